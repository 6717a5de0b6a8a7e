"""What the pages of who is named with whom see."""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.pages.values import Head, Link, LongList, TieDrawing, TieRow


@dataclass(frozen=True, slots=True, kw_only=True)
class TogetherView:
    """The strongest ties of the archive, the strongest first, and the picture of them."""

    head: Head
    ties: tuple[TieRow, ...]
    drawing: TieDrawing


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """The reports that name both of two ``names``, each with its type in words. ``within`` leads to the
    strongest ties of the archive, where it has any.
    """

    head: Head
    names: tuple[tuple[str, Link], tuple[str, Link]]
    list: LongList
    within: Link | None = None
