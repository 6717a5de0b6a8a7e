"""From the fields of a file, written in YAML, to nodes: every value is text and knows its line and column.

Only the part of YAML that archives need is taken: tables, lists, text. Anchors, aliases and tags are
refused, so that nothing in a file can grow, refer elsewhere or change its type behind the author's back. The
events of the parser are read one by one, never recursively, so that no depth of brackets can exhaust the
stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from pressmark.diagnostics import Diagnostic, SourceText, diagnose
from pressmark.frontmatter.mistakes import explain, in_quotes, left_open
from pressmark.frontmatter.nodes import Items, Node, Reading, Scalar, Table

FENCE = "---"
_DEEPEST = 12
_QUOTES = ("'", '"')
_MOST_FIELDS = 1000
# YAML 1.1 takes these for line breaks; for authors and for every editor they are signs within a line.
_BREAKS = re.compile("[\x85\u2028\u2029]")
# What YAML does not let stand in a text: control signs, and code points that are no characters.
_CONTROL = re.compile("[^\t\n -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# The C parser is fifteen times faster; where it was not built, the other reads the same.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Extent:
    """Where the fields stand in a file, and where its body begins; lines from 1, ``last`` not included."""

    first: int
    last: int
    body: int


def front_matter(source: SourceText) -> tuple[Extent | None, Diagnostic | None]:
    """Where the fields stand between two lines ``---`` at the top of ``source``; or what is wrong."""
    if not source.text.strip():
        return None, diagnose("F103", source.place(0, 0))
    lines = source.lines
    if lines[0].rstrip() != FENCE:
        return None, diagnose("F101", source.place(1, 1, len(lines[0])), hint=_no_fence(lines[0]))
    for number, line in enumerate(lines[1:], 2):
        if line.startswith(FENCE) and line.rstrip() == FENCE:
            return Extent(2, number, number + 1), None
    return None, diagnose("F102", source.place(1, 1, 3), hint=_near_fence(lines))


def read_nodes(source: SourceText, first: int, last: int) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """The fields that stand in the lines from ``first`` to before ``last``; None if they cannot be read at
    all."""
    text = "\n".join(source.lines[first - 1 : last - 1]) + "\n"
    if _CONTROL.search(text):
        return None, (_control_sign(source, first, last),)
    shield = _Shield(text)
    builder = _Builder(Reading(source, []), first, shield)
    loader = _LOADER(shield.text)
    try:
        while loader.check_event():
            builder.take(loader.get_event())
            if builder.stopped:
                return None, tuple(builder.reading.found)
    except yaml.MarkedYAMLError as error:
        builder.reading.found.append(explain(source, error, first - 1, last))
        return None, tuple(builder.reading.found)
    finally:
        loader.dispose()
    return builder.table(), tuple(builder.reading.found)


class _Shield:
    """Keeps the signs that YAML would take for line breaks as they are, by others that the text does not
    use."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._back: dict[int, str] = {}
        for sign in sorted(set(_BREAKS.findall(text))):
            substitute = next(chr(n) for n in range(0xE000, 0xF900) if chr(n) not in self.text)
            self.text = self.text.replace(sign, substitute)
            self._back[ord(substitute)] = sign

    def restore(self, value: str) -> str:
        return value.translate(self._back) if self._back else value


class _Builder:
    """Puts nodes together from the events of the parser."""

    def __init__(self, reading: Reading, first: int, shield: _Shield) -> None:
        self.reading = reading
        self.stopped = False
        self._shift = first
        self._shield = shield
        self._root: Node | None = None
        self._open: list[Items | Table] = []
        self._keys: list[Scalar | None] = []
        self._names: list[dict[str, Scalar]] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        if kind == "ScalarEvent":
            self._refuse_specials(event)
            self._put(self._scalar(event))
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._refuse_specials(event)
            self._begin(Table if kind[0] == "M" else Items, event)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._keys.pop()
            self._names.pop()
            node = self._open.pop()
            if event.end_mark.line + self._shift == node.line:
                node.length = max(1, event.end_mark.column + 1 - node.column)
        elif kind == "AliasEvent":
            self._refuse_specials(event)
            self._put(self._scalar(event))
        elif kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents == 2:
                self.reading.add("F117", self._at(event))

    def table(self) -> Table | None:
        """The table of the whole text; an empty one when there is nothing; None when it is something else."""
        if self._root is None or (isinstance(self._root, Scalar) and not self._root.text):
            return Table([], self._shift, 1)
        if isinstance(self._root, Table):
            return self._root
        self.reading.add("F107", self._root)
        return None

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark, event.end_mark
        line, column = start.line + self._shift, start.column + 1
        one_line = end.line == start.line
        style = getattr(event, "style", None)
        open_quote = (
            left_open(self.reading.source, line, end.line + self._shift) if style in _QUOTES else None
        )
        if open_quote:
            self.reading.found.append(open_quote)
            self.stopped = True
        length = (
            end.column - start.column if one_line else len(self.reading.source.lines[line - 1]) - start.column
        )
        # An alias has no value of its own: its name is as good as one, since it is refused anyway.
        text = self._shield.restore(event.value if hasattr(event, "value") else f"*{event.anchor}")
        return Scalar(text, line, column, max(1, length), not style)

    def _begin(self, kind: type[Items] | type[Table], event: Any) -> None:
        node: Items | Table = kind([], event.start_mark.line + self._shift, event.start_mark.column + 1)
        if len(self._open) == _DEEPEST:
            self.stopped = True
            self.reading.add("F119", node)
        self._put(node)
        self._open.append(node)
        self._keys.append(None)
        self._names.append({})

    def _put(self, node: Node) -> None:
        if not self._open:
            self._root = self._root or node
            return
        parent = self._open[-1]
        if isinstance(parent, Items):
            parent.items.append(node)
        elif self._keys[-1] is None:
            self._keys[-1] = self._key(node)
        else:
            self._add(parent, self._keys[-1], node)
            self._keys[-1] = None

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        self.reading.add("F104", node, problem="a list or a table stands where the name of a field should")
        return Scalar("", node.line, node.column, node.length)

    def _add(self, table: Table, key: Scalar, value: Node) -> None:
        earlier = self._names[-1].setdefault(key.text, key)
        if key.text and earlier is not key:
            self.reading.add("F105", key, field=key.text, line=earlier.line)
        elif key.text:
            table.entries.append((key, value))
        if len(table.entries) > _MOST_FIELDS:
            self.stopped = True
            self.reading.add("F120", key, most=_MOST_FIELDS)

    def _refuse_specials(self, event: Any) -> None:
        if event.anchor is None and getattr(event, "tag", None) is None:
            return
        node = self._at(event)
        line = self.reading.source.lines[node.line - 1]
        self.reading.add("F106", node, sign=line[node.column - 1 : node.column], hint=in_quotes(line))

    def _at(self, event: Any) -> Scalar:
        return Scalar("", event.start_mark.line + self._shift, event.start_mark.column + 1, 1)


def _near_fence(lines: list[str]) -> str | None:
    """A hint at the line that was meant to end the fields, if there is one like it."""
    meant = (number for number, line in enumerate(lines[1:], 2) if re.fullmatch(r"\s*[-–—]{1,9}\s*", line))
    number = next(meant, 0)
    return f"put a line --- in place of line {number}, with no other sign on it" if number else None


def _no_fence(line: str) -> str:
    if line.strip() == FENCE:
        return "take out the spaces before ---: the file begins with it"
    if re.match(r"[A-Za-z_]+:\s", line):
        return "put a line --- before this one, and another after the last field"
    return "begin the file with a line ---, then lines such as title: … and date: …, then a line ---"


def _control_sign(source: SourceText, first: int, last: int) -> Diagnostic:
    for number in range(first, last):
        match = _CONTROL.search(source.lines[number - 1])
        if match:
            place = source.place(number, match.start() + 1)
            return diagnose("F118", place, sign=f"U+{ord(match[0]):04X}")
    raise AssertionError("no control sign in the text")
