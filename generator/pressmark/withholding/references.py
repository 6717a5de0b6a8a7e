"""Which written names mean somebody who is withheld."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pressmark import urls
from pressmark.annotations.values import Mention
from pressmark.archive.resolver import Resolver
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.names import Target
from pressmark.records.values import Bond, Written
from pressmark.withholding.forms import Forms


class References:
    """Asks the archive's own resolver, so that what linking would find is what is withheld.

    ``words`` are what stands in the place of each withheld entity, by its id. ``annotated`` collects the
    places where one is named as it should be, ``found`` the names that may mean one of several or are written
    almost like one, ``slips`` the latter as they are written.
    """

    def __init__(self, resolver: Resolver, words: Mapping[str, str], forms: Forms) -> None:
        self.annotated: list[Place] = []
        self.found: list[Diagnostic] = []
        self.slips: set[str] = set()
        self._resolver = resolver
        self._words = words
        self._forms = forms
        self._former = _former(resolver, words)

    def mention(self, mention: Mention) -> str | None:
        """The words for what ``mention`` means, or None when it means nobody who is withheld."""
        entity = self._resolver.identified(mention.identifiers)
        if entity:
            return self._shown(entity, mention.place)
        return self.words(mention.target, mention.place, mention.type) if mention.target else None

    def words(self, written: str, place: Place, kind: str = "") -> str | None:
        """The words for what ``written`` means, or None when it means nobody who is withheld."""
        target = self._resolver.resolve(written, place, kind)
        if target.candidates:
            return self._one_of(target, place)
        found = self._shown(target.entity, place)
        if found is None and (target.stub or not (target.entity or target.article or target.unidentified)):
            # The archive keeps no former slugs of those withheld, so that nothing leads to them.
            kind = target.entity.partition(":")[0]
            former = self._former.get((kind, urls.slug_of(target.name)), "")
            found = self._shown(former, place)
            if found is None:
                self._doubt(target, place)
        return found

    def written(self, name: Written | None, kind: str = "") -> str | None:
        """As :meth:`words`, for a name in a field."""
        return self.words(name.text, name.place, kind) if name else None

    def spoken(self, names: Iterable[Written]) -> tuple[Written, ...]:
        """``names`` with words in the place of those withheld."""
        return tuple(
            name if (words := self.written(name)) is None else Written(words, name.place) for name in names
        )

    def without(self, names: Iterable[Written]) -> tuple[Written, ...]:
        """``names`` without those withheld."""
        return tuple(name for name in names if self.written(name) is None)

    def bonds(self, bonds: Iterable[Bond], own: str = "") -> Iterable[tuple[Bond, str | None]]:
        """Each bond with the words for what it names, if that is withheld. ``own`` is the type preferred."""
        for bond in bonds:
            kind = own if bond.object and self._resolver.index.resolve(bond.object.text, own).entity else ""
            yield bond, self.written(bond.object, kind)

    def _doubt(self, target: Target, place: Place) -> None:
        """Tell of a name that nobody bears, and that is written almost like one withheld. One that holds the
        very name is found where unmarked ones are.
        """
        if self._forms.hide_in(target.name):
            return
        index = self._resolver.index
        near = index.nearest(target.name, target.type)
        if near and index.resolve(near, target.type).entity in self._words:
            self.slips.add(target.name)
            self.found.append(diagnose("H113", Place(place.path, place.line, place.column, place.length)))

    def _shown(self, entity: str, place: Place) -> str | None:
        words = self._words.get(entity)
        if words is not None:
            self.annotated.append(place)
        return words

    def _one_of(self, target: Target, place: Place) -> str | None:
        """Of several bearers of a name: the words when all are withheld and shown alike."""
        shown = [self._words.get(entity) for entity in target.candidates]
        if not any(words is not None for words in shown):
            return None
        self.annotated.append(place)
        if len(set(shown)) > 1:
            self.found.append(diagnose("H105", Place(place.path, place.line, place.column, place.length)))
        return next(words for words in shown if words is not None)


def _former(resolver: Resolver, words: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Who is withheld by former (type, slug); the type is empty too, for names written without one."""
    table: dict[tuple[str, str], str] = {}
    for old in sorted(resolver.moves.withheld):
        kind, _, slug = old.partition(":")
        for entity in resolver.moves.finals.get(old, ()):
            if entity in words:
                table[kind, urls.slug_of(slug)] = table["", urls.slug_of(slug)] = entity
    return table
