"""Whether a build would change nothing: every file it reads and every file it wrote is as the last one left
it.

This only ever skips a build whose inputs are equal; where it is not sure it says no, and the build decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pressmark.build.indexing import is_expected
from pressmark.build.standing import Standing
from pressmark.build.values import BuildOptions, BuildResult
from pressmark.diagnostics import Diagnostic
from pressmark.keys import digest_of_bytes, pack, unpack
from pressmark.output import MARKER, is_left_tidy
from pressmark.sources import list_sources
from pressmark.store import Clock, Memory, Stamp, stamp_of
from pressmark.templates import Theme


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that was read: its path, the digest of its bytes, its stamp, and whether that stamp alone
    proves that it is still the same.
    """

    path: str
    digest: bytes
    stamp: tuple[int, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything about a question that the answer depends on, as in :class:`BuildOptions`."""

    base_url: str | None
    search: bool
    strict: bool
    publishing: bool
    drafts: bool

    @classmethod
    def of(cls, options: BuildOptions) -> Asked:
        """What ``options`` ask."""
        return cls(options.base_url, options.search, options.strict, options.publishing, options.drafts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """A build that succeeded: what it was asked, what it read, and what it said; ``complete`` is whether
    that holds what is said of the index too.
    """

    asked: Asked
    sources: tuple[Seen, ...]
    theme: tuple[Seen, ...]
    wrong: tuple[Diagnostic, ...]
    diagnostics: tuple[Diagnostic, ...]
    unrecorded: tuple[Diagnostic, ...]
    pages: int
    base_path: str
    addressed: bool
    complete: bool
    guarded: bool


@dataclass(frozen=True, slots=True)
class Glance:
    """The files of an archive before any is read: where each lies and its stamp, by path, as ``clock`` was
    before that; ``wrong`` is what lies among the sources and is no file to be read.
    """

    clock: Clock
    sources: Mapping[str, tuple[str, Stamp | None]]
    theme: Mapping[str, tuple[str, Stamp | None]]
    wrong: tuple[Diagnostic, ...]


def glance(root: Path, memory: Memory) -> Glance:
    """Look at every file of the archive, and read none. Raises ``OSError`` where nothing can be looked at."""
    clock = Clock.read(memory.folder)
    files, wrong = list_sources(root)
    sources = {path: (real, stamp_of(real)) for path, real in files.items()}
    theme = {name: (str(path), stamp_of(path)) for name, path in Theme(root).paths()}
    return Glance(clock, sources, theme, wrong)


def same_again(memory: Memory, options: BuildOptions, seen: Glance) -> BuildResult | None:
    """What the last build said, if this one would say and write the same; None when it is not certain."""
    last = _last(memory, options)
    if last is None or not last.complete or last.asked != Asked.of(options):
        return None
    if last.wrong != seen.wrong or not is_left_tidy(options.output):
        return None
    sources, theme = _same(last.sources, seen.sources, seen), _same(last.theme, seen.theme, seen)
    if sources is None or theme is None:
        return None
    standing = Standing.recall(memory, options.output)
    if standing.present != {MARKER, *standing.files}:
        return None
    if not is_expected(memory, standing):
        return None
    stood = standing.all_whole()
    if stood is None:
        return None
    if (sources, theme) != (last.sources, last.theme) or stood != standing.files:
        # What had to be read to be sure has grown older than a tick: the next time its stamp will do.
        memory.say(_name(options), pack(Last, replace(last, sources=sources, theme=theme)))
        standing.remember(memory, stood, ())
        memory.keep(whole=False)
    return BuildResult(
        diagnostics=last.diagnostics,
        written=(),
        removed=(),
        pages=last.pages,
        output=options.output,
        base_path=last.base_path,
        failed=False,
        addressed=last.addressed,
        unrecorded=last.unrecorded,
        unchanged=True,
    )


def remember(
    memory: Memory,
    options: BuildOptions,
    seen: Glance,
    read: tuple[Mapping[str, bytes], Mapping[str, bytes]],
    result: BuildResult,
) -> None:
    """Keep what a build that succeeded was asked, read and said. ``read`` are the digests of the files of the
    archive and of its theme, by path.
    """
    last = Last(
        asked=Asked.of(options),
        sources=_seen(seen.sources, read[0], seen.clock),
        theme=_seen(seen.theme, read[1], seen.clock),
        wrong=seen.wrong,
        diagnostics=result.diagnostics,
        unrecorded=result.unrecorded,
        pages=result.pages,
        base_path=result.base_path,
        addressed=result.addressed,
        complete=not (options.index_later and result.findable),
        guarded=bool(result.withheld),
    )
    memory.say(_name(options), pack(Last, last))


def remember_index_said(memory: Memory, options: BuildOptions, said: tuple[Diagnostic, ...]) -> None:
    """Add to what the last build said what there is to be said of the index that was left for later."""
    last = _last(memory, options)
    if last is not None and not last.complete:
        whole = replace(last, diagnostics=(*last.diagnostics, *said), complete=True)
        memory.say(_name(options), pack(Last, whole))


def asked_again(memory: Memory, options: BuildOptions) -> BuildOptions:
    """``options`` with what was asked of the last build into the same folder."""
    last = _last(memory, options)
    return replace(options, **asdict(last.asked)) if last else options


def is_guarded(memory: Memory, options: BuildOptions) -> bool:
    """Whether the last build knew of somebody who is withheld: whoever tells anything has to know who."""
    last = _last(memory, options)
    return last is not None and last.guarded


def theme_of(memory: Memory, options: BuildOptions) -> dict[str, bytes]:
    """The digests of the files of the theme as the last build read them, by name."""
    last = _last(memory, options)
    return {file.path: file.digest for file in last.theme} if last else {}


def _last(memory: Memory, options: BuildOptions) -> Last | None:
    packed = memory.fact(_name(options))
    try:
        return unpack(Last, packed) if packed else None
    except (ValueError, TypeError, EOFError, IndexError):
        return None


def _seen(
    files: Mapping[str, tuple[str, Stamp | None]], digests: Mapping[str, bytes], clock: Clock
) -> tuple[Seen, ...]:
    return tuple(
        Seen(path, digests[path], tuple(stamp), clock.settled(stamp))
        for path, (_, stamp) in files.items()
        if stamp is not None and path in digests
    )


def _same(
    known: tuple[Seen, ...], files: Mapping[str, tuple[str, Stamp | None]], seen: Glance
) -> tuple[Seen, ...] | None:
    """The files that are ``known``, with their stamps of now, if they are the same as then; else None."""
    if len(known) != len(files):
        return None
    found = []
    for file in known:
        real, stamp = files.get(file.path, ("", None))
        if stamp is None or not (_proved(file, stamp) or _digest_of(real) == file.digest):
            return None
        found.append(replace(file, stamp=tuple(stamp), settled=seen.clock.settled(stamp)))
    return tuple(found)


def _proved(file: Seen, stamp: Stamp) -> bool:
    return file.settled and tuple(stamp) == file.stamp


def _digest_of(path: str) -> bytes:
    try:
        return digest_of_bytes(Path(path).read_bytes())
    except OSError:
        return b""


def _name(options: BuildOptions) -> str:
    return f"build {options.output.resolve()}"
