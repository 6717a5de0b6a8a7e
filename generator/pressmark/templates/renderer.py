"""Views rendered through the templates of a theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)

from pressmark import urls
from pressmark.config import Settings
from pressmark.diagnostics import Diagnostic, Place, SourceText, diagnose
from pressmark.languages import Strings
from pressmark.templates.bytecode import BESIDE_THE_PROGRAM
from pressmark.templates.closure import UnnamedTemplateError, closure
from pressmark.templates.compiling import LeanEnvironment
from pressmark.templates.faults import FAILURES, template_line, why
from pressmark.templates.filters import Links, Wording, direct_filters, filters, functions
from pressmark.templates.refusal import RenderError
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


class _LinksByRoot(dict[str, Links]):
    def __missing__(self, root: str) -> Links:
        found = self[root] = Links(root)
        return found


class Renderer:
    """Renders views. One page at a time: the way from the page to the archive's root is kept while it is
    rendered.

    ``compiled`` keeps compiled templates; without it they are kept beside the program.
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
        self._by_root = _LinksByRoot()
        self._links = self._by_root["./"]
        self._looked_at: set[str] = set()
        self._to_be_careful_with: set[str] = set()
        self._site = site
        self._compiled = compiled or BESIDE_THE_PROGRAM
        self._environment = self._make_environment()

    def render(self, template: str, view: Any, *, absolute: bool = False, own: str = "") -> bytes:
        """``view`` through ``template``, as UTF-8. ``absolute``: every link begins at the root of the host,
        because the page answers at any address (404). It names no host, so that it is whole in the preview.
        ``own`` takes the place of ``template`` in a theme that has it.

        Raises :class:`RenderError` with the template's name and line.
        """
        base = urlsplit(self._settings.base_url).path or "/"
        root = base if absolute else urls.root_from(view.head.address)
        self._environment.links = self._links = self._by_root[root]
        template = own if own and own in self._theme else template
        try:
            page = self._page(template, view)
        except TemplateSyntaxError as error:
            raise RenderError(self._unreadable(template, error)) from error
        except TemplateNotFound as error:
            raise RenderError(self._missing(str(error.name), error)) from error
        except FAILURES as error:
            name, line = template_line(error, template)
            raise RenderError(self._broken("P703", name, line, error)) from error
        # A form feed is white space to HTML; XML does not know it.
        return page_bytes(page.replace("\f", " ") if template.endswith(".xml") else page)

    def closure(self, template: str) -> tuple[str, ...]:
        """Every file of the theme that pages of ``template`` are made of, itself among them, sorted: what it
        extends, includes or imports, and what that does. A file that is not there, and may be missing, is
        named too.

        Raises :class:`RenderError` where one of them cannot be read, or asks for a template that only a page
        would name.
        """
        try:
            return closure(template, self._asked)
        except TemplateSyntaxError as error:
            raise RenderError(self._unreadable(template, error)) from error

    def _asked(self, name: str) -> tuple[str, ...]:
        """The templates that ``name`` asks for; a missing one asks for none."""
        if name not in self._theme:
            return ()
        found: tuple[str, ...] = self._told_by(name).get("references", ())
        return found

    def _told_by(self, name: str) -> Mapping[str, Any]:
        """What a template tells of itself."""
        told: Mapping[str, Any] = self._environment.get_template(name).root_render_func.__globals__
        return told

    def _page(self, template: str, view: Any) -> str:
        """A page that stumbles over something missing is made again from its beginning, by code that knows
        what else a dot may mean: in a theme of somebody's own, an item of a table or something to be told.
        """
        if template not in self._looked_at:
            self._looked_at.add(template)
            if any(map(self._shadows, self.closure(template))):
                self._to_be_careful_with.add(template)
        if template not in self._to_be_careful_with:
            try:
                return self._environment.get_template(template).render(view=view)
            except (AttributeError, TypeError):
                self._to_be_careful_with.add(template)
        return self._careful.get_template(template).render(view=view)

    def _shadows(self, name: str) -> bool:
        """Whether a template gives a meaning of its own to a name that all are given."""
        return name in self._theme and bool(self._told_by(name).get("shadows"))

    def href(self, address: str) -> str:
        """``address`` as it stands in a link of the page being rendered."""
        return self._links(address)

    @cached_property
    def _careful(self) -> LeanEnvironment:
        environment = self._make_environment()
        environment.careful = True
        return environment

    def _make_environment(self) -> LeanEnvironment:
        environment = LeanEnvironment(
            loader=_ThemeLoader(self._theme),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=self._compiled,
        )
        language = self._settings.language
        wording = Wording(self._strings, language)
        environment.globals.update(functions(wording, language, self._site))
        environment.said, environment.told = wording.said, wording.told
        environment.direct = direct_filters(wording, language, self._settings.base_url, self.href)
        environment.filters.update(filters(environment.direct))
        return environment

    def _broken(self, code: str, name: str, line: int, error: Exception) -> Diagnostic:
        return diagnose(code, self._place(name, line), why=why(error))

    def _unreadable(self, template: str, error: TemplateSyntaxError) -> Diagnostic:
        code = "P705" if isinstance(error, UnnamedTemplateError) else "P702"
        return self._broken(code, error.name or template, error.lineno, error)

    def _missing(self, name: str, error: Exception) -> Diagnostic:
        """At the line that asks for the template ``name``; a page asks for its own by itself."""
        asking, line = template_line(error, "")
        place = self._place(asking, line) if asking else Place(self._theme.shown(name))
        return diagnose("P701", place, name=name)

    def _place(self, name: str, line: int) -> Place:
        data = self._theme.read(name)
        source = SourceText(self._theme.shown(name), data.decode("utf-8", "replace") if data else "")
        return source.place(line, 1)
