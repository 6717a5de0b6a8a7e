"""The words of the interface in one language, read from a TOML file of the theme.

    search = "Search"
    reports = { one = "{count} report", other = "{count} reports" }

Facts stand in braces. A table of plural forms is chosen by the fact ``count`` through the rules of the
language (Unicode CLDR), and ``{count}`` itself is shown with its separators. Words that a file lacks are
taken from another file and reported, so that a half-finished translation still builds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from unicodedata import bidirectional

from babel.numbers import format_decimal

from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.diagnostics.decoding import decode_text, unseen_sign
from pressmark.diagnostics.toml import TomlError, key_place, load_toml
from pressmark.languages.tags import direction, locale_of

_FACT = re.compile(r"\{([a-z_]+)\}")
_ORDER = ("zero", "one", "two", "few", "many", "other")
_FORMS = frozenset(_ORDER)

Words = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Strings:
    """The words of ``language``: ``words`` maps a key to a sentence or to its plural forms."""

    language: str
    words: Mapping[str, Words] = field(default_factory=dict)

    def say(self, key: str, /, **facts: object) -> str:
        """The words of ``key`` with ``facts`` filled in as they are (nothing is escaped here). A fact that is
        written in the other direction than the language stands between marks that keep it apart.

        Raises ``KeyError`` for an unknown key or a missing fact.
        """
        words = self.words[key]
        shown = {name: _apart(str(value), self.language) for name, value in facts.items()} if facts else {}
        count = facts.get("count") if facts else None
        if isinstance(count, int | float):
            shown["count"], form = _counted(count, self.language)
            if not isinstance(words, str):
                words = words.get(form) or words["other"]
        if not isinstance(words, str):
            raise KeyError(f"{key}: count is not a number")
        pieces = _pieces(words)
        if len(pieces) == 1:
            return words
        filled = list(pieces)
        filled[1::2] = [shown[name] for name in pieces[1::2]]
        return "".join(filled)

    def __contains__(self, key: object) -> bool:
        return key in self.words


@lru_cache(maxsize=4096)
def _pieces(sentence: str) -> tuple[str, ...]:
    """``sentence`` at its facts: words, the name of a fact, words, and so on."""
    return tuple(_FACT.split(sentence))


@lru_cache(maxsize=4096, typed=True)
def _counted(count: float, language: str) -> tuple[str, str]:
    """A number as ``language`` writes it, and the plural form that it asks for."""
    locale = locale_of(language)
    return str(format_decimal(count, locale=locale)), locale.plural_form(count)


@lru_cache(maxsize=64)
def _rightward(language: str) -> bool:
    return direction(language) == "ltr"


def _apart(fact: str, language: str) -> str:
    """``fact``, between Unicode's marks of isolation where it runs against the direction of ``language``."""
    rightward = _rightward(language)
    if fact.isascii() and rightward:
        return fact
    strong = next((way for sign in fact if (way := bidirectional(sign)) in ("L", "R", "AL")), "")
    return f"\u2068{fact}\u2069" if strong and (strong == "L") != rightward else fact


def read_strings(
    path: str, data: bytes, language: str, base: Strings | None = None, *, whole: bool = True
) -> tuple[Strings, tuple[Diagnostic, ...]]:
    """The words in ``data``, completed from ``base`` (words in which all is said), and what is wrong.

    ``whole``: what is missing is reported; else the file is meant to change some words of ``base`` only.
    """
    known = base.words if base else {}
    source, undecoded = decode_text(path, data)
    if source is None:
        return Strings(language, known), undecoded
    try:
        table = load_toml(source)
    except TomlError as error:
        return Strings(language, known), (diagnose("C502", error.place, problem=error),)
    words: dict[str, Words] = {}
    found: list[Diagnostic] = []
    for key, value in table.items():
        place = key_place(source, (key,))
        problem = _problem(value, known.get(key))
        if problem:
            found.append(diagnose("C503", place, key=key, problem=problem))
        elif base and key not in known:
            near = get_close_matches(key, known, 1)
            hint = f"did you mean '{near[0]}'?" if near else "take it out"
            found.append(diagnose("C504", place, key=key, hint=hint))
        else:
            words[key] = value
            found.extend(_doubts(place, key, value, known.get(key), language))
    missing = [key for key in known if key not in words]
    if missing and whole:
        place = source.place(0, 0)
        found.append(diagnose("C501", place, count=len(missing), keys=", ".join(sorted(missing))))
    return Strings(language, {**known, **words}), tuple(found)


def _doubts(place: Place, key: str, value: Words, model: Words | None, language: str) -> Iterator[Diagnostic]:
    """What words that can be shown leave unsaid: a fact of ``model``, a plural form of the language."""
    if not isinstance(value, str):
        lacking = [form for form in _ORDER if form in _needed(language) and form not in value]
        if lacking:
            listed = ", ".join(f"'{form}'" for form in lacking)
            yield diagnose("C506", place, key=key, forms=listed, language=language)
    if model is None:
        return
    fullest = model if isinstance(model, str) else model["other"]
    lost = sorted(_facts(fullest) - _facts(value if isinstance(value, str) else value["other"]))
    if lost:
        yield diagnose("C505", place, key=key, facts=", ".join(f"{{{fact}}}" for fact in lost))


@lru_cache(maxsize=64)
def _needed(language: str) -> frozenset[str]:
    """The plural forms that ``language`` tells apart."""
    return frozenset(locale_of(language).plural_form.tags) | {"other"}


def _problem(value: object, model: Words | None) -> str:
    """What is wrong with ``value`` as the words of a key whose complete words are ``model``; ``""`` if
    nothing."""
    forms = value if isinstance(value, dict) else {"other": value}
    if not all(isinstance(words, str) for words in forms.values()):
        return "must be text in quotation marks"
    if any(unseen_sign(str(words)) for words in forms.values()):
        return "hold a sign that cannot be seen"
    if not forms.keys() <= _FORMS:
        return f"has a form that is none of {', '.join(sorted(_FORMS))}"
    if "other" not in forms:
        return "lacks the form 'other'"
    if model is None:
        return ""
    allowed = _facts(model) | ({"count"} if isinstance(value, dict) else set())
    if isinstance(model, str) and isinstance(value, dict):
        return "has plural forms, and there is nothing here to count"
    strange = sorted(_facts(value if isinstance(value, dict) else str(value)) - allowed)
    return f"speaks of {{{strange[0]}}}, which is not known here" if strange else ""


def _facts(words: Words) -> set[str]:
    sentences = [words] if isinstance(words, str) else list(words.values())
    return {fact for sentence in sentences for fact in _FACT.findall(sentence)}
