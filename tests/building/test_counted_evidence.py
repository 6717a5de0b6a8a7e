"""The evidence lists of an archive counted by hand: links in lists are mentions, each lands on the name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pressmark.archive import link
from pressmark.building import BuildOptions, build
from pressmark.config import read_settings
from pressmark.languages import read_strings
from pressmark.pages.edition import Edition
from pressmark.pages.finding.records import search_records
from pressmark.records import read_records
from pressmark.sources import read_sources
from pressmark.templates import default_theme
from tests.building.conftest import Make
from tests.building.counted_archive import COUNTED, FILES, marks
from tests.building.evidence_pages import Evidence, Spotted, text_of, wrong

ROOT = Path(__file__).parents[2]


@pytest.fixture(params=("whole", "divided"))
def site(workshop: Make, request: pytest.FixtureRequest) -> Evidence:
    """The archive with its lists whole, and with every list in parts."""
    limits = "" if request.param == "whole" else "[limits]\nlist_rows = 2\nlist_newest = 1\n"
    made = workshop({**FILES, "content/archive.toml": FILES["content/archive.toml"] + limits})
    result = made.build()
    assert not result.failed
    assert [str(found) for found in result.diagnostics] == []
    return Evidence(made.output)


def test_links_in_lists_are_the_mentions_that_were_counted(site: Evidence) -> None:
    assert {name for name in site.names if list(site.lists(name))} == set(COUNTED)
    for name, counts in COUNTED.items():
        found = Counter(spot.report for spot in site.spots(name))
        assert {**dict.fromkeys(site.rows(name), 0), **found} == counts, name


def test_every_quotation_is_verbatim_and_every_link_lands_on_the_name(site: Evidence) -> None:
    assert list(wrong(site)) == []


def landings(site: Evidence, name: str, report: str) -> list[tuple[str, str]]:
    """What each link says, and the words of the element that it leads to."""
    return [
        (spot.words, "".join(site.landing(spot).itertext()))
        for spot in site.spots(name)
        if spot.report == report
    ]


def test_a_mention_covered_by_inner_ones_of_the_same_person_keeps_a_link(site: Evidence) -> None:
    assert landings(site, "people/ann-roe", "covered") == [
        ("Ann ", "Ann "),
        ("Roe", "Roe"),
        ("Ann Roe", "Ann Roe"),
    ]
    assert landings(site, "people/ann-roe", "nested") == [
        ("The mayor ", "The mayor "),
        ("Ann Roe", "Ann Roe"),
    ]


def test_equal_marks_each_have_a_link(site: Evidence) -> None:
    assert landings(site, "people/ann-roe", "equal") == [("Roe & Doe", "Roe & Doe"), ("Ann Roe", "Ann Roe")]
    assert landings(site, "people/dan-doe", "equal") == [("Roe & Doe", "Dan Doe")]


def test_a_mention_of_several_ranges_has_one_link_and_all_its_words_are_marked(site: Evidence) -> None:
    (quote,) = [quote for quote, report in site.quotations("people/dan-doe") if report == "ranges"]
    assert text_of(quote) == "Ann and Dan Roe-Doe came early."
    assert [(one.tag, one.text) for one in quote] == [("a", "Dan"), ("b", "Doe")]


def test_a_sentence_of_another_language_says_so(site: Evidence) -> None:
    quotes = [quote for quote, report in site.quotations("people/ann-roe") if report == "russian"]
    assert [(quote.get("lang"), quote.get("dir")) for quote in quotes] == [("ru", "ltr"), ("ru", "ltr")]


def test_main_subjects_are_marked_in_words(site: Evidence) -> None:
    (row,) = [
        row
        for found in site.lists("people/dan-doe")
        for row in found.iter("li")
        if "Report unknown" in text_of(row)
    ]
    assert "main subject" in text_of(row)
    assert all("main subject" not in text_of(found) for found in site.lists("places/upper-marsh"))


def test_years_say_how_many_reports_they_have(workshop: Make) -> None:
    made = workshop(FILES)
    made.build()
    page = Evidence(made.output).page("people/ann-roe/")
    years = [" ".join(text_of(one).split()) for one in page.iter("h3") if one.get("class") == "year"]
    assert years == ["1955 1 report", "1954 1 report", "1953 9 reports"]


def test_evidence_is_not_what_the_search_finds(workshop: Make) -> None:
    made = workshop(FILES)
    made.build()
    page = Evidence(made.output).page("people/ann-roe/")
    (section,) = [one for one in page.iter("section") if one.get("aria-labelledby") == "named-in"]
    assert section.get("data-pagefind-ignore") is not None
    sources, _ = read_sources(made.root)
    settings, _ = read_settings("content/archive.toml", FILES["content/archive.toml"].encode())
    archive, _ = link(read_records(sources, settings), settings)
    data = (default_theme() / "strings" / "en.toml").read_bytes()
    strings, _ = read_strings("strings/en.toml", data, "en")
    records = {record.address: record for record in search_records(Edition(archive, strings, {}, ""))}
    assert "Then she left" in str(records["/articles/plain/"].text)
    found = [address for address, record in records.items() if "Then she left" in str(record)]
    assert found == ["/articles/plain/"]


def test_the_evidence_of_the_repositorys_archive(tmp_path: Path) -> None:
    result = build(BuildOptions(root=ROOT, output=tmp_path / "site", search=False))
    assert not result.failed
    site = Evidence(tmp_path / "site")
    assert sum(len(list(site.spots(name))) for name in site.names) > 500
    assert list(wrong(site)) == []


def brat(folder: Path) -> dict[str, str]:
    """The entity annotations of a corpus in brat's stand-off as an archive: each named string is a name."""
    files = {"content/archive.toml": 'title = "A corpus"\nlanguage = "en"\n'}
    kinds = {"PER": "person", "ORG": "organisation", "LOC": "place", "GPE": "place", "FAC": "place"}
    for source in sorted(folder.glob("*.txt"))[:25]:
        stem = source.stem.replace("_", "-")[:60]
        found: list[tuple[str, tuple[tuple[int, int], ...]]] = []
        for line in source.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
            parts = line.split("\t")
            if not line.startswith("T") or parts[1].split()[0] not in kinds:
                continue
            kind, start, end = parts[1].split()
            slug = "-".join("".join(c if c.isalnum() else " " for c in parts[2].lower()).split())
            if slug and len(slug) < 40:
                found.append((f"{kinds[kind]}:{slug}", ((int(start), int(end)),)))
        files |= _report(stem, source.read_text(encoding="utf-8"), found)
    return files


def _report(stem: str, text: str, found: list[tuple[str, tuple[tuple[int, int], ...]]]) -> dict[str, str]:
    return {
        f"content/articles/{stem}.txt": text,
        f"content/articles/{stem}.yaml": f"title: {stem}\ndate: 1850\n",
        f"content/articles/{stem}.annotations.json": marks(*found, stem=f"{stem}.txt"),
    }


@pytest.mark.audit
@pytest.mark.shared("corpora/litbank-brat/entities/brat")
def test_the_evidence_of_a_corpus_with_nested_names(workshop: Make, shared: Path) -> None:
    made = workshop(brat(shared))
    assert not made.build().failed
    site = Evidence(made.output)
    links: list[Spotted] = [spot for name in site.names for spot in site.spots(name)]
    assert len(links) > 1000
    assert list(wrong(site)) == []
