"""What every page shares, and pages that belong to the site as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.annotations.values import ShownText
from pressmark.keys import swift
from pressmark.pages.values import Card, Head, Link, Quote, Rightsline
from pressmark.pages.views.article import NoticeRow


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """The same on every page: the settings a template needs, and the menu.

    ``menu`` holds only what the archive has: an item whose index is empty is not there. ``base_url`` is empty
    or ends in ``/``.
    """

    title: str
    base_url: str
    language: str
    direction: str
    description: str
    contact: str
    repository: str
    rights: Rightsline
    menu: tuple[tuple[str, Link], ...]
    has_search: bool
    has_corrections: bool
    has_about: bool
    policy: str


@swift
@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry of a feed. ``id`` never changes; ``updated`` is an RFC 3339 instant. ``html`` is the report's
    text; ``quotes`` are the sentences for which it stands in the feed of a name.
    """

    id: str
    address: str
    title: str
    summary: str
    html: str | ShownText
    updated: str
    published: str
    authors: tuple[str, ...]
    language: str
    quotes: tuple[Quote, ...]
    notices: tuple[NoticeRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """An Atom feed (RFC 4287) of the site, of one entity, a story or a topic."""

    head: Head
    title: str
    subtitle: str
    updated: str
    author: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView:
    """Addresses worth finding with the day they last changed (empty when not known)."""

    head: Head
    addresses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """404: absolute addresses only. ``near`` is the folder in which the browser looks for what was meant, or
    empty.
    """

    head: Head
    indexes: tuple[Link, ...]
    near: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedView:
    """What stands at an address whose page has moved: it leads on to ``target``, by itself and by a link."""

    head: Head
    target: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """What stands at the address of a name that turned out to be several: a card for each to choose from."""

    head: Head
    choices: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """The search page: which filters have values, and the indexes for readers without scripts.

    ``filters`` are (key, label); an empty label stands for the interface string ``search_filter_KEY``.
    ``languages`` are (tag, name) of the languages that a filter names, ``years`` the first and last year that
    a page may belong to, empty without any, ``undated`` the number of pages that have no date, ``parts`` the
    number of indexes of words.
    """

    head: Head
    filters: tuple[tuple[str, str], ...]
    indexes: tuple[Link, ...]
    languages: tuple[tuple[str, str], ...]
    years: tuple[str, str]
    undated: int
    parts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedView:
    """A fixed page written by the archive, about among them, with what it leads to besides its own links."""

    head: Head
    title: str
    language: str
    direction: str
    html: str | ShownText
    cards: tuple[Card, ...]
    ways: tuple[Link, ...]
