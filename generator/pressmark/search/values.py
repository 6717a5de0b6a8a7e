"""What the search may find: one record a page worth finding, a closed value that decides its part of the index."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """One page as the search sees it.

    ``address`` is the page's address from the archive's root (``/articles/STEM/``). ``names`` are further names that
    must find it, weighing more than its text. ``text`` is (anchor, words) for each paragraph. ``filters`` and ``meta``
    are (key, values) and (key, value) pairs; ``date`` is a sort key, never empty.
    """

    address: str
    title: str
    language: str
    date: str
    names: tuple[str, ...] = ()
    summary: str = ""
    text: tuple[tuple[str, str], ...] = ()
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
