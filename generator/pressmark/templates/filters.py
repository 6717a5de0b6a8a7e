"""What templates can do with a value: pure functions of it and of what is the same for the whole site.

What is asked for again and again is remembered. An answer depends on nothing but what was asked, so that it
is the same whether it was remembered or not; and only of plain text and whole numbers, because some values of
other types are equal to them and shown otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from json import JSONEncoder
from json.encoder import encode_basestring
from typing import Any

from jinja2 import pass_context
from jinja2.utils import Namespace
from markupsafe import Markup

from pressmark import urls
from pressmark.annotations.html import composed as compose
from pressmark.annotations.values import ShownText
from pressmark.dates import EdtfDate
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
from pressmark.languages.words import Style
from pressmark.templates.compiling import escape_plain, marked

_JSON = JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# What could end a script element or be read as markup, and what older scripts take for the end of a line.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

# How many answers of a kind are remembered before all are forgotten.
_MANY = 30_000


class Wording:
    """The words of the interface, and dates and numbers in words, in the language of an archive."""

    def __init__(self, strings: Strings, language: str) -> None:
        self._strings = strings
        self._language = language
        self._said: dict[tuple[str, str, str | int], str] = {}
        self._dates: dict[tuple[str, str], str] = {}
        self._numbers: dict[int, str] = {}
        self.said = Said(strings)
        self._told: dict[tuple[str, str, str | int], str] = {}

    def told(self, key: str, name: str, fact: object) -> str:
        """Words of the interface with one fact, escaped."""
        if type(fact) is not str and type(fact) is not int:
            return escape_plain(self.say(key, **{name: fact}))
        found = self._told.get((key, name, fact))
        if found is None:
            found = escape_plain(self._strings.say(key, **{name: fact}))
            _remember(self._told, (key, name, fact), found)
        return found

    def say(self, key: str, /, **facts: object) -> str:
        """Words of the interface. What a macro made is markup: its text is what goes into a sentence."""
        if len(facts) == 1:
            [(name, fact)] = facts.items()
            if type(fact) is str or type(fact) is int:
                found = self._said.get((key, name, fact))
                if found is None:
                    found = self._strings.say(key, **facts)
                    _remember(self._said, (key, name, fact), found)
                return found
        if Markup in map(type, facts.values()):
            facts = {n: fact.unescape() if isinstance(fact, Markup) else fact for n, fact in facts.items()}
        return self._strings.say(key, **facts)

    def date(self, date: EdtfDate, style: Style = "long") -> str:
        """``date`` in words. Its writing says all there is to it."""
        found = self._dates.get((date.text, style))
        if found is None:
            found = format_date(date, self._language, self._strings, style)
            _remember(self._dates, (date.text, style), found)
        return found

    def number(self, number: float) -> str:
        """``number`` with the separators of the language."""
        if type(number) is not int:
            return format_number(number, self._language)
        found = self._numbers.get(number)
        if found is None:
            found = format_number(number, self._language)
            _remember(self._numbers, number, found)
        return found


class Said(dict[str, str]):
    """Words of the interface that have no facts, escaped."""

    def __init__(self, strings: Strings) -> None:
        self._strings = strings

    def __missing__(self, key: str) -> str:
        found = self[key] = escape_plain(self._strings.say(key))
        return found


class Links(dict[str, str]):
    """Addresses as they stand in links of pages that have the same way to the archive's root; as items they
    are escaped.
    """

    def __init__(self, root: str) -> None:
        self._root = root
        self._known: dict[str, str] = {}

    def __missing__(self, address: str) -> str:
        found = escape_plain(self._link(address))
        _remember(self, address, found)
        return found

    def __call__(self, address: str) -> str:
        if type(address) is not str:
            return self._link(address)
        found = self._known.get(address)
        if found is None:
            found = self._link(address)
            _remember(self._known, address, found)
        return found

    def _link(self, address: str) -> str:
        return address if urls.is_outside(address) else urls.joined(self._root, address)


def _remember(known: dict[Any, str], asked: object, answer: str) -> None:
    if len(known) >= _MANY:
        known.clear()
    known[asked] = answer


def absolute(base_url: str) -> Callable[[str], str]:
    """What gives an address with the base URL; of the archive's own it gives none where there is no base."""
    links = Links(base_url)
    return links if base_url else lambda address: address if urls.is_outside(address) else ""


def iso(date: EdtfDate) -> str:
    """The machine form for ``<time datetime>``, or empty where HTML has none: of a doubtful date, or of a
    stretch of time that is no day, month or year.
    """
    plain = date.precision in ("time", "day", "month", "year") and not date.uncertain and not date.approximate
    return date.text if plain else ""


def json_data(value: object) -> Markup:
    """``value`` as JSON that cannot end a script element or be read as markup."""
    text = encode_basestring(value) if type(value) is str else _JSON.encode(value)
    for sign in "<>&\u2028\u2029":
        if sign in text:
            return marked(text.translate(_UNSAFE))
    return marked(text)


def composed(html: str | ShownText, href: Callable[[str], str]) -> Markup:
    """The inside of a text element, composed for this page; a ``str`` is HTML already."""
    return Markup(html if isinstance(html, str) else compose(html, href))


class PlainNamespace(Namespace):
    """Jinja's ``namespace`` whose values are attributes like any others."""

    def __init__(*given: Any, **named: Any) -> None:
        given[0].__dict__.update(dict(*given[1:], **named))

    __getattribute__ = object.__getattribute__
    __setitem__ = object.__setattr__


def functions(wording: Wording, language: str, site: object) -> Mapping[str, object]:
    """What templates may call, and the site."""
    return {
        "site": site,
        "namespace": PlainNamespace,
        "t": wording.say,
        "weekday_names": lambda: weekday_names(language),
        "list_gap": lambda place, length: list_gap(place, length, language),
        "day_of_year": lambda month, day: format_day_of_year(month, day, language),
    }


def direct_filters(
    wording: Wording, language: str, base_url: str, href: Callable[[str], str]
) -> Mapping[str, Callable[..., Any]]:
    """The filters by name, each a function of what it is given."""
    with_base = absolute(base_url)
    months, short = month_names(language), month_names(language, short=True)
    return {
        "href": href,
        "composed": lambda html: composed(html, href),
        "composed_absolute": lambda html: composed(html, with_base),
        "absolute": with_base,
        "words": wording.date,
        "number": wording.number,
        "language_name": lambda tag: language_name(tag, language),
        "capitalised": lambda words: capitalised(str(words), language),
        "month_name": lambda month: months[int(month) - 1],
        "month_short": lambda month: short[int(month) - 1],
        "direction": direction,
        "iso": iso,
        "json_data": json_data,
    }


def filters(direct: Mapping[str, Callable[..., Any]]) -> Mapping[str, Callable[..., Any]]:
    """The same for Jinja. Those that answer otherwise in another archive ask for the context: that keeps it
    from computing ``"/map/" | href`` once, while it compiles a template that other archives use too.
    """
    same = {"direction", "iso", "json_data"}
    return {name: one if name in same else _with_context(one) for name, one in direct.items()}


def _with_context(function: Callable[..., Any]) -> Callable[..., Any]:
    return pass_context(lambda _, *given, **named: function(*given, **named))
