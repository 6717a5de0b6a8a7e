"""What one report says by itself of what may be related to it. No other report has a part in it, so it is
made once a file, in any process, and kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from pressmark.archive import Archive
from pressmark.records.values import ArticleRecord
from pressmark.related.copies import chosen_runs
from pressmark.related.words import terms_of, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """The words that stand for a report, by their stems, the most telling first, with what each says and how
    it is first written; and runs of words that stand for its text, as hashes.
    """

    words: tuple[str, ...] = ()
    says: tuple[int, ...] = ()
    written: tuple[str, ...] = ()
    runs: tuple[int, ...] = ()


def sketch(record: ArticleRecord) -> Sketch:
    """The sketch of a report: of its title and its text, or its summary where it has no text."""
    text = words_of(record.body.text)
    terms = terms_of([*words_of(record.title), *(text or words_of(record.summary))])
    says, written = zip(*terms.values(), strict=True) if terms else ((), ())
    return Sketch(words=tuple(terms), says=says, written=written, runs=chosen_runs(text))


def sketches_of(archive: Archive) -> dict[str, Sketch]:
    """The sketches of all reports that were not withdrawn, by their ids."""
    reports = ((stem, archive.articles[stem]) for stem in archive.order)
    return {stem: sketch(report.record) for stem, report in reports if not report.withdrawn}
