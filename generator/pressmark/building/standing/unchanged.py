"""Whether a build would change nothing: every file it reads and every file it wrote is as the last one left
it.

This only ever skips a build whose inputs are equal; where it is not sure it says no, and the build decides.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Set
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pressmark.building.standing.expected import is_expected
from pressmark.building.standing.files_read import FilesRead, files_read
from pressmark.building.standing.site import Standing
from pressmark.building.values import BuildOptions, BuildResult
from pressmark.diagnostics import Diagnostic
from pressmark.keys import pack, unpack
from pressmark.output import is_left_tidy
from pressmark.sources import list_sources
from pressmark.store import Clock, Memory, in_pieces, stamps_of
from pressmark.templates.theme import Theme


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
    """A build that succeeded: what it was asked, and what it said; ``wrong`` is what lay among the sources.
    ``complete`` is whether that holds what is said of the index too.
    """

    asked: Asked
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
    """The files of an archive before any is read: where each lies on the disk, by path, and all their stamps
    in this order, packed, as ``clock`` was before that; ``wrong`` is what lies among the sources and is no
    file to be read. Where only files were looked at that somebody ``told`` of, these are there with their
    stamps, and all else is as it was seen before, by an earlier clock.
    """

    clock: Clock
    sources: Mapping[str, str]
    of_sources: bytes
    theme: Mapping[str, str]
    of_theme: bytes
    wrong: tuple[Diagnostic, ...]
    told: Mapping[str, bytes] | None = None


# What the last build of this process saw, by its name, with what it remembered of the files it read: a build
# of another process remembers something else.
_SEEN: dict[str, tuple[bytes, Glance]] = {}


@dataclass(frozen=True, slots=True)
class Changes:
    """What is otherwise than when the last build read it: files of the archive by path; whether any file of
    the theme is, and whether what is ``wrong`` with what lies among the sources is.
    """

    edited: tuple[str, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    theme: bool
    wrong: bool


def glance(root: Path, memory: Memory, jobs: int = 1) -> Glance:
    """Look at every file of the archive, and read none. Raises ``OSError`` where nothing can be looked at."""
    clock = Clock.read(memory.folder)
    sources, wrong = list_sources(root)
    theme = {name: str(path) for name, path in Theme(root).paths()}
    of_sources = stamps_of([*sources.values()], jobs=jobs)
    return Glance(clock, sources, of_sources, theme, stamps_of([*theme.values()]), wrong)


def glance_at(memory: Memory, options: BuildOptions, told: Set[str]) -> Glance | None:
    """Look at these files of the archive alone; None where the last build was not this process's, or one of
    them was not there then.
    """
    remembered, seen = _SEEN.get(_name(options), (b"", None))
    if seen is None or memory.fact(_read_name(options)) != remembered or not told <= seen.sources.keys():
        return None
    clock = Clock.read(memory.folder)
    stamps = in_pieces(stamps_of([seen.sources[path] for path in told]))
    return replace(seen, clock=clock, told=dict(zip(told, stamps, strict=True)))


def same_again(memory: Memory, options: BuildOptions, seen: Glance) -> BuildResult | None:
    """What the last build said, if this one would say and write the same; None when it is not certain."""
    last = last_build(memory, options)
    if last is None or not last.complete or last.asked != Asked.of(options) or last.wrong != seen.wrong:
        return None
    read = _read(memory, options)
    if read is None or not is_left_tidy(options.output):
        return None
    theme = read[1].now(seen.theme, seen.of_theme, seen.clock)
    sources = read[0].now(seen.sources, seen.of_sources, seen.clock)
    if sources is None or theme is None:
        return None
    standing = Standing.recall(memory, options.output, options.jobs)
    if not standing.found.is_as_left() or not is_expected(memory, standing):
        return None
    if (sources, theme) != read or standing.found.proved:
        # What had to be read to be sure has grown older than a tick: the next time its stamp will do.
        _remember_read(memory, options, sources, theme)
        standing.remember_proved(memory)
        memory.keep(whole=False)
    _SEEN[_name(options)] = (memory.fact(_read_name(options)) or b"", seen)
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


def changes(memory: Memory, options: BuildOptions, seen: Glance) -> Changes | None:
    """What has changed since the last build, where that was asked the same; None where nobody knows."""
    last, read = last_build(memory, options), _read(memory, options)
    if last is None or read is None or last.asked != Asked.of(options):
        return None
    if not (last.complete or options.index_later):
        return None
    if seen.told is not None:
        files = tuple(sorted(path for path in seen.told if read[0].is_edited(path, seen.sources[path])))
        return Changes(files, (), (), theme=False, wrong=False)
    edited, added, gone = read[0].differing(seen.sources, seen.of_sources)
    theme = read[1].differing(seen.theme, seen.of_theme)
    return Changes(edited, added, gone, any(theme), last.wrong != seen.wrong)


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
    sources = files_read(seen.sources, seen.of_sources, read[0], seen.clock)
    theme = files_read(seen.theme, seen.of_theme, read[1], seen.clock)
    _remember_read(memory, options, sources, theme)
    _remember_said(memory, options, seen, result)


def _remember_said(memory: Memory, options: BuildOptions, seen: Glance, result: BuildResult) -> None:
    _SEEN[_name(options)] = (memory.fact(_read_name(options)) or b"", replace(seen, told=None))
    last = Last(
        asked=Asked.of(options),
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


def remember_changed(
    memory: Memory,
    options: BuildOptions,
    seen: Glance,
    found: Changes,
    digests: Mapping[str, bytes],
    result: BuildResult,
) -> None:
    """Keep what a build has read of the files that it ``found`` changed, by the ``digests`` of these, and
    said; it has read all else as the last one did.
    """
    read = _read(memory, options)
    if read is None:
        return
    if seen.told is not None:
        _remember_read(memory, options, read[0].edited(digests, seen.told, seen.clock), read[1])
        _remember_said(memory, options, seen, result)
        return
    sources = {**read[0].digest_by_path(), **digests}
    remember(memory, options, seen, (sources, read[1].digest_by_path()), result)


def remember_index_said(memory: Memory, options: BuildOptions, said: tuple[Diagnostic, ...]) -> None:
    """Add to what the last build said what there is to be said of the index that was left for later."""
    last = last_build(memory, options)
    if last is not None and not last.complete:
        whole = replace(last, diagnostics=(*last.diagnostics, *said), complete=True)
        memory.say(_name(options), pack(Last, whole))


def asked_again(memory: Memory, options: BuildOptions) -> BuildOptions:
    """``options`` with what was asked of the last build into the same folder."""
    last = last_build(memory, options)
    return replace(options, **asdict(last.asked)) if last else options


def is_guarded(memory: Memory, options: BuildOptions) -> bool:
    """Whether the last build knew of somebody who is withheld: whoever tells anything has to know who."""
    last = last_build(memory, options)
    return last is not None and last.guarded


def theme_of(memory: Memory, options: BuildOptions) -> dict[str, bytes]:
    """The digests of the files of the theme as the last build read them, by name."""
    read = _read(memory, options)
    return read[1].digest_by_path() if read else {}


def last_build(memory: Memory, options: BuildOptions) -> Last | None:
    """The last build into the same folder; None where nobody knows."""
    packed = memory.fact(_name(options))
    try:
        return unpack(Last, packed) if packed else None
    except (ValueError, TypeError, EOFError, IndexError):
        return None


def _read(memory: Memory, options: BuildOptions) -> tuple[FilesRead, FilesRead] | None:
    """The files of the archive and of its theme as the last build read them."""
    packed = memory.fact(_read_name(options))
    try:
        sources, theme = marshal.loads(packed) if packed else ((), ())
        return (FilesRead(*sources), FilesRead(*theme)) if sources and theme else None
    except (ValueError, TypeError, EOFError):
        return None


def _remember_read(memory: Memory, options: BuildOptions, *read: FilesRead) -> None:
    memory.say(_read_name(options), marshal.dumps(tuple(map(tuple, read))))


def _read_name(options: BuildOptions) -> str:
    return f"read for {_name(options)}"


def _name(options: BuildOptions) -> str:
    return f"build {options.output.resolve()}"
