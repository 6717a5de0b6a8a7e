"""Related reports against two plain ways to make them, over texts that nobody wrote for Pressmark.

What a list should find is what people said belongs together: in ECB+, texts about one event and not about the
like event of the same topic. The constants of the program were chosen on the even topics; the odd ones, which
are the harder half for both baselines, decide here. Both halves were in sight while they were chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pressmark.archive import Archive, link
from pressmark.config import read_settings
from pressmark.records import read_records
from pressmark.related import related
from pressmark.sources import read_sources
from tests.bench.ecbplus import EVERY_TYPE, NAMES, Document, read_corpus, write_archive
from tests.bench.halves import read_halves
from tests.bench.measures import DEPTH, Lists, Quality, by_cosine, by_shared_names, quality

Record = Callable[[str, object], None]
MARKED = {"people, organisations and places": NAMES, "events too": EVERY_TYPE, "nothing": frozenset[str]()}


def linked(root: Path) -> Archive:
    """The archive at ``root``, read and linked as a build does it, without an error."""
    sources, wrong = read_sources(root)
    path = "content/archive.toml"
    settings, more = read_settings(path, next(file.data for file in sources if file.path == path))
    records = read_records(sources, settings)
    archive, found = link(records, settings)
    said = (*wrong, *more, *records.diagnostics, *found)
    assert not [one for one in said if one.severity != "notice"], said
    return archive


def ours(archive: Archive) -> Lists:
    """The lists of the program, longer than a page shows them."""
    return {
        stem: [relation.article for relation in relations][:DEPTH]
        for stem, relations in related(archive, at_most=DEPTH).items()
    }


def better(one: Quality, other: Quality) -> bool:
    return one.precision > other.precision and one.ndcg > other.ndcg


@pytest.mark.shared("corpora/ecbplus")
@pytest.mark.parametrize("marked", MARKED)
def test_texts_of_one_event_are_found(
    shared: Path, tmp_path: Path, record_property: Record, marked: str
) -> None:
    documents = read_corpus(shared)
    assert len(documents) == 331
    write_archive(documents, tmp_path, MARKED[marked])
    archive = linked(tmp_path)
    lists = {"ours": ours(archive), "tf–idf cosine": by_cosine({d.stem: d.text for d in documents})}
    if MARKED[marked]:
        lists["count of shared names"] = by_shared_names(archive)
    found = {name: _over(documents, made, odd=True) for name, made in lists.items()}
    for name, its in found.items():
        record_property(f"ECB+, odd topics, marked: {marked}; {name}", str(its))
        record_property(
            f"ECB+, even topics, marked: {marked}; {name}", str(_over(documents, lists[name], odd=False))
        )
    assert all(better(found["ours"], its) for name, its in found.items() if name != "ours"), found


def _over(documents: Sequence[Document], lists: Lists, *, odd: bool) -> Quality:
    event = {document.stem: document.event for document in documents}
    queries = [document.stem for document in documents if document.topic % 2 == odd]
    return quality(lists, queries, lambda here, there: event[here] == event[there])


@pytest.mark.shared("corpora/hipe-2022")
@pytest.mark.parametrize("marked", [True, False], ids=["marked", "not marked"])
def test_the_other_half_of_an_old_report_is_found(
    shared: Path, tmp_path: Path, record_property: Record, marked: bool
) -> None:
    _find_other_halves(shared, "corpora/hipe-2022", tmp_path, record_property, marked)


@pytest.mark.audit
@pytest.mark.shared("corpora/masakhanews")
def test_the_other_half_of_a_report_of_today_is_found(
    shared: Path, tmp_path: Path, record_property: Record
) -> None:
    _find_other_halves(shared, "corpora/masakhanews", tmp_path, record_property, marked=False)


def _find_other_halves(shared: Path, corpus: str, root: Path, record: Record, marked: bool) -> None:
    """Each text is cut into two reports; what should be found is the other half. Of all constants only the
    length of stems was tried on the old newspapers, and none on the news of today.
    """
    documents = read_halves(corpus, shared)
    assert len(documents) > 200
    write_archive(documents, root, NAMES if marked else frozenset())
    archive = linked(root)
    lists = {"ours": ours(archive), "tf–idf cosine": by_cosine({d.stem: d.text for d in documents})}
    if marked:
        lists["count of shared names"] = by_shared_names(archive)
    event = {document.stem: document.event for document in documents}
    found = {
        name: quality(made, event, lambda here, there: event[here] == event[there])
        for name, made in lists.items()
    }
    for name, its in found.items():
        record(f"halves of {corpus}, {'names marked' if marked else 'nothing marked'}; {name}", str(its))
    assert all(better(found["ours"], its) for name, its in found.items() if name != "ours"), found
