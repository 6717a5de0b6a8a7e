"""“Create repository, push”, as far as it goes without GitHub: a new archive is pushed, and what its workflow
runs is run in a fresh clone.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from pressmark.scaffold import new_archive

BASE = "https://jane.example.org/my-archive"
PROGRAMS = f"{Path(sys.executable).parent}:{os.environ['PATH']}"


def git(folder: Path, *words: str) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    run = subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True, text=True)
    return run.stdout.strip()


@dataclass
class Author:
    """Somebody with an archive at ``root`` and a repository for it."""

    root: Path
    repository: Path

    def push(self, branch: str = "main") -> None:
        git(self.root, "add", ".")
        git(self.root, "commit", "--quiet", "--message", "An edit")
        git(self.root, "push", "--quiet", "origin", f"HEAD:{branch}")


@pytest.fixture
def author(tmp_path: Path) -> Author:
    made = Author(tmp_path / "my archive", tmp_path / "repository.git")
    new_archive(made.root)
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", made.repository.name)
    git(made.root, "init", "--quiet", "--initial-branch", "main")
    git(made.root, "remote", "add", "origin", str(made.repository))
    made.push()
    return made


def act_out(author: Author, clone: Path, event: str, branch: str = "main") -> tuple[int, str, list[str]]:
    """Check ``branch`` out and run the steps of the job ``build``: the exit code of the last command that was
    run, what it said, and which actions would hand something over.
    """
    subprocess.run(
        ["git", "clone", "--quiet", "--depth=1", "--branch", branch, author.repository.as_uri(), str(clone)],
        check=True,
    )
    workflow = yaml.safe_load((clone / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    handed: list[str] = []
    said = ""
    for step in workflow["jobs"]["build"]["steps"]:
        if not _runs(step, event):
            continue
        if "/upload-" in step.get("uses", ""):
            handed.append(step["with"].get("name", step["with"]["path"]))
        if "run" not in step or step["run"].startswith("python -m pip install"):
            continue  # Pressmark is installed already, and nothing is fetched in a test
        run = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=clone,
            env={"PATH": PROGRAMS, "HOME": str(clone.parent), **_environment(step, event)},
            capture_output=True,
            text=True,
            check=False,
        )
        said += run.stdout + run.stderr
        if run.returncode:
            return run.returncode, said, []
    return 0, said, handed


def _runs(step: dict[str, Any], event: str) -> bool:
    condition = str(step.get("if", ""))
    if not condition:
        return True
    found = re.fullmatch(r"github\.event_name (==|!=) 'pull_request'", condition)
    assert found, condition
    return (event == "pull_request") is (found[1] == "==")


def _environment(step: dict[str, Any], event: str) -> dict[str, str]:
    """What the expressions of the step's ``env`` would give: without an answer of GitHub, nothing."""
    answer = "" if event == "pull_request" else BASE
    values = dict(step.get("env", {}))
    assert set(values.values()) <= {"${{ steps.pages.outputs.base_url }}"}
    return dict.fromkeys(values, answer)


def test_the_first_push_publishes_the_whole_site(author: Author, tmp_path: Path) -> None:
    code, said, handed = act_out(author, tmp_path / "clone", "push")
    assert (code, handed) == (0, ["site"]), said
    assert "::" not in said
    site = tmp_path / "clone" / "site"
    assert (site / "feed.xml").read_text(encoding="utf-8").count(f"{BASE}/") > 1
    pages = ("index.html", "404.html", "people/tom-reed/index.html")
    for path in (*pages, "sitemap.xml", "pagefind/pagefind.js"):
        assert (site / path).stat().st_size, path
    assert git(tmp_path / "clone", "status", "--porcelain") == "", "nothing that git keeps is changed"


def test_a_pull_request_gets_a_preview(author: Author, tmp_path: Path) -> None:
    (author.root / "content/articles/more.md").write_text(
        "---\ntitle: More\ndate: 1989\n---\n[[Tom Reed]] spoke.\n", encoding="utf-8"
    )
    author.push("more")
    code, said, handed = act_out(author, tmp_path / "clone", "pull_request", "more")
    assert (code, handed) == (0, ["preview"]), said
    assert (tmp_path / "clone/site/articles/more/index.html").exists()


DOCS = Path(__file__).parents[2] / "docs"


def test_the_road_without_a_terminal(author: Author, tmp_path: Path) -> None:
    """The files that the page has its reader type, and the mistake that it shows."""
    page = (DOCS / "start-in-the-browser.md").read_text(encoding="utf-8")
    report, person = (
        re.sub("^ {8}", "", block, flags=re.MULTILINE) for block in re.findall(r"(?:^ {8}.*\n)+", page, re.M)
    )
    path, entity = re.findall(r"`(1953/[\w/.-]+\.md|content/entities/person/[\w-]+\.md)`", page)
    for name, text in {f"content/articles/{path}": report, entity: person}.items():
        (author.root / name).parent.mkdir(parents=True, exist_ok=True)
        (author.root / name).write_text(text, encoding="utf-8")
    author.push("proposal")
    code, said, handed = act_out(author, tmp_path / "proposal", "pull_request", "proposal")
    assert (code, handed) == (0, ["preview"])
    told = [line.partition("title=")[2][:4] for line in said.splitlines() if line.startswith("::")]
    assert told == ["L402"], "the Water Board alone has no file"
    (author.root / "content/articles" / path).write_text(
        report.replace("1953-02-01", "1 Feb 1953"), encoding="utf-8"
    )
    author.push("mistake")
    _, said, _ = act_out(author, tmp_path / "mistake", "pull_request", "mistake")
    shown = re.findall(r"::error .*title=(\w+)::(.*)%0A(.*)", said)
    assert [f"{code} {words}. {hint[0].upper()}{hint[1:]}" for code, words, hint in shown] == re.findall(
        r"^  > (.*)", page, re.M
    )


def test_a_mistake_is_shown_beside_its_line_and_nothing_is_handed_over(
    author: Author, tmp_path: Path
) -> None:
    (author.root / "content/articles/more.md").write_text(
        "---\ntitle: More\ndate: yesterday\n---\n[[Tom Reed]] spoke.\n", encoding="utf-8"
    )
    author.push()
    for event in ("push", "pull_request"):
        code, said, handed = act_out(author, tmp_path / event, event)
        assert (code, handed) == (1, [])
        assert "::error file=content/articles/more.md,line=3,col=7,title=F204::" in said
        assert not (tmp_path / event / "site/index.html").exists()
