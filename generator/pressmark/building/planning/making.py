"""The files of a unit of the plan: what stands and is equal is left, the rest is made and staged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pressmark.building.planning.keeping import PageKeys, key_of_bytes
from pressmark.building.planning.parts import parts_of
from pressmark.building.standing.site import Made, Standing, Stood
from pressmark.diagnostics import Diagnostic
from pressmark.keys import digest_of_bytes
from pressmark.output import Staging
from pressmark.pages.notes import Notes
from pressmark.pages.planned import Data, Page, Planned, Unit
from pressmark.pages.values import Head
from pressmark.proof import Proof, is_own
from pressmark.templates import Renderer, RenderError, Theme
from pressmark.withholding import Withheld


@dataclass(frozen=True, slots=True)
class File:
    """One file of the site: as it ``stood`` if it is kept, else as it was ``made``; ``changed`` if it is
    staged. ``listed`` is the address under which a page is in the list of pages, or empty.
    """

    path: str
    stood: Stood | None
    made: Made | None
    changed: bool
    page: bool
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """The files of a unit, up to the first that cannot be made, and ``why``. ``read`` is what was read of
    the insides of reports, as :meth:`~pressmark.pages.notes.Notes.taken` gives it.
    """

    files: tuple[File, ...]
    why: Diagnostic | None
    found: tuple[Diagnostic, ...] = ()
    read: Mapping[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes units, in this process or in a child that has it."""

    staging: Staging
    standing: Standing
    theme: Theme
    withheld: Withheld
    keys: PageKeys
    renderer: Renderer
    notes: Notes
    folder: str

    def make(self, unit: Unit, free: Callable[[str], bool] = lambda _: True) -> Result:
        """The files of ``unit`` whose places are ``free``. ``found`` tells of names that are withheld.

        Raises ``OSError`` when the disk cannot take a file.
        """
        proof = Proof(self.withheld, self.folder)
        files: list[File] = []
        why = None
        try:
            for planned in unit.plan():
                if free(planned.path):
                    files.append(self._file(planned, proof))
        except RenderError as error:
            why = error.diagnostic
        return Result(tuple(files), why, tuple(proof.found), self.notes.taken())

    def add(self, made: Made, data: bytes, proof: Proof) -> bool:
        """Stage a file that is made, after the last look at it. Whether it differs from what stands."""
        own = bool(self.withheld) and is_own(self.theme, made.path, data)
        proof.look(made.path, data, own=own)
        return self.staging.stage(made.path, data)

    def _file(self, planned: Planned, proof: Proof) -> File:
        if isinstance(planned, Data):
            key = key_of_bytes(planned.data)
            stood = self.standing.made_from(planned.path, key)
            if stood is not None:
                return File(planned.path, stood, None, changed=False, page=False)
            made = Made(planned.path, key, digest_of_bytes(planned.data))
            return File(planned.path, None, made, self.add(made, planned.data, proof), page=False)
        return self._page(planned, proof)

    def _page(self, page: Page, proof: Proof) -> File:
        sheet = self.keys.sheet(page)
        key = self.keys.key(sheet)
        listed = listed_as(page)
        stood = self.standing.made_from(page.path, key)
        if stood is not None:
            return File(page.path, stood, None, changed=False, page=True, listed=listed)
        data = self.renderer.render(page.template, page.view, absolute=page.absolute, own=page.own)
        parts = self.keys.part_of_template(sheet) + parts_of(sheet.view)
        made = Made(page.path, key, digest_of_bytes(data), parts)
        return File(page.path, None, made, self.add(made, data, proof), page=True, listed=listed)


def listed_as(planned: Planned) -> str:
    """The address under which a page is in the list of all pages; empty for what is not listed."""
    head = getattr(getattr(planned, "view", None), "head", None)
    if isinstance(head, Head) and not head.noindex and planned.path.endswith(".html"):
        return head.address
    return ""
