"""Archives of a few lines, linked without touching the disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pressmark.archive import Archive, link
from pressmark.config import RelatedWeights, Settings
from pressmark.records import read_records
from pressmark.sources import SourceFile


@dataclass(frozen=True)
class Report:
    """What a test says of a report: its text, and in front matter everything else."""

    stem: str
    text: str = ""
    date: str = "undated"
    names: Sequence[str] = ()
    stories: Sequence[str] = ()
    fields: str = ""

    @property
    def source(self) -> SourceFile:
        marked = " ".join(f"[[{name}]]" for name in self.names)
        story = f"story: [{', '.join(self.stories)}]\n" if self.stories else ""
        head = f"---\ntitle: '{self.stem}'\ndate: {self.date}\n{story}{self.fields}---\n\n"
        body = "\n\n".join(part for part in (self.text, marked) if part)
        path = f"content/articles/{self.stem}.md"
        return SourceFile(path, "article-markdown", (head + body + "\n").encode())


def archive_of(reports: Sequence[Report], weights: RelatedWeights | None = None) -> Archive:
    """The archive of ``reports``; every story that one names has a file."""
    stories = sorted({story for report in reports for story in report.stories})
    files = [
        SourceFile(f"content/stories/{slug}.md", "story", f"---\ntitle: {slug}\n---\n".encode())
        for slug in stories
    ]
    settings = replace(Settings(), related=weights) if weights else Settings()
    records = read_records([*(report.source for report in reports), *files], settings)
    wrong = [d for d in records.diagnostics if d.severity == "error"]
    assert not wrong, wrong
    archive, found = link(records, settings)
    assert not [d for d in found if d.severity == "error"], found
    return archive


def listed(table: Mapping[str, Sequence[object]], stem: str) -> list[str]:
    """The ids in the list of ``stem``."""
    return [getattr(relation, "article", "") for relation in table[stem]]
