"""A body as pages show it: marks for what is named in it, and where its links lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pressmark import urls
from pressmark.annotations.values import Mark, ShownText
from pressmark.archive import Article, Named, Said
from pressmark.pages.edition import Edition
from pressmark.pages.lists import weights
from pressmark.pages.values import Card
from pressmark.records.values import Medium
from pressmark.text import Body, LinkSlot, Markup, PictureSlot


def shown_text(
    edition: Edition,
    body: Body,
    *,
    named: Iterable[Named] = (),
    said: Iterable[Said] = (),
    dead: frozenset[str] = frozenset(),
    media: Iterable[Medium] = (),
) -> ShownText:
    """The inside of a text element, on whatever page: its links and pictures found in the archive."""
    return ShownText(
        words=body.text,
        pieces=tuple([piece.html if isinstance(piece, Markup) else piece for piece in body.pieces]),
        marks=marks(edition, named, said),
        links=tuple(_links(edition, body, dead)),
        pictures=tuple(_pictures(edition, body)),
        scans=tuple(_scans(media)),
    )


def report_text(edition: Edition, article: Article) -> ShownText:
    """The text of a report."""
    record = article.record
    return shown_text(
        edition,
        record.body,
        named=article.named,
        said=article.said,
        dead=article.dead_links,
        media=record.media,
    )


def marks(edition: Edition, named: Iterable[Named], said: Iterable[Said]) -> tuple[Mark, ...]:
    """What is named and said in a text, as its page shows it; words that name nothing are not marked."""
    shown = [_mark(edition, name) for name in named if name.known]
    shown += [Mark("statement", one.statement.spans, one.statement.anchor) for one in said]
    return tuple(shown)


def cards(edition: Edition, named: Iterable[Named]) -> tuple[Card, ...]:
    """A card for every entity that a text names, each once, by name. Of very many names those named most
    often have one: cards help, and nothing is only on them.
    """
    counts = Counter(name.entity for name in named if name.entity)
    most = sorted(counts, key=lambda entity: (-counts[entity], entity))
    left = weights.room(edition.archive.settings.limits, weights.CARDS)
    found: list[Card] = []
    for entity in most:
        card = edition.card(entity)
        left -= weights.of_card(card)
        if left < 0:
            break
        found.append(card)
    return tuple(sorted(found, key=lambda card: (card.name, card.key)))


def _mark(edition: Edition, name: Named) -> Mark:
    mention = name.mention
    if name.article:
        title = edition.archive.articles[name.article].record.title
        address = urls.article(name.article) + _passage(edition, name.article, mention.fragment)
        return Mark("reference", mention.spans, mention.anchor, address, title, name.article)
    if name.entity:
        link = edition.name(name.entity)
        kind = name.entity.partition(":")[0]
        return Mark("name", mention.spans, mention.anchor, link.address, link.label, name.entity, kind)
    return Mark("unidentified", mention.spans, mention.anchor)


def _links(edition: Edition, body: Body, dead: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Each link with its address, empty where it leads nowhere any more."""
    slots = {(slot.target, slot.fragment): None for slot in body.slots if type(slot) is LinkSlot}
    for target, fragment in slots:
        yield target, fragment, _address(edition, target, fragment, dead)


def _address(edition: Edition, target: str, fragment: str, dead: frozenset[str]) -> str:
    passage = f"#{fragment}" if fragment else ""
    if target + passage in dead:
        return ""
    kind, _, name = target.partition(":")
    name = edition.archive.moves.follow(kind, name)
    address = {"article": urls.article, "media": urls.media, "page": urls.page}.get(kind)
    passage = _passage(edition, name, fragment) if kind == "article" else passage
    return address(name) + passage if address else target + passage


def _passage(edition: Edition, stem: str, fragment: str) -> str:
    """The passage of a report as the end of an address; a withdrawn one has none left to lead to."""
    return f"#{fragment}" if fragment and not edition.archive.articles[stem].withdrawn else ""


def _pictures(edition: Edition, body: Body) -> Iterator[tuple[str, str, int, int]]:
    """The pictures that the archive has, each once."""
    paths = {slot.path: None for slot in body.slots if type(slot) is PictureSlot}
    for path in paths:
        medium = edition.archive.media.get(path)
        if medium is not None:
            yield path, urls.media(path), medium.width, medium.height


def _scans(media: Iterable[Medium]) -> Iterator[tuple[str, str]]:
    """Pages that have a scan, and where it is."""
    scans = {medium.page: medium for medium in media if medium.page}
    for page, medium in scans.items():
        yield page, urls.media(medium.file) if medium.file else medium.link
