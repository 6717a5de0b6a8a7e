"""Names that stand in the same reports: beside one name, in the list of all, and as a picture."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.pages.values.rows import Link, ReportRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Somebody named together with an entity in ``count`` reports: ``shared``, the newest first.

    Where these are only the newest of them, ``all`` is the address of the page that has all.
    """

    name: Link
    type: str
    count: int
    shared: tuple[ReportRow, ...]
    all: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRow:
    """Two names and how many reports name both; these stand at the address ``shared``."""

    one: Link
    other: Link
    count: int
    shared: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnName:
    """A name in the picture: its ``mark`` (circle, square, triangle, star, diamond) at ``x``, ``y``, the
    ``lines`` of its words below that. ``kind`` is its type in words, ``ties`` how many lines meet in it.
    """

    name: Link
    kind: str
    mark: str
    lines: tuple[str, ...]
    x: float
    y: float
    ties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnTie:
    """A line of the picture, ``strength`` 1 to 4 by the number of shared reports."""

    x1: float
    y1: float
    x2: float
    y2: float
    strength: int


@dataclass(frozen=True, slots=True)
class TieDrawing:
    """The picture in ``width`` × ``height`` units. ``legend`` is (mark, the type it stands for) of each."""

    width: int
    height: int
    names: tuple[DrawnName, ...]
    ties: tuple[DrawnTie, ...]
    legend: tuple[tuple[str, str], ...]
