"""Outward links, checked: what is gone, what has moved, and where a copy is kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from pressmark.checks.outward.asking import Answer, ask_host
from pressmark.checks.outward.links import Outward
from pressmark.checks.outward.remembered import remember, remembered
from pressmark.diagnostics import Diagnostic, Place, diagnose

_AT_A_TIME = 4
_GONE = frozenset({404, 410})


def check_outward(
    links: Iterable[Outward],
    root: Path,
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.time,
) -> Iterator[Diagnostic]:
    """Ask for each of ``links``, few hosts at a time, and tell of those that readers cannot follow. What was
    answered is kept in the archive at ``root``, below ``.pressmark``.
    """
    rows = tuple(links)
    answers = remembered(root, clock())
    hosts: dict[str, list[str]] = {}
    for link in rows:
        if link.address not in answers:
            hosts.setdefault(urlsplit(link.address).netloc.casefold(), []).append(link.address)
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        for asked in pool.map(lambda addresses: list(ask_host(addresses, sleep)), hosts.values()):
            answers |= {address: (clock(), answer) for address, answer in asked}
    with suppress(OSError):
        remember(root, answers)
    avoided: dict[str, list[Outward]] = {}
    for link in rows:
        answer = answers[link.address][1]
        if answer.why == "robots":
            avoided.setdefault(urlsplit(link.address).netloc, []).append(link)
        yield from _told(link, answer)
    for host, left in avoided.items():
        yield diagnose("K504", left[0].place, host=host, count=len(left))


def _told(link: Outward, answer: Answer) -> Iterator[Diagnostic]:
    place: Place = link.place
    if answer.status in _GONE:
        hint = f"lead readers to the copy that the archive knows: {link.copy}" if link.copy else None
        yield diagnose("K501", place, hint=hint, address=link.address, status=answer.status)
    elif answer.status >= 400:
        yield diagnose("K502", place, address=link.address, why=f"its host answers {answer.status}")
    elif not answer.status and answer.why != "robots":
        yield diagnose("K502", place, address=link.address, why=answer.why)
    elif answer.moved and answer.moved != link.address:
        yield diagnose("K503", place, address=link.address, target=answer.moved)
