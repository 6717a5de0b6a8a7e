"""The reports that were edited, read and linked by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pressmark.archive import Article
from pressmark.archive.amending import amended
from pressmark.building.reading.batches import Found, packed_as, read_again, read_whole
from pressmark.building.reading.recall import key_of
from pressmark.building.recorded.archive import Recorded
from pressmark.building.recorded.shelves import Unrecorded
from pressmark.config import Settings
from pressmark.keys import digest
from pressmark.provenance import annotated, says_who_worked
from pressmark.records import Reading
from pressmark.records.reader import reading_of, seen_by_readers
from pressmark.records.values import ArticleRecord
from pressmark.related import Sketch
from pressmark.sources import SourceFile, kind_of, read_file, stem_of
from pressmark.store import Memory


@dataclass(frozen=True, slots=True)
class Edit:
    """A report before and after an edit inside of it; its reading of now under its ``key`` and as it is
    kept, and the key of the reading before.
    """

    before: Article
    after: Article
    sketch: Sketch
    reading: Reading
    key: bytes
    packed: bytes
    old_key: bytes

    @property
    def names_alike(self) -> bool:
        """Whether it names the same as before, and as often."""
        return self.before.appearances == self.after.appearances

    @property
    def types_alike(self) -> bool:
        """Whether all whom it names are of the same types as before."""
        before, after = self.before.appearances, self.after.appearances
        return {_type(row.entity) for row in before} == {_type(row.entity) for row in after}


@dataclass(frozen=True)
class Desk:
    """Where edits are looked at: what was recorded, the settings, and where each source lies on the disk."""

    memory: Memory
    recorded: Recorded
    settings: Settings
    lies: Mapping[str, str]

    def edits(self, paths: Iterable[str]) -> tuple[dict[str, Edit], Mapping[str, frozenset[str]]]:
        """The edits of the files at ``paths``, by report, and the passages of reports that these lead to.

        Raises :class:`~pressmark.building.recorded.shelves.Unrecorded` when one is more than an edit inside
        of a report, or there is something to tell the author of it.
        """
        if not all(kind_of(path).startswith("article-") for path in paths):
            raise Unrecorded("not a report")
        groups = sorted({(path.rpartition("/")[0], stem_of(path)) for path in paths})
        read = {stem: self._read(folder, stem) for folder, stem in groups}
        archive = self.recorded.archive
        found = amended(archive, {stem: record for stem, (_, record, _) in read.items()})
        if found is None:
            raise Unrecorded("more has changed than texts")
        edits = {
            stem: self._edit(archive.articles[stem], found.articles[stem], reading, whole)
            for stem, (reading, _, whole) in read.items()
        }
        return edits, found.points_at

    def _read(self, folder: str, stem: str) -> tuple[Reading, ArticleRecord, Found]:
        """A report as its files say now, as the archive has it, and with all else that was read of it."""
        reading = reading_of(self._files(folder, stem))
        before = self.recorded.archive.articles.get(stem)
        if reading is None or before is None or before.record.path != reading.files[0].path:
            raise Unrecorded(stem)
        record, wrong, sketch = found = read_whole(reading, seen_by_readers(self.settings))
        if not isinstance(record, ArticleRecord) or sketch is None or wrong or record.id != stem:
            raise Unrecorded(stem)
        return reading, self.recorded.as_linked(record), found

    def _edit(self, before: Article, after: Article, reading: Reading, found: Found) -> Edit:
        old_key, key = self.recorded.key(after.id), key_of(reading, digest(seen_by_readers(self.settings)))
        sketch = found[2]
        if sketch is None or self._was_told(old_key) or _tells_of_work(after) != _tells_of_work(before):
            raise Unrecorded(after.id)
        return Edit(before, after, sketch, reading, key, packed_as("article", found), old_key)

    def _files(self, folder: str, stem: str) -> Iterator[SourceFile]:
        for path, real in self.lies.items():
            beside = path.startswith(folder) and path.rpartition("/")[0] == folder
            if beside and kind_of(path).startswith("article-") and stem_of(path) == stem:
                yield read_file(path, real)

    def _was_told(self, key: bytes) -> bool:
        """Whether there was something to tell of the reading before."""
        packed = self.memory.work(key)
        return packed is None or bool(read_again("article", packed)[1])


def _type(entity: str) -> str:
    return entity.partition(":")[0]


def _tells_of_work(article: Article) -> bool:
    return says_who_worked(article) and bool(annotated(article))
