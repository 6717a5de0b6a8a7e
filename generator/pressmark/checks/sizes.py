"""What the host refuses: what is no file, sizes, and names that differ in capital letters alone.

The limits are those of GitHub Pages: a published site of 1 GB, a file of 100 MB in a repository, ten minutes
for a deployment (docs.github.com, *GitHub Pages limits*, *About large files on GitHub*).
"""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks.site import Site
from pressmark.diagnostics import Diagnostic, Place, diagnose

SITE_BYTES = 1_000_000_000
FILE_BYTES = 100_000_000
# Unpacking and copying takes the time, so that many small files weigh as much as few large ones: a
# deployment of more than this has been seen to run out of its ten minutes.
SITE_FILES = 200_000
_NEARLY = 0.8


def check_sizes(
    site: Site, *, site_bytes: int = SITE_BYTES, file_bytes: int = FILE_BYTES, site_files: int = SITE_FILES
) -> Iterator[Diagnostic]:
    """What is no file; files and a site that are too large, or soon will be; paths that one folder of a Mac
    or of Windows cannot hold together. Limits are in bytes and in files.
    """
    for path in site.strange:
        yield diagnose("K308", site.place(path), path=path)
    total = sum(site.sizes.values())
    whole = Place(site.shown)
    if total > site_bytes * _NEARLY:
        code = "K301" if total > site_bytes else "K302"
        yield diagnose(code, whole, size=_megabytes(total), limit=_megabytes(site_bytes))
    if len(site.sizes) > site_files:
        yield diagnose("K303", whole, count=len(site.sizes), limit=site_files)
    for path, size in site.sizes.items():
        if size > file_bytes:
            yield diagnose(
                "K304", site.place(path), path=path, size=_megabytes(size), limit=_megabytes(file_bytes)
            )
    seen: dict[str, str] = {}
    for path in site.sizes:
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            yield diagnose("K305", site.place(path), path=path, other=other)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
