"""Which entity or report a written name means.

The rules are those of ``docs/text.md``, “Resolution”: slugs, names and other names of all types are gathered
together, case and Unicode form folded; sources count only when asked for; article ids are tried last; nothing
is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from pressmark import urls
from pressmark.config import Settings
from pressmark.keys import swift
from pressmark.records.values import EntityRecord


def fold(name: str) -> str:
    """``name`` as names are compared: composed, without case, single spaces."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()).split())


@swift
@dataclass(frozen=True, slots=True)
class Target:
    """What a written name means.

    ``entity`` is the id of an entity, ``article`` of a report. ``stub`` is set when the name has a type but
    no file: the entity is to be made from the name alone. ``unidentified`` is ``type:?``. ``candidates`` are
    the bearers of an ambiguous name. With none of these, nothing was found.
    """

    entity: str = ""
    article: str = ""
    stub: bool = False
    unidentified: bool = False
    type: str = ""
    name: str = ""
    candidates: tuple[str, ...] = ()


@dataclass
class NameIndex:
    """All names of an archive, built once by :func:`index_names`; only read afterwards."""

    types: Sequence[str] = ()
    main: dict[str, list[str]] = field(default_factory=dict)
    other: dict[str, list[str]] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)
    moved: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)

    def resolve(self, written: str, kind: str = "") -> Target:
        """What ``written`` means; ``kind`` is the type that the place of writing asks for (``source:``), or
        empty.
        """
        name = " ".join(written.split())
        prefix, colon, rest = name.partition(":")
        if colon and prefix.strip() in self.types:
            kind, name = prefix.strip(), rest.strip()
            if name == "?":
                return Target(unidentified=True, type=kind)
        elif prefix.strip() and colon and self._moved(rest, prefix.strip()):
            # A type that the archive had once.
            kind, name = prefix.strip(), rest.strip()
        bearers = self._bearers(name, kind)
        if not bearers and self.moved:
            # The file of a merged name says no name any more; what was written is that name as a rule.
            bearers = self._moved(urls.slug_of(name), kind)
        if len(bearers) == 1:
            return Target(entity=bearers[0], name=name)
        if bearers:
            return Target(candidates=tuple(sorted(bearers)), name=name)
        if not kind:
            stem = self.articles.get(fold(name))
            return Target(article=stem, name=name) if stem else Target(name=name)
        return Target(stub=True, type=kind, name=name)

    def _bearers(self, name: str, kind: str) -> list[str]:
        folded = fold(name)
        main = [entity for entity in self.main.get(folded, ()) if _asked_for(entity, kind)]
        other = [e for e in self.other.get(folded, ()) if _asked_for(e, kind) and e not in main]
        other += [e for e in self._moved(name, kind) if e not in (*main, *other)]
        return main if len(main) == 1 else main + other

    def _moved(self, name: str, kind: str) -> list[str]:
        """What the former slug ``name`` of the type ``kind`` (of any but sources, if empty) leads to."""
        asked = [(was, e) for was, e in self.moved.get(fold(name), ()) if _asked_for(f"{was}:", kind)]
        return list(dict.fromkeys(entity for _, entity in asked))

    def nearest(self, name: str, kind: str = "") -> str:
        """The known name (of the type ``kind``, if given) most like ``name``, or empty when none is near."""

        def borne(known: str) -> bool:
            bearers = (*self.main.get(known, ()), *self.other.get(known, ()))
            return not kind or any(entity.startswith(kind + ":") for entity in bearers)

        found = self._near_names.find(fold(name), 0.8, borne)
        return self.shown[found] if found else ""

    def nearest_article(self, name: str) -> str:
        """The id of the report whose id is most like ``name``, or empty."""
        found = self._near_articles.find(fold(name), 0.7, lambda _: True)
        return self.articles[found] if found else ""

    @cached_property
    def _near_names(self) -> _Near:
        return _Near({**self.main, **self.other})

    @cached_property
    def _near_articles(self) -> _Near:
        return _Near(self.articles)


class _Near:
    """Finds a known name that a misspelt one is like, without comparing it with every name there is.

    Names are filed by their words, their first and last three letters, and their letters in order: one slip
    leaves at least one of these alone. Only the names that share the rarest of them are compared.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_part: dict[str, list[str]] = {}
        for name in names:
            for part in _parts(name):
                self._by_part.setdefault(part, []).append(name)

    def find(self, name: str, likeness: float, wanted: Callable[[str], bool]) -> str:
        """The wanted name most like ``name``, empty when none has the ratio ``likeness`` of difflib."""
        parts = sorted(_parts(name), key=lambda part: (len(self._by_part.get(part, ())), part))
        near: dict[str, None] = {}
        for part in parts:
            for known in self._by_part.get(part, ())[:_COMPARED]:
                if len(near) < _COMPARED and wanted(known):
                    near.setdefault(known)
        return next(iter(get_close_matches(name, near, n=1, cutoff=likeness)), "")


_COMPARED = 100


def _parts(name: str) -> set[str]:
    return {*re.findall(r"\w+", name), f"{name[:3]}…", f"…{name[-3:]}", " ".join(sorted(name))}


def _asked_for(entity: str, kind: str) -> bool:
    """A source is meant only where a source is asked for; any other type also where none is named."""
    return entity.startswith(kind + ":") if kind else not entity.startswith("source:")


def index_names(entities: Iterable[EntityRecord], articles: Iterable[str], settings: Settings) -> NameIndex:
    """The index of all names of ``entities`` and ids of ``articles``."""
    index = NameIndex(types=tuple(kind.name for kind in settings.types))
    for entity in entities:
        _enter(index.main, index.shown, entity.name, entity.id)
        for name in [entity.slug, *(other.name for other in entity.names)]:
            _enter(index.other, index.shown, name, entity.id)
    for stem in articles:
        index.articles[fold(stem)] = stem
    return index


def enter_moved(
    index: NameIndex, entities: Iterable[tuple[str, str, str]], articles: Iterable[tuple[str, str]]
) -> None:
    """Add what is gone to ``index``: former (type, slug, entity it leads to) and former (id, report it
    leads to).

    A former slug counts as another name of what it leads to; a former id never hides one that stands.
    """
    for kind, slug, entity in entities:
        index.moved.setdefault(fold(slug), []).append((kind, entity))
    for old, stem in articles:
        index.articles.setdefault(fold(old), stem)


def _enter(table: dict[str, list[str]], shown: dict[str, str], name: str, entity: str) -> None:
    folded = fold(name)
    bearers = table.setdefault(folded, [])
    if entity not in bearers:
        bearers.append(entity)
    shown.setdefault(folded, name)
