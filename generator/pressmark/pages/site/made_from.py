"""Which file of the archive a page is made from, so that what is wrong with the page can be told there."""

from __future__ import annotations

from pressmark import urls
from pressmark.archive import Archive
from pressmark.diagnostics import Place


def made_from(archive: Archive) -> dict[str, Place]:
    """The addresses of pages that are made from one file, each with its place; other pages are made from
    many. Of reports, names and fixed pages on one address the report stands here.
    """
    pages = {urls.story(slug): story.record.place for slug, story in archive.stories.items()}
    pages |= {urls.page(page.record.slug): page.record.place for page in archive.pages.values()}
    pages |= {urls.entity(archive.settings, e.id): e.record.place for e in archive.entities.values()}
    return pages | {urls.article(article.id): article.record.place for article in archive.articles.values()}
