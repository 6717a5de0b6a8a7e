"""The files of a site that is being made: what stands and is equal is left, the rest is made and staged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pressmark.build.indexing import FOLDER, Indexed
from pressmark.build.keeping import PageKeys, key_of_bytes
from pressmark.build.reading import Known
from pressmark.build.rendering import Stale, rendered
from pressmark.build.standing import Made, Standing, Stood
from pressmark.build.workers import Workers
from pressmark.keys import digest_of_bytes
from pressmark.output import Staging, files_below
from pressmark.pages.edition import Data, Planned
from pressmark.proof import Proof, is_own
from pressmark.templates import Renderer


@dataclass(frozen=True, slots=True)
class Staged:
    """A site on its way into its folder. ``kept`` stands as it is; ``made`` is staged."""

    staging: Staging
    standing: Standing
    proof: Proof
    known: Known
    kept: dict[str, Stood] = field(default_factory=dict)
    made: list[Made] = field(default_factory=list)

    def put(self, planned: Iterable[Planned], keys: PageKeys, renderer: Renderer, workers: Workers) -> int:
        """Everything but the index. Gives the number of pages; raises as :func:`rendered` does."""
        pages = 0
        stale = []
        for one in planned:
            if isinstance(one, Data):
                key = key_of_bytes(one.data)
                if not self._keep(one.path, key):
                    self._add(Made(one.path, key, digest_of_bytes(one.data)), one.data)
                continue
            pages += 1
            sheet = keys.sheet(one)
            key = keys.key(sheet)
            if not self._keep(one.path, key):
                stale.append(Stale(one, key, sheet))
        for page, data, view in rendered(keys.bundle, renderer, stale, workers):
            parts = keys.part_of_template(page.sheet) + view
            self._add(Made(page.page.path, page.key, digest_of_bytes(data), parts), data)
        return pages

    def put_index(self, index: Indexed) -> None:
        """The index of words: what stands of it, and what was made."""
        for path in index.standing:
            self._keep(path, index.key)
        for path, data in index.files.items():
            self._add(Made(path, index.key, digest_of_bytes(data)), data)

    def leave_index(self) -> None:
        """The index stays as it stands, whatever it was made from."""
        for path in files_below(self.standing.output):
            if path.startswith(FOLDER):
                self.staging.keep(path)
                if path in self.standing.files:
                    self.kept[path] = self.standing.files[path]

    def _keep(self, path: str, key: bytes) -> bool:
        stood = self.standing.made_from(path, key)
        if stood is None:
            return False
        self.staging.keep(path)
        self.kept[path] = stood
        return True

    def _add(self, made: Made, data: bytes) -> None:
        own = bool(self.known.withheld) and is_own(self.known.theme, made.path, data)
        self.proof.look(made.path, data, own=own)
        self.staging.add(made.path, data)
        self.made.append(made)
