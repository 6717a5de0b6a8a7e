"""Repositories in every state that people and workflows leave them in."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.publishing.conftest import Publisher, files, git


def test_a_commit_without_a_branch(made: Publisher) -> None:
    """As a workflow checks out."""
    git(made.root, "checkout", "--quiet", "--detach")
    assert made.publish("--to", "branch").exit_code == 0
    assert "index.html" in made.published()
    assert made.publish().exit_code == 0


def test_a_second_working_folder(made: Publisher, tmp_path: Path) -> None:
    git(made.root, "worktree", "add", "--quiet", str(tmp_path / "beside"), "-b", "more")
    before = files(made.root)
    beside = replace(made, root=tmp_path / "beside")
    run = beside.publish("--to", "branch")
    assert run.exit_code == 0, run.output
    assert "index.html" in made.published()
    assert beside.ledger.exists()
    assert files(made.root) == before
    beside.write("content/articles/flood.md", "---\ntitle: Flood\ndate: 2015\n---\n[[Jane Roe]] wrote.\n")
    assert "error[G101]" in beside.publish().output


def test_an_archive_in_a_folder_of_its_repository(made: Publisher) -> None:
    inner = made.root / "press"
    inner.mkdir()
    for name in ("content", "site", ".gitignore"):
        shutil.move(made.root / name, inner / name)
    made.commit()
    press = replace(made, root=inner)
    run = press.publish("--to", "branch")
    assert run.exit_code == 0, run.output
    assert "people/jane-roe/index.html" in made.published()


def test_nobody_to_sign_the_commit(made: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "nobody"
    settings.write_text("[user]\nuseConfigOnly = true\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    before = made.everything()
    run = made.publish("--to", "branch")
    assert run.exit_code == 1
    assert "error[G108]" in run.output
    assert "git config" in run.output
    assert made.everything() == before
    git(made.root, "config", "user.name", "Jane")
    git(made.root, "config", "user.email", "jane@example.org")
    assert made.publish("--to", "branch").exit_code == 0


def test_a_repository_without_a_commit(made: Publisher, tmp_path: Path) -> None:
    shutil.rmtree(made.root / ".git")
    git(made.root, "init", "--quiet")
    git(made.root, "remote", "add", "origin", str(made.remote))
    run = made.publish("--to", "branch")
    assert run.exit_code == 1
    assert "error[G101]" in run.output
    assert made.publish("--to", "branch", "--uncommitted").exit_code == 0
    assert "index.html" in made.published()


def test_an_address_that_git_would_take_for_an_option(made: Publisher) -> None:
    for address in ("--upload-pack=touch hurt", "-x", "ext::sh -c touch% hurt"):
        run = made.publish("--to", "repository", "--", address)
        assert run.exit_code == 1, run.output
        assert "error[G106]" in run.output
    assert not list(made.root.parent.rglob("hurt"))


@pytest.mark.parametrize("what", ["a report with a mistake", "a link that leads nowhere", "not committed"])
def test_an_error_leaves_the_folder_as_it_was(made: Publisher, what: str) -> None:
    assert made.publish().exit_code == 0
    made.commit()
    if what == "a link that leads nowhere":
        page = '{% extends "base.html" %}{% block main %}<a href="/nowhere/">x</a>{% endblock %}'
        made.write("templates/fixed.html", page)
    else:
        date = "yesterday" if what == "a report with a mistake" else "2016"
        made.write("content/articles/rain.md", f"---\ntitle: Rain\ndate: {date}\n---\n[[Jane Roe]].\n")
    if what != "not committed":
        made.commit()
    before = made.everything()
    run = made.publish()
    assert run.exit_code == 1
    assert "Everything is as it was." in run.output
    assert made.everything() == before
