"""Publishing onto a branch: only the output, byte for byte, and nothing of the archive's own repository is
touched.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.publishing.conftest import Publisher, files, git


def test_the_branch_holds_the_site_and_nothing_else(made: Publisher) -> None:
    # Settings that would change bytes, or leave files out, if files were taken in as others are.
    git(made.root, "config", "core.autocrlf", "true")
    made.write(".git/info/attributes", "* text eol=crlf\n")
    made.write(".git/info/exclude", "*.json\nassets/\n")
    made.write("content/articles/größe.md", "---\ntitle: Größe\ndate: 2016\n---\n[[Jane Roe]].\n")
    made.commit()
    assert made.publish().exit_code == 0
    site = files(made.root / "site")
    del site[".gitignore"]
    made.commit()
    run = made.publish("--to", "branch")
    assert run.exit_code == 0, run.output
    assert made.published() == site
    assert ".nojekyll" in site
    assert f"{len(site) - 1} files differ, commit" in run.output, "but the file that says whose it is"
    assert (
        git(made.root, "branch", "--all", "--format", "%(refname)")
        == "refs/heads/main\nrefs/remotes/origin/main"
    )
    head = git(made.root, "rev-parse", "--short", "HEAD")
    assert git(made.remote, "log", "-1", "--format=%s", "gh-pages") == f"The site of {head}"


def test_what_is_published_again_follows_what_was(made: Publisher) -> None:
    made.publish("--to", "branch", "pages")
    made.commit()
    first = git(made.remote, "rev-parse", "pages")
    run = made.publish("--to", "branch", "pages")
    assert "holds this very site already" in run.output
    assert "in content/published.tsv. It is as it was." in run.output
    assert git(made.remote, "rev-parse", "pages") == first
    made.write("content/articles/rain.md", "---\ntitle: Rain\ndate: 2016\n---\n[[Jane Roe]].\n")
    made.commit()
    assert made.publish("--to", "branch", "pages").exit_code == 0
    assert git(made.remote, "rev-parse", "pages^") == first
    assert "articles/rain/index.html" in made.published("pages")


def test_another_repository(made: Publisher, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "pages.git")
    run = made.publish("--to", "repository", str(tmp_path / "pages.git"), "--branch", "main")
    assert run.exit_code == 0, run.output
    assert git(tmp_path / "pages.git", "show", "main:.nojekyll") == ""
    assert git(made.remote, "branch", "--format", "%(refname:short)") == "main"


def test_an_archive_outside_of_git_can_be_pushed_too(made: Publisher, tmp_path: Path) -> None:
    (made.root / ".git").rename(tmp_path / "elsewhere")
    run = made.publish("--to", "repository", str(made.remote))
    assert run.exit_code == 0, run.output
    assert "index.html" in made.published()
    assert git(made.remote, "log", "-1", "--format=%s", "gh-pages") == "The site of the archive"


def test_a_dry_run_tells_and_writes_nothing(made: Publisher) -> None:
    before = made.everything()
    run = made.publish("--to", "branch", "--dry-run")
    assert run.exit_code == 0, run.output
    assert "files would differ on branch gh-pages of ../remote.git" in run.output
    assert "    /articles/flood/\n" in run.output
    assert made.everything() == before


def _bad_report(made: Publisher, _: pytest.MonkeyPatch) -> None:
    made.write("content/articles/bad.md", "---\ntitle: Bad\ndate: yesterday\n---\nText.\n")
    made.commit()


def _bad_link(made: Publisher, _: pytest.MonkeyPatch) -> None:
    made.write("templates/choice.html", "")
    page = '{% extends "base.html" %}{% block main %}<a href="/nowhere/">x</a>{% endblock %}'
    made.write("templates/corrections.html", "")
    made.write("templates/fixed.html", page)
    made.commit()


def _uncommitted(made: Publisher, _: pytest.MonkeyPatch) -> None:
    made.write("content/articles/more.md", "---\ntitle: More\ndate: 2016\n---\n[[Jane Roe]].\n")


def _refused_push(made: Publisher, _: pytest.MonkeyPatch) -> None:
    hook = made.remote / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)


def _no_remote(made: Publisher, _: pytest.MonkeyPatch) -> None:
    git(made.root, "remote", "remove", "origin")


def _gone_remote(made: Publisher, _: pytest.MonkeyPatch) -> None:
    git(made.root, "remote", "set-url", "origin", "../nowhere.git")


def _work_of_others(made: Publisher, _: pytest.MonkeyPatch) -> None:
    git(made.root, "push", "--quiet", "origin", "main:gh-pages")


def _ledger_refused(_: Publisher, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pressmark.output.replacing.replace_file", refuse)


REFUSED = {
    "a report with a mistake": (_bad_report, "error[F204]"),
    "a template with a broken link": (_bad_link, "error[K101]"),
    "changes that are not committed": (_uncommitted, "error[G101] content/articles/more.md has changes"),
    "a push that is refused": (_refused_push, "error[G106] the branch gh-pages of ../remote.git cannot"),
    "no remote": (_no_remote, "error[G102]"),
    "a remote that is not there": (_gone_remote, "error[G106]"),
    "a branch with something else on it": (_work_of_others, "error[G105] the branch gh-pages of"),
    "a ledger that cannot be written": (_ledger_refused, "error[R915]"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_what_fails_leaves_everything_as_it_was(
    what: str, made: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil, words = REFUSED[what]
    made.publish("--to", "branch", "pages")
    made.commit()
    made.write("content/articles/rain.md", "---\ntitle: Rain\ndate: 2016\n---\n[[Jane Roe]].\n")
    made.commit()
    spoil(made, monkeypatch)
    before = made.everything()
    run = made.publish("--to", "branch")
    assert run.exit_code == 1
    assert words in run.output
    assert "Everything is as it was." in run.output
    assert made.everything() == before


def test_a_branch_that_another_publishes_on_at_the_same_moment(
    made: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pressmark.publishing import parcel

    made.publish("--to", "branch")
    made.commit()
    made.write("content/articles/rain.md", "---\ntitle: Rain\ndate: 2016\n---\n[[Jane Roe]].\n")
    made.commit()
    push = parcel.Parcel.push
    theirs: list[str] = []

    def second(self: parcel.Parcel) -> None:
        tree = git(made.remote, "rev-parse", "gh-pages^{tree}")
        commit = git(made.remote, "commit-tree", tree, "-p", "gh-pages", "-m", "theirs")
        git(made.remote, "update-ref", "refs/heads/gh-pages", commit)
        theirs.append(commit)
        push(self)

    monkeypatch.setattr(parcel.Parcel, "push", second)
    ledger = made.ledger.read_bytes()
    run = made.publish("--to", "branch")
    assert run.exit_code == 1
    assert "error[G106]" in run.output
    assert git(made.remote, "rev-parse", "gh-pages") == theirs[0]
    assert made.ledger.read_bytes() == ledger


@pytest.mark.parametrize(("name", "code"), [("main", "G104"), ("a..b", "G103"), ("two words", "G103")])
def test_names_of_branches(name: str, code: str, made: Publisher) -> None:
    run = made.publish("--to", "branch", name)
    assert run.exit_code == 1
    assert f"error[{code}]" in run.output


def test_no_password_is_told(made: Publisher) -> None:
    git(made.root, "remote", "set-url", "origin", "https://jane:secret@127.0.0.1:9/a.git")
    run = made.publish("--to", "branch")
    assert run.exit_code == 1
    assert "127.0.0.1" in run.output
    assert "secret" not in run.output
    assert "jane:" not in run.output


def test_without_git(made: Publisher, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert made.publish().exit_code == 0
    run = made.publish("--to", "repository", str(made.remote))
    assert re.search(r"error\[G10[36]\]", run.output)
    assert os.environ["PATH"] == str(tmp_path)


@pytest.mark.parametrize(
    "words",
    [
        ["--to", "repository"],
        ["gh-pages"],
        ["--branch", "x"],
        ["--to", "branch", "x", "--branch", "y"],
        ["--to", "nowhere"],
    ],
)
def test_misuse(words: list[str], made: Publisher) -> None:
    assert made.publish(*words).exit_code == 2
