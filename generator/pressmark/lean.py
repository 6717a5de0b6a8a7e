"""Scripts and styles of the theme without what only those who write them need: comments and indentation.

Lines stay lines, so nothing depends on how a script ends its statements. What stands in quotation marks, in a
template literal or in a regular expression stays as it is. A file that is not understood stays as it is, too.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    |(?P<space>\s+)
    |(?P<word>[\w$#@]+)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_CSS_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/)
    |(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|url\([^)"']*\))
    |(?P<code>[^/"'u]+|.)""",
    re.VERBOSE | re.DOTALL,
)
_REGEX = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/\w*")
# After these a slash begins a regular expression; after a value it divides.
_BEFORE_REGEX = ("", *"(,=:[!&|?{};+-*%~^<>", "return", "typeof", "case", "in", "of", "void", "else", "await")

_Pieces = Generator[tuple[str, bool], None, int]
"""Pieces of a script, each with whether it is kept as it is; at last the place behind them."""


class _Unclear(Exception):  # noqa: N818 -- never leaves this file
    """The file is not written as expected."""


def lean(name: str, data: bytes) -> bytes:
    """The file ``name`` of the theme as readers get it: ``.js`` and ``.css`` without comments and without
    indentation, any other as it is."""
    if not name.endswith((".js", ".css")):
        return data
    try:
        text = data.decode("utf-8")
        pieces = list(_style(text) if name.endswith(".css") else _script(text))
    except (UnicodeDecodeError, _Unclear):
        return data
    return _joined(pieces).encode()


def _joined(pieces: Iterable[tuple[str, bool]]) -> str:
    """The pieces as one text: lines of code without what surrounds them, the others as they are."""
    found: list[str] = []
    code = "\n"
    for text, is_kept in [*pieces, ("\n", True)]:
        if is_kept:
            found += [re.sub(r"[ \t]*\n\s*", "\n", code), text]
            code = ""
        else:
            code += text
    return "".join(found).strip("\n") + "\n"


def _style(text: str) -> Iterator[tuple[str, bool]]:
    for match in _CSS_TOKEN.finditer(text):
        if match.lastgroup != "comment":
            yield match[0], match.lastgroup == "text"


def _script(text: str) -> _Pieces:
    end = yield from _code(text, 0)
    if end != len(text):
        raise _Unclear
    return end


def _code(text: str, at: int) -> _Pieces:
    """Pieces from ``at`` to the end, or to the brace that closes what was open there."""
    depth, before = 0, ""
    while at < len(text):
        match = _TOKEN.match(text, at)
        assert match is not None
        kind, token = match.lastgroup, match[0]
        if token == "}" and not depth:
            return at
        if token == "`":
            token = text[at : _after_template(text, at + 1)]
        elif token == "/" and before in _BEFORE_REGEX:
            token = _regex(text, at)
        at += len(token)
        depth += {"{": 1, "}": -1}.get(token, 0)
        if kind == "comment":
            yield ("\n" if "\n" in token else " "), False
            continue
        yield token, kind == "text" or (len(token) > 1 and token[0] in "`/")
        before = before if kind == "space" else token
    return at


def _regex(text: str, at: int) -> str:
    match = _REGEX.match(text, at)
    if match is None:
        raise _Unclear
    return match[0]


def _after_template(text: str, at: int) -> int:
    """The place behind the template literal whose inside begins at ``at``."""
    while at < len(text):
        if text[at] == "`":
            return at + 1
        if text.startswith("${", at):
            at = _end(_code(text, at + 2))
        at += 2 if text[at : at + 1] == "\\" else 1
    raise _Unclear


def _end(pieces: _Pieces) -> int:
    while True:
        try:
            next(pieces)
        except StopIteration as stop:
            return int(stop.value)
