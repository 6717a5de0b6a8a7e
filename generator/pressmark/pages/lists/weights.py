"""How many bytes of HTML the rows of a list cost, and how many a page has for them.

Rows are weighed before any page is rendered, by what the default theme writes for them, from above: every
estimate is at least what comes out. So where a list is divided depends on its rows alone, and two builds of
the same content divide it alike. A theme that writes much more for a row is told of the pages that grow too
heavy when they are rendered.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pressmark.config import Limits
from pressmark.pages.values import (
    Card,
    EvidenceRow,
    FigureRow,
    Link,
    MapPoint,
    NameRow,
    Quote,
    RelatedRow,
    ReportRow,
    StatementRow,
    ThreadRow,
)
from pressmark.pages.values.marks import MarkRow
from pressmark.pages.views import NoticeRow
from pressmark.text.escaping import has_signs

Row = (
    EvidenceRow
    | ReportRow
    | RelatedRow
    | StatementRow
    | MarkRow
    | NameRow
    | ThreadRow
    | tuple[NoticeRow, ReportRow]
)

# Head, masthead, menu, headings, the bar of other parts, imprint.
FRAME = 14_000
_LEAST = 6_000

# Tags, classes, dates and words of the interface round the values of a row, in the language that needs most.
_REPORT = 220
_VAGUE_DATE = 70
_STATUS = 90
_ACCESS = 70
_KIND = 45
_TONGUE = 60
_EVIDENCE = 20
_MAIN = 90
_MORE = 170
_GOES_ON = 60
_QUOTE = 85
_LINK = 18
_AFTER = 35
_NAME = 200
_STATEMENT = 110
_SAID = 60
_STEP = 120
_MARK = 210
_NOTICE = 150
_POINT = 480
_FIGURE = 150
_REASON = 60

# How much one page may give to each of its lists, in hundredths of what it has for rows.
WHOLE = 100
MENTIONS = 36
QUOTED = 12
TOLD = 7
MADE = 12
DOSSIER = 8
INSIDE = 6
MAP_LIST = 45
MAP = 34
MAP_LIST = 36
CLOSER = 26
LOCATOR = 12
BACKLINKS = 8
CONNECTED = 8
NAMED_HERE = 25
SAID_HERE = 12
CARDS = 18
THREAD = 70
DOSSIER = 10
INSIDE = 5


def room(limits: Limits, share: int = WHOLE) -> int:
    """The bytes that rows may take on a page which gives them ``share`` hundredths of itself."""
    return max(_LEAST, limits.page_bytes - FRAME) * share // 100


def fits(rows: Iterable[Row], limits: Limits, share: int = WHOLE) -> bool:
    """Whether ``rows`` may stand on one page: neither too many nor, together, too heavy."""
    return have_room(map(weight, rows), limits, share)


def have_room(sizes: Iterable[int], limits: Limits, share: int = WHOLE) -> bool:
    """Whether rows of these ``sizes`` in bytes may stand on one page."""
    left, most = limits.list_rows, room(limits, share)
    for size in sizes:
        left -= 1
        most -= size
        if left < 0 or most < 0:
            return False
    return True


def weight(row: Row) -> int:
    """The bytes of HTML of one row, estimated from above."""
    match row:
        case EvidenceRow():
            found = _EVIDENCE + _MAIN * row.main + _MORE * bool(row.more) + _GOES_ON * row.goes_on
            return found + _of_report(row.report) + sum(weight_of_quote(quote) for quote in row.quotes)
        case ReportRow():
            return _of_report(row) + (_TONGUE + words(row.summary) if row.summary else 0)
        case RelatedRow():
            named = sum(_REASON + _of_links(reason.names) for reason in row.reasons)
            return _of_report(row.report) + named
        case StatementRow():
            return _of_statement(row)
        case NameRow():
            return weight_of_name(row.label, row.address) + words(row.line) + words(row.see)
        case MarkRow():
            # The report stands over its marks; in the worst case over each.
            named = words(row.of.label) + address(row.of.address) if row.of else 0
            made = sum(_LINK + words(maker.name) for maker in row.made)
            return _MARK + _of_report(row.report) + weight_of_quote(row.quote) + named + made
        case ThreadRow():
            return _STEP + weight(row.report) + (weight_of_quote(row.quote) if row.quote else 0)
        case (notice, report):
            return _NOTICE + words(notice.text) + words(notice.kind) + weight(report)


def weight_of_name(label: str, leads_to: str) -> int:
    """The bytes of a name that is only a link, in a list of names."""
    return _NAME + words(label) + address(leads_to)


def weight_of_figure(row: FigureRow) -> int:
    """The bytes of one value of a dossier with its report and its words."""
    said = words(row.value) + words(row.unit) + words(row.quote) + address(row.spot)
    return _FIGURE + _of_report(row.report) + said


def weight_of_quote(quote: Quote) -> int:
    """The bytes of one quotation with its links."""
    found = _QUOTE + words("".join([piece.text for piece in quote.pieces]))
    for piece in quote.pieces:
        found += 7 * piece.named
        if piece.address:
            found += _LINK + address(piece.address)
        if piece.label:
            found += _AFTER + words(piece.label)
    return found


def of_point(point: MapPoint) -> int:
    """The bytes of one point of a map that leads to its place, with its name beside it."""
    return _POINT + 3 * words(point.label) + address(point.address)


@lru_cache(maxsize=4096)
def of_card(card: Card) -> int:
    """The bytes of one card among the data of a page: JSON, in which some signs take six."""
    return 16 + sum(words(text) for text in (card.key, card.name, card.type, card.line))


def words(text: str) -> int:
    """The bytes of ``text``, escaped."""
    size = len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
    return size + 4 * sum(map(text.count, "&<>\"'")) if has_signs(text) else size


def address(found: str) -> int:
    """The bytes of the link to ``found`` from any page: what is not ASCII is percent-encoded."""
    return 12 + (len(found) if found.isascii() else 3 * len(found.encode("utf-8", "surrogatepass")))


def _of_report(row: ReportRow) -> int:
    known = row.date.precision in ("time", "day", "month", "year", "undated")
    flags = _STATUS * (row.status != "published") + _ACCESS * (row.access != "full")
    kind = 0 if row.kind == "report" else _KIND + words(row.kind)
    tongues = _TONGUE * bool(row.language) + (_TONGUE + words(row.source.label) if row.source else 0)
    vague = 0 if known else _VAGUE_DATE
    return _REPORT + words(row.title) + address(row.address) + flags + kind + tongues + vague


def _of_links(links: Iterable[Link | None]) -> int:
    return sum(_TONGUE + words(link.label) + address(link.address) for link in links if link)


def _of_statement(row: StatementRow) -> int:
    quotes = sum(weight_of_quote(quote) + _SAID + address(row.spot) for quote in row.quotes)
    links = _of_links([row.by, *row.to]) + 4 * len(row.to)
    return _STATEMENT + _of_report(row.report) + links + quotes
