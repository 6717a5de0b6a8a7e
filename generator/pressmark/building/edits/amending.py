"""The build after an edit inside of reports, as most edits are: only what reads them is planned again.

The rest of the archive is not even read: what the last build knew of it is recorded. Whenever it is not
certain that nothing else can have changed, nothing is done here, and the whole archive is linked and planned.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

from pressmark.building.edits.desk import Desk, Edit
from pressmark.building.edits.editions import Editions, editions
from pressmark.building.edits.found import found_after
from pressmark.building.edits.remaking import Remaking
from pressmark.building.findable import Findable
from pressmark.building.index.finding import (
    AllFound,
    keep_at_hand,
    recorded_findable,
    remember_found,
    renewed,
)
from pressmark.building.index.indexing import said_of
from pressmark.building.planning.bundle import Bundle
from pressmark.building.planning.keeping import PageKeys
from pressmark.building.planning.making import Maker
from pressmark.building.reading.read import SETTINGS_FILE
from pressmark.building.recorded.archive import Recorded
from pressmark.building.recorded.readers import Readers, added, parts_of, readers_in
from pressmark.building.recorded.shelves import Shelf, Unrecorded
from pressmark.building.recorded.units import PARTS, READERS, RELATED_LISTS, TABLES, UNITS
from pressmark.building.standing.expected import FOLDER, expect, index_of
from pressmark.building.standing.site import Ahead, Standing
from pressmark.building.standing.unchanged import Changes, Glance, Last, changes, last_build, remember_changed
from pressmark.building.values import BuildOptions, BuildResult
from pressmark.config import Settings, read_settings
from pressmark.keys import digest_of_bytes
from pressmark.output import Staging, is_left_tidy
from pressmark.pages.edition import Edition
from pressmark.pages.finding.records import records_of_names, records_of_reports
from pressmark.pages.notes import ALL, FINDABLE, RELATED, ROWS, WHOLE
from pressmark.pages.parts import part_of
from pressmark.related import Known, Renewed, row_of
from pressmark.related.rows import Row
from pressmark.search.division import fits_one_index
from pressmark.sources import read_file, stem_of
from pressmark.store import Memory
from pressmark.templates import Renderer, RenderError, Theme
from pressmark.withholding import NOBODY
from pressmark.wording import read_interface

_MOST = 20
"""With more files edited than these the whole archive is planned."""


def amend(
    memory: Memory, options: BuildOptions, seen: Glance, ahead: Ahead | None = None
) -> BuildResult | None:
    """The build, where since the last one only the insides of some reports have changed; else None, and
    nothing is done. The site may have been looked at ``ahead``. Raises ``OSError`` as any build does.
    """
    found, last = changes(memory, options, seen), last_build(memory, options)
    if found is None or last is None or found.added or found.gone or found.theme or found.wrong:
        return None
    told = {_of_report(diagnostic.place.path) for diagnostic in (*last.diagnostics, *last.unrecorded)}
    if not _few(found, last, options) or last.guarded or not told.isdisjoint(map(_of_report, found.edited)):
        return None
    try:
        return _Amendment(memory, options, seen, ahead).made(found, last)
    except (Unrecorded, RenderError):
        return None


def _few(found: Changes, last: Last, options: BuildOptions) -> bool:
    """Whether few enough files were edited; none, where only the index has not been made yet."""
    return len(found.edited) <= _MOST and (bool(found.edited) or (options.index_later and not last.complete))


def _of_report(path: str) -> tuple[str, str]:
    """The files of a report have this in common."""
    return path.rpartition("/")[0], stem_of(path)


@dataclass(frozen=True)
class _Amendment:
    """One build of this kind. All that its methods ask for may raise
    :class:`~pressmark.building.recorded.shelves.Unrecorded`.
    """

    memory: Memory
    options: BuildOptions
    seen: Glance
    ahead: Ahead | None

    def made(self, found: Changes, last: Last) -> BuildResult:
        """The site amended, and all of it remembered."""
        looked = self.seen.told is None
        standing = Standing.recall(self.memory, self.options.output, looked=looked, ahead=self.ahead)
        if any(map(self._matters, standing.broken | standing.strangers)) or not is_left_tidy(standing.output):
            raise Unrecorded("the site is not as it was left")
        desk = Desk(self.memory, self.recorded, self.settings, self.seen.sources)
        edits, points_at = desk.edits(found.edited)
        lists, renewed = self._related(edits)
        known = editions(self.recorded, edits, self.bundle.strings, lists.list_of)
        findable = self._findable(edits, known, last)
        found_now = AllFound(self.memory, self.options.output, findable)
        known = replace(known, after=replace(known.after, findable=found_now))
        if findable and not self._is_in_one_index(findable):
            known = replace(known, rows=known.rows | {(FINDABLE, ALL)})
        with Staging(self.options.output, standing.lying, standing.folders) as staging:
            remaking = self._remaking(known.after, standing, staging)
            remaking.make(self._stale(edits, renewed, known))
            outcome = remaking.put_in_place()
        result = BuildResult(
            diagnostics=last.diagnostics,
            written=outcome.written,
            removed=outcome.removed,
            pages=last.pages + remaking.pages,
            output=self.options.output,
            base_path=last.base_path,
            failed=False,
            addressed=last.addressed,
            archive=known.after.archive,
            related=known.after.related,
            unrecorded=last.unrecorded,
            findable=findable,
        )
        self._remember(edits, points_at, renewed, known, remaking)
        standing.amend(self.memory, [file.made for file in remaking.files if file.made], remaking.gone)
        digests = {
            file.path: digest_of_bytes(file.data) for edit in edits.values() for file in edit.reading.files
        }
        remember_changed(self.memory, self.options, self.seen, found, digests, result)
        if findable:
            expect(self.memory, self.options.output, findable.key(self.settings.language))
            remember_found(self.memory, self.options.output, findable)
            keep_at_hand(findable)
        self.memory.keep(whole=False)
        return result

    def _matters(self, path: str) -> bool:
        """Whether what stands otherwise than it was left is this build's to mend."""
        return not (self.options.index_later and path.startswith(FOLDER))

    @cached_property
    def settings(self) -> Settings:
        """The settings of the archive, which are as they were."""
        real = self.seen.sources.get(SETTINGS_FILE)
        data = read_file(SETTINGS_FILE, real).data if real else None
        return read_settings(SETTINGS_FILE, data, base_url=self.options.base_url)[0]

    @cached_property
    def recorded(self) -> Recorded:
        """The archive as it was."""
        return Recorded(self.memory, self.options.output, self.settings, drafts=self.options.drafts)

    @cached_property
    def bundle(self) -> Bundle:
        """What all pages share."""
        theme = Theme(self.options.root)
        strings, _ = read_interface(theme, self.settings.language)
        return Bundle(theme, self.settings, strings, self.recorded.site)

    def _shelf(self, name: str) -> Shelf:
        return Shelf(self.memory, self.options.output, name)

    def _findable(self, edits: Mapping[str, Edit], known: Editions, last: Last) -> Findable:
        """What the search is to find. Its index is made later, or all is."""
        if not (self.settings.outputs.search and self.options.search):
            return Findable()
        wanted = self.memory.fact(index_of(self.options.output)) or b""
        told = said_of(self.memory, self.options.output, wanted) if last.complete else ()
        if told or not self.options.index_later:
            raise Unrecorded("the index is made beside all pages")
        if not known.names and all(edit.names_alike for edit in edits.values()):
            return found_after(self.memory, self.options.output, edits)
        records = [*records_of_reports(known.after, edits), *records_of_names(known.after, known.names)]
        return renewed(recorded_findable(self.memory, self.options.output), records)

    def _is_in_one_index(self, findable: Findable) -> bool:
        """Whether one index held all that was to be found, and does now. Where several do, an edit can move
        their borders.
        """
        before = recorded_findable(self.memory, self.options.output)
        return fits_one_index(before.sizes) and fits_one_index(findable.sizes)

    def _related(self, edits: Mapping[str, Edit]) -> tuple[Known, Renewed]:
        """The lists of related reports, and which of them differ from what they were."""

        def text_of(stem: str) -> str:
            article = edits[stem].after if stem in edits else self.recorded.archive.articles[stem]
            return article.record.body.text

        stories, weights = self.recorded.archive.stories_of, self.settings.related
        known = Known.open(self._shelf(RELATED_LISTS).find, weights, text_of)
        rows: dict[str, Row | None] = {
            stem: row_of(edit.after, stories.get(stem, ()), edit.sketch, weights)
            for stem, edit in edits.items()
        }
        renewed = known.renew(rows) if known else None
        if known is None or renewed is None:
            raise Unrecorded("all lists have to be made")
        return known, renewed

    def _stale(self, edits: Mapping[str, Edit], renewed: Renewed, known: Editions) -> frozenset[int]:
        """The numbers of what reads something that has changed."""
        parts = parts_of(self._shelf(TABLES).take(PARTS))
        readers = self._shelf(READERS)

        @cache
        def differs(part: str, key: str) -> bool:
            if (part, key) in known.rows:
                return True
            if part == RELATED:
                return key in renewed.lists
            if part in ROWS or key not in edits:
                return False
            return part == WHOLE or part_of(known.before, part, key) != part_of(known.after, part, key)

        found = {
            unit
            for key in {*edits, *renewed.lists, *(key for _, key in known.rows)}
            for number, unit in readers_in(readers.find(key) or b"")
            if differs(parts[number], key)
        }
        known.after.notes.taken()
        return frozenset(found)

    def _remaking(self, edition: Edition, standing: Standing, staging: Staging) -> Remaking:
        bundle = self.bundle
        renderer = Renderer(bundle.theme, bundle.settings, bundle.strings, bundle.site)
        maker = Maker(
            staging,
            standing,
            bundle.theme,
            NOBODY,
            PageKeys(bundle, renderer.closure),
            renderer,
            edition.notes,
            self.options.output.name,
        )
        return Remaking(edition, maker, self._shelf(UNITS), self._shelf(TABLES))

    def _remember(
        self,
        edits: Mapping[str, Edit],
        points_at: Mapping[str, frozenset[str]],
        renewed: Renewed,
        known: Editions,
        remaking: Remaking,
    ) -> None:
        """Keep what is recorded as it is now."""
        for edit in edits.values():
            self.recorded.put(edit.after, edit.key)
            self.memory.learn(edit.key, edit.packed)
        self.memory.unlearn(edit.old_key for edit in edits.values() if edit.old_key != edit.key)
        self.recorded.put_tables(known.tables)
        self.recorded.point_at(points_at)
        for name, value in renewed.remember.items():
            self._shelf(RELATED_LISTS).put(name, value)
        remaking.remember()
        tables, readers = self._shelf(TABLES), self._shelf(READERS)
        reading = Readers(parts_of(tables.take(PARTS)))
        for number, read in remaking.read.items():
            reading.add(number, read)
        for key, row in reading.rows():
            before = readers.find(key) or b""
            merged = added(before, row)
            if merged != before:
                readers.put(key, merged)
        tables.put(PARTS, reading.parts())
