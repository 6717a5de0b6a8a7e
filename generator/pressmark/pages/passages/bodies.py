"""A body as HTML on one page: marks for what is named in it, links with the addresses they have from
there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from html import escape

from pressmark import urls
from pressmark.annotations.html import render
from pressmark.annotations.values import Mark
from pressmark.archive import Named, Said
from pressmark.pages.edition import Edition
from pressmark.pages.lists import weights
from pressmark.pages.values import Card
from pressmark.records.values import Medium
from pressmark.text import Body, LinkSlot, PictureSlot


def body_html(
    edition: Edition,
    body: Body,
    root: str,
    *,
    named: Iterable[Named] = (),
    said: Iterable[Said] = (),
    dead: frozenset[str] = frozenset(),
    media: Iterable[Medium] = (),
) -> str:
    """The inside of a text element. ``root`` leads from the page to the archive's root (relative or
    absolute).
    """

    def href(address: str) -> str:
        return urls.joined(root, address)

    scans = {medium.page: medium for medium in media if medium.page}

    def scan(label: str) -> str | None:
        medium = scans.get(label)
        return (href(urls.media(medium.file)) if medium.file else medium.link) if medium else None

    return render(
        body,
        marks(edition, named, said),
        href=href,
        link=lambda slot: _link(edition, slot, dead, href),
        picture=lambda slot: _picture(edition, slot, href),
        scan=scan,
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


def _link(edition: Edition, slot: LinkSlot, dead: frozenset[str], href: Callable[[str], str]) -> str | None:
    fragment = f"#{slot.fragment}" if slot.fragment else ""
    if slot.target + fragment in dead:
        return None
    kind, _, name = slot.target.partition(":")
    name = edition.archive.moves.follow(kind, name)
    address = {"article": urls.article, "media": urls.media, "page": urls.page}.get(kind)
    fragment = _passage(edition, name, slot.fragment) if kind == "article" else fragment
    return href(address(name) + fragment) if address else slot.target + fragment


def _passage(edition: Edition, stem: str, fragment: str) -> str:
    """The passage of a report as the end of an address; a withdrawn one has none left to lead to."""
    return f"#{fragment}" if fragment and not edition.archive.articles[stem].withdrawn else ""


def _picture(edition: Edition, slot: PictureSlot, href: Callable[[str], str]) -> str:
    medium = edition.archive.media.get(slot.path)
    if medium is None:
        return escape(slot.alt)
    size = f' width="{medium.width}" height="{medium.height}"' if medium.width and medium.height else ""
    title = f' title="{escape(slot.title)}"' if slot.title else ""
    source = escape(href(urls.media(slot.path)))
    return f'<img src="{source}" alt="{escape(slot.alt)}"{size}{title} loading="lazy">'
