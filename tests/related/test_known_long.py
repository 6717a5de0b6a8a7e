"""A larger random archive and a long run of edits: each list made again equals that of everything anew."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from pressmark.archive import Appearance, Archive
from pressmark.related import sketch
from tests.related.conftest import Report, archive_of
from tests.related.test_known import Kept, anew


@pytest.mark.parametrize(("reports", "edits"), [(150, 12), pytest.param(1500, 150, marks=pytest.mark.audit)])
def test_a_long_run_of_edits(reports: int, edits: int) -> None:
    random = Random(reports)
    kept = Kept(_archive(random, reports))
    made = 0
    for _ in range(edits):
        stems = random.sample(kept.archive.order, random.choice([1, 1, 1, 3]))
        before = dict(kept.lists)
        renewed = kept.edit(_edited(random, kept.archive, stems), stems, process=random.random() < 0.7)
        fresh = anew(kept.archive)
        assert renewed is not None
        assert renewed.lists == {stem: its for stem, its in fresh.items() if its != before[stem]}
        made += len(renewed.lists)
    assert made > edits


def _archive(random: Random, reports: int) -> Archive:
    return archive_of(
        [
            Report(
                f"r{number:04}",
                _text(random, 120),
                f"19{random.randrange(50, 60)}-0{random.randrange(1, 10)}-11",
                [_name(random) for _ in range(6)],
                random.choice([[], [], ["s"]]),
            )
            for number in range(reports)
        ]
    )


def _edited(random: Random, archive: Archive, stems: list[str]) -> Archive:
    """Some words are others, a paragraph is added or taken from elsewhere, or a name comes or goes."""
    articles = dict(archive.articles)
    for stem in stems:
        article = articles[stem]
        words = article.record.body.text.split(" ")
        named = {row.entity: row for row in article.appearances}
        match random.randrange(4):
            case 0:
                for _ in range(3):
                    words[random.randrange(len(words))] = _word(random)
            case 1:
                words[5:5] = _text(random, 30).split(" ")
            case 2:
                other = articles[random.choice(archive.order)].record.body.text.split(" ")
                words = other[: random.randrange(len(other))] + words[: random.randrange(1, 20)]
            case _:
                name = _name(random)
                if named.pop(name, None) is None:
                    named[name] = Appearance(name, random.randrange(1, 5), main=random.random() < 0.3)
        record = replace(article.record, body=replace(article.record.body, text=" ".join(words)))
        articles[stem] = replace(article, record=record, appearances=tuple(named.values()))
        assert sketch(record).words
    return replace(archive, articles=articles)


def _text(random: Random, words: int) -> str:
    return " ".join(_word(random) for _ in range(words))


def _word(random: Random) -> str:
    number = min(2000, int(random.paretovariate(0.35)))
    return "".join(
        "bdfgklmnprstvz"[number >> shift & 13] + "aeiou"[number >> shift & 3] for shift in (0, 2, 5, 8)
    )


def _name(random: Random) -> str:
    return f"{random.choice(['person', 'place'])}:N{min(300, int(random.paretovariate(0.4)))}"
