"""The build: content in, a site out.

    content/ → sources → records → archive → plan of pages → what differs rendered → staged → put in place

Every phase collects what is wrong; with an error nothing is written and the old site stays whole. What
earlier builds left is only ever used to skip work whose inputs are equal.
"""

from pressmark.build.later import index_site
from pressmark.build.values import MEMORY, BuildOptions, BuildResult, base_path
from pressmark.build.verifying import verify
from pressmark.build.whole import build, explain, read_archive
from pressmark.build.workers import usual_jobs

__all__ = [
    "MEMORY",
    "BuildOptions",
    "BuildResult",
    "base_path",
    "build",
    "explain",
    "index_site",
    "read_archive",
    "usual_jobs",
    "verify",
]
