"""Names on a plane, as far from each other as their ties say.

The distances wanted are those along the ties; what the plane cannot give is spread evenly by stochastic
gradient descent on stress (J. Zheng, S. Pawar, D. Goodman: Graph drawing by stochastic gradient descent.
IEEE Transactions on Visualization and Computer Graphics 25 (2019), 2738-2748). A tie is as long as the two
names have neighbours that they do not share, so that hubs get room (E. Gansner, Y. Koren, S. North: Graph
drawing by stress majorization. Graph Drawing 2004, 239-250).

Only addition, multiplication, division and square root are used, which IEEE 754 rounds alike everywhere, and
of ``random`` only ``Random.random``, whose sequence Python guarantees.
"""

from __future__ import annotations

from heapq import heappop, heappush
from math import sqrt
from random import Random

Point = tuple[float, float]
Neighbours = list[list[int]]

_SEED = 1
_COOLING = 0.72
_LAST_STEP = 0.1


def laid_out(neighbours: Neighbours) -> list[Point]:
    """A place for each of the nodes of a connected graph; the unit is the length of the shortest tie."""
    count = len(neighbours)
    if count == 1:
        return [(0.0, 0.0)]
    terms = _terms(neighbours)
    chance = Random(_SEED)
    spread = sqrt(count)
    xs = [chance.random() * spread for _ in range(count)]
    ys = [chance.random() * spread for _ in range(count)]
    longest = max(distance for _, _, distance in terms)
    weighed = [(one, other, wanted, wanted * wanted) for one, other, wanted in terms]
    step = longest * longest
    while step > _LAST_STEP:
        keys = [chance.random() for _ in terms]
        for at in sorted(range(len(terms)), key=keys.__getitem__):
            one, other, wanted, square = weighed[at]
            dx, dy = xs[one] - xs[other], ys[one] - ys[other]
            apart = sqrt(dx * dx + dy * dy) or 1e-6
            share = (step / square if step < square else 1.0) * (apart - wanted) / (2 * apart)
            xs[one] -= dx * share
            ys[one] -= dy * share
            xs[other] += dx * share
            ys[other] += dy * share
        step *= _COOLING
    return _lying(list(zip(xs, ys, strict=True)))


def _terms(neighbours: Neighbours) -> list[tuple[int, int, float]]:
    """Every two nodes with the distance wanted between them."""
    near = [frozenset(row) for row in neighbours]
    lengths = [
        [(other, sqrt(max(1, len(near[one] ^ near[other]) - 2))) for other in row]
        for one, row in enumerate(neighbours)
    ]
    return [
        (one, other, distance)
        for one in range(len(neighbours))
        for other, distance in enumerate(_distances(lengths, one))
        if one < other
    ]


def _distances(lengths: list[list[tuple[int, float]]], start: int) -> list[float]:
    """The lengths of the shortest ways from ``start`` (E. Dijkstra, 1959)."""
    found = [-1.0] * len(lengths)
    waiting = [(0.0, start)]
    while waiting:
        far, node = heappop(waiting)
        if found[node] < 0:
            found[node] = far
            for other, length in lengths[node]:
                if found[other] < 0:
                    heappush(waiting, (far + length, other))
    return found


def _lying(points: list[Point]) -> list[Point]:
    """The points turned about their middle so that they spread along the page: by their principal axis."""
    count = len(points)
    middle_x = _total([x for x, _ in points]) / count
    middle_y = _total([y for _, y in points]) / count
    moved = [(x - middle_x, y - middle_y) for x, y in points]
    a = _total([x * x for x, _ in moved])
    b = _total([x * y for x, y in moved])
    c = _total([y * y for _, y in moved])
    lengthwise = (a - c + sqrt((a - c) * (a - c) + 4 * b * b), 2 * b)
    size = sqrt(lengthwise[0] * lengthwise[0] + lengthwise[1] * lengthwise[1])
    if size < 1e-9:
        return [(y, x) for x, y in moved] if c > a else moved
    cosine, sine = lengthwise[0] / size, lengthwise[1] / size
    return [(x * cosine + y * sine, y * cosine - x * sine) for x, y in moved]


def _total(values: list[float]) -> float:
    """The sum from left to right; the built-in one adds differently since Python 3.12."""
    total = 0.0
    for value in values:
        total += value
    return total
