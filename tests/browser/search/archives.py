"""What a built archive holds, read from the data beside its pages: what a search over it must find."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pressmark.dates import EdtfDate, parse_date
from pressmark.search.folding import plain_reading, readings


@dataclass(frozen=True)
class Report:
    """A report as its data has it."""

    address: str
    title: str
    date: EdtfDate
    paragraphs: tuple[str, ...]

    def words(self) -> Iterator[list[str]]:
        """The words of its title, and of each paragraph."""
        for text in (self.title, *self.paragraphs):
            yield words_of(text)


def words_of(text: str) -> list[str]:
    """The words of ``text``, found without any part of the program: no signs, capitals or accents."""
    bare = unicodedata.normalize("NFKD", re.sub(r"['’‘´`\u00ad]", "", text).casefold())
    return re.findall(r"[^\W_]+", "".join(sign for sign in bare if not unicodedata.combining(sign)))


def _paragraphs(data: Any) -> list[str]:
    """The text, or what a record without a text names."""
    text: str = data.get("text", "")
    return text.split("\n\n") if text else [name["name"] for name in data.get("names", ())]


class Archive:
    """A built site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def _data(self) -> list[Any]:
        found = (json.loads(file.read_bytes()) for file in sorted(self.folder.rglob("index.json")))
        return [data for data in found if isinstance(data, dict) and "id" in data]

    @cached_property
    def reports(self) -> list[Report]:
        """Every report that has not been withdrawn."""
        return [
            Report(
                address=data["address"].lstrip("/"),
                title=data["title"],
                date=parse_date(data["date"]),
                paragraphs=(*_paragraphs(data), data.get("summary", "")),
            )
            for data in self._data
            if data["address"].startswith("/articles/") and data["status"] != "withdrawn"
        ]

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """Every page of a name, with all its names."""
        return {
            data["address"].lstrip("/"): [data["name"], *(other["name"] for other in data.get("names", ()))]
            for data in self._data
            if "name" in data and not data["address"].startswith("/articles/")
        }

    @cached_property
    def _bearers(self) -> dict[tuple[str, ...], set[str]]:
        table: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for address, names in self.names.items():
            for name in names:
                for reading in readings(name):
                    table[reading].add(address)
        return table

    def bearers(self, name: str) -> set[str]:
        """Who bears ``name`` in any of its readings."""
        found: set[str] = set()
        for reading in readings(name):
            found |= self._bearers.get(reading, set())
        return found

    def with_phrase(self, phrase: str) -> set[str]:
        """The reports in which the words of ``phrase`` stand side by side: a plain scan of all texts."""
        wanted = words_of(phrase)
        size = len(wanted)
        return {
            report.address
            for report in self.reports
            for words in report.words()
            if any(words[at : at + size] == wanted for at in range(len(words) - size + 1))
        }


def is_told(name: str) -> bool:
    """Whether there is anything to type."""
    return bool(plain_reading(name))
