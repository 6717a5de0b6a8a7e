"""Very much of something: what is read takes time in proportion to its size, whatever it consists of."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from pressmark.config import Settings
from pressmark.names import index_names
from pressmark.records import read_entity
from pressmark.sources import SourceFile
from tests.building.breaking import broken, doubted, good_site
from tests.building.conftest import Make, Workshop

PATH = "content/articles/1953/sea-wall.md"
MANY = 20_000
# Seconds of the processor. What grows with the square of the size would take minutes or hours.
LIMIT = 25.0


@pytest.fixture
def made(workshop: Make) -> Workshop:
    return good_site(workshop)


@pytest.fixture(autouse=True)
def in_good_time() -> Iterator[None]:
    start = time.process_time()
    yield
    assert time.process_time() - start < LIMIT


def report(body: str, fields: str = "") -> str:
    return f"---\ntitle: Sea wall breached\ndate: 1953-02-01\n{fields}---\n{body}\n"


@pytest.mark.parametrize("sign", ["[", "[[", "](", "![", "*", "_", "> ", "`", "<", "[^1]", "[a]{by="])
def test_twenty_thousand_signs_in_a_paragraph(made: Workshop, sign: str) -> None:
    doubted(made, {PATH: report("So " + sign * MANY + " it was.")})
    assert "it was." in made.page("articles/sea-wall/index.html")


def test_floods_of_everything_else(made: Workshop) -> None:
    floods = [
        "|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n" + ("|" + "a|" * 1000 + "\n") * 2,
        "|a|b|\n|-|-|\n" + "|a|b|\n" * 2000,
        "a[^1]" * 2000 + "\n\n[^1]: Note.\n",
        "a[^0]\n\n" + "\n\n".join(f"[^{n}]: Note.[^{n + 1}]" for n in range(500)),
        "[" * 3000 + "a" + "]{by=x}" * 3000,
        "\n\n".join(["[a]{by=x id=a}", *["[b]{continues=a}"] * 1000]),
        "[a](https://example.org) " * 3000,
        "[a] " * 3000 + "\n\n[a]: https://example.org\n",
        "# a\n\n" * 3000,
        "*a" * 3000 + "*" * 3000,
        "a\n\n" * 5000,
        "a" * 1_000_000,
        "word " * 200_000,
        "&" * 5000 + "&#" * 5000 + "\\" * 5001,
    ]
    made.write({f"content/articles/flood-{number}.md": report(flood) for number, flood in enumerate(floods)})
    result = made.build()
    assert not [d for d in result.diagnostics if d.severity == "error"]


@pytest.mark.parametrize(
    "nested",
    [
        "\n".join("  " * depth + "- a" for depth in range(400)),
        "\n".join("> " * depth + "a" for depth in range(1, 300)),
        "- " * 5000 + "a",
        "> " * 5000 + "a",
        "1. - > " * 1000 + "a",
    ],
)
def test_lists_and_quotations_without_end_are_told(made: Workshop, nested: str) -> None:
    assert {d.code for d in broken(made, {PATH: report(nested)})} == {"T305"}


def test_one_name_twenty_thousand_times(made: Workshop) -> None:
    assert doubted(made, {PATH: report("It was [[Jane Roe]]. " * MANY)}) == []


def test_a_thousand_names_that_nobody_bears(made: Workshop) -> None:
    names = " ".join(f"[[person:Jane Roe {number}]]" for number in range(1000))
    assert len(doubted(made, {PATH: report(names)})) == 1000


def test_ten_thousand_names_in_one_field(made: Workshop) -> None:
    names = ", ".join(f'"Person {number}"' for number in range(10_000))
    assert len(doubted(made, {PATH: report("Words.", f"access: excerpt\nnames: [{names}]\n")})) == 10_000


def test_thousands_of_reports_that_are_not_there(made: Workshop) -> None:
    follows = ", ".join(f"sea-wal-{number}" for number in range(5000))
    assert len(broken(made, {PATH: report("Words.", f"follows: [{follows}]\n")})) == 5000


def test_names_are_not_compared_with_every_other() -> None:
    entities = []
    for number in range(3000):
        text = f"---\nname: Person of Essex {number}\nnames: [Mayor of the town {number}]\n---\n"
        record, _ = read_entity(
            SourceFile(f"content/entities/person/p{number}.md", "entity", text.encode()), Settings()
        )
        assert record is not None
        entities.append(record)
    index = index_names(entities, [f"1953-02-{number}-report" for number in range(3000)], Settings())
    for number in range(1000):
        index.nearest(f"Persons of Essex {number}")
        index.nearest_article(f"1953-02-{number}-reprot")
    assert index.nearest("Person of Esex 17") == "Person of Essex 17"
    assert index.nearest("Mayor of teh town 18", "person") == "Mayor of the town 18"
    assert index.nearest("Mayor of teh town 18", "place") == ""
    assert index.nearest_article("1953-02-21-reprot") == "1953-02-21-report"
