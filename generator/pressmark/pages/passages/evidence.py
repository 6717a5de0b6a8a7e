"""Evidence: every mention of somebody quoted in its sentence, with a link to that very spot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from pressmark import urls
from pressmark.annotations.values import Mention
from pressmark.archive import Article
from pressmark.languages import direction
from pressmark.pages.edition import Edition
from pressmark.pages.values import EvidenceRow, Quote, QuotePiece
from pressmark.text import Span

EVIDENCE = "evidence"
"""What the part of a report is called in which it names somebody; who it is follows."""

_SENTENCE_END = ".!?…。！？؟।»”\"')’"


def evidence(edition: Edition, entity: str, stem: str) -> EvidenceRow:
    """The report ``stem`` as it names ``entity``: one quotation a sentence, each mention in it a link."""
    part = f"{EVIDENCE} {entity}"
    main, found = edition.notes.part(part, stem, partial(quotes, edition, stem, entity))
    return EvidenceRow(edition.brief(stem), main, found)


def quotes(edition: Edition, stem: str, entity: str) -> tuple[bool, tuple[Quote, ...]]:
    """The sentences in which the report ``stem`` names ``entity``, and whether it is about it."""
    article = edition.archive.articles[stem]
    main = any(row.main for row in article.appearances if row.entity == entity)
    return main, tuple(_quotes(edition, article, entity))


def _quotes(edition: Edition, article: Article, entity: str) -> Iterator[Quote]:
    mentions = article.named.of(entity)
    name = edition.name(entity).label
    if len(mentions) == 1:
        yield _quote(edition, article, mentions[0].quote, mentions, name)
        return
    by_quote: dict[Span, list[Mention]] = {}
    for mention in mentions:
        by_quote.setdefault(mention.quote, []).append(mention)
    for span in sorted(by_quote):
        yield _quote(edition, article, span, by_quote[span], name)


def verbatim(edition: Edition, article: Article, span: Span, pieces: tuple[QuotePiece, ...] = ()) -> Quote:
    """The words of ``span`` in the report, as one piece or as ``pieces``."""
    text = article.record.body.text
    language = article.record.language
    own = language == edition.archive.settings.language
    return Quote(
        pieces=pieces or (QuotePiece(text[span.start : span.end]),),
        cut_before=_cut_before(text, span.start),
        cut_after=_cut_after(text, span.end),
        language="" if own else language,
        direction=direction(language),
    )


@dataclass(frozen=True, slots=True)
class _Range:
    """A range of the mention number ``mention`` inside a quotation."""

    start: int
    end: int
    mention: int


def _quote(edition: Edition, article: Article, span: Span, mentions: Sequence[Mention], name: str) -> Quote:
    """``span`` of the report's text, verbatim. Each mention has one link, on its first words that are its
    own; further words of it are marked.

    Of nested mentions of one entity in one sentence the inner words go to the inner one, as on the page
    itself. A mention that is left without words of its own gets a link under the entity's ``name`` after
    them.
    """
    text = article.record.body.text
    page = urls.article(article.id)
    addresses = [f"{page}#{mention.anchor}" for mention in mentions]
    if len(mentions) == len(mentions[0].spans) == 1:
        [part] = mentions[0].spans
        if span.start <= part.start < part.end <= span.end:
            return verbatim(edition, article, span, _around(text, span, part, addresses[0]))
    runs = _runs(span, _ranges(span, mentions))
    owners = {owner for _, _, owner in runs if owner is not None}
    after = _places_after(runs, mentions, [n for n in range(len(mentions)) if n not in owners])
    pieces: list[QuotePiece] = []
    linked: set[int] = set()
    for at, (start, end, owner) in enumerate(runs):
        address = addresses[owner] if owner is not None and owner not in linked else ""
        if start < end:
            pieces.append(QuotePiece(text[start:end], address, named=owner is not None))
        if owner is not None:
            linked.add(owner)
        pieces += [QuotePiece("", addresses[number], name) for number in after.get(at, ())]
    return verbatim(edition, article, span, tuple(pieces))


def _around(text: str, span: Span, part: Span, address: str) -> tuple[QuotePiece, ...]:
    """The quotation with its one name, as nearly all of them are."""
    named = QuotePiece(text[part.start : part.end], address, named=True)
    before = (QuotePiece(text[span.start : part.start]),) if span.start < part.start else ()
    after = (QuotePiece(text[part.end : span.end]),) if part.end < span.end else ()
    return (*before, named, *after)


def _ranges(span: Span, mentions: Sequence[Mention]) -> list[_Range]:
    """The ranges of all mentions inside the quotation; longer ones first, so that shorter ones win, and of
    equal ones the first.
    """
    ranges = [
        _Range(max(part.start, span.start), min(part.end, span.end), number)
        for number, mention in enumerate(mentions)
        for part in mention.spans
        if part.start < span.end and part.end > span.start
    ]
    return sorted(ranges, key=lambda r: (r.start - r.end, r.start, -r.mention))


def _runs(span: Span, ranges: Sequence[_Range]) -> list[tuple[int, int, int | None]]:
    """The quotation cut wherever a range begins or ends: (start, end, the mention with the shortest range
    there).
    """
    cuts = sorted({span.start, span.end, *(edge for one in ranges for edge in (one.start, one.end))})
    runs: list[tuple[int, int, int | None]] = []
    for start, end in pairwise(cuts):
        covering = [one.mention for one in ranges if one.start <= start and end <= one.end]
        runs.append((start, end, covering[-1] if covering else None))
    return runs or [(span.start, span.end, None)]


def _places_after(
    runs: Sequence[tuple[int, int, int | None]], mentions: Sequence[Mention], left: Sequence[int]
) -> dict[int, list[int]]:
    """By the number of a run, the mentions of ``left`` whose words end with it, or before it."""
    places: dict[int, list[int]] = {}
    for number in left:
        end = max(part.end for part in mentions[number].spans)
        at = next((at for at, run in enumerate(runs) if run[1] >= end), len(runs) - 1)
        places.setdefault(at, []).append(number)
    return places


def _cut_before(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" ")
    return bool(before) and not before.endswith("\n") and before[-1] not in _SENTENCE_END


def _cut_after(text: str, end: int) -> bool:
    if end >= len(text) or not text[end : end + 2].strip(" ") or text[end : end + 1] == "\n":
        return False
    last = text[end - 1 : end]
    return last not in _SENTENCE_END
