"""What an address answers: the behaviour of GitHub Pages as one pure function.

The rules were read from GitHub's documentation and from published measurements: a file answers with and
without ``.html``, a folder without its slash is sent on (301), a folder without ``index.html`` is not
found, names are exact in case, nothing is listed, files whose names begin with a dot are not there, and
whatever is not found below the project's path answers with its ``404.html``.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import unquote

NOT_FOUND_PAGE = "404.html"


@dataclass(frozen=True, slots=True)
class Answer:
    """What to send: a status, and the ``file`` of the site or the ``location`` to go to instead.

    ``inside`` is False when the address lies outside the path under which the site is published.
    """

    status: int
    file: str = ""
    location: str = ""
    inside: bool = True


def base_path(path: str) -> str:
    """``path`` with a slash at both ends, as a base path is written: ``repo`` becomes ``/repo/``."""
    inner = path.strip("/")
    return f"/{inner}/" if inner else "/"


def resolve(target: str, base: str, files: Container[str]) -> Answer:
    """The answer to the request target ``target`` when the site ``files`` is published under ``base``.

    ``target`` is what stands in the request line (``/repo/people/?page=2``); ``files`` are paths relative
    to the site with ``/`` between their parts. Only a name in ``files`` is ever answered, so no address can
    lead elsewhere.
    """
    path, _, query = target.partition("?")
    segments = _segments(path)
    mount = [unquote(part) for part in base.strip("/").split("/") if part]
    if segments is None:
        return _not_found(files)
    if mount and segments == mount:
        return Answer(301, location=_with_slash(path, query))
    if segments[: len(mount)] != mount:
        return Answer(404, inside=False)
    return _inside("/".join(segments[len(mount) :]), path, query, files)


def _inside(name: str, path: str, query: str, files: Container[str]) -> Answer:
    if not name or name.endswith("/"):
        index = f"{name}index.html"
        return Answer(200, index) if index in files else _not_found(files)
    for candidate in (name, f"{name}.html"):
        if candidate in files:
            return Answer(200, candidate)
    if f"{name}/index.html" in files:
        return Answer(301, location=_with_slash(path, query))
    return _not_found(files)


def _not_found(files: Container[str]) -> Answer:
    return Answer(404, NOT_FOUND_PAGE if NOT_FOUND_PAGE in files else "")


def _segments(path: str) -> list[str] | None:
    """The decoded parts of ``path``, or None when no file can have such a name.

    A part that begins with a dot is refused, which covers ``.``, ``..`` and hidden files at once; so are
    slashes and NULs that come out of percent-encoding.
    """
    if not path.startswith("/"):
        return None
    segments: list[str] = []
    for part in path[1:].split("/"):
        try:
            segment = unquote(part, errors="strict")
        except UnicodeDecodeError:
            return None
        if segment.startswith(".") or any(sign in segment for sign in "/\\\0"):
            return None
        segments.append(segment)
    return segments


def _with_slash(path: str, query: str) -> str:
    return f"{path}/?{query}" if query else f"{path}/"
