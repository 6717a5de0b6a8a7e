"""The picture of ties: names with their room on a plane, connected groups side by side.

Names are put where :mod:`stress` says, pushed apart until no name lies on another, and groups that no tie
connects are set in rows like words on a page, the largest first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import sqrt

from pressmark.ties.labels import LINE, Label
from pressmark.ties.stress import Neighbours, laid_out

WIDTH = 1100
"""The width of the picture where it is full, in units."""

_MARK = 7
_GAP_X, _GAP_Y = 10.0, 8.0
_ROUNDS = 400
# Room for each name when a group is first spread out, as a multiple of its own: the ties must be seen too,
# and the more of them, the more room they take.
_LEAST_AIR, _MOST_AIR, _CROWD = 1.3, 2.2, 60
_LANDSCAPE = 2.6
_BETWEEN = 34.0
# Names are wide and low: pushed the shortest way, all would move up and down, and the picture grow tall.
_DOWNWARD = 0.45


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the mark of a name stands; its words are centred below it."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The spots of the names, in their order, on a plane of ``width`` × ``height`` units."""

    width: int
    height: int
    spots: tuple[Spot, ...]


@dataclass(slots=True)
class _Box:
    """A name with its room: the mark at ``x``, ``y``; half the width; the heights above and below."""

    x: float
    y: float
    half: float
    below: float

    def away(self, other: _Box) -> tuple[float, float]:
        """How much room is missing between the two, in x and in y; both positive when they overlap."""
        middle = self.y + (self.below - _MARK) / 2
        theirs = other.y + (other.below - _MARK) / 2
        high = (self.below + other.below) / 2 + _MARK + _GAP_Y
        wide = self.half + other.half + _GAP_X
        return wide - abs(self.x - other.x), high - abs(middle - theirs)


@lru_cache(maxsize=8)
def picture(labels: tuple[Label, ...], lines: tuple[tuple[int, int], ...]) -> Picture:
    """Where the names with these ``labels`` stand; ``lines`` are the ties, as places among the names.

    The same names and ties give the same picture on every machine and in every version of Python.
    """
    groups = _groups(len(labels), lines)
    placed = [(members, _group(members, labels, lines)) for members in groups]
    placed.sort(key=lambda group: (-len(group[0]), group[0]))
    width, height = _set_in_rows([boxes for _, boxes in placed])
    spots: dict[int, Spot] = {}
    for members, boxes in placed:
        spots |= {
            member: Spot(round(box.x, 1), round(box.y, 1)) for member, box in zip(members, boxes, strict=True)
        }
    return Picture(round(width), round(height), tuple(spots[at] for at in range(len(labels))))


def _groups(count: int, lines: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The names that ties connect, directly or through others."""
    near: list[list[int]] = [[] for _ in range(count)]
    for one, other in lines:
        near[one].append(other)
        near[other].append(one)
    seen: set[int] = set()
    groups = []
    for start in range(count):
        if start in seen:
            continue
        seen.add(start)
        waiting, members = [start], []
        while waiting:
            node = waiting.pop()
            members.append(node)
            fresh = [other for other in dict.fromkeys(near[node]) if other not in seen]
            seen.update(fresh)
            waiting += fresh
        groups.append(sorted(members))
    return groups


def _group(members: list[int], labels: Sequence[Label], lines: Sequence[tuple[int, int]]) -> list[_Box]:
    """The boxes of one group, apart from each other."""
    place = {member: at for at, member in enumerate(members)}
    near: Neighbours = [[] for _ in members]
    for one, other in lines:
        if one in place:
            near[place[one]].append(place[other])
            near[place[other]].append(place[one])
    points = laid_out(near)
    boxes = [
        _Box(x, y, labels[member].width / 2, _MARK + 2 + LINE * len(labels[member].lines))
        for (x, y), member in zip(points, members, strict=True)
    ]
    _spread(boxes)
    _push_apart(boxes)
    return boxes


def _spread(boxes: list[_Box]) -> None:
    """Scales the places so that the names have room on a plane a little wider than high."""
    air = min(_MOST_AIR, _LEAST_AIR + len(boxes) / _CROWD)
    area = 0.0
    for box in boxes:
        area += (2 * box.half + _GAP_X) * (box.below + _MARK + _GAP_Y) * air
    wide = max(box.x for box in boxes) - min(box.x for box in boxes)
    high = max(box.y for box in boxes) - min(box.y for box in boxes)
    across = min(WIDTH - 2 * max(box.half for box in boxes), sqrt(area * _LANDSCAPE))
    down = area / across
    scale_x = across / wide if wide > 1e-9 else 1.0
    scale_y = min(max(down / high, scale_x * 0.6), scale_x * 1.4) if high > 1e-9 else scale_x
    middle = (max(box.x for box in boxes) + min(box.x for box in boxes)) / 2
    for box in boxes:
        box.x, box.y = (box.x - middle) * scale_x, box.y * scale_y


def _push_apart(boxes: list[_Box]) -> None:
    """Moves boxes that overlap, each by half of what is missing, until none does or patience ends.

    What would leave the plane at its sides stays at them; the longer it takes, the more goes up and down,
    where there is always room.
    """
    reach = 2 * (max(box.below for box in boxes) + _MARK + _GAP_Y)
    for patience in range(_ROUNDS):
        boxes_down = sorted(boxes, key=lambda box: box.y)
        downward = _DOWNWARD * (1 + patience / 20)
        moved = False
        for place, box in enumerate(boxes_down, 1):
            for other in islice(boxes_down, place, None):
                if other.y - box.y > reach:
                    break
                moved |= _push(box, other, downward)
        if not moved:
            return
        for box in boxes:
            most = WIDTH / 2 - box.half
            box.x = min(max(box.x, -most), most)


def _push(one: _Box, other: _Box, downward: float) -> bool:
    missing_x, missing_y = one.away(other)
    if missing_x <= 0.01 or missing_y <= 0.01:
        return False
    if missing_y <= missing_x * downward:
        step = missing_y / 2 if one.y >= other.y else -missing_y / 2
        one.y, other.y = one.y + step, other.y - step
    else:
        step = missing_x / 2 if one.x >= other.x else -missing_x / 2
        one.x, other.x = one.x + step, other.x - step
    return True


def _set_in_rows(groups: list[list[_Box]]) -> tuple[float, float]:
    """Sets groups beside each other, a new row where the width is used up; gives the width and height."""
    x = y = row = width = _BETWEEN / 2
    for boxes in groups:
        left, right = min(b.x - b.half for b in boxes), max(b.x + b.half for b in boxes)
        top, bottom = min(b.y for b in boxes) - _MARK, max(b.y + b.below for b in boxes)
        if x > _BETWEEN and x + right - left > WIDTH:
            x, y = _BETWEEN / 2, y + row + _BETWEEN
            row = 0.0
        for box in boxes:
            box.x += x - left
            box.y += y - top
        x += right - left + _BETWEEN
        row = max(row, bottom - top)
        width = max(width, x - _BETWEEN / 2)
    return width, y + row + _BETWEEN / 2
