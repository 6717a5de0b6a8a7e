"""What the site is to be: every file planned, and what all pages share. Nothing is rendered or written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pressmark.build.batches import Bundle
from pressmark.build.files import collision, plain_files
from pressmark.build.reading import Known
from pressmark.build.values import BuildOptions
from pressmark.diagnostics import Diagnostic
from pressmark.output import Taken
from pressmark.pages.edition import Edition, Planned
from pressmark.pages.finding.records import search_records
from pressmark.pages.kinds import plan_site
from pressmark.pages.site.moved import Moved, plan_moved
from pressmark.pages.site.view import site_view


@dataclass(frozen=True, slots=True)
class Plan:
    """Every file of the site but the index of words: ``planned`` in the order in which they are made, what
    stands at old addresses among them. ``edition`` knows what can be found.
    """

    edition: Edition
    planned: tuple[Planned, ...]
    moved: Moved
    bundle: Bundle
    said: tuple[Diagnostic, ...]


def plan(options: BuildOptions, edition: Edition, known: Known) -> Plan:
    """The plan of the site of ``edition``. Of two files at one address the first is planned, and it is said.

    Raises :class:`~pressmark.templates.RenderError` for a file of the theme that cannot be read.
    """
    settings = edition.archive.settings
    if settings.outputs.search and options.search:
        edition = replace(edition, findable=tuple(search_records(edition)))
    site = tuple(plan_site(edition))
    moved = plan_moved(edition, site, known.ledger, known.withheld.forms.hide_in)
    files = plain_files(known.theme, known.sources, edition.archive)
    said: list[Diagnostic] = []
    planned = tuple(_free((*files, *site, *moved.planned), edition, known, said))
    bundle = Bundle(known.theme, settings, edition.strings, site_view(edition))
    return Plan(edition, planned, moved, bundle, tuple(said))


def _free(
    planned: tuple[Planned, ...], edition: Edition, known: Known, said: list[Diagnostic]
) -> Iterator[Planned]:
    taken = Taken()
    for one in planned:
        if taken.take(one.path):
            yield one
        else:
            said.append(collision(edition.archive, known.theme, one.path))
