"""Stories as pages: read from the top, and seen from one of their reports."""

from __future__ import annotations

import re
from html import unescape

import pytest

from pressmark.diagnostics import Severity
from tests.building.conftest import Make, Workshop, workshop
from tests.crawling import crawl

__all__ = ["workshop"]

ADDRESS = "https://fens.example.org/archive/"
STORY = "---\ntitle: The flood\n---\nHow [[place:Mere]] rose.\n"


def report(date: str, text: str = "Text.", fields: str = "story: flood\n", title: str = "") -> str:
    return f"---\ntitle: {title or 'Report of ' + date}\ndate: {date}\n{fields}---\n{text}\n"


def built(workshop: Make, files: dict[str, str], settings: str = "") -> Workshop:
    stories = {"content/stories/flood.md": STORY} | files
    made = workshop({"content/archive.toml": f'title = "Fens"\n{settings}', **stories})
    result = made.build(base_url=ADDRESS)
    assert not result.failed, [d.message for d in result.diagnostics]
    assert crawl(made.output, ADDRESS) == []
    return made


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def told(page: str) -> list[str]:
    """The steps and gaps of a story's page, or of *Before and after*, in words."""
    thread = re.search(r'<ol class="(?:story|thread)">(.*?)</ol>', page, re.DOTALL)
    assert thread is not None
    return [words(item) for item in re.findall(r"<li[^>]*>(.*?)</li>", thread[1], re.DOTALL)]


def test_each_step_has_the_sentence_that_moves_it_on(workshop: Make) -> None:
    files = {
        "content/articles/a.md": report(
            "1953-01-01", "It rained. At noon the [[place:Mere|river]] rose. It fell."
        ),
        "content/articles/b.md": report("1953-01-02", "It rained.", "story: flood\nsummary: Rain again.\n"),
        "content/articles/c.md": report("1953-01-03", "# Boats\n\nBoats came. They left."),
        "content/articles/d.md": report(
            "1953-01-04", "", "story: flood\naccess: link-only\nurl: https://example.org/d\n"
        ),
        "content/articles/e.md": report(
            "1953-01-05", "The [[place:Mere]] fell.", "story: flood\nstatus: withdrawn\n"
        ),
    }
    page = built(workshop, files).page("stories/flood/index.html")
    assert told(page) == [
        "1 January 1953 Report of 1953-01-01 At noon the river rose.",
        "2 January 1953 Report of 1953-01-02 Rain again.",
        "3 January 1953 Report of 1953-01-03 Boats came.",
        "4 January 1953 · text not held here Report of 1953-01-04",
        "5 January 1953 · withdrawn Report of 1953-01-05",
    ]
    assert 'articles/a/#p1-23"' in page


def test_a_story_whose_note_names_nobody_is_about_whom_its_reports_are_about(workshop: Make) -> None:
    text = "Rain. [[person:Ann]] and [[person:Bea]] came. [[person:Bea]] spoke."
    about = "story: flood\nabout: [person:Bea]\n"
    files = {
        "content/stories/flood.md": "---\ntitle: The flood\n---\n",
        "content/articles/a.md": report("1953-01-01", text, about),
        "content/articles/b.md": report(
            "1953-01-02", "Rain. [[person:Ann]] left. [[person:Bea]] too.", about
        ),
    }
    page = built(workshop, files).page("stories/flood/index.html")
    assert [step.partition("1953-01-0")[2][2:] for step in told(page)] == ["Ann and Bea came.", "Bea too."]


def test_gaps_in_time_are_said_in_words(workshop: Make) -> None:
    dates = ("1951", "1953-01-01", "1953-01-09", "1953-01-30", "1953-05", "1955-01-01", "undated")
    files = {f"content/articles/r{number}.md": report(date) for number, date in enumerate(dates)}
    items = told(built(workshop, files).page("stories/flood/index.html"))
    gaps = [item for item in items if "Report of" not in item]
    assert gaps == [
        "2 years later",
        "8 days later",
        "3 weeks later",
        "4 months later",
        "20 months later",
        "Not dated",
    ]


def test_order_is_date_then_the_declared_one(workshop: Make) -> None:
    files = {
        "content/stories/flood.md": "---\ntitle: The flood\norder: [c, b, late]\n---\n",
        "content/articles/a.md": report("1953-01-02"),
        "content/articles/b.md": report("1953-01-02?"),
        "content/articles/c.md": report("1953-01-02", fields=""),
        "content/articles/late.md": report("1953-01-01"),
    }
    page = built(workshop, files).page("stories/flood/index.html")
    assert re.findall(r'<h2><a href="[^"]*articles/(\w+)/"', page) == ["late", "c", "b", "a"]


def test_a_report_sees_its_neighbours_and_both_ends(workshop: Make) -> None:
    files = {f"content/articles/r{day:02}.md": report(f"1953-01-{day:02}") for day in range(1, 21)}
    made = built(workshop, files)
    middle = told(made.page("articles/r10/index.html"))
    assert middle[0] == "1 January 1953 Report of 1953-01-01 First report"
    assert middle[1] == middle[-2] == "Others in between"
    assert middle[2:7] == [f"{day} January 1953 Report of 1953-01-{day:02}" for day in range(5, 10)]
    assert middle[7] == "10 January 1953 This report"
    assert middle[-1] == "20 January 1953 Report of 1953-01-20 Latest report"
    # One report alone is never hidden behind “others”.
    assert told(made.page("articles/r07/index.html"))[0] == "1 January 1953 Report of 1953-01-01"


def test_taking_a_report_out_joins_its_neighbours_and_touches_nobody_else(workshop: Make) -> None:
    files = {f"content/articles/r{day:02}.md": report(f"1953-01-{day:02}") for day in range(1, 29)}
    made = built(workshop, files)
    before = {day: told(made.page(f"articles/r{day:02}/index.html")) for day in range(1, 29)}
    (made.root / "content/articles/r10.md").unlink()
    assert not made.build(base_url=ADDRESS).failed
    assert crawl(made.output, ADDRESS) == []
    for day in (9, 11):
        assert "Report of 1953-01-10" not in " ".join(told(made.page(f"articles/r{day:02}/index.html")))
    for day in (2, 3, 17, 18, 28):
        assert told(made.page(f"articles/r{day:02}/index.html")) == before[day]


def test_a_report_in_several_stories_shows_each_in_few_lines(workshop: Make) -> None:
    both = "story: [flood, rain]\n"
    files = {
        f"content/articles/r{day:02}.md": report(f"1953-01-{day:02}", fields=both) for day in range(1, 21)
    }
    files["content/stories/rain.md"] = "---\ntitle: The rain\n---\n"
    page = built(workshop, files).page("articles/r10/index.html")
    threads = re.findall(r'<ol class="thread">(.*?)</ol>', page, re.DOTALL)
    assert [thread.count("<li") for thread in threads] == [9, 9]


def test_a_withheld_report_is_no_member(workshop: Make) -> None:
    files = {
        "content/articles/a.md": report("1953-01-01"),
        "content/articles/secret.md": report("1953-01-02", fields="story: flood\nwithhold: true\n"),
        "content/articles/c.md": report("1953-01-03"),
        "content/stories/flood.md": "---\ntitle: The flood\norder: [secret]\n---\n",
    }
    made = built(workshop, files)
    assert told(made.page("articles/a/index.html"))[1] == "3 January 1953 Report of 1953-01-03"
    assert "1953-01-02" not in made.page("stories/flood/index.html")


def test_a_story_without_reports_says_so(workshop: Make) -> None:
    page = built(workshop, {"content/articles/a.md": report("1953", fields="")}).page(
        "stories/flood/index.html"
    )
    assert "No report of this archive belongs to this story yet." in words(page)
    assert "feed.xml" not in page


def test_topics_of_a_story_lead_to_pages_that_name_it(workshop: Make) -> None:
    files = {
        "content/stories/flood.md": "---\ntitle: The flood\ntopics: [Rivers, bridges]\n---\n",
        "content/articles/a.md": report("1953", fields="story: flood\ntopics: [rivers]\n"),
        "content/articles/gone.md": report("1953", fields="status: withdrawn\ntopics: [ghosts]\n"),
    }
    made = built(workshop, files)
    for topic in ("rivers", "bridges"):
        assert "The flood" in made.page(f"topics/{topic}/index.html")
    assert not (made.output / "topics/ghosts").exists()


@pytest.mark.parametrize(
    ("files", "code", "place"),
    [
        (
            {"content/stories/flood.md": "---\ntitle: The flood\norder: [a, missing]\n---\n"},
            "L404",
            ("content/stories/flood.md", 3, 12),
        ),
        (
            {"content/articles/b.md": report("1953", fields="story: drought\n")},
            "L407",
            ("content/articles/b.md", 4, 8),
        ),
    ],
)
def test_what_is_not_there_is_told_at_its_place(
    workshop: Make, files: dict[str, str], code: str, place: tuple[str, int, int]
) -> None:
    made = workshop({"content/stories/flood.md": STORY, "content/articles/a.md": report("1953"), **files})
    found = [d for d in made.build().diagnostics if d.severity is Severity.ERROR]
    assert [(d.code, (d.place.path, d.place.line, d.place.column)) for d in found] == [(code, place)]


def test_a_long_story_goes_on_on_parts_within_the_size_of_a_page(workshop: Make) -> None:
    text = "Вода поднялась ещё выше, и лодки пришли к церкви, " * 8
    fields = f"story: flood\nsummary: {text}\n"
    files = {
        f"content/articles/r{number:03}.md": report(
            f"1953-{number // 28 + 1:02}-{number % 28 + 1:02}", "Да.", fields
        )
        for number in range(300)
    }
    made = built(workshop, files)
    pages = sorted(made.output.glob("stories/flood/**/index.html"))
    assert len(pages) > 3
    assert max(page.stat().st_size for page in pages) < 150_000
    steps = [
        title
        for number in range(1, len(pages))
        for title in re.findall(r"<h2><a [^>]*>(.*?)</a>", made.page(f"stories/flood/n{number}/index.html"))
    ]
    assert len(steps) == 300
    assert steps == sorted(steps)
    own = made.page("stories/flood/index.html")
    assert "Report of 1953-01-01" in own
    assert "All 300 reports" in words(own)
