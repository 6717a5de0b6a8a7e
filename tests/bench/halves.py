"""Two further corpora, as reports cut in two: old newspapers in four languages, names told apart by hand
(HIPE 2022), and today's news in four languages and two scripts without any (MasakhaNEWS).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

from tests.bench.ecbplus import Document, Marked

CORPORA = ("corpora/hipe-2022", "corpora/masakhanews")
_TYPES = {"pers": "person", "org": "organisation", "loc": "place"}
# Shorter texts have no two halves that could know each other.
_WORDS = 80

Token = tuple[str, str, str]
"""A word with the white space after it, the type of the name it belongs to, and who is named."""


def read_halves(corpus: str, folder: Path) -> list[Document]:
    """Both halves of every text of ``corpus`` that is long enough; halves of one text have one ``event``."""
    texts: dict[str, Callable[[Path], Iterator[list[Token]]]] = {
        "corpora/hipe-2022": _hipe,
        "corpora/masakhanews": _masakhanews,
    }
    documents = []
    for number, tokens in enumerate(texts[corpus](folder)):
        if len(tokens) >= _WORDS:
            middle = len(tokens) // 2
            documents.append(_document(number, "a", tokens[:middle]))
            documents.append(_document(number, "b", tokens[middle:]))
    return documents


def _document(number: int, half: str, tokens: list[Token]) -> Document:
    text, marked = "", []
    for (kind, link), group in groupby(tokens, key=lambda token: token[1:]):
        words = "".join(word for word, _, _ in group)
        if link:
            end = len(text) + len(words.rstrip())
            marked.append(Marked(len(text), end, f"{kind}:{link.lower()}", link))
        text += words
    return Document(f"{number}-{half}", number, str(number), text.rstrip(), tuple(marked))


def _hipe(folder: Path) -> Iterator[list[Token]]:
    for file in sorted((folder / "data").rglob("*.tsv")):
        tokens: list[Token] = []
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("# hipe2022:document_id"):
                yield tokens
                tokens = []
            elif line and not line.startswith(("#", "TOKEN")):
                word, coarse, *others = line.split("\t")
                kind, link = _TYPES.get(coarse[2:].lower(), ""), others[5]
                known = kind and link.startswith("Q")
                space = "" if "NoSpaceAfter" in others[-1] else " "
                tokens.append((word + space, kind if known else "", link if known else ""))
        yield tokens


def _masakhanews(folder: Path) -> Iterator[list[Token]]:
    for file in sorted((folder / "data").glob("*/dev.tsv")):
        with file.open(encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table, delimiter="\t"):
                yield [(f"{word} ", "", "") for word in row["text"].split()]
