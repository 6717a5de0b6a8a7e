"""No page grows with the archive: whatever strains its lists, every page keeps to its limit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import html5lib
import pytest

from pressmark.building import BuildOptions, build
from tests.building.conftest import Make, Workshop
from tests.building.strained_archive import COUNT, strained
from tests.crawling import crawl

LIMIT = 60_000


def own_words(page: Path) -> int:
    """The bytes of what an author wrote for this very page: a report's text and title, a name's note."""
    text = page.read_text(encoding="utf-8")
    begin = text.find('<div class="text"')
    return len(text[begin : text.find("</article>", begin)].encode()) if begin >= 0 else 0


def heavy(site: Path, limit: int) -> list[tuple[str, int]]:
    """The pages that weigh more than ``limit`` without their own words."""
    found = []
    for page in sorted(site.rglob("*.html")):
        size = page.stat().st_size
        if size > limit and size - own_words(page) > limit:
            found.append((page.relative_to(site).as_posix(), size - own_words(page)))
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The strained archive, built with a small limit."""
    made = Workshop(tmp_path_factory.mktemp("strained"))
    made.write(strained(LIMIT))
    result = made.build()
    assert [str(found) for found in result.diagnostics] == []
    return made.output


def test_every_page_keeps_to_a_small_limit_however_its_lists_are_strained(site: Path) -> None:
    # The picture of the strongest ties has the same number of them in every archive.
    assert [found for found in heavy(site, LIMIT) if found[0] != "together/index.html"] == []
    assert heavy(site, 150_000) == []


def test_every_part_is_reached_and_every_link_arrives(site: Path) -> None:
    assert crawl(site, "https://example.org/") == []


def test_a_report_that_names_one_person_very_often_is_divided_between_sentences(site: Path) -> None:
    spots: list[str] = []
    for page in sorted(site.glob("people/ann-roe/1953-02*/index.html")):
        parsed = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        links = [a.get("href", "") for quote in parsed.iter("q") for a in quote.iter("a")]
        spots += [link.partition("articles/")[2] for link in links]
    assert len(spots) == len(set(spots)) == 3 * COUNT + 400


def test_parts_keep_their_addresses_as_the_archive_grows(workshop: Make) -> None:
    files = {name: text for name, text in strained(LIMIT).items() if "/u" not in name and "/y" not in name}
    few = {
        name: text
        for name, text in files.items()
        if name < "content/articles/r060" or "/articles" not in name
    }
    made = workshop(few)
    assert not made.build().failed
    before = {path for path in made.tree() if path.startswith("people/ann-roe/")}
    made.write(files)
    assert not made.build().failed
    after = {path for path in made.tree() if path.startswith("people/ann-roe/")}
    assert before < after


@pytest.mark.audit
@pytest.mark.shared("bench/make_corpus.py")
def test_a_thousand_reports_keep_to_the_real_limit(shared: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(shared), "1000", str(tmp_path / "made"), "--trees", "pressmark"]
    subprocess.run(command, check=True, capture_output=True)
    result = build(BuildOptions(tmp_path / "made/pressmark", tmp_path / "site", search=False))
    assert not result.failed
    assert heavy(tmp_path / "site", 150_000) == []


def test_what_is_tied_to_a_report_goes_on_on_pages_of_its_own_with_its_reason(site: Path) -> None:
    first = html5lib.parse(
        (site / "articles/first/index.html").read_text("utf-8"), namespaceHTMLElements=False
    )
    [here] = [one for one in first.iter("section") if one.get("aria-labelledby") == "connected"]
    assert 0 < len(here.findall("ul/li")) < COUNT
    assert sum(int(cell.text or "") for cell in here.iter("td")) == COUNT
    rows = [
        item
        for page in sorted(site.glob("articles/first/connected/*/index.html"))
        for item in html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False).iterfind(
            ".//ul[@class='related']/li"
        )
    ]
    links = {link.get("href") for row in rows for link in row.findall("a")}
    assert len(links) == len(rows) == COUNT
    reasons = {row.findtext("span") for row in rows}
    assert reasons == {"It updates this report · one day later"}
