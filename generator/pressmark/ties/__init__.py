"""Who is named with whom: the ties between names that stand in the same reports, and a picture of them.

``named_together(archive)`` reads the whole archive once; ``picture(names, lines)`` puts the names of some
ties on a plane, the same on every machine.
"""

from pressmark.ties.labels import SIZE, Label, label, width_of
from pressmark.ties.picture import Picture, Spot, picture
from pressmark.ties.together import Tie, Together, named_together

__all__ = [
    "SIZE",
    "Label",
    "Picture",
    "Spot",
    "Tie",
    "Together",
    "label",
    "named_together",
    "picture",
    "width_of",
]
