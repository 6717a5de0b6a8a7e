"""What the tests of the importers share: an empty archive, and an import into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pressmark.dates import parse_date
from pressmark.importers import IMPORTERS, Choices, Request, Result, bring_in

ADDED = parse_date("2026-01-02")

Import = Callable[..., Result]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The root of an archive without an article."""
    root = tmp_path / "archive"
    (root / "content").mkdir(parents=True)
    return root


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """A folder for received files."""
    folder = tmp_path / "box"
    folder.mkdir()
    return folder


@pytest.fixture
def bring(archive: Path) -> Import:
    """Imports plain texts into the archive: ``bring(path, …, dry_run=…, force=…, undated=…)``."""

    def run(*paths: Path, dry_run: bool = False, force: bool = False, **choices: object) -> Result:
        return bring_in(
            Request(
                root=archive,
                importer=IMPORTERS["text"],
                paths=paths,
                choices=Choices(**{"added": ADDED, **choices}),  # type: ignore[arg-type]
                dry_run=dry_run,
                force=force,
            )
        )

    return run
