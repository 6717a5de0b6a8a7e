"""The list of what no person has checked."""

from __future__ import annotations

import re
from html import unescape

from tests.building.conftest import Make, Workshop, workshop
from tests.crawling import crawl

__all__ = ["workshop"]

ADDRESS = "https://fens.example.org/archive/"


def report(date: str, text: str, fields: str = "") -> str:
    return f"---\ntitle: Report of {date}\ndate: {date}\n{fields}---\n{text}\n"


def built(workshop: Make, files: dict[str, str], settings: str = "") -> Workshop:
    made = workshop({"content/archive.toml": f'title = "Fens"\n{settings}', **files})
    assert not made.build(base_url=ADDRESS).failed
    assert crawl(made.output, ADDRESS) == []
    return made


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


ANNOTATIONS = """[
  {"type": "Annotation", "motivation": "describing", "pressmark:by": "person:jane-roe",
   "creator": {"type": "Software", "name": "Tagger"}, "pressmark:certainty": 0.4,
   "target": {"selector": {"type": "TextQuoteSelector", "exact": "It will hold"}}},
  {"type": "Annotation", "motivation": "identifying", "body": "place:mere", "creator": "A. Clerk",
   "pressmark:checkedBy": "B. Editor",
   "target": {"selector": {"type": "TextQuoteSelector", "exact": "the Mere"}}}
]"""
FILES = {
    "content/articles/one.md": report(
        "1953-02-01",
        '[[person:Jane Roe]] warned [[place:Mere|those at the river]]{by="tool:Tagger" sure=0.5}.\n\n'
        '[[person:?|A carter]] helped [[person:Jane Roe|her]]{checked_by="B. Editor"}.',
    ),
    "content/articles/two.txt": "“It will hold”, she said of the Mere.",
    "content/articles/two.yaml": "title: Report two\ndate: 1953-02-02\n",
    "content/articles/two.annotations.json": ANNOTATIONS,
    "content/articles/gone.md": report("1953-02-03", "[[person:Jane Roe]] left.", "status: withdrawn\n"),
}


def test_every_mark_that_nobody_checked_is_listed_in_its_words_under_its_report(workshop: Make) -> None:
    made = built(workshop, FILES)
    page = made.page("unchecked/index.html")
    assert (
        "No person has checked 4 of the 6 names and quotations that are marked in the reports. "
        "Programs have marked 2 of them." in words(page)
    )
    headings = [words(found) for found in re.findall(r'<h2 class="of-report">(.*?)</h2>', page)]
    assert headings == ["Report of 1953-02-01", "Report two"]
    rows = [words(row) for row in re.findall(r'<li class="row">(.*?)</li>', page, re.DOTALL)]
    assert rows == [
        "Jane Roe warned those at the river. Jane Roe",
        "Jane Roe warned those at the river. 50 % · Mere · marked by Tagger (a program)",
        "A carter helped her. Not identified",
        "It will hold 40 % · Quotation · Jane Roe · marked by Tagger (a program)",
    ]
    for spot in ("one/#p1-0", "one/#p1-16", "one/#p2-0", "two/#s1-1"):
        assert f'articles/{spot}"' in page
    assert "Report of 1953-02-03" not in page


def test_the_page_about_the_archive_leads_there(workshop: Make) -> None:
    made = built(workshop, FILES)
    assert "unchecked/" in made.page("about/index.html")
    about = {"content/pages/about.md": "---\ntitle: About us\n---\nWe are here.\n"}
    assert "unchecked/" in built(workshop, {**FILES, **about}).page("about/index.html")


def test_when_everything_is_checked_it_says_so(workshop: Make) -> None:
    files = {"content/articles/one.md": report("1953", "[[person:Ann]] left.", "checked_by: B. Editor\n")}
    page = built(workshop, files).page("unchecked/index.html")
    assert "A person has checked every name and every quotation" in words(page)
    assert '<li class="row">' not in page


def test_an_archive_that_never_says_has_no_such_page(workshop: Make) -> None:
    silent = built(workshop, {"content/articles/one.md": report("1953", "[[person:Ann]] left.")})
    assert not (silent.output / "unchecked").exists()
    assert "unchecked" not in silent.page("about/index.html")
    # Nor one whose only word on it is in a report without any mark, or in a withdrawn one.
    bare = {
        "content/articles/one.md": report("1953", "Nobody left.", "checked_by: B. Editor\n"),
        "content/articles/two.md": report(
            "1953", "[[person:Ann]] left.", "checked_by: B. Editor\nstatus: withdrawn\n"
        ),
    }
    assert not (built(workshop, bare).output / "unchecked").exists()


def test_a_long_list_is_divided_and_its_page_shows_the_least_certain(workshop: Make) -> None:
    settings = "[limits]\nlist_rows = 10\nlist_newest = 3\n"
    files = {
        f"content/articles/r{number}.md": report(
            f"195{number}-02-01",
            " ".join(f"[[person:P{at}]]{{sure=0.{number}{at}}} spoke." for at in range(1, 8)),
        )
        for number in range(4)
    }
    made = built(workshop, files, settings)
    page = made.page("unchecked/index.html")
    certain = [words(found) for found in re.findall(r"<b>(\d+ %)</b>", page)]
    assert certain == sorted(certain, key=lambda found: int(found.split()[0]))
    assert len(certain) == 20
    assert "All 28 names and quotations" in words(page)
    for year in range(1950, 1954):
        part = made.page(f"unchecked/{year}/index.html")
        assert len(re.findall(r'<li class="row">', part)) == 7
        assert "7 names and quotations" in words(part)


def test_a_list_of_long_sentences_in_other_letters_stays_within_a_page(workshop: Make) -> None:
    sentence = "Вода поднималась всю ночь, и " * 12
    text = "\n\n".join(f"{sentence}[[person:Лицо {at}]]{{by=tool:T}} видел её." for at in range(400))
    made = built(workshop, {"content/articles/r.md": report("1953-02-01", text)})
    pages = list((made.output / "unchecked").rglob("*.html"))
    assert len(pages) > 3
    assert max(page.stat().st_size for page in pages) < 150_000


def test_no_type_takes_its_address(workshop: Make) -> None:
    made = workshop({"content/archive.toml": 'title = "T"\n[types.thing]\nplural = "unchecked"\n', **FILES})
    assert [d.code for d in made.build().diagnostics if d.code == "C112"] == ["C112"]
