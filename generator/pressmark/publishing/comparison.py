"""The site that builds with a memory keep up to date, held against the clean one that is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pressmark.build import MEMORY, BuildOptions
from pressmark.build.unchanged import glance, same_again
from pressmark.checks.whole import differences
from pressmark.diagnostics import Diagnostic, Place, Severity, diagnose
from pressmark.keys import fingerprint
from pressmark.store import Busy, Memory

_TOLD = 10


def is_current(root: Path, output: Path, base_url: str | None) -> bool:
    """Whether the memory of ``root`` says that the site in ``output`` is what a build would give now. Where
    somebody is building just now, or where the memory cannot be read, it says nothing.
    """
    options = BuildOptions(root=root, output=output, base_url=base_url)
    folder = root / MEMORY
    if not any(folder.glob("*")):
        return False
    try:
        with Memory(folder, fingerprint()) as memory:
            return same_again(memory, options, glance(root, memory)) is not None
    except (Busy, OSError):
        return False


def compared(output: Path, clean: Path, shown: str) -> Iterator[Diagnostic]:
    """How the site in ``output`` differs from the ``clean`` one. It need not keep a publication back, because
    the clean one is published. Raises ``OSError``.
    """
    for path in differences(output, clean)[:_TOLD]:
        place = Place(f"{shown}/{path}")
        why = "it stands as builds that remember left it"
        yield replace(diagnose("O808", place, why=why), severity=Severity.WARNING)
