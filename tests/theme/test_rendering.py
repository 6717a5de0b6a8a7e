"""Templates compiled our own way say what Jinja's own code says, and what is remembered changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import TemplateError
from jinja2.compiler import CodeGenerator

from pressmark.config import Settings
from pressmark.dates import parse_date
from pressmark.languages import Strings, read_strings
from pressmark.pages.values import Head
from pressmark.pages.views import FixedView, SiteView
from pressmark.templates import Renderer, RenderError, Theme, default_theme
from pressmark.templates.bytecode import Compiled
from pressmark.templates.compiling import LeanCode, LeanEnvironment
from tests.theme.rendering import HOSTILE, SITES, hostile, renderer
from tests.theme.samples import SAMPLES
from tests.theme.samples.site import SITE, Sample


def english(language: str) -> Strings:
    data = (default_theme() / "strings" / "en.toml").read_bytes()
    return read_strings("strings/en.toml", data, language)[0]


def made(root: Path, site: SiteView = SITE, compiled: Compiled | None = None) -> Renderer:
    settings = Settings(title=site.title, base_url=site.base_url, language=site.language)
    return Renderer(Theme(root), settings, english(site.language), site, compiled)


@pytest.mark.parametrize("site", [*SITES.values(), hostile(SITE)])
def test_every_page_is_what_jinja_itself_makes_of_it(site: SiteView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LeanEnvironment, "code_generator_class", CodeGenerator)
    jinja = made(Path("/nonexistent"), site, Compiled())
    for sample in SAMPLES.values():
        for view in (sample.view, hostile(sample.view)):
            expected = jinja.render(sample.template, view, absolute=sample.absolute)
            found = renderer(site).render(sample.template, view, absolute=sample.absolute)
            assert found == expected


def test_no_page_is_changed_by_the_pages_before_it() -> None:
    """Every sample alone, then all of them one after the other, forwards and back."""
    alone = {name: _page(made(Path("/nonexistent")), sample) for name, sample in SAMPLES.items()}
    once = made(Path("/nonexistent"))
    for name in (*SAMPLES, *reversed(SAMPLES)):
        assert _page(once, SAMPLES[name]) == alone[name]


def _page(with_renderer: Renderer, sample: Sample) -> bytes:
    return with_renderer.render(sample.template, sample.view, absolute=sample.absolute)


VIEW = FixedView(
    head=Head(address="/about/", title=HOSTILE, description="", kind="page"),
    title="T",
    language="en",
    direction="ltr",
    html="<b>",
    cards=(),
    ways=(),
)

MACROS = """
{% macro plain(a, b="B", c=a) %}[{{ a }}|{{ b }}|{{ c }}]{% endmacro %}
{% macro class(class) %}{{ class }}{% endmacro %}
{% macro wrapped(a) %}<{{ caller(a) }}>{% endmacro %}
{% macro counted() %}{{ varargs | length }} {{ kwargs | length }}{% endmacro %}
{% macro said() %}{{ t("menu") }}{% endmacro %}
{% macro deep(n) %}{{ n }}{% if n %}{{ deep(n - 1) }}{% endif %}{% endmacro %}
"""


@pytest.mark.parametrize(
    "words",
    [
        "{{ m.plain(1) }}",
        "{{ m.plain(1, c=3) }}",
        "{{ m.plain(a='<', b=view.head.title) }}",
        "{{ m.plain('<'|safe, m.plain(2)) }}",
        "{{ m.class(class='&') }}",
        "{% call(x) m.wrapped('<') %}{{ x }}{% endcall %}",
        "{{ m.counted(1, 2, three=3) }}",
        "{{ m.plain(*[1, 2]) }}",
        "{{ m.plain(**{'a': '<'}) }}",
        "{{ m.deep(3) }}",
        "{% autoescape false %}{{ m.plain('<') }}{{ m.plain(a='<') }}{{ '<' }}{% endautoescape %}",
        "{% set n = namespace(a='<') %}{% set n.a = n.a ~ '>' %}{{ n.a }}",
        "{% set d = {'a': {'b': '<'}} %}{{ d.a.b }}{{ d.get('a').b }}{{ d['a']['b'] }}",
        "{% for x in [1, 2] %}{{ loop.index }}{{ m.plain(x) }}{{ loop.cycle('a', 'b') }}{% endfor %}",
        "{% for x in ('<', 2, 3) %}{{ loop.index }}{{ loop.index0 }}{{ loop.first }}{{ x }}{% endfor %}",
        "{% for x in (1, 2) %}{% for y in (x, 3) %}{{ loop.last }}{% endfor %}{{ loop.last }}{% endfor %}",
        "{% for x in (1, 2) if x > 1 %}{{ loop.length }}{{ loop.last }}{% else %}none{% endfor %}",
        "{% for x in (1, (2,)) recursive %}{{ loop(x) if x is iterable else x }}{{ loop.last }}{% endfor %}",
        "{% for x in (1, 2) %}{{ loop.previtem | default('-') }}{{ loop.revindex }}{% endfor %}",
        "{% set t = namespace(a='<') %}{{ t.a }}{{ m.said() }}",
        "{% macro t(a) %}[{{ a }}]{% endmacro %}{{ t('reports') }}{{ t(a='<') }}",
        "{% for site in ('<', 'b') %}{{ site }}{% endfor %}{{ site.title }}",
        "{% with t = view.title %}{{ t }}{% endwith %}{{ t('menu') }}",
        "{% if view.title %}{% set site = '<' %}{% endif %}{{ site }}",
        "{% from 'm.html' import plain as t %}{{ t('<') }}",
        "{{ t('menu') if view.title else t('data') }}{{ t('menu' if view.title else 'data') }}",
        "{{ (t('menu') if view.title) ~ t('labelled', label='<', value=m.plain('&')) }}",
        "{{ view.head.address | href if view.title }}{{ view.head.address | href | upper }}",
        "{{ '<' if view.title else '>' }}{{ 'a' if view.nowhere is defined else view.title }}",
        "{{ '<' if view.title }}{{ '<' if not view.title }}{{ ('a' if false) is defined }}",
        "{{ view.nowhere is defined }}{{ view.nowhere | default('x') }}",
        "{{ ['<', 1, none, true, 1.5] | join(',') }}{{ none }}{{ true }}{{ 1.5 }}",
        "{{ t('reports', count=1) }}{{ t('labelled', label=m.plain('&'), value='<'|safe) }}",
        "{{ ('/a&b/'|e) | href }}{{ '/a&b/' | href }}",
        "{{ ('https://x/?a&b'|e) | href }}{{ 'https://x/?a&b' | href }}",
        "{{ 1 | number }}{{ 1.0 | number }}{{ 12345.5 | number }}",
        "{% filter upper %}<{{ view.html }}{% endfilter %}",
        "{% set x %}<i>{{ view.html }}</i>{% endset %}{{ x }}{{ x | length }}",
        "{% macro own(a) %}{{ a }}{% endmacro %}{{ own('<') }}{{ own(a='<') }}",
        "{{ range(3) | list }}{{ dict(a='<') }}{{ 'x'.join(['<', '>']) }}",
        "{{ (m.plain('<') ~ '<')[:4] }}{{ m.plain('<') + '<' }}{{ m.plain('<') == '' }}",
    ],
)
def test_what_themes_may_write_means_what_jinja_says(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/m.html").write_text(MACROS)
    (tmp_path / "templates/page.html").write_text('{% import "m.html" as m %}\n' + words)
    found = made(tmp_path).render("page.html", VIEW)
    monkeypatch.setattr(LeanEnvironment, "code_generator_class", CodeGenerator)
    assert made(tmp_path, compiled=Compiled()).render("page.html", VIEW) == found


@pytest.mark.parametrize(
    "words",
    [
        "{{ m.plain(1, 2, 3, 4) }}",
        "{{ m.plain(1, nowhere=2) }}",
        "{{ m.plain(1, a=2) }}",
        "{{ m.plain() }}",
        "{{ m.nowhere(1) }}",
        "{{ nowhere(1) }}",
        "{{ nowhere(a=1) }}",
        "{{ view.nowhere }}",
        "{{ view.nowhere.deeper }}",
        "{{ view.title() }}",
    ],
)
def test_what_is_wrong_is_told_at_its_line(words: str, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/m.html").write_text(MACROS)
    (tmp_path / "templates/page.html").write_text('{% import "m.html" as m %}\n\n\n' + words)
    with pytest.raises(RenderError) as caught:
        made(tmp_path).render("page.html", VIEW)
    found = caught.value.diagnostic
    assert found.code == "P703"
    assert "plain()" in words or (found.place.path, found.place.line) == ("templates/page.html", 4)


def test_a_child_that_gives_a_name_another_meaning_gives_it_to_what_it_extends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a child sets stands in the blocks of its parent, though the parent alone says nothing of it."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/parent.html").write_text("{% block b %}{{ site }}{{ t }}{% endblock %}")
    (tmp_path / "templates/page.html").write_text(
        "{% extends 'parent.html' %}{% set t = '<' %}{% set site = 7 %}{% block c %}{% endblock %}"
    )
    found = made(tmp_path).render("page.html", VIEW)
    assert found == b"7&lt;"
    monkeypatch.setattr(LeanEnvironment, "code_generator_class", CodeGenerator)
    assert made(tmp_path, compiled=Compiled()).render("page.html", VIEW) == found


def test_whatever_is_remembered_a_number_and_a_truth_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/page.html").write_text("{{ t('reports', count=n) }}")
    renders = made(tmp_path)
    environment = renders._environment
    assert environment.from_string("{{ t('reports', count=1) }}").render() == "1 report"
    with pytest.raises((TemplateError, ValueError, ArithmeticError)):
        environment.from_string("{{ t('reports', count=true) }}").render()


def test_a_date_is_remembered_by_its_writing() -> None:
    words = made(Path("/nonexistent"))._environment.filters["words"]
    assert words(None, parse_date("1953")) == "1953"
    assert words(None, parse_date("1953~")) == "about 1953"
    assert words(None, parse_date("1953-03"), "short") == "Mar 1953"
    assert words(None, parse_date("1953-03")) == "March 1953"


def test_our_own_code_is_what_is_used() -> None:
    assert LeanEnvironment.code_generator_class is LeanCode


def test_the_default_theme_never_has_to_be_rendered_twice() -> None:
    renders = made(Path("/nonexistent"))
    for sample in SAMPLES.values():
        _page(renders, sample)
    assert renders._to_be_careful_with == set()


def test_a_page_that_is_rendered_twice_shows_nothing_of_the_first_time(tmp_path: Path) -> None:
    """Careful code begins from the beginning: what was counted by then is not counted twice."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/m.html").write_text(
        "{% macro one(n) %}{% set n.count = n.count + 1 %}{{ n.count }}{% endmacro %}"
    )
    words = "{% set n = namespace(count=0) %}{{ m.one(n) }}{{ m.one(n) }}{% set d = {'a': 1} %}{{ d.a }}"
    (tmp_path / "templates/page.html").write_text('{% import "m.html" as m %}' + words)
    renders = made(tmp_path)
    assert renders.render("page.html", VIEW) == renders.render("page.html", VIEW) == b"121"
    assert renders._to_be_careful_with == {"page.html"}
