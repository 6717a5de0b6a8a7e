"""How a build begins: what changes nothing is known before anything is loaded that makes pages."""

from __future__ import annotations

from collections.abc import Set
from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path

from pressmark.building.standing.site import Ahead
from pressmark.building.standing.unchanged import glance, glance_at, is_guarded, same_again
from pressmark.building.values import BuildOptions, BuildResult
from pressmark.diagnostics import Place, diagnose
from pressmark.keys import fingerprint
from pressmark.sources import CONTENT
from pressmark.store import Busy, Memory


def build(options: BuildOptions) -> BuildResult:
    """Build the archive at ``options.root``. Bad input, and a disk that refuses, end as diagnostics, never as
    exceptions.
    """
    if options.memory is None or not (options.root / CONTENT).is_dir():
        return _alone(options)
    try:
        with Memory(options.memory, fingerprint()) as memory:
            if options.clean:
                memory.forget()
            result = _remembering(options, memory)
        if memory.broke and not result.failed:
            result = _once_more(options, options.memory, result)
        lost = memory.lost == "damaged"
        return replace(result, remarks=(diagnose("O807", Place(str(options.memory))),) if lost else ())
    except Busy:
        return _refused(options)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        remark = diagnose("O806", Place(str(options.memory)), why=why)
        return replace(_alone(options), remarks=(remark,))


def build_told(options: BuildOptions, edited: Set[str]) -> BuildResult | None:
    """The build after these files of the archive were edited, by the word of whoever watches them: nothing
    else is looked at, neither in the archive nor in the site. None where it is more than an edit inside of
    reports, or the last build was another process's.

    A word may be wrong or missing: :func:`build` has to be called some time after, which believes nobody.
    """
    if options.memory is None:
        return None
    try:
        with Memory(options.memory, fingerprint()) as memory:
            seen = glance_at(memory, options, edited)
            if seen is None:
                return None
            from pressmark.building.edits.amending import amend

            made = amend(memory, options, seen)
        return None if memory.broke else made
    except (Busy, OSError):
        return None


def _remembering(options: BuildOptions, memory: Memory) -> BuildResult:
    """The build, or nothing of it where nothing has changed."""
    seen = glance(options.root, memory, options.jobs)
    same = same_again(memory, options, seen)
    if same is None:
        # Loading all that a page is made of takes longer than seeing that none has to be made; while it is
        # loaded, somebody looks at the site.
        with Ahead(memory, options.output) if options.jobs > 1 else nullcontext() as ahead:
            from pressmark.building.edits.amending import amend

            made = amend(memory, options, seen, ahead)
        if made is not None:
            return made
        from pressmark.building.whole import build_changed

        return build_changed(options, memory, seen)
    if is_guarded(memory, options):
        from pressmark.building.whole import withheld_by

        return replace(same, hidden=withheld_by(options, memory))
    return same


def _once_more(options: BuildOptions, folder: Path, first: BuildResult) -> BuildResult:
    """The build again after one whose memory turned out to be damaged: it finds the site whole, and the next
    build finds all of it remembered.
    """
    with suppress(Busy, OSError), Memory(folder, fingerprint()) as memory:
        again = _remembering(options, memory)
        if not again.failed:
            return replace(again, written=first.written, removed=first.removed)
    return first


def _alone(options: BuildOptions) -> BuildResult:
    """The build by itself, with nothing to remember."""
    from pressmark.building.whole import build_alone

    return build_alone(options)


def _refused(options: BuildOptions) -> BuildResult:
    """The result of a build that another one keeps waiting for too long."""
    from pressmark.building.writing import failed
    from pressmark.config import Settings

    return failed(options, Settings(), [diagnose("O805", Place(str(options.memory)))])
