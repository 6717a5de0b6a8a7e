"""Samples through the real templates."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pressmark.config import Settings
from pressmark.dates import EdtfDate
from pressmark.languages import read_strings
from pressmark.pages.views import SiteView
from pressmark.templates import Renderer, Theme, default_theme
from tests.theme.samples.site import BARE_SITE, SITE, Sample

HOSTILE = "<script>alert(1)</script>\"'`]]>--></title><img src=x onerror=alert(2)>&amp;{{ 7 * 7 }}"
RTL_SITE = replace(SITE, language="ar", direction="rtl")
SITES = {"full": SITE, "bare": BARE_SITE, "rtl": RTL_SITE}


@lru_cache(maxsize=16)
def renderer(site: SiteView) -> Renderer:
    """The default theme with the words of its English file."""
    theme = Theme(Path("/nonexistent"))
    data = (default_theme() / "strings" / "en.toml").read_bytes()
    english, problems = read_strings("strings/en.toml", data, "en")
    assert not problems
    strings = replace(english, language=site.language)
    settings = Settings(title=site.title, base_url=site.base_url, language=site.language)
    return Renderer(theme, settings, strings, site)


def rendered(sample: Sample, site: SiteView = SITE) -> str:
    """The page of ``sample`` as text."""
    return renderer(site).render(sample.template, sample.view, absolute=sample.absolute).decode("utf-8")


# What a template takes to be decided by the program, not by an author's words.
_DECIDED = frozenset(
    [
        "address",
        "kind",
        "status",
        "access",
        "language",
        "direction",
        "key",
        "type",
        "spot",
        "unit",
        "gap_unit",
        "label_unit",
        "precision",
        "mark",
        "anchor",
        "dots",
        "viewport",
        "land",
        "shape",
        "policy",
        "base_url",
        "bar_unit",
        "role",
        "html",
        "letter",
        "url",
        "archived_url",
        "problem",
        "names_address",
        "published",
        "image",
        "feed",
        "data",
        "updated",
        "id",
        "contact",
        "repository",
    ]
)


def hostile(value: Any) -> Any:
    """``value`` with every text that an author writes replaced by one that tries to be markup."""
    if isinstance(value, EdtfDate) or not is_dataclass(value):
        return tuple(hostile(item) for item in value) if isinstance(value, tuple) else value
    changed: dict[str, Any] = {}
    for field in fields(value):
        found = getattr(value, field.name)
        if isinstance(found, str):
            if found and field.name not in _DECIDED and not _is_number(found):
                changed[field.name] = HOSTILE
        else:
            changed[field.name] = hostile(found)
    return replace(value, **changed)  # type: ignore[type-var]


def _is_number(text: str) -> bool:
    return text.replace("-", "").isdecimal() or text == "undated"
