"""Templates compiled to Python that does less than Jinja's own for the same page.

A page is some thousand calls of macros and as many values escaped. Jinja asks of each callable whether it
wants the context, wraps each macro in an object that sorts its arguments out anew at every call, and makes a
``Markup`` of each value only to join it with its neighbours. Here a macro becomes a plain function that is
called directly, and a value is escaped to plain text. What a template means stays what Jinja's manual says;
where a template turns escaping off, or uses ``caller``, ``varargs`` or ``kwargs``, Jinja's own code is kept.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import partial
from types import FunctionType
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup, escape

try:
    # What ``escape`` makes a ``Markup`` of.
    from markupsafe import _escape_inner  # type: ignore[attr-defined]
except ImportError:

    def _escape_inner(text: str, /) -> str:
        return str(escape(text))


# A ``Markup`` of text that is known to be one, without asking it whether it is.
_marked: Callable[[str], Markup] = partial(str.__new__, Markup)


def _shown(value: Any) -> str:
    """``value`` as it stands in a page."""
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    return value if kind is Markup else str(escape(value))


def _macro(function: FunctionType, name: str, arguments: tuple[str, ...]) -> FunctionType:
    """The compiled body of a macro, made one that can be called with fewer arguments than it has."""
    function.__defaults__ = (missing,) * len(arguments)
    function.__name__ = name
    function.arguments = arguments  # type: ignore[attr-defined]
    return function


def _named(called: Any, /, *given: Any, **named: Any) -> Any:
    """``called`` with arguments that are given by name; a macro's are put in their order."""
    if type(called) is not FunctionType or not hasattr(called, "arguments"):
        return called(*given, **named)
    rest = [named.pop(name, missing) for name in called.arguments[len(given) :]]
    if named:
        raise TypeError(f"macro {called.__name__!r} takes no keyword argument {next(iter(named))!r}")
    return called(*given, *rest)


def _attribute(environment: Environment) -> Callable[[Any, str], Any]:
    def attribute(value: Any, name: str) -> Any:
        try:
            return getattr(value, name)
        except AttributeError:
            return environment.getattr(value, name)

    return attribute


class LeanCode(CodeGenerator):
    """Writes the Python of one template."""

    environment: LeanEnvironment

    def write_commons(self) -> None:
        super().write_commons()
        for name in ("shown", "marked", "named", "macro_of", "attribute"):
            self.writeline(f"{name} = environment.{name}")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """``{{ "words" if so }}`` writes nothing when it is not so: there is no need to make an undefined
        value that prints as nothing.
        """
        children = [
            nodes.CondExpr(child.test, child.expr1, nodes.Const("", lineno=child.lineno), lineno=child.lineno)
            if isinstance(child, nodes.CondExpr) and child.expr2 is None
            else child
            for child in node.nodes
        ]
        super().visit_Output(nodes.Output(children, lineno=node.lineno), frame)

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _escapes(frame) and finalize.src is None:
            self.write("shown(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """``force_unescaped``: the end of a macro, whose result Jinja's ``Macro`` would mark."""
        if force_unescaped and _escapes(frame):
            self.writeline(f"return marked(concat({frame.buffer}))")
        else:
            super().return_buffer_contents(frame, force_unescaped)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        special = macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        name = getattr(macro_ref.node, "name", None)
        if special or name is None or not _escapes(frame):
            super().macro_def(macro_ref, frame)
        else:
            arguments = tuple(argument.name for argument in macro_ref.node.args)
            self.write(f"macro_of(macro, {name!r}, {arguments!r})")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Nothing that templates are given asks for the context, so nothing is asked whether it does."""
        if forward_caller:
            super().visit_Call(node, frame, forward_caller=True)
        elif node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.write("named(")
            self.visit(node.node, frame)
            self.signature(node, frame)
            self.write(")")
        else:
            self.visit(node.node, frame)
            self.write("(")
            for argument in node.args:
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.write("attribute(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")


def _escapes(frame: Frame) -> bool:
    """Whether escaping is on, and known to be."""
    return frame.eval_ctx.autoescape is True and not frame.eval_ctx.volatile


class LeanEnvironment(Environment):
    """Jinja's environment, with what the compiled templates above call."""

    code_generator_class = LeanCode
    shown = staticmethod(_shown)
    marked = staticmethod(_marked)
    named = staticmethod(_named)
    macro_of = staticmethod(_macro)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.attribute = _attribute(self)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """No template has global names of its own, so that none need be looked up in two places."""
        return super().make_globals(d) if d else self.globals
