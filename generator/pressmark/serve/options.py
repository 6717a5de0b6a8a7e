"""What a preview is asked for, and which folders it watches for that."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """How to preview the archive at ``root``.

    ``theme`` is the folder of the default theme when that can be edited, and is watched too; ``browser``
    opens the preview in the browser; ``colour`` colours what is said; ``editor`` is what ``PRESSMARK_EDITOR``
    holds.
    """

    root: Path
    host: str = "127.0.0.1"
    port: int = 8000
    browser: bool = False
    theme: Path | None = None
    colour: bool = False
    editor: str = ""

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders in which an edit may be."""
        folders = [self.root / "content", self.root / "templates"]
        if self.theme is not None and self.theme.resolve() not in [f.resolve() for f in folders]:
            folders.append(self.theme)
        return tuple(folders)
