"""Lists that may be too long for one page, and lists of names."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.keys import Shared, swift
from pressmark.pages.values.margin import RelatedRow
from pressmark.pages.values.marks import MarkRow
from pressmark.pages.values.rows import EvidenceRow, ReportRow, StatementRow


@dataclass(frozen=True, slots=True)
class Part(Shared):
    """One page of a long list: ``label`` is a year, ``2015-09`` (a month), or a letter; ``number`` counts
    parts of a month, 0 if whole. A page of many parts has the number of the first and of the ``last``.
    """

    label: str
    address: str
    count: int
    number: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One line of an A–Z list. ``see`` is the main name when this line is another name; ``letter`` its
    heading.
    """

    label: str
    address: str
    letter: str
    count: int
    line: str = ""
    see: str = ""
    language: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class LongList:
    """Rows of a list, or the newest of them and the parts that hold all. ``total`` counts every row."""

    rows: tuple[EvidenceRow | ReportRow | RelatedRow | StatementRow | MarkRow | NameRow, ...]
    total: int
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names of one type, under the type's plural label."""

    type: str
    label: str
    names: tuple[NamedHere, ...]


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class NamedHere:
    """A name in *Named in this report*: ``spot`` is the fragment of its first mention (``p1-4``), in the
    ``paragraph`` of that number as a reader counts them: 0 in a table, None in no paragraph. ``main``: a main
    subject.
    """

    label: str
    address: str
    spot: str
    main: bool
    count: int
    language: str = ""
    paragraph: int | None = None
