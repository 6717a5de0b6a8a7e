"""A site on its way into its folder, gathered from the units of its plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event

from pressmark.building.index.indexing import FOLDER, Indexed
from pressmark.building.planning.files import collision
from pressmark.building.planning.making import File, Maker, Result
from pressmark.building.planning.plan import Plan, Rest
from pressmark.building.processes.forks import ChildFailed, Forks
from pressmark.building.recorded.readers import BEYOND, LISTING, Readers
from pressmark.building.standing.site import Made, Stood
from pressmark.diagnostics import Diagnostic
from pressmark.keys import digest_of_bytes
from pressmark.output import Taken, files_below
from pressmark.pages.planned import Unit
from pressmark.proof import Proof
from pressmark.templates import RenderError

Children = Forks[Unit, Result]


@dataclass(slots=True)
class Site:
    """What is gathered: files that are ``kept`` as they stand and files ``made``, the number of ``pages``,
    the addresses ``listed``, the unit that each path is of, the ``files`` of each unit, the ``readers`` of
    reports, and what is ``said``: of addresses that two want, and of names that are withheld (``found``).
    """

    plan: Plan
    maker: Maker
    kept: dict[str, Stood] = field(default_factory=dict)
    made: list[Made] = field(default_factory=list)
    pages: int = 0
    listed: list[str] = field(default_factory=list)
    of_unit: dict[str, int] = field(default_factory=dict)
    readers: Readers = field(default_factory=Readers)
    files: dict[int, tuple[File, ...]] = field(default_factory=dict)
    said: list[Diagnostic] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    taken: Taken = field(default_factory=Taken)

    def make_all(self, children: Children | None, free: Event) -> None:
        """All units of the plan, by ``children`` where there are any, and by them alone until this process
        is ``free``.

        Raises :class:`~pressmark.templates.RenderError` for the first unit, in the order of the plan, that
        cannot be rendered, and ``OSError``.
        """
        units = self.plan.units
        if children is None or not self._gathered(children, free):
            free.wait()
            for at, unit in enumerate(units):
                self._gather(at, self.maker.make(unit, self._free))

    def make_rest(self, rest: Rest) -> None:
        """The rest of the plan, in this process. Raises as :meth:`make_all` does."""
        self.readers.add(BEYOND, rest.read)
        self._gather(LISTING, self.maker.make(rest.listing, self._free))
        self._gather(BEYOND, self.maker.make(rest.old, self._free))

    def put_index(self, index: Indexed) -> None:
        """The index of words: what stands of it, and what was made."""
        proof = Proof(self.plan.known.withheld, self.maker.folder)
        for path in index.standing:
            stood = self.maker.standing.made_from(path, index.key)
            if stood is not None:
                self._adopt(File(path, stood, None, changed=False, page=False))
        for path, data in index.files.items():
            made = Made(path, index.key, digest_of_bytes(data))
            changed = self.maker.add(made, data, proof)
            self._adopt(File(path, None, made, changed=changed, page=False))
        self.found += proof.found

    def leave_index(self) -> None:
        """The index stays as it stands, whatever it was made from."""
        standing = self.maker.standing
        for path in files_below(standing.output):
            if path.startswith(FOLDER):
                self.maker.staging.keep(path)
                if path in standing.files:
                    self.kept[path] = standing.files[path]

    def _gathered(self, children: Children, free: Event) -> bool:
        """Whether the children did all of it, and nobody wants the place of another; else nothing is kept of
        what they did, and it has to be done one by one.
        """
        try:
            results = dict(children.results(free.is_set))
        except ChildFailed:
            children.end()
            self.maker.staging.begin_again()
            return False
        paths = [file.path for at in sorted(results) for file in results[at].files]
        taken = Taken()
        if not all(taken.take(path) for path in paths):
            self.maker.staging.begin_again()
            return False
        for at in range(len(self.plan.units)):
            self._gather(at, results[at])
        return True

    def _gather(self, at: int, unit: Result) -> None:
        self.readers.add(at, unit.read)
        self.files[at] = unit.files
        for file in unit.files:
            self.of_unit[file.path] = at
            self._adopt(file)
        self.found += unit.found
        if unit.why is not None:
            raise RenderError(unit.why)

    def _adopt(self, file: File) -> None:
        self.maker.staging.adopt(file.path, changed=file.changed)
        if file.stood is not None:
            self.kept[file.path] = file.stood
        elif file.made is not None:
            self.made.append(file.made)
        self.pages += file.page
        if file.listed:
            self.listed.append(file.listed)

    def _free(self, path: str) -> bool:
        if self.taken.take(path):
            return True
        self.said.append(collision(self.plan.edition.archive, self.plan.known.theme, path))
        return False
