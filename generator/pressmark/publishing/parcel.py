"""A site as a commit, made beside the archive's own repository and pushed to a branch of another one.

Everything happens in an empty repository that is there for a moment: the files as they are, without any
conversion, over the branch as it stands. Nothing is checked out, no branch of the archive's repository is
touched, and until the push nobody sees anything.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.output import MARKER
from pressmark.publishing.git import GitError, carried, run_git, top_of, without_secret

REMOTE = "origin"
BRANCH = "gh-pages"


@dataclass(frozen=True, slots=True)
class Target:
    """A branch of the repository at ``address``."""

    address: str
    branch: str

    @property
    def shown(self) -> str:
        """The target in words."""
        return f"branch {self.branch} of {without_secret(self.address)}"


class CannotPublish(Exception):  # noqa: N818 - it reads as the sentence that it is
    """The site cannot be put where it was to go; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def find_target(root: Path, address: str, branch: str) -> Target:
    """The branch to publish on; without an ``address``, one of the repository that the archive's own was
    taken from or is pushed to. Raises :class:`CannotPublish`.
    """
    try:
        run_git("check-ref-format", "--branch", branch, folder=root)
    except GitError:
        raise CannotPublish(diagnose("G103", Place(""), branch=branch)) from None
    if address:
        return Target(address, branch)
    try:
        found = run_git("remote", "get-url", "--push", REMOTE, folder=root)
    except GitError:
        raise CannotPublish(diagnose("G102", Place(""), remote=REMOTE)) from None
    if branch == _current(root):
        raise CannotPublish(diagnose("G104", Place(""), branch=branch))
    return Target(found, branch)


def _current(root: Path) -> str:
    """The branch that is checked out, or empty."""
    try:
        return run_git("symbolic-ref", "--quiet", "--short", "HEAD", folder=root)
    except GitError:
        return ""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A site that is ready to be pushed. ``commit`` is empty when the branch holds this very site already;
    ``changed`` counts the files that differ from what the branch holds. ``folder`` and ``environment`` are
    those that git is run in.
    """

    target: Target
    commit: str
    changed: int
    folder: Path
    environment: Mapping[str, str]

    def push(self) -> None:
        """Send it. Raises :class:`CannotPublish`; the branch is then as it was."""
        if self.commit:
            words = ["push", "--quiet", "--", self.target.address]
            try:
                words.append(f"{self.commit}:refs/heads/{self.target.branch}")
                run_git(*words, folder=self.folder, environment=self.environment)
            except GitError as error:
                raise _refused(self.target, error) from error


@contextmanager
def packed(site: Path, target: Target, root: Path, message: str) -> Iterator[Parcel]:
    """The ``site`` as a commit upon what ``target`` holds now. Raises :class:`CannotPublish`."""
    with tempfile.TemporaryDirectory(prefix="pressmark-git-") as made:
        environment = {**carried(root), "GIT_DIR": made, "GIT_INDEX_FILE": f"{made}/index"}
        # Addresses of other repositories may be relative to this one.
        folder = top_of(root) or root
        try:
            run_git("init", "--quiet", "--bare", made, folder=folder)
            yield _packed(site, target, folder, environment, message)
        except GitError as error:
            raise _refused(target, error) from error


def _packed(site: Path, target: Target, folder: Path, environment: dict[str, str], message: str) -> Parcel:
    def git(*words: str, given: bytes = b"", at: Path = folder) -> str:
        return run_git(*words, folder=at, environment=environment, given=given)

    parent = ""
    if git("ls-remote", "--heads", "--", target.address, f"refs/heads/{target.branch}"):
        where = f"refs/heads/{target.branch}:refs/heads/standing"
        git("fetch", "--quiet", "--depth=1", "--no-tags", "--", target.address, where)
        parent = git("rev-parse", "refs/heads/standing")
        _refuse_strangers(git("ls-tree", "--name-only", "-z", parent).split("\0"), target)
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    names = "\n".join(paths).encode()
    blobs = git("hash-object", "-w", "--no-filters", "--stdin-paths", given=names, at=site).split("\n")
    rows = "".join(f"100644 {blob}\t{path}\0" for blob, path in zip(blobs, paths, strict=True))
    git("update-index", "-z", "--index-info", given=rows.encode())
    tree = git("write-tree")
    if parent and tree == git("rev-parse", f"{parent}^{{tree}}"):
        return Parcel(target, "", 0, folder, environment)
    try:
        git("var", "GIT_COMMITTER_IDENT")
    except GitError as error:
        raise CannotPublish(diagnose("G108", Place(""), why=str(error))) from error
    commit = git("commit-tree", tree, *(["-p", parent] if parent else []), "-m", message)
    differs = git("diff-tree", "-r", "--name-only", "-z", parent, commit).split("\0") if parent else paths
    return Parcel(target, commit, len({*differs} - {"", MARKER}), folder, environment)


def _refuse_strangers(standing: list[str], target: Target) -> None:
    """A branch that does not say that it is ours is left alone."""
    names = [name for name in standing if name]
    if names and MARKER not in names:
        raise CannotPublish(diagnose("G105", Place(""), branch=target.shown, example=names[0]))


def _refused(target: Target, error: GitError) -> CannotPublish:
    return CannotPublish(diagnose("G106", Place(""), branch=target.shown, why=str(error)))
