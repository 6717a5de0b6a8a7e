"""A preview from its start to Ctrl-C: build, serve, wait for an edit, build again, tell the browser."""

from __future__ import annotations

import errno
import os
import time
import traceback
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pressmark.build import BuildResult
from pressmark.diagnostics import Diagnostic, Place, Severity, diagnose
from pressmark.diagnostics.formats import as_text, ordered
from pressmark.output import MARKER
from pressmark.serve import editor
from pressmark.serve.hosts import is_loopback
from pressmark.serve.reload import Hub, State
from pressmark.serve.report import first_line, next_line
from pressmark.serve.resolve import base_path
from pressmark.serve.scan import Trace, changed, scan
from pressmark.serve.server import PreviewServer
from pressmark.serve.site import Site
from pressmark.serve.snapshot import take
from pressmark.serve.watch import Watch
from pressmark.withholding import NOBODY

_PORTS_TRIED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """How to preview the archive at ``root``.

    ``theme`` is the folder of the default theme when that can be edited, and is watched too; ``browser``
    opens the preview in the browser; ``colour`` colours what is said; ``editor`` is what ``PRESSMARK_EDITOR``
    holds.
    """

    root: Path
    host: str = "127.0.0.1"
    port: int = 8000
    browser: bool = False
    theme: Path | None = None
    colour: bool = False
    editor: str = ""


class CannotServe(Exception):  # noqa: N818 - it reads as the sentence that it is
    """The preview cannot start; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def serve(options: ServeOptions, build: Callable[[], BuildResult], say: Callable[[str], None]) -> None:
    """Preview until Ctrl-C: ``build`` is called at the start and after every edit, ``say`` is given lines.

    Raises ``CannotServe`` when no server can be opened.
    """
    try:
        Session(options, build, say).run()
    except KeyboardInterrupt:
        say("The preview has ended.")


class Session:
    """One preview. ``run`` blocks until ``stop`` is called from another thread, or Ctrl-C."""

    def __init__(
        self, options: ServeOptions, build: Callable[[], BuildResult], say: Callable[[str], None]
    ) -> None:
        self._options = options
        self._build = build
        self._say = say
        self._hub = Hub()
        self._lost = False
        self._site = Site(self._site_lost)
        self._folders = _folders(options)
        self._watch = Watch(options.root, self._folders, self._tell)
        self._traces: dict[str, Trace] = {}
        self._told: set[Diagnostic] = set()
        self._withheld = NOBODY
        self._started = f"{time.time_ns():x}"
        self._builds = 0
        self._attempts = 0
        self.address = ""

    def run(self) -> None:
        """Build, serve and watch."""
        with _listen(self._options, self._site, self._hub, self._say) as server, self._watch:
            server.open_problem = self._open
            self._traces = scan(self._folders, {})
            self._round(server, None)
            with server.running():
                if self._options.browser:
                    webbrowser.open(self.address)
                while self._watch.wait():
                    self._look(server)

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
        self._watch.refresh()
        before, self._traces = self._traces, scan(self._folders, self._traces)
        changes = tuple(self._shown(path) for path in changed(before, self._traces))
        if changes or self._lost:
            self._lost = False
            self._round(server, changes)

    def _round(self, server: PreviewServer, changes: Sequence[str] | None) -> None:
        """Build, show what came of it, and say so; ``changes`` is None for the first time."""
        begun = time.monotonic()
        with self._site.building():
            result = self._safely()
            state = self._show(result)
        self._hub.tell(state)
        for found in ordered(result.diagnostics):
            if found not in self._told or found.severity == Severity.ERROR:
                self._tell(found)
        self._told = set(result.diagnostics)
        # A file that was withheld before this edit keeps its name to itself too.
        hidden, self._withheld = self._withheld, result.withheld
        shown = None if changes is None else [result.withheld.masked(hidden.masked(path)) for path in changes]
        seconds = time.monotonic() - begun
        self._say(first_line(result, seconds) if shown is None else next_line(shown, result, seconds))
        self._say_address(server)

    def _safely(self) -> BuildResult:
        """The result of the build. An error of the program becomes a diagnostic: the preview goes on."""
        try:
            return self._build()
        except Exception as problem:
            self._say(traceback.format_exc())
            return _crashed(problem)

    def _show(self, result: BuildResult) -> State:
        """Let requests see the result, and give what open pages must be told."""
        shown = self._site.snapshot
        base = base_path(result.base_path)
        previous = shown.build if shown else ""
        self._attempts += 1
        if result.failed:
            if shown is None and (result.output / MARKER).is_file():
                self._site.show(take(result.output, base, self._name()))
                previous = self._name()
            problems = [found for found in ordered(result.diagnostics) if found.severity == Severity.ERROR]
            openings = [self._opening(found.place) for found in problems]
            return State(build=previous, attempt=self._attempts, problems=problems, openings=openings)
        differs = shown is None or shown.base != base or bool(result.written or result.removed)
        self._builds += differs
        self._site.show(take(result.output, base, self._name()))
        styles = shown is not None and shown.base == base and _only_styles(result)
        return State(build=self._name(), previous=previous, styles=styles, attempt=self._attempts)

    def _opening(self, place: Place) -> str:
        """How a page opens ``place`` in the editor: by an address, or by asking the preview (``here``)."""
        link = editor.address(self._options.editor, place, self._options.root)
        return link or ("here" if editor.command(self._options.editor, place, self._options.root) else "")

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
        snapshot = self._site.snapshot
        host = self._options.host
        name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
        literal = f"[{name}]" if ":" in name else name
        address = f"http://{literal}:{server.port}{snapshot.base if snapshot else '/'}"
        if address != self.address:
            self.address = address
            open_to_all = "" if is_loopback(host) else "; everybody on your network can read it"
            self._say(f"Preview at {address} (Ctrl-C ends it{open_to_all})")

    def _tell(self, diagnostic: Diagnostic) -> None:
        self._say(as_text(diagnostic, self._options.colour) + "\n")

    def _shown(self, path: str) -> str:
        """``path`` as the author knows it: from the archive's root, when it lies there."""
        try:
            return Path(path).relative_to(self._options.root).as_posix()
        except ValueError:
            return path


def _crashed(problem: Exception) -> BuildResult:
    """The result of a build that ended in an error of the program: nothing is known of its output."""
    found = diagnose("W301", Place(""), problem=f"{type(problem).__name__}: {problem}")
    return BuildResult((found,), (), (), 0, Path(os.devnull), "/", failed=True)


def _folders(options: ServeOptions) -> tuple[Path, ...]:
    folders = [options.root / "content", options.root / "templates"]
    if options.theme is not None and options.theme.resolve() not in [f.resolve() for f in folders]:
        folders.append(options.theme)
    return tuple(folders)


def _only_styles(result: BuildResult) -> bool:
    return not result.removed and all(path.endswith(".css") for path in result.written)


def _listen(options: ServeOptions, site: Site, hub: Hub, say: Callable[[str], None]) -> PreviewServer:
    """A server on the wanted port or, when that is taken, on the next that is free."""
    last = min(options.port + _PORTS_TRIED - 1, 65535)
    for port in range(options.port, last + 1):
        try:
            server = PreviewServer(options.host, port, site, hub)
        except OSError as problem:
            if problem.errno == errno.EADDRINUSE:
                continue
            words = problem.strerror or str(problem)
            found = diagnose("W102", Place(""), host=options.host, port=port, problem=words)
            raise CannotServe(found) from None
        if port != options.port:
            say(f"Port {options.port} is taken, so the preview uses port {port}.")
        return server
    raise CannotServe(diagnose("W101", Place(""), first=options.port, last=last))
