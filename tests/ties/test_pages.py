"""Who is named with whom, as pages: every count opens the reports it counts, at any size of the archive."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.building.conftest import Workshop
from tests.crawling import crawl


@pytest.fixture
def archive(tmp_path: Path) -> Workshop:
    """Ann and Bob in seven reports, Ann and Cy in three, the Capital in all and in six more."""
    made = Workshop(tmp_path)
    reports = {f"r{n}": "[[person:Ann]] met [[person:Bob]] in [[place:Capital]]." for n in range(7)}
    reports |= {f"s{n}": "[[person:Ann]] and [[person:Cy]] left [[place:Capital]]." for n in range(3)}
    reports |= {f"t{n}": f"[[place:Capital]] saw [[person:Passer {n}]]." for n in range(6)}
    made.write({"content/archive.toml": 'title = "Ties"\n'})
    made.write(
        {
            f"content/articles/{stem}.md": f"---\ntitle: About {stem}\ndate: 1953-02-01\n---\n{text}\n"
            for stem, text in reports.items()
        }
    )
    return made


def _reports_in(page: str) -> set[str]:
    return set(re.findall(r'href="[./]*articles/([^/"#]+)/"', page))


def test_the_list_and_the_picture_say_the_same(archive: Workshop) -> None:
    assert not archive.build().failed
    page = archive.page("together/index.html")
    rows = re.findall(
        r'<li><a href="([^"]+)">([^<]+)</a> <span[^>]*>–</span> <a href="([^"]+)">([^<]+)</a> '
        r'<a class="count" href="([^"]+)">([^<]+)',
        page,
    )
    assert [(one, other, count) for _, one, _, other, _, count in rows] == [
        ("Ann", "Bob", "in 7 reports"),
        ("Ann", "Cy", "in 3 reports"),
    ], "the Capital is beside everyone by chance alone"
    drawn = set(re.findall(r'<a href="([^"]+)" transform="translate', page))
    assert drawn == {address for row in rows for address in (row[0], row[2])}
    assert page.count('<path class="tie') == len(rows)
    assert page.index("pairs-of-names") < page.index("picture-of-ties"), "the list comes first"


def test_every_count_opens_the_shared_reports(archive: Workshop) -> None:
    archive.build()
    assert _reports_in(archive.page("people/ann/together/people/bob/index.html")) == {
        f"r{n}" for n in range(7)
    }
    ann = archive.page("people/ann/index.html")
    margin = ann[ann.index('id="together"') :]
    bob = margin[margin.index(">Bob</a>") : margin.index("</details>", margin.index(">Bob</a>"))]
    assert "in 7 reports" in bob
    assert len(_reports_in(bob)) == 3, "the newest"
    assert 'href="together/people/bob/"' in bob or "../../people/ann/together/people/bob/" in bob
    cy = margin[margin.index(">Cy</a>") : margin.index("</details>", margin.index(">Cy</a>"))]
    assert _reports_in(cy) == {"s0", "s1", "s2"}


def test_nothing_leads_nowhere_under_another_base(archive: Workshop) -> None:
    archive.build(base_url="https://example.org/repo/")
    assert crawl(archive.output, "https://example.org/repo/") == []


def test_a_withdrawn_report_is_shared_no_more(archive: Workshop) -> None:
    archive.write(
        {
            "content/articles/r0.md": "---\ntitle: About r0\ndate: 1953-02-01\nstatus: withdrawn\n---\n"
            "[[person:Ann]] met [[person:Bob]].\n"
        }
    )
    archive.build()
    assert "in 6 reports" in archive.page("together/index.html")
    assert _reports_in(archive.page("people/ann/together/people/bob/index.html")) == {
        f"r{n}" for n in range(1, 7)
    }


def test_without_ties_there_is_no_page_and_no_way_to_it(archive: Workshop, tmp_path: Path) -> None:
    for n in range(7):
        (tmp_path / f"content/articles/r{n}.md").unlink()
    for n in range(3):
        (tmp_path / f"content/articles/s{n}.md").unlink()
    archive.build()
    assert not (archive.output / "together").exists()
    assert "/together/" not in "".join(
        page.read_text(encoding="utf-8") for page in archive.output.rglob("*.html")
    )


def test_a_tie_of_very_many_reports_stands_on_parts(archive: Workshop) -> None:
    archive.write({"content/archive.toml": 'title = "Ties"\n[limits]\nlist_rows = 3\nlist_newest = 2\n'})
    assert not archive.build().failed
    first = archive.page("people/ann/together/people/bob/index.html")
    assert len(_reports_in(first)) == 2
    parts = (archive.output / "people/ann/together/people/bob").rglob("index.html")
    everything = "".join(page.read_text(encoding="utf-8") for page in parts)
    assert _reports_in(everything) == {f"r{n}" for n in range(7)}


def test_where_no_tie_is_strong_nothing_leads_to_a_list_of_them(tmp_path: Path) -> None:
    """Two names that stand in every report are together by chance, but their reports are counted."""
    made = Workshop(tmp_path)
    made.write({"content/archive.toml": 'title = "Ties"\n'})
    text = "---\ntitle: T\ndate: 1953-02-01\n---\n[[person:Ann]] met [[person:Bob]].\n"
    made.write({f"content/articles/r{n}.md": text for n in range(20)})
    assert not made.build(base_url="https://example.org/repo/").failed
    assert not (made.output / "together").exists()
    assert _reports_in(made.page("people/ann/together/people/bob/index.html")) == {f"r{n}" for n in range(20)}
    assert crawl(made.output, "https://example.org/repo/") == []
