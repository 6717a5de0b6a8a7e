"""Samples as a site that a browser can open."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pressmark.maps import land_svg
from pressmark.templates import default_theme
from pressmark.urls import file_of
from tests.theme.rendering import rendered
from tests.theme.samples import SAMPLES
from tests.theme.samples.site import BASE_URL, SITE

PICTURE = b"<svg xmlns='http://www.w3.org/2000/svg' width='120' height='70'><path d='M9 9h99v50z'/></svg>"


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each sample below a folder of its own name, with the assets its page loads."""
    root = tmp_path_factory.mktemp("samples")
    for name, sample in SAMPLES.items():
        if not sample.template.endswith(".html"):
            continue
        folder = root / name
        shutil.copytree(default_theme() / "assets", folder / "assets")
        land = land_svg()
        (folder / "assets" / "land.svg").write_bytes(land if isinstance(land, bytes) else land.encode())
        (folder / "media").mkdir()
        for picture in ("sluice.svg", "page-1.svg"):
            (folder / "media" / picture).write_bytes(PICTURE)
        file = folder / file_of(sample.view.head.address)  # type: ignore[attr-defined]
        file.parent.mkdir(parents=True, exist_ok=True)
        # What carries the base URL or its path must lead to the folder that stands in for it here.
        html = rendered(sample).replace(BASE_URL, f"/{name}/")
        file.write_text(html.replace(f'="{urlsplit(BASE_URL).path}', f'="/{name}/'), encoding="utf-8")
    return root


@pytest.fixture
def sample_site(sample_folder: Path, static_server: Callable[..., str]) -> Callable[[str], str]:
    """``sample_site("article")`` is the address of the page of that sample."""
    base = static_server(sample_folder).rstrip("/")

    def address(name: str) -> str:
        path: str = SAMPLES[name].view.head.address  # type: ignore[attr-defined]
        return f"{base}/{name}{path}"

    assert SITE.base_url == BASE_URL
    return address
