"""What is drawn: bars, maps and calendars."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pressmark.keys import swift


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a strip over time: ``label`` a year, ``2015-09``, ``1950s`` or ``1900/1999``, ``count``
    reports, ``height`` 0 to 100.
    """

    label: str
    count: int
    height: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A row of the table beside a strip: one year or month, or, without reports, all from ``first`` to
    ``last``.
    """

    first: str
    last: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Reports over time as bars, and the same numbers. ``unit`` of the bars: month, year, decade, century or
    millennium.
    """

    unit: str = "year"
    bars: tuple[Bar, ...] = ()
    numbers: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPoint:
    """A place on the drawn map: ``x`` and ``y`` in the units of the map's viewport; ``size`` the radius
    there. Where its name has room it stands at ``name_x``, ``name_y``, as ``anchor`` says (start, middle or
    end); else that is empty.
    """

    label: str
    address: str
    x: float
    y: float
    size: float
    count: int
    precision: str
    name_x: float = 0.0
    name_y: float = 0.0
    anchor: str = ""

    def beside(self, x: float, y: float, anchor: str) -> MapPoint:
        """The same point with its name written there."""
        return replace(self, name_x=x, name_y=y, anchor=anchor)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """The land as one SVG path in ``width`` × ``height`` units, shown through ``viewport`` (x y w h), with
    its points. ``dots`` is the path of further places, which are drawn and no more; ``letters`` how high
    names are.
    """

    land: str
    width: int
    height: int
    viewport: str
    points: tuple[MapPoint, ...]
    dots: str = ""
    letters: float = 14.0


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A cell of a month: 0 outside it. ``count`` reports, which stand at ``address`` (maybe a fragment)."""

    number: int
    count: int
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthStrip:
    """A month in a year's strip: its number, how many reports, and its page (empty when it has none)."""

    month: int
    count: int
    address: str
