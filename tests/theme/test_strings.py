"""The words of the interface: every one that is asked for is there, and none stands there for nothing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pressmark
from pressmark.templates import default_theme

WORDS = tomllib.loads((default_theme() / "strings" / "en.toml").read_text(encoding="utf-8"))

# Keys that are put together: the first part, then a type, a kind or a unit.
PUT_TOGETHER = (
    "bar_counts_",
    "coordinates_",
    "fact_",
    "gap_",
    "kind_",
    "latitude_",
    "longitude_",
    "map_precision_",
    "name_kind_",
    "notice_",
    "over_time_",
    "page_about_",
    "reason_",
    "type_",
)


def _asked_for() -> set[str]:
    # The memory of a build says things too, but to itself.
    rooms = Path(pressmark.__file__).parent.rglob("*.py")
    program = [file for file in rooms if file.parent.name != "store"]
    theme = [file for ending in ("html", "xml") for file in default_theme().rglob(f"*.{ending}")]
    found: set[str] = set()
    for file in (*program, *theme):
        text = file.read_text(encoding="utf-8")
        found |= set(re.findall(r"\b(?:t|say)\(\s*\"([a-z_]+)\"", text))
        # A choice between keys: t("one" if … else "other"), or a table of them.
        for call in re.findall(r"\bt\(([^()]*)", text):
            found |= set(re.findall(r"\"([a-z_]+)\"", call))
    return found


def test_every_key_asked_for_has_words() -> None:
    asked = {key for key in _asked_for() if not key.startswith("search_filter")}
    literal = {key for key in asked if not key.endswith("_")}
    known = set(WORDS) | {"story", "topic", "link_only"}
    assert sorted(literal - known) == []


def test_no_words_stand_there_for_nothing() -> None:
    asked = _asked_for()
    idle = [key for key in WORDS if key not in asked and not key.startswith((*PUT_TOGETHER, "search_"))]
    assert idle == []
