"""What an importer takes and gives: received files in, drafts of articles out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pressmark.dates import EdtfDate
from pressmark.diagnostics import Diagnostic, Place
from pressmark.importers.fields_writer import FieldValue
from pressmark.importers.received import rebuild


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it came in.

    ``shown`` is its path as diagnostics name it; ``name`` its path below the folder that was asked for (its
    bare name when the file itself was), with ``/``: what the archive records of where it came from.
    ``data`` is never changed.
    """

    shown: str
    name: str
    data: bytes

    @property
    def place(self) -> Place:
        """The file as a whole."""
        return Place(self.shown)

    @property
    def bare_name(self) -> str:
        """The file's name without its folder and its ending."""
        return PurePosixPath(self.name).stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the person who imports has decided for all files of one run.

    ``title`` is for a single report. ``date`` is for reports that do not say when; ``undated`` takes those
    in that have no date even so. ``source`` is a slug or name that goes before what a report says of its
    origin. ``encoding`` is the character set of files that are not UTF-8. ``added`` is the day on which the
    archive takes the reports in, None when that is not to be recorded. ``language`` is that of the archive:
    its names of months are understood, as English ones always are.
    """

    title: str = ""
    date: EdtfDate | None = None
    undated: bool = False
    source: str = ""
    encoding: str = ""
    added: EdtfDate | None = None
    language: str = "en"
    most_bytes: int = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article, not yet in its place: ``fields`` for its fields file, ``text`` the bytes of its text file.

    ``stem`` is the name it asks for; ``folder`` the one below ``content/articles``.
    """

    received: Received
    stem: str
    folder: str
    fields: Mapping[str, FieldValue]
    text: bytes

    @property
    def origin(self) -> bytes:
        """The received file, or the part of it that this article was made from, byte for byte."""
        received = self.fields.get("received")
        encoding = received.get("encoding", "") if isinstance(received, Mapping) else ""
        return rebuild(str(self.fields.get("header", "")), self.text, encoding)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one received file: none, one or several drafts, and what is to be said of it."""

    drafts: tuple[Draft, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """One format that can be brought in.

    ``endings`` are the file endings that count when a folder is given, lower case; a file named by itself
    is read whatever it is called. ``read`` is pure: the same file and choices give the same drafts.
    """

    about: str
    endings: tuple[str, ...]
    read: Callable[[Received, Choices], Reading] = field(repr=False)
