"""What docs/languages.md says of languages is so."""

from __future__ import annotations

import re
from pathlib import Path

from pressmark.diagnostics import CODES
from pressmark.languages import first_weekday, locale_of
from pressmark.templates import default_theme
from tests.building.conftest import Make, workshop

__all__ = ["workshop"]

PAGE = (Path(__file__).parents[2] / "docs" / "languages.md").read_text(encoding="utf-8")
CODE = {"English": "en", "German": "de", "Swedish": "sv", "French": "fr", "Russian": "ru", "Hebrew": "he"}
CODE["Arabic"] = "ar"


def _rows(heading: str) -> list[list[str]]:
    """The cells of the table whose first heading is ``heading``."""
    lines = PAGE.partition(f"\n| {heading} |")[2].splitlines()[2:]
    table = lines[: next(at for at, line in enumerate(lines) if not line.startswith("|"))]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def test_the_languages_that_pressmark_has_are_listed() -> None:
    listed = {row[0].strip("`") for row in _rows("code")}
    assert listed == {file.stem for file in (default_theme() / "strings").glob("*.toml")}


def test_every_code_about_words_is_listed() -> None:
    assert set(re.findall(r"C50\d", PAGE)) == {code for code in CODES if code.startswith("C50")}


def test_the_forms_and_their_examples_are_those_of_the_languages() -> None:
    for languages, forms, examples in _rows("language"):
        named = re.findall(r"`(\w+)`", forms)
        for name in languages.split(", "):
            plural = locale_of(CODE[name]).plural_form
            assert {*plural.tags, "other"} == set(named), name
            for form, numbers in zip(named, examples.split(" · "), strict=True):
                for number in numbers.split(", "):
                    plain = number.replace(" ", "").replace(",", ".")
                    value = float(plain) if "." in plain else int(plain)
                    assert plural(value) == form, (name, number)


def test_weeks_begin_as_it_says() -> None:
    assert (first_weekday("en-US"), first_weekday("ar")) == (6, 5)


def test_the_example_of_an_own_file_works(workshop: Make) -> None:
    [own] = re.findall(r"(?m)^    stories = .*\n    kind_story = .*", PAGE)
    made = workshop(
        {
            "content/archive.toml": 'title = "T"\nlanguage = "de-AT"\n',
            "templates/strings/de.toml": re.sub("(?m)^    ", "", own),
            "content/stories/flut.md": "---\ntitle: Die Flut\n---\n",
        }
    )
    assert not made.build().diagnostics
    assert "<h1>Themen der Zeit</h1>" in made.page("stories/index.html")


def test_the_example_of_a_report_in_another_language_works(workshop: Make) -> None:
    [report] = re.findall(r"(?ms)^    ---\n    title: Нав.*?^    ---$", PAGE)
    made = workshop(
        {
            "content/articles/1953-02-01-flood.md": "---\ntitle: Flood\ndate: 1953-02-01\n---\nWords.\n",
            "content/articles/r.md": re.sub("(?m)^    ", "", report) + "\nСлова.\n",
        }
    )
    assert not made.build().diagnostics
    page = made.page("articles/1953-02-01-flood/index.html")
    assert 'lang="ru" dir="ltr">Наводнение закрыло мост</a>' in page
    assert '<article lang="ru" dir="ltr"' in made.page("articles/r/index.html").replace('class="report" ', "")
