"""What templates know of where they are in a loop, ready before the loop begins.

Jinja works it out as it goes, looking one value ahead at each; nearly all loops run over a handful of values
that lie there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import nodes
from jinja2.runtime import LoopContext

_TOLD = frozenset({"index", "index0", "first", "last", "length"})
_MOST = 64


@dataclass(frozen=True, slots=True)
class InLoop:
    """A place in a loop, as Jinja's manual describes ``loop``, as far as it goes."""

    index: int
    index0: int
    first: bool
    last: bool
    length: int


def tells_enough(template: nodes.Template) -> bool:
    """Whether all that ``template`` asks of its loops is what :class:`InLoop` tells."""
    asked = [found.node for found in template.find_all(nodes.Getattr) if found.attr in _TOLD]
    told = sum(isinstance(node, nodes.Name) and node.name == "loop" for node in asked)
    return told == sum(name.name == "loop" for name in template.find_all(nodes.Name))


def loop_over(values: Any, undefined: Any, *recursive: Any) -> Iterable[tuple[Any, Any]]:
    """Each of ``values`` with its place."""
    if type(values) is tuple and len(values) <= _MOST and not recursive:
        return zip(values, _places(len(values)), strict=True)
    return LoopContext(values, undefined, *recursive)


@cache
def _places(length: int) -> tuple[InLoop, ...]:
    return tuple([InLoop(at + 1, at, at == 0, at + 1 == length, length) for at in range(length)])
