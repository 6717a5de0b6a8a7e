"""Asking one host at a time what stands at its addresses, as a polite visitor does.

What the host's ``robots.txt`` (RFC 9309) asks programs to leave alone is left alone; between two questions
there is a pause; a host that is busy or silent is asked again later, each time after a longer while.
"""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from pressmark import __version__

AGENT = f"pressmark/{__version__}"
_SECONDS = 20
_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
_AGAIN_AFTER = (2.0, 8.0)
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
# A host that was silent so often is not asked any more.
_SILENT = 2
_MOST_OF_ROBOTS = 500_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host said: ``status`` of HTTP, 0 when it said nothing, and then ``why`` (``robots`` when it was
    not asked because it does not want to be); ``moved`` is where the address leads for good, or empty.
    """

    status: int = 0
    why: str = ""
    moved: str = ""


class _Following(urllib.request.HTTPRedirectHandler):
    """Follows redirections and remembers whether the first one is for good."""

    def __init__(self) -> None:
        self.first = 0

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        self.first = self.first or code
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def ask_host(addresses: Iterable[str], sleep: Callable[[float], None]) -> Iterator[tuple[str, Answer]]:
    """What stands at each of ``addresses``, which are all of one host. ``sleep`` waits some seconds."""
    rows = list(addresses)
    robots, refused = _robots(rows[0])
    pause = min(float(robots.crawl_delay(AGENT) or _PAUSE), _LONGEST_PAUSE) if robots else 0
    silent = 0
    last = refused
    for address in rows:
        if robots is None or silent > _SILENT:
            yield address, last
        elif not robots.can_fetch(AGENT, address):
            yield address, Answer(why="robots")
        else:
            sleep(pause)
            last = _patiently(address, sleep)
            silent = 0 if last.status else silent + 1
            yield address, last


def _robots(address: str) -> tuple[RobotFileParser | None, Answer]:
    """What the host of ``address`` lets programs ask; None, and why, when it is not there or will not say."""
    parts = urlsplit(address)
    found = RobotFileParser()
    answer, body = _once(f"{parts.scheme}://{parts.netloc}/robots.txt", "GET", _MOST_OF_ROBOTS)
    if not answer.status:
        return None, answer
    if answer.status >= 500:
        return None, Answer(why="robots")
    found.parse(body.decode("utf-8", "replace").splitlines() if answer.status < 400 else [])
    return found, answer


def _patiently(address: str, sleep: Callable[[float], None]) -> Answer:
    answer, _ = _gently(address)
    for seconds in _AGAIN_AFTER:
        if answer.status and answer.status not in _BUSY:
            break
        sleep(seconds)
        answer, _ = _gently(address)
    return answer


def _gently(address: str) -> tuple[Answer, bytes]:
    """The answer to a question that asks for no content; to a plain one where the host does not like that."""
    answer, body = _once(address, "HEAD")
    return _once(address, "GET") if answer.status >= 400 and answer.status not in _BUSY else (answer, body)


def _once(address: str, method: str, most: int = 0) -> tuple[Answer, bytes]:
    following = _Following()
    opener = urllib.request.build_opener(following)
    try:
        request = urllib.request.Request(
            address, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"}
        )
        with opener.open(request, timeout=_SECONDS) as answer:
            moved = answer.geturl() if following.first in (301, 308) else ""
            return Answer(answer.status, moved=moved), answer.read(most) if most else b""
    except urllib.error.HTTPError as error:
        error.close()
        return Answer(error.code), b""
    except urllib.error.URLError as error:
        return Answer(why=_words(error.reason)), b""
    except (OSError, ValueError, http.client.HTTPException) as error:
        return Answer(why=_words(error)), b""


def _words(reason: object) -> str:
    if isinstance(reason, TimeoutError):
        return "no answer in time"
    said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
    return str(said).lower()
