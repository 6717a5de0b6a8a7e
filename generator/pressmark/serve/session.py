"""A preview from its start to Ctrl-C: build, serve, wait for an edit, build again, tell the browser."""

from __future__ import annotations

import threading
import time
import traceback
import webbrowser
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from pressmark.building import BuildResult
from pressmark.diagnostics import Diagnostic, Place, Severity, diagnose
from pressmark.diagnostics.formats import as_text, ordered
from pressmark.output import MARKER
from pressmark.serve import editor
from pressmark.serve.background import Background
from pressmark.serve.hosts import is_loopback, written
from pressmark.serve.listening import listen
from pressmark.serve.options import ServeOptions
from pressmark.serve.outcome import Index, Quick, crashed, has_news, only_styles, was_busy
from pressmark.serve.reload import Hub, State
from pressmark.serve.report import first_line, index_line, next_line
from pressmark.serve.resolve import base_path
from pressmark.serve.scan import Trace, changed, scan, scan_again, shown
from pressmark.serve.server import PreviewServer
from pressmark.serve.site import Site
from pressmark.serve.snapshot import Snapshot, take, take_again
from pressmark.serve.watch import Watch
from pressmark.withholding import NOBODY

_INDEX_FOLDER = "pagefind/"

_REST = 1.0
"""Seconds without an edit after which it is made sure that a quick build has missed nothing."""
_FEW = 20
"""Files that may have changed for a quick build."""

_Made = TypeVar("_Made", BuildResult, BuildResult | None)


def serve(
    options: ServeOptions,
    build: Callable[[], BuildResult],
    say: Callable[[str], None],
    index: Index | None = None,
    quick: Quick | None = None,
) -> None:
    """Preview until Ctrl-C: ``build`` is called at the start and after every edit, ``say`` is given lines.
    Where builds leave the index of the search out, ``index`` is called for it in the background. Where there
    is a ``quick`` build it is tried first, and ``build`` makes sure a little later.

    Raises ``CannotServe`` when no server can be opened.
    """
    try:
        Session(options, build, say, index, quick).run()
    except KeyboardInterrupt:
        say("The preview has ended.")


class Session:
    """One preview. ``run`` blocks until ``stop`` is called from another thread, or Ctrl-C."""

    def __init__(
        self,
        options: ServeOptions,
        build: Callable[[], BuildResult],
        say: Callable[[str], None],
        index: Index | None = None,
        quick: Quick | None = None,
    ) -> None:
        self._quick, self._unsure = quick, False
        self._options = options
        self._build = build
        self._say = say
        self._index = index
        self._background = Background(self._refresh_search)
        self._showing = threading.Lock()
        self._hub = Hub()
        self._lost = False
        self._refused: tuple[Sequence[str] | None, ...] = ()
        self._site = Site(self._site_lost)
        self._folders = options.folders
        self._watch = Watch(options.root, self._folders, self._tell)
        self._traces: dict[str, Trace] = {}
        self._told: set[Diagnostic] = set()
        self._withheld = NOBODY
        self._started = f"{time.time_ns():x}"
        self._builds = 0
        self._indexes = self._indexes_told = 0
        self._attempts = 0
        self.address = ""

    def run(self) -> None:
        """Build, serve and watch."""
        with listen(self._options, self._site, self._hub, self._say) as server, self._watch:
            server.open_problem = self._open
            self._watch.told()
            self._traces = scan(self._folders, {})
            self._round(server, None)
            try:
                with server.running():
                    if self._options.browser:
                        webbrowser.open(self.address)
                    while self._watch.wait(_REST if self._unsure else None):
                        self._look(server)
            finally:
                self._background.close()

    def stop(self) -> None:
        """End ``run``."""
        self._watch.stop()

    def _site_lost(self) -> None:
        self._lost = True
        self._watch.wake()

    def _look(self, server: PreviewServer) -> None:
        """Build again if the archive's files differ from those that the last build saw, or its site is gone.

        The files are read before the build: whatever is saved while it runs differs at the next look.
        """
        told = self._watch.told()
        if not (self._refused or self._lost) and told and self._quickly(server, told):
            return
        self._watch.refresh()
        before, self._traces = self._traces, scan(self._folders, self._traces)
        changes = shown(changed(before, self._traces), self._options.root)
        if self._refused:
            (earlier,) = self._refused
            self._round(server, None if earlier is None else sorted({*earlier, *changes}))
        elif changes or self._lost or self._unsure:
            only_news = not (changes or self._lost)
            self._unsure = self._lost = False
            self._round(server, changes, only_news=only_news)

    def _quickly(self, server: PreviewServer, told: frozenset[str]) -> bool:
        """Build after an edit of the files that events ``told`` of, if that will do. Events may be lost: a
        whole look makes sure as soon as there is time.
        """
        traces = scan_again(self._traces, told) if self._quick and len(told) <= _FEW else None
        changes = shown(changed(self._traces, traces), self._options.root) if traces else ()
        if traces is None or not changes or not self._round(server, changes, quick=self._quick):
            return False
        self._traces, self._unsure = traces, True
        return True

    def _round(
        self,
        server: PreviewServer,
        changes: Sequence[str] | None,
        *,
        quick: Quick | None = None,
        only_news: bool = False,
    ) -> bool:
        """Build, show what came of it, and say so; ``changes`` is None for the first time. Where it is to be
        ``quick``, False if that will not do. With ``only_news`` nothing is said if nothing has changed.
        """
        begun = time.monotonic()
        with self._showing:
            with self._site.building():
                result = self._safely(lambda: quick(frozenset(changes or ())) if quick else self._build())
                if result is None:
                    return False
                if only_news and not has_news(result, self._told):
                    self._site.show(self._taken(result))
                    return True
                state = self._show(result, alone=quick is not None)
            if self._index and not result.failed:
                self._background.want(result)
            self._hub.tell(state)
            self._tell_news(result.diagnostics)
            self._told = set(result.diagnostics)
        # Somebody else is building. That ends, and then the edit is still to be built.
        self._refused = (changes,) if was_busy(result) else ()
        if self._refused:
            self._watch.wake()
        # A file that was withheld before this edit keeps its name to itself too.
        hidden, self._withheld = self._withheld, self._withheld if result.unchanged else result.withheld
        named = None if changes is None else [result.withheld.masked(hidden.masked(path)) for path in changes]
        seconds = time.monotonic() - begun
        self._say(first_line(result, seconds) if named is None else next_line(named, result, seconds))
        self._say_address(server)
        return True

    def _refresh_search(self, result: BuildResult) -> None:
        """Make the index of a build, in a thread beside the preview; say so when the search is fresh."""
        index, begun = self._index, time.monotonic()
        assert index is not None
        with self._site.building(_INDEX_FOLDER):
            made = self._safely(lambda: index(result))
        with self._showing:
            if not made.failed and (made.written or made.removed):
                # A newer build may want the very same index: then this one was put in place for it.
                self._indexes += 1
                self._site.show(self._taken(result))
            if not self._background.wants(result):
                return
            if was_busy(made):
                self._background.want(result)  # another build was at work; now none of ours is
                return
            found = result.withheld.told(made.diagnostics)
            self._tell_news(found)
            self._told |= set(found)
            if made.failed or self._indexes_told != self._indexes:
                self._say(index_line(made, time.monotonic() - begun))
            self._indexes_told = self._indexes
            search = "failed" if made.failed else "fresh"
            self._hub.tell(replace(self._hub.state, search=search, index=self._index_name()))

    def _safely(self, build: Callable[[], _Made]) -> _Made | BuildResult:
        """The result of ``build``. An error of the program becomes a diagnostic: the preview goes on."""
        try:
            return build()
        except Exception as problem:
            self._say(traceback.format_exc())
            return crashed(problem)

    def _show(self, result: BuildResult, *, alone: bool = False) -> State:
        """Let requests see the result, and give what open pages must be told. ``alone`` is whether nothing is
        otherwise than what it has written.
        """
        shown, asked = self._site.snapshot, self._options
        base = base_path(result.base_path)
        previous = shown.build if shown else ""
        self._attempts += 1
        if result.failed:
            if shown is None and (result.output / MARKER).is_file():
                self._site.show(self._taken(result))
                previous = self._name()
            problems = [found for found in ordered(result.diagnostics) if found.severity == Severity.ERROR]
            openings = [editor.opening(asked.editor, found.place, asked.root) for found in problems]
            last = self._hub.state
            return State(
                build=previous,
                attempt=self._attempts,
                problems=problems,
                openings=openings,
                index=self._index_name(),
                search=last.search,
            )
        differs = shown is None or shown.base != base or bool(result.written or result.removed)
        self._builds += differs
        again = take_again(shown, self._name(), result.written) if shown and alone else None
        self._site.show(again or self._taken(result))
        styles = shown is not None and shown.base == base and only_styles(result)
        return State(
            build=self._name(),
            previous=previous,
            styles=styles,
            attempt=self._attempts,
            index=self._index_name(),
            search="stale" if self._index else "fresh",
        )

    def _taken(self, result: BuildResult) -> Snapshot:
        """The site as it lies on disk now."""
        base, shown = base_path(result.base_path), self._site.snapshot
        snapshot = take(result.output, base, self._name(), before=shown)
        indexed = any(path.startswith(_INDEX_FOLDER) for path in snapshot.files)
        return replace(snapshot, index=f"{self._started}-{self._indexes}" if indexed else "")

    def _index_name(self) -> str:
        """The name of the index that the site has, or empty."""
        shown = self._site.snapshot
        return shown.index if shown else ""

    def _open(self, attempt: int, number: int) -> bool:
        """Open the editor at a problem that is being shown; False when it is shown no longer."""
        state = self._hub.state
        if attempt != state.attempt or not 0 <= number < len(state.problems):
            return False
        arguments = editor.command(self._options.editor, state.problems[number].place, self._options.root)
        trouble = editor.start(arguments) if arguments else ""
        if trouble:
            self._tell(diagnose("W202", Place(""), editor=arguments[0], problem=trouble))
        return bool(arguments) and not trouble

    def _name(self) -> str:
        """The name of the build that is shown; no other preview ever used it."""
        return f"{self._started}-{self._builds}"

    def _say_address(self, server: PreviewServer) -> None:
        """Say where the preview is, when that is new: an edit of the base address moves it."""
        snapshot, host = self._site.snapshot, self._options.host
        address = f"http://{written(host)}:{server.port}{snapshot.base if snapshot else '/'}"
        if address != self.address:
            self.address = address
            open_to_all = "" if is_loopback(host) else "; everybody on your network can read it"
            self._say(f"Preview at {address} (Ctrl-C ends it{open_to_all})")

    def _tell_news(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Tell what the last build did not say, and errors each time."""
        for found in ordered(diagnostics):
            if found not in self._told or found.severity == Severity.ERROR:
                self._tell(found)

    def _tell(self, diagnostic: Diagnostic) -> None:
        self._say(as_text(diagnostic, self._options.colour) + "\n")
