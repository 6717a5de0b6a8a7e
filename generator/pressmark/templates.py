"""The theme: its files, and views rendered through its templates.

A template sees ``view``, ``site`` and pure filters, nothing else. An archive's own ``templates/`` shadows the
default theme file by file.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.bccache import Bucket
from markupsafe import Markup

from pressmark import urls
from pressmark.config import Settings
from pressmark.dates import EdtfDate
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
from pressmark.text import page_bytes

_OWN_FOLDER = "templates"


def default_theme() -> Path:
    """The folder of the theme that Pressmark brings: inside an installed package, or at the top of a
    checkout.
    """
    package = Path(__file__).resolve().parent
    installed = package / "_theme"
    return installed if installed.is_dir() else package.parents[1] / _OWN_FOLDER


class RenderError(Exception):
    """The theme could not be used; ``diagnostic`` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Theme:
    """The files of a theme: those of the archive's own folder first, then the default ones.

    ``shown`` is how diagnostics call a file: its path from the archive's root, or ``theme:NAME`` for a
    default one.
    """

    def __init__(self, root: Path) -> None:
        own = root / _OWN_FOLDER
        is_default = os.path.realpath(own) == os.path.realpath(default_theme())
        folders = [own] if is_default else [own, default_theme()]
        self._files: dict[str, tuple[Path, str]] = {}
        for folder in reversed(folders):
            label = f"{_OWN_FOLDER}/" if folder == own else "theme:"
            for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
                name = path.relative_to(folder).as_posix()
                if path.is_file() and not any(part.startswith(".") for part in name.split("/")):
                    self._files[name] = (path, label + name)

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of all files below ``folder`` (of the whole theme, if empty), sorted."""
        return tuple(sorted(name for name in self._files if name.startswith(folder and folder + "/")))

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, or None when the theme has none of that name.

        Raises :class:`RenderError` when it cannot be read.
        """
        entry = self._files.get(name)
        try:
            return entry[0].read_bytes() if entry else None
        except OSError as error:
            hint = "check who may read it, or take it out: the default theme then stands in"
            reason = (error.strerror or "it cannot be opened").lower()
            place = Place(self.shown(name))
            raise RenderError(diagnose("S104", place, hint=hint, reason=reason)) from error

    def default(self, name: str) -> bytes:
        """The bytes of a file of the default theme, whatever shadows it. Raises ``OSError`` without one."""
        return (default_theme() / name).read_bytes()

    def shown(self, name: str) -> str:
        """How to call the file ``name`` to an author."""
        return self._files[name][1] if name in self._files else f"{_OWN_FOLDER}/{name}"


# What a template can do wrong while it runs: it is a small program of its author's.
_FAILURES = (
    *(TemplateError, TypeError, ValueError, LookupError),
    *(AttributeError, ArithmeticError, RuntimeError, MemoryError),
)


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


class _Compiled(BytecodeCache):
    """Compiled templates, kept for the life of the process: the preview builds again and again with the
    same ones.

    Jinja makes the key from the template's name and the checksum from its source.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        kept = self._kept.get((bucket.key, bucket.checksum))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class Renderer:
    """Renders views. One page at a time: the way from the page to the archive's root is kept while it is
    rendered.
    """

    def __init__(self, theme: Theme, settings: Settings, strings: Strings, site: object) -> None:
        self._theme = theme
        self._settings = settings
        self._strings = strings
        self._root = "./"
        self._environment = self._make_environment(site)

    def render(self, template: str, view: Any, *, absolute: bool = False, own: str = "") -> bytes:
        """``view`` through ``template``, as UTF-8. ``absolute``: every link begins at the root of the host,
        because the page answers at any address (404). It names no host, so that it is whole in the preview.
        ``own`` takes the place of ``template`` in a theme that has it.

        Raises :class:`RenderError` with the template's name and line.
        """
        base = urlsplit(self._settings.base_url).path or "/"
        self._root = base if absolute else urls.root_from(view.head.address)
        template = own if own and self._theme.read(own) is not None else template
        try:
            page = self._environment.get_template(template).render(view=view)
        except TemplateSyntaxError as error:
            raise RenderError(self._broken("P702", error.name or template, error.lineno, error)) from error
        except TemplateNotFound as error:
            raise RenderError(self._missing(str(error.name), error)) from error
        except _FAILURES as error:
            name, line = _template_line(error, template)
            raise RenderError(self._broken("P703", name, line, error)) from error
        # A form feed is white space to HTML; XML does not know it.
        return page_bytes(page.replace("\f", " ") if template.endswith(".xml") else page)

    def href(self, address: str) -> str:
        """``address`` as it stands in a link of the page being rendered."""
        return address if urls.is_outside(address) else urls.joined(self._root, address)

    def _make_environment(self, site: object) -> Environment:
        environment = Environment(
            loader=_ThemeLoader(self._theme),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_COMPILED,
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
            absolute=lambda address: _absolute(self._settings.base_url, address),
            words=lambda date, style="long": format_date(date, language, self._strings, style),
            iso=_iso,
            number=lambda count: format_number(count, language),
            language_name=lambda tag: language_name(tag, language),
            direction=direction,
            capitalised=lambda words: capitalised(str(words), language),
            month_name=lambda month: months[int(month) - 1],
            month_short=lambda month: short[int(month) - 1],
            json_data=_json_data,
        )
        return environment

    def _say(self, key: str, /, **facts: object) -> str:
        """Words of the interface. What a macro made is markup: its text is what goes into a sentence."""
        return self._strings.say(
            key,
            **{name: fact.unescape() if isinstance(fact, Markup) else fact for name, fact in facts.items()},
        )

    def _broken(self, code: str, name: str, line: int, error: Exception) -> Diagnostic:
        return diagnose(code, self._place(name, line), why=_why(error))

    def _missing(self, name: str, error: Exception) -> Diagnostic:
        """At the line that asks for the template ``name``; a page asks for its own by itself."""
        asking, line = _template_line(error, "")
        place = self._place(asking, line) if asking else Place(self._theme.shown(name))
        return diagnose("P701", place, name=name)

    def _place(self, name: str, line: int) -> Place:
        data = self._theme.read(name)
        source = SourceText(self._theme.shown(name), data.decode("utf-8", "replace") if data else "")
        return source.place(line, 1)


def _why(error: Exception) -> str:
    """What a template did wrong, without the names that the program has for its own values."""
    if isinstance(error, KeyError):
        return f"there is nothing called {error} here"
    if isinstance(error, RecursionError):
        return "it comes back to itself without end"
    words = str(error) or type(error).__name__
    return re.sub(r"'pressmark[\w.]*\.(\w+) object' has no attribute '(\w+)'", r"\1 has no “\2”", words)


def _template_line(error: BaseException, template: str) -> tuple[str, int]:
    """The innermost line of a template in a traceback, the outermost where templates go round in a circle;
    the first of ``template`` when there is none.

    Jinja puts frames of its own, which hold the exception, in the place of compiled templates.
    """
    name, line = template, 1
    trace = error.__traceback__
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            name, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
            if isinstance(error, RecursionError):
                break
        trace = trace.tb_next
    return name, line


def _absolute(base_url: str, address: str) -> str:
    if urls.is_outside(address):
        return address
    return urls.joined(base_url, address) if base_url else ""


def _iso(date: EdtfDate) -> str:
    """The machine form for ``<time datetime>``, or empty where HTML has none: of a doubtful date, or of a
    stretch of time that is no day, month or year.
    """
    plain = date.precision in ("time", "day", "month", "year") and not date.uncertain and not date.approximate
    return date.text if plain else ""


def _json_data(value: object) -> Markup:
    """``value`` as JSON that cannot end a script element or be read as markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)
