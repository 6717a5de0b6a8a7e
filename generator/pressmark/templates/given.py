"""Templates compiled to Python that knows what all templates are given.

What they are given, such as ``t`` and ``site``, is taken from where it is kept, the program's own filters are
called as they are, and the commonest calls are lookups of what is known in its escaped form: words of the
interface, and links of the page. A template in which such a name means something else says so (``shadows``),
and its pages are left to careful code, which knows nothing of this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.idtracking import VAR_LOAD_RESOLVE
from markupsafe import escape


class GivenEnvironment(Environment):
    """Jinja's environment, with what templates are given.

    ``careful``: a dot means all that it means to Jinja: an attribute, an item, or something that is missing.

    ``said`` are the words of the interface that have no facts and ``links`` those of the page being rendered,
    both escaped; ``told`` gives words with one fact, escaped too. ``direct`` are filters that are called with
    what they are given and nothing else.
    """

    careful = False
    said: Mapping[str, str] = {}
    told: Callable[[str, str, object], str]
    links: Mapping[str, str] = {}
    direct: Mapping[str, Callable[..., object]] = {}


class GivenCode(CodeGenerator):
    """Writes what templates write out, and what they ask of what they are given."""

    environment: GivenEnvironment

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """All that is written without anything between, as one piece of a macro or of a page."""
        finalize = self._make_finalize()
        if not escapes(frame) or finalize.src is not None:
            super().visit_Output(node, frame)
            return
        if frame.require_output_check:
            if self.has_known_extends:
                return
            self.writeline("if parent_template is None:")
            self.indent()
        parts = self._parts(node, frame, finalize)
        if len(parts) == 1:
            hand_on = "yield " if frame.buffer is None else f"{frame.buffer}.append"
        else:
            hand_on = "yield concat(" if frame.buffer is None else f"{frame.buffer}.extend("
        self.writeline(f"{hand_on}(", node)
        self.indent()
        for part in parts:
            if isinstance(part, str):
                self.writeline(repr(part))
            else:
                self.newline(part)
                self._write_out(part, frame)
            self.write("," if len(parts) > 1 else "")
        self.outdent()
        self.writeline(")" if len(parts) == 1 else "))")
        if frame.require_output_check:
            self.outdent()

    def _parts(
        self, node: nodes.Output, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> list[str | nodes.Expr]:
        """What ``node`` writes: text, and between two texts what has to be asked for."""
        parts: list[str | nodes.Expr] = []
        for child in node.nodes:
            try:
                if not (finalize.const or isinstance(child, nodes.TemplateData)):
                    raise nodes.Impossible
                text = str(self._output_child_to_const(child, frame, finalize))
            except Exception:
                # As Jinja has it: what cannot be known now is asked for when it is written.
                parts.append(child)
                continue
            if parts and isinstance(parts[-1], str):
                text = parts.pop() + text  # type: ignore[operator]
            parts.append(text)
        return parts

    def _write_out(self, node: nodes.Expr, frame: Frame) -> None:
        """``node`` as it stands in the page. ``{{ "words" if so }}`` writes nothing when it is not so: there
        is no need to make an undefined value that prints as nothing.
        """
        if isinstance(node, nodes.CondExpr):
            self.write("(")
            self._write_out(node.expr1, frame)
            self.write(" if ")
            self.visit(node.test, frame)
            self.write(" else ")
            self._write_out(node.expr2 or nodes.Const("", lineno=node.lineno), frame)
            self.write(")")
        elif isinstance(node, nodes.Const) and type(node.value) is str:
            self.write(repr(str(escape(node.value))))
        elif self._write_known(node, frame):
            return
        elif isinstance(node, nodes.Call):
            # Nearly always a macro, whose words are markup.
            self.write("(value if type(value := ")
            self.visit(node, frame)
            self.write(") is Markup else shown(value))")
        else:
            self.write("(escaped(value) if type(value := ")
            self.visit(node, frame)
            self.write(") is str else shown(value))")

    def _write_known(self, node: nodes.Expr, frame: Frame) -> bool:
        """Words of the interface, and links, as they are known in their escaped form; whether it is one."""
        match node:
            case nodes.Call(node=nodes.Name(name="t") as called, args=[nodes.Const(value=str() as key)]) if (
                self._is_given(called, frame) and not (node.dyn_args or node.dyn_kwargs)
            ):
                if not node.kwargs:
                    self.write(f"said[{key!r}]")
                    return True
                if len(node.kwargs) == 1:
                    self.write(f"told({key!r}, {node.kwargs[0].key!r}, ")
                    self.visit(node.kwargs[0].value, frame)
                    self.write(")")
                    return True
            case nodes.Filter(name="href", node=nodes.Getattr() | nodes.Const(value=str()) as address) if (
                not self.environment.careful
            ):
                self.write("environment.links[")
                self.visit(address, frame)
                self.write("]")
                return True
        return False

    def _is_given(self, node: nodes.Name, frame: Frame) -> bool:
        """Whether a name means what all templates are given under it."""
        if self.environment.careful or node.name not in self.environment.globals:
            return False
        load = frame.symbols.find_load(frame.symbols.ref(node.name))
        return load == (VAR_LOAD_RESOLVE, node.name)

    def enter_frame(self, frame: Frame) -> None:
        """Names that all templates are given need not be looked for."""
        loads = frame.symbols.loads
        known = {
            target: name
            for target, (action, name) in loads.items()
            if action == VAR_LOAD_RESOLVE and name in self.environment.globals
        }
        if self.environment.careful or not known:
            super().enter_frame(frame)
            return
        frame.symbols.loads = {target: load for target, load in loads.items() if target not in known}
        super().enter_frame(frame)
        frame.symbols.loads = loads
        for target, name in known.items():
            self.writeline(f"{target} = given[{name!r}]")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802
        """What is given is never missing."""
        if node.ctx == "load" and self._is_given(node, frame):
            self.write(frame.symbols.ref(node.name))
        else:
            super().visit_Name(node, frame)

    def _visit_bound(self, node: nodes.Expr, frame: Frame) -> None:
        """``node``, of which something is asked that what is missing does not have: a page that finds it
        missing is rendered again by careful code.
        """
        if isinstance(node, nodes.Name) and not self.environment.careful:
            self.write(frame.symbols.ref(node.name))
        else:
            self.visit(node, frame)

    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802
        """The program's own filters are called as they are."""
        direct = node.name in self.environment.direct and not self.environment.careful
        if direct and node.node is not None and not (node.kwargs or node.dyn_args or node.dyn_kwargs):
            self.write(f"direct_{node.name}(")
            for argument in (node.node, *node.args):
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")
        else:
            super().visit_Filter(node, frame)


def names_set(node: nodes.Template) -> set[str]:
    """Every name that a template gives a meaning of its own."""
    names = {name.name for name in node.find_all(nodes.Name) if name.ctx != "load"}
    names |= {macro.name for macro in node.find_all(nodes.Macro)}
    names |= {tag.target for tag in node.find_all(nodes.Import)}
    for tag in node.find_all(nodes.FromImport):
        names |= {name if isinstance(name, str) else name[1] for name in tag.names}
    return names


def escapes(frame: Frame) -> bool:
    """Whether escaping is on, and known to be."""
    return frame.eval_ctx.autoescape is True and not frame.eval_ctx.volatile
