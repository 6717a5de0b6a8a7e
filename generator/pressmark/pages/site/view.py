"""What is the same on every page."""

from __future__ import annotations

from pressmark.languages import direction
from pressmark.pages.edition import Edition
from pressmark.pages.reports.notices import notices_of
from pressmark.pages.site.fixed import ways_in
from pressmark.pages.values import Link, Rightsline
from pressmark.pages.views import SiteView

# Everything a page needs comes from the site itself; Pagefind compiles WebAssembly.
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'"
)

# Indexes that the front page and the search lead to; the menu keeps to one line.
_ELSEWHERE = frozenset({"/topics/", "/sources/", "/together/"})


def site_view(edition: Edition) -> SiteView:
    """What is the same on every page. The menu follows what the archive has, so that no item leads
    nowhere.
    """
    settings = edition.archive.settings
    return SiteView(
        title=settings.title,
        base_url=settings.base_url,
        language=settings.language,
        direction=direction(settings.language),
        description=settings.description,
        contact=settings.contact,
        repository=settings.repository,
        rights=Rightsline(text=settings.rights_text, url=settings.rights_url),
        menu=_menu(edition),
        has_search=bool(edition.findable),
        has_corrections=any(notices_of(article.record) for article in edition.archive.articles.values()),
        has_about=True,
        policy=POLICY,
    )


def _menu(edition: Edition) -> tuple[tuple[str, Link], ...]:
    listed = [item for item in ways_in(edition) if item.address not in _ELSEWHERE]
    items = [(item.address.strip("/"), item) for item in listed]
    places = [entity for entity in edition.archive.entities.values() if entity.record.coordinates]
    if places and edition.archive.settings.outputs.map:
        items.append(("map", Link(edition.say("map"), "/map/")))
    return tuple(items)
