"""The index of the search, made after the pages: the preview shows an edit at once and finds it a little
later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pressmark.building.index.finding import records_of
from pressmark.building.index.indexing import remember_said, standing_index
from pressmark.building.recorded.shelves import Unrecorded
from pressmark.building.standing.expected import FOLDER, is_wanted
from pressmark.building.standing.site import Made, Standing
from pressmark.building.standing.unchanged import remember_index_said
from pressmark.building.values import BuildOptions, BuildResult
from pressmark.config import Settings, apply_severities
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.keys import digest_of_bytes, fingerprint
from pressmark.output import MARKER, Outcome, Staging, files_below
from pressmark.proof import Proof
from pressmark.search.index import build_index
from pressmark.search.values import SearchRecord
from pressmark.store import Busy, Memory


def index_site(options: BuildOptions, result: BuildResult) -> BuildResult:
    """The end of a build with ``index_later``: the index of ``result.findable`` is made and put in place.

    Nothing is done where it stands already, or where a newer build wants another by the time it is made. The
    diagnostics of the index are added to those of ``result``; files written and removed are those of the
    index. May run in a thread while nothing, or another build, goes on.
    """
    nothing = replace(result, written=(), removed=())
    if options.memory is None or result.archive is None or result.failed:
        return nothing
    settings = result.archive.settings
    key = result.findable.key(settings.language) if result.findable else b""
    try:
        with Memory(options.memory, fingerprint()) as memory:
            standing = Standing.recall(memory, options.output)
            index = standing_index(key, standing, memory) if key else None
            if index is not None:
                told = result.withheld.told(apply_severities(settings, index.diagnostics))
                return _told(options, nothing, memory, key, told)
            records = records_of(memory, options.output, result.findable) if result.findable else ()
        return _made(options, nothing, settings, key, records)
    except Unrecorded:
        return _forgotten(options, nothing, key)
    except Busy:
        return replace(nothing, failed=True, diagnostics=(diagnose("O805", Place(str(options.memory))),))
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        wrong = diagnose("O803", Place(str(options.output)), why=why)
        return replace(nothing, failed=True, diagnostics=result.withheld.told((wrong,)))


def _forgotten(options: BuildOptions, result: BuildResult, key: bytes) -> BuildResult:
    """Nothing, as a newer build wants others to be found; or the memory is damaged, and the next build begins
    anew.
    """
    assert options.memory is not None
    with Memory(options.memory, fingerprint()) as memory:
        if not is_wanted(memory, options.output, key):
            return result
        memory.doubt()
    return replace(result, failed=True, diagnostics=(diagnose("O807", Place(str(options.memory))),))


def _made(
    options: BuildOptions,
    result: BuildResult,
    settings: Settings,
    key: bytes,
    records: tuple[SearchRecord, ...],
) -> BuildResult:
    """The index made, while the memory is free for others, and put in place if it is still wanted then."""
    assert options.memory is not None
    made = build_index(records, settings.language)
    files = {FOLDER + path: data for path, data in made.files.items()}
    proof = Proof(result.withheld, options.output.name)
    for path, data in files.items():
        proof.look(path, data)
    said = (*apply_severities(settings, made.diagnostics), *proof.found)
    told = result.withheld.told(said)
    if options.stopped_by(said):
        return replace(result, diagnostics=(*result.diagnostics, *told), failed=True)
    with Memory(options.memory, fingerprint()) as memory:
        if is_wanted(memory, options.output, key):
            outcome = _put(options, memory, key, files)
            remember_said(memory, options.output, key, made.diagnostics)
            result = replace(result, written=outcome.written, removed=outcome.removed)
        return _told(options, result, memory, key, told)


def _told(
    options: BuildOptions, result: BuildResult, memory: Memory, key: bytes, told: tuple[Diagnostic, ...]
) -> BuildResult:
    """``result`` with what is to be said of the index; a build that changes nothing will repeat it."""
    if is_wanted(memory, options.output, key):
        remember_index_said(memory, options, told)
        memory.keep(whole=False)
    return replace(result, diagnostics=(*result.diagnostics, *told))


def _put(options: BuildOptions, memory: Memory, key: bytes, files: Mapping[str, bytes]) -> Outcome:
    """Puts the index in place; all else stays."""
    standing = Standing.recall(memory, options.output)
    others = {path: stood for path, stood in standing.files.items() if not path.startswith(FOLDER)}
    with Staging(options.output, standing.lying, standing.folders) as staging:
        for path in files_below(options.output):
            if not path.startswith(FOLDER) and path != MARKER:
                staging.keep(path)
        for path, data in files.items():
            staging.add(path, data)
        outcome = staging.commit()
        made = [Made(path, key, digest_of_bytes(data)) for path, data in files.items()]
        standing.remember(memory, others, made)
    return outcome
