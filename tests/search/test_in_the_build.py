"""What a build makes for the search: the index of names, values to narrow by, the OpenSearch description."""

from __future__ import annotations

import gzip
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from pressmark.building import BuildOptions, build
from pressmark.dates import parse_date
from pressmark.pages.finding.periods import period_values

FILES = {
    "archive.toml": 'title = "The Millbrook archive & others"\nlanguage = "en"\n',
    "articles/1953-02-01-flood.md": """---
title: Flood
date: 1953-02-01
---
[[person:jane-roe]] and [[person:jane-roe-the-younger]] were in [[Łódź]].
""",
    "entities/person/jane-roe.md": """---
name: Jane Roe
names: [{name: J. R., kind: acronym}, {name: Джейн Роу, language: ru}]
born: 1901
died: 1975-03
sort: Roe, Jane
---
Mayor of the town. She wrote.
""",
    "entities/person/jane-roe-the-younger.md": "---\nname: Jane Roe\nborn: 1950~\n---\nHer niece.\n",
    "entities/place/lodz.md": "---\nname: Łódź\n---\n",
    "entities/organisation/talks.md": "---\nname: Talks\nfrom: 1953-02\nto: 1953-03\n---\n",
}


def made(folder: Path, base_url: str = "") -> Path:
    for name, text in FILES.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    result = build(BuildOptions(folder, folder / "site", base_url=base_url))
    assert not result.failed, result.diagnostics
    return folder / "site"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("archive"), "https://example.org/repo/")


def rows(site: Path) -> dict[str, list[Any]]:
    files = [json.loads(file.read_bytes()) for file in (site / "search/names").glob("*.json")]
    return {row[0]: row for file in files for row in file}


def test_cards_tell_those_of_one_name_apart(site: Path) -> None:
    found = rows(site)
    assert found["people/jane-roe/"][3:5] == [
        "born 1901, died March 1975 · in 1 report, 1953",
        "Mayor of the town. She wrote.",
    ]
    assert found["people/jane-roe-the-younger/"][3:5] == ["born about 1950 · in 1 report, 1953", "Her niece."]
    assert found["people/jane-roe/"][6] == [
        ["J. R.", "", "acronym"],
        ["Джейн Роу", "ru"],
        ["Roe, Jane", "", "", 1],
    ]
    assert found["organisations/talks/"][3] == "from February 1953 to March 1953"


def test_those_of_one_name_are_two_values(site: Path) -> None:
    found = rows(site)
    values = {found[f"people/{slug}/"][7] for slug in ("jane-roe", "jane-roe-the-younger")}
    assert values == {"Jane Roe (jane-roe)", "Jane Roe (jane-roe-the-younger)"}
    packed = [gzip.decompress(file.read_bytes()) for file in (site / "pagefind/fragment").iterdir()]
    fragments = [json.loads(data.removeprefix(b"pagefind_dcd")) for data in packed]
    (report,) = [one for one in fragments if one["url"].startswith("articles/")]
    assert set(report["filters"]["person"]) == values
    assert report["filters"]["place"] == ["Łódź"]
    assert report["filters"]["day"] == ["1953-02-01"]


def test_browsers_are_offered_the_search(site: Path, tmp_path: Path) -> None:
    root = ET.parse(site / "opensearch.xml").getroot()
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == f"{space}OpenSearchDescription"
    assert len(root.findtext(f"{space}ShortName", "")) <= 16
    assert "The Millbrook archive & others" in root.findtext(f"{space}Description", "")
    url = root.find(f"{space}Url")
    assert url is not None
    assert url.get("template") == "https://example.org/repo/search/?q={searchTerms}"
    assert 'type="application/opensearchdescription+xml"' in (site / "index.html").read_text(encoding="utf-8")
    # It names the site's address in full: without one there is none.
    plain = made(tmp_path)
    assert not (plain / "opensearch.xml").exists()
    assert "opensearch" not in (plain / "index.html").read_text(encoding="utf-8")


def test_no_search_no_files_of_it(tmp_path: Path) -> None:
    made(tmp_path)
    result = build(BuildOptions(tmp_path, tmp_path / "bare", search=False, base_url="https://example.org/"))
    assert not result.failed
    assert not (tmp_path / "bare/search/names.json").exists()
    assert not (tmp_path / "bare/opensearch.xml").exists()


@pytest.mark.parametrize(
    ("date", "years", "months", "days"),
    [
        ("1953-02-01", "1953", "1953-02", "1953-02-01"),
        ("1953-02-01T10:00Z", "1953", "1953-02", "1953-02-01"),
        ("1953-02?", "1953", "1953-02", "1953-02"),
        ("1953~", "1953", "1953", ""),
        (
            "195X",
            "1950 1951 1952 1953 1954 1955 1956 1957 1958 1959",
            "1950 1951 1952 1953 1954 1955 1956 1957 1958 1959",
            "",
        ),
        ("1953-12-31/1954-01-01", "1953 1954", "1953-12 1954-01", "1953-12-31 1954-01-01"),
        ("1953-11/1954-01", "1953 1954", "1953-11 1953-12 1954-01", "1953-11 1953-12 1954-01"),
        ("1951/1953", "1951 1952 1953", "1951 1952 1953", ""),
        ("undated", "", "", ""),
    ],
)
def test_a_date_as_values_of_the_period(date: str, years: str, months: str, days: str) -> None:
    assert period_values(parse_date(date)) == (years.split(), months.split(), days.split())
