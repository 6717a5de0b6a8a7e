"""Views rendered through the templates of a theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from markupsafe import Markup

from pressmark import urls
from pressmark.config import Settings
from pressmark.diagnostics import Diagnostic, Place, SourceText, diagnose
from pressmark.languages import (
    Strings,
    capitalised,
    direction,
    format_date,
    format_day_of_year,
    format_number,
    language_name,
    list_gap,
    month_names,
    weekday_names,
)
from pressmark.templates.bytecode import IN_MEMORY
from pressmark.templates.compiling import LeanEnvironment
from pressmark.templates.faults import FAILURES, RenderError, template_line, why
from pressmark.templates.filters import absolute, iso, json_data
from pressmark.templates.theme import Theme
from pressmark.text import page_bytes


class _ThemeLoader(BaseLoader):
    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        data = self._theme.read(template)
        if data is None:
            raise TemplateNotFound(template)
        try:
            source = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            raise TemplateSyntaxError("it is not UTF-8", line, template) from error
        return source, template, lambda: True


class Renderer:
    """Renders views. One page at a time: the way from the page to the archive's root is kept while it is
    rendered.

    ``compiled`` keeps compiled templates (:class:`pressmark.templates.bytecode.CompiledInFolder`); without
    it they are kept for the life of the process.
    """

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        strings: Strings,
        site: object,
        compiled: BytecodeCache | None = None,
    ) -> None:
        self._theme = theme
        self._settings = settings
        self._strings = strings
        self._root = "./"
        self._environment = self._make_environment(site, compiled or IN_MEMORY)

    def render(self, template: str, view: Any, *, absolute: bool = False, own: str = "") -> bytes:
        """``view`` through ``template``, as UTF-8. ``absolute``: every link begins at the root of the host,
        because the page answers at any address (404). It names no host, so that it is whole in the preview.
        ``own`` takes the place of ``template`` in a theme that has it.

        Raises :class:`RenderError` with the template's name and line.
        """
        base = urlsplit(self._settings.base_url).path or "/"
        self._root = base if absolute else urls.root_from(view.head.address)
        template = own if own and own in self._theme else template
        try:
            page = self._environment.get_template(template).render(view=view)
        except TemplateSyntaxError as error:
            raise RenderError(self._broken("P702", error.name or template, error.lineno, error)) from error
        except TemplateNotFound as error:
            raise RenderError(self._missing(str(error.name), error)) from error
        except FAILURES as error:
            name, line = template_line(error, template)
            raise RenderError(self._broken("P703", name, line, error)) from error
        # A form feed is white space to HTML; XML does not know it.
        return page_bytes(page.replace("\f", " ") if template.endswith(".xml") else page)

    def href(self, address: str) -> str:
        """``address`` as it stands in a link of the page being rendered."""
        return address if urls.is_outside(address) else urls.joined(self._root, address)

    def _make_environment(self, site: object, compiled: BytecodeCache) -> Environment:
        environment = LeanEnvironment(
            loader=_ThemeLoader(self._theme),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=compiled,
        )
        language = self._settings.language
        months, short = month_names(language), month_names(language, short=True)
        environment.globals.update(
            site=site,
            t=self._say,
            weekday_names=lambda: weekday_names(language),
            list_gap=lambda place, length: list_gap(place, length, language),
            day_of_year=lambda month, day: format_day_of_year(month, day, language),
        )
        environment.filters.update(
            # Asking for the context keeps Jinja from computing `"/map/" | href` once, while compiling.
            href=pass_context(lambda _, address: self.href(address)),
            absolute=lambda address: absolute(self._settings.base_url, address),
            words=lambda date, style="long": format_date(date, language, self._strings, style),
            iso=iso,
            number=lambda count: format_number(count, language),
            language_name=lambda tag: language_name(tag, language),
            direction=direction,
            capitalised=lambda words: capitalised(str(words), language),
            month_name=lambda month: months[int(month) - 1],
            month_short=lambda month: short[int(month) - 1],
            json_data=json_data,
        )
        return environment

    def _say(self, key: str, /, **facts: object) -> str:
        """Words of the interface. What a macro made is markup: its text is what goes into a sentence."""
        return self._strings.say(
            key,
            **{name: fact.unescape() if isinstance(fact, Markup) else fact for name, fact in facts.items()},
        )

    def _broken(self, code: str, name: str, line: int, error: Exception) -> Diagnostic:
        return diagnose(code, self._place(name, line), why=why(error))

    def _missing(self, name: str, error: Exception) -> Diagnostic:
        """At the line that asks for the template ``name``; a page asks for its own by itself."""
        asking, line = template_line(error, "")
        place = self._place(asking, line) if asking else Place(self._theme.shown(name))
        return diagnose("P701", place, name=name)

    def _place(self, name: str, line: int) -> Place:
        data = self._theme.read(name)
        source = SourceText(self._theme.shown(name), data.decode("utf-8", "replace") if data else "")
        return source.place(line, 1)
