"""Language tags (BCP 47): their canonical form, their direction, and how they are called.

What is known of languages comes from the Unicode CLDR as Babel carries it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global

# The scripts written from right to left (Unicode, scripts with the bidirectional classes R and AL).
_RIGHT_TO_LEFT = re.compile(
    "Adlm|Arab|Aran|Armi|Avst|Chrs|Cprt|Elym|Gara|Hatr|Hebr|Hung|Khar|Lydi|Mand|Mani|Mend|Merc|Mero|Narb|Nbat|"
    "Nkoo|Orkh|Ougr|Palm|Phli|Phlp|Phnx|Prti|Rohg|Samr|Sarb|Sogd|Sogo|Syrc|Thaa|Todr|Yezi"
)

_SUBTAGS = re.compile(r"[A-Za-z0-9]{1,8}(?:[-_][A-Za-z0-9]{1,8})*")
_NAMED = (
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "nl",
    "pl",
    "cs",
    "sv",
    "ru",
    "uk",
    "tr",
    "el",
    "ar",
    "fa",
    "he",
    "zh",
    "ja",
)


@lru_cache(maxsize=1024)
def normalise_tag(text: str) -> tuple[str, str | None]:
    """The canonical tag for ``text``, and a sentence for the author when it was wrong or unusual.

    Raises ``ValueError`` with a sentence when no language can be made out.
    """
    plain = text.strip()
    if not plain.isascii() or not _SUBTAGS.fullmatch(plain):
        return _by_name(plain)
    parts = plain.replace("_", "-").split("-")
    if parts[0].lower() in ("x", "i"):
        return plain.lower(), None if parts[0] in "xX" else f"“{plain}” is an old code that few programs know"
    if not 2 <= len(parts[0]) <= 8 or not parts[0].isalpha():
        raise ValueError(f"“{plain}” is not a language code")
    if parts[0].lower() not in _english().languages and len(parts[0]) > 3:
        return _by_name(plain)
    language, doubt = _language(parts[0].lower())
    tag, rest_doubt = _with_rest(language, [part.lower() for part in parts[1:]])
    doubt = doubt or rest_doubt
    if doubt:
        return tag, f"{doubt}; it is read as “{tag}”"
    if "_" in plain:
        return tag, f"“{plain}” is written with a low line; it is read as “{tag}”"
    return tag, None


def direction(tag: str) -> str:
    """``rtl`` when the language of ``tag`` is written from right to left, else ``ltr``."""
    return "rtl" if _RIGHT_TO_LEFT.fullmatch(script_of(tag)) else "ltr"


@lru_cache(maxsize=1024)
def script_of(tag: str) -> str:
    """The four-letter code of the script that ``tag`` is written in, as said or as is likely; else ``""``."""
    parts = tag.split("-")
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            return part.title()
        if len(part) == 1:
            break
    return _likely(tag)[1]


@lru_cache(maxsize=1024)
def region_of(tag: str) -> str:
    """The two-letter code of the country that ``tag`` names, or where the language is mostly spoken; else
    ``""``. ``en`` alone means the wider use, as in :func:`locale_of`."""
    locale = locale_of(tag)
    return str(locale.territory or _likely(tag)[2])


def _likely(tag: str) -> tuple[str, str, str]:
    """The likely language, script and country of ``tag``, each ``""`` when nothing is known."""
    parts = tag.split("-")
    for size in range(len(parts), 0, -1):
        found = _table("likely_subtags").get("_".join(parts[:size]))
        if found:
            language, script, country = str(found).split("_")[:3]
            return language, script, country
    return "", "", ""


@lru_cache(maxsize=1024)
def language_name(tag: str, in_language: str) -> str:
    """What the language of ``tag`` is called in ``in_language``; the tag itself when nothing is known."""
    names = locale_of(in_language)
    parts = tag.split("-")
    main = names.languages.get(tag.replace("-", "_")) or names.languages.get(parts[0])
    if not main:
        return tag
    details = []
    if tag.replace("-", "_") not in names.languages:
        scripts = [names.scripts.get(part) for part in parts[1:] if len(part) == 4]
        regions = [names.territories.get(part) for part in parts[1:] if len(part) in (2, 3)]
        details = [str(detail) for detail in scripts + regions if detail]
    return f"{main} ({', '.join(details)})" if details else str(main)


@lru_cache(maxsize=256)
def locale_of(tag: str) -> Locale:
    """The conventions that come nearest to ``tag``. ``en`` alone means the wider use, day before month."""
    parts = tag.split("-")
    if parts == ["en"]:
        return Locale.parse("en_GB")
    for size in range(len(parts), 0, -1):
        try:
            return Locale.parse("_".join(parts[:size]))
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en_GB")


def _language(code: str) -> tuple[str, str]:
    """The canonical code, with a clause of doubt when ``code`` is not one. Raises ``ValueError`` if
    hopeless."""
    if code in _english().languages:
        return code, ""
    alias = _table("language_aliases").get(code)
    if alias:
        return str(alias).replace("_", "-"), f"“{code}” is an old or longer code"
    spoken = _table("territory_languages").get(code.upper())
    if spoken:
        first = max(spoken, key=lambda name: (spoken[name]["population_percent"], name))
        return str(first).replace("_", "-"), f"“{code}” is the code of a country, not of a language"
    if len(code) == 3:
        return code, f"“{code}” is not a language code in common use"
    raise ValueError(f"“{code}” is not a language code")


def _with_rest(language: str, rest: list[str]) -> tuple[str, str]:
    """``language`` with its further subtags in canonical case, and a clause of doubt or ``""``."""
    tag, doubt = [language], ""
    while rest:
        part = rest.pop(0)
        if len(part) == 1:
            return "-".join([*tag, part, *rest]), doubt
        if len(part) == 4 and part.isalpha():
            part = part.title()
            known = part in _english().scripts
        elif len(part) == 2 or (len(part) == 3 and part.isdigit()):
            part = part.upper()
            alias = _table("territory_aliases").get(part)
            known = not alias and part in _english().territories
            part = str(alias[0]) if alias else part
        elif len(part) == 3 and len(tag) == 1 and part in _english().languages:
            tag, known = [], False  # an extended language such as zh-yue: the second code is the language
        else:
            known = len(part) >= 5 or (len(part) == 4 and part[0].isdigit())
        tag.append(part)
        if not known and not doubt:
            doubt = f"“{'-'.join([language, part])}” is not written as language codes usually are"
    return "-".join(tag), doubt


def _by_name(text: str) -> tuple[str, str | None]:
    """The language whose name is ``text``, in English or in the language itself."""
    wanted = text.casefold()
    for code, name in _english().languages.items():
        if name.casefold() == wanted:
            tag = code.replace("_", "-")
            return tag, f"“{text}” is a name, not a code; it is read as “{tag}”"
    for code in _NAMED:
        if str(Locale.parse(code).languages.get(code, "")).casefold() == wanted:
            return code, f"“{text}” is a name, not a code; it is read as “{code}”"
    raise ValueError(f"“{text}” is not a language code")


@lru_cache(maxsize=1)
def _english() -> Locale:
    return Locale.parse("en")


def _table(name: str) -> Mapping[str, Any]:
    return get_global(name)  # type: ignore[arg-type]
