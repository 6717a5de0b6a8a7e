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


def with_drafts(records: Records) -> Records:
    """``records`` in which drafts are reports like others: what a preview is made from, and never a site.
    Pages say of them that they are drafts.
    """
    shown = (replace(r, status="previewed") if r.status == "draft" else r for r in records.articles)
    return replace(records, articles=tuple(shown))
