"""Links after: for names whose words link elsewhere, or nowhere, a short link that follows them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from pressmark.annotations.items import Aside, Close, Item, Open, Plain, Words
from pressmark.annotations.values import Mark


def with_links_after(items: list[Item], marks: Sequence[Mark], after: Callable[[int], Aside]) -> list[Item]:
    """``items`` with every mark put in that no words show, after the last of its words.

    ``after`` makes the item of a mark by its number. Inside links and code it waits for their end.
    """
    left = without_words(items, marks)
    if not left:
        return items
    waiting = _places(items, marks, left)
    result: list[Item] = []
    held: list[int] = []
    depth = 0
    for at, item in enumerate(items):
        result.append(item)
        if isinstance(item, Open | Close) and item.guard:
            depth += 1 if isinstance(item, Open) else -1
        held += waiting.get(at, [])
        if held and not depth:
            result += [after(number) for number in held]
            held = []
    return result + [after(number) for number in waiting.get(len(items), [])]


def without_words(items: list[Item], marks: Sequence[Mark]) -> list[int]:
    """The numbers of the marks that no words show."""
    shown: set[int] = set()
    for item in items:
        if type(item) is Words:
            shown.update(item.cut.layers)
            shown.add(-1 if item.cut.link is None else item.cut.link)
        elif type(item) is Plain:
            shown.update(item.marks)
    return [number for number in range(len(marks)) if number not in shown]


def _places(items: list[Item], marks: Sequence[Mark], left: list[int]) -> dict[int, list[int]]:
    """By the index of an item, the marks of ``left`` that follow it: an item of words if there is any."""
    words = [at for at, item in enumerate(items) if isinstance(item, Words)]
    starts = [item.cut.start for item in items if isinstance(item, Words)]
    places: dict[int, list[int]] = {}
    for number in left:
        end = max((span.end for span in marks[number].spans), default=0)
        before = max(0, bisect_left(starts, end) - 1)
        places.setdefault(words[before] if words else len(items), []).append(number)
    return places
