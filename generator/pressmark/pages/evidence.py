"""Evidence: every mention of somebody quoted in its sentence, with a link to that very spot."""

from __future__ import annotations

from itertools import pairwise

from pressmark import urls
from pressmark.annotations.values import Mention
from pressmark.archive import Article
from pressmark.languages import direction
from pressmark.pages.edition import Edition
from pressmark.pages.values import EvidenceRow, Quote, QuotePiece
from pressmark.text import Span

_SENTENCE_END = ".!?…。！？؟।»”\"')’"


def evidence(edition: Edition, entity: str, stem: str) -> EvidenceRow:
    """The report ``stem`` as it names ``entity``: one quotation a sentence, each mention in it a link."""
    article = edition.archive.articles[stem]
    by_quote: dict[Span, list[Mention]] = {}
    for named in article.named:
        if named.entity == entity:
            by_quote.setdefault(named.mention.quote, []).append(named.mention)
    main = any(row.entity == entity and row.main for row in article.appearances)
    quotes = tuple(quote(edition, article, span, by_quote[span]) for span in sorted(by_quote))
    return EvidenceRow(edition.row(stem), main, quotes)


def quote(edition: Edition, article: Article, span: Span, mentions: list[Mention]) -> Quote:
    """``span`` of the report's text, verbatim, with each mention's words linked to their spot.

    Of nested mentions of one entity in one sentence the inner words go to the inner one, as on the page
    itself.
    """
    text = article.record.body.text
    owners = _owners(span, mentions)
    pieces: list[QuotePiece] = []
    for start, end, owner in _runs(span, owners):
        address = f"{urls.article(article.id)}#{owner}" if owner else ""
        pieces.append(QuotePiece(text[start:end], address))
    language = article.record.language
    own = language == edition.archive.settings.language
    return Quote(
        pieces=tuple(pieces),
        cut_before=_cut_before(text, span.start),
        cut_after=_cut_after(text, span.end),
        language="" if own else language,
        direction=direction(language),
    )


def plain_quote(edition: Edition, article: Article, spans: tuple[Span, ...]) -> Quote:
    """The words of ``spans``, joined by a space where something stands between them."""
    text = article.record.body.text
    language = article.record.language
    words = " ".join(text[span.start : span.end] for span in spans)
    own = language == edition.archive.settings.language
    return Quote((QuotePiece(words),), False, False, "" if own else language, direction(language))


def _owners(span: Span, mentions: list[Mention]) -> list[tuple[int, int, str]]:
    """(start, end, anchor) of each mention's first range in the quotation; longer ones first, so that shorter
    ones win.
    """
    ranges = []
    for mention in mentions:
        inside = [r for r in mention.spans if r.start < span.end and r.end > span.start]
        for part in inside[:1]:
            ranges.append((max(part.start, span.start), min(part.end, span.end), mention.anchor))
    return sorted(ranges, key=lambda r: (r[0] - r[1], r[0], r[2]))


def _runs(span: Span, owners: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The quotation cut wherever an owner begins or ends, each run with the anchor of its shortest owner."""
    cuts = sorted({span.start, span.end, *(edge for start, end, _ in owners for edge in (start, end))})
    runs: list[tuple[int, int, str]] = []
    for start, end in pairwise(cuts):
        covering = [anchor for begin, finish, anchor in owners if begin <= start and end <= finish]
        runs.append((start, end, covering[-1] if covering else ""))
    return runs


def _cut_before(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" ")
    return bool(before) and not before.endswith("\n") and before[-1] not in _SENTENCE_END


def _cut_after(text: str, end: int) -> bool:
    if end >= len(text) or not text[end : end + 2].strip(" ") or text[end : end + 1] == "\n":
        return False
    last = text[end - 1 : end]
    return last not in _SENTENCE_END
