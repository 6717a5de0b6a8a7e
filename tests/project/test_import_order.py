"""Imports go one way only: each room may import those before it, and nothing after."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "generator" / "pressmark"

ROOMS = (
    "ondemand",
    "keys",
    "store",
    "diagnostics",
    "dates",
    "languages",
    "config",
    "urls",
    "sources",
    "frontmatter",
    "text",
    "annotations",
    "markdown",
    "records",
    "names",
    "ledger",
    "archive",
    "withholding",
    "stories",
    "provenance",
    "related",
    "ties",
    "maps",
    "search",
    "pages",
    "templates",
    "lean",
    "wording",
    "output",
    "proof",
    "building",
    "checks",
    "importers",
    "scaffold",
    "serve",
    "publishing",
    "cli",
)

# The rooms within some rooms, in their own order.
WITHIN = {
    "pages": (
        "schemas",
        "values",
        "views",
        "notes",
        "filing",
        "overview",
        "edition",
        "planned",
        "lists",
        "passages",
        "dates",
        "together",
        "names",
        "reports",
        "parts",
        "finding",
        "site",
        "kinds",
    ),
    "building": (
        "processes",
        "findable",
        "values",
        "standing",
        "reading",
        "planning",
        "recorded",
        "index",
        "edits",
        "beside",
        "explaining",
        "gathering",
        "recording",
        "writing",
        "whole",
        "start",
        "verifying",
    ),
}


def _room_of(file: Path) -> str:
    """The room a file of the program stands in: the first folder, or the file itself."""
    return file.relative_to(PROGRAM).parts[0].removesuffix(".py")


def _modules(file: Path) -> Iterator[tuple[int, str]]:
    """The line and dotted name of everything of the program that ``file`` imports, wherever in it."""
    package = ("pressmark", *file.relative_to(PROGRAM).parts[:-1])
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            # ``from pressmark import maps`` names a room too, not only ``from pressmark.maps import point``.
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def _imported_rooms(file: Path) -> Iterator[tuple[int, str]]:
    for line, module in _modules(file):
        parts = module.split(".")
        if parts[0] == "pressmark" and len(parts) > 1 and parts[1] != "__version__":
            yield line, parts[1]


def _files() -> list[Path]:
    return sorted(PROGRAM.rglob("*.py"))


def test_every_room_has_its_place_in_the_order() -> None:
    found = {_room_of(file) for file in _files()} - {"__init__", "__main__"}
    assert found == set(ROOMS)


def test_imports_go_down_the_list_only() -> None:
    wrong = []
    for file in _files():
        room = _room_of(file)
        allowed = set(ROOMS[: ROOMS.index(room) + 1]) if room in ROOMS else {"cli"}
        wrong += [
            f"{file.relative_to(ROOT)}:{line}: {room} imports {imported}"
            for line, imported in _imported_rooms(file)
            if imported not in allowed
        ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("outer", WITHIN)
def test_the_rooms_within_a_room_have_their_order_too(outer: str) -> None:
    order = WITHIN[outer]
    files = (PROGRAM / outer).rglob("*.py")
    rooms = {file: file.relative_to(PROGRAM / outer).parts[0].removesuffix(".py") for file in files}
    assert set(rooms.values()) - {"__init__"} == set(order)
    wrong = []
    for file, room in rooms.items():
        allowed = order[: order.index(room) + 1] if room in order else order
        imported = [(line, module.split(".")) for line, module in _modules(file)]
        wrong += [
            f"{file.relative_to(ROOT)}:{line}: {room} imports {parts[2]}"
            for line, parts in imported
            if parts[:2] == ["pressmark", outer] and parts[2] in order and parts[2] not in allowed
        ]
    assert not wrong, "\n".join(wrong)


def test_the_architecture_page_names_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert [room for room in ROOMS if f"`{room}" not in page and f"pressmark/{room}" not in page] == []


def test_the_package_itself_imports_nothing_of_the_program() -> None:
    assert not list(_imported_rooms(PROGRAM / "__init__.py"))


@pytest.mark.parametrize(
    ("statement", "room"),
    [
        ("import pressmark.cli", "cli"),
        ("import pressmark.cli.build as b", "cli"),
        ("from pressmark.cli import main", "cli"),
        ("from pressmark import cli", "cli"),
        ("def late():\n    from pressmark.cli import main", "cli"),
        ("from ..cli import main", "cli"),
        ("from .. import cli", "cli"),
        ("from . import land", "maps"),
    ],
)
def test_no_form_of_import_is_overlooked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, statement: str, room: str
) -> None:
    monkeypatch.setitem(globals(), "PROGRAM", tmp_path)
    (tmp_path / "maps").mkdir()
    file = tmp_path / "maps" / "sample.py"
    file.write_text(statement)
    assert [name for _, name in _imported_rooms(file)] == [room]
