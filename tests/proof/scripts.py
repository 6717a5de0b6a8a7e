"""Edit scripts that nobody would write: whatever happens to an archive, its site is that of a clean build."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any, ClassVar
from unittest import mock

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from pressmark.building import BuildResult, build, build_told, index_site
from pressmark.ledger import ledger_bytes
from pressmark.output import MARKER, Staging
from pressmark.store import Memory
from pressmark.templates import default_theme
from tests.proof import content
from tests.proof.twin import Tree, Twin, put, quick, same, split_small, tree_of

# An instant at which a file system's clock ticks on; ours does so more often.
_TICK = 20_000_000

_which = st.integers(0, 10_000)
_THEME = default_theme()
_TEMPLATES = sorted(
    path.relative_to(_THEME).as_posix()
    for path in _THEME.rglob("*")
    if path.is_file() and path.suffix in (".html", ".xml", ".toml", ".css", ".js", ".svg")
)
_ADDED = {
    ".html": "\n{# a remark #}\n<!-- own %d -->",
    ".xml": "\n<!-- own %d -->",
    ".toml": "\n# own %d\n",
    ".css": "\n/* own %d */ p { color: red }\n",
    ".js": "\n// own %d\n;",
    ".svg": "\n<!-- own %d -->",
}
_LINK = b"-> "
# After so many builds in a row that failed, what is broken is mended before the next step.
_PATIENCE = 2
_ENDINGS = (".md", ".txt", ".yaml", ".annotations.json")
_BROKEN = {
    "content/articles/broken.md": b"---\ntitle: [\n---\n",
    "content/articles/latin.md": b"---\ntitle: Caf\xe9\ndate: 1953\n---\nCaf\xe9.\n",
    "content/articles/two/flood.md": b"---\ntitle: Second\ndate: 1953\n---\nText.\n",
    "content/articles/strange.docx": b"no text",
    "content/articles/README.md": b"A note.",
    "content/entities/person/mill town.md": b"---\nname: X\n---\n",
    "content/entities/nothing/x.md": b"---\nname: X\n---\n",
    "content/entities/person/no-name.md": b"---\nborn: 1901\n---\n",
    "content/archive.toml": b"title = ",
    "content/published.tsv": b"nonsense\n",
    "templates/home.html": b"{% if %}",
    "templates/_macros/names.html": b"\xff",
    "templates/article.html": b"{{ view.nothing }}",
    "templates/strings/en.toml": b"home = ",
}


def _written(
    make: Callable[[str], st.SearchStrategy[bytes]], paths: tuple[str, ...]
) -> st.SearchStrategy[tuple[str, bytes]]:
    """One of the paths, and what ``make`` may put there."""
    return st.sampled_from(paths).flatmap(lambda path: st.tuples(st.just(path), make(path)))


def act(**drawn: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A rule that writes down what is done, so that a script can be read where it could not be repeated: the
    clock of the file system is among its inputs.
    """

    def mark(function: Callable[..., None]) -> Callable[..., None]:
        @wraps(function)
        def noted(self: EditScripts, **given: Any) -> None:
            said = ", ".join(f"{name}={value!r}" for name, value in given.items())
            self.script.append(f"{function.__name__}({said})")
            try:
                if self.broken >= _PATIENCE:
                    self.mend_all()
                function(self, **given)
            except Exception as error:
                error.add_note("\n".join(("The script was:", *self.script)))
                if not EditScripts.failing:
                    EditScripts.failing = [*self.script, f"{type(error).__name__}: {error}"]
                raise

        ruled: Any = rule
        made: Callable[..., None] = ruled(**drawn)(noted)
        return made

    return mark


class Killed(BaseException):
    """What stands for the end of the process."""


class EditScripts(RuleBasedStateMachine):
    """An archive that is edited, damaged, broken and mended; after every step both builds are equal."""

    steps: ClassVar[int] = 0
    failures: ClassVar[int] = 0
    failing: ClassVar[list[str]] = []

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        folder = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="pressmark-"))
        self._stack.enter_context(quick())
        self.twin = Twin(Path(folder) / "archive")
        self.script: list[str] = []
        self.broken = 0
        self.whole: Tree = {}
        self.pending: list[BuildResult] = []
        self.backup: Path | None = None

    def teardown(self) -> None:
        type(self).steps += self.twin.steps
        type(self).failures += self.twin.failures
        self._stack.close()

    @initialize(searched=st.integers(0, 11), sharp=st.booleans())
    def begin(self, searched: int, sharp: bool) -> None:
        """One archive in twelve has a search, which takes long; every second one believes stamps early."""
        self.script.append(f"begin(searched={searched}, sharp={sharp})")
        self.twin.search = searched == 7
        if sharp:
            self._stack.enter_context(mock.patch("pressmark.store.stamps._TICK", _TICK))
        put(self.twin.root, content.FIRST)
        self.prove()
        assert not self.broken

    # What is asked after every step

    def prove(self, **how: Any) -> None:
        result = self.twin.prove(**how)
        self.broken = self.broken + 1 if result.failed else 0
        if not result.failed:
            self.whole = self.sources()

    @property
    def root(self) -> Path:
        return self.twin.root

    @property
    def site(self) -> Path:
        return self.twin.options.output

    def sources(self) -> Tree:
        return {
            f"{name}/{path}": data
            for name in ("content", "templates")
            for path, data in tree_of(self.root / name).items()
        }

    def pick(self, which: int, below: str, ending: str = "", but: str = "") -> Path | None:
        """One of the files below a folder of the archive, ``but`` for those in another below it."""
        folder = self.root / below
        found = sorted(
            path
            for path in folder.rglob(f"*{ending}")
            if path.is_file() and not path.is_symlink() and path.relative_to(folder).parts[0] != but
        )
        return found[which % len(found)] if found else None

    # Edits of the content

    @act(stem=st.sampled_from(content.STEMS), files=content.reports(), folder=st.sampled_from(("", "1953/")))
    def write_report(self, stem: str, files: dict[str, bytes], folder: str) -> None:
        for path in [*(self.root / "content/articles").rglob("*")]:
            if path.name in {f"{stem}{ending}" for ending in _ENDINGS} and path.is_file():
                path.unlink()
        put(self.root, {f"content/articles/{folder}{stem}{ending}": data for ending, data in files.items()})
        self.prove()

    @act(stem=st.sampled_from(content.STEMS), body=content.bodies(), told=st.booleans())
    def write_text(self, stem: str, body: str, told: bool) -> None:
        """Another text under the same fields. A build that is ``told`` of it looks at nothing else."""
        path = next((self.root / "content/articles").rglob(f"{stem}.md"), None)
        if path is not None and path.is_file():
            head, sign, _ = path.read_text("utf-8", "replace").rpartition("---\n")
            path.write_text(head + sign + body, "utf-8")
            if told and build_told(self.twin.options, {path.relative_to(self.root).as_posix()}) is not None:
                same(tree_of(self.site), self.twin.clean(self.twin.options)[1])
        self.prove()

    @act(written=_written(content.names, (*content.NAMES, "person/cy-coe")))
    def write_name(self, written: tuple[str, bytes]) -> None:
        put(self.root, {f"content/entities/{written[0]}.md": written[1]})
        self.prove()

    @act(slug=st.sampled_from(content.STORIES), data=content.stories())
    def write_story(self, slug: str, data: bytes) -> None:
        put(self.root, {f"content/stories/{slug}.md": data})
        self.prove()

    @act(slug=st.sampled_from(content.PAGES), data=content.pages())
    def write_page(self, slug: str, data: bytes) -> None:
        put(self.root, {f"content/pages/{slug}.md": data})
        self.prove()

    @act(written=_written(content.media, content.MEDIA))
    def write_medium(self, written: tuple[str, bytes]) -> None:
        put(self.root, {f"content/media/{written[0]}": written[1]})
        self.prove()

    @act(data=content.settings())
    def write_settings(self, data: bytes) -> None:
        put(self.root, {"content/archive.toml": data})
        self.prove()

    @act(
        which=_which, below=st.sampled_from(("articles", "articles", "entities", "stories", "pages", "media"))
    )
    def delete(self, which: int, below: str) -> None:
        path = self.pick(which, f"content/{below}")
        if path is not None:
            path.unlink()
        self.prove()

    @act(which=_which, stem=st.sampled_from(content.STEMS), told=st.booleans())
    def rename_report(self, which: int, stem: str, told: bool) -> None:
        path = self.pick(which, "content/articles", ".md")
        if path is not None and not (path.parent / f"{stem}.md").exists():
            if told:
                path.write_bytes(
                    path.read_bytes().replace(b"---\n", f"---\nformer: [{path.stem}]\n".encode(), 1)
                )
            path.rename(path.parent / f"{stem}.md")
        self.prove()

    @act(which=_which, slug=st.sampled_from(("someone", "other", "ann-roe")), told=st.booleans())
    def rename_name(self, which: int, slug: str, told: bool) -> None:
        path = self.pick(which, "content/entities", ".md")
        if path is not None and not (path.parent / f"{slug}.md").exists():
            if told:
                former = f"---\nformer: [{path.parent.name}/{path.stem}]\n".encode()
                path.write_bytes(path.read_bytes().replace(b"---\n", former, 1))
            path.rename(path.parent / f"{slug}.md")
        self.prove()

    @act(which=_which)
    def exchange_two(self, which: int) -> None:
        """Two reports change their names, as ``mv`` does it: inodes and times of modification stay."""
        one, other = (
            self.pick(which, "content/articles", ".md"),
            self.pick(which + 1, "content/articles", ".md"),
        )
        if one is not None and other is not None and one != other:
            aside = one.with_suffix(".aside~")
            one.rename(aside)
            other.rename(one)
            aside.rename(other)
        self.prove()

    @act(which=_which, old=st.sampled_from("aeorn"), new=st.sampled_from("aeorn"))
    def edit_of_equal_length(self, which: int, old: str, new: str) -> None:
        """The times that can be put back are put back."""
        path = self.pick(which, "content")
        if path is not None:
            before = path.stat()
            head, sign, body = path.read_bytes().rpartition(b"---\n")
            path.write_bytes(head + sign + body.replace(old.encode(), new.encode()))
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        self.prove()

    @act(which=_which, ahead=st.sampled_from((-(10**9), 10**9)))
    def touch(self, which: int, ahead: int) -> None:
        path = self.pick(which, "content")
        if path is not None:
            now = path.stat().st_mtime + ahead
            os.utime(path, (now, now))
        self.prove()

    @act()
    def record_in_the_ledger(self) -> None:
        """What a publication would leave."""
        last = self.twin.clean(self.twin.options)[0]
        if last.publication is not None:
            put(self.root, {"content/published.tsv": ledger_bytes(last.publication.lines)})
        self.prove()

    # Edits of the theme

    @act(name=st.sampled_from(_TEMPLATES), number=st.integers(0, 2))
    def own_file_of_the_theme(self, name: str, number: int) -> None:
        """A copy of the file of the default theme; or one that differs a little."""
        data = (_THEME / name).read_bytes()
        if number:
            data += (_ADDED[Path(name).suffix] % number).encode()
        put(self.root, {f"templates/{name}": data})
        self.prove()

    @act(slug=st.sampled_from(("person", "place")), number=st.integers(0, 2))
    def own_template_of_a_kind(self, slug: str, number: int) -> None:
        own = f"{{% extends 'entity.html' %}}{{# {number} #}}" if number else "<p>{{ view.head.title }}</p>"
        put(self.root, {f"templates/entity-{slug}.html": own.encode()})
        self.prove()

    @act(which=_which)
    def give_up_an_own_file(self, which: int) -> None:
        path = self.pick(which, "templates")
        if path is not None:
            path.unlink()
        self.prove()

    @act(name=st.sampled_from(("assets/own.txt", "assets/own.css", "unused.html")), number=st.integers(0, 2))
    def add_to_the_theme(self, name: str, number: int) -> None:
        put(self.root, {f"templates/{name}": b"own" * number})
        self.prove()

    # What breaks, and what mends

    @act(path=st.sampled_from(sorted(_BROKEN)))
    def break_something(self, path: str) -> None:
        put(self.root, {path: _BROKEN[path]})
        self.prove()

    @act(which=_which, to=st.sampled_from(("nowhere", "/", "flood.md", ".")))
    def link_in_the_content(self, which: int, to: str) -> None:
        path = self.root / f"content/articles/link-{which % 2}.md"
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(to)
        self.prove()

    @act(which=_which)
    def a_folder_where_a_file_should_be(self, which: int) -> None:
        path = self.pick(which, "content")
        if path is not None:
            path.unlink()
            path.mkdir()
        self.prove()

    @precondition(lambda self: self.broken)
    @act()
    def mend(self) -> None:
        self.mend_all()
        self.prove()
        assert not self.broken

    def mend_all(self) -> None:
        """Everything is again as it was in the last archive that could be built."""
        now = self.sources()
        for path in now.keys() - self.whole.keys():
            (self.root / path).unlink()
        for path, data in self.whole.items():
            if now.get(path) != data:
                put(self.root, {path: data})
                if data.startswith(_LINK):
                    (self.root / path).unlink()
                    (self.root / path).symlink_to(data.removeprefix(_LINK).decode())
        for folder in sorted((self.root / "content").rglob("*"), reverse=True):
            if folder.is_dir() and not any(folder.iterdir()) and not folder.is_symlink():
                folder.rmdir()

    # What happens to the site

    @act(which=_which, data=st.sampled_from((b"", b"torn", b"<!doctype html>")))
    def damage_a_page(self, which: int, data: bytes) -> None:
        path = self.pick(which, "site")
        if path is not None and path.name != MARKER:
            path.write_bytes(data)
        self.prove()

    @act(which=_which)
    def damage_a_page_to_equal_length(self, which: int) -> None:
        path = self.pick(which, "site")
        if path is not None and path.stat().st_size:
            before = path.stat()
            data = bytearray(path.read_bytes())
            data[which % len(data)] ^= 1
            path.write_bytes(data)
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        self.prove()

    @act(which=_which)
    def lose_a_page(self, which: int) -> None:
        path = self.pick(which, "site")
        if path is not None and path.name != MARKER:
            path.unlink()
        self.prove()

    @act(
        name=st.sampled_from(("stray.html", "articles/stray/index.html", "people/x", "pagefind/x", ".hidden"))
    )
    def leave_something(self, name: str) -> None:
        if self.site.exists():
            put(self.site, {name: b"stray"})
        self.prove()

    @act(which=_which, whole=st.booleans())
    def a_page_becomes_a_link(self, which: int, whole: bool) -> None:
        path = self.pick(which, "site")
        if path is not None and path.name != MARKER:
            target = self.root / "elsewhere.html"
            target.write_bytes(path.read_bytes() if whole else b"other")
            path.unlink()
            path.symlink_to(target)
        self.prove()

    @act(which=_which, moved=st.booleans())
    def a_folder_becomes_a_link(self, which: int, moved: bool) -> None:
        """As who has no room left on a disk does it."""
        found = sorted(path for path in self.site.rglob("*") if path.is_dir() and not path.is_symlink())
        if found:
            path, target = found[which % len(found)], self.root / "elsewhere"
            shutil.rmtree(target, ignore_errors=True)
            if moved:
                path.rename(target)
            else:
                shutil.copytree(path, target, symlinks=True)
                shutil.rmtree(path)
            path.symlink_to(target)
        self.prove()

    @act(which=_which, to_folder=st.booleans())
    def file_and_folder_change_places(self, which: int, to_folder: bool) -> None:
        path = self.pick(which, "site")
        if path is not None and path.name != MARKER:
            if to_folder:
                path.unlink()
                (path / "deep").mkdir(parents=True)
                (path / "deep/index.html").write_bytes(b"stray")
            elif path.parent != self.site:
                shutil.rmtree(path.parent)
                path.parent.write_bytes(b"in the way")
        self.prove()

    @act()
    def lose_the_site(self) -> None:
        shutil.rmtree(self.site, ignore_errors=True)
        self.prove()

    @act(data=st.sampled_from((b"", b"other")))
    def damage_the_marker(self, data: bytes) -> None:
        if self.site.exists():
            (self.site / MARKER).write_bytes(data)
        self.prove()

    # What happens to the memory

    @act()
    def lose_the_memory(self) -> None:
        shutil.rmtree(self.root / ".pressmark", ignore_errors=True)
        self.prove()

    @act(which=_which, at=st.floats(0, 1), sign=st.integers(1, 255))
    def damage_the_memory(self, which: int, at: float, sign: int) -> None:
        path = self.pick(which, ".pressmark", but="preview")
        if path is not None:
            data = bytearray(path.read_bytes())
            for place in range(int(at * (len(data) - 1)), len(data), 4096):
                data[place] ^= sign
            path.write_bytes(data)
        self.prove()

    @act(which=_which, share=st.floats(0, 1))
    def cut_the_memory(self, which: int, share: float) -> None:
        path = self.pick(which, ".pressmark", but="preview")
        if path is not None:
            os.truncate(path, int(path.stat().st_size * share))
        self.prove()

    @act(what=st.sampled_from((".pressmark", "site", "both")))
    def keep_a_backup(self, what: str) -> None:
        """As ``cp -a`` does it."""
        target = self.root.parent / "backup"
        shutil.rmtree(target, ignore_errors=True)
        for name in (".pressmark", "site") if what == "both" else (what,):
            if (self.root / name).is_dir():
                shutil.copytree(self.root / name, target / name, symlinks=True)
        self.backup = target
        self.prove()

    @precondition(lambda self: self.backup is not None)
    @act()
    def bring_the_backup_back(self) -> None:
        assert self.backup is not None
        for folder in self.backup.iterdir() if self.backup.is_dir() else ():
            shutil.rmtree(self.root / folder.name, ignore_errors=True)
            shutil.copytree(folder, self.root / folder.name, symlinks=True)
        self.prove()

    # How it is built

    @act()
    def build_clean(self) -> None:
        self.prove(clean=True)

    @act(jobs=st.integers(1, 40))
    def build_with_workers(self, jobs: int) -> None:
        """Seldom, as a pool takes long to begin."""
        with split_small():
            self.prove(jobs=2 if jobs == 40 else 1, clean=jobs == 40)

    @act(base_url=st.sampled_from((None, "https://one.example/", "https://two.example/deep/")))
    def another_address(self, base_url: str | None) -> None:
        self.twin.base_url = base_url
        self.prove()

    @act(drafts=st.booleans(), strict=st.booleans(), publishing=st.booleans())
    def build_another_way(self, drafts: bool, strict: bool, publishing: bool) -> None:
        """Into another folder, with the same memory."""
        elsewhere = self.root / ".pressmark/preview"
        self.twin.prove(output=elsewhere, drafts=drafts, strict=strict, publishing=publishing)

    @precondition(lambda self: self.twin.search)
    @act(soon=st.booleans())
    def build_with_the_index_later(self, soon: bool) -> None:
        asked = replace(self.twin.options, index_later=True)
        result = build(asked)
        if soon:
            self.index(result)
        else:
            self.pending.append(result)
            _, wanted = self.twin.clean(asked)
            if not result.failed:
                same(_without_index(tree_of(self.site)), _without_index(wanted))

    @precondition(lambda self: self.pending)
    @act(which=_which)
    def the_index_comes(self, which: int) -> None:
        """Of this build or of one before it, whatever has happened since."""
        result = self.pending.pop(which % len(self.pending))
        index_site(replace(self.twin.options, index_later=True), result)
        self.prove()

    def index(self, result: BuildResult) -> None:
        asked = replace(self.twin.options, index_later=True)
        indexed = index_site(asked, result)
        clean, wanted = self.twin.clean(asked)
        if not result.failed:
            assert indexed.failed == clean.failed
            same(tree_of(self.site), wanted)
        self.prove()

    @act(at=st.integers(0, 40), operation=st.integers(0, 7), data=content.reports(), named=st.booleans())
    def killed(self, at: int, operation: int, data: dict[str, bytes], named: bool) -> None:
        """The process ends in the middle; nothing of what it does when it stops by itself is done."""
        if named:
            put(self.root, {"content/entities/place/milltown.md": b"---\nname: Milltown %d\n---\n" % at})
        else:
            put(self.root, {f"content/articles/killed{ending}": one for ending, one in data.items()})
        before = tree_of(self.site)
        with killing(operation, at):
            build(self.twin.options)
        clean, wanted = self.twin.clean(self.twin.options)
        allowed = (before, before if clean.failed else wanted)
        for path, found in _without_staging(tree_of(self.site)).items():
            assert found in (allowed[0].get(path), allowed[1].get(path)), f"{path} is torn"
        self.prove()


def _without_index(tree: Tree) -> Tree:
    return {path: data for path, data in tree.items() if not path.startswith("pagefind/")}


def _without_staging(tree: Tree) -> Tree:
    return {path: data for path, data in tree.items() if not path.startswith(".staging-")}


_OPERATIONS: tuple[tuple[object, str], ...] = (
    (Path, "replace"),
    (Path, "rename"),
    (Path, "write_bytes"),
    (Path, "mkdir"),
    (os, "link"),
    (Memory, "learn"),
    (Memory, "say"),
    (Memory, "keep"),
)


@contextmanager
def killing(operation: int, at: int) -> Iterator[None]:
    """Inside, the process "ends" at the call number ``at`` of one operation."""
    owner, name = _OPERATIONS[operation]
    really: Callable[..., Any] = getattr(owner, name)
    left = [at]

    def call(*given: Any, **named: Any) -> Any:
        if left[0] == 0:
            raise Killed
        left[0] -= 1
        return really(*given, **named)

    with ExitStack() as stack:
        stack.enter_context(mock.patch.object(owner, name, call))
        stack.enter_context(mock.patch.object(Staging, "__exit__", return_value=None))
        stack.enter_context(mock.patch("pressmark.output.old.Old.put_back", return_value=None))
        try:
            yield
        except Killed:
            return
