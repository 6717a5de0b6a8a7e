"""An archive that is published again and again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from pressmark.building import BuildOptions, BuildResult, build
from pressmark.cli import main
from pressmark.ledger import read_ledger
from tests.ledger.following import BASE

SETTINGS = f'title = "The Millbrook archive"\nbase_url = "{BASE}"\n'


@dataclass
class Press:
    """An archive on disk that is edited and published."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def ledger(self) -> Path:
        return self.root / "content" / "published.tsv"

    def write(self, files: Mapping[str, str]) -> None:
        """Files below ``content``; an empty one is taken away."""
        for name, text in files.items():
            path = self.root / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text:
                path.write_text(text, encoding="utf-8")
            else:
                path.unlink()

    def build(self, *, publishing: bool = False) -> BuildResult:
        return build(BuildOptions(root=self.root, output=self.site, search=False, publishing=publishing))

    def publish(self, *options: str) -> str:
        """What ``pressmark publish`` says when it succeeds."""
        code, said = self.run("publish", *options)
        assert code == 0, said
        return said

    def run(self, command: str, *options: str) -> tuple[int, str]:
        """The exit code of a command, and everything that it says."""
        result = CliRunner().invoke(main, [command, "--root", str(self.root), *options])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result.exit_code, result.output

    def addresses(self) -> dict[str, str]:
        """Every address of the ledger with what it stood for."""
        ledger, wrong = read_ledger(self.ledger.read_bytes())
        assert not wrong
        return {address: line.subject for address, line in ledger.lines.items()}


Make = Callable[..., Press]


@pytest.fixture
def press(tmp_path: Path) -> Make:
    def make(files: Mapping[str, str]) -> Press:
        made = Press(tmp_path / "archive")
        made.write({"archive.toml": SETTINGS, **files})
        return made

    return make
