"""``pressmark check``: an archive with one mistake of every kind is told each of them once, where it is; an
archive without is left in peace; nothing is written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pressmark.cli import main
from tests.building.conftest import Make, Workshop, workshop

__all__ = ["workshop"]

BASE = "https://example.org/archive/"
SETTINGS = f'title = "Test"\nbase_url = "{BASE}"\n'
RAIN = "It rained for nine days, and on the tenth the river stood at the doors of the lower town."

QUOTED = {"type": "TextQuoteSelector", "exact": "Roe"}
SIGNED = {
    "body": {"id": "person:jane-roe"},
    "target": {"selector": QUOTED},
}
FIRST_WORD = {"type": "TextPositionSelector", "start": 0, "end": 3}

SOUND: dict[str, str] = {
    "content/archive.toml": SETTINGS,
    "content/articles/flood.md": "---\ntitle: Flood\ndate: 2015\n---\n"
    "[[Jane Roe]] of the [[Water Board]] spoke.\n",
    "content/articles/cable.txt": "Wall gone stop send boats stop\n\nRoe\n",
    "content/articles/cable.yaml": "title: Cable\ndate: 2016\n",
    "content/articles/cable.annotations.json": json.dumps([SIGNED]),
    "content/entities/person/jane-roe.md": "---\nname: Jane Roe\nidentifiers: {wikidata: Q1}\n---\n",
    "content/entities/organisation/water-board.md": "---\nname: Water Board\n---\n",
}  # fmt: skip

# What is planted in the content: (code, place) and the files that hold it.
IN_CONTENT: dict[tuple[str, str], dict[str, str]] = {
    ("A205", "content/articles/cable.annotations.json"): {
        "content/articles/cable.annotations.json": json.dumps(
            [SIGNED, {**SIGNED, "target": {"selector": [FIRST_WORD, {**QUOTED, "exact": "Rue"}]}}]
        )
    },
    ("F317", "content/articles/picture.md"): {
        "content/articles/picture.md": "---\ntitle: Picture\ndate: 2014\n"
        "media: [{link: 'https://example.net/a.jpg', caption: x}]\n---\n[[Jane Roe]].\n"
    },
    ("L402", "content/articles/nobody.md"): {
        "content/articles/nobody.md": "---\ntitle: Nobody\ndate: 2014\n---\n[[person:ann-li]] came.\n"
    },
    ("L416", "content/entities/person/roy.md"): {
        "content/entities/person/roy.md": "---\nname: Roy\nidentifiers: {wikidata: Q1}\n---\n",
        "content/articles/roy.md": "---\ntitle: Roy\ndate: 2014\n---\n[[Roy]] came.\n",
    },
    ("K402", "content/entities/person/roe-jane.md"): {
        "content/entities/person/roe-jane.md": "---\nname: Roe, Jané\n---\n",
        "content/articles/roe-jane.md": "---\ntitle: Roe\ndate: 2014\n---\n[[person:roe-jane|Roe]] came.\n",
    },
    ("K403", "content/entities/organisation/water-board.md"): {
        "content/entities/organisation/fens.md": "---\nname: Water Board of the Fens\n---\n",
        "content/articles/fens.md": "---\ntitle: Fens\ndate: 2014\n---\n[[Water Board of the Fens]] met.\n",
    },
    ("K404", "content/entities/place/ely.md"): {"content/entities/place/ely.md": "---\nname: Ely\n---\n"},
    ("K405", "content/articles/wind.md"): {
        "content/articles/wind.md": "---\ntitle: Wind\ndate: 2014\n---\nThe wind rose.\n"
    },
    ("K406", "content/articles/rain-again.md"): {
        "content/articles/rain.md": f"---\ntitle: Rain\ndate: 2014-01-01\n---\n[[Jane Roe]]: {RAIN}\n",
        "content/articles/rain-again.md": f"---\ntitle: Rain\ndate: 2014-01-02\n---\n[[Jane Roe]]: {RAIN}\n",
    },
}  # fmt: skip

PAGE = """<!doctype html>
<a href="../gone/">gone</a>
<a href="javascript:alert(1)">script</a>
<a href="../articles/flood/#p99">passage</a>
<p id="a"></p>
<p id="a"></p>
<img src="https://example.net/a.png" alt="">
"""
# What is planted in the site: (code, file below the site, line).
IN_SITE: dict[tuple[str, str, int], dict[str, str]] = {
    ("K101", "more/index.html", 2): {"more/index.html": PAGE},
    ("K102", "more/index.html", 3): {},
    ("K103", "more/index.html", 4): {},
    ("K104", "more/index.html", 6): {},
    ("K105", "more/index.html", 7): {},
    ("K201", "more/index.json", 0): {"more/index.json": '{"address": "/articles/gone/"}'},
    ("K202", "more/feed.xml", 0): {"more/feed.xml": "<feed>"},
    ("K305", "more/index.json", 0): {"more/INDEX.json": "{}"},
}
OF_THE_WHOLE = {("K301", "", 0), ("K304", "media/film.bin", 0)}


def check(root: Path, *options: str) -> Result:
    run = CliRunner().invoke(main, ["check", "--root", str(root), *options])
    assert run.exception is None or isinstance(run.exception, SystemExit), run.exc_info
    return run


def told(run: Result) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(run.stdout)
    return rows


def tree(folder: Path) -> dict[str, bytes]:
    return {p.as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def made(workshop: Make) -> Workshop:
    return workshop(SOUND)


def test_a_sound_archive_is_left_in_peace_and_nothing_is_written(made: Workshop) -> None:
    before = tree(made.root)
    run = check(made.root, "--strict")
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout == "The content and 17 pages were checked: nothing is wrong.\n"
    assert told(check(made.root, "--format", "json")) == []
    assert tree(made.root) == before


def test_one_mistake_of_every_kind_is_told_once_where_it_is(made: Workshop) -> None:
    made.build(base_url=BASE)
    for files in IN_CONTENT.values():
        made.write(files)
    made.write({f"site/{path}": text for files in IN_SITE.values() for path, text in files.items()})
    film = made.output / "media" / "film.bin"
    film.parent.mkdir()
    with film.open("wb") as file:
        file.truncate(1_100_000_000)  # a file with nothing in it takes no room on the disk
    run = check(made.root, "--output", str(made.output), "--format", "json")
    site = made.output.as_posix()
    wanted = {(code, f"{site}/{path}".rstrip("/"), line) for code, path, line in {*IN_SITE, *OF_THE_WHOLE}}
    found = [(row["code"], row["path"], row["line"]) for row in told(run) if site in str(row["path"])]
    assert sorted(found) == sorted(wanted)
    content = [(row["code"], row["path"]) for row in told(run) if site not in str(row["path"])]
    assert sorted(content) == sorted(IN_CONTENT)
    assert run.exit_code == 1


def _severities(made: Workshop, changes: Mapping[str, str]) -> None:
    lines = "\n".join(f'{code} = "{severity}"' for code, severity in changes.items())
    made.write({"content/archive.toml": f"{SETTINGS}[severity]\n{lines}\n"})


def test_the_archive_weighs_what_is_found(made: Workshop) -> None:
    made.write(IN_CONTENT["K404", "content/entities/place/ely.md"])
    assert "notice[K404]" in check(made.root).stderr
    assert check(made.root, "--strict").exit_code == 0
    _severities(made, {"K404": "warning"})
    assert check(made.root).exit_code == 0
    assert check(made.root, "--strict").exit_code == 1
    _severities(made, {"K404": "error"})
    assert check(made.root).exit_code == 1


def test_a_lost_address_cannot_be_made_light_of(made: Workshop) -> None:
    made.write({"content/published.tsv": "/articles/gone/\tarticle:gone\n"})
    _severities(made, {"R910": "notice"})
    run = check(made.root)
    assert run.exit_code == 1
    assert "error[R910]" in run.stderr
    assert "Its site can only be checked when the errors are mended." in run.stdout


def test_addresses_that_are_not_recorded_yet_are_a_notice(made: Workshop) -> None:
    made.write({"content/published.tsv": "/articles/flood/\tarticle:flood\n"})
    run = check(made.root, "--strict", "--format", "github")
    assert run.exit_code == 0
    [annotation] = run.stdout.splitlines()
    assert annotation.startswith("::notice file=content/published.tsv,title=R914::")


def test_a_site_that_is_older_than_its_content(made: Workshop) -> None:
    made.build(base_url=BASE, search=True)
    assert check(made.root, "--output", str(made.output), "--strict").exit_code == 0
    made.write({"content/articles/flood.md": SOUND["content/articles/flood.md"].replace("spoke", "wrote")})
    run = check(made.root, "--output", str(made.output))
    assert run.exit_code == 0
    assert "warning[K307] this site is not what the content gives today" in run.stderr
    assert "articles/flood/index.html" in check(made.root, "--output", str(made.output)).stderr


def test_a_site_that_cannot_be_read(made: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path, shown: str) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr("pressmark.checks.whole.read_site", refuse)
    run = check(made.root)
    assert run.exit_code == 1
    assert "error[K306] the site cannot be read: permission denied" in run.stderr


def test_a_page_says_which_file_it_is_made_from(made: Workshop) -> None:
    made.build(base_url=BASE)
    made.write({"site/articles/flood/index.html": PAGE})
    run = check(made.root, "--output", str(made.output))
    assert "this page is made from content/articles/flood.md" in run.stderr


def test_copies_that_the_archive_ties_together_are_no_news(made: Workshop) -> None:
    files = IN_CONTENT["K406", "content/articles/rain-again.md"]
    later = files["content/articles/rain-again.md"].replace("date:", "updates: [rain]\ndate:")
    made.write({**files, "content/articles/rain-again.md": later})
    assert check(made.root).stderr == ""


def test_nothing_withheld_is_told(made: Workshop) -> None:
    hidden = "---\nname: Mary Poe\nwithhold: true\n---\n"
    made.write(
        {
            "content/entities/person/withheld-1.md": hidden,
            "content/entities/person/mary-poe-smith.md": "---\nname: Mary Poe Smith\n---\n",
            "content/articles/poe.md": "---\ntitle: T\ndate: 2014\n---\n[[Mary Poe]] met [[Jane Roe]].\n",
        }
    )
    run = check(made.root)
    assert "Mary Poe" not in run.stdout + run.stderr


def test_misuse(made: Workshop, tmp_path: Path) -> None:
    assert check(tmp_path / "nowhere").exit_code == 2
    assert check(made.root, "--output", str(tmp_path / "nowhere")).exit_code == 2


def test_the_demonstration_archive_is_left_in_peace() -> None:
    run = check(Path(__file__).parents[2], "--strict", "--base-url", "https://example.org/syria/")
    assert (run.exit_code, run.stderr) == (0, "")


def test_a_site_that_was_just_built_is_not_built_again(
    made: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made.write(IN_CONTENT["K404", "content/entities/place/ely.md"])
    made.write({"content/published.tsv": "/articles/flood/\tarticle:flood\n"})
    run = CliRunner().invoke(main, ["build", "--root", str(made.root), "--base-url", BASE])
    assert run.exit_code == 0, run.output
    again = check(made.root, "--base-url", BASE, "--format", "json")
    with monkeypatch.context() as patch:
        patch.setattr("pressmark.checks.whole.build", lambda _: pytest.fail("built a second time"))
        quick = check(made.root, "--base-url", BASE, "--output", str(made.output), "--format", "json")
    assert told(quick) == told(again)
    assert {row["code"] for row in told(quick)} == {"K404", "R914"}
    (made.output / "index.html").write_text("changed by somebody")
    assert "K307" in check(made.root, "--base-url", BASE, "--output", str(made.output)).stderr
