"""The index of the search, made after the pages: the preview shows an edit at once and finds it a little
later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pressmark.build.indexing import FOLDER, index_key, is_wanted
from pressmark.build.standing import Made, Standing
from pressmark.build.values import BuildOptions, BuildResult
from pressmark.config import apply_severities
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.keys import digest_of_bytes, fingerprint, pack
from pressmark.output import MARKER, Outcome, Staging, files_below
from pressmark.proof import Proof
from pressmark.search.index import build_index
from pressmark.store import Busy, Memory


def index_site(options: BuildOptions, result: BuildResult) -> BuildResult:
    """The end of a build with ``index_later``: the index of ``result.findable`` is made and put in place.

    Nothing is done where it stands already, or where a newer build wants another by the time it is made. The
    diagnostics of the index are added to those of ``result``; files written and removed are those of the
    index. May run in a thread while nothing, or another build, goes on.
    """
    if options.memory is None or result.archive is None or result.failed:
        return replace(result, written=(), removed=())
    settings = result.archive.settings
    key = index_key(result.findable, settings.language) if result.findable else b""
    try:
        with Memory(options.memory, fingerprint()) as memory:
            if key and _stands(Standing.recall(memory, options.output), key):
                return replace(result, written=(), removed=())
        made = build_index(result.findable, settings.language)
        files = {FOLDER + path: data for path, data in made.files.items()}
        proof = Proof(result.withheld, options.output.name)
        for path, data in files.items():
            proof.look(path, data)
        said = (*apply_severities(settings, made.diagnostics), *proof.found)
        told = (*result.diagnostics, *result.withheld.told(said))
        if options.stopped_by(said):
            return replace(result, diagnostics=told, written=(), removed=(), failed=True)
        with Memory(options.memory, fingerprint()) as memory:
            outcome = Outcome((), ())
            if is_wanted(memory, options.output, key):
                outcome = _put(options, memory, key, files)
                memory.learn(key, pack(tuple[Diagnostic, ...], made.diagnostics))
                memory.keep(whole=False)
    except Busy:
        return replace(result, failed=True, diagnostics=(diagnose("O805", Place(str(options.memory))),))
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        wrong = diagnose("O803", Place(str(options.output)), why=why)
        return replace(
            result, failed=True, diagnostics=result.withheld.told((wrong,)), written=(), removed=()
        )
    return replace(result, diagnostics=told, written=outcome.written, removed=outcome.removed)


def _stands(standing: Standing, key: bytes) -> bool:
    paths = [path for path, stood in standing.files.items() if stood.key == key]
    return bool(paths) and all(standing.whole(path) for path in paths)


def _put(options: BuildOptions, memory: Memory, key: bytes, files: Mapping[str, bytes]) -> Outcome:
    """Puts the index in place; all else stays."""
    standing = Standing.recall(memory, options.output)
    others = {path: stood for path, stood in standing.files.items() if not path.startswith(FOLDER)}
    with Staging(options.output) as staging:
        for path in files_below(options.output):
            if not path.startswith(FOLDER) and path != MARKER:
                staging.keep(path)
        for path, data in files.items():
            staging.add(path, data)
        outcome = staging.commit()
        made = [Made(path, key, digest_of_bytes(data)) for path, data in files.items()]
        standing.remember(memory, others, made)
    return outcome
