"""From the globe to the plane: the Equal Earth projection.

B. Šavrič, T. Patterson, B. Jenny: The Equal Earth map projection. International Journal of Geographical
Information Science 33 (2019), 454–465 (published online 2018). It keeps areas true, and its parallels are
straight lines.
"""

from __future__ import annotations

from math import asin, ceil, cos, radians, sin, sqrt

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


def equal_earth(lat: float, lon: float) -> tuple[float, float]:
    """Where a place stands on a globe of radius 1; degrees in, x to the east and y to the north out."""
    theta = asin(_M * sin(radians(lat)))
    square = theta * theta
    sixth = square**3
    slope = 9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1
    x = radians(lon) * cos(theta) / (_M * slope)
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return x, y


WIDTH = 2000
_HALF_WIDTH = equal_earth(0, 180)[0]
_HALF_HEIGHT = equal_earth(90, 0)[1]
_SCALE = WIDTH / 2 / _HALF_WIDTH
HEIGHT = ceil(2 * _HALF_HEIGHT * _SCALE)


def on_plane(lat: float, lon: float) -> tuple[float, float]:
    """Where a place stands on the plane, x to the right, y downwards, unrounded. ``lon`` from -180 to 180."""
    x, y = equal_earth(lat, lon)
    return (x + _HALF_WIDTH) * _SCALE, (_HALF_HEIGHT - y) * _SCALE


def point(lat: float, lon: float) -> tuple[float, float]:
    """Where a place stands on the plane, rounded to a tenth so that every machine gives the same bytes.

    Degrees, north and east positive; longitudes beyond ±180 go on round the globe.
    """
    turned = lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180
    x, y = on_plane(lat, turned)
    return round(x, 1), round(y, 1)
