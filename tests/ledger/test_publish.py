"""``pressmark publish``: what it says, what it writes, and when it refuses."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from tests.ledger.conftest import Make, Press

REPORT = "---\ntitle: The flood\ndate: 1953-02-01\n---\n[[Jane Roe]] spoke.\n"
FILES = {
    "articles/flood.md": REPORT,
    "entities/person/jane-roe.md": "---\nname: Jane Roe\n---\n",
}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file, but for what builds remember, which nothing publishes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".pressmark" not in path.parts)
    return {path.as_posix(): path.read_bytes() for path in files}


def test_it_says_what_is_new_and_writes_the_ledger(press: Make) -> None:
    made = press(FILES)
    said = made.publish()
    assert "1 report, 1 of them new" in said
    assert "1 name, 1 of them new" in said
    assert "    /articles/flood/\n" in said
    assert made.addresses()["/people/jane-roe/"] == "person:jane-roe"
    assert made.addresses()["/people/jane-roe/feed.xml"] == "person:jane-roe"
    assert made.addresses()["/dates/1953/02/"] == "dates"
    assert "/404.html" not in made.addresses()
    assert stat.S_IMODE(made.ledger.stat().st_mode) == 0o644
    assert not list(made.ledger.parent.glob(".published*"))
    assert "1 report, 0 of them new" in made.publish()


def test_equal_archives_have_equal_ledgers(press: Make) -> None:
    made = press(FILES)
    made.publish()
    first = made.ledger.read_bytes()
    made.ledger.unlink()
    made.publish()
    assert made.ledger.read_bytes() == first


def test_a_dry_run_writes_nothing(press: Make) -> None:
    made = press(FILES)
    before = tree(made.root)
    code, said = made.run("publish", "--dry-run")
    assert code == 0
    assert "    /articles/flood/\n" in said
    assert "Nothing was written" in said
    assert tree(made.root) == before


@pytest.mark.parametrize("command", [["build"], ["publish"], ["publish", "--dry-run"]])
def test_an_error_leaves_site_and_ledger_as_they_were(press: Make, command: list[str]) -> None:
    made = press(FILES)
    made.publish()
    before = tree(made.root)
    made.write({"articles/bad.md": "---\ntitle: Bad\ndate: yesterday\n---\nText.\n"})
    code, said = made.run(*command)
    assert code == 1
    assert "F204" in said
    made.write({"articles/bad.md": ""})
    assert tree(made.root) == before


def test_a_lost_address_warns_a_build_and_stops_a_publication(press: Make) -> None:
    made = press({**FILES, "articles/second.md": REPORT})
    made.publish()
    made.write({"articles/second.md": ""})
    before = tree(made.root)
    code, said = made.run("publish")
    assert code == 1
    assert "content/published.tsv:6:1: error[R910] /articles/second/ was published" in said
    assert "2 addresses lost:" in said
    assert "Not published: 1 error" in said
    assert tree(made.root) == before
    code, said = made.run("build")
    assert code == 0
    assert "warning[R910]" in said


def test_the_archive_cannot_make_light_of_it(press: Make) -> None:
    made = press(FILES)
    made.publish()
    settings = (made.root / "content/archive.toml").read_text(encoding="utf-8")
    made.write({"archive.toml": settings + '[severity]\nR910 = "notice"\n', "articles/flood.md": ""})
    assert "notice[R910]" in made.run("build")[1]
    assert "error[R910]" in made.run("publish")[1]


def test_a_draft_does_not_answer(press: Make) -> None:
    made = press(FILES)
    made.publish()
    made.write({"articles/flood.md": REPORT.replace("date:", "status: draft\ndate:")})
    assert "error[R910] /articles/flood/" in made.run("publish")[1]
    made.write({"articles/flood.md": REPORT.replace("date:", "status: withdrawn\ndate:")})
    made.publish()


def test_a_build_says_that_addresses_are_not_recorded_yet(press: Make) -> None:
    made = press(FILES)
    assert "R914" not in made.run("build")[1], "an archive without a ledger is not asked for one"
    made.publish()
    before = made.ledger.read_bytes()
    assert "R914" not in made.run("build")[1]
    made.write({"articles/second.md": REPORT})
    code, said = made.run("build")
    assert code == 0
    assert "notice[R914] 2 addresses" in said
    assert made.run("build", "--strict")[0] == 0
    code, said = made.run("build", "--format", "github")
    assert "::notice file=content/published.tsv" in said
    assert made.ledger.read_bytes() == before, "building never writes it"


def test_a_damaged_ledger_stops_everything_at_its_line(press: Make) -> None:
    made = press(FILES)
    made.publish()
    whole = made.ledger.read_text(encoding="utf-8")
    made.write({"published.tsv": whole.replace("/search/\tsearch", "<<<<<<< HEAD")})
    before = tree(made.root)
    for command in ("build", "publish"):
        code, said = made.run(command)
        assert code == 1
        assert "content/published.tsv:" in said
        assert "error[R921]" in said
    assert tree(made.root) == before


def test_a_line_of_the_ledger_cannot_write_outside_the_site(press: Make) -> None:
    made = press(FILES)
    made.write({"published.tsv": "/people/../../../escaped/\tindex\n"})
    assert "error[R922]" in made.run("build")[1]


def test_without_an_address_feeds_are_neither_made_nor_forgotten(press: Make) -> None:
    made = press(FILES)
    made.publish()
    assert "/feed.xml" in made.addresses()
    made.write({"archive.toml": 'title = "The Millbrook archive"\n'})
    said = made.publish()
    assert "The site does not know its address" in said
    assert "/feed.xml" in made.addresses()
    assert "/feed.xml" in (made.publish("--base-url", "https://example.org/x/") and made.addresses())


def test_feeds_that_are_switched_off_are_told_and_stop_nothing(press: Make) -> None:
    made = press(FILES)
    made.publish()
    settings = (made.root / "content/archive.toml").read_text(encoding="utf-8")
    made.write({"archive.toml": settings + "[outputs]\nfeeds = false\n"})
    said = made.publish()
    assert "warning[R912] 2 addresses" in said
    assert "/feed.xml" in made.addresses()


def test_a_disk_that_refuses(press: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    made = press(FILES)
    made.publish()
    before = made.ledger.read_bytes()

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    made.write({"articles/second.md": REPORT})
    monkeypatch.setattr("pressmark.output.replacing.os.fsync", refuse)
    code, said = made.run("publish")
    assert code == 1
    assert "error[R915] the ledger cannot be written: no space left on device" in said
    assert made.ledger.read_bytes() == before
    assert not list(made.ledger.parent.glob(".published*"))


def test_misuse(press: Make) -> None:
    made = press(FILES)
    assert made.run("publish", "--output", str(made.root / "content"))[0] == 1
    assert Press(made.root / "nowhere").run("publish")[0] == 2


def test_what_it_tells_can_be_read_by_programs(press: Make) -> None:
    made = press(FILES)
    code, said = made.run("publish", "--format", "json")
    assert code == 0
    assert json.loads(said) is not None
    assert made.ledger.exists()
