"""Looking for a name in everything that a build gives away."""

from __future__ import annotations

import gzip
import json
import unicodedata
from collections.abc import Iterator
from html import escape, unescape
from urllib.parse import quote, unquote

from pressmark.building import BuildResult
from pressmark.diagnostics import Diagnostic
from pressmark.diagnostics.formats import as_github, as_json, as_text
from tests.building.conftest import Workshop


def folded(text: str) -> str:
    """Without capitals and accents; the test's own folding, not the program's."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def forms(name: str) -> set[str]:
    """``name`` in every form a site can write it."""
    dashed = "-".join(name.split())
    written = {name, dashed, name.replace(" ", "_"), name.replace(" ", ""), name.upper(), name.lower()}
    written |= {folded(one) for one in written}
    written |= {unicodedata.normalize(form, one) for one in set(written) for form in ("NFC", "NFD")}
    escaped = {quote(one) for one in written} | {escape(one) for one in written}
    return written | escaped | {json.dumps(one)[1:-1] for one in written}


def leaks(made: Workshop, names: tuple[str, ...]) -> list[str]:
    """The files of the site that hold one of ``names`` in any form, in their path or their bytes."""
    wanted = {form for name in names for form in forms(name)}
    return [
        f"{path}: {form}"
        for path, data in made.tree().items()
        for text in readings(path, data)
        for form in wanted
        if form in text
    ]


def readings(path: str, data: bytes) -> Iterator[str]:
    """A file and its path as they are, folded, and with every escape undone."""
    if data.startswith(b"\x1f\x8b"):
        data = gzip.decompress(data)
    text = f"{path}\n{data.decode('utf-8', 'replace')}"
    for one in (text, unescape(text), unquote(text)):
        yield one
        yield folded(one)


def told(result: BuildResult) -> str:
    """What the author is told, in every form, folded and not."""
    return shown(result.diagnostics)


def shown(diagnostics: tuple[Diagnostic, ...]) -> str:
    lines = [as_text(d) + as_text(d, colour=True) + as_github(d) + repr(d) for d in diagnostics]
    text = "\n".join([*lines, as_json(diagnostics)])
    return "\n".join([text, folded(text), unquote(text)])


def named_in(text: str, names: tuple[str, ...]) -> list[str]:
    return [form for name in names for form in forms(name) if form in text]
