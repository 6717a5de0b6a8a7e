"""What the audits share: the repository's archive, built and served, and the tools `make audit` installs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pressmark.building import BuildOptions, build
from pressmark.serve.server import PreviewServer
from pressmark.serve.site import Site
from pressmark.serve.snapshot import take

ROOT = Path(__file__).parents[2]
BASE = "/archive/"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """The folder of the repository's archive, built, and the base URL under which it is served."""
    site = Site()
    server = PreviewServer("127.0.0.1", 0, site)
    base_url = f"http://127.0.0.1:{server.port}{BASE}"
    folder = tmp_path_factory.mktemp("audit") / "site"
    result = build(BuildOptions(ROOT, folder, base_url=base_url))
    assert not result.failed, result.diagnostics
    site.show(take(folder, BASE))
    with server.running():
        yield folder, base_url


@pytest.fixture(scope="session")
def tools() -> Path:
    """The folder of the packages that `make audit` has installed."""
    folder = ROOT / ".pressmark" / "audit" / "node_modules"
    if not folder.is_dir():
        pytest.fail("the tools of the audit are not installed: run `make audit`", pytrace=False)
    return folder
