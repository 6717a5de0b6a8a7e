"""Who is named with whom: the ties between names that stand in the same reports, and a picture of them.

``named_together(archive)`` reads the whole archive once, and ``renewed`` what an edit can have changed;
``picture(names, lines)`` puts the names of some ties on a plane, the same on every machine.
"""

from pressmark.ties.counting import NamedIn, Rows, named_in
from pressmark.ties.labels import SIZE, Label, label, width_of
from pressmark.ties.picture import Picture, Spot, picture
from pressmark.ties.renewing import renewed
from pressmark.ties.together import Best, Strongest, Tie, Together, named_together, strongest

__all__ = [
    "SIZE",
    "Best",
    "Label",
    "NamedIn",
    "Picture",
    "Rows",
    "Spot",
    "Strongest",
    "Tie",
    "Together",
    "label",
    "named_in",
    "named_together",
    "picture",
    "renewed",
    "strongest",
    "width_of",
]
