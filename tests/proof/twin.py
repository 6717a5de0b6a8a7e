"""An archive that is built twice after every edit: by a build that remembers, and by one that does not."""

from __future__ import annotations

import importlib
import os
import pkgutil
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest import mock

import pressmark.building
from pressmark import lean as leaning
from pressmark.building import BuildOptions, BuildResult, build
from pressmark.diagnostics import Diagnostic
from pressmark.templates import Renderer

Tree = dict[str, bytes]


def tree_of(folder: Path) -> Tree:
    """Every file and link below ``folder`` with its bytes; a link is told from a file, a folder has none."""
    found: Tree = {}
    for here, folders, files in os.walk(folder):
        for name in (*files, *(one for one in folders if (Path(here) / one).is_symlink())):
            path = Path(here) / name
            shown = path.relative_to(folder).as_posix()
            is_link = path.is_symlink()
            found[shown] = f"-> {path.readlink()}".encode() if is_link else path.read_bytes()
    return found


def put(root: Path, files: dict[str, bytes]) -> None:
    """Write files below ``root``; whatever stands in their way goes."""
    for name, data in files.items():
        path = root / name
        for above in (path, *path.parents):
            in_the_way = above.is_symlink() or (above != path and above.is_file())
            if root in above.parents and in_the_way:
                above.unlink()
        if path.is_dir():
            shutil.rmtree(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@contextmanager
def quick() -> Iterator[None]:
    """The theme's scripts are made lean once a process, not once a build: they are always the same."""
    once = lru_cache(maxsize=None)(leaning.lean)
    with mock.patch("pressmark.building.planning.files.lean", once), mock.patch("pressmark.proof.lean", once):
        yield


@contextmanager
def split_small() -> Iterator[None]:
    """Even a small archive is work for several: from how much on it is worth while is each room's to say."""
    modules = [
        name for _, name, _ in pkgutil.walk_packages(pressmark.building.__path__, "pressmark.building.")
    ]
    with ExitStack() as stack:
        stack.enter_context(mock.patch("pressmark.store.looking._WORTHWHILE", 1))
        found = 0
        for name in modules:
            for limit, low in (("_WORTHWHILE", 1), ("_BATCH", 3)):
                if hasattr(importlib.import_module(name), limit):
                    stack.enter_context(mock.patch(f"{name}.{limit}", low))
                    found += 1
        assert found >= 3
        yield


@contextmanager
def counting() -> Iterator[list[str]]:
    """The addresses of all pages rendered in this process, with the template each was rendered by."""
    rendered: list[str] = []
    really = Renderer.render

    def render(self: Renderer, template: str, view: Any, **how: Any) -> bytes:
        rendered.append(f"{view.head.address} {template}")
        return really(self, template, view, **how)

    with mock.patch.object(Renderer, "render", render):
        yield rendered


@dataclass
class Twin:
    """The archive at ``root``, built into ``output`` with a memory; the other one is built beside ``root``.

    No build finds anything in this process of those before it. ``steps`` counts proofs.
    """

    root: Path
    search: bool = False
    base_url: str | None = None
    steps: int = 0
    failures: int = 0
    last: BuildResult | None = None
    rendered: list[str] = field(default_factory=list)

    @property
    def options(self) -> BuildOptions:
        """How this archive is built by a build that remembers."""
        return BuildOptions(
            root=self.root,
            output=self.root / "site",
            base_url=self.base_url,
            search=self.search,
            memory=self.root / ".pressmark",
        )

    def clean(self, options: BuildOptions) -> tuple[BuildResult, Tree]:
        """What a build without a memory makes elsewhere, in a folder of the same name."""
        place = self.root.parent / "clean" / options.output.parent.name / options.output.name
        alone = replace(options, output=place, memory=None, jobs=1, clean=False, index_later=False)
        return build(alone), tree_of(place)

    def prove(self, *, jobs: int = 1, **asked: Any) -> BuildResult:
        """One build, and everything that is promised of it. Gives its result."""
        self.steps += 1
        options = replace(self.options, jobs=jobs, **asked)
        before = tree_of(options.output)
        with counting() as self.rendered:
            result = build(options)
        clean, wanted = self.clean(options)
        assert _said(result) == _said(clean)
        assert (result.failed, result.addressed) == (clean.failed, clean.addressed)
        assert result.base_path == clean.base_path
        if result.failed:
            self.failures += 1
            assert tree_of(options.output) == before, "a build that failed changed the site"
        else:
            assert result.pages == clean.pages
            same(tree_of(options.output), wanted)
        self.again(options, result)
        self.last = result
        return result

    def again(self, options: BuildOptions, first: BuildResult) -> None:
        """A further build says the same and does nothing."""
        with counting() as rendered:
            second = build(replace(options, jobs=1, clean=False))
        assert _said(second) == _said(first)
        assert (second.failed, second.written, second.removed) == (first.failed, (), ())
        assert first.failed or second.unchanged
        assert not rendered or first.failed


def _said(result: BuildResult) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    return result.diagnostics, result.unrecorded


def same(found: Tree, wanted: Tree) -> None:
    """Fails, naming the files, unless both are equal."""
    missing, strange = sorted(wanted.keys() - found.keys()), sorted(found.keys() - wanted.keys())
    other = sorted(path for path in wanted.keys() & found.keys() if found[path] != wanted[path])
    assert not missing, f"missing: {missing}"
    assert not strange, f"not of a clean build: {strange}"
    assert not other, f"other than of a clean build: {other}"
