"""What the pages for authors name is there: options, codes, files, templates; and their examples work."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import click
import pytest
from jinja2 import Environment

from pressmark.cli import main
from pressmark.config import read_settings
from pressmark.diagnostics import CODES
from pressmark.diagnostics.formats import as_text
from pressmark.languages import read_strings
from pressmark.pages import views
from pressmark.templates import Renderer, Theme
from tests.building.conftest import Make, workshop

__all__ = ["workshop"]

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = sorted((ROOT / "docs").glob("*.md"))
GUIDE = ROOT / "generator" / "pressmark" / "scaffold" / "files" / "README.md"
PAGES = [*sorted(ROOT.glob("*.md")), *DOCS, GUIDE]

# Options of other programs that a page names, and properties of the style sheet.
_OF_OTHERS = {"--initial-branch", "--person-line"}


def _options(name: str) -> set[str]:
    command = main.commands[name]
    return {option for param in command.params for option in param.opts if option.startswith("--")} | {
        "--help"
    }


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_page_is_linked_from_the_readme(page: Path) -> None:
    assert f"](docs/{page.name})" in README


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_options_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    known = {option for name in main.commands for option in _options(name)}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - known - _OF_OTHERS == set()
    for name, rest in re.findall(r"pressmark ([a-z]+)\b([^\n`]*)", text):
        if name in main.commands:
            assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", rest)) <= _options(name), f"{name}{rest}"


@pytest.mark.parametrize("command", ["check", "import", "serve"])
def test_the_page_of_a_command_lists_its_options(command: str) -> None:
    page = {"check": "check.md", "import": "import.md", "serve": "preview.md"}[command]
    listed = set(re.findall(r"^\| `(--[a-z-]+)", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE))
    assert listed == _options(command) - {"--help"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_codes_exist_and_are_as_grave_as_they_are_called(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    told = re.findall(r"\b(error|warning|notice)\[([A-Z]\d{3})\]", text)
    assert [code for severity, code in told if CODES[code].severity != severity] == []
    assert set(re.findall(r"\b([ACFILMOPRSTWX][1-9]\d\d)\b", text)) - set(CODES) - {"F202"} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_files_of_the_repository_exist(page: Path) -> None:
    named = re.findall(r"`((?:generator|tests|templates|docs|\.github)/[\w./-]+)`", page.read_text("utf-8"))
    own = ("templates/assets", "templates/strings")  # these are to be made by the reader
    assert [n for n in named if not n.startswith(own) and not (ROOT / n.rstrip("/")).exists()] == []


def test_the_readme_shows_what_its_report_is_told(workshop: Make) -> None:
    blocks = [re.sub("^    ", "", block, flags=re.MULTILINE) for block in _indented(README)]
    report, person = (
        next(b for b in blocks if b.startswith(f"---\n{field}:")) for field in ("title", "name")
    )
    passage = next(block for block in blocks if block.startswith("[[Jane Roe]]"))
    made = workshop(
        {
            "content/articles/1953-06-12-old-bridge.md": f"{report}\n{passage}",
            "content/entities/person/jane-roe.md": person,
        }
    )
    told = [as_text(found, False) for found in made.build().diagnostics]
    assert next(block for block in blocks if "warning[" in block).rstrip() in told
    assert "the company on Friday" in made.page("articles/1953-06-12-old-bridge/index.html")


def _indented(page: str) -> list[str]:
    return re.findall(r"(?:^    .*\n(?:\n(?=    ))?)+", page, re.MULTILINE)


def test_the_example_of_the_data_page_works(workshop: Make) -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    [example] = [block for block in _indented(page) if "import json" in block]
    made = workshop(
        {
            "content/articles/bridge.md": "---\ntitle: T\ndate: 1953\n---\n[[Jane Roe|She]] came.\n",
            "content/entities/person/jane-roe.md": "---\nname: Jane Roe\n---\n",
        }
    )
    made.build()
    code = re.sub("^    ", "", example, flags=re.MULTILINE).replace(
        "https://example.org/archive", made.output.as_uri()
    )
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(compile(code, "docs/data.md", "exec"), {})
    assert said.getvalue() == "bridge She\n"


THEMES = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")


def test_the_page_on_themes_lists_every_template_and_view() -> None:
    templates = {path.name for path in (ROOT / "templates").iterdir() if path.is_file()} - {"base.html"}
    rows = [line for line in THEMES.splitlines() if line.startswith("|") and line.count("|") == 4]
    assert set(re.findall(r"`([\w-]+\.(?:html|xml))`", "\n".join(rows))) == templates
    shown = {name for name in dir(views) if name.endswith("View")} - {"SiteView"}
    assert set(re.findall(r"`(\w+View)`", "\n".join(rows))) == shown


def test_the_page_on_themes_lists_every_filter_and_function(workshop: Make) -> None:
    made = workshop({"content/archive.toml": 'title = "T"\n'})
    settings, _ = read_settings("", None)
    strings, _ = read_strings("", Theme(made.root).default("strings/en.toml"), "en")
    own = Renderer(Theme(made.root), settings, strings, None)._environment
    plain = Environment()
    assert set(re.findall(r"\{\{ \w+ \\\| (\w+)", THEMES)) == set(own.filters) - set(plain.filters)
    functions = set(own.globals) - set(plain.globals)
    assert all(re.search(rf"`(\{{\{{ )?{name}\b", THEMES) for name in functions)


def test_help_texts_are_whole() -> None:
    for name, command in main.commands.items():
        assert command.help, name
        assert command.short_help
        for param in command.params:
            if isinstance(param, click.Option):
                assert param.help, f"{name} {param.opts}"
                assert param.help.endswith("."), f"{name} {param.opts}"
