"""The index of names: a trie over folded words, in small files that the browser fetches one by one.

``names.json`` is the root. Below it stands a file for each beginning of words that is worth one, and holds
either every name with such a word (a leaf), or, where that would be more than :data:`MOST_BYTES`, the ten
best, those with exactly this word, and where to go on. A file lists the beginnings below it that have files
of their own, as many as :data:`MOST_LISTED` letters hold, so that a reader seldom fetches more than two.

A name stands in a file as a list: address, number of its type, words, facts, line, reports, other names, and
the value to narrow by; see :func:`_row`. The browser sorts out for itself which name of which fits the words.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pressmark.search.folding import folding_table, readings

VERSION = 1
MOST_BYTES = 4096
MOST_LISTED = 2048
BEST = 10

_PLAIN = re.compile("[a-z0-9]")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPage:
    """What a reader may look for by name.

    ``address`` is its page; ``type`` the kind of name as the filters call it, with its ``label``; ``facts``
    what tells it apart (dates, number of reports) and ``line`` who or what it is, in words; ``names`` all
    further names as (name, language tag, what kind of name); ``reports`` the number of its reports;
    ``value`` what the filter of its type calls it; ``sort`` the form it is filed under, or empty.
    """

    address: str
    type: str
    label: str
    name: str
    facts: str
    line: str
    reports: int
    value: str
    names: tuple[tuple[str, str, str], ...] = ()
    sort: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every form that finds it."""
        return (self.name, *(name for name, _, _ in self.names), self.sort)


def name_files(pages: Iterable[NamedPage]) -> dict[str, bytes]:
    """The files of the index, by their path beside ``names.json``. Equal pages give equal bytes, in whatever
    order they come."""
    ranked = sorted(pages, key=lambda page: (-page.reports, page.name, page.address))
    types = sorted({(page.type, page.label) for page in ranked})
    numbers = {kind: number for number, (kind, _) in enumerate(types)}
    trie = _Trie([_row(page, numbers[page.type]) for page in ranked])
    for number, page in enumerate(ranked):
        for word in words_of(page):
            trie.enter(word, number)
    files = trie.files()
    root = {"version": VERSION, "types": [list(kind) for kind in types], **folding_table()}
    root["below"] = trie.below("")
    return {"names.json": _json(root), **files}


def words_of(page: NamedPage) -> frozenset[str]:
    """Every folded word that leads to ``page``."""
    found = {word for text in page.spellings for reading in readings(text) for word in reading}
    # Names in signs that are words by themselves are not divided: any part of them may be what is typed.
    found |= {word[at:] for word in found if _is_ideographic(word) for at in range(1, min(len(word), 8))}
    return frozenset(found)


def file_name(beginning: str) -> str:
    """The file for words with this ``beginning``: letters without accents stand as they are, all others as
    their number."""
    return "names/" + "".join(c if _PLAIN.match(c) else f"_{ord(c):x}" for c in beginning) + ".json"


def _is_ideographic(word: str) -> bool:
    return unicodedata.name(word[0], "").startswith(("CJK", "HIRAGANA", "KATAKANA"))


def _row(page: NamedPage, kind: int) -> list[object]:
    others = [_trimmed([name, language, what]) for name, language, what in page.names]
    if page.sort and page.sort != page.name:
        others.append([page.sort, "", "", 1])  # It finds, and is not shown as a name.
    value = "" if page.value == page.name else page.value
    fields = [page.address.lstrip("/"), kind, page.name, page.facts, page.line, page.reports, others, value]
    return _trimmed(fields)


def _trimmed(fields: list[object]) -> list[object]:
    while fields and fields[-1] in ("", []):
        fields.pop()
    return fields


class _Trie:
    """Words, the rows each leads to (best first), and the files they make."""

    def __init__(self, rows: Sequence[list[object]]) -> None:
        self._rows = [_json(row) for row in rows]
        self._of_word: dict[str, list[int]] = {}
        self._inner: dict[str, list[str]] = {}

    def enter(self, word: str, row: int) -> None:
        """Rows come in their order, the best first."""
        self._of_word.setdefault(word, []).append(row)

    def files(self) -> dict[str, bytes]:
        """Every file but the root."""
        words = sorted(self._of_word)
        contents = dict(self._divide("", words))
        files = {}
        for beginning in sorted(contents):
            inner = contents[beginning]
            if isinstance(inner, bytes):
                files[file_name(beginning)] = inner
                continue
            exact = self._of_word.get(beginning, [])
            inner = [row for row in inner if row not in exact][: max(0, BEST - len(exact))]
            own = list(self._packed(exact))
            files[file_name(beginning)] = self._node(inner, own, self.below(beginning))
            for number, part in enumerate(own[1:], 1):
                files[file_name(beginning).replace(".json", f"-{number}.json")] = part
        return files

    def below(self, beginning: str) -> str:
        """Files below an inner node, as what follows on its ``beginning``, with spaces between them: the
        nearest first, as many as the limit allows."""
        ahead = [*self._inner[beginning]]
        listed: list[str] = []
        room = MOST_LISTED
        for one in ahead:
            room -= len(one) - len(beginning) + 1
            if room < 0 and len(listed) >= len(self._inner[beginning]):
                break
            listed.append(one[len(beginning) :])
            ahead += self._inner.get(one, ())
        return " ".join(sorted(listed))

    def _divide(self, beginning: str, words: Sequence[str]) -> Iterator[tuple[str, bytes | list[int]]]:
        """The file of ``beginning``, and those below it: a leaf as bytes, an inner node as its rows."""
        rows = sorted({row for word in words for row in self._of_word[word]})
        if beginning:
            leaf = self._array(rows)
            if len(leaf) <= MOST_BYTES:
                yield beginning, leaf
                return
            yield beginning, rows
        longer = [word for word in words if word != beginning]
        nexts: dict[str, list[str]] = {}
        for word in longer:
            nexts.setdefault(word[: len(beginning) + 1], []).append(word)
        self._inner[beginning] = list(nexts)
        for one, its_words in nexts.items():
            yield from self._divide(one, its_words)

    def _node(self, best: list[int], own: list[bytes], below: str) -> bytes:
        first = own[0] if own else b"[]"
        head = f'{{"parts":{max(0, len(own) - 1)},"below":{json.dumps(below, ensure_ascii=False)},'
        return head.encode() + b'"own":' + first + b',"best":' + self._array(best) + b"}"

    def _packed(self, rows: Iterable[int]) -> Iterator[bytes]:
        """``rows`` in as many arrays as the limit asks for."""
        part: list[int] = []
        size = 0
        for row in rows:
            size += len(self._rows[row]) + 1
            if part and size > MOST_BYTES:
                yield self._array(part)
                part, size = [], len(self._rows[row]) + 1
            part.append(row)
        if part:
            yield self._array(part)

    def _array(self, rows: Iterable[int]) -> bytes:
        return b"[" + b",".join(self._rows[row] for row in rows) + b"]"


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
