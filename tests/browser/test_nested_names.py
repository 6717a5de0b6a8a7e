"""Names that lie in each other: every one is reached by keyboard, and says whom it names."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pressmark.building import BuildOptions, build
from tests.building.counted_archive import FILES, verbatim

NESTED = verbatim(
    "deep",
    "The mayor Ann Roe of Upper Marsh spoke to the Water Board of Upper Marsh.",
    ("person:ann-roe", ((0, 32),)),
    ("person:ann-roe", ((10, 17),)),
    ("place:upper-marsh", ((21, 32),)),
    # Its every word belongs to the two inside it, so its own link follows them.
    ("organisation:water-board", ((46, 72),)),
    ("organisation:water-board", ((46, 61),)),
    ("place:upper-marsh", ((61, 72),)),
)
TABLE = {
    "content/articles/table.md": (
        "---\ntitle: A table\ndate: 1953\n---\nBefore.\n\n"
        "| Who | Where |\n|---|---|\n| [[Ann Roe]] | weir |\n"
        "\n- [[Dan Doe]] on a list\n- nobody\n\nAfter.\n"
    )
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("nested")
    for name, text in {**FILES, **NESTED, **TABLE}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    assert not build(BuildOptions(root, root / "site", search=False)).failed
    return root / "site"


def names_by_keyboard(page: Page) -> list[tuple[str, str, str]]:
    """(words, address, what the card says) of each name that Tab reaches in the text, in order."""
    found: list[tuple[str, str, str]] = []
    page.locator("#text").evaluate("text => { text.tabIndex = -1; text.focus() }")
    for _ in range(20):
        page.keyboard.press("Tab")
        here = page.evaluate("[document.activeElement.textContent, document.activeElement.id]")
        if not page.evaluate("document.activeElement.matches('#text a.name')"):
            break
        card = page.locator(".card b")
        expect(card).to_be_visible()
        assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "card"
        found.append((here[0], here[1], card.inner_text()))
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
    return found


def test_every_nested_name_is_reached_by_keyboard_and_has_its_card(
    site: Path, page: Page, static_server: Callable[..., str]
) -> None:
    page.goto(static_server(site) + "articles/deep/")
    # Paragraph marks stand at the end of a paragraph and are no names.
    assert names_by_keyboard(page) == [
        ("The mayor ", "p1-0", "Ann Roe"),
        ("Ann Roe", "p1-10", "Ann Roe"),
        (" of ", "", "Ann Roe"),
        ("Upper Marsh", "p1-21", "Upper Marsh"),
        ("Water Board of ", "p1-46-61", "Marsh Water Board"),
        ("Upper Marsh", "p1-61", "Upper Marsh"),
        ("Marsh Water Board", "p1-46-72", "Marsh Water Board"),
    ]


def test_a_link_from_the_list_lands_on_the_name_and_marks_it(
    site: Path, page: Page, static_server: Callable[..., str]
) -> None:
    page.goto(static_server(site) + "organisations/water-board/")
    page.locator(".quote a[href$='#p1-46-72']").click()
    expect(page).to_have_url(re.compile("articles/deep/#p1-46-72$"))
    expect(page.locator(":target")).to_have_text("Marsh Water Board")
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_table_has_a_mark_for_each_row_and_items_of_a_list_have_theirs(
    site: Path, page: Page, static_server: Callable[..., str]
) -> None:
    page.goto(static_server(site) + "articles/table/")
    marks = page.locator(".pilcrow")
    found = marks.evaluate_all("marks => marks.map(mark => [mark.getAttribute('href'), mark.ariaLabel])")
    row, paragraph = "Copy the link to this row", "Copy the link to this paragraph"
    assert sorted(found) == [
        ["#p1", paragraph],
        ["#p2", row],
        ["#p4", row],
        ["#p6", paragraph],
        ["#p7", paragraph],
        ["#p8", paragraph],
    ]
    # The index of names says that the place is in a table; after it paragraphs go on as a reader counts them.
    expect(page.locator(".spot[href='#p4-0']")).to_have_text("table")
    expect(page.locator(".spot[href='#p6-0']")).to_have_text("¶2")
