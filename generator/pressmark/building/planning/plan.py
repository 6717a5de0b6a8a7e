"""What the site is to be: every page and file as a unit of the plan. Nothing is rendered or written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pressmark.archive import Archive
from pressmark.building.planning.bundle import Bundle
from pressmark.building.planning.files import plain_files
from pressmark.building.planning.keeping import PageKeys
from pressmark.building.reading.read import Known
from pressmark.building.values import BuildOptions
from pressmark.ledger.subjects import address_of_file
from pressmark.pages.edition import Edition
from pressmark.pages.finding.records import search_records
from pressmark.pages.kinds import KINDS, listing, units_of_kind
from pressmark.pages.planned import Planned, Unit
from pressmark.pages.site.moved import Moved, plan_moved
from pressmark.pages.site.view import site_view
from pressmark.templates import Renderer

Read = Mapping[str, list[str]]
"""What was read, as :meth:`~pressmark.pages.notes.Notes.taken` gives it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The units of the site in their order, but for those that depend on what all others make: see
    :meth:`rest`. ``edition`` knows what can be found, and notes what is read of reports; ``read`` is what
    was read to know which units there are of each kind, and, under no name, all else that the plan itself has
    read. ``archive`` is the same without notes.
    """

    archive: Archive
    edition: Edition
    units: tuple[Unit, ...]
    bundle: Bundle
    known: Known
    read: Mapping[str, Read]

    def rest(self, made: Mapping[str, int], listed: list[str]) -> Rest:
        """The rest of the plan, when it is known what the units make: of which unit each path is ``made``,
        and the addresses of the pages that are ``listed``.
        """
        standing = _Standing(self.units, made)
        tells = self.known.withheld.forms.hide_in
        moved = plan_moved(self.edition, standing, self.known.ledger, tells)
        read = self.edition.notes.taken()
        lists = Unit("listing", "", lambda: listing(self.edition, listed))
        return Rest(lists, Unit("moved", "", lambda: moved.planned), moved, read)

    def renderer(self) -> Renderer:
        """What renders the pages."""
        return Renderer(self.bundle.theme, self.bundle.settings, self.bundle.strings, self.bundle.site)

    def keys(self, renderer: Renderer) -> PageKeys:
        """The keys of the pages."""
        return PageKeys(self.bundle, renderer.closure)


@dataclass(frozen=True, slots=True)
class Rest:
    """The unit that lists pages, and that of old addresses, with what was ``read`` to plan it."""

    listing: Unit
    old: Unit
    moved: Moved
    read: Read


def plan(options: BuildOptions, edition: Edition, known: Known) -> Plan:
    """The plan of the site of ``edition``.

    Raises :class:`~pressmark.templates.RenderError` for a file of the theme that cannot be read.
    """
    settings = edition.archive.settings
    if settings.outputs.search and options.search:
        edition = replace(edition, findable=tuple(search_records(edition)))
    archive, edition = edition.archive, edition.noted()
    files = tuple(plain_files(known.theme, known.sources, archive))
    units = [Unit("files", "", lambda: files)]
    bundle = Bundle(known.theme, settings, edition.strings, site_view(edition))
    read = {"": edition.notes.taken()}
    for kind in KINDS:
        units += units_of_kind(edition, kind)
        read[kind.name] = edition.notes.taken()
    return Plan(archive, edition, tuple(units), bundle, known, read)


class _Standing(Mapping[str, Planned]):
    """What is planned at each address; a unit is planned once more for what is asked for, which is little."""

    def __init__(self, units: tuple[Unit, ...], made: Mapping[str, int]) -> None:
        self._units = units
        self._at = {address: path for path in made if (address := address_of_file(path))}
        self._made = made

    def __getitem__(self, address: str) -> Planned:
        path = self._at[address]
        return next(one for one in self._units[self._made[path]].plan() if one.path == path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)
