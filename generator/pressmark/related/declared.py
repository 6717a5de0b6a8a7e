"""Relations that authors declared between reports, told from both sides."""

from __future__ import annotations

from pressmark.archive import Archive

BACK = {
    "corrects": "corrected-by",
    "updates": "updated-by",
    "follows": "followed-by",
    "translation": "translation",
}
"""Each kind, the gravest first, and what it is from the other side."""

# More translations of one report than this there are not, and telling all of all of them takes for ever.
_VERSIONS = 50
_ORDER = {kind: place for place, kind in enumerate(kind for pair in BACK.items() for kind in reversed(pair))}


def declared_ties(archive: Archive) -> dict[str, dict[str, tuple[str, ...]]]:
    """Each report with those tied to it by declaration, whichever of the two declares it, and how: kinds of
    :data:`BACK`, seen from the first. The gravest come first, then by date.

    Translations of one report are translations of each other. What a withdrawn report declares is not told.
    """
    ties: dict[str, dict[str, set[str]]] = {}

    def tie(here: str, there: str, kind: str) -> None:
        ties.setdefault(here, {}).setdefault(there, set()).add(kind)

    for article in archive.articles.values():
        for written, other in () if article.withdrawn else article.declared:
            kind = "translation" if written == "translation_of" else written
            tie(article.id, other, kind)
            tie(other, article.id, BACK[kind])
    for versions in _translations(archive):
        for here in versions:
            for there in versions:
                if here != there:
                    tie(here, there, "translation")
    order = {stem: place for place, stem in enumerate(archive.order)}
    return {here: _sorted(others, order) for here, others in ties.items()}


def _translations(archive: Archive) -> list[list[str]]:
    """The standing translations of each report that has several."""
    versions: dict[str, list[str]] = {}
    for article in archive.articles.values():
        if not article.withdrawn:
            for kind, other in article.declared:
                if kind == "translation_of":
                    versions.setdefault(other, []).append(article.id)
    return [stems for stems in versions.values() if 1 < len(stems) <= _VERSIONS]


def _sorted(others: dict[str, set[str]], order: dict[str, int]) -> dict[str, tuple[str, ...]]:
    kinds = {other: tuple(sorted(found, key=_ORDER.__getitem__)) for other, found in others.items()}
    ranked = sorted(kinds, key=lambda other: (_ORDER[kinds[other][0]], order[other]))
    return {other: kinds[other] for other in ranked}
