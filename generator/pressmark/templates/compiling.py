"""Templates compiled to Python that does less than Jinja's own for the same page.

A page is some thousand calls of macros and as many values escaped. Jinja asks of each callable whether it
wants the context, wraps each macro in an object that sorts its arguments out anew at every call, and makes a
``Markup`` of each value only to join it with its neighbours. Here a macro becomes a plain function that is
called directly, a value is escaped to plain text, and a dot means an attribute, as it nearly always does; who
renders must try again with careful code where it does not. What a template means stays what Jinja's manual
says; what uses ``caller``, ``varargs`` or ``kwargs``, or turns escaping off, is left to Jinja's own code.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable, MutableMapping
from functools import partial
from types import FunctionType
from typing import Any

from jinja2 import nodes
from jinja2.compiler import Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup, escape

from pressmark.templates.closure import references
from pressmark.templates.given import GivenCode, GivenEnvironment, escapes, names_set
from pressmark.templates.loops import loop_over, tells_enough

try:
    # What ``escape`` makes a ``Markup`` of.
    from markupsafe import _escape_inner  # type: ignore[attr-defined]
except ImportError:

    def _escape_inner(text: str, /) -> str:
        return str(escape(text))


escape_plain: Callable[[str], str] = _escape_inner
"""Plain text as it stands in a page."""


# A ``Markup`` of text that is known to be one, without asking it whether it is.
marked: Callable[[str], Markup] = partial(str.__new__, Markup)


def _shown(value: Any) -> str:
    """Any ``value`` as it stands in a page."""
    return value if type(value) is Markup else str(escape(value))


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


class LeanCode(GivenCode):
    """Writes the Python of one template."""

    environment: LeanEnvironment

    def write_commons(self) -> None:
        super().write_commons()
        for name in ("escaped", "shown", "marked", "named", "macro_of", "said", "told"):
            self.writeline(f"{name} = environment.{name}")
        self.writeline("given = environment.globals")
        for name in self.environment.direct:
            self.writeline(f"direct_{name} = environment.direct[{name!r}]")
        if self._told_in_loops:
            self.writeline("LoopContext = environment.loop_over")

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """What the template asks for stands in its code, and whether it gives a name another meaning: nobody
        has to read it again to know.
        """
        asked = tuple(dict.fromkeys(references(node, self.name or "")))
        self._told_in_loops = not self.environment.careful and tells_enough(node)
        super().visit_Template(node, frame)
        self.writeline(f"references = {asked!r}")
        self.writeline(f"shadows = {not names_set(node).isdisjoint(self.environment.globals)!r}")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        """``force_unescaped``: the end of a macro, whose result Jinja's ``Macro`` would mark."""
        if force_unescaped and escapes(frame):
            self.writeline(f"return marked(concat({frame.buffer}))")
        else:
            super().return_buffer_contents(frame, force_unescaped)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        special = macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        name = getattr(macro_ref.node, "name", None)
        if special or name is None or not escapes(frame):
            super().macro_def(macro_ref, frame)
        else:
            arguments = tuple(argument.name for argument in macro_ref.node.args)
            self.write(f"macro_of(macro, {name!r}, {arguments!r})")

    def visit_AssignBlock(self, node: nodes.AssignBlock, frame: Frame) -> None:  # noqa: N802
        """``{% set x %}…{% endset %}`` as Jinja writes it, but for the marking."""
        if node.filter is not None or not escapes(frame):
            super().visit_AssignBlock(node, frame)
            return
        self.push_assign_tracking()
        block = frame.inner()
        block.require_output_check = False
        block.symbols.analyze_node(node)
        self.enter_frame(block)
        self.buffer(block)
        self.blockvisit(node.body, block)
        self.newline(node)
        self.visit(node.target, frame)
        self.write(f" = marked(concat({block.buffer}))")
        self.pop_assign_tracking(frame)
        self.leave_frame(block)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Nothing that templates are given asks for the context, so nothing is asked whether it does."""
        if forward_caller:
            super().visit_Call(node, frame, forward_caller=True)
        elif node.dyn_args or node.dyn_kwargs or (node.kwargs and not self._is_simply_given(node, frame)):
            self.write("named(")
            self.visit(node.node, frame)
            self.signature(node, frame)
            self.write(")")
        else:
            self._visit_bound(node.node, frame)
            self.write("(")
            for argument in (*node.args, *node.kwargs):
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")

    def _is_simply_given(self, node: nodes.Call, frame: Frame) -> bool:
        """Whether something is called that is given: no macro, so it sorts out its arguments itself."""
        given = isinstance(node.node, nodes.Name) and self._is_given(node.node, frame)
        return given and not any(keyword.iskeyword(argument.key) for argument in node.kwargs)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """An attribute, and nothing else that a dot may mean: a page that finds it missing is rendered again
        by careful code.
        """
        if self.environment.careful or keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        else:
            self.write("(")
            self._visit_bound(node.node, frame)
            self.write(f").{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """What is asked whether it is there may well be missing."""
        if node.name in ("defined", "undefined") and isinstance(node.node, nodes.Getattr):
            with self._filter_test_common(node, frame, False):
                super().visit_Getattr(node.node, frame)
        else:
            super().visit_Test(node, frame)


class LeanEnvironment(GivenEnvironment):
    """Jinja's environment, with what the compiled templates above call."""

    code_generator_class = LeanCode
    escaped = staticmethod(escape_plain)
    shown = staticmethod(_shown)
    marked = staticmethod(marked)
    named = staticmethod(_named)
    macro_of = staticmethod(_macro)
    loop_over = staticmethod(loop_over)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """No template has global names of its own, so that none need be looked up in two places."""
        return super().make_globals(d) if d else self.globals
