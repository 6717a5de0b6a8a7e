"""What an archive withholds, for every room that has to keep silent about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pressmark.diagnostics import Diagnostic, Place
from pressmark.withholding.forms import Forms, compiled

# What is told when not even the names are known that must not be told: only where something is wrong.
_PLACES_ALONE = frozenset({"H106", "H108", "H109", "H112"})


@dataclass(frozen=True, slots=True)
class Withheld:
    """The names that an archive withholds; false when there are none.

    ``ids`` (``type:slug``) and ``addresses`` are those that must not answer, former ones among them.
    ``words`` stand in their place. ``forms`` may stand nowhere in the site; ``secret`` in nothing that the
    author is told: the forms without slugs that say nothing (``withheld-1``), by which the author knows a
    file.
    """

    ids: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    forms: Forms = field(default_factory=Forms)
    secret: Forms = field(default_factory=Forms)

    def __bool__(self) -> bool:
        return bool(self.ids)

    def masked(self, text: str) -> str:
        """``text`` as it may be shown to the author, on a terminal or in a log."""
        return self.secret.masked(text) if self else text

    def with_slips(self, names: Iterable[str]) -> Withheld:
        """The same, silent about ``names`` too, which are almost those withheld."""
        return replace(self, secret=self.secret | compiled(sorted(names)))

    def told(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """``diagnostics`` without a name in them, in whatever form they are shown.

        Where a file that withholds a name cannot be understood, the name is not known either: then only the
        places in such files are told.
        """
        found = tuple(diagnostics)
        unknown = [d for d in found if d.code in _PLACES_ALONE]
        return tuple(self._told(d) for d in unknown or found) if self or unknown else found

    def _told(self, diagnostic: Diagnostic) -> Diagnostic:
        """Without the source line, where that holds a name: a mask in it would move the place."""
        place = diagnostic.place
        shown = "" if self.secret.hide_in(place.excerpt) else place.excerpt
        return replace(
            diagnostic,
            message=self.masked(diagnostic.message),
            hint=self.masked(diagnostic.hint),
            place=Place(self.masked(place.path), place.line, place.column, place.length, shown),
        )


NOBODY = Withheld()
"""Nothing is withheld."""
