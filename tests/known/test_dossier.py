"""The dossier of an event: what reports say side by side, never merged, each value with its sentence."""

from __future__ import annotations

import re

from tests.crawling import crawl
from tests.known.conftest import Build, fact, section, words

FLOOD = """---
name: The flood
date: 1953-01-31/1953-02-01
place: Canvey Island
participants: [{entity: person:jane-roe, role: rescuer}, Fire brigade]
---
"""
ISLAND = "---\nname: Canvey Island\nnames: [The Island]\n---\n"
JANE = "---\nname: Jane Roe\n---\n"
BRIGADE = "---\nname: Fire brigade\n---\n"


def report(
    number: int, figures: str, text: str = "The [[event:The flood|flood]] came.", more: str = ""
) -> str:
    return (
        f"---\ntitle: Report {number}\ndate: 1953-02-{number:02}\n{more}figures: [{figures}]\n---\n{text}\n"
    )


def figure(what: str, value: str, **more: str) -> str:
    rest = "".join(f', {key}: "{words}"' for key, words in more.items())
    return f'{{event: The flood, what: {what}, value: "{value}"{rest}}}'


def archive(**reports: str) -> dict[str, str]:
    return {
        "entities/event/flood.md": FLOOD,
        "entities/place/canvey-island.md": ISLAND,
        "entities/person/jane-roe.md": JANE,
        "entities/organisation/fire-brigade.md": BRIGADE,
        **{f"articles/{stem}.md": text for stem, text in reports.items()},
    }


def rows_of(table: str) -> list[tuple[str, list[str]]]:
    """(value, reports) of a table, in order."""
    return [
        (
            words(re.search(r"<th scope=\"rowgroup\".*?</th>", body, re.DOTALL)[0]),  # type: ignore[index]
            re.findall(r">(Report \d+)</a>", body),
        )
        for body in re.findall(r"<tbody>(.*?)</tbody>", table, re.DOTALL)
    ]


def tables_of(page: str) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    found = re.findall(r"<caption>(.*?)</caption>(.*?)</table>", page, re.DOTALL)
    return [(words(caption), rows_of(table)) for caption, table in found]


def test_date_place_and_who_took_part_stand_on_both_sides(built: Build) -> None:
    made = built(archive(a=report(1, "")))
    page = made.page("events/flood/index.html")
    assert fact(page, "Date") == ["31 January 1953 to 1 February 1953"]
    assert fact(page, "Place") == ["Canvey Island"]
    assert fact(page, "Taking part") == ["Jane Roe , rescuer", "Fire brigade"]
    assert fact(made.page("people/jane-roe/index.html"), "Took part in") == ["The flood , rescuer"]
    assert fact(made.page("organisations/fire-brigade/index.html"), "Took part in") == ["The flood"]
    assert fact(made.page("places/canvey-island/index.html"), "Here") == ["The flood"]


def test_values_that_differ_stand_side_by_side_the_newest_first(built: Build) -> None:
    made = built(
        archive(
            a=report(1, figure("dead", "58", unit="people")),
            b=report(2, figure("dead", "100", unit="people")),
            c=report(3, figure("Dead", "58", unit="people")),
        )
    )
    [(caption, rows)] = tables_of(section(made.page("events/flood/index.html"), "dossier"))
    assert caption == "dead The reports differ."
    assert rows == [("58 people 2 reports", ["Report 3", "Report 1"]), ("100 people", ["Report 2"])]


def test_agreement_is_said(built: Build) -> None:
    reports = {f"r{n}": report(n, figure("dead", "224")) for n in (1, 2, 3)}
    made = built(archive(**reports))
    [(caption, rows)] = tables_of(section(made.page("events/flood/index.html"), "dossier"))
    assert caption == "dead 3 reports agree."
    assert rows == [("224", ["Report 3", "Report 2", "Report 1"])]


def test_numbers_written_differently_are_not_merged(built: Build) -> None:
    made = built(archive(a=report(1, figure("dead", "1,500")), b=report(2, figure("dead", "1500"))))
    [(_, rows)] = tables_of(section(made.page("events/flood/index.html"), "dossier"))
    assert [value for value, _ in rows] == ["1500", "1,500"]


def test_dates_and_places_are_read_as_such(built: Build) -> None:
    made = built(
        archive(
            a=report(1, f"{figure('date', '1953-02-01')}, {figure('place', 'The Island')}"),
            b=report(2, f"{figure('date', '1953-01-31')}, {figure('place', 'Canvey Island')}"),
            c=report(3, f"{figure('date', 'at night')}, {figure('place', 'somewhere at sea')}"),
        )
    )
    page = section(made.page("events/flood/index.html"), "dossier")
    dates, places = tables_of(page)
    assert dates == (
        "Date The reports differ.",
        [("at night", ["Report 3"]), ("31 January 1953", ["Report 2"]), ("1 February 1953", ["Report 1"])],
    )
    assert places == (
        "Place The reports differ.",
        [("somewhere at sea", ["Report 3"]), ("Canvey Island 2 reports", ["Report 2", "Report 1"])],
    )
    assert 'href="../../places/canvey-island/"' in page


def test_a_sentence_leads_to_where_it_stands(built: Build) -> None:
    text = "The sea rose.\n\nBy four, 58 people\nwere dead. The [[event:The flood|flood]] went down."
    made = built(archive(a=report(1, figure("dead", "58", quote="58 people were dead."), text)))
    page = section(made.page("events/flood/index.html"), "dossier")
    assert '<a class="words" href="../../articles/a/#p2">58 people were dead.</a>' in page


def test_a_withdrawn_report_leaves_the_dossier(built: Build) -> None:
    made = built(
        archive(
            a=report(1, figure("dead", "58")),
            b=report(2, figure("dead", "100"), more="status: withdrawn\n"),
        )
    )
    page = made.page("events/flood/index.html")
    assert tables_of(section(page, "dossier")) == [("dead", [("58", ["Report 1"])])]
    assert "Report 2" not in page


def test_what_is_said_of_an_event_is_read_in_its_order(built: Build) -> None:
    made = built(archive(a=report(1, ""), b=report(2, ""), c=report(3, "")))
    told = section(made.page("events/flood/index.html"), "named-in")
    assert "What each report says, in order" in told
    assert re.findall(r">(Report \d)</a>", told) == ["Report 1", "Report 2", "Report 3"]


def test_a_dossier_of_any_length_keeps_the_page_light(built: Build) -> None:
    """Two thousand values for thirty questions: all of them can be reached, no page is too heavy."""
    quote = "It was said that nobody could tell for certain, and that everybody was counted more than once."
    figures = [
        ", ".join(figure(f"question {at}", f"{number} of {at}", quote=quote) for at in range(30))
        for number in range(1, 29)
    ]
    text = f"The [[event:The flood|flood]] came. {quote}"
    made = built(archive(**{f"r{n:02}": report(n, found, text) for n, found in enumerate(figures, 1)}))
    first = made.page("events/flood/index.html")
    assert len(first.encode()) < 60_000
    assert 'href="../../events/flood/reported/"' in first
    pages = sorted((made.output / "events/flood/reported").rglob("index.html"))
    assert len(pages) > 1
    assert max(page.stat().st_size for page in pages) < 150_000
    values = set()
    for page in pages:
        for caption, rows in tables_of(page.read_text(encoding="utf-8")):
            values |= {(caption.split(" The ")[0], value) for value, _ in rows}
    assert len(values) == 30 * 28
    assert crawl(made.output, "https://example.org/") == []
