"""Linking what stands in a body: mentions, and links to other files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pressmark.annotations.values import Mention
from pressmark.archive.missing import no_medium, no_page
from pressmark.archive.named import Named
from pressmark.archive.resolver import Resolver
from pressmark.diagnostics import Diagnostic, diagnose
from pressmark.records.values import ArticleRecord, MediaRecord, PageRecord
from pressmark.text import Body, LinkSlot


def link_mentions(mentions: Iterable[Mention], resolver: Resolver, own: str) -> tuple[Named, ...]:
    """Each mention with what it means. ``own`` is the id of the page the text stands on: naming it is no
    link.
    """
    return tuple(_link_mention(mention, resolver, own) for mention in mentions)


def _link_mention(mention: Mention, resolver: Resolver, own: str) -> Named:
    entity = resolver.identified(mention.identifiers)
    if entity:
        return Named(mention, entity=entity)
    if not mention.target:
        return Named(mention)
    target = resolver.resolve(mention.target, mention.place, mention.type)
    if own and own in (target.entity, target.article):
        resolver.report(diagnose("L405", mention.place))
        return Named(mention, known=False)
    if target.unidentified or target.entity or target.article:
        return Named(mention, entity=target.entity, article=target.article)
    return Named(mention, known=False)


class Passages:
    """What links in bodies may lead to: reports with their passages, fixed pages, and files of
    ``content/media``.
    """

    def __init__(
        self,
        articles: Mapping[str, ArticleRecord],
        pages: Mapping[str, PageRecord],
        media: Mapping[str, MediaRecord],
    ) -> None:
        self._articles = articles
        self._pages = pages
        self._media = media
        self._anchors: dict[str, frozenset[str]] = {}
        self._asked: set[tuple[str, str]] = set()

    def check(self, body: Body, resolver: Resolver) -> frozenset[str]:
        """The targets of ``body``'s links that lead nowhere; each is reported once, at its place."""
        dead = set()
        for slot in body.slots:
            if isinstance(slot, LinkSlot):
                problem = self._problem(slot, resolver)
                if problem or slot.target.removeprefix("article:") in resolver.hidden:
                    dead.add(slot.target + ("#" + slot.fragment if slot.fragment else ""))
            elif slot.path not in self._media:
                problem = no_medium(slot.path, slot.place, self._media)
            else:
                continue
            if problem:
                resolver.report(problem)
        return frozenset(dead)

    def passage(self, named: Named) -> Diagnostic | None:
        """What is wrong with the passage that a reference names, if anything."""
        fragment = named.mention.fragment
        if named.article and fragment and not self._holds(named.article, fragment):
            return diagnose("L411", named.mention.place, fragment=fragment, name=named.article)
        return None

    @property
    def pointed_at(self) -> dict[str, frozenset[str]]:
        """The passages to which somebody has pointed, whether they are there or not, by their reports."""
        found: dict[str, set[str]] = {}
        for stem, fragment in sorted(self._asked):
            found.setdefault(stem, set()).add(fragment)
        return {stem: frozenset(fragments) for stem, fragments in found.items()}

    def _problem(self, slot: LinkSlot, resolver: Resolver) -> Diagnostic | None:
        kind, _, name = slot.target.partition(":")
        name = resolver.moves.follow(kind, name)
        if kind == "media" and name not in self._media:
            return no_medium(name, slot.place, self._media)
        if kind == "page" and name not in self._pages:
            return no_page(name, slot.place, self._pages)
        if kind != "article" or name in resolver.hidden:
            return None
        if name not in self._articles:
            near = resolver.index.nearest_article(name)
            hint = (
                f"did you mean “{near}”?" if near else "mend the path: it counts from the folder of this file"
            )
            return diagnose("L404", slot.place, name=name, hint=hint)
        if slot.fragment and not self._holds(name, slot.fragment):
            return diagnose("L411", slot.place, fragment=slot.fragment, name=name)
        return None

    def _holds(self, stem: str, fragment: str) -> bool:
        """Whether the report has the passage; of a withdrawn one nobody can tell any more."""
        self._asked.add((stem, fragment))
        return self._articles[stem].status == "withdrawn" or fragment in self._anchors_of(stem)

    def _anchors_of(self, stem: str) -> frozenset[str]:
        if stem not in self._anchors:
            self._anchors[stem] = anchors_of(self._articles[stem])
        return self._anchors[stem]


def anchors_of(record: ArticleRecord) -> frozenset[str]:
    """The addresses of all passages of a report."""
    anchors = {block.anchor for block in record.body.blocks}
    anchors.update(record.mentions.anchors)
    anchors.update(statement.anchor for statement in record.statements)
    return frozenset(anchors)
