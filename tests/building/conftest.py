"""An archive written by a test in a folder of its own, and the site it becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from pressmark.building import BuildOptions, BuildResult, build


@dataclass
class Workshop:
    """An archive on disk: write files, build, look at what came out."""

    root: Path

    @property
    def output(self) -> Path:
        return self.root / "site"

    def write(self, files: Mapping[str, str | bytes]) -> None:
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def build(
        self, *, base_url: str | None = None, search: bool = False, strict: bool = False
    ) -> BuildResult:
        return build(
            BuildOptions(root=self.root, output=self.output, base_url=base_url, search=search, strict=strict)
        )

    def page(self, path: str) -> str:
        return (self.output / path).read_text(encoding="utf-8")

    def tree(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.output).as_posix(): path.read_bytes()
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }


Files = Mapping[str, str | bytes]
Make = Callable[[Files], Workshop]


@pytest.fixture
def workshop(tmp_path: Path) -> Make:
    def make(files: Files) -> Workshop:
        made = Workshop(tmp_path / "archive")
        made.write({"content/archive.toml": 'title = "Test archive"\n', **files})
        return made

    return make
