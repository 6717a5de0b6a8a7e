"""What a stand-off annotation points at: ranges of the text, by position and by quotation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """A TextQuoteSelector: the words, and what stands before and after them (both may be empty)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """One range of an annotation. ``start`` is -1 without a position, ``quote`` None without a quotation."""

    start: int
    end: int
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Ranges:
    """The ranges of one annotation in order. ``around`` quotes them together, from the first start to the
    last end.

    ``sources`` are the files that the target names; ``wrong`` says in words what cannot be read.
    """

    ranges: tuple[Range, ...] = ()
    around: Quote | None = None
    sources: tuple[str, ...] = ()
    wrong: str = ""


def read_ranges(target: object) -> Ranges:
    """The ranges of an annotation's ``target``: an object or a list of objects with one selector or several.

    Position selectors and quote selectors are paired in order when there are as many of one as of the other;
    one quotation beside several positions is that of the whole stretch.
    """
    targets = target if isinstance(target, list) else [target]
    objects = [one for one in targets if isinstance(one, dict)]
    sources = tuple(source for one in objects for source in _sources(one))
    positions: list[tuple[int, int]] = []
    quotes: list[Quote] = []
    for selector in (selector for one in objects for selector in _selectors(one)):
        if selector.get("type") == "TextPositionSelector":
            start, end = selector.get("start"), selector.get("end")
            if not _is_offset(start) or not _is_offset(end):
                return Ranges(sources=sources, wrong="“start” and “end” must be whole numbers, 0 or more")
            positions.append((start, end))  # type: ignore[arg-type]
        elif selector.get("type") == "TextQuoteSelector" and _text(selector, "exact"):
            quotes.append(Quote(*(_text(selector, name) for name in ("exact", "prefix", "suffix"))))
    if not positions and not quotes:
        return Ranges(sources=sources, wrong="there is no TextPositionSelector in its target")
    if not positions:
        return Ranges(tuple(Range(-1, -1, quote) for quote in quotes), None, sources)
    if len(positions) == len(quotes):
        pairs = zip(positions, quotes, strict=True)
        return Ranges(tuple(Range(start, end, quote) for (start, end), quote in pairs), None, sources)
    return Ranges(
        tuple(Range(start, end) for start, end in positions), quotes[0] if quotes else None, sources
    )


def _selectors(target: dict[str, object]) -> Iterator[dict[str, object]]:
    selector = target.get("selector")
    for one in selector if isinstance(selector, list) else [selector]:
        if isinstance(one, dict):
            yield one
            refined = one.get("refinedBy")
            if isinstance(refined, dict):
                yield refined


def _sources(target: dict[str, object]) -> Iterator[str]:
    source = target.get("source")
    if isinstance(source, dict):
        source = source.get("id")
    if isinstance(source, str) and source:
        yield source


def _is_offset(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _text(selector: dict[str, object], name: str) -> str:
    value = selector.get(name)
    return value if isinstance(value, str) else ""
