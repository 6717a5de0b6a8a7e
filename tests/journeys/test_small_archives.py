"""Archives without a single name: fifty plain texts, one, none. Each is complete as it stands."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawling import crawl
from tests.journeys.checks import problems, unreachable
from tests.journeys.conftest import BELOW
from tests.journeys.published import Published, publish, words

SUBJECTS = {
    "harbour": "pier tide mooring crane lighter ballast quay wharf anchor pilot dredger lock",
    "railway": "engine platform signal carriage timetable guard siding tunnel porter coal junction whistle",
    "school": "classroom teacher lesson holiday desk prize bell chalk headmaster reading roof stove",
    "market": "stall butter cheese carter price weight auction egg basket herring onion scale",
    "council": "mayor clerk vote budget lamp street paving petition chamber gallery motion rate",
    "weather": "gale frost barometer flood thaw drift thunder lightning hail rainfall drought cloud",
}
FILLER = "the a of and in to was had were at by from with on for later again once more than some"
SETTINGS = 'title = "Fifty papers"\ndescription = "Papers that came in a box."\ncontact = "box@example.org"\n'


def _papers() -> Iterator[tuple[str, str, str, str]]:
    """Fifty papers as (stem, title, date, text), the same at every call."""
    chance = random.Random(1953)
    filler = FILLER.split()
    for number in range(50):
        subject = list(SUBJECTS)[number % len(SUBJECTS)]
        own = [subject, *SUBJECTS[subject].split()]

        def sentence(length: int, own: list[str] = own) -> str:
            said = [chance.choice(own if chance.random() < 0.4 else filler) for _ in range(length)]
            return " ".join(said).capitalize()

        title = f"{sentence(chance.randint(3, 8))}, {number + 1}"
        paragraphs = [
            ". ".join(sentence(chance.randint(6, 18)) for _ in range(chance.randint(2, 5))) + "."
            for _ in range(chance.randint(2, 6))
        ]
        year, month, day = 1950 + number % 7, 1 + number % 12, 1 + number % 28
        date = (
            ["undated", f"{year}", f"{year}-{month:02}"][number]
            if number < 3
            else f"{year}-{month:02}-{day:02}"
        )
        yield f"paper-{number + 1}", title, date, "\n\n".join(paragraphs) + "\n"


def _write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _files() -> dict[str, str]:
    """The papers as files, Markdown and plain text in turn."""
    files = {"archive.toml": SETTINGS}
    for number, (stem, title, date, text) in enumerate(_papers()):
        fields = f"title: {title}\ndate: {date}\n"
        if number % 2:
            files |= {f"articles/{stem}.txt": text, f"articles/{stem}.yaml": fields}
        else:
            files[f"articles/{stem}.md"] = f"---\n{fields}---\n{text}"
    return files


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Published:
    root = tmp_path_factory.mktemp("papers")
    _write(root, _files())
    site, result = publish(root, root / "site", BELOW)
    assert result.diagnostics == ()
    return site


def _menu(site: Published) -> list[str]:
    navigation = next(one for one in site.page("/").root.iter("nav") if one.get("aria-label") == "Main menu")
    return [words(one) for one in navigation.iter("a")]


def test_fifty_papers_are_a_whole_archive(papers: Published) -> None:
    assert problems(papers) == []
    assert crawl(papers.folder, BELOW) == []
    assert unreachable(papers) == {"404.html"}
    kinds = {name.split("/")[0] for name in papers.pages}
    assert kinds == {"404.html", "about", "articles", "dates", "index.html", "search"}
    assert sum(name.startswith("articles/") for name in papers.pages) == 50
    assert _menu(papers) == ["Dates"]
    assert any(name.startswith("pagefind/") for name in papers.files)
    assert "dates/undated/index.html" in papers.pages


def test_every_paper_shows_its_text(papers: Published) -> None:
    for stem, title, _, text in _papers():
        page = papers.page(f"/articles/{stem}/")
        assert words(page.all("h1")[0]) == title
        assert words(page.all("div", id="text")[0]) == " ".join(text.split())


def test_papers_about_the_same_lead_to_each_other_by_their_words(papers: Published) -> None:
    subjects = list(SUBJECTS)
    same_subject = 0
    for number in range(50):
        page = papers.page(f"/articles/paper-{number + 1}/")
        [section] = page.all("section", **{"aria-labelledby": "related"})
        [nearest, *_] = [one.get("href") or "" for one in section.iter("a")]
        [reason, *_] = [words(one) for one in section.iter() if one.get("class") == "why"]
        assert reason.startswith("Words in common: ")
        other = int(nearest.rstrip("/").rpartition("-")[2]) - 1
        same_subject += subjects[other % len(subjects)] == subjects[number % len(subjects)]
    assert same_subject > 40


def test_a_short_limit_divides_every_list_and_loses_none(tmp_path: Path) -> None:
    limits = "[limits]\nlist_rows = 5\nlist_newest = 2\n"
    _write(tmp_path, {**_files(), "archive.toml": SETTINGS + limits})
    site, result = publish(tmp_path, tmp_path / "site", BELOW)
    assert result.diagnostics == ()
    assert problems(site) == []
    assert crawl(site.folder, BELOW) == []
    assert unreachable(site) == {"404.html"}
    dates = [date for _, _, date, _ in _papers()]
    for year in range(1950, 1957):
        count = sum(date.startswith(f"{year}") for date in dates)
        page = site.page(f"/dates/{year}/")
        assert words(page.all("p", **{"class": "summary"})[0]) == f"{count} reports"
    listed = {
        link for page in site.pages.values() if page.name.startswith("dates/") for link in site.links(page)
    }
    assert {f"articles/{stem}/index.html" for stem, _, _, _ in _papers()} <= listed


def test_one_report_is_an_archive(tmp_path: Path) -> None:
    stem, title, _, text = next(_papers())
    report = f"---\ntitle: {title}\ndate: 1953-02-01\n---\n{text}"
    _write(tmp_path, {"archive.toml": SETTINGS, f"articles/{stem}.md": report})
    site, result = publish(tmp_path, tmp_path / "site", BELOW)
    assert result.diagnostics == ()
    assert problems(site) == []
    assert crawl(site.folder, BELOW) == []
    assert unreachable(site) == {"404.html"}
    assert set(site.pages) == {
        "404.html",
        "about/index.html",
        f"articles/{stem}/index.html",
        "dates/1953/02/index.html",
        "dates/1953/index.html",
        "dates/index.html",
        "dates/on/02-01/index.html",
        "dates/on/index.html",
        "index.html",
        "search/index.html",
    }
    assert "an archive of reports from 1953" in words(site.page(f"/articles/{stem}/").root)


@pytest.mark.parametrize("settings", [SETTINGS, ""])
def test_an_empty_archive_says_that_it_is_empty(settings: str, tmp_path: Path) -> None:
    _write(tmp_path, {"archive.toml": settings})
    site, result = publish(tmp_path, tmp_path / "site", BELOW)
    assert not result.failed, result.diagnostics
    assert problems(site) == []
    assert crawl(site.folder, BELOW) == []
    assert unreachable(site) == {"404.html", "search/index.html"}
    assert "This archive holds no report yet." in words(site.page("/").root)
    assert not [name for name in site.pages if name.startswith(("articles", "dates", "people"))]
    assert not [one for one in site.page("/").root.iter("nav") if not list(one.iter("a"))]
