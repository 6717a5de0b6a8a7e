"""What the search is to find after edits inside of reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pressmark import urls
from pressmark.annotations.html import plain_blocks
from pressmark.building.edits.desk import Edit
from pressmark.building.findable import Findable
from pressmark.building.index.finding import recorded_findable, recorded_record, renewed
from pressmark.building.recorded.shelves import Unrecorded
from pressmark.store import Memory


def found_after(memory: Memory, output: Path, edits: Mapping[str, Edit]) -> Findable:
    """What is to be found after ``edits`` that leave all names as they were. Raises
    :class:`~pressmark.building.recorded.shelves.Unrecorded` where nobody knows what was to be found, or a
    report has got its first words, or lost its last: it is found by other things then.
    """
    news = []
    for stem, edit in edits.items():
        before, after = edit.before.record.body, edit.after.record.body
        if bool(before.text) != bool(after.text):
            raise Unrecorded("found by its names or by its words")
        if not edit.after.withdrawn:
            kept = recorded_record(memory, output, urls.article(stem))
            news.append(replace(kept, text=plain_blocks(after)))
    return renewed(recorded_findable(memory, output), news)
