"""The small values that views are made of. All are frozen and closed: nothing in them leads back to the
archive.

Addresses are site addresses (``/people/SLUG/``, with a fragment where one is meant); the ``href`` filter of
the templates makes them relative to the page. Dates are :class:`EdtfDate`; the ``words`` filter says them in
words.
"""

from pressmark.pages.values.drawn import (
    Bar,
    Day,
    MapPoint,
    MapView,
    MonthStrip,
    Stretch,
    Strip,
)
from pressmark.pages.values.figures import Dossier, FigureRow, FigureTable, FigureValue
from pressmark.pages.values.lists import LongList, NamedHere, NameGroup, NameRow, Part
from pressmark.pages.values.margin import Card, Fact, Reason, RelatedRow, Thread, ThreadRow
from pressmark.pages.values.rows import (
    EvidenceRow,
    Head,
    Link,
    Picture,
    Quote,
    QuotePiece,
    ReportRow,
    Rightsline,
    SaidBy,
    StatementRow,
)
from pressmark.pages.values.together import DrawnName, DrawnTie, Tie, TieDrawing, TieRow

__all__ = [
    "Bar",
    "Card",
    "Day",
    "Dossier",
    "DrawnName",
    "DrawnTie",
    "EvidenceRow",
    "Fact",
    "FigureRow",
    "FigureTable",
    "FigureValue",
    "Head",
    "Link",
    "LongList",
    "MapPoint",
    "MapView",
    "MonthStrip",
    "NameGroup",
    "NameRow",
    "NamedHere",
    "Part",
    "Picture",
    "Quote",
    "QuotePiece",
    "Reason",
    "RelatedRow",
    "ReportRow",
    "Rightsline",
    "SaidBy",
    "StatementRow",
    "Stretch",
    "Strip",
    "Thread",
    "ThreadRow",
    "Tie",
    "TieDrawing",
    "TieRow",
]
