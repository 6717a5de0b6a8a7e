"""Files that withhold a name and cannot be understood: nothing is published, nothing of them repeated."""

from __future__ import annotations

import pytest

from pressmark.diagnostics import Severity
from tests.building.conftest import Make, Workshop
from tests.withholding.searching import named_in, told

NAMES = ("Zelda Quillfeather", "zelda-q", "Plume")
TEXT = "[[Zelda Quillfeather]] and [[person:zelda-q|she]]; [[Nobody Known]] too.\n"
ARTICLE = f"---\ntitle: T\ndate: 1953\n---\n{TEXT}"
FILE = "content/entities/person/zelda-q.md"

BROKEN = {
    "front matter left open": ("---\nname: Zelda Quillfeather\nwithhold: true\n", "F102", 1),
    "no front matter": ("name: Zelda Quillfeather\nwithhold: true\n", "F101", 1),
    "no YAML": ('---\nname: "Zelda Quillfeather\nwithhold: true\n---\n', "F108", 2),
    "no name": ("---\nnames: [Zelda Quillfeather]\nwithhold: true\n---\n", "F201", 2),
    "a field misspelt": ("---\nname: X Y Z\nnmaes: [Zelda Quillfeather]\nwithhold: true\n---\n", "F202", 3),
    "a wrong date": ("---\nname: Zelda Quillfeather\nborn: Plume\nwithhold: true\n---\n", "F204", 3),
    "no UTF-8": ("---\nname: Zelda Quillfeather \udcff\nwithhold: true\n---\n", "S101", 2),
    "in UTF-16": ("---\nname: Zelda Quillfeather\nwithhold: true\n---\n", "S101", 1),
}


@pytest.mark.parametrize("how", sorted(BROKEN))
def test_only_the_place_is_told(workshop: Make, how: str) -> None:
    content, _, line = BROKEN[how]
    data = content.encode("utf-16" if how == "in UTF-16" else "utf-8", "surrogateescape")
    made = workshop({FILE: data, "content/articles/a.md": ARTICLE})
    result = made.build()
    assert result.failed
    assert {d.code for d in result.diagnostics} == {"H106"}
    assert {d.place.path for d in result.diagnostics} == {"content/entities/person/[withheld].md"}
    assert result.diagnostics[0].place.line == line
    assert named_in(told(result), NAMES) == []
    assert not made.tree()


DOUBTS = {
    "misspelt": ("witheld: true", "H112", 3),
    "with a capital": ("Withhold: true", "H112", 3),
    "neither yes nor no": ("withhold: perhaps", "H112", 3),
}


@pytest.mark.parametrize("how", sorted(DOUBTS))
def test_a_doubt_publishes_nothing(workshop: Make, how: str) -> None:
    line, code, number = DOUBTS[how]
    made = workshop({FILE: f"---\nname: Zelda Quillfeather\n{line}\n---\n", "content/articles/a.md": ARTICLE})
    result = made.build()
    assert (code, number) in {(d.code, d.place.line) for d in result.diagnostics}
    assert {d.code for d in result.diagnostics} <= {code, "H106"}
    assert named_in(told(result), NAMES) == []


@pytest.mark.parametrize("line", ["witheld: true", "withhold: perhaps"])
def test_a_report_in_doubt_is_not_published_either(workshop: Make, line: str) -> None:
    made = workshop({"content/articles/a.md": f"---\ntitle: Plume\ndate: 1953\n{line}\n---\nSecret words.\n"})
    result = made.build()
    assert result.failed
    assert {(d.code, d.place.line) for d in result.diagnostics} == {("H112", 4)}
    assert "Secret" not in told(result)
    assert "Plume" not in told(result)


def test_a_withheld_report_that_cannot_be_read_is_not_repeated(workshop: Make) -> None:
    made = workshop({"content/articles/a.md": '---\ntitle: "Plume\nwithhold: true\n---\nSecret words.\n'})
    result = made.build()
    assert {d.code for d in result.diagnostics} == {"H106"}
    assert "Plume" not in told(result)


def test_a_type_that_is_not_declared_keeps_silent_too(workshop: Make) -> None:
    made = workshop(
        {
            "content/entities/ship/zelda-q.md": "---\nname: Zelda Quillfeather\nwithhold: true\n---\n",
            "content/articles/a.md": ARTICLE,
        }
    )
    result = made.build()
    assert {d.code for d in result.diagnostics} == {"H106"}
    assert named_in(told(result), NAMES) == []


def test_a_file_called_withheld_says_so(workshop: Make) -> None:
    made = workshop(
        {
            "content/entities/person/withheld-1.md": "---\nname: Zelda Quillfeather\n---\n",
            "content/articles/a.md": ARTICLE,
        }
    )
    result = made.build()
    assert [(d.code, d.place.path) for d in result.diagnostics] == [
        ("H109", "content/entities/person/withheld-1.md")
    ]
    assert named_in(told(result), NAMES) == []


@pytest.mark.parametrize("target", ["withheld-1", "person:withheld-1", "Withheld-1"])
def test_without_the_file_nothing_is_published(workshop: Make, target: str) -> None:
    """A checkout without the ignored files does not know whom to take out."""
    text = f"[[{target}|Zelda Quillfeather]] came, and [[Zelda Quillfeather]] went.\n"
    made = workshop({"content/articles/a.md": f"---\ntitle: T\ndate: 1953\n---\n{text}"})
    result = made.build()
    assert result.failed
    assert [(d.code, d.place.line, d.severity) for d in result.diagnostics] == [("H108", 5, Severity.ERROR)]
    assert named_in(told(result), NAMES) == []


def test_with_the_file_it_is_known_by_its_name(workshop: Make) -> None:
    made = _neutral(workshop, "Then Zelda Quillfeather left.")
    (found,) = made.build().diagnostics
    assert (found.code, found.place.path, found.place.line) == ("H101", "content/articles/a.md", 7)
    made = _neutral(workshop, "")
    made.write({"content/articles/a.md": ARTICLE.replace("person:zelda-q", "withheld-1")})
    assert [d.code for d in made.build().diagnostics] == ["L403"]
    assert "[name withheld] and [name withheld]; Nobody" in made.page("articles/a/index.html")
    # The slug says nothing, so the author may be told it.
    made.write({"content/entities/person/withheld-1.md": "---\nname: [\nwithhold: true\n---\n"})
    assert {d.place.path for d in made.build().diagnostics} == {"content/entities/person/withheld-1.md"}


def _neutral(workshop: Make, more: str) -> Workshop:
    text = f"[[withheld-1|She]] came.\n\n{more}\n"
    return workshop(
        {
            "content/entities/person/withheld-1.md": "---\nname: Zelda Quillfeather\nwithhold: true\n---\n",
            "content/articles/a.md": f"---\ntitle: T\ndate: 1953\n---\n{text}",
        }
    )


@pytest.mark.parametrize("field", ["merged_into: zelda-q", "split_into: [zelda-q, ann-ashby]"])
def test_what_was_merged_into_one_withheld_goes_too(workshop: Make, field: str) -> None:
    made = workshop(
        {
            FILE: "---\nname: Zelda Quillfeather\nwithhold: true\n---\n",
            "content/entities/person/ann-ashby.md": "---\nname: Ann Ashby\n---\n",
            "content/entities/person/plume.md": f"---\n{field}\n---\n",
        }
    )
    result = made.build()
    assert "R904" in {d.code for d in result.diagnostics}
    assert named_in(told(result), ("Zelda Quillfeather", "zelda-q")) == []
    made.write({"content/entities/person/plume.md": f"---\n{field}\nwithhold: true\n---\n"})
    assert not made.build().failed
    assert not (made.output / "people/plume").exists()
