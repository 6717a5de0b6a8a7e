"""What is published is a clean build; the site that builds with a memory left is held against it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from pressmark.building import BuildOptions, BuildResult
from pressmark.cli import main
from tests.publishing.conftest import Publisher, files

SAME = "The site that earlier builds left in"


def without_memory(made: Publisher) -> dict[str, bytes]:
    """Every file but what builds remember: that is nobody's but theirs."""
    return {name: data for name, data in made.everything().items() if "/.pressmark/" not in name}


def build(made: Publisher, *options: str) -> None:
    run = CliRunner().invoke(main, ["build", "--root", str(made.root), *options])
    assert run.exit_code == 0, run.output


def test_a_site_that_builds_kept_up_to_date_is_the_clean_one(made: Publisher) -> None:
    build(made)
    made.write("content/articles/rain.md", "---\ntitle: Rain\ndate: 2016\n---\n[[Jane Roe]].\n")
    build(made)
    made.commit()
    before = without_memory(made)
    run = made.publish("--dry-run")
    assert run.exit_code == 0, run.output
    assert SAME in run.output
    assert without_memory(made) == before


@pytest.mark.parametrize("what", ["never built", "edited since", "for another address", "emptied"])
def test_a_site_of_another_state_is_not_held_against_it(made: Publisher, what: str) -> None:
    if what != "never built":
        build(made, *(["--base-url", "https://example.net/"] if what == "for another address" else []))
    if what == "edited since":
        made.write("content/articles/rain.md", "---\ntitle: Rain\ndate: 2016\n---\n[[Jane Roe]].\n")
        made.commit()
    if what == "emptied":
        (made.root / "site/index.html").unlink()
    run = made.publish()
    assert run.exit_code == 0, run.output
    assert SAME not in run.output
    assert "O808" not in run.output


def test_a_difference_is_told_and_the_clean_site_is_published(
    made: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Builds never leave one, so the memory is made to swear to a site that somebody has changed."""
    build(made)
    clean = files(made.root / "site")
    made.write("site/people/jane-roe/index.html", "something else")

    def sworn(memory: object, options: BuildOptions, seen: object) -> BuildResult:
        return BuildResult((), (), (), 0, options.output, "/", failed=False)

    monkeypatch.setattr("pressmark.checks.standing.same_again", sworn)
    run = made.publish()
    assert run.exit_code == 0, run.output
    assert "site/people/jane-roe/index.html: warning[O808]" in run.output
    assert run.output.count("O808") == 1
    assert SAME not in run.output
    assert files(made.root / "site") == clean


def test_a_damaged_memory_changes_nothing_that_is_published(made: Publisher) -> None:
    build(made)
    clean = files(made.root / "site")
    for damage in ("not a memory", ""):
        made.write(".pressmark/memory.sqlite", damage)
        assert made.publish().exit_code == 0
        assert files(made.root / "site") == clean
