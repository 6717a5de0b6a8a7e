"""Who is named with whom, and two names together."""

from __future__ import annotations

from pressmark.pages.values import DrawnName, DrawnTie, Link, LongList, TieDrawing, TieRow
from pressmark.pages.views import PairView, TogetherView
from tests.theme.samples.rows import PUMPS, SLUICE
from tests.theme.samples.site import head

_MERROW = Link("Ada Merrow", "/people/ada-merrow/")
_BOARD = Link("Drainage Board", "/organisations/drainage-board/")
_FLOOD = Link("آدا ميرو", "/events/flood/", "ar")

TOGETHER = TogetherView(
    head=head("/together/", "Who is named with whom", "together", "together"),
    ties=(
        TieRow(
            one=_BOARD,
            other=_MERROW,
            count=23,
            shared="/organisations/drainage-board/together/people/ada-merrow/",
        ),
        TieRow(one=_FLOOD, other=_MERROW, count=1, shared="/events/flood/together/people/ada-merrow/"),
    ),
    drawing=TieDrawing(
        400,
        220,
        (
            DrawnName(name=_MERROW, kind="Person", mark="circle", lines=("Ada Merrow",), x=60, y=40, ties=2),
            DrawnName(
                name=_BOARD,
                kind="Organisation",
                mark="square",
                lines=("Drainage", "Board"),
                x=200,
                y=60,
                ties=1,
            ),
            DrawnName(name=_FLOOD, kind="Event", mark="star", lines=("آدا ميرو",), x=320, y=150.5, ties=1),
        ),
        (
            DrawnTie(x1=60, y1=40, x2=200, y2=60, strength=4),
            DrawnTie(x1=60, y1=40, x2=320, y2=150.5, strength=1),
        ),
        (("circle", "People"), ("square", "Organisations"), ("star", "Events")),
    ),
)
PAIR = PairView(
    head=head(
        "/organisations/drainage-board/together/people/ada-merrow/",
        "Drainage Board and Ada Merrow",
        "pair",
        "together",
    ),
    names=(("Organisation", _BOARD), ("Person", _MERROW)),
    list=LongList((SLUICE, PUMPS), 2),
    within=Link("Who is named with whom", "/together/"),
)
