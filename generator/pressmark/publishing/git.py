"""Running git: never with a question, never in the words of another language, never writing to the archive's
own repository.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

_SECRET = re.compile(r"(?<=://)[^/@\s]+@")
# What a repository says of how others are reached and who commits, and nothing of itself.
_CARRIED = r"^(credential|http|https|url|ssh|user|author|committer|gpg)\.|^core\.sshcommand$"


class GitError(Exception):
    """Git refused; the words are git's own, without names and passwords of addresses."""


def run_git(
    *words: str, folder: Path, environment: Mapping[str, str] | None = None, given: bytes = b""
) -> str:
    """What git prints when it is run in ``folder``, without the line end. Raises :class:`GitError`."""
    outer = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER}
    inner = {**outer, "LC_ALL": "C", **(environment or {})}
    try:
        run = subprocess.run(
            ["git", "--no-optional-locks", *words],
            cwd=folder,
            env=inner,
            input=given,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise GitError(f"it cannot be run: {(error.strerror or str(error)).lower()}") from error
    if run.returncode:
        raise GitError(_reason(run.stderr.decode("utf-8", "replace")))
    return run.stdout.decode("utf-8", "surrogateescape").rstrip("\n")


# A git that calls this program from a hook tells its children of its own repository.
_OF_ANOTHER = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"})


def _reason(said: str) -> str:
    """The line of what git said that tells most."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "! [", "remote: error"))]
    return _SECRET.sub("", (telling or lines or ["it gave no reason"])[0])


def without_secret(address: str) -> str:
    """``address`` as it may be shown: without a name and a password."""
    return _SECRET.sub("", address)


def top_of(root: Path) -> Path | None:
    """The top folder of the repository that ``root`` lies in; None when it lies in none, or git is not
    there.
    """
    try:
        return Path(run_git("rev-parse", "--show-toplevel", folder=root))
    except GitError:
        return None


def uncommitted(root: Path, *parts: str, but: str) -> tuple[str, ...]:
    """The files below ``parts`` of ``root`` that differ from the last commit or are unknown to it, ``but``
    left out; none where there is no repository.
    """
    standing = [part for part in parts if (root / part).exists()]
    if not standing or top_of(root) is None:
        return ()
    words = ["status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--"]
    said = run_git(*words, *standing, f":(exclude){but}", folder=root)
    return tuple(row[3:] for row in said.split("\0") if row)


def carried(root: Path) -> dict[str, str]:
    """The settings of the repository around ``root`` for reaching others, as an environment for git."""
    try:
        said = run_git("config", "--local", "--null", "--get-regexp", _CARRIED, folder=root)
    except GitError:
        return {}
    pairs = [row.partition("\n") for row in said.split("\0") if row]
    before = int(os.environ.get("GIT_CONFIG_COUNT") or 0)
    settings = {f"GIT_CONFIG_KEY_{number}": key for number, (key, _, _) in enumerate(pairs, before)}
    settings |= {f"GIT_CONFIG_VALUE_{number}": value for number, (_, _, value) in enumerate(pairs, before)}
    return {**settings, "GIT_CONFIG_COUNT": str(before + len(pairs))}
