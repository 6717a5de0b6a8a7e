"""Taking those who are withheld out of all records, before anything is linked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pressmark import urls
from pressmark.archive.identifiers import addresses_of
from pressmark.archive.link import read_vocabulary
from pressmark.archive.resolver import Resolver
from pressmark.config import Settings
from pressmark.diagnostics import Diagnostic, Place, Severity, SourceText, diagnose
from pressmark.records import Records
from pressmark.records.media_used import media_left
from pressmark.records.standing import as_published
from pressmark.records.values import ArticleRecord, EntityRecord, PageRecord, StoryRecord
from pressmark.records.withheld import NEUTRAL
from pressmark.withholding.forms import SHORT, compiled, is_too_short, words_of
from pressmark.withholding.occurrences import source_text, unmarked
from pressmark.withholding.records import (
    redacted_article,
    redacted_entity,
    redacted_page,
    redacted_story,
)
from pressmark.withholding.references import References
from pressmark.withholding.values import NOBODY, Withheld


@dataclass(frozen=True, slots=True)
class Redacted:
    """Records in which nobody who is withheld is named, who that is, and what is wrong."""

    records: Records
    withheld: Withheld = NOBODY
    diagnostics: tuple[Diagnostic, ...] = ()


def redact(
    records: Records,
    settings: Settings,
    words: str,
    files: Mapping[str, bytes],
    published_types: Iterable[str] = (),
) -> Redacted:
    """``records`` without the entities that are withheld; each mention of one is ``words`` or a pseudonym.

    Withheld reports stay, for their ids; linking leaves them out. ``files`` are the bytes of the archive's
    files by path, read only to tell where a name stands. ``published_types`` are types that names once had.
    With nothing withheld, this does nothing.
    """
    gone = [record for record in records.articles if record.withhold]
    hidden = [record for record in records.entities if record.withhold]
    if not (gone or hidden):
        return Redacted(records)
    records = replace(records, diagnostics=tuple(_of_files(records.diagnostics, gone, hidden)))
    if not hidden:
        return Redacted(records)
    vocabulary, of_moves = read_vocabulary(records, settings, published_types)
    redacted = _Redaction(records, settings, hidden, words, files, Resolver(vocabulary)).result()
    merged = tuple(found for found in of_moves if found.code == _MERGED)
    return replace(redacted, diagnostics=(*merged, *redacted.diagnostics))


def _of_files(
    diagnostics: Iterable[Diagnostic], gone: Iterable[ArticleRecord], hidden: Iterable[EntityRecord]
) -> Iterable[Diagnostic]:
    """``diagnostics`` without a word of what is withheld.

    What is wrong inside a withheld report matters to nobody, as if it were absent, unless it cannot be read;
    of that, and of what is wrong in the file of a withheld name, only the place is told.
    """
    reports = {path for record in gone for path in _paths(record)}
    names = {record.path for record in hidden}
    for found in diagnostics:
        path = found.place.path
        if found.code.startswith("H") or path not in reports | names or found.code in _OF_FILES:
            yield found
        elif found.severity is not Severity.NOTICE and found.code.startswith(
            ("F", "S") if path in names else ("F1", "S")
        ):
            yield diagnose("H106", Place(path, found.place.line, found.place.column), code=found.code)


# What is wrong with the place or the name of a file, rather than in it: ids stay reserved.
_OF_FILES = frozenset({"F303", "F305", "F306", "F308", "F309"})


def _paths(record: ArticleRecord) -> tuple[str, ...]:
    stem = record.path.rpartition(".")[0]
    return (record.path, f"{stem}.yaml", f"{stem}.annotations.json")


class _Redaction:
    """One archive being redacted."""

    def __init__(
        self,
        records: Records,
        settings: Settings,
        hidden: list[EntityRecord],
        words: str,
        files: Mapping[str, bytes],
        resolver: Resolver,
    ) -> None:
        self._records, self._settings, self._files = records, settings, files
        self._resolver = resolver
        gone = resolver.moves.withheld | {record.id for record in hidden}
        # What was merged into somebody withheld bears their name: it goes with them.
        self._hidden = [record for record in records.entities if record.id in gone]
        shown = {record.id: record.pseudonym or words for record in self._hidden}
        self._withheld = _withheld(self._hidden, gone, settings, shown)
        self._names = References(resolver, shown, self._withheld.forms)

    def result(self) -> Redacted:
        """The records, redacted and searched."""
        records = self._redacted()
        found = [*self._names.found, *self._of_names(), *self._unmarked(records)]
        return Redacted(records, self._withheld.with_slips(self._names.slips), tuple(found))

    def _redacted(self) -> Records:
        records, names, language = self._records, self._names, self._settings.language
        hidden = {record.id for record in self._hidden}
        standing = [r for r in records.entities if r.id not in hidden]
        shown = [r for r in records.articles if not r.withhold and r.status != "draft"]
        seen: list[_Record] = [*shown, *standing, *records.stories, *records.pages]
        return replace(
            records,
            articles=tuple(r if r.withhold else redacted_article(r, names) for r in records.articles),
            entities=tuple(redacted_entity(r, names, language) for r in standing),
            stories=tuple(redacted_story(r, names, language) for r in records.stories),
            pages=tuple(redacted_page(r, names, language) for r in records.pages),
            media=media_left(records.media, self._hidden, seen),
        )

    def _of_names(self) -> Iterable[Diagnostic]:
        """What is wrong with names that cannot be looked for, and with pseudonyms."""
        for record in self._hidden:
            if any(is_too_short(name) for name in _names_of(record)):
                yield diagnose("H107", Place(record.path))
        for record in self._hidden:
            if not record.pseudonym:
                continue
            if self._withheld.forms.hide_in(record.pseudonym):
                yield diagnose("H103", Place(record.path))
            else:
                target = self._resolver.index.resolve(record.pseudonym)
                if target.entity or target.candidates:
                    yield diagnose("H104", Place(record.path))

    def _unmarked(self, records: Records) -> Iterable[Diagnostic]:
        """Where a name stands that nothing marks."""
        forms = self._withheld.forms
        annotated: dict[str, list[Place]] = {}
        for place in self._names.annotated:
            annotated.setdefault(place.path, []).append(place)
        shown = [as_published(r) for r in records.articles if not r.withhold and r.status != "draft"]
        searched: list[_Record] = [*shown, *records.entities, *records.stories, *records.pages]
        for record in searched:
            if forms.hide_in(record.id if isinstance(record, ArticleRecord) else record.slug):
                yield diagnose("H102", Place(record.path))
            left = record
            if isinstance(record, ArticleRecord) and any(map(forms.hide_in, record.others)):
                # Where in its file is not told: what is marked as the withheld one is quoted there as well.
                yield diagnose("H101", Place(_paths(record)[2]))
                left = replace(record, others=())
            yield from unmarked(left, forms, _sources(record, self._files), annotated)
        for medium in records.media:
            if forms.hide_in(medium.path):
                yield diagnose("H102", Place(f"content/media/{medium.path}"))
        yield from unmarked(self._settings, forms, [_text(_SETTINGS, self._files)], {})


_Record = ArticleRecord | EntityRecord | StoryRecord | PageRecord
_SETTINGS = "content/archive.toml"
# A file says that it was merged into somebody withheld, and is not withheld itself.
_MERGED = "R904"


def _withheld(
    hidden: Iterable[EntityRecord], gone: Iterable[str], settings: Settings, shown: Mapping[str, str]
) -> Withheld:
    names = {name: None for record in hidden for name in _names_of(record)}
    kinds = {record.type for record in hidden} | {kind.name for kind in settings.types}
    ids = [one for one in sorted(gone) if one.partition(":")[0] in kinds]
    literals = [literal for one in ids for literal in _literals(one, settings)]
    literals += [
        address.partition("//")[2].removeprefix("www.")
        for record in hidden
        for scheme, value in record.identifiers
        for address in addresses_of(scheme, value)
    ]
    telling = [one for one in literals if NEUTRAL not in one.casefold()]
    return Withheld(
        ids=frozenset(ids),
        addresses=frozenset(filter(None, (_address(one, settings) for one in ids))),
        words=frozenset(shown.values()),
        forms=compiled(names, literals),
        secret=compiled((name for name in names if not name.startswith(NEUTRAL)), telling),
    )


def _names_of(record: EntityRecord) -> tuple[str, ...]:
    """Everything that ``record`` is called, the family name first too."""
    names = [name for name in (record.name, record.sort, *(other.name for other in record.names)) if name]
    turned = [f"{words[-1]}, {' '.join(words[:-1])}" for name in names if len(words := name.split()) > 1]
    return tuple(dict.fromkeys([*names, *turned] if record.type == "person" else names))


def _literals(entity: str, settings: Settings) -> tuple[str, ...]:
    """A slug as it would stand in the site: in an id and in an address, and by itself when it is no word."""
    slug = entity.partition(":")[2]
    own = (slug,) if len(words_of(slug)) > 1 or len(slug) > SHORT else ()
    return (entity, _address(entity, settings).strip("/"), *own)


def _address(entity: str, settings: Settings) -> str:
    """The address of its page; empty for a type that the archive does not have."""
    return urls.entity(settings, entity) if settings.type(entity.partition(":")[0]) else ""


def _text(path: str, files: Mapping[str, bytes]) -> SourceText:
    return source_text(path, files.get(path))


def _sources(record: _Record, files: Mapping[str, bytes]) -> Iterable[SourceText]:
    """The files that ``record`` was made from, read when they are asked for."""
    paths = _paths(record)[:2] if isinstance(record, ArticleRecord) and record.verbatim else (record.path,)
    return (_text(path, files) for path in paths)
