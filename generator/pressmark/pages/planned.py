"""What the plan of a site is made of: pages and files, in units that can be planned one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pressmark.pages.edition import Edition


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be rendered: the file it becomes, its template and the view it sees.

    ``absolute``: its links begin at the root of the host (404). ``own`` is a template that a theme may have
    for pages like this one, in place of the common one.
    """

    path: str
    template: str
    view: object
    absolute: bool = False
    own: str = ""


@dataclass(frozen=True, slots=True)
class Data:
    """One file whose bytes are known without a template."""

    path: str
    data: bytes


Planned = Page | Data


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of the plan: one page with the parts of its lists, or one file. ``plan`` may be called by
    itself, in any order and in any process that has the edition; ``kind`` and ``id`` are its own for good.
    """

    kind: str
    id: str
    plan: Callable[[], Iterable[Planned]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page or file, under a name that is its own for good.

    ``ids`` are those of its units, in order; ``plan`` makes the pages and files of one of them, from nothing
    but the edition and the id.
    """

    name: str
    ids: Callable[[Edition], Iterable[str]]
    plan: Callable[[Edition, str], Iterable[Planned]]


def single(
    name: str,
    plan: Callable[[Edition], Iterable[Planned]],
    wanted: Callable[[Edition], object] = lambda _: True,
) -> Kind:
    """A kind of one unit, whose id is empty, in editions where it is ``wanted``."""
    return Kind(name, lambda edition: ("",) if wanted(edition) else (), lambda edition, _: plan(edition))
