"""Two pages never want one address without the author being told."""

from __future__ import annotations

import pytest

from tests.building.conftest import Make

REPORT = "---\ntitle: A report\ndate: 2015-09-30\ntopics: [index.html]\n---\n\nIt was [[Jane Roe]].\n"
JANE = "---\nname: Jane Roe\n---\n"


@pytest.mark.parametrize("slug", ["people", "search", "dates", "map", "People"])
def test_a_fixed_page_where_another_page_stands(workshop: Make, slug: str) -> None:
    made = workshop(
        {
            "content/articles/r.md": REPORT.replace("topics: [index.html]\n", ""),
            "content/entities/person/jane-roe.md": JANE,
            "content/entities/place/x.md": "---\nname: X\ncoordinates: {lat: 1, lon: 1}\n---\n",
            f"content/pages/{slug}.md": "---\ntitle: Mine\n---\n\nWords.\n",
        }
    )
    result = made.build(search=True)
    assert result.failed
    [found] = [d for d in result.diagnostics if d.severity == "error"]
    assert found.code == "O804"
    assert found.place.path == f"content/pages/{slug}.md"


@pytest.mark.parametrize(
    "name",
    [
        "content/entities/person/index.html.md",
        "content/pages/feed.xml.md",
        "content/pages/404.html.md",
        "content/pages/robots.txt.md",
        "content/pages/index.html.md",
    ],
)
def test_a_page_whose_folder_is_a_file_of_the_site(workshop: Make, name: str) -> None:
    text = "---\nname: Odd\ntitle: Odd\n---\n"
    made = workshop(
        {
            "content/articles/r.md": REPORT.replace("topics: [index.html]\n", ""),
            "content/entities/person/jane-roe.md": JANE,
            name: text.replace("title: Odd\n", "") if "person" in name else text.replace("name: Odd\n", ""),
        }
    )
    result = made.build(base_url="https://example.org/")
    errors = [d for d in result.diagnostics if d.severity == "error"]
    assert [(d.code, d.place.path) for d in errors] == [("O804", name)]


def test_files_of_the_theme_that_differ_in_capital_letters(workshop: Make) -> None:
    made = workshop({"templates/assets/Style.css": "", "templates/assets/style.css/x.css": ""})
    errors = [d for d in made.build().diagnostics if d.severity == "error"]
    assert {d.code for d in errors} == {"O804"}
    assert all("assets/" in d.place.path for d in errors)


def test_a_topic_named_like_a_file_gets_a_slug_of_its_own(workshop: Make) -> None:
    made = workshop({"content/articles/r.md": REPORT, "content/entities/person/jane-roe.md": JANE})
    assert not made.build().diagnostics
    assert (made.output / "topics/index-html/index.html").is_file()
