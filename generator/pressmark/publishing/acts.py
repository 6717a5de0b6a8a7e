"""The order of acts: everything is made and checked aside, then the ledger and the site are put in place
together, or neither is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pressmark.building import BuildOptions, BuildResult
from pressmark.checks import read_site
from pressmark.checks.standing import standing
from pressmark.checks.whole import built_aside, problems
from pressmark.diagnostics import Diagnostic, Place, Severity, diagnose, worst
from pressmark.ledger import LEDGER, ledger_bytes, unrecorded
from pressmark.output import MARKER, Outcome, Staging, check_output, replaced
from pressmark.publishing.comparison import compared
from pressmark.publishing.git import GitError, run_git, uncommitted
from pressmark.publishing.parcel import CannotPublish, Parcel, Target, find_target, packed


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to publish and where to. ``branch`` and ``address``: onto a branch, of the repository at the
    address or of the archive's own; without a branch into the folder ``output``. ``keep_ledger`` leaves the
    ledger alone, ``uncommitted`` takes what is not committed too, and a ``dry_run`` writes nothing.
    """

    root: Path
    output: Path
    base_url: str | None = None
    branch: str = ""
    address: str = ""
    keep_ledger: bool = False
    uncommitted: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What came of it. ``files`` and ``size`` (bytes) are those of the site, ``size_before`` of the site that
    stood in its folder; ``outcome`` says what changed there, ``parcel`` what was pushed: None for what was
    not done. ``equal`` is whether the site that earlier builds left was the same, None where it could not be
    the same: the content has changed since.
    """

    asked: Asked
    result: BuildResult
    diagnostics: tuple[Diagnostic, ...]
    files: int = 0
    size: int = 0
    size_before: int | None = None
    outcome: Outcome | None = None
    parcel: Parcel | None = None
    equal: bool | None = None

    @property
    def failed(self) -> bool:
        """Whether nothing was published, because of an error."""
        return worst(self.diagnostics) is Severity.ERROR


def publish(asked: Asked) -> Published:
    """Build aside, check everything, and put the site in place if nothing is wrong. What fails leaves the
    site, the ledger and every branch as they were.
    """
    options = BuildOptions(root=asked.root, output=asked.output, base_url=asked.base_url, publishing=True)
    with ExitStack() as stack:
        result = stack.enter_context(built_aside(options))
        site = None if result.failed else result.output
        target, refused = _target(asked)
        found = [*refused, *_refused(asked), *problems(result, site, str(asked.output))]
        if asked.keep_ledger:
            found += unrecorded(result.publication)
        done = Published(asked=asked, result=result, diagnostics=())
        if site is not None:
            sizes = read_site(site).sizes
            done = replace(done, files=len(sizes), size=sum(sizes.values()), size_before=_size(asked.output))
            equal, of_memory = _compared(asked, site)
            found += of_memory
            done = replace(done, equal=equal)
        if worst(found) is not Severity.ERROR:
            try:
                done = _put(asked, done, target, stack)
            except CannotPublish as refusal:
                found.append(refusal.diagnostic)
        return replace(done, diagnostics=result.withheld.told(found))


def _compared(asked: Asked, site: Path) -> tuple[bool | None, list[Diagnostic]]:
    """Whether the site that builds with a memory left is the clean one, and how it differs."""
    if standing(BuildOptions(root=asked.root, output=asked.output, base_url=asked.base_url)) is None:
        return None, []
    try:
        found = [*compared(asked.output, site, str(asked.output))]
    except OSError:  # it went away while we looked: a preview is building
        return None, []
    return not found, found


def _refused(asked: Asked) -> Iterator[Diagnostic]:
    """What stands in the way before anything is built."""
    if not asked.branch:
        yield from check_output(asked.output, asked.root)
    if asked.uncommitted:
        return
    try:
        changed = uncommitted(asked.root, "content", "templates", but=LEDGER)
    except GitError as error:
        yield diagnose("G107", Place(""), why=str(error))
        return
    if changed:
        more = f" (and {len(changed) - 1} more files)" if len(changed) > 1 else ""
        said = diagnose("G101", Place(changed[0]), example=changed[0], more=more)
        yield replace(said, severity=Severity.WARNING) if asked.dry_run else said


def _target(asked: Asked) -> tuple[Target | None, tuple[Diagnostic, ...]]:
    """The branch to publish on, and what is wrong with it; None for a folder."""
    try:
        return find_target(asked.root, asked.address, asked.branch) if asked.branch else None, ()
    except CannotPublish as refusal:
        return None, (refusal.diagnostic,)


def _put(asked: Asked, done: Published, target: Target | None, stack: ExitStack) -> Published:
    """Put the checked site and the ledger in place. Raises :class:`CannotPublish`."""
    site = done.result.output
    if target is None:
        if asked.dry_run:
            return done
        with _ledger_kept(asked, done.result):
            return replace(done, outcome=_copied(site, asked.output))
    parcel = stack.enter_context(packed(site, target, asked.root, _message(asked)))
    if not asked.dry_run:
        with _ledger_kept(asked, done.result):
            parcel.push()
    return replace(done, parcel=parcel)


@contextmanager
def _ledger_kept(asked: Asked, result: BuildResult) -> Iterator[None]:
    """The ledger is brought up to date as long as what is done in the context succeeds."""
    assert result.publication is not None
    if asked.keep_ledger:
        yield
        return
    with ExitStack() as stack:
        try:
            stack.enter_context(replaced(asked.root / LEDGER, ledger_bytes(result.publication.lines)))
        except OSError as error:
            raise CannotPublish(diagnose("R915", Place(LEDGER), why=_why(error))) from error
        yield


def _copied(site: Path, output: Path) -> Outcome:
    """Make ``output`` equal to ``site``, file by file, in the order that every build keeps."""
    try:
        with Staging(output) as staging:
            for path in read_site(site).sizes:
                if path != MARKER:
                    staging.add(path, (site / path).read_bytes())
            return staging.commit()
    except OSError as error:
        raise CannotPublish(diagnose("O803", Place(str(output)), why=_why(error))) from error


def _message(asked: Asked) -> str:
    """What the commit says: of which commit of the archive it is the site, where that is known."""
    try:
        made_from = run_git("rev-parse", "--short", "HEAD", folder=asked.root)
    except GitError:
        return "The site of the archive"
    return f"The site of {made_from}"


def _size(output: Path) -> int | None:
    """The bytes of the site that stands in ``output``; None when none does."""
    try:
        return sum(read_site(output).sizes.values()) if (output / MARKER).is_file() else None
    except OSError:
        return None


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
