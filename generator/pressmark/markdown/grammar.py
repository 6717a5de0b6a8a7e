"""Where mentions and statements begin and end in the source of one leaf block, found in one pass from left
to right.

The pass knows what binds tighter than a bracket: backslash escapes, code spans, ``<addresses>`` and bare
addresses. It never looks at a character more than a fixed number of times, so a block full of brackets costs
no more than a block of words. The rules for markdown-it (``rules``) only look up what was found here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from markdown_it.common.utils import unescapeAll

from pressmark.keys import swift
from pressmark.markdown.attributes import Attributes, Fault, read_attributes

_ADDRESS = r"(?i:ttps?)://(?:[^\s<>\[\]`|{}]|\[\[[^\s\[\]]*\]\]|\[[^\s\[\]]*\])*"
# An escape, a code span, an address bare or in angles, the beginning of a mention, brackets. Each begins with
# a sign of its own, outside any group: only then does `re` pass over the words between them at once.
_SIGNS = re.compile(
    rf"\\.|``*|h{_ADDRESS}|H{_ADDRESS}|<[A-Za-z][A-Za-z0-9+.-]{{1,31}}:[^<>\x00-\x20]*>|\[\[|\[|\]", re.DOTALL
)
_TARGET = re.compile(r"(?:[^\[\]|\\]|\\[^|])*")
_LABEL_SIGNS = re.compile(r"\\.|`+|\[\[|\[|\]", re.DOTALL)
_FRAGMENT = re.compile(r"[ps]\d+(?:-\d+)*|[hs]-\S+|fn-\d+")


@swift
@dataclass(frozen=True, slots=True)
class MentionForm:
    """``[[target|label]]{attributes}`` at ``start`` … ``end`` of the block's source.

    ``label`` is None when none is written. ``wrong`` is the code of a diagnostic when this is a form that
    Pressmark does not have; its words are kept.
    """

    start: int
    end: int
    target: str
    fragment: str
    label: str | None
    attributes: Attributes
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class StatementForm:
    """``[words]{attributes}``: the words are ``start + 1`` … ``close``, the whole ends at ``end``."""

    start: int
    close: int
    end: int
    attributes: Attributes


@dataclass(slots=True)
class Forms:
    """What was found in ``content``, by starting position. ``read`` collects those the parser came to."""

    content: str
    mentions: dict[int, MentionForm] = field(default_factory=dict)
    statements: dict[int, StatementForm] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    read: set[int] = field(default_factory=set)

    @property
    def unread(self) -> list[int]:
        """Where forms stand that the parser never came to: inside a link's address or title, say."""
        return sorted((self.mentions.keys() | self.statements.keys()) - self.read)


def recognise(content: str) -> Forms:
    """All mentions and statements of ``content``, the source of one leaf block, and their faults."""
    forms = Forms(content)
    if "[[" in content or "]{" in content:
        _Scan(forms).run()
    return forms


class _Scan:
    """One pass over a block. ``opened`` are brackets not closed yet, and whether two stood there."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self.source = forms.content
        self.opened: list[tuple[int, bool]] = []
        self._runs: dict[int, list[int]] | None = None

    def run(self) -> None:
        position = 0
        while match := _SIGNS.search(self.source, position):
            start, position = match.span()
            sign = match[0]
            if sign[0] == "`":
                position = self._after_code(start, position)
            elif sign == "[[":
                position = self._mention(start)
            elif sign == "[":
                self.opened.append((start, False))
            elif sign == "]":
                position = self._close(start)
        unclosed = {start for start, double in self.opened if double}
        self.forms.faults.extend(Fault("T101", start, 2) for start in sorted(unclosed))

    def _after_code(self, start: int, end: int) -> int:
        """The end of the code span whose backticks stand at ``start`` … ``end``; ``end`` when it is none."""
        if self._runs is None:
            self._runs = {}
            for run in re.finditer("`+", self.source):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        same = self._runs.get(end - start, [])
        after = bisect_right(same, start)
        return same[after] + end - start if after < len(same) else end

    def _mention(self, start: int) -> int:
        form = self._read_mention(start)
        if form is None:
            # Perhaps a statement that begins with a bracketed word: both brackets wait for their end.
            self.opened += [(start, True), (start + 1, False)]
            return start + 2
        self.forms.mentions[start] = form
        return form.end

    def _read_mention(self, start: int) -> MentionForm | None:
        match = _TARGET.match(self.source, start + 2)
        assert match  # the pattern matches an empty target too
        bar = match.end()
        label_start = bar
        close: int | None = bar
        if self.source.startswith(("|", "\\|"), bar):
            label_start = self.source.index("|", bar) + 1
            close = self._label_end(label_start)
        if close is None or not self.source.startswith("]]", close):
            return None
        written, label = self.source[start + 2 : bar], self.source[label_start:close]
        if written.count("\n") > 1 or label.count("\n") > 1:
            return None
        end, attributes = self._attributes(close + 2)
        target, fragment, wrong = _target(written, self._after_exclamation(start))
        return MentionForm(start, end, target, fragment, label.strip() or None, attributes, wrong)

    def _after_exclamation(self, start: int) -> bool:
        return (
            self.source[max(0, start - 1) : start] == "!" and self.source[max(0, start - 2) : start] != "\\!"
        )

    def _label_end(self, start: int) -> int | None:
        """The first bracket that ends the label begun at ``start``: those inside it are in pairs."""
        depth = 0
        position = start
        while match := _LABEL_SIGNS.search(self.source, position):
            position = match.end()
            sign = match[0]
            if sign == "[[":
                return None
            if sign[0] == "`":
                position = self._after_code(match.start(), position)
            elif sign == "[":
                depth += 1
            elif sign == "]" and depth:
                depth -= 1
            elif sign == "]":
                return match.start()
        return None

    def _close(self, at: int) -> int:
        if not self.opened:
            return at + 1
        start, double = self.opened.pop()
        if not self.source.startswith("{", at + 1) or self.source.startswith("^", start + 1):
            if double and self.source.startswith("]]", at - 1):
                self.forms.faults.append(Fault("T116", start, 2))
            return at + 1
        end, attributes = self._attributes(at + 1, statement=True)
        if end == at + 1:
            return end
        if not self.source[start + 1 : at].strip():
            self.forms.faults.append(Fault("T115", start, end - start))
            return end
        self.forms.statements[start] = StatementForm(start, at, end, attributes)
        return end

    def _attributes(self, at: int, statement: bool = False) -> tuple[int, Attributes]:
        end, attributes, faults = read_attributes(self.source, at, statement)
        self.forms.faults.extend(faults)
        return end, attributes


def _target(written: str, embedded: bool) -> tuple[str, str, str]:
    """Target, fragment, and the code of what is wrong with them."""
    target = " ".join(unescapeAll(written).split())
    target, sharp, fragment = target.partition("#")
    target, fragment = target.rstrip(), fragment.strip()
    if embedded:
        return target + sharp + fragment, "", "T103"
    if target.startswith("^") or (sharp and not _FRAGMENT.fullmatch(fragment)):
        return target + sharp + fragment, "", "T104"
    return target, fragment, "" if target else "T102"
