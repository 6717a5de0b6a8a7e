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
    plane = _Plane(boxes)
    for patience in range(_ROUNDS):
        if not plane.push(_DOWNWARD * (1 + patience / 20)):
            break
    for box, x, y in zip(boxes, plane.xs, plane.ys, strict=True):
        box.x, box.y = x, y


class _Plane:
    """Where boxes stand while they are pushed, in columns: half a million pairs of them are looked at."""

    def __init__(self, boxes: list[_Box]) -> None:
        self.xs, self.ys = [box.x for box in boxes], [box.y for box in boxes]
        self._halves, self._belows = [box.half for box in boxes], [box.below for box in boxes]
        self._middles = [(box.below - _MARK) / 2 for box in boxes]

    def push(self, downward: float) -> bool:
        """One round, every two boxes once. Gives whether any moved."""
        xs, ys, halves, belows, middles = self.xs, self.ys, self._halves, self._belows, self._middles
        reach = 2 * (max(belows) + _MARK + _GAP_Y)
        down = sorted(range(len(ys)), key=ys.__getitem__)
        moved = False
        for place, one in enumerate(down, 1):
            for other in islice(down, place, None):
                if ys[other] - ys[one] > reach:
                    break
                # How much room is missing between the two; where some is in both ways they overlap.
                missing_x = halves[one] + halves[other] + _GAP_X - abs(xs[one] - xs[other])
                if missing_x <= 0.01:
                    continue
                high = (belows[one] + belows[other]) / 2 + _MARK + _GAP_Y
                missing_y = high - abs(ys[one] + middles[one] - (ys[other] + middles[other]))
                if missing_y > 0.01:
                    self._part(one, other, missing_x, missing_y, downward)
                    moved = True
        if moved:
            for at, half in enumerate(halves):
                most = WIDTH / 2 - half
                xs[at] = min(max(xs[at], -most), most)
        return moved

    def _part(self, one: int, other: int, missing_x: float, missing_y: float, downward: float) -> None:
        way, missing = (self.ys, missing_y) if missing_y <= missing_x * downward else (self.xs, missing_x)
        step = missing / 2 if way[one] >= way[other] else -missing / 2
        way[one], way[other] = way[one] + step, way[other] - step


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
