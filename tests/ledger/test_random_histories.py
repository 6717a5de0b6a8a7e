"""Histories that nobody would think of: whatever is renamed, merged, divided and put back, all answers."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pressmark.ledger import ledger_bytes
from tests.ledger.conftest import SETTINGS, Press
from tests.ledger.following import find


class Histories(RuleBasedStateMachine):
    """People (and what became of them) and reports. A model says what each old address has to lead to: the
    program follows what files say, the model what was done. Texts go on using the oldest name there is.
    """

    seen: ClassVar[set[str]] = set()

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="pressmark-")
        self.press = Press(Path(self._folder.name) / "archive")
        self.press.write({"archive.toml": SETTINGS})
        self.count = 0
        # Who stands, with the former slugs that the file names; what merged and divided files say; reports.
        self.people: dict[str, list[str]] = {}
        self.gone: dict[str, tuple[tuple[str, ...], list[str]]] = {}
        self.reports: dict[str, list[str]] = {}
        self.model: dict[str, set[str]] = {}
        self.published: set[str] = set()
        self.dirty = False
        self.add_person()
        self.add_person()
        self.add_report()

    def teardown(self) -> None:
        if self.dirty:
            self.publish()
            self.everything_published_answers()
        self._folder.cleanup()

    def _new(self, stem: str) -> str:
        self.count += 1
        return f"{stem}{self.count}"

    def _path(self, slug: str) -> str:
        return f"entities/person/{slug}.md"

    def _named(self) -> list[str]:
        """Whom every report names, by the slug of today."""
        return sorted(self.people)[:2]

    def _oldest(self, slug: str) -> str:
        return (self.people[slug] or [slug])[0]

    def _save(self) -> None:
        self.dirty = True
        files = {}
        for slug, former in self.people.items():
            names = ", ".join(f"person/{old}" for old in former)
            files[self._path(slug)] = f"---\nname: Person {slug}\nformer: [{names}]\n---\n"
        for slug, (to, former) in self.gone.items():
            field = f"merged_into: {to[0]}" if len(to) == 1 else f"split_into: [{', '.join(to)}]"
            names = ", ".join(f"person/{old}" for old in former)
            files[self._path(slug)] = f"---\n{field}\nformer: [{names}]\n---\n"
        for stem, former in self.reports.items():
            names = " and ".join(f"[[person:{self._oldest(slug)}]]" for slug in self._named())
            files[f"articles/{stem}.md"] = (
                f"---\ntitle: {stem}\ndate: 1953\nformer: [{', '.join(former)}]\n---\n{names} spoke.\n"
            )
        content = self.press.root / "content"
        for path in [*content.rglob("entities/person/*.md"), *content.rglob("articles/*.md")]:
            path.unlink()
        self.press.write(files)

    def _rewire(self, old: str, new: set[str]) -> None:
        """In the model, everything that led to ``old`` leads to ``new`` now."""
        for targets in self.model.values():
            if old in targets:
                targets.remove(old)
                targets.update(new)
        self.model[old] = set(new)

    @rule()
    def add_person(self) -> None:
        slug = self._new("p")
        self.people[slug] = []
        self.model[f"/people/{slug}/"] = {f"/people/{slug}/"}
        self._save()

    @rule()
    def add_report(self) -> None:
        stem = self._new("r")
        self.reports[stem] = []
        self.model[f"/articles/{stem}/"] = {f"/articles/{stem}/"}
        self._save()

    @rule(data=st.data())
    def rename_person(self, data: st.DataObject) -> None:
        old = data.draw(st.sampled_from(sorted(self.people)))
        new = self._new("p")
        self.people[new] = [*self.people.pop(old), old]
        self._rewire(f"/people/{old}/", {f"/people/{new}/"})
        self.model[f"/people/{new}/"] = {f"/people/{new}/"}
        self._save()

    @rule(data=st.data())
    def rename_report(self, data: st.DataObject) -> None:
        old = data.draw(st.sampled_from(sorted(self.reports)))
        new = self._new("r")
        self.reports[new] = [*self.reports.pop(old), old]
        self._rewire(f"/articles/{old}/", {f"/articles/{new}/"})
        self.model[f"/articles/{new}/"] = {f"/articles/{new}/"}
        self._save()

    @precondition(lambda self: len(self.people) > 1)
    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        old = data.draw(st.sampled_from(sorted(self.people)))
        into = data.draw(st.sampled_from(sorted(set(self.people) - {old})))
        # A person may be named by any slug that means nobody else.
        names = [into, *self.people[into]]
        self.gone[old] = ((data.draw(st.sampled_from(names)),), self.people.pop(old))
        self._rewire(f"/people/{old}/", {f"/people/{into}/"})
        self._save()

    @precondition(lambda self: len(self.people) > 2)
    @rule(data=st.data())
    def divide(self, data: st.DataObject) -> None:
        old = data.draw(st.sampled_from(sorted(self.people)))
        others = sorted(set(self.people) - {old})
        into = data.draw(st.lists(st.sampled_from(others), min_size=2, max_size=3, unique=True))
        self.gone[old] = (tuple(into), self.people.pop(old))
        self._rewire(f"/people/{old}/", {f"/people/{slug}/" for slug in into})
        self._save()

    @precondition(lambda self: self.dirty)
    @rule()
    def publish(self) -> None:
        result = self.press.build(publishing=True)
        assert not result.failed, result.diagnostics
        assert result.publication is not None
        self.press.write({"published.tsv": ledger_bytes(result.publication.lines).decode()})
        assert set(result.publication.lines) >= self.published
        self.published = set(result.publication.lines)
        self.dirty = False

    @invariant()
    def everything_published_answers(self) -> None:
        if self.dirty or not self.published:
            return
        for address in self.published:
            found = find(self.press.site, address)
            assert found.kind != "nothing", address
            self.seen.add(found.kind)
            if address in self.model:
                assert set(found.targets) == self.model[address], address
                assert (found.kind == "choice") == (len(self.model[address]) > 1)
            for target in found.targets if found.kind in ("moved", "choice") else ():
                assert find(self.press.site, target).kind == "page"
        for slug in self._named():
            data = json.loads((self.press.site / "people" / slug / "index.json").read_text(encoding="utf-8"))
            assert sorted(data["reports"]) == sorted(self.reports)


def _replay(examples: int, steps: int) -> set[str]:
    """What kinds of answers so many random histories of so many steps met."""
    Histories.seen.clear()
    health = list(HealthCheck)
    run_state_machine_as_test(
        Histories,
        settings=settings(max_examples=examples, stateful_step_count=steps, suppress_health_check=health),
    )
    return set(Histories.seen)


def test_whatever_happens_all_that_was_published_answers() -> None:
    assert _replay(5, 10) >= {"page", "feed", "data"}


@pytest.mark.audit
def test_whatever_happens_in_long_histories_all_that_was_published_answers() -> None:
    assert _replay(60, 30) == {"page", "moved", "choice", "feed", "data"}
