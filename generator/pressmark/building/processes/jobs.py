"""How many processes work."""

from __future__ import annotations

import os


def usual_jobs() -> int:
    """As many workers as this process may use processors."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows have no such thing
        return os.cpu_count() or 1
