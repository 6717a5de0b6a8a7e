"""What readers are told first: that a report was corrected or withdrawn, when, and why."""

from __future__ import annotations

from pressmark.pages.views import NoticeRow
from pressmark.records.values import ArticleRecord

_OF_STATUS = {"corrected": "correction", "withdrawn": "withdrawal"}


def notices_of(record: ArticleRecord) -> tuple[NoticeRow, ...]:
    """The notices on a report. One whose status says more than its notices do gets a notice without words, so
    that nothing is corrected or withdrawn in silence.
    """
    rows = tuple(NoticeRow(kind=n.kind, text=n.text, date=n.date) for n in record.notices)
    kind = _OF_STATUS.get(record.status, "")
    if not kind or any(row.kind == kind for row in rows):
        return rows
    return (NoticeRow(kind=kind, text="", date=record.corrected_on), *rows)
