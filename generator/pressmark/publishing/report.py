"""What a publication says of itself, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks.sizes import SITE_BYTES
from pressmark.diagnostics.formats import ordered
from pressmark.ledger import LEDGER, Changes, Publication
from pressmark.publishing.acts import Published

_SHOWN = 20


def report(done: Published) -> Iterator[str]:
    """What changed since the last publication, how large the site is, what was done: as it may be told."""
    return (done.result.withheld.masked(line) for line in _lines(done))


def _lines(done: Published) -> Iterator[str]:
    publication = done.result.publication
    if publication:
        if not publication.begun:
            yield "Nothing was recorded so far: this is the first publication."
        yield from _changes(publication)
    if done.files:
        yield _sizes(done)
    if done.equal:
        yield f"The site that earlier builds left in {done.asked.output} was the same, byte for byte."
    if done.failed:
        count = sum(d.severity == "error" for d in ordered(done.diagnostics))
        yield f"Not published: {_of(count, 'error', 'errors')}. Everything is as it was."
        return
    if not done.result.addressed:
        yield "The site does not know its address, so it has no feeds: give --base-url, or set base_url."
    assert publication is not None
    yield from _done(done, publication)


def _done(done: Published, publication: Publication) -> Iterator[str]:
    asked, count = done.asked, _of(len(publication.lines), "address", "addresses")
    if done.parcel:
        yield _pushed(done)
    if asked.dry_run:
        kept = f"{LEDGER} would stay as it is" if asked.keep_ledger else f"{LEDGER} would hold {count}"
        yield f"Nothing was written. {kept}."
        return
    if done.outcome:
        changed = f"{len(done.outcome.written)} files written, {len(done.outcome.removed)} removed"
        nothing = not done.outcome.written and not done.outcome.removed
        yield f"{done.result.pages} pages in {asked.output}: {'nothing differed' if nothing else changed}."
    if not asked.keep_ledger:
        changes = publication.changes
        differs = changes.new or changes.moved or changes.back or changes.dropped
        yield f"{count} in {LEDGER}. {'Now commit it, and push.' if differs else 'It is as it was.'}"


def _pushed(done: Published) -> str:
    assert done.parcel is not None
    where = done.parcel.target.shown
    if not done.parcel.commit:
        return f"The {where} holds this very site already."
    files = _of(done.parcel.changed, "file", "files")
    if done.asked.dry_run:
        return f"{files} would differ on {where}."
    return f"Pushed to {where}: {files} differ, commit {done.parcel.commit[:10]}."


def _sizes(done: Published) -> str:
    before = "" if done.size_before is None else f", {_megabytes(done.size_before)} before"
    share = done.size / SITE_BYTES
    return (
        f"{done.files:,} files, {_megabytes(done.size)}{before}: {share:.1%} of what GitHub Pages publishes"
    )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"


def _changes(publication: Publication) -> Iterator[str]:
    changes = publication.changes
    for what, (total, new) in (("report", changes.reports), ("name", changes.names)):
        yield f"{_of(total, what, what + 's')}, {new} of them new"
    for title, rows in _tables(changes):
        if rows:
            yield f"{_of(len(rows), 'address', 'addresses')} {title}:"
            yield from (f"    {row}" for row in rows[:_SHOWN])
            if len(rows) > _SHOWN:
                yield f"    … and {len(rows) - _SHOWN} more"
    if changes.dropped:
        yield f"{_of(changes.dropped, 'address', 'addresses')} of what is withheld left out"
    if not any(rows for _, rows in _tables(changes)):
        yield "No address is new, and none has moved."


def _tables(changes: Changes) -> tuple[tuple[str, list[str]], ...]:
    moved = [f"{address} → {' or '.join(targets)}" for address, targets in changes.moved]
    known = {address for address, _ in changes.moved}
    new = [address for address in changes.new if address not in known]
    back, lost = list(changes.back), list(changes.lost)
    return ("new", new), ("moved", moved), ("standing again", back), ("lost", lost)


def _of(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
