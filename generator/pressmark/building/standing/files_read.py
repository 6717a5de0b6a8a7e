"""The files that a build has read: what was in them, and the stamps that prove that it still is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pressmark.keys import digest_of_bytes
from pressmark.store import NO_STAMP, Clock, in_pieces


class FilesRead(NamedTuple):
    """Their ``paths``, the digest of what was read of each, and their stamps one after the other, packed:
    those that prove that a file is still the same, :data:`~pressmark.store.UNPROVED` for the others.
    """

    paths: tuple[str, ...]
    digests: tuple[bytes, ...]
    stamps: bytes

    def digest_by_path(self) -> dict[str, bytes]:
        """The digest of each file."""
        return dict(zip(self.paths, self.digests, strict=True))

    def now(self, files: Mapping[str, str], stamps: bytes, clock: Clock) -> FilesRead | None:
        """The same files with what their ``stamps`` prove now, if all are as they were; else None. ``files``
        says where each lies on the disk, and ``clock`` was read before the stamps were.
        """
        if len(files) != len(self.paths) or files.keys() != set(self.paths):
            return None
        if tuple(files) == self.paths and stamps == self.stamps:
            return self
        rows = dict(zip(self.paths, zip(self.digests, in_pieces(self.stamps), strict=True), strict=True))
        digests, proofs = [], []
        for (path, real), stamp in zip(files.items(), in_pieces(stamps), strict=True):
            digest, known = rows[path]
            if stamp != known and _digest_of(real, stamp) != digest:
                return None
            digests.append(digest)
            proofs.append(known if stamp == known else clock.proof(stamp))
        return FilesRead(tuple(files), tuple(digests), b"".join(proofs))

    def differing(
        self, files: Mapping[str, str], stamps: bytes
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Which files are otherwise now, which are new, and which are gone. Reads those whose stamps prove
        nothing.
        """
        added = tuple(sorted(files.keys() - set(self.paths)))
        gone = tuple(sorted(set(self.paths) - files.keys()))
        return tuple(sorted(self._edited(files, stamps))), added, gone

    def edited(self, digests: Mapping[str, bytes], stamps: Mapping[str, bytes], clock: Clock) -> FilesRead:
        """The same after some files were read anew, whose ``digests`` these are, and for those that have been
        looked at the ``stamps``; ``clock`` was read before.
        """
        found, proofs = list(self.digests), in_pieces(self.stamps)
        for path, digest in digests.items():
            place = self.paths.index(path)
            if path in stamps or found[place] != digest:
                found[place], proofs[place] = digest, clock.proof(stamps.get(path, NO_STAMP))
        return FilesRead(self.paths, tuple(found), b"".join(proofs))

    def is_edited(self, path: str, real: str) -> bool:
        """Whether the file at ``path``, which lies at ``real``, is otherwise now."""
        return digest_of_bytes(Path(real).read_bytes()) != self.digests[self.paths.index(path)]

    def _edited(self, files: Mapping[str, str], stamps: bytes) -> Iterator[str]:
        if tuple(files) == self.paths and stamps == self.stamps:
            return
        found = dict(zip(files, in_pieces(stamps), strict=True))
        for path, digest, known in zip(self.paths, self.digests, in_pieces(self.stamps), strict=True):
            stamp = found.get(path, known)
            if stamp != known and _digest_of(files[path], stamp) != digest:
                yield path


def files_read(
    files: Mapping[str, str], stamps: bytes, digests: Mapping[str, bytes], clock: Clock
) -> FilesRead:
    """What is kept of ``files`` that were read after ``clock``, by path, of which ``digests`` holds what was
    read; those that have none, or that were not there when the stamps were taken, are left out.
    """
    rows = [
        (path, digests[path], stamp)
        for path, stamp in zip(files, in_pieces(stamps), strict=True)
        if path in digests and stamp != NO_STAMP
    ]
    proofs = b"".join([clock.proof(stamp) for _, _, stamp in rows])
    return FilesRead(tuple([path for path, _, _ in rows]), tuple([digest for _, digest, _ in rows]), proofs)


def _digest_of(path: str, stamp: bytes) -> bytes | None:
    """The digest of a file, empty for one that cannot be read; None for one that was not there just now."""
    if stamp == NO_STAMP:
        return None
    try:
        return digest_of_bytes(Path(path).read_bytes())
    except OSError:
        return b""
