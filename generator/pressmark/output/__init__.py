"""Writing the site: everything is staged beside it first, then put in place file by file.

The output folder equals the plan. Files that differ are written under ``.staging-*`` in the folder; only when
the whole build has succeeded are they renamed into place in a fixed order, and what is not planned is
removed. Until the first rename the old site is whole. What a rename replaces is kept until the last one, so
that the old site comes back when the disk refuses half-way; only a killed process leaves files of two builds,
and the next build mends that.
"""

from typing import TYPE_CHECKING

from pressmark.ondemand import on_demand
from pressmark.output.folder import (
    MARKER,
    check_output,
    everything_below,
    files_below,
    is_left_tidy,
    names_in,
)

if TYPE_CHECKING:
    from pressmark.output.replacing import replace_file, replaced
    from pressmark.output.staging import Outcome, Staging
    from pressmark.output.taken import Taken

__all__ = [
    "MARKER",
    "Outcome",
    "Staging",
    "Taken",
    "check_output",
    "everything_below",
    "files_below",
    "is_left_tidy",
    "names_in",
    "replace_file",
    "replaced",
]

# A build that changes nothing looks at the folder alone.
__getattr__ = on_demand(
    __name__,
    {
        "Outcome": "staging",
        "Staging": "staging",
        "Taken": "taken",
        "replace_file": "replacing",
        "replaced": "replacing",
    },
)
