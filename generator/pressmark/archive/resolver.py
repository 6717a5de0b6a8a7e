"""Resolving written names while keeping one diagnostic a cause."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from pressmark import urls
from pressmark.archive.identifiers import identifier_of
from pressmark.archive.vocabulary import Vocabulary
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.names import Target, fold
from pressmark.records.values import EntityRecord, Written
from pressmark.records.withheld import NEUTRAL

# Names of files that begin with a date, as those of reports do.
_LIKE_AN_ID = re.compile(r"[0-9]{4}-[0-9]{2}")


class Resolver:
    """Resolves names by a ``vocabulary``, and collects what was wrong and which entities have to be made from
    their names alone.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.index = vocabulary.index
        self.moves = vocabulary.moves
        self.hidden = vocabulary.hidden
        self.stubs: dict[str, EntityRecord] = {}
        self._plain = vocabulary.plain
        self._declared = vocabulary.declared
        self._identified = vocabulary.identified
        self._found: list[Diagnostic] = []
        self._unknown: dict[tuple[str, str, str], list[Place]] = {}

    def resolve(self, written: str, place: Place, kind: str = "", *, quiet: bool = False) -> Target:
        """What ``written`` means; a stub becomes an entity. ``quiet``: an unknown name without a type is only
        a notice.
        """
        if written in self._plain:
            return Target(name=written)
        target = self.index.resolve(written, kind)
        if target.stub and target.name in self._plain:
            # Whoever is shown under these words is nobody else, and has no page.
            return Target(name=target.name)
        if target.candidates:
            self._found.append(_ambiguous(target, place))
        elif target.stub:
            entity = self._stub(target, place)
            return Target(entity=entity, stub=True, type=target.type, name=target.name)
        elif not (target.entity or target.article or target.unidentified or target.name in self.hidden):
            self._unknown.setdefault(("L414" if quiet else "L403", target.name, ""), []).append(place)
        return target

    def entity(self, written: Written | None, kind: str = "") -> str:
        """The id of the entity that ``written`` names, or empty; what is wrong is collected."""
        return self.resolve(written.text, written.place, kind).entity if written else ""

    def nearby(self, written: Written, own: str) -> str:
        """The entity that a bond names: one of the type ``own`` if there is such, else of any type."""
        kind = own if self.index.resolve(written.text, own).entity else ""
        return self.entity(written, kind)

    def article(self, written: Written) -> str:
        """The id of the report that ``written`` names, or empty; an unknown one is an error."""
        stem = self.index.articles.get(fold(written.text), "")
        if not stem and written.text not in self.hidden:
            near = self.index.nearest_article(written.text)
            hint = f"did you mean “{near}”?" if near else None
            self.report(diagnose("L404", written.place, hint=hint, name=written.text))
        return stem

    def identified(self, addresses: Iterable[str]) -> str:
        """The entity that one of these addresses identifies (a Wikidata address, say), or empty."""
        for address in addresses:
            key = identifier_of(address)
            if key and key in self._identified:
                return self._identified[key]
        return ""

    def is_typed(self, written: str) -> bool:
        """Whether ``written`` begins with a type of this archive (``person:…``)."""
        return written.partition(":")[0].strip() in self.index.types

    def report(self, diagnostic: Diagnostic) -> None:
        """Keep a diagnostic."""
        self._found.append(diagnostic)

    @property
    def wrong(self) -> tuple[object, object]:
        """What was wrong, for comparing it with what another one has found."""
        return tuple(self._found), {key: tuple(places) for key, places in self._unknown.items()}

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found; a name that nothing bears is said once, at its first place, with how often it
        stands.
        """
        return (*self._found, *(self._missing(key, places) for key, places in self._unknown.items()))

    def _stub(self, target: Target, place: Place) -> str:
        slug = urls.slug_of(target.name)
        entity = f"{target.type}:{slug}"
        self._unknown.setdefault(("L402", target.name, target.type), []).append(place)
        if entity not in self._declared and entity not in self.stubs:
            self.stubs[entity] = EntityRecord(
                id=entity, type=target.type, slug=slug, path="", name=target.name, place=place
            )
        return entity

    def _missing(self, key: tuple[str, str, str], places: list[Place]) -> Diagnostic:
        code, name, kind = key
        first = min(places)
        if name.casefold().startswith(NEUTRAL):
            return diagnose("H108", replace(first, excerpt=""))
        times = f" (named in {len(places)} places)" if len(places) > 1 else ""
        hint = self._better(name, kind)
        around = ("[[", "]]") if "[[" in first.excerpt else ("", "")
        typed = [f"{around[0]}{example}:{name}{around[1]}" for example in ("person", "place")]
        facts = {"name": name, "type": kind, "slug": urls.slug_of(name), "times": times}
        return diagnose(code, first, hint=hint, person=typed[0], place=typed[1], **facts)

    def _better(self, name: str, kind: str) -> str | None:
        """What was probably meant by a name that nothing bears."""
        near = self.index.nearest(name, kind) or (not kind and self.index.nearest_article(name))
        if near:
            return f"did you mean “{near}”?"
        if not kind and _LIKE_AN_ID.match(name):
            return "if it is a report: write the name of its file without the ending"
        prefix, colon, rest = name.partition(":")
        if kind or not colon or not prefix.isalpha():
            return None
        like = get_close_matches(prefix.lower(), self.index.types, 1)
        if like:
            return f"did you mean “{like[0]}:{rest.strip()}”?"
        return (
            f"if “{prefix}” is meant as a type: the types of this archive are {', '.join(self.index.types)}"
        )


def _ambiguous(target: Target, place: Place) -> Diagnostic:
    return diagnose(
        "L401",
        place,
        name=target.name,
        count=len(target.candidates),
        candidates=", ".join(target.candidates),
        first=target.candidates[0],
    )
