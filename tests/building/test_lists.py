"""No page grows with the archive: long lists go on in parts fixed by date, letter and number."""

from __future__ import annotations

import re

from tests.building.conftest import Make


def report(number: int, date: str, body: str = "Text.") -> tuple[str, str]:
    return f"content/articles/r{number:04}.md", f"---\ntitle: Report {number}\ndate: {date}\n---\n\n{body}\n"


LIMITS = 'title = "Test"\n[limits]\nlist_rows = 10\nlist_newest = 3\n'


def linked(page: str) -> set[str]:
    return set(re.findall(r'href="[./]*articles/(r\d+)/', page))


def test_a_list_over_the_limit_keeps_its_newest_and_all_rows_on_parts(workshop: Make) -> None:
    files = dict(
        report(number, f"{2010 + number // 8}-{number % 8 + 1:02}-05", "[[place:Rome]] it was.")
        for number in range(20)
    )
    files["content/entities/place/rome.md"] = "---\nname: Rome\n---\n"
    files["content/archive.toml"] = LIMITS
    made = workshop(files)
    assert not made.build().diagnostics
    page = made.page("places/rome/index.html")
    rows = page[page.index("Newest") :]
    assert {"r0019", "r0018", "r0017"} <= linked(rows)
    parts = {year: made.page(f"places/rome/{year}/index.html") for year in (2010, 2011, 2012)}
    found = set().union(*map(linked, parts.values()))
    assert found == {f"r{number:04}" for number in range(20)}


def test_a_year_over_the_limit_goes_by_month_and_a_month_by_number(workshop: Make) -> None:
    files = dict(report(number, f"2015-03-{number % 28 + 1:02}", "[[place:Rome]]") for number in range(24))
    files |= dict(report(number, "2015-04-01", "[[place:Rome]]") for number in range(24, 28))
    files["content/entities/place/rome.md"] = "---\nname: Rome\n---\n"
    files["content/archive.toml"] = LIMITS
    made = workshop(files)
    assert not made.build().diagnostics
    year = made.page("places/rome/2015/index.html")
    march = made.page("places/rome/2015-03/index.html")
    assert "places/rome/2015-03/" in year
    assert "places/rome/2015-04/" in year
    for part in ("2015-03-n1", "2015-03-n2", "2015-03-n3"):
        assert f"places/rome/{part}/" in march
        assert (made.output / "places/rome" / part / "index.html").is_file()
    oldest = made.page("places/rome/2015-03-n1/index.html")
    assert "r0000" in linked(oldest)
    assert len(linked(oldest)) == 10


def test_an_index_over_the_limit_goes_by_letter(workshop: Make) -> None:
    names = [f"{letter}ona{number}" for letter in "ABC" for number in range(6)]
    files: dict[str, str] = {
        f"content/entities/person/{name.lower()}.md": f"---\nname: {name}\n---\n" for name in names
    }
    files |= dict([report(1, "2015", " ".join(f"[[{name}]]" for name in names))])
    files["content/archive.toml"] = LIMITS
    made = workshop(files)
    assert not made.build().diagnostics
    assert "people/~b/" in made.page("people/index.html")
    page = made.page("people/~b/index.html")
    assert len(re.findall(r"people/bona\d/", page)) >= 6


def test_months_and_days_of_many_reports_and_undated_ones(workshop: Make) -> None:
    files = dict(report(number, "2015-03-05") for number in range(25))
    files |= dict(report(number, "undated") for number in range(25, 40))
    files["content/archive.toml"] = LIMITS
    made = workshop(files)
    assert not made.build().diagnostics
    for page in ("dates/2015/03/n1", "dates/2015/03/n3", "dates/on/03-05/n2", "dates/undated/n2"):
        assert (made.output / page / "index.html").is_file(), page
    assert "r0000" in linked(made.page("dates/2015/03/n1/index.html"))
