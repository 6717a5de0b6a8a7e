"""What of a report is published, and what a preview shows of those that are not."""

from __future__ import annotations

from dataclasses import fields, replace

from pressmark.records.reader import Records
from pressmark.records.values import ArticleRecord

# Of a withdrawn report: that it was there, where it came from, and why it is withdrawn.
_KEPT = frozenset(
    {
        "id",
        "path",
        "title",
        "title_supplied",
        "date",
        "language",
        "kind",
        "source",
        "story",
        "status",
        "notices",
        "corrected_on",
        "former",
        "redacted",
        "place",
    }
)


def as_published(record: ArticleRecord) -> ArticleRecord:
    """``record``; of a withdrawn report only its title, date, source and notices, and the lists it stands in.

    What is not in the record cannot come into a page, a list, a feed, the search or the data.
    """
    if record.status != "withdrawn":
        return record
    kept = {one.name: getattr(record, one.name) for one in fields(record) if one.name in _KEPT}
    return ArticleRecord(**kept)


def as_shown(record: ArticleRecord) -> ArticleRecord:
    """``record`` as a preview of drafts has it: a draft is a report like others, whose page says that it is
    one.
    """
    return replace(record, status="previewed") if record.status == "draft" else record


def with_drafts(records: Records) -> Records:
    """``records`` with their drafts shown: what a preview is made from, and never a site."""
    return replace(records, articles=tuple(map(as_shown, records.articles)))
