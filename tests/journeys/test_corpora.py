"""Reports that nobody wrote for Pressmark, and a thousand invented ones: they build, and the site stands."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from tests.crawling import crawl
from tests.journeys.checks import problems, unreachable
from tests.journeys.conftest import AT_ROOT
from tests.journeys.published import Published, Visit, publish, words

pytestmark = pytest.mark.audit

# Pages are held to what an archive says itself, by default.
MOST_BYTES = 150_000

_FRONT_MATTER = re.compile(r"\ufeff?---\r?\n(.*?\n)---[ \t]*\r?\n", re.DOTALL)
_TAGS = {"amh": "am", "tir": "ti", "som": "so", "yor": "yo"}
# Built in a process of its own, so that what it needs is its own.
_BUILD = """
import json, resource, sys, time
from pathlib import Path
from pressmark.building import BuildOptions, build
began = time.perf_counter()
result = build(BuildOptions(Path(sys.argv[1]), Path(sys.argv[2]), base_url=sys.argv[3]))
print(json.dumps({
    "seconds": round(time.perf_counter() - began, 1),
    "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    "pages": result.pages,
    "failed": result.failed,
    "diagnostics": [str(found) for found in result.diagnostics],
}))
"""


def _authors_own(problem: str) -> bool:
    """What an author wrote and no generator may change: headings over nothing, and equal headlines."""
    return bool(re.search("nothing below the heading|without words|pages have the title", problem))


@pytest.mark.shared("bench/make_corpus.py")
def test_a_thousand_reports_build_without_a_word(
    shared: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    made = [sys.executable, str(shared), "1000", str(tmp_path / "made"), "--trees", "pressmark"]
    subprocess.run(made, check=True, capture_output=True)
    root, output = tmp_path / "made/pressmark", tmp_path / "site"
    base_url = "https://archive.example/"  # The reports link to example.org as to somebody else's pages.
    run = [sys.executable, "-c", _BUILD, str(root), str(output), base_url]
    done = json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
    assert done["diagnostics"] == []
    assert not done["failed"]

    unit = 2**20 if sys.platform == "darwin" else 2**10  # macOS counts bytes, Linux kibibytes.
    record_property("a build of 1,000 reports", f"{done['seconds']} s, {done['peak'] // unit} MiB at most")
    record_property("its pages", done["pages"])
    site = Published(output, base_url)
    assert sum(name.startswith("articles/") for name in site.pages) == 1000
    assert [one for one in problems(site, most_bytes=MOST_BYTES) if not _authors_own(one)] == []
    assert crawl(output, base_url) == []
    assert unreachable(site) == {"404.html"}


def _posts(folder: Path) -> Iterator[tuple[str, dict[str, object], str]]:
    """Blog posts of a Hugo site as (stem, fields, text); what is none of these is passed over."""
    for file in sorted(folder.rglob("*.md")):
        text = file.read_bytes().decode("utf-8")
        found = _FRONT_MATTER.match(text)
        if found is None or file.name == "_index.md":
            continue
        given = yaml.safe_load(found[1])
        if not given.get("title"):
            continue
        fields = {name: given[name] for name in ("title", "summary", "topics") if given.get(name)}
        stem = re.sub(r"[^\w.-]+", "-", re.sub("%..", "-", file.stem))
        yield stem, {**fields, "date": str(given["date"])[:10]}, text[found.end() :]


@pytest.mark.shared("corpora/digitalgov")
def test_two_thousand_posts_of_a_government_site(
    shared: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    articles = tmp_path / "content/articles"
    articles.mkdir(parents=True)
    # Links of the old site that lead nowhere are its authors' own; the posts are to be seen all the same.
    settings = 'title = "Posts"\n[severity]\nT202 = "warning"\nL411 = "warning"\n'
    (tmp_path / "content/archive.toml").write_text(settings, encoding="utf-8")
    count = 0
    for stem, fields, text in _posts(shared / "content/news"):
        head = yaml.safe_dump(fields, allow_unicode=True)
        (articles / f"{stem}.md").write_text(f"---\n{head}---\n{text}", encoding="utf-8", newline="")
        count += 1
    assert count > 2000
    site, result = publish(tmp_path, tmp_path / "site", AT_ROOT)
    said = Counter(found.code for found in result.diagnostics)
    record_property(
        "diagnostics of 2,000 posts", ", ".join(f"{code} {n}" for code, n in sorted(said.items()))
    )
    assert not result.failed, result.diagnostics
    assert all(found.place.path and found.message for found in result.diagnostics)
    assert sum(name.startswith("articles/") for name in site.pages) == count
    assert [one for one in problems(site, most_bytes=MOST_BYTES) if not _authors_own(one)] == []
    assert crawl(site.folder, AT_ROOT) == []
    assert unreachable(site) == {"404.html"}


@pytest.mark.shared("corpora/masakhanews")
@pytest.mark.browser
def test_news_in_four_languages_and_two_scripts(
    shared: Path, tmp_path: Path, visit: Callable[..., Visit]
) -> None:
    articles = tmp_path / "content/articles"
    articles.mkdir(parents=True)
    (tmp_path / "content/archive.toml").write_text('title = "News"\n', encoding="utf-8")
    headlines: dict[str, str] = {}
    for code, tag in _TAGS.items():
        with (shared / "data" / code / "dev.tsv").open(encoding="utf-8", newline="") as table:
            for number, row in enumerate(csv.DictReader(table, delimiter="\t")):
                fields = {"title": row["headline"], "date": "undated", "language": tag}
                fields |= {"topics": row["category"], "url": row["url"]}
                stem = f"{code}-{number}"
                (articles / f"{stem}.txt").write_text(row["text"], encoding="utf-8", newline="")
                (articles / f"{stem}.yaml").write_text(
                    yaml.safe_dump(fields, allow_unicode=True), encoding="utf-8"
                )
                headlines[stem] = row["headline"]
    site, result = publish(tmp_path, tmp_path / "site", AT_ROOT)
    assert result.diagnostics == ()
    assert [one for one in problems(site, most_bytes=MOST_BYTES) if not _authors_own(one)] == []
    assert crawl(site.folder, AT_ROOT) == []
    assert words(site.page("/articles/tir-0/").all("h1")[0]) == " ".join(headlines["tir-0"].split())
    assert site.page("/articles/amh-0/").all("article", lang="am")

    visiting = visit(site)
    page = visiting.page()
    for stem in ("amh-0", "tir-0", "yor-0"):
        page.goto(site.url("/search/"))
        page.get_by_role("searchbox").fill(headlines[stem])
        page.get_by_role("searchbox").press("Enter")
        expect(page.locator("#search-rows a").first).to_have_attribute(
            "href", re.compile(rf"articles/{stem}/")
        )
    assert visiting.complaints == []
    assert visiting.strangers == []
