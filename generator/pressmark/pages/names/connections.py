"""Connections that are too many for the facts at the head of a page: the first of them, and a page of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pressmark import urls
from pressmark.archive import Entity
from pressmark.pages.edition import Edition
from pressmark.pages.lists.shelves import lettered
from pressmark.pages.names.index import name_row
from pressmark.pages.planned import Page
from pressmark.pages.values import Fact, Head, Link, NameRow
from pressmark.pages.views import IndexView

# These are names and nothing else, and stand in one line.
_PLAIN = frozenset({"parts", "located_here"})


def shortened_facts(
    edition: Edition, entity: Entity, groups: Mapping[str, Sequence[Fact]]
) -> tuple[tuple[Fact, ...], tuple[Page, ...]]:
    """The facts of each label, as many as a page keeps of a long list, and the pages that have all."""
    shown: list[Fact] = []
    pages: list[Page] = []
    most = edition.archive.settings.limits.list_newest
    taken: set[str] = set()
    for label, group in groups.items():
        kept = list(group[:most])
        if len(group) > most:
            address = _free(f"{edition.name(entity.id).address}connections/{_slug(group[0])}", taken)
            names = edition.say("names", count=len(group))
            all_of_them = Link(edition.say("all_names_parts", names=names), address)
            kept.append(replace(group[0], words="", links=(all_of_them,), start=None, end=None, evidence=""))
            pages += _pages(edition, entity, label, address, group)
        shown += _in_one(kept) if group[0].key in _PLAIN else kept
    return tuple(shown), tuple(pages)


def _in_one(group: list[Fact]) -> list[Fact]:
    """One fact for all that have neither role nor period, then the others."""
    plain = [fact for fact in group if not (fact.words or fact.start or fact.end)]
    links = tuple(link for fact in plain for link in fact.links)
    others = [fact for fact in group if fact not in plain]
    return [replace(plain[0], links=links), *others] if plain else others


def _slug(fact: Fact) -> str:
    return urls.slug_of(fact.label) if fact.label else fact.key.replace("_", "-")


def _free(base: str, taken: set[str]) -> str:
    """An address that no other label has: two labels may differ in signs alone."""
    address, number = f"{base}/", 1
    while address in taken:
        number += 1
        address = f"{base}-{number}/"
    taken.add(address)
    return address


def _pages(
    edition: Edition, entity: Entity, label: str, address: str, group: Sequence[Fact]
) -> tuple[Page, ...]:
    name = edition.name(entity.id)
    title = edition.say("labelled", label=name.label, value=label)
    keyed = [
        name_row(edition, fact.links[0].label, fact.links[0], 0, line=_line(edition, fact))
        for fact in group
        if fact.links
    ]
    keyed.sort(key=lambda pair: (pair[0], pair[1].address, pair[1].line))
    rows: tuple[NameRow, ...] = tuple(row for _, row in keyed)
    section = urls.index_of(edition.archive.settings, entity.record.type).strip("/")
    shown, parts = lettered(edition, address, title, section, rows)
    view = IndexView(
        head=Head(
            address=address,
            title=title,
            description=edition.say("page_index_description", title=title, count=len(rows)),
            kind="index",
            section=section,
        ),
        type="connections",
        title=title,
        list=shown,
        letters=tuple(dict.fromkeys(row.letter for row in rows)),
        names=len(rows),
        ways=(name,),
    )
    return (Page(urls.file_of(address), "index.html", view), *parts)


def _line(edition: Edition, fact: Fact) -> str:
    """The role and the period of a connection, in words."""
    words = [fact.words] if fact.words else []
    if fact.start or fact.end:
        words.append(edition.in_period(fact.start, fact.end))
    return edition.say("list_comma").join(words)
