"""Points that lie close together: where a map needs a closer view."""

from __future__ import annotations

from collections.abc import Sequence


def crowds(points: Sequence[tuple[float, float]], reach: float) -> list[list[int]]:
    """The points in groups: two of one group are no more than ``reach`` apart, or joined by others that are.

    Gives places among ``points``; groups by their first point. Quadratic, so for some hundred points at most.
    """
    groups: list[list[int]] = []
    for at, (x, y) in enumerate(points):
        near = [
            group
            for group in groups
            if any(
                (points[other][0] - x) ** 2 + (points[other][1] - y) ** 2 <= reach * reach for other in group
            )
        ]
        joined = [other for group in near for other in group] + [at]
        groups = [group for group in groups if group not in near] + [joined]
    return sorted(sorted(group) for group in groups)
