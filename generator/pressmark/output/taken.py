"""Which paths of a site are taken."""

from __future__ import annotations


class Taken:
    """The paths planned so far, without regard to capital letters; a file and a folder cannot share one
    either.
    """

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def take(self, path: str) -> bool:
        """Whether ``path`` was still free; it is taken then."""
        folded = path.casefold()
        above = [folded[:place] for place, sign in enumerate(folded) if sign == "/"]
        if folded in self._files or folded in self._folders or not self._files.isdisjoint(above):
            return False
        self._files.add(folded)
        self._folders.update(above)
        return True
