"""Data beside the pages: one ``index.json`` for each report and entity, their schemas, and all names in one
file.

The shapes are documented in ``docs/data.md`` and in the JSON Schemas published under ``/data/``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

import msgspec

from pressmark import urls
from pressmark.annotations.values import Mention, Statement
from pressmark.archive import Article, Entity, Tied
from pressmark.archive.identifiers import address_of
from pressmark.dates import EdtfDate
from pressmark.pages.edition import Edition
from pressmark.pages.planned import Data, Kind, Planned, single
from pressmark.provenance import TOOL, Agent, Origin, origin
from pressmark.records.values import ArticleRecord

FORMAT = 1
SCHEMAS = ("article.schema.json", "entity.schema.json")


def _of_article(edition: Edition, stem: str) -> Iterator[Planned]:
    yield _file(f"{urls.article(stem)}index.json", article_data(edition, edition.archive.articles[stem]))


def _of_entity(edition: Edition, entity: str) -> Iterator[Planned]:
    data = entity_data(edition, edition.archive.entities[entity])
    yield _file(f"{edition.name(entity).address}index.json", data)


def _schemas(edition: Edition) -> Iterator[Planned]:
    for name in SCHEMAS:
        yield Data(f"data/{name}", files("pressmark.pages.schemas").joinpath(name).read_bytes())


def _of_names(edition: Edition) -> Iterator[Planned]:
    yield _file("/data/names.json", _names(edition))


def _wanted(edition: Edition) -> bool:
    return edition.archive.settings.outputs.data


KINDS = (
    Kind(
        "data of article", lambda edition: edition.archive.articles if _wanted(edition) else (), _of_article
    ),
    Kind("data of name", lambda edition: edition.archive.entities if _wanted(edition) else (), _of_entity),
    single("schemas", _schemas, _wanted),
    single("data of names", _of_names, _wanted),
)


def article_data(edition: Edition, article: Article) -> dict[str, object]:
    """A report as data. Addresses are site addresses; offsets count code points of ``text``. Empty fields are
    left out.
    """
    record = article.record
    data: dict[str, object] = {
        "format": FORMAT,
        "id": record.id,
        "address": urls.article(record.id),
        "title": record.title,
        "title_supplied": record.title_supplied,
        "kind": record.kind,
        "date": record.date.text,
        "language": record.language,
        "status": record.status,
        "access": record.access,
        "source": _name_data(edition, article.source) if article.source else None,
        "notices": [_filled(date=_text(n.date), kind=n.kind, text=n.text) for n in record.notices],
        "url": record.url,
        "rights": _filled(text=record.rights.text, url=record.rights.url),
    }
    if not article.withdrawn:
        data |= _content(edition, article)
    return _filled(**data)


def _content(edition: Edition, article: Article) -> dict[str, object]:
    record = article.record
    return {
        "dateline": record.dateline,
        "summary": record.summary,
        "byline": [_filled(name=signed.words, id=signed.entity) for signed in article.byline],
        "topics": list(record.topics),
        "stories": list(edition.archive.stories_of.get(article.id, ())),
        "about": [row.entity for row in article.appearances if row.main],
        "names": [_name_data(edition, row.entity) | {"count": row.count} for row in article.appearances],
        "based_on": [
            _filled(title=d.title, document=d.document, url=d.url, date=_text(d.date))
            for d in record.based_on
        ],
        "figures": [
            _filled(event=event, what=f.what, value=f.value, unit=f.unit, quote=f.quote)
            for event, f in article.figures
        ],
        "text": record.body.text,
        "mentions": [
            _filled(
                entity=named.entity,
                article=named.article,
                spans=[[span.start, span.end] for span in named.mention.spans],
                address=f"#{named.mention.anchor}",
                role=named.mention.role,
                **_work(record, named.mention, "by"),
            )
            for named in article.named
            if named.known
        ],
        "statements": [
            _filled(
                by=said.by or said.by_words,
                to=[entity or words for words, entity in said.to],
                on=said.statement.on,
                spans=[[span.start, span.end] for span in said.statement.spans],
                address=f"#{said.statement.anchor}",
                **_work(record, said.statement, "annotated_by"),
            )
            for said in article.said
        ],
        "related": [relation.article for relation in edition.related.get(article.id, ())],
        "referred_to_by": list(edition.archive.backlinks.get(article.id, ())),
    }


def _work(record: ArticleRecord, mark: Mention | Statement, maker: str) -> Mapping[str, object]:
    """Who or what made a mark (under the key ``maker``), how sure, who checked it, and whether a person has.

    Where the mark does not say, the report's fields do.
    """
    return _told_of(origin(record, mark), maker)


@lru_cache(maxsize=1024)
def _told_of(found: Origin, maker: str) -> Mapping[str, object]:
    return {
        "certainty": found.certainty,
        maker: _agents(found.made_by),
        "checked_by": _agents(found.checked_by),
        "checked_on": found.checked_on,
        "checked": found.checked if found.stated else None,
    }


def _agents(found: Iterable[Agent]) -> str:
    return "; ".join(TOOL + agent.name if agent.tool else agent.name for agent in found)


def entity_data(edition: Edition, entity: Entity) -> dict[str, object]:
    """An entity as data: its names, identifiers and the ids of the reports that name it."""
    record = entity.record
    archive = edition.archive
    return _filled(
        format=FORMAT,
        id=entity.id,
        type=record.type,
        address=edition.name(entity.id).address,
        name=record.name,
        names=[
            _filled(
                name=n.name,
                language=n.language,
                script=n.script,
                kind=n.kind,
                start=_text(n.start),
                end=_text(n.end),
            )
            for n in record.names
        ],
        note=record.body.text,
        identifiers=[
            _filled(scheme=scheme, value=value, url=address_of(scheme, value))
            for scheme, value in record.identifiers
        ],
        coordinates=_filled(
            lat=record.coordinates.lat, lon=record.coordinates.lon, precision=record.coordinates.precision
        )
        if record.coordinates
        else None,
        born=_text(record.born),
        died=_text(record.died),
        start=_text(record.start),
        end=_text(record.end),
        date=_text(record.date),
        place=entity.located,
        part_of=[tie.object for tie in entity.part_of if tie.object],
        participants=[_tied(tie) for tie in entity.participants],
        roles=[_tied(tie) for tie in entity.roles],
        relations=[_tied(tie) | {"predicate": tie.predicate} for tie in entity.relations],
        together=[{"id": bond.beyond(entity.id), "count": bond.count} for bond in edition.ties_of(entity.id)],
        reports=list(archive.reports_of.get(entity.id, ())),
        published=list(archive.issued_by.get(entity.id, ())),
        wrote=list(archive.written_by.get(entity.id, ())),
    )


def _tied(tie: Tied) -> dict[str, object]:
    """A bond as data: the other's id, or its name where it has no page; in what capacity, and when."""
    words = "" if tie.object else tie.words
    return _filled(id=tie.object, name=words, role=tie.role, start=_text(tie.start), end=_text(tie.end))


def _names(edition: Edition) -> list[list[str]]:
    """[words, address] of every report and name, for programs: a table of contents."""
    rows = [[article.record.title, urls.article(stem)] for stem, article in edition.archive.articles.items()]
    rows += [
        [edition.name(entity).label, edition.name(entity).address] for entity in edition.archive.entities
    ]
    return rows


def _name_data(edition: Edition, entity: str) -> dict[str, object]:
    link = edition.name(entity)
    return {"id": entity, "name": link.label, "address": link.address}


def _text(date: EdtfDate | None) -> str:
    return date.text if date else ""


def _filled(**fields: object) -> dict[str, object]:
    """The fields that hold something; zero and False are something."""
    return {key: value for key, value in fields.items() if value or value is False or value == 0}


def _file(address: str, value: object) -> Data:
    return Data(urls.file_of(address), _json(value))


def _json(value: object) -> bytes:
    try:
        return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
    except UnicodeEncodeError:
        # A lone surrogate, which YAML can write, is kept as it was read.
        text = json.dumps(value, ensure_ascii=False, indent=1)
        return (text + "\n").encode("utf-8", "surrogatepass")
