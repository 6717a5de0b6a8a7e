"""The site that builds with a memory keep up to date, held against the clean one that is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pressmark.checks.whole import differences
from pressmark.diagnostics import Diagnostic, Place, Severity, diagnose

_TOLD = 10


def compared(output: Path, clean: Path, shown: str) -> Iterator[Diagnostic]:
    """How the site in ``output`` differs from the ``clean`` one. It need not keep a publication back, because
    the clean one is published. Raises ``OSError``.
    """
    for path in differences(output, clean)[:_TOLD]:
        place = Place(f"{shown}/{path}")
        why = "it stands as builds that remember left it"
        yield replace(diagnose("O808", place, why=why), severity=Severity.WARNING)
