"""A theme that is broken stops the build at its file and line, and the site stays as it was."""

from __future__ import annotations

import pytest

from tests.building.conftest import Make, Workshop

REPORT = "---\ntitle: A report\ndate: 2015-09-30\n---\n\nWords.\n"
HEAD = '{% extends "base.html" %}\n{% block main %}\n'


@pytest.fixture
def made(workshop: Make) -> Workshop:
    made = workshop({"content/articles/r.md": REPORT})
    assert not made.build().diagnostics
    return made


@pytest.mark.parametrize(
    ("name", "template", "code", "line"),
    [
        ("home.html", HEAD + "{% if x %}\n{% endblock %}", "P702", 4),
        ("home.html", HEAD + "{{ view.title", "P702", 3),
        ("home.html", b"{# one #}\n\xff\xfe", "P702", 2),
        ("home.html", HEAD + "<p>\n{{ view.nothing }}\n{% endblock %}", "P703", 4),
        ("home.html", HEAD + "{{ unknown }}\n{% endblock %}", "P703", 3),
        ("home.html", HEAD + '\n{{ t("no_such_words") }}\n{% endblock %}', "P703", 4),
        ("home.html", HEAD + "{{ 1 / 0 }}\n{% endblock %}", "P703", 3),
        ("home.html", HEAD + "{{ 1 | sum }}\n{% endblock %}", "P703", 3),
        ("home.html", HEAD + "{% include view.head.kind %}\n{% endblock %}", "P705", 3),
        ("_macros/words.html", "\n\n{{ view.nothing }}\n", "P703", None),
    ],
)
def test_it_is_told_at_its_line(
    made: Workshop, name: str, template: str | bytes, code: str, line: int | None
) -> None:
    before = made.tree()
    made.write({f"templates/{name}": template})
    result = made.build()
    [found] = result.diagnostics
    assert result.failed
    assert found.code == code
    assert "pressmark." not in found.message
    if line:
        assert (found.place.path, found.place.line) == (f"templates/{name}", line)
    assert made.tree() == before


def test_a_template_that_is_not_there(made: Workshop) -> None:
    before = made.tree()
    made.write({"templates/home.html": HEAD + '{% include "nowhere.html" %}\n{% endblock %}'})
    [found] = made.build().diagnostics
    assert (found.code, found.place.path, found.place.line) == ("P701", "templates/home.html", 3)
    assert "nowhere.html" in found.message
    assert made.tree() == before


@pytest.mark.parametrize(
    ("name", "template", "code", "line"),
    [
        ("base.html", "<html>\n\n{{ site.nothing }}", "P703", 3),
        ("_macros/words.html", "{% macro", "P702", 1),
        ("home.html", HEAD + '{% include "home.html" %}\n{% endblock %}', "P703", 1),
        ("home.html", HEAD + '{{ "x" * 10 ** 15 }}\n{% endblock %}', "P703", 3),
        ("home.html", '{% extends "nowhere.html" %}', "P701", 1),
        ("home.html", '\n{% from "_macros/nowhere.html" import x %}', "P701", 2),
    ],
)
def test_a_fault_in_what_a_template_is_made_of(
    made: Workshop, name: str, template: str, code: str, line: int
) -> None:
    """The base, a macro, itself without end: the line that is wrong is told, not the page that fails."""
    before = made.tree()
    made.write({f"templates/{name}": template})
    [found] = made.build().diagnostics
    assert (found.code, found.place.path, found.place.line) == (code, f"templates/{name}", line)
    assert made.tree() == before


def test_words_that_the_interface_does_not_have_are_named(made: Workshop) -> None:
    made.write({"templates/home.html": HEAD + '{{ t("no_such_words") }}\n{% endblock %}'})
    [found] = made.build().diagnostics
    assert "no_such_words" in found.message
    assert "nothing called" in found.message


def test_a_loop_of_links_is_passed_over(made: Workshop) -> None:
    (made.root / "templates").mkdir()
    (made.root / "templates/round").symlink_to("round")
    (made.root / "templates/again").symlink_to(".")
    assert not made.build().diagnostics


def test_templates_that_is_a_link_to_itself_is_as_good_as_none(made: Workshop) -> None:
    (made.root / "templates").symlink_to("templates")
    assert not made.build().failed


def test_words_of_the_interface_that_are_not_utf8(made: Workshop) -> None:
    before = made.tree()
    made.write({"templates/strings/en.toml": b'home = "Caf\xe9"\n'})
    [found] = made.build().diagnostics
    assert (found.code, found.place.path, found.place.line) == ("S101", "templates/strings/en.toml", 1)
    assert made.tree() == before


def test_words_of_the_interface_in_brackets_without_end(made: Workshop) -> None:
    made.write({"templates/strings/en.toml": "home = " + "[" * 5000})
    [found] = made.build().diagnostics
    assert (found.code, found.place.line) == ("C502", 1)


def test_a_language_without_words(made: Workshop) -> None:
    before = made.tree()
    made.write({"content/archive.toml": 'title = "Archiv"\nlanguage = "tlh"\n'})
    found = [d for d in made.build().diagnostics if d.code == "P704"]
    assert len(found) == 1
    assert "en" in found[0].hint
    assert made.tree() == before


def test_an_own_file_comes_before_the_default_one(made: Workshop) -> None:
    made.write({"templates/assets/style.css": "body { color: red }\n"})
    made.write({"templates/strings/en.toml": 'home = "Front door"\n'})
    result = made.build()
    assert not result.failed
    assert made.page("assets/style.css") == "body { color: red }\n"
    assert "Front door" in made.page("404.html")


def test_only_what_an_edit_touches_is_written_again(made: Workshop) -> None:
    made.write({"templates/assets/style.css": "body { color: red }\n"})
    assert made.build().written == ("assets/style.css",)
    assert made.build().written == ()


def test_an_own_file_changes_some_words_of_a_language_that_pressmark_has(made: Workshop) -> None:
    made.write({"content/archive.toml": 'title = "Archiv"\nlanguage = "de-AT"\n'})
    made.write({"templates/strings/de.toml": 'home = "Titelseite"\n'})
    made.write({"templates/strings/de-AT.toml": 'not_found = "Nix da"\n'})
    result = made.build()
    assert not result.diagnostics
    page = made.page("404.html")
    assert "Titelseite" in page
    assert "<h1>Nix da</h1>" in page
    assert "Wege ins Archiv" in page
    assert '<html lang="de-AT"' in page


def test_a_language_of_ones_own_is_told_every_word_it_lacks(made: Workshop) -> None:
    made.write({"content/archive.toml": 'title = "Archief"\nlanguage = "nl"\n'})
    made.write({"templates/strings/nl.toml": 'home = "Voorpagina"\nhuis = "Huis"\n'})
    result = made.build()
    assert not result.failed
    found = {d.code: d for d in result.diagnostics}
    assert found.keys() == {"C501", "C504"}
    assert found["C501"].place.path == found["C504"].place.path == "templates/strings/nl.toml"
    assert "about_archive, " in found["C501"].message
    assert "'huis'" in found["C504"].message
    assert "Voorpagina" in made.page("404.html")


def test_words_that_leave_out_a_link_still_show_it(made: Workshop) -> None:
    """A sentence is made of words and of a link; where the words forget its place, it follows them."""
    made.write({"content/entities/person/ann.md": "---\nname: Ann\n---\n"})
    made.write({"content/articles/b.md": "---\ntitle: B\ndate: 2020\nbyline: Ann\n---\nWords.\n"})
    made.write({"templates/strings/en.toml": 'by = "Written down by"\n'})
    [found] = made.build().diagnostics
    assert (found.code, found.place.line) == ("C505", 1)
    page = made.page("articles/b/index.html")
    assert 'Written down by <a href="../../people/ann/">Ann</a>' in page
