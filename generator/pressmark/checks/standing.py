"""A site that builds with a memory left, where it is what the content gives now."""

from __future__ import annotations

from dataclasses import replace

from pressmark.building import MEMORY, BuildOptions, BuildResult, read_archive
from pressmark.building.standing.unchanged import glance, same_again
from pressmark.keys import fingerprint
from pressmark.store import Busy, Memory


def standing(options: BuildOptions) -> BuildResult | None:
    """What the last build said of the site in the output of ``options``, if another would say and write the
    same; None where that is not certain: it was never built, files have changed since, somebody is building
    just now. Nothing is built.
    """
    folder = options.root / MEMORY
    if not any(folder.glob("*")):
        return None
    # What is lost to a publication does not change what is written.
    asked = replace(options, memory=folder, publishing=False)
    try:
        with Memory(folder, fingerprint()) as memory:
            return same_again(memory, asked, glance(options.root, memory))
    except (Busy, OSError):
        return None


def standing_whole(options: BuildOptions) -> BuildResult | None:
    """The same with the archive that the site was made from, read anew."""
    last = standing(options)
    if last is None:
        return None
    archive, withheld = read_archive(options.root)
    return replace(last, archive=archive, hidden=withheld)
