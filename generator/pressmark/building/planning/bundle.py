"""What a page is made of: what all pages share, and its own view."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.config import Settings
from pressmark.languages import Strings
from pressmark.pages.views import SiteView
from pressmark.templates import Theme


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that a page is made of besides its view."""

    theme: Theme
    settings: Settings
    strings: Strings
    site: SiteView


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as its key sees it: its template, and its view, of the class ``kind``, as bytes by field."""

    template: str
    own: str
    absolute: bool
    kind: type
    view: tuple[bytes, ...]
