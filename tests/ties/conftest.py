"""Archives written by a test and joined, without a site being made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pressmark.archive import Archive, link
from pressmark.config import Settings
from pressmark.records import read_records
from pressmark.sources import read_sources

Join = Callable[[Mapping[str, str]], Archive]


@pytest.fixture
def join(tmp_path: Path) -> Join:
    """From reports (id → text with marked names, maybe fields in front) to their archive."""

    def joined(reports: Mapping[str, str]) -> Archive:
        folder = tmp_path / "content" / "articles"
        folder.mkdir(parents=True, exist_ok=True)
        for stem, text in reports.items():
            fields, _, body = text.rpartition("|||")
            (folder / f"{stem}.md").write_text(
                f"---\ntitle: {stem}\ndate: 1953-02-01\n{fields}\n---\n{body}\n", encoding="utf-8"
            )
        sources, _ = read_sources(tmp_path)
        settings = Settings()
        archive, _ = link(read_records(sources, settings), settings)
        return archive

    return joined
