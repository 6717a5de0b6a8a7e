"""Who is named with whom: the strongest ties of the archive as a list, and one picture of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pressmark import urls
from pressmark.pages.edition import Edition
from pressmark.pages.planned import Page, Planned, single
from pressmark.pages.together.ties import address_of
from pressmark.pages.values import DrawnName, DrawnTie, Head, TieDrawing, TieRow
from pressmark.pages.views import TogetherView
from pressmark.ties import Tie, label, picture

ADDRESS = "/together/"

# Types beyond these share the last mark; the legend names each with its own.
_MARKS = ("circle", "square", "triangle", "star", "diamond")
_MARK_OF = dict(zip(("person", "organisation", "place", "event"), _MARKS, strict=False))
_WIDTHS = 4


def _page(edition: Edition) -> Iterator[Planned]:
    """The page, unless no two names are tied."""
    bonds = edition.strongest_ties
    if not bonds:
        return
    title = edition.say("together")
    view = TogetherView(
        head=Head(
            address=ADDRESS,
            title=title,
            description=edition.say("together_description", count=len(bonds)),
            kind="together",
            section="together",
        ),
        ties=tuple(_row(edition, bond) for bond in bonds),
        drawing=_drawing(edition, bonds),
    )
    yield Page(urls.file_of(ADDRESS), "together.html", view)


KIND = single("together", _page)


def _row(edition: Edition, bond: Tie) -> TieRow:
    return TieRow(
        one=edition.name(bond.one),
        other=edition.name(bond.other),
        count=bond.count,
        shared=address_of(edition, bond.one, bond.other),
    )


def _drawing(edition: Edition, bonds: tuple[Tie, ...]) -> TieDrawing:
    """The names and ties on the plane; names in the order in which the list first has them."""
    entities = tuple(dict.fromkeys(name for bond in bonds for name in (bond.one, bond.other)))
    place = {entity: at for at, entity in enumerate(entities)}
    labels = tuple(label(edition.name(entity).label) for entity in entities)
    drawn = picture(labels, tuple((place[bond.one], place[bond.other]) for bond in bonds))
    degree = Counter(name for bond in bonds for name in (bond.one, bond.other))
    names = tuple(
        DrawnName(
            name=edition.name(entity),
            kind=edition.type_label(entity.partition(":")[0]),
            mark=_mark(entity),
            lines=words.lines,
            x=spot.x,
            y=spot.y,
            ties=degree[entity],
        )
        for entity, words, spot in zip(entities, labels, drawn.spots, strict=True)
    )
    most = max(bond.count for bond in bonds)
    ties = tuple(
        DrawnTie(
            x1=drawn.spots[place[bond.one]].x,
            y1=drawn.spots[place[bond.one]].y,
            x2=drawn.spots[place[bond.other]].x,
            y2=drawn.spots[place[bond.other]].y,
            strength=-(-bond.count * _WIDTHS // most),
        )
        for bond in bonds
    )
    return TieDrawing(drawn.width, drawn.height, names, ties, _legend(edition, entities))


def _mark(entity: str) -> str:
    return _MARK_OF.get(entity.partition(":")[0], _MARKS[-1])


def _legend(edition: Edition, entities: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """(mark, plural label) of each type in the picture, in the order of the archive's types."""
    used = {entity.partition(":")[0] for entity in entities}
    return tuple(
        (_MARK_OF.get(kind.name, _MARKS[-1]), edition.type_label(kind.name, plural=True))
        for kind in edition.archive.settings.types
        if kind.name in used
    )
