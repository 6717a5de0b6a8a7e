"""The home page: what this archive is, how much of what it holds, the newest of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pressmark import urls
from pressmark.dates import EdtfDate
from pressmark.pages.dates.strip import strip
from pressmark.pages.edition import Edition, grouped, opening
from pressmark.pages.names.index import ways_together
from pressmark.pages.passages.bodies import shown_text
from pressmark.pages.planned import Page, Planned, single
from pressmark.pages.values import Head, Link, NamedHere, NameGroup, ReportRow
from pressmark.pages.views import HomeView

HOME_SLUG = "home"
_NEWEST = 8
_ADDED = 6
_PRESENT = 8
_TOPICS = 24
_STORIES = 12


def _home(edition: Edition) -> Iterator[Planned]:
    """The home page. Its words come from ``content/pages/home.md`` when the archive has written one."""
    archive = edition.archive
    settings = archive.settings
    page = archive.pages.get(HOME_SLUG)
    standing = [stem for stem in archive.order if stem not in edition.overview.withdrawn]
    dates = edition.overview.dates
    dated = [stem for stem in standing if dates[stem].first]
    view = HomeView(
        head=Head(
            address="/",
            title=settings.title,
            description=settings.description
            or edition.say("page_list_description", title=settings.title, count=len(standing)),
            kind="home",
            section="home",
            feed=edition.feed_of("/") if standing else "",
        ),
        html=shown_text(edition, page.record.body, named=page.named, dead=page.dead_links) if page else "",
        reports=len(archive.order),
        counts=_counts(edition),
        years=edition.overview.years,
        latest=edition.rows((dated or standing)[::-1][:_NEWEST]),
        added=tuple(_recently_added(edition)),
        stories=_stories(edition),
        present=_present(edition),
        ways=ways_together(edition),
        strip=strip((dates[stem] for stem in standing), _date_page),
        topics=_topics(edition),
    )
    yield Page("index.html", "home.html", view)


KIND = single("home", _home)


def _date_page(label: str) -> str:
    """The page of a year or month (``2015-09``)."""
    return f"/dates/{label.replace('-', '/')}/"


def _recently_added(edition: Edition) -> Iterator[tuple[EdtfDate, ReportRow]]:
    """The reports that the archive took in last, with the day."""
    for stem in edition.overview.recently_added[:_ADDED]:
        added = edition.archive.articles[stem].record.added
        if added is not None:
            yield added, edition.row(stem)


def _stories(edition: Edition) -> tuple[tuple[Link, int, str], ...]:
    """The stories with the latest reports, each with its length and its first sentences."""
    archive = edition.archive
    told = [(slug, story) for slug, story in archive.stories.items() if story.members]
    told.sort(
        key=lambda pair: max(archive.articles[stem].record.date.first for stem in pair[1].members),
        reverse=True,
    )
    return tuple(
        (
            edition.story_link(slug),
            len(story.members),
            opening(story.record.body.text, 200, archive.settings.language),
        )
        for slug, story in told[:_STORIES]
    )


def _counts(edition: Edition) -> tuple[tuple[str, str, int, str], ...]:
    """(type, label, how many, address) of each type that has names."""
    archive = edition.archive
    named = Counter(entity.partition(":")[0] for entity in archive.entities)
    rows = []
    for kind in archive.settings.types:
        count = named[kind.name]
        if count:
            label = edition.type_label(kind.name, plural=True)
            rows.append((kind.name, label, count, urls.index_of(archive.settings, kind.name)))
    return tuple(rows)


def _present(edition: Edition) -> tuple[NameGroup, ...]:
    """The names in most reports, by type; sources are counted elsewhere."""
    archive = edition.archive
    ranked = sorted(archive.reports_of, key=lambda entity: (-len(archive.reports_of[entity]), entity))
    taken: dict[str, int] = {}
    rows = []
    for entity in ranked:
        kind = entity.partition(":")[0]
        if kind == "source" or taken.get(kind, 0) >= _PRESENT:
            continue
        taken[kind] = taken.get(kind, 0) + 1
        link = edition.name(entity)
        count = len(archive.reports_of[entity])
        rows.append(
            (entity, NamedHere(label=link.label, address=link.address, spot="", main=False, count=count))
        )
    return grouped(edition, rows)


def _topics(edition: Edition) -> tuple[Link, ...]:
    topics = edition.archive.topics
    most = sorted(topics, key=lambda slug: (-len(topics[slug][1]), slug))[:_TOPICS]
    return tuple(Link(topics[slug][0], urls.topic(slug)) for slug in sorted(most))
