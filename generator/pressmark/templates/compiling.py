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

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup, escape

from pressmark.templates.closure import references

try:
    # What ``escape`` makes a ``Markup`` of.
    from markupsafe import _escape_inner  # type: ignore[attr-defined]
except ImportError:

    def _escape_inner(text: str, /) -> str:
        return str(escape(text))


# A ``Markup`` of text that is known to be one, without asking it whether it is.
marked: Callable[[str], Markup] = partial(str.__new__, Markup)


def _shown(value: Any) -> str:
    """``value``, which is no plain text, as it stands in a page."""
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


class LeanCode(CodeGenerator):
    """Writes the Python of one template."""

    environment: LeanEnvironment

    def write_commons(self) -> None:
        super().write_commons()
        for name in ("escaped", "shown", "marked", "named", "macro_of"):
            self.writeline(f"{name} = environment.{name}")

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """What the template asks for stands in its code: nobody has to read it again to know."""
        asked = tuple(dict.fromkeys(references(node, self.name or "")))
        super().visit_Template(node, frame)
        self.writeline(f"references = {asked!r}")

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
            self.write("(escaped(value) if type(value := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _escapes(frame) and finalize.src is None:
            self.write(") is str else shown(value))")
        else:
            super()._output_child_post(node, frame, finalize)

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

    def visit_AssignBlock(self, node: nodes.AssignBlock, frame: Frame) -> None:  # noqa: N802
        """``{% set x %}…{% endset %}`` as Jinja writes it, but for the marking."""
        if node.filter is not None or not _escapes(frame):
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
        """An attribute, and nothing else that a dot may mean: a page that finds it missing is rendered again
        by careful code.
        """
        if self.environment.careful or keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        else:
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:  # noqa: N802
        """What is asked whether it is there may well be missing."""
        if node.name in ("defined", "undefined") and isinstance(node.node, nodes.Getattr):
            with self._filter_test_common(node, frame, False):
                super().visit_Getattr(node.node, frame)
        else:
            super().visit_Test(node, frame)


def _escapes(frame: Frame) -> bool:
    """Whether escaping is on, and known to be."""
    return frame.eval_ctx.autoescape is True and not frame.eval_ctx.volatile


class LeanEnvironment(Environment):
    """Jinja's environment, with what the compiled templates above call.

    ``careful``: a dot means all that it means to Jinja: an attribute, an item, or something that is missing.
    """

    code_generator_class = LeanCode
    careful = False
    escaped = staticmethod(_escape_inner)
    shown = staticmethod(_shown)
    marked = staticmethod(marked)
    named = staticmethod(_named)
    macro_of = staticmethod(_macro)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """No template has global names of its own, so that none need be looked up in two places."""
        return super().make_globals(d) if d else self.globals
