"""The drawn map: the land of the world as one SVG file, and where a place stands on it.

Everything is in the units of one plane, :data:`WIDTH` × :data:`HEIGHT`, so that the world map and the small
map of one place show the same drawing, each through its own viewport.
"""

from pressmark.maps.land import land_svg
from pressmark.maps.projection import HEIGHT, WIDTH, point
from pressmark.maps.windows import viewport, world

__all__ = ["HEIGHT", "WIDTH", "land_svg", "point", "viewport", "world"]
