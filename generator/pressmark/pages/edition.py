"""What one build knows when it makes views, and the small values that every page kind needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from pressmark import urls
from pressmark.archive import Archive, Article
from pressmark.dates import EdtfDate
from pressmark.languages import Strings, format_date
from pressmark.pages.notes import (
    ALL,
    ANY_TIES,
    FINDABLE,
    SAID_TO,
    STRONGEST_TIES,
    TABLES,
    TIES,
    NotedArticles,
    NotedLists,
    NotedTable,
    Notes,
)
from pressmark.pages.overview import Overview
from pressmark.pages.values import Card, Link, NamedHere, NameGroup, ReportRow
from pressmark.records.values import ArticleRecord
from pressmark.related import Relation
from pressmark.search.values import SearchRecord
from pressmark.text.sentences import sentences
from pressmark.ties import Tie


@dataclass(frozen=True)
class Edition:
    """The archive with what has been computed over all of it; rows and links are made once each.

    ``findable`` is what the search finds, empty when no index is made; ``known`` is the overview where an
    earlier build has computed it. ``notes`` say what is read of what an edit can change.
    """

    archive: Archive
    strings: Strings
    related: Mapping[str, tuple[Relation, ...]]
    base_url: str
    findable: Sequence[SearchRecord] = ()
    known: Overview | None = None
    notes: Notes = field(default_factory=Notes)
    _rows: dict[str, ReportRow] = field(default_factory=dict)
    _briefs: dict[str, ReportRow] = field(default_factory=dict)
    _links: dict[str, Link] = field(default_factory=dict)
    _cards: dict[str, Card] = field(default_factory=dict)
    _naming: dict[str, frozenset[str]] = field(default_factory=dict)

    def noted(self) -> Edition:
        """The same, with notes of all that is read of the insides of reports."""
        archive, notes = self.archive, self.notes
        tables: dict[str, Any] = {name: NotedTable(name, getattr(archive, name), notes) for name in TABLES}
        archive = replace(archive, articles=NotedArticles(archive.articles, notes), **tables)
        lists = NotedLists(self.related, notes)
        return replace(self, archive=archive, related=lists, known=self.overview)

    def say(self, key: str, **facts: object) -> str:
        """An interface string."""
        return self.strings.say(key, **facts)

    def row(self, stem: str) -> ReportRow:
        """The report ``stem`` as one line of a list."""
        if stem not in self._rows:
            self._rows[stem] = self._make_row(self.archive.articles[stem])
        return self._rows[stem]

    def brief(self, stem: str) -> ReportRow:
        """The report ``stem`` as one line where something else is told of it: without its summary, so that
        an edit of that is no edit of all pages that name the report.
        """
        if stem not in self._briefs:
            row = self.row(stem)
            self._briefs[stem] = replace(row, summary="") if row.summary else row
        return self._briefs[stem]

    def rows(self, stems: Iterable[str]) -> tuple[ReportRow, ...]:
        """Reports as lines of a list, in the given order."""
        return tuple(map(self.row, stems))

    def name(self, entity: str) -> Link:
        """The link to an entity under its name."""
        if entity not in self._links:
            label = self.archive.entities[entity].record.name
            self._links[entity] = Link(label, urls.entity(self.archive.settings, entity))
        return self._links[entity]

    def naming(self, entity: str) -> frozenset[str]:
        """The reports that name an entity, to look one up in."""
        self.notes.row("reports_of", entity)
        if entity not in self._naming:
            self._naming[entity] = frozenset(self.archive.reports_of.get(entity, ()))
        return self._naming[entity]

    def named(self, entity: str, words: str) -> Link:
        """The link to an entity, or only the words where it is none."""
        return self.name(entity) if entity else Link(words)

    def type_label(self, kind: str, *, plural: bool = False) -> str:
        """What a type is called: in the interface's language for the built-in ones, else as the archive
        says.
        """
        found = self.archive.settings.type(kind)
        if found is None or not found.declared:
            return self.say(f"type_{kind}_plural" if plural else f"type_{kind}")
        return found.plural.capitalize() if plural else found.label

    def kind_label(self, kind: str) -> str:
        """What a kind of report is called; an archive's own word stays as it is."""
        key = f"kind_{kind}"
        return self.say(key) if key in self.strings else kind.replace("-", " ").capitalize()

    def line(self, entity: str) -> str:
        """One line that says who or what an entity is: how its note begins, or empty."""
        text = self.archive.entities[entity].record.body.text
        return opening(text, 160, self.archive.settings.language)

    def card(self, entity: str) -> Card:
        """What a card says of an entity."""
        if entity not in self._cards:
            link, kind = self.name(entity), self.type_label(entity.partition(":")[0])
            line = self.line(entity)
            self._cards[entity] = Card(
                key=entity, name=link.label, type=kind, line=line, address=link.address
            )
        return self._cards[entity]

    def story_link(self, slug: str) -> Link:
        """The link to a story under its title."""
        return Link(self.archive.stories[slug].record.title, urls.story(slug))

    def problem(self, address: str, title: str) -> str:
        """Where a reader reports a problem with a page: a mail to the contact, or the repository's issues."""
        contact, repository = self.archive.settings.contact, self.archive.settings.repository
        page = self.base_url.rstrip("/") + address if self.base_url else address
        if "@" in contact:
            subject = urls.query(self.say("page_problem_subject", title=title))
            return f"mailto:{contact.removeprefix('mailto:')}?subject={subject}&body={urls.query(page)}"
        if contact:
            return contact
        if repository.startswith("https://github.com/"):
            title = urls.query(self.say("page_problem_subject", title=title))
            return f"{repository.rstrip('/')}/issues/new?title={title}&body={urls.query(page)}"
        return ""

    @property
    def has_feeds(self) -> bool:
        """Whether there are feeds. They need absolute addresses, so there are none without a base URL."""
        return bool(self.base_url) and self.archive.settings.outputs.feeds

    def feed_of(self, page: str) -> str:
        """The address of the feed of the page at ``page``, or empty when the site has no feeds."""
        return f"{page}feed.xml" if self.has_feeds else ""

    def told_of(self, entity: str) -> tuple[str, ...]:
        """The reports in the feed of an entity: those that name it, else those that it has issued; withdrawn
        ones are in no feed.
        """
        archive = self.archive
        stems = archive.reports_of.get(entity) or archive.issued_by.get(entity, ())
        return tuple(stem for stem in stems if stem not in self.overview.withdrawn)

    def data_of(self, page: str) -> str:
        """The address of the page at ``page`` as data, or empty when the site leaves data out."""
        return f"{page}index.json" if self.archive.settings.outputs.data else ""

    def in_period(self, start: EdtfDate | None, end: EdtfDate | None) -> str:
        """A period in words; one end may be open, not both."""
        language = self.archive.settings.language
        first = format_date(start, language, self.strings) if start else ""
        last = format_date(end, language, self.strings) if end else ""
        if first and last:
            return self.say("from_to", first=first, last=last)
        return self.say("from_only", first=first) if first else self.say("to_only", last=last)

    def date(self, stem: str) -> str:
        """The date of a report in words."""
        return format_date(
            self.archive.articles[stem].record.date, self.archive.settings.language, self.strings
        )

    def said_to(self, entity: str) -> tuple[tuple[str, int], ...]:
        """Where words stand that were said to an entity: (report, place among its statements)."""
        self.notes.row(SAID_TO, entity)
        return self.overview.said_to.get(entity, ())

    def ties_of(self, entity: str) -> tuple[Tie, ...]:
        """The strongest ties of an entity to others, by how many reports name both: how strong each is nobody
        is told, and it differs with every report that names one of the two.
        """
        self.notes.row(TIES, entity)
        found = self.overview.together.of.get(entity, ())
        return tuple(sorted(found, key=lambda tie: (-tie.count, tie.beyond(entity))))

    @property
    def to_be_found(self) -> Sequence[SearchRecord]:
        """All that the search finds."""
        self.notes.row(FINDABLE, ALL)
        return self.findable

    @property
    def strongest_ties(self) -> tuple[Tie, ...]:
        """The strongest ties of the archive."""
        self.notes.row(STRONGEST_TIES, ALL)
        return self.overview.together.all

    @property
    def has_ties(self) -> bool:
        """Whether the archive has any that are strong."""
        self.notes.row(ANY_TIES, ALL)
        return bool(self.overview.together.all)

    @cached_property
    def overview(self) -> Overview:
        """What is computed over all reports and names."""
        return self.known or Overview(self.archive)

    def period(self, stems: Iterable[str]) -> str:
        """The years of these reports in words: ``2015`` or ``2014–2016``; empty when none is dated."""
        dates = self.overview.dates
        dated = sorted(year for stem in stems if (year := dates[stem].first[:4]))
        if not dated:
            return ""
        same = dated[0] == dated[-1]
        return dated[0] if same else self.say("years_range", first=dated[0], last=dated[-1])

    def _make_row(self, article: Article) -> ReportRow:
        record = article.record
        return ReportRow(
            title=record.title,
            supplied=record.title_supplied,
            address=urls.article(record.id),
            date=record.date,
            kind=record.kind,
            source=self.named(article.source, "") if article.source else None,
            status=record.status,
            access=record.access,
            summary="" if article.withdrawn else record.summary,
            language="" if record.language == self.archive.settings.language else record.language,
        )


def shown_title(record: ArticleRecord) -> str:
    """A report's title as it stands alone: in brackets when the archive supplied it, as archival
    description does.
    """
    bare = record.title_supplied and not record.title.startswith("[")
    return f"[{record.title}]" if bare else record.title


def opening(text: str, limit: int, language: str) -> str:
    """The sentences that begin ``text`` and fit into ``limit`` code points, or how the first one begins."""
    block = text.partition("\n\n")[0]
    fitting = [span for span in sentences(block, 0, len(block), language) if span.end <= limit]
    return " ".join(block[: fitting[-1].end].split()) if fitting else shortened(block, limit)


def shortened(text: str, limit: int) -> str:
    """``text``, or its beginning up to a word's end within ``limit`` code points, with ``…``."""
    # So many words are longer than ``limit``, whatever they are.
    enough = limit // 2 + 2
    flat = " ".join(text.split(None, enough)[:enough])
    if len(flat) <= limit:
        return flat
    cut = flat[: limit + 1].rpartition(" ")[0] or flat[:limit]
    return cut.rstrip(",;:–—- ") + "…"


def grouped(edition: Edition, names: Iterable[tuple[str, NamedHere]]) -> tuple[NameGroup, ...]:
    """Names under the plural labels of their types, in the order in which the archive declares the types."""
    by_type: dict[str, list[NamedHere]] = {}
    for entity, name in names:
        by_type.setdefault(entity.partition(":")[0], []).append(name)
    return tuple(
        NameGroup(kind.name, edition.type_label(kind.name, plural=True), tuple(by_type[kind.name]))
        for kind in edition.archive.settings.types
        if kind.name in by_type
    )
