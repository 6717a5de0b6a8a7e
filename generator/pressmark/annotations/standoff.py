"""Stand-off annotations: W3C Web Annotations beside an article, checked against its text.

Every annotation is read by itself, so that one mistake spoils no other. What Pressmark has no use for is kept
as JSON for the export. ``bodies`` says what an annotation says, ``selectors`` what it points at,
``alignment`` where that is in the text.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pressmark.annotations.alignment import Explanation, agrees, explain, find
from pressmark.annotations.bodies import Said, read_bodies
from pressmark.annotations.json_places import JsonError, Part, document, elements, members
from pressmark.annotations.selectors import Range, Ranges, read_ranges
from pressmark.annotations.values import Mention, Parsed, Statement
from pressmark.diagnostics import Diagnostic, Place, SourceText, diagnose
from pressmark.diagnostics.decoding import decode_text
from pressmark.text import Span


def read_standoff(path: str, data: bytes, parsed: Parsed, *, article: str = "") -> Parsed:
    """``parsed`` with the annotations of the stand-off file ``data`` at ``path`` joined to it.

    Offsets count code points of ``parsed.body.text``. ``article`` is the path of the article, to tell when a
    target names another one. The anchors of the new marks are filled in by ``marks.finish``.
    """
    source, wrong = decode_text(path, data)
    if source is None:
        return replace(parsed, diagnostics=(*parsed.diagnostics, *wrong))
    reading = _Reading(source, parsed.body.text, article)
    try:
        reading.read()
    except JsonError as error:
        reading.diagnostics.append(diagnose("A101", source.place_at(error.offset), reason=error.reason))
    return replace(
        parsed,
        mentions=(*parsed.mentions, *reading.mentions),
        statements=(*parsed.statements, *reading.statements),
        diagnostics=(*parsed.diagnostics, *reading.diagnostics),
        others=(*parsed.others, *reading.others),
    )


@dataclass(frozen=True, slots=True)
class _Annotation:
    """One annotation that says something: its JSON, its ranges and its marks without spans."""

    part: Part
    ranges: Ranges
    said: Said


class _Reading:
    """One file being read, with what it gives."""

    def __init__(self, source: SourceText, text: str, article: str) -> None:
        self.mentions: list[Mention] = []
        self.statements: list[Statement] = []
        self.others: list[str] = []
        self.diagnostics: list[Diagnostic] = []
        self._source, self._text = source, text
        self._stem = posixpath.basename(article).rpartition(".")[0]
        self._strangers: set[str] = set()

    def read(self) -> None:
        """Read the file. Raises :class:`JsonError` when it is no JSON."""
        annotations = [one for part in self._annotations() if (one := self._annotation(part))]
        if annotations and not self._text:
            self._say("A212", annotations[0].part, "")
            return
        way = explain(self._text, [one for annotation in annotations for one in annotation.ranges.ranges])
        if way.words:
            self._say("A201", annotations[0].part, "start", words=way.words)
        for annotation in annotations:
            self._join(annotation, way)
        if self.others:
            self.diagnostics.append(diagnose("A209", Place(self._source.path), count=len(self.others)))

    def _annotations(self) -> Iterator[Part]:
        """Each annotation of a list, a page or a collection, or the one that the file is."""
        text = self._source.text
        part = document(text)
        while isinstance(part.value, dict):
            inner = {member.key: member for member in members(text, part)}
            if "items" in inner:
                part = inner["items"]
            elif "first" in inner:
                part = inner["first"]
            else:
                yield part
                return
        if not isinstance(part.value, list):
            raise JsonError("it is neither a list of annotations nor an annotation page", part.start)
        yield from elements(text, part)

    def _annotation(self, part: Part) -> _Annotation | None:
        """What ``part`` says and where; None when that cannot be read or is none of Pressmark's business."""
        annotation = part.value
        if not isinstance(annotation, dict) or "target" not in annotation:
            self._say("A202", part, "")
            return None
        place = self._at(part, "")
        said = read_bodies(annotation, place, lambda code, key, **facts: self._say(code, part, key, **facts))
        if said.unknown:
            self.others.append(self._kept(part, said))
        if not (said.mentions or said.statements):
            return None
        ranges = read_ranges(annotation["target"])
        if ranges.wrong:
            self._say("A203", part, "target", reason=ranges.wrong)
            return None
        self._check_sources(part, ranges.sources)
        return _Annotation(part, ranges, said)

    def _kept(self, part: Part, said: Said) -> str:
        """The JSON of an annotation with the bodies that are not known: all of it, when none is."""
        if isinstance(part.value, dict) and (said.mentions or said.statements):
            return json.dumps({**part.value, "body": list(said.unknown)})
        return self._source.text[part.start : part.end]

    def _check_sources(self, part: Part, sources: Iterable[str]) -> None:
        """Say once of each file that is not the article beside this one."""
        for name in sources:
            stem = posixpath.basename(name).rpartition(".")[0]
            if self._stem and stem != self._stem and name not in self._strangers:
                self._strangers.add(name)
                self._say("A206", part, "source", source=name)

    def _join(self, annotation: _Annotation, way: Explanation) -> None:
        """Give the marks of ``annotation`` their spans, if all of its ranges are found."""
        spans: list[Span] = []
        for number, one in enumerate(annotation.ranges.ranges):
            span = self._span(one, way, annotation.part, number)
            if span is None:
                return
            spans.append(span)
        around = annotation.ranges.around
        whole = Span(min(spans).start, max(span.end for span in spans))
        if around and not agrees(self._text, whole.start, whole.end, around):
            self._mismatch(annotation.part, 0, Range(whole.start, whole.end, around), [])
            return
        placed = tuple(sorted(spans))
        self.mentions += [replace(mention, spans=placed) for mention in annotation.said.mentions]
        self.statements += [replace(statement, spans=placed) for statement in annotation.said.statements]

    def _span(self, one: Range, way: Explanation, part: Part, number: int) -> Span | None:
        """The place of ``one``, range ``number`` of its annotation; None, with an error, when it has none."""
        start, end = (way.convert(one.start), way.convert(one.end)) if one.start >= 0 else (-1, -1)
        if agrees(self._text, start, end, one.quote):
            return Span(start, end)
        span, places = find(self._text, Range(start if start >= 0 else one.start, end, one.quote))
        if span is None:
            self._mismatch(part, number, one, places)
        elif one.start >= 0:
            words = _short(one.quote.exact if one.quote else "")
            place = self._at(part, "start", number)
            self.diagnostics.append(diagnose("A204", place, words=words, start=span.start, end=span.end))
        return span

    def _mismatch(self, part: Part, number: int, one: Range, places: list[int]) -> None:
        """Say that ``one`` is not where it says; its words stand at ``places``, if anywhere."""
        length = len(self._text)
        place = self._at(part, "start" if one.start >= 0 else "exact", number)
        if one.quote is None:
            self.diagnostics.append(diagnose("A210", place, start=one.start, end=one.end, length=length))
            return
        found = self._text[one.start : one.end] if 0 <= one.start < one.end <= length else ""
        there = f"there stands “{_short(found)}”" if found else f"the text has {length} characters"
        where = ", ".join(f"{at} to {at + len(one.quote.exact)}" for at in places)
        hint = f"the words stand at {where}" if where else None
        facts = {"words": _short(one.quote.exact), "start": one.start, "end": one.end, "there": there}
        code = "A205" if one.start >= 0 else "A211"
        self.diagnostics.append(diagnose(code, place, hint=hint, **facts))

    def _say(self, code: str, part: Part, key: str, **facts: object) -> None:
        self.diagnostics.append(diagnose(code, self._at(part, key), hint=None, **facts))

    def _at(self, part: Part, key: str, number: int = 0) -> Place:
        """The place of the ``number``-th ``key`` (from 0) inside ``part``, or of its beginning."""
        written = json.dumps(key)
        found = -1
        for _ in range(number + 1 if key else 0):
            at = self._source.text.find(written, max(part.start, found + 1), part.end)
            if at < 0:
                break
            found = at
        if found < 0:
            return self._source.place_at(part.start)
        return self._source.place_at(found, len(written))


def _short(words: str) -> str:
    """``words`` as a message can hold them: on one line, at most 60 characters."""
    shown = " ".join(words.split())
    return shown if len(shown) <= 60 else shown[:59] + "…"
