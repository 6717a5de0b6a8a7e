"""What is wrong with fields that YAML cannot read, in words for people who do not know YAML.

The parser names a place and a reason in its own terms. The reason is found anew from the line itself, and
the hint shows the line as it would have to be written.
"""

from __future__ import annotations

import re

import yaml

from pressmark.diagnostics import Diagnostic, Place, SourceText, diagnose

_ENTRY = re.compile(r"(?P<head>\s*(?:- +)*[^\s:#'\"\[\]{},][^:]*:)(?:\s+(?P<value>.*?))?\s*$")
_OPENING = re.compile(r"(?P<head>\s*(?:- +)*[^\s:#'\"\[\]{},][^:]*:\s+)(?P<sign>['\"])(?P<rest>.*)$")
_CLOSED = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'(?!')")}
_FIELD = re.compile(r"[^\W\d]\w*:(?:\s|$)")
_NO_SPACE = re.compile(r"\s*(?:- +)*(\w+):(\S.*?)\s*$")


def explain(source: SourceText, error: yaml.MarkedYAMLError, shift: int, last: int) -> Diagnostic:
    """The diagnostic for ``error``, whose lines count from ``shift``; ``last`` is the line after the
    fields."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return diagnose("F104", source.place(shift + 1), problem=error.problem)
    number = min(mark.line + shift + 1, last - 1)
    beyond = mark.line + shift + 1 >= last
    column = len(source.lines[number - 1]) + 1 if beyond else mark.column + 1
    opened = error.context_mark
    begun = (opened.line + shift + 1, opened.column + 1) if opened else (number, column)
    if begun[0] >= last:
        begun = (number, column)
    problem, context = error.problem or "", error.context or ""
    open_quote = left_open(source, shift + 1, number)
    if open_quote:
        return open_quote
    case = _Case(source, number, column, begun, problem, context)
    for attempt in _ATTEMPTS:
        found = attempt(case)
        if found:
            return found
    return diagnose("F104", case.place(), problem=problem.replace("\n", " "))


class _Case:
    """A place where the parser stopped, with the lines around it."""

    def __init__(
        self, source: SourceText, number: int, column: int, begun: tuple[int, int], problem: str, context: str
    ) -> None:
        self.source, self.number, self.column = source, number, column
        self.begun, self.problem, self.context = begun, problem, context
        self.line = source.lines[number - 1]
        self.begun_line = source.lines[begun[0] - 1]

    def place(self, number: int = 0, column: int = 0, length: int = 1) -> Place:
        """A place on this line, or on line ``number``; where the parser stopped unless ``column`` says
        else."""
        return self.source.place(number or self.number, column or self.column, length)

    def previous(self) -> tuple[int, str]:
        """The nearest line above that says something."""
        for number in range(self.number - 1, 0, -1):
            line = self.source.lines[number - 1]
            if line.strip() and not line.lstrip().startswith("#"):
                return number, line
        return self.number, self.line


def quoted(value: str) -> str:
    """``value`` between quotation marks, as YAML reads it back unchanged."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def left_open(source: SourceText, first: int, last: int) -> Diagnostic | None:
    """The quotation mark, opened in a line from ``first`` on, that swallows the field below it to end in
    ``last``.

    YAML lets a quoted value go on for as many lines as it likes: a forgotten mark ends at the next one, any
    number of fields further down, and what is then wrong is told of the wrong line.
    """
    for number in range(first, last):
        opened = _OPENING.match(source.lines[number - 1])
        if opened is None or _CLOSED[opened["sign"]].match(opened["rest"]):
            continue
        sign = opened["sign"]
        if _FIELD.match(source.lines[number]) and sign in source.lines[last - 1]:
            hint = _closing(source.lines[number - 1], sign)
            return diagnose("F110", source.place(number, len(opened["head"]) + 1), sign=sign, hint=hint)
    return None


def in_quotes(line: str) -> str | None:
    """A hint that shows the entry on ``line`` with its value between quotation marks."""
    entry = _ENTRY.match(line)
    if not entry or not entry["value"]:
        return None
    value = entry["value"]
    if len(value) > 1 and value[0] in "'\"" and value[0] == value[-1]:
        value = value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1].replace('\\"', '"')
    return f"write {entry['head'].strip()} {quoted(value)}"


def _tab(case: _Case) -> Diagnostic | None:
    match = re.match(r" *\t+", case.line)
    if not match:
        return None
    return diagnose("F109", case.place(column=match[0].index("\t") + 1))


def _unclosed_quote(case: _Case) -> Diagnostic | None:
    if "quoted scalar" not in case.context or "end of stream" not in case.problem:
        return None
    number, column = case.begun
    sign = case.begun_line[column - 1 : column]
    return diagnose("F110", case.place(number, column), sign=sign, hint=_closing(case.begun_line, sign))


def _closing(line: str, sign: str) -> str:
    entry = _ENTRY.match(line)
    if entry and entry["value"] and entry["value"].startswith(sign):
        return f"write {entry['head'].strip()} {quoted(entry['value'][1:])}"
    return f"put a second {sign} at the end of the value"


def _backslash(case: _Case) -> Diagnostic | None:
    if "escape" not in case.problem:
        return None
    # The two parsers stop at the backslash and behind it.
    column = case.column if case.line[case.column - 1 : case.column] == "\\" else case.column - 1
    return diagnose("F116", case.place(column=column), hint=_single(case.line))


def _single(line: str) -> str:
    entry = _ENTRY.match(line)
    value = entry["value"][1:-1] if entry and entry["value"] else ""
    return (
        f"write {entry['head'].strip()} {quoted(value)}" if entry and value else "use single quotation marks"
    )


def _odd_beginning(case: _Case) -> Diagnostic | None:
    number, column = case.begun if case.context else (case.number, case.column)
    line = case.source.lines[number - 1]
    sign = line[column - 1 : column]
    reasons = (
        "cannot start any token",
        "alias",
        "anchor",
        "tag",
        "block scalar",
        "not allowed",
    )
    said = f"{case.problem} {case.context}"
    if sign not in "@`%*&!>|?-" or not sign or not any(reason in said for reason in reasons):
        return None
    return diagnose("F115", case.place(number, column), sign=sign, hint=in_quotes(line))


def _brackets(case: _Case) -> Diagnostic | None:
    if "flow" not in case.context:
        return None
    number, column = case.begun
    sign = case.begun_line[column - 1 : column]
    if number == case.number and case.line[case.column - 1 : case.column] == ":":
        return diagnose("F108", case.place(), hint="put the value with the colon between quotation marks")
    there = case.line[case.column - 1 : case.column]
    if number == case.number and there.strip() and there not in "]}":
        return diagnose(
            "F114",
            case.place(),
            what="the end of a value",
            hint="put each value with signs between quotation marks",
        )
    return diagnose(
        "F113", case.place(number, column), sign=sign, closing={"[": "]", "{": "}"}.get(sign, "]")
    )


def _colon(case: _Case) -> Diagnostic | None:
    if "mapping values are not allowed" not in case.problem:
        return None
    first = case.line.find(":") + 1
    if case.column > first and not case.line[first : first + 1].strip():
        return diagnose("F108", case.place(), hint=in_quotes(case.line))
    number, line = case.previous()
    in_list = line.lstrip().startswith("- ")
    return (None if in_list else _no_colon(case, number, line)) or _indentation(case)


def _missing_colon(case: _Case) -> Diagnostic | None:
    if "could not find expected ':'" not in case.problem:
        return None
    return _no_colon(case, case.begun[0], case.begun_line)


def _no_colon(case: _Case, number: int, line: str) -> Diagnostic | None:
    tight = _NO_SPACE.match(line)
    width = len(line.strip())
    place = case.place(number, len(line) - len(line.lstrip()) + 1, width)
    if tight:
        return diagnose("F111", place, hint=f"put a space after the colon: {tight[1]}: {tight[2]}")
    if ":" not in line:
        word, _, rest = line.strip().partition(" ")
        hint = f"write {word}: {rest}" if rest and re.fullmatch(r"[a-z_]+", word) else None
        return diagnose("F111", place, hint=hint)
    return None


def _words_after(case: _Case) -> Diagnostic | None:
    if "did not find expected key" not in case.problem and "expected <block end>" not in case.problem:
        return None
    entry = _ENTRY.match(case.line)
    if entry and entry["value"] and entry["value"][0] in "'\"[{" and case.column > len(entry["head"]) + 1:
        return diagnose("F114", case.place(), what="the end of the value", hint=in_quotes(case.line))
    return _indentation(case)


def _document(case: _Case) -> Diagnostic | None:
    return _indentation(case) if "document start" in case.problem else None


def _indentation(case: _Case) -> Diagnostic:
    column = len(case.line) - len(case.line.lstrip()) + 1
    return diagnose("F112", case.place(column=column, length=len(case.line.strip())))


_ATTEMPTS = (
    _tab,
    _unclosed_quote,
    _backslash,
    _brackets,
    _odd_beginning,
    _colon,
    _missing_colon,
    _words_after,
    _document,
)
