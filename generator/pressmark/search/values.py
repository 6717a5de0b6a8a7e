"""What the search may find: one record a page worth finding, a closed value that decides its part of the
index."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """One page as the search sees it.

    ``address`` is the page's address from the archive's root (``/articles/STEM/``). ``is_name`` is set for
    the page of a name: the index of names finds it by its title, the search for words by its text alone.
    ``names`` are further names that must find it, weighing more than its text. ``text`` is (anchor, words)
    for each paragraph; a result leads to the anchor of the paragraph that matched. ``date`` is an ISO day,
    compared as text, or empty for a page that has none: such a page comes last, whether the newest or the
    oldest are asked for first.

    ``filters`` are (key, values): values stand on the page as they are here, but for ``language``, whose
    values are language tags. ``meta`` are (key, value); the search page shows ``date_words``, ``source``,
    ``kind`` and ``status``.
    """

    address: str
    title: str
    language: str
    date: str
    names: tuple[str, ...] = ()
    summary: str = ""
    text: tuple[tuple[str, str], ...] = ()
    is_name: bool = False
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    meta: tuple[tuple[str, str], ...] = ()
