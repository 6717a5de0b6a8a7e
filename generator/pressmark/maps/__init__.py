"""The drawn map: the land of the world as one SVG file, and where a place stands on it.

Everything is in the units of one plane, :data:`WIDTH` × :data:`HEIGHT`, so that the world map and the small
map of one place show the same drawing, each through its own viewport.
"""

from pressmark.maps.crowds import crowds
from pressmark.maps.land import land_svg
from pressmark.maps.naming import Mark, Side, placed
from pressmark.maps.projection import HEIGHT, WIDTH, point
from pressmark.maps.windows import LEAST_WIDTH, viewport, world

__all__ = [
    "HEIGHT",
    "LEAST_WIDTH",
    "WIDTH",
    "Mark",
    "Side",
    "crowds",
    "land_svg",
    "placed",
    "point",
    "viewport",
    "world",
]
