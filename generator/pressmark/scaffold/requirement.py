"""The line of ``requirements.txt`` that installs the very Pressmark that is running."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

from pressmark import __version__

_BY_SHELL = re.compile(r"(?:ssh://)?git@(?P<host>[^/:]+)[:/](?P<path>.+)")


def requirement() -> str:
    """The repository and commit when it was installed from one, or from a copy of one that others can reach;
    otherwise the version.

    Source: “Recording the Direct URL Origin of installed distributions” (PEP 610).
    """
    origin = _origin()
    version_control = origin.get("vcs_info")
    if version_control:
        return f"pressmark @ {version_control['vcs']}+{origin['url']}@{version_control['commit_id']}"
    folder = urlsplit(origin.get("url", ""))
    copied = _copied_from(unquote(folder.path)) if "dir_info" in origin and folder.scheme == "file" else ""
    return copied or f"pressmark=={__version__}"


def _origin() -> dict[str, Any]:
    try:
        recorded = distribution("pressmark").read_text("direct_url.json")
    except PackageNotFoundError:
        return {}
    found: dict[str, Any] = json.loads(recorded) if recorded else {}
    return found


def _copied_from(folder: str) -> str:
    """The requirement for the commit that stands in the git repository at ``folder``; empty when there is
    none, or when the repository it was copied from does not have that commit.
    """
    top = _git(folder, "rev-parse", "--show-toplevel")
    if not top or Path(top).resolve() != Path(folder).resolve():
        return ""
    address = _public(_git(folder, "remote", "get-url", "origin"))
    commit = _git(folder, "rev-parse", "HEAD")
    known = _git(folder, "for-each-ref", "--contains", "HEAD", "--count", "1", "refs/remotes/origin")
    return f"pressmark @ git+{address}@{commit}" if address and commit and known else ""


def _public(address: str) -> str:
    """``address`` as anybody can read from it, without a name or a password; empty when nobody can."""
    by_shell = _BY_SHELL.fullmatch(address)
    if by_shell:
        return f"https://{by_shell['host']}/{by_shell['path']}"
    parts = urlsplit(address)
    return (
        urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if parts.scheme == "https" else ""
    )


def _git(folder: str, *words: str) -> str:
    try:
        run = subprocess.run(["git", "-C", folder, *words], capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return run.stdout.strip() if run.returncode == 0 else ""
