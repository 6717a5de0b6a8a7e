"""Viewports: the part of the plane that a small map shows."""

from __future__ import annotations

from collections.abc import Sequence

from pressmark.maps.projection import HEIGHT, WIDTH

# A reader must recognise the part of the world: a narrower window shows a coast that could be anywhere.
LEAST_WIDTH = 360
_RATIO = 3 / 2


def world() -> str:
    """The viewport of the whole plane, as the ``viewBox`` attribute wants it: ``x y width height``."""
    return f"0 0 {WIDTH} {HEIGHT}"


def viewport(points: Sequence[tuple[float, float]], margin: float = 60, least: float = LEAST_WIDTH) -> str:
    """A window round all ``points``, ``margin`` away from each (units of the plane), three wide to two high.

    It is never narrower than ``least`` and never leaves the plane; when it would have to, or when there is no
    point, it is the whole plane.
    """
    if not points:
        return world()
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    width = max(least, right - left + 2 * margin, (bottom - top + 2 * margin) * _RATIO)
    height = width / _RATIO
    if width > WIDTH or height > HEIGHT:
        return world()
    x = _within((left + right - width) / 2, WIDTH - width)
    y = _within((top + bottom - height) / 2, HEIGHT - height)
    return f"{round(x)} {round(y)} {round(width)} {round(height)}"


def _within(start: float, most: float) -> float:
    return min(max(start, 0), most)
