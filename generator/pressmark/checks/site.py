"""A written site as it lies on disk: its files, and what its pages hold."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from pressmark.checks.markup import Markup, read_markup
from pressmark.diagnostics import Place, SourceText

_NOT_PUBLISHED = frozenset({".git", ".gitignore", ".pressmark-output"})


@dataclass(frozen=True)
class Site:
    """The files of ``folder`` by path, with their sizes in bytes; ``shown`` is what the author knows the
    folder as; ``strange`` is what lies among them and is no file. Pages are read when they are asked for,
    and their ids are kept.
    """

    folder: Path
    sizes: dict[str, int]
    shown: str
    strange: tuple[str, ...] = ()
    _markup: dict[str, Markup] = field(default_factory=dict)
    _ids: dict[str, frozenset[str]] = field(default_factory=dict)

    def text(self, path: str) -> str:
        """The file as text; what is no UTF-8 shows as �."""
        return (self.folder / path).read_bytes().decode("utf-8", "replace")

    def markup(self, path: str) -> Markup:
        """What the page at ``path`` refers to and what can be referred to in it."""
        if path not in self._markup:
            self._markup[path] = read_markup(self.text(path))
            self._ids[path] = self._markup[path].ids
        return self._markup[path]

    def ids(self, path: str) -> frozenset[str]:
        """The ids of the page at ``path``."""
        return self._ids[path] if path in self._ids else self.markup(path).ids

    def forget(self, path: str) -> None:
        """Keep only the ids of the page at ``path``: the references of many pages would fill the memory."""
        self._markup.pop(path, None)

    def pages(self) -> Iterator[str]:
        """The paths of all pages, in order."""
        return (path for path in self.sizes if path.endswith(".html"))

    def place(self, path: str, offset: int = -1) -> Place:
        """Where ``offset`` (in code points) stands in the file at ``path``; the file as a whole without
        one.
        """
        shown = PurePosixPath(self.shown, path).as_posix()
        if offset < 0:
            return Place(shown)
        found = SourceText(shown, self.text(path)).place_at(offset)
        # Lines of a page may be very long, and the address is told in the message.
        return Place(shown, found.line, found.column)


def read_site(folder: Path, shown: str = "") -> Site:
    """The site in ``folder``, in the order of its paths; where it lies for a moment only, ``shown`` is what
    to call the folder. Raises ``OSError`` when it cannot be read.
    """
    sizes: dict[str, int] = {}
    strange: list[str] = []
    for below, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if name not in _NOT_PUBLISHED)
        links = [name for name in folders if Path(below, name).is_symlink()]
        for name in (*names, *links):
            path = Path(below, name)
            found = path.lstat()
            if name in _NOT_PUBLISHED:
                continue
            if stat.S_ISREG(found.st_mode):
                sizes[path.relative_to(folder).as_posix()] = found.st_size
            else:
                strange.append(path.relative_to(folder).as_posix())
    return Site(folder, dict(sorted(sizes.items())), shown or folder.as_posix(), tuple(sorted(strange)))


def _refuse(error: OSError) -> None:
    raise error
