"""The page of a report."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark import urls
from pressmark.archive import Article
from pressmark.languages import direction
from pressmark.pages.edition import Edition, shortened, shown_title
from pressmark.pages.passages.bodies import cards, report_text
from pressmark.pages.passages.figures import figure_row
from pressmark.pages.passages.statements import by_speaker
from pressmark.pages.planned import Kind, Page, Planned
from pressmark.pages.reports.lists_beside import ListsBeside, lists_beside
from pressmark.pages.reports.margin import related_rows
from pressmark.pages.reports.notices import notices_of
from pressmark.pages.reports.threads import threads
from pressmark.pages.reports.work import work
from pressmark.pages.values import FigureRow, Head, Link, Picture, Rightsline
from pressmark.pages.views import ArticleView, BasedOn, Provenance
from pressmark.records.values import Rights


def _pages(edition: Edition, stem: str) -> Iterator[Planned]:
    """The page of a report, and the parts of its lists where they are long."""
    article = edition.archive.articles[stem]
    lists = lists_beside(edition, article)
    view = article_view(edition, article, lists)
    yield Page(urls.file_of(view.head.address), "article.html", view)
    yield from lists.pages


KIND = Kind("article", lambda edition: edition.archive.order, _pages)


def article_view(edition: Edition, article: Article, lists: ListsBeside) -> ArticleView:
    """Everything the page of ``article`` shows. A withdrawn report keeps its title, date, source and notices
    alone.
    """
    record = article.record
    open_text = not article.withdrawn
    return ArticleView(
        head=_head(edition, article),
        id=record.id,
        title=record.title,
        supplied=record.title_supplied,
        kind=record.kind,
        language=record.language,
        direction=direction(record.language),
        date=record.date,
        date_address=urls.date(record.date),
        dateline=record.dateline,
        source=edition.name(article.source) if article.source else None,
        summary=record.summary if open_text else "",
        byline=tuple(edition.named(name.entity, name.words) for name in article.byline),
        status=record.status,
        notices=notices_of(record),
        access=record.access,
        html=report_text(edition, article) if open_text else "",
        pictures=_pictures(edition, article) if open_text else (),
        topics=tuple(Link(label, urls.topic(urls.slug_of(label))) for label in record.topics)
        if open_text
        else (),
        names=lists.names,
        all_names=lists.all_names,
        unidentified=lists.unidentified,
        unidentified_more=lists.unidentified_more,
        cards=cards(edition, article.named) if open_text else (),
        threads=threads(edition, article),
        related=related_rows(edition, article),
        declared=lists.connected,
        backlinks=lists.backlinks,
        figures=_figures(edition, article) if open_text else (),
        statements=by_speaker(lists.statements),
        statement_parts=lists.statement_parts,
        provenance=_provenance(edition, article),
        years=edition.overview.years,
        problem=edition.problem(urls.article(record.id), record.title),
    )


def _head(edition: Edition, article: Article) -> Head:
    record = article.record
    address = urls.article(record.id)
    text = record.summary or record.body.text if not article.withdrawn else ""
    source = edition.name(article.source).label if article.source else ""
    facts = edition.say("separator").join(part for part in (source, edition.date(record.id)) if part)
    picture = next((m for m in record.media if m.file and m.role == "photo"), None)
    return Head(
        address=address,
        title=shown_title(record),
        description=shortened(text, 200) or facts,
        kind="article",
        section="dates",
        data=edition.data_of(address),
        published=record.date.first if record.date.precision in ("day", "time") else "",
        image=urls.media(picture.file) if picture and not article.withdrawn else "",
        image_alt=picture.alt if picture else "",
    )


def _pictures(edition: Edition, article: Article) -> tuple[Picture, ...]:
    rows = []
    for medium in article.record.media:
        stored = edition.archive.media.get(medium.file)
        if not stored and not medium.link:
            continue
        rows.append(
            Picture(
                address=urls.media(medium.file) if stored else medium.link,
                role=medium.role,
                alt=medium.alt,
                caption=medium.caption,
                credit=medium.credit,
                width=stored.width if stored else 0,
                height=stored.height if stored else 0,
                rights=medium.rights,
                page=medium.page,
                date=medium.date,
                file=stored is not None,
            )
        )
    return tuple(rows)


def _figures(edition: Edition, article: Article) -> tuple[FigureRow, ...]:
    return tuple(figure_row(edition, article, event, figure) for event, figure in article.figures)


def _provenance(edition: Edition, article: Article) -> Provenance:
    record = article.record
    return Provenance(
        url=record.url,
        archived_url=record.archived_url,
        archived_on=record.archived_on,
        via=record.via,
        page=record.page,
        edition=record.edition,
        section=record.section,
        based_on=tuple(
            BasedOn(title=d.title, document=d.document, url=d.url, archived_url=d.archived_url, date=d.date)
            for d in record.based_on
        ),
        rights=_rights(edition, article),
        work=work(edition, article) if not article.withdrawn else None,
        written=record.written,
        added=record.added,
        corrected_on=record.corrected_on,
        formerly=tuple(urls.article(old.text) for old in record.former),
    )


def _rights(edition: Edition, article: Article) -> Rightsline:
    """The report's own rights, else its source's, else the archive's."""
    source = edition.archive.entities.get(article.source)
    candidates: list[Rights] = [article.record.rights]
    candidates += [source.record.rights] if source else []
    settings = edition.archive.settings
    candidates.append(Rights(settings.rights_text, settings.rights_url))
    found = next((rights for rights in candidates if rights.text or rights.url), Rights())
    return Rightsline(text=found.text, url=found.url)
