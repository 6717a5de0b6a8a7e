"""Where a withheld name stands unmarked: in any string of a record, whatever its field.

Every value of a record is walked, so that a field made tomorrow is searched too. Where the name stands in the
file is found in the file's own text; only files that hold one are searched for the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from pressmark.dates import EdtfDate
from pressmark.diagnostics import Diagnostic, Place, SourceText, diagnose
from pressmark.diagnostics.decoding import decode_text
from pressmark.text import Span
from pressmark.withholding.forms import Forms

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_END = "\n\n\x00\n\n"
# Where a file lies is no part of the site; what becomes part of an address is told as such.
_APART = frozenset({"path", "id", "slug"})


def unmarked(
    record: DataclassInstance, forms: Forms, files: Iterable[SourceText], annotated: Mapping[str, list[Place]]
) -> list[Diagnostic]:
    """What to say of the names that stand in ``record``, made from ``files``.

    ``annotated`` are, by path, the places where the names are marked as they should be.
    """
    told = list(strings(record))
    if not forms.hide_in(_END.join(text for text, _ in told)):
        return []
    hits = [place for text, place in told if forms.hide_in(text)]
    places = {_bare(place) for place in hits if place is not None}
    files = list(files)
    if None in hits or not hits:
        covered = {(place.path, place.line) for place in places}
        found = [place for file in files for place in _places(file, forms, annotated.get(file.path, ()))]
        places.update(place for place in found if (place.path, place.line) not in covered)
    if not places:
        scattered = (file.place_at(span.start) for file in files for span in forms.scattered(file.text)[:1])
        places.update(_bare(place) for place in scattered)
    if not places:
        places.update(Place(file.path) for file in files[:1])
    return [diagnose("H101", place) for place in sorted(places)]


def strings(record: DataclassInstance) -> Iterator[tuple[str, Place | None]]:
    """Every string in ``record``, with the place of the innermost value below the record that has one."""
    for name in _fields(type(record)):
        if name not in _APART:
            yield from _within(getattr(record, name), None)


def _within(value: object, place: Place | None) -> Iterator[tuple[str, Place | None]]:
    if isinstance(value, str):
        if value:
            yield value, place
    elif isinstance(value, Sequence) and not isinstance(value, bytes):
        for one in value:
            yield from _within(one, place)
    elif is_dataclass(value) and not isinstance(value, type | Place | EdtfDate | Span):
        own = getattr(value, "place", place)
        for name in _fields(type(value)):
            yield from _within(getattr(value, name), own)


def _fields(kind: type[DataclassInstance]) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind))
    return _NAMES[kind]


_NAMES: dict[type, tuple[str, ...]] = {}


def _bare(place: Place) -> Place:
    """The place without its line of source, which may hold the name."""
    return Place(place.path, place.line, place.column, place.length)


def _places(file: SourceText, forms: Forms, annotated: Iterable[Place]) -> Iterator[Place]:
    """Where the names stand in a file, but for where they are marked."""
    starts = [0]
    for line in file.lines:
        starts.append(starts[-1] + len(line) + 1)
    text = file.text
    for place in annotated:
        if 0 < place.line < len(starts):
            # Nothing else may lie between: a name could begin in what is marked and end after it.
            start = starts[place.line - 1] + place.column - 1
            end = min(start + place.length, len(text))
            text = text[:start] + "\n" * (end - start) + text[end:]
    for span in forms.spans(text):
        yield _bare(file.place_at(span.start, span.end - span.start))


def unmarked_in(files: Iterable[tuple[str, bytes]], forms: Forms) -> list[Diagnostic]:
    """What to say of the names that stand anywhere in ``files``, of which nothing can be marked."""
    return [
        diagnose("H101", place)
        for path, data in files
        for place in _places(source_text(path, data), forms, ())
    ]


def source_text(path: str, data: bytes | None) -> SourceText:
    """The text of a file, empty where it cannot be read."""
    source = decode_text(path, data)[0] if data is not None else None
    return source or SourceText(path, "")
