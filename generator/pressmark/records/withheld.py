"""Whether a file is meant to be withheld, also where it cannot be understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.records.texts import Opened
from pressmark.sources import SourceFile

NEUTRAL = "withheld-"
"""How the names of files begin that may be kept out of a repository; they say nothing of whom they mean."""

_WRITTEN = re.compile(rb"^\s*[\"']?with?h[eo]ld\w*[\"']?\s*:", re.IGNORECASE | re.MULTILINE)


def is_withheld(file: SourceFile, opened: Opened) -> bool:
    """Whether ``file`` is to be treated as withheld: it says so, or may well mean to."""
    neutral = _is_neutral(file)
    if opened.readable and "withhold" in opened.values:
        return bool(opened.values["withhold"])
    if opened.readable:
        return neutral or "withhold" in opened.places or bool(_misspelt(opened))
    return neutral or _WRITTEN.search(file.data.replace(b"\0", b"")) is not None


def doubts(file: SourceFile, opened: Opened) -> Iterator[Diagnostic]:
    """What leaves it in doubt whether ``file`` is withheld."""
    if not opened.readable or opened.values.get("withhold"):
        return
    meant = "withhold" if "withhold" in opened.places else _misspelt(opened)
    if meant and "withhold" not in opened.values:
        place = opened.place(meant, file.path)
        yield diagnose("H112", Place(file.path, place.line, place.column))
    elif _is_neutral(file):
        yield diagnose("H109", Place(file.path))


def _is_neutral(file: SourceFile) -> bool:
    return file.kind == "entity" and file.stem.startswith(NEUTRAL)


def _misspelt(opened: Opened) -> str:
    """A field that is probably meant for ``withhold``; empty when there is none."""
    return _nearest(tuple(opened.places))


@lru_cache(maxsize=1024)
def _nearest(fields: tuple[str, ...]) -> str:
    """Remembered, because most files of an archive have the same few fields."""
    others = {name.lower(): name for name in fields if name != "withhold"}
    return others.get(next(iter(get_close_matches("withhold", others, 1, 0.8)), ""), "")
