"""Opening the author's editor at the line of a problem.

``PRESSMARK_EDITOR`` names the editor: a command (``code``, ``gvim``, ``my-editor --at {line} {path}``) or an
address that an editor answers to (``vscode://file/{path}:{line}:{column}``).
"""

from __future__ import annotations

import shlex
import subprocess
import threading
from pathlib import Path
from urllib.parse import quote

from pressmark.diagnostics import Place

# How editors that open a window of their own are told a line; an editor not known here is given the file.
_FORMS = {
    "code": "--goto {path}:{line}:{column}",
    "codium": "--goto {path}:{line}:{column}",
    "cursor": "--goto {path}:{line}:{column}",
    "subl": "{path}:{line}:{column}",
    "zed": "{path}:{line}:{column}",
    "mate": "--line {line}:{column} {path}",
    "gvim": "+{line} {path}",
    "mvim": "+{line} {path}",
    "emacsclient": "--no-wait +{line}:{column} {path}",
    "gedit": "{path} +{line}:{column}",
    "kate": "--line {line} --column {column} {path}",
}
_PLACES = ("{path}", "{line}", "{column}")


def file_of(place: Place, root: Path) -> Path | None:
    """The file that ``place`` is in, or None when it is no file on this disk (a setting, the site itself)."""
    path = root / place.path
    try:
        return path.resolve() if place.path and path.is_file() else None
    except OSError:
        return None


def opening(editor: str, place: Place, root: Path) -> str:
    """How a page opens ``place``: by an address, or by asking the preview (``here``), or not at all."""
    return address(editor, place, root) or ("here" if command(editor, place, root) else "")


def address(editor: str, place: Place, root: Path) -> str:
    """The address that opens ``place`` when ``editor`` is one, else empty."""
    file = file_of(place, root)
    if "://" not in editor or file is None:
        return ""
    return _filled(editor, quote(file.as_posix()), place)


def command(editor: str, place: Place, root: Path) -> list[str]:
    """The command that opens ``place`` in ``editor``, as a list of arguments; empty when there is none."""
    file = file_of(place, root)
    words = _words(editor)
    if not words or "://" in editor or file is None:
        return []
    if not any(part in editor for part in _PLACES):
        words += _FORMS.get(Path(words[0]).name, "{path}").split()
    return [_filled(word, str(file), place) for word in words]


def start(arguments: list[str]) -> str:
    """Start an editor and go on; what went wrong in words, or empty."""
    try:
        process = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C ends the preview, not the editor
        )
    except OSError as problem:
        return problem.strerror or str(problem)
    # Somebody has to wait for its end, or it stays in the system's table as a dead process.
    threading.Thread(target=process.wait, daemon=True).start()
    return ""


def _words(editor: str) -> list[str]:
    try:
        return shlex.split(editor)
    except ValueError:
        return []


def _filled(form: str, path: str, place: Place) -> str:
    values = (path, str(max(1, place.line)), str(max(1, place.column)))
    for name, value in zip(_PLACES[::-1], values[::-1], strict=True):
        form = form.replace(name, value)
    return form
