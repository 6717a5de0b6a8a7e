"""What a template is made of: the files of the theme that it extends, includes or imports.

They must be known without a page at hand, because a page is made again when one of them changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from jinja2 import TemplateSyntaxError, nodes


class UnnamedTemplateError(TemplateSyntaxError):
    """A template asks for another one whose name only a page would tell."""


def references(tree: nodes.Template, template: str) -> Iterator[str]:
    """The names of the templates that ``template``, parsed to ``tree``, extends, includes or imports.

    Raises :class:`UnnamedTemplateError` at the first that is not called by its name.
    """
    for tag in tree.find_all((nodes.Extends, nodes.FromImport, nodes.Import, nodes.Include)):
        for name in _names(tag.template):  # type: ignore[attr-defined]
            if not isinstance(name, str):
                why = "another template is not called by its name"
                raise UnnamedTemplateError(why, tag.lineno, template)
            yield name


def _names(expression: nodes.Expr) -> Iterator[object]:
    """What ``expression`` may mean; None stands for what cannot be known."""
    match expression:
        case nodes.Const():
            yield from expression.value if isinstance(expression.value, tuple | list) else (expression.value,)
        case nodes.Tuple() | nodes.List():
            for item in expression.items:
                yield from _names(item)
        case nodes.CondExpr(expr1=one, expr2=nodes.Expr() as other):
            yield from _names(one)
            yield from _names(other)
        case _:
            yield None


def closure(template: str, asked: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """``template`` and every template it is made of, sorted. ``asked`` gives the names that a template asks
    for: :func:`references`, as they were found when it was compiled.
    """
    found = {template}
    waiting = [template]
    while waiting:
        for other in asked(waiting.pop()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return tuple(sorted(found))
