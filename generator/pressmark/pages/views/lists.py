"""What lists, indexes, stories, topics and the home page see."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.annotations.values import ShownText
from pressmark.dates import EdtfDate
from pressmark.pages.values import Head, Link, LongList, NameGroup, Part, ReportRow, Strip, ThreadRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """One page of a long list: its rows (``shape`` says which: evidence, reports, connected, statements,
    marks or names), or the parts below it. ``above`` is the part that this one belongs to; ``siblings`` are
    the parts beside it, or the nearest of many.
    """

    head: Head
    parent: Link
    above: Part | None
    heading: str
    label: str
    number: int
    last: int
    shape: str
    list: LongList
    siblings: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """The A–Z of one type, or of sources, stories or topics. ``letters`` are the headings that occur, in
    order, ``ways`` lead to other views of the same names.
    """

    head: Head
    type: str
    title: str
    list: LongList
    letters: tuple[str, ...]
    names: int
    ways: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story read from the top, or part ``number`` of a long one. ``first`` and ``last`` are its dates."""

    head: Head
    title: str
    number: int
    html: str | ShownText
    rows: tuple[ThreadRow, ...]
    parts: tuple[Part, ...]
    total: int
    first: EdtfDate | None
    last: EdtfDate | None
    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView:
    """All stories and reports on a topic."""

    head: Head
    title: str
    stories: tuple[Link, ...]
    list: LongList


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """What this archive is, how much of what it holds, the newest of it. ``ways`` lead on from the names most
    present.
    """

    head: Head
    html: str | ShownText
    reports: int
    counts: tuple[tuple[str, str, int, str], ...]
    years: tuple[str, str]
    latest: tuple[ReportRow, ...]
    added: tuple[tuple[EdtfDate, ReportRow], ...]
    stories: tuple[tuple[Link, int, str], ...]
    present: tuple[NameGroup, ...]
    ways: tuple[Link, ...] = ()
    strip: Strip
    topics: tuple[Link, ...]
