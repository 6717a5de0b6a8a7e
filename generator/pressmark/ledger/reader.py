"""``content/published.tsv``: from bytes to a ledger, and back.

One line an address, sorted, so that two branches that both published merge without a conflict: the address,
what it stood for, and where it led at the last publication if it led on; divided by tabs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pressmark.diagnostics import Diagnostic, SourceText, diagnose
from pressmark.diagnostics.decoding import decode_text
from pressmark.ledger.values import Ledger, Line

LEDGER = "content/published.tsv"
_HEAD = (
    "# Every address that this archive has published. Written by “pressmark publish”; keep it under git.\n"
)

# No part may begin with a dot: these become paths of files. The folders are those of files that are no pages.
_ADDRESS = re.compile(
    r"/(?!(?:assets|data|media|pagefind)/)"
    r"(?:(?!\.)[^\s/\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+/)*(?:feed\.xml|index\.json)?"
)
_SUBJECT = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_CONFLICT = re.compile(r"<<<<<<<|>>>>>>>|\|\|\|\|\|\|\||=======$")


def read_ledger(data: bytes | None) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    """The ledger that ``data`` holds, and what is wrong with its lines; an empty one for None."""
    if data is None:
        return Ledger(), ()
    source, wrong = decode_text(LEDGER, data)
    if source is None:
        return Ledger(), wrong
    lines: dict[str, Line] = {}
    found = list(wrong)
    conflicts = 0
    for number, written in enumerate(source.lines, 1):
        if not written or written.startswith("#"):
            continue
        if _CONFLICT.match(written):
            conflicts += 1
            if conflicts == 1:
                found.append(diagnose("R921", source.place(number, 1, len(written))))
            continue
        found += _enter(lines, written, number, source)
    return Ledger(lines, source), tuple(found)


def _enter(lines: dict[str, Line], written: str, number: int, source: SourceText) -> list[Diagnostic]:
    address, *more = written.split("\t")
    if not _ADDRESS.fullmatch(address):
        return [diagnose("R922", source.place(number, 1, len(address)), problem="it begins with no address")]
    if len(more) not in (1, 2) or not _SUBJECT.fullmatch(more[0]):
        problem = "behind the address stands nothing" if not "".join(more) else "its columns are not in order"
        return [diagnose("R922", source.place(number, len(address) + 1), problem=problem)]
    first = lines.get(address)
    if first is None:
        lines[address] = Line(more[0], tuple(more[1].split(" ")) if more[1:] and more[1] else (), number)
    elif first.subject != more[0]:
        place = source.place(number, 1, len(written))
        return [
            diagnose("R923", place, address=address, first=first.subject, second=more[0], line=first.number)
        ]
    return []


def ledger_bytes(lines: Mapping[str, Line]) -> bytes:
    """The file that holds ``lines``: sorted by address, each on a line of its own."""
    rows = [
        "\t".join([address, line.subject, *([" ".join(line.led_to)] if line.led_to else [])]) + "\n"
        for address, line in sorted(lines.items())
    ]
    return (_HEAD + "".join(rows)).encode("utf-8")
