"""The few pages that are the preview's own, and the script that it adds to pages of the site."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from pressmark.diagnostics import Diagnostic
from pressmark.diagnostics.formats import as_text

LIVE = "/_pressmark/"
"""Where the preview's own files are. No address of an archive begins with an underscore."""


def with_live_script(page: bytes, build: str, index: str | None = None) -> bytes:
    """``page`` with the live script before the end of its body. Only what is sent has it, never a file. The
    search page is told the ``index`` that it looks into.
    """
    searched = "" if index is None else f' data-index="{escape(index)}"'
    tag = (
        f'<script type="module" src="{LIVE}live.js" data-build="{escape(build)}"{searched}></script>'.encode()
    )
    end = page.lower().rfind(b"</body>")
    return page + tag if end < 0 else page[:end] + tag + page[end:]


def problems_page(problems: Iterable[Diagnostic], attempt: int) -> bytes:
    """Shown while there has not been a good build yet; it makes way for the site by itself."""
    found = "\n\n".join(as_text(problem) for problem in problems)
    script = f'<script type="module" src="{LIVE}live.js" data-attempt="{attempt}"></script>'
    if not found:
        return _page("The archive is being built", "<p>This page shows it when it is ready.</p>", script)
    words = (
        "<p>It is built again each time you save a file. When the problems below are mended, "
        "this page shows the archive by itself.</p>"
    )
    return _page("This archive cannot be shown yet", f'{words}<pre dir="auto">{escape(found)}</pre>', script)


def outside_page(base: str) -> bytes:
    """For an address that does not lie below the path of the published site."""
    link = escape(base, quote=True)
    return _page(
        "Nothing is published at this address",
        f'<p>This archive will be published under <a href="{link}">{link}</a>, so that is where the preview '
        "shows it. A link that led here would be broken on the published site too.</p>",
    )


def missing_page() -> bytes:
    """For an address that is not found in a site without a ``404.html``."""
    return _page("There is no such page", "<p>The site has no file at this address.</p>")


def foreign_host_page() -> bytes:
    """For a request that names a host which is not this machine."""
    return _page(
        "This preview does not answer to that name",
        "<p>Open it at the address shown in the terminal. Other names are refused so that no web site can "
        "read your unpublished archive through your browser.</p>",
    )


def _page(title: str, body: str, script: str = "") -> bytes:
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>"
        f'<link rel="stylesheet" href="{LIVE}live.css"></head>'
        f'<body class="preview"><main><h1>{escape(title)}</h1>{body}</main>{script}</body></html>\n'
    ).encode()
