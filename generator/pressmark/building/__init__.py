"""The build: content in, a site out.

    content/ → sources → records → archive → plan of pages → what differs rendered → staged → put in place

Every phase collects what is wrong; with an error nothing is written and the old site stays whole. What
earlier builds left is only ever used to skip work whose inputs are equal.
"""

from typing import TYPE_CHECKING

from pressmark.building.processes.jobs import usual_jobs
from pressmark.building.start import build, build_told
from pressmark.building.values import MEMORY, BuildOptions, BuildResult, base_path
from pressmark.ondemand import on_demand

if TYPE_CHECKING:
    from pressmark.building.index.later import index_site
    from pressmark.building.verifying import verify
    from pressmark.building.whole import explain, read_archive

__all__ = [
    "MEMORY",
    "BuildOptions",
    "BuildResult",
    "base_path",
    "build",
    "build_told",
    "explain",
    "index_site",
    "read_archive",
    "usual_jobs",
    "verify",
]


# A build that changes nothing does without all that makes pages.
__getattr__ = on_demand(
    __name__,
    {"explain": "whole", "index_site": "index.later", "read_archive": "whole", "verify": "verifying"},
)
