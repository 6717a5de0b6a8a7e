"""A small client of ``pagefind --service``.

The program reads requests from its standard input and answers each on its standard output, one after the
other. A frame is JSON in base64, ended by a comma. The client made by Pagefind's own authors waits a tenth of
a second for each answer; this one does not.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
from base64 import b64decode, b64encode
from codecs import getincrementaldecoder
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any

from pressmark.diagnostics import Diagnostic, Place, diagnose

PATIENCE = 900.0
"""Seconds without a byte of an answer after which the program is taken for stuck. Ten thousand pages need
about fifty."""

_READ = 1 << 20
_NOWHERE = Place("")


class SearchFailed(Exception):  # noqa: N818 -- raised within the room only; what leaves it is the diagnostic
    """The index cannot be made; ``diagnostic`` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Refused(Exception):  # noqa: N818 -- one request was refused; the service lives on
    """Pagefind answered one request with an error, in its own words."""


def find_program(*, divides: bool = False) -> Path:
    """Pagefind's program: the plain one, or, if need be, the one that ``divides`` lines into words. The other
    stands in for it: either makes an index.

    Raises :class:`SearchFailed` when neither is there.
    """
    for package in sorted(("pagefind_bin", "pagefind_bin_extended"), reverse=divides):
        try:
            return Path(import_module(package).get_executable())
        except (ImportError, OSError):
            continue
    raise SearchFailed(diagnose("X101", _NOWHERE))


def is_extended(program: Path) -> bool:
    """Whether ``program`` is the one that divides lines without spaces into words."""
    return "extended" in program.name


def request(kind: str, **facts: object) -> bytes:
    """A request as it is sent."""
    return b64encode(json.dumps({"message_id": 1, "payload": {"type": kind, **facts}}).encode()) + b","


class Service:
    """Pagefind at work, for the length of a ``with`` block; it has ended when the block has, come what may.

    Raises :class:`SearchFailed` when the program cannot be started, ends early, or answers what is not
    understood.
    """

    def __init__(self, program: Path, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._rest = b""
        self._said: list[bytes] = []
        # Settings of Pagefind lying in the environment or in the current folder would change the index.
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
        try:
            self._process = subprocess.Popen(
                [str(program), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=program.parent,
                env=environment,
            )
        except OSError as error:
            raise SearchFailed(diagnose("X102", _NOWHERE, reason=error.strerror or str(error))) from error
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def __enter__(self) -> Service:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: object, __: TracebackType | None) -> None:
        self._end(at_once=kind is not None)

    def call(self, kind: str, **facts: object) -> Mapping[str, Any]:
        """The answer to one request. Raises :class:`Refused` when Pagefind says no, with its reason."""
        self.send(request(kind, **facts))
        return self.answer(kind)

    def answer(self, kind: str) -> Mapping[str, Any]:
        """The answer to the one request that was sent, of this ``kind``. Raises :class:`Refused`."""
        try:
            answer = json.loads(self._received())["payload"]
            if answer["type"] == "Error":
                raise Refused(str(answer["message"]))
            if answer["type"] != ("IndexedFile" if kind == "AddFile" else kind):
                raise self._failed(f"it answered {answer['type']} to {kind}")
        except (ValueError, KeyError, TypeError) as error:
            raise self._failed("its answer was not understood") from error
        return dict(answer)

    def send(self, frame: bytes) -> None:
        """Send a request, and let Pagefind work on it: its :meth:`answer` has to be taken before the next."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(frame)
            self._process.stdin.flush()
        except OSError as error:
            raise self._failed("it stopped") from error

    def _received(self) -> str:
        """One frame, decoded as it arrives: that with the files of an index is larger than all else that
        this process holds of it. Raises ``ValueError`` for what is no frame.
        """
        utf8 = getincrementaldecoder("utf-8")()
        texts, left = [], b""
        for piece in self._pieces():
            left += piece
            whole = len(left) - len(left) % 4
            texts.append(utf8.decode(b64decode(left[:whole], validate=True)))
            left = left[whole:]
        texts.append(utf8.decode(b64decode(left, validate=True), final=True))
        return "".join(texts)

    def _pieces(self) -> Iterator[bytes]:
        """One frame as it arrives, without the comma at its end."""
        assert self._process.stdout is not None
        channel = self._process.stdout.fileno()
        piece = self._rest
        while b"," not in piece:
            yield piece
            if not select.select([channel], [], [], self._patience)[0]:
                raise self._failed("it did not answer")
            piece = os.read(channel, _READ)
            if not piece:
                raise self._failed("it stopped")
        last, self._rest = piece.split(b",", 1)
        yield last

    def _failed(self, reason: str) -> SearchFailed:
        self._end(at_once=True)
        said = b"".join(self._said).decode("utf-8", "replace").strip().splitlines()
        words = f"{reason} ({said[-1]})" if said else reason
        return SearchFailed(diagnose("X103", _NOWHERE, reason=words))

    def _listen(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._said.append(line)
            del self._said[:-20]

    def _end(self, *, at_once: bool) -> None:
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        if at_once:
            process.kill()
        try:
            process.stdin.close()
        except OSError:
            process.kill()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        self._listener.join(timeout=10)
        process.stdout.close()
        process.stderr.close()
