"""What is recorded of an archive as plain values, and what it was again."""

from __future__ import annotations

from typing import Any

from pressmark.archive.vocabulary import Vocabulary
from pressmark.ledger import Moves
from pressmark.names import NameIndex
from pressmark.ties import Best, NamedIn, Strongest


def plain_names(named: NamedIn) -> Any:
    """Whom reports name, for :func:`names_again`."""
    return dict(named.names), dict(named.mains)


def names_again(plain: Any) -> NamedIn:
    """Whom the reports named."""
    return NamedIn(*plain)


def plain_ties(found: Strongest) -> Any:
    """The strongest ties, for :func:`ties_again`."""
    of = {name: (best.bonds, best.bound) for name, best in found.of.items()}
    return of, (found.all.bonds, found.all.bound)


def ties_again(plain: Any) -> Strongest:
    """The ties as they were."""
    of, everywhere = plain
    return Strongest({name: Best(*best) for name, best in of.items()}, Best(*everywhere))


def plain_moves(moves: Moves) -> Any:
    """What moved, for :func:`moves_again`."""
    return dict(moves.finals), dict(moves.arrived), sorted(moves.withheld), sorted(moves.drafts)


def moves_again(plain: Any) -> Moves:
    """The moves as they were."""
    finals, arrived, withheld, drafts = plain
    return Moves(finals, arrived, frozenset(withheld), frozenset(drafts))


def plain_vocabulary(names: Vocabulary) -> Any:
    """What names mean, in an archive in which nobody is withheld, for :func:`vocabulary_again`."""
    index = names.index
    lists = (tuple(index.types), index.main, index.other, index.articles, index.moved, index.shown)
    declared = sorted(names.declared)
    return lists, declared, dict(names.identified), sorted(names.hidden), plain_moves(names.moves)


def vocabulary_again(plain: Any) -> Vocabulary:
    """What names meant."""
    lists, declared, identified, hidden, moves = plain
    index = NameIndex(*lists)
    return Vocabulary(index, frozenset(declared), identified, frozenset(hidden), moves_again(moves))
