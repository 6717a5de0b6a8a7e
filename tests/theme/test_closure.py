"""What a template is made of is known without a page; a name that only a page would tell is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressmark.config import Settings
from pressmark.languages import Strings
from pressmark.templates import Renderer, RenderError, Theme
from tests.theme.rendering import rendered
from tests.theme.samples import SAMPLES
from tests.theme.samples.site import SITE
from tests.theme.test_rendering import VIEW, made


def renderer(root: Path, **files: str) -> Renderer:
    (root / "templates").mkdir()
    for name, text in files.items():
        (root / f"templates/{name}.html").write_text(text, encoding="utf-8")
    return Renderer(Theme(root), Settings(title="T"), Strings("en"), SITE)


def test_it_holds_what_what_it_is_made_of_is_made_of(tmp_path: Path) -> None:
    own = renderer(
        tmp_path,
        page='{% extends "frame.html" %}{% block main %}{% include "a.html" %}{% endblock %}',
        frame='{% import "b.html" as b with context %}{% block main %}{% endblock %}',
        a='{% from "c.html" import x %}{% if view.title %}{% include "a.html" %}{% endif %}',
        b="",
        c='{% macro x() %}{% include ["own.html", "d.html"] ignore missing %}{% endmacro %}',
        d="",
    )
    names = ("a", "b", "c", "d", "frame", "own", "page")
    assert own.closure("page.html") == tuple(f"{name}.html" for name in names)
    assert own.closure("b.html") == ("b.html",)
    assert own.closure("nowhere.html") == ("nowhere.html",)


def test_one_of_two_names_is_both(tmp_path: Path) -> None:
    own = renderer(tmp_path, page='{% extends "a.html" if view.title else ("b.html", "c.html") %}')
    assert own.closure("page.html") == ("a.html", "b.html", "c.html", "page.html")


@pytest.mark.parametrize("name", sorted({sample.template for sample in SAMPLES.values()}))
def test_every_page_is_made_of_its_closure_alone(name: str, tmp_path: Path) -> None:
    """Without the other templates the page is the same."""
    theme = Theme(Path("/nonexistent"))
    files = made(Path("/nonexistent")).closure(name)
    assert name in files

    class Part(Theme):
        def read(self, name: str) -> bytes | None:
            assert name in files
            return theme.read(name)

    sample = next(sample for sample in SAMPLES.values() if sample.template == name)
    settings = Settings(title=SITE.title, base_url=SITE.base_url, language=SITE.language)
    part = Renderer(Part(tmp_path), settings, made(tmp_path)._strings, SITE)
    page = part.render(sample.template, sample.view, absolute=sample.absolute)
    assert page.decode("utf-8") == rendered(sample)


@pytest.mark.parametrize(
    "tag",
    [
        "{% include view.kind %}",
        '{% include "a" ~ view.kind %}',
        '{% include ["a.html", view.kind] %}',
        '{% include "a.html" if view.kind %}',
        "{% import view.kind as x %}",
        "{% from view.kind import x %}",
        "{% extends view.kind %}",
        "{% include 3 %}",
    ],
)
def test_a_name_that_only_a_page_would_tell_is_refused(tag: str, tmp_path: Path) -> None:
    own = renderer(tmp_path, page='\n{% include "part.html" %}', part=f"\n\n{tag}")
    for refuses in (lambda: own.closure("page.html"), lambda: own.render("page.html", VIEW)):
        with pytest.raises(RenderError) as caught:
            refuses()
        found = caught.value.diagnostic
        assert (found.code, found.place.path, found.place.line) == ("P705", "templates/part.html", 3)


def test_a_template_that_cannot_be_read_is_told_by_its_closure_too(tmp_path: Path) -> None:
    own = renderer(tmp_path, page='{% include "part.html" %}', part="\n{% if %}")
    with pytest.raises(RenderError) as caught:
        own.closure("page.html")
    found = caught.value.diagnostic
    assert (found.code, found.place.path, found.place.line) == ("P702", "templates/part.html", 2)
