"""Where each draft goes: a place of its own, the place it already has, or none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pressmark.diagnostics import Diagnostic, diagnose
from pressmark.importers.shelf import Shelf, Standing, digest_of
from pressmark.importers.stems import numbered
from pressmark.importers.values import Draft

Action = Literal["new", "there", "replace"]


@dataclass(frozen=True, slots=True)
class Placement:
    """A draft and what becomes of it: written as ``stem`` in ``folder``, or left because it is already
    there."""

    draft: Draft
    action: Action
    stem: str
    folder: str

    @property
    def text_path(self) -> str:
        """The text file, below ``content/articles``."""
        return "/".join(part for part in (self.folder, f"{self.stem}.txt") if part)

    @property
    def fields_path(self) -> str:
        """The fields file, below ``content/articles``."""
        return self.text_path.removesuffix(".txt") + ".yaml"


def place(
    drafts: Iterable[Draft], shelf: Shelf, force: bool = False
) -> tuple[tuple[Placement, ...], tuple[Diagnostic, ...]]:
    """A placement for each draft, in order. ``shelf`` is filled with what is placed.

    A received file whose bytes are there already stays as it is, whatever has been done to its fields since
    (with ``force`` it is written anew, in its place). A report of another file that asks for the same name
    is numbered. A file of the same name with other bytes is an error, because nothing here can know which
    of the two is right (with ``force`` it is written over).
    """
    placements: list[Placement] = []
    problems: list[Diagnostic] = []
    taken_in: set[str] = set()
    for draft in drafts:
        outcome = _place_one(draft, shelf, force, taken_in)
        if isinstance(outcome, Diagnostic):
            problems.append(outcome)
            continue
        placements.append(outcome)
        taken_in.add(outcome.stem)
        shelf.add(
            Standing(
                stem=outcome.stem,
                folder=outcome.folder,
                received=draft.received.name,
                digest=digest_of(draft.origin),
            )
        )
    return tuple(placements), tuple(problems)


def _place_one(draft: Draft, shelf: Shelf, force: bool, taken_in: set[str]) -> Placement | Diagnostic:
    """``taken_in`` are the names given in this run: two files of one run never stand for each other."""
    there = shelf.by_digest.get(digest_of(draft.origin))
    if there:
        again: Action = "replace" if force and there.stem not in taken_in else "there"
        return Placement(draft, again, there.stem, there.folder)
    number = 1
    while standing := shelf.get(numbered(draft.stem, number)):
        if standing.half_written == digest_of(draft.text):
            return Placement(draft, "new", standing.stem, standing.folder)
        if _same_file(standing.received, draft.received.name) and standing.stem not in taken_in:
            if force:
                return Placement(draft, "replace", standing.stem, standing.folder)
            return diagnose("I301", draft.received.place, stem=standing.stem, path=standing.path)
        number += 1
    return Placement(draft, "new", numbered(draft.stem, number), draft.folder)


def _same_file(one: str, other: str) -> bool:
    """Whether two recorded names are of one file: one may have been recorded without its folder."""
    if "/" in one and "/" in other:
        return one == other
    return one.rpartition("/")[2] == other.rpartition("/")[2]
