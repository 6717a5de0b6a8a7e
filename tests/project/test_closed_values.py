"""What builds hash and keep is closed: its annotations say all there is in it, and none of them is open.

A view, a record or a sketch is digested and goes to other processes. A dictionary in one would bring an order
with it, an object of the archive everything; here every class that may stand in one is found and asked.
"""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import types
import typing
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from pressmark.archive import link
from pressmark.building.reading.read import read
from pressmark.building.values import BuildOptions
from pressmark.diagnostics import Diagnostic
from pressmark.keys import Rowed, by_value, codec, unpack
from pressmark.pages.edition import Edition
from pressmark.pages.kinds import units_of
from pressmark.pages.planned import Page
from pressmark.related import Relation, Sketch, related
from pressmark.search.values import SearchRecord

ROOT = Path(__file__).parents[2]
FOLDERS = ("pressmark.pages.views", "pressmark.pages.values")
MODULES = ("pressmark.records.values", "pressmark.annotations.values", "pressmark.text.body")
PLAIN = {str, int, float, bool, bytes, type(None), frozenset[str]}


def modules() -> Iterator[types.ModuleType]:
    for folder in map(importlib.import_module, FOLDERS):
        yield from (
            importlib.import_module(f"{folder.__name__}.{one.name}")
            for one in pkgutil.iter_modules(folder.__path__)
        )
    yield from map(importlib.import_module, MODULES)


def classes() -> list[type]:
    """Every class of the program's values, those that nobody thought of listing among them."""
    found = [
        value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, type) and value.__module__ == module.__name__
    ]
    return [*found, Diagnostic, Relation, SearchRecord, Sketch]


def open_parts(kind: Any, inside: tuple[Any, ...] = ()) -> Iterator[str]:
    """What is not closed in ``kind``, and where."""
    # What goes into a row by itself is proved to by a test of its own.
    if kind in PLAIN or kind in inside or (isinstance(kind, type) and issubclass(kind, Enum | Rowed)):
        return
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal and all(type(part) is str for part in parts):
        return
    if origin in (tuple, typing.Union, types.UnionType):
        for part in parts:
            if part is not Ellipsis:
                yield from open_parts(part, inside)
    elif isinstance(kind, type) and dataclasses.is_dataclass(kind):
        if not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
            yield f"{kind.__qualname__} is not frozen"
        hints = typing.get_type_hints(kind)
        for field in dataclasses.fields(kind):
            for part in open_parts(hints[field.name], (*inside, kind)):
                yield f"{kind.__qualname__}.{field.name}: {part}"
    else:
        yield f"{kind!r} is open"


@pytest.mark.parametrize("kind", classes(), ids=lambda kind: kind.__name__)
def test_every_value_is_closed(kind: type) -> None:
    assert dataclasses.is_dataclass(kind)
    assert not list(open_parts(kind))
    assert codec(kind)


def test_the_pages_of_an_archive_see_what_is_annotated() -> None:
    known = read(BuildOptions(root=ROOT, output=ROOT / "site"))
    assert known.strings
    archive, _ = link(known.records, known.settings, known.ledger.types)
    edition = Edition(archive, known.strings, related(archive), "https://archive.example/")
    planned = [one for unit in units_of(edition) for one in unit.plan()]
    views = [one.view for one in planned if isinstance(one, Page)]
    assert {type(view).__name__ for view in views} > {"ArticleView", "EntityView", "FeedView", "StoryView"}
    assert {type(view) for view in views} <= set(classes())
    assert all(unpack(type(view), by_value(view)) == view for view in views)


@dataclasses.dataclass(frozen=True)
class Shelf:
    books: dict[str, str]


@dataclasses.dataclass
class Slate:
    words: str


@pytest.mark.parametrize(
    "kind", [Shelf, Slate, list[str], set[str], frozenset[int], Any, object, tuple[Shelf, ...], Slate | None]
)
def test_open_values_are_found(kind: Any) -> None:
    assert list(open_parts(kind))
