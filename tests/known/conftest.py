"""Small archives of files for each test of what is known of names."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.building.conftest import Workshop

Build = Callable[..., Workshop]


@pytest.fixture
def built(tmp_path: Path) -> Build:
    """Builds an archive of ``files`` (paths below ``content``), and expects no diagnostic that is worse than
    a notice.
    """

    def make(files: dict[str, str], settings: str = "") -> Workshop:
        made = Workshop(tmp_path)
        made.write({"content/archive.toml": f'title = "Test archive"\n{settings}'})
        made.write({f"content/{name}": text for name, text in files.items()})
        result = made.build()
        assert [
            d for d in result.diagnostics if d.severity.name != "NOTICE" and not d.code.startswith("C5")
        ] == []
        return made

    return make


def words(html: str) -> str:
    """What a reader reads of ``html``, its white space flattened."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def section(page: str, name: str) -> str:
    """The section of ``page`` whose heading has the id ``name``."""
    start = page.index(f'aria-labelledby="{name}"')
    return page[start : page.index("</section>", start)]


def fact(page: str, label: str) -> list[str]:
    """What stands behind ``label`` among the facts at the head of a page."""
    found = re.search(rf"<dt>{re.escape(label)}</dt>(.*?)</div>", page, re.DOTALL)
    return [words(value) for value in re.findall(r"<dd>(.*?)</dd>", found[1], re.DOTALL)] if found else []
