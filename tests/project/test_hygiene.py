"""What the project's files must not hold: traces of the machines it was made on, and texts of others."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Put together here, so that this file is not the one that holds them.
_MACHINE_PATHS = tuple("/" + folder + "/" for folder in ("work", "root", "tmp"))
_REGISTRIES = tuple(".".join(name) for name in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org")))


def _tracked() -> dict[Path, str]:
    """Every text file that git keeps, with its text."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    texts = {}
    for name in listed.decode().split("\0"):
        file = ROOT / name
        if name and file.is_file() and b"\0" not in file.read_bytes():
            texts[file.relative_to(ROOT)] = file.read_text(encoding="utf-8", errors="replace")
    return texts


def _places(words: tuple[str, ...]) -> list[str]:
    return [
        f"{file}:{number}: {line.strip()[:100]}"
        for file, text in _tracked().items()
        for number, line in enumerate(text.split("\n"), 1)
        if any(word in line for word in words)
    ]


@pytest.fixture(autouse=True)
def _in_a_checkout() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("only a git checkout says which files belong to the project")


def test_no_path_of_a_machine() -> None:
    assert _places(_MACHINE_PATHS) == []


def test_no_host_of_a_package_registry() -> None:
    assert _places(_REGISTRIES) == []


def test_no_file_is_huge() -> None:
    assert [str(file) for file, text in _tracked().items() if len(text) > 500_000] == []


@pytest.mark.shared("corpora/seed")
def test_no_sentence_of_the_seed(shared: Path) -> None:
    seed = " ".join(file.read_text(encoding="utf-8") for file in sorted(shared.glob("*.txt")))
    sentences = [s for s in re.split(r"(?<=[.!?”\"])\s+", " ".join(seed.split())) if len(s) > 40]
    assert sentences
    texts = {file: " ".join(text.split()) for file, text in _tracked().items()}
    assert [(str(file), s) for file, text in texts.items() for s in sentences if s in text] == []
