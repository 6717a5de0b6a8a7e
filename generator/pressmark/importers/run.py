"""One import from beginning to end: files are gathered, read, placed, and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pressmark.diagnostics import Diagnostic, Place, Severity, diagnose
from pressmark.importers.gather import gather
from pressmark.importers.placing import Placement, place
from pressmark.importers.shelf import read_shelf
from pressmark.importers.values import Choices, Draft, Importer
from pressmark.importers.writing import write


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for: ``paths`` into the archive at ``root``. ``dry_run`` writes nothing; ``force``
    writes over what an earlier import of the same file made."""

    root: Path
    importer: Importer
    paths: Sequence[Path]
    choices: Choices
    dry_run: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What was done (or, in a dry run, would be), in the order of the files, and what is to be said."""

    placements: tuple[Placement, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether something that was asked for was not done."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)


def bring_in(request: Request) -> Result:
    """Imports what ``request`` asks for. What cannot be taken in is named; the rest goes on."""
    content = request.root / "content"
    if not content.is_dir():
        return Result((), (diagnose("I303", Place(str(request.root))),))
    received, problems = gather(request.paths, request.importer, content, request.choices.most_bytes)
    drafts: list[Draft] = []
    found = list(problems)
    for file in received:
        reading = request.importer.read(file, request.choices)
        drafts += reading.drafts
        found += reading.diagnostics
    placements, conflicts = place(drafts, read_shelf(content / "articles"), request.force)
    found += conflicts
    done: list[Placement] = []
    for placement in placements:
        nothing_to_write = request.dry_run or placement.action == "there"
        failure = None if nothing_to_write else write(placement, content / "articles")
        if failure:
            found.append(failure)
        else:
            done.append(placement)
    return Result(tuple(done), tuple(found))
