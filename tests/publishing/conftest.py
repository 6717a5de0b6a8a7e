"""An archive in a git repository, connected with another one on the same disk."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pressmark.cli import main

FILES = {
    ".gitignore": ".pressmark/\n",
    "site/.gitignore": "*\n!.gitignore\n",
    "content/archive.toml": 'title = "Test"\nbase_url = "https://example.org/archive/"\n',
    "content/articles/flood.md": "---\ntitle: Flood\ndate: 2015\n---\n[[Jane Roe]] spoke.\n",
    "content/entities/person/jane-roe.md": "---\nname: Jane Roe\n---\n",
}


def git(folder: Path, *words: str) -> str:
    run = subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True, text=True)
    return run.stdout.strip()


def files(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its bytes, hidden ones too."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@dataclass
class Publisher:
    """The archive at ``root``; ``remote`` is the repository that it is pushed to."""

    root: Path
    remote: Path

    @property
    def ledger(self) -> Path:
        return self.root / "content" / "published.tsv"

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self) -> None:
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--message", "An edit")

    def publish(self, *options: str) -> Result:
        run = CliRunner().invoke(main, ["publish", "--root", str(self.root), *options])
        assert run.exception is None or isinstance(run.exception, SystemExit), run.exc_info
        return run

    def published(self, branch: str = "gh-pages") -> dict[str, bytes]:
        """The files on a branch of the other repository, with their bytes."""
        names = git(self.remote, "ls-tree", "-r", "--name-only", "-z", branch).strip("\0").split("\0")
        show = ["git", "-C", str(self.remote), "show"]
        return {
            name: subprocess.run([*show, f"{branch}:{name}"], check=True, capture_output=True).stdout
            for name in names
        }

    def everything(self) -> dict[str, bytes]:
        """Every file of both repositories, those of git among them."""
        both = (self.root, self.remote)
        return {f"{folder}/{name}": data for folder in both for name, data in files(folder).items()}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\nname = A\nemail = a@example.org\n[init]\ndefaultBranch = main\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    monkeypatch.setenv("GIT_TERMINAL_PROMPT", "0")
    publisher = Publisher(tmp_path / "archive", tmp_path / "remote.git")
    for name, text in FILES.items():
        publisher.write(name, text)
    git(tmp_path, "init", "--quiet", "--bare", "remote.git")
    git(tmp_path, "init", "--quiet", "archive")
    git(publisher.root, "remote", "add", "origin", "../remote.git")
    publisher.commit()
    git(publisher.root, "push", "--quiet", "origin", "main")
    return publisher
