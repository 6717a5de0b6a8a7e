"""Publishing into the folder that a workflow hands over: checked first, and together with the ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pressmark.building import BuildOptions, build
from tests.publishing.conftest import Publisher, files, git


def test_the_folder_is_what_a_build_gives(made: Publisher, tmp_path: Path) -> None:
    made.write("site/old.html", "")
    made.write("site/.pressmark-output", "")
    run = made.publish()
    assert run.exit_code == 0, run.output
    build(BuildOptions(root=made.root, output=tmp_path / "fresh"))
    site = files(made.root / "site")
    assert site.pop(".gitignore")
    assert site == files(tmp_path / "fresh")
    assert "1 removed." in run.output
    assert "MB, 0.0 MB before: 0.0% of what GitHub Pages publishes" in run.output
    assert "nothing differed" in made.publish().output


def test_uncommitted_changes_are_refused_unless_they_are_asked_for(made: Publisher) -> None:
    made.write("content/articles/flood.md", "---\ntitle: Flood\ndate: 2015\n---\n[[Jane Roe]] wrote.\n")
    made.write("notes.txt", "not part of the archive")
    before = made.everything()
    run = made.publish()
    assert run.exit_code == 1
    assert "content/articles/flood.md: error[G101] content/articles/flood.md has changes" in run.output
    assert made.everything() == before
    run = made.publish("--dry-run")
    assert run.exit_code == 0
    assert "warning[G101]" in run.output
    assert made.publish("--uncommitted").exit_code == 0
    git(made.root, "add", "content/articles")
    git(made.root, "commit", "--quiet", "--message", "An edit")
    assert made.publish().exit_code == 0, "the ledger alone may differ"


def test_a_repository_that_git_cannot_read(made: Publisher) -> None:
    made.write(".git/index", "damaged")
    run = made.publish()
    assert run.exit_code == 1
    assert "error[G107]" in run.output


def test_a_workflow_leaves_the_ledger_alone(made: Publisher) -> None:
    run = made.publish("--keep-ledger")
    assert run.exit_code == 0
    assert "R914" not in run.output, "an archive without a ledger is not asked for one"
    assert not made.ledger.exists()
    made.publish()
    made.write("content/articles/rain.md", "---\ntitle: Rain\ndate: 2016\n---\n[[Jane Roe]].\n")
    made.commit()
    before = made.ledger.read_bytes()
    run = made.publish("--keep-ledger", "--format", "github")
    assert run.exit_code == 0
    assert "::notice file=content/published.tsv,title=R914::" in run.output
    assert (made.root / "site/articles/rain/index.html").exists()
    assert made.ledger.read_bytes() == before
    (made.root / "content/articles/rain.md").unlink()
    (made.root / "content/articles/flood.md").unlink()
    made.commit()
    run = made.publish("--keep-ledger", "--format", "github")
    assert run.exit_code == 1
    assert "::error file=content/published.tsv,line=" in run.output


def test_an_error_that_only_the_checks_find_changes_nothing(made: Publisher) -> None:
    made.publish()
    made.commit()
    made.write("templates/assets/more.css", "@import url(https://example.net/a.css);")
    made.commit()
    before = made.everything()
    run = made.publish()
    assert run.exit_code == 1
    assert "site/assets/more.css:1:9: error[K105]" in run.output
    assert made.everything() == before


def test_a_disk_that_refuses_the_site_gets_the_ledger_back(
    made: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.publish()
    made.commit()
    made.write("content/articles/rain.md", "---\ntitle: Rain\ndate: 2016\n---\n[[Jane Roe]].\n")
    made.commit()
    before = made.everything()

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pressmark.publishing.acts.Staging.commit", refuse)
    run = made.publish()
    assert run.exit_code == 1
    assert "error[O803]" in run.output
    assert made.everything() == before


def test_a_folder_that_is_not_ours_is_left_alone(made: Publisher) -> None:
    made.write("site/letter.txt", "mine")
    before = made.everything()
    assert "error[O801]" in made.publish().output
    assert made.everything() == before


def test_programs_read_json(made: Publisher) -> None:
    made.write("content/articles/dry.md", "---\ntitle: Dry\ndate: 2016\n---\nNobody.\n")
    made.commit()
    run = made.publish("--format", "json")
    assert [row["code"] for row in json.loads(run.stdout)] == ["K405"]


@pytest.mark.parametrize("domain", ["", "archive.example.org"])
def test_a_domain_of_ones_own(domain: str, made: Publisher) -> None:
    own = f'custom_domain = "{domain}"\n' if domain else ""
    made.write("content/archive.toml", f'title = "Test"\n{own}')
    made.commit()
    assert made.publish("--to", "branch").exit_code == 0
    assert made.published().get("CNAME", b"") == (f"{domain}\n".encode() if domain else b"")
