"""Copies after an edit, where runs of a text stand in very many: there not every pair is compared, and an
edit of one report may bring two others together, or part them.
"""

from __future__ import annotations

from dataclasses import replace
from zlib import crc32

from pressmark.related import sketches_of
from pressmark.related.copies import NEIGHBOURS, chosen_runs, resemblance
from pressmark.related.words import words_of
from tests.related.conftest import Report, archive_of, listed
from tests.related.test_known import Kept, anew


def _own(number: int) -> str:
    return " ".join(f"w{number}x{place}" for place in range(8))


def _kept(reports: list[Report]) -> Kept:
    kept = Kept(archive_of(reports))
    assert kept.lists == anew(kept.archive)
    return kept


def _edit(kept: Kept, reports: list[Report], place: int, text: str) -> None:
    reports[place] = replace(reports[place], text=text)
    assert kept.edit(archive_of(reports), [reports[place].stem]) is not None
    assert kept.lists == anew(kept.archive)


def _hashed(letter: str, first: int, end: int) -> list[str]:
    """Words whose hashes lie in this quarter of all, or these."""
    words = (f"{letter}{number}" for number in range(2000))
    return [word for word in words if first <= crc32(word.encode()) >> 30 < end]


def test_two_come_together_when_one_between_them_leaves_the_crowd() -> None:
    # What all begin with stands for each, as the words after it have the greater hashes.
    head, own = " ".join(_hashed("h", 0, 3)[:12]), iter(_hashed("o", 3, 4))
    lengths = [3, *[24] * NEIGHBOURS, 3]
    texts = [" ".join([head, *(next(own) for _ in range(length))]) for length in lengths]
    reports = [Report(f"r{number:02}", text) for number, text in enumerate(texts)]
    kept = _kept(reports)
    assert not any(kept.lists.values())
    _edit(kept, reports, 4, _own(4))
    assert listed(kept.lists, "r00") == ["r09"]
    assert listed(kept.lists, "r09") == ["r00"]
    _edit(kept, reports, 4, texts[4])
    assert not any(kept.lists.values())


def test_an_edit_of_which_the_sketch_tells_nothing_parts_two_of_a_crowd() -> None:
    """What was said before is said in another order: no word and no run of the sketch is another."""
    head, own = _hashed("h", 0, 3)[:12], iter(_hashed("o", 3, 4))
    # The last run that stands for the text reaches so far.
    text, tail = [*head, *head[:3]], [*head[3:], *head]
    reports = [
        Report(f"r{number:02}", " ".join([*text, *(next(own) for _ in range(24))])) for number in range(12)
    ]
    for place in (0, 11):
        reports[place] = Report(reports[place].stem, " ".join([*text, *tail]), names=["event:Flood"])
    kept = _kept(reports)
    assert not any(kept.lists.values())
    sketched = sketches_of(kept.archive)["r11"]
    _edit(kept, reports, 11, " ".join([*text, *reversed(tail)]))
    assert sketches_of(kept.archive)["r11"] == sketched
    assert listed(kept.lists, "r00") == ["r11"]
    assert listed(kept.lists, "r11") == ["r00"]


def test_two_are_no_longer_compared_when_the_crowd_is_none() -> None:
    """Almost the same texts, of which one has sixteen words more that alone stand for it, but for one run."""
    words = [f"c{number}" for number in range(300)]
    ranked = sorted(words[:-4], key=lambda word: crc32(word.encode()))
    low = iter(sorted((f"n{number}" for number in range(9000)), key=lambda word: crc32(word.encode())))
    least = ranked[0]
    at = words.index(least)
    shared = " ".join(words[at : at + 4])
    longer = list(words)
    fewest = [
        word for word in (next(low) for _ in range(60)) if crc32(word.encode()) < crc32(ranked[1].encode())
    ]
    for place, word in enumerate(fewest[:15]):
        longer.insert((at + 40 + 9 * place) % 290, word)
    texts = [" ".join(words), " ".join(longer)]
    runs = [set(chosen_runs(words_of(text))) for text in texts]
    assert len(runs[0] & runs[1]) == 1
    fours = [frozenset(zip(*(text.split()[n:] for n in range(4)), strict=False)) for text in texts]
    assert resemblance(*fours) >= 0.5
    reports = [
        Report("a", texts[0], names=["event:Flood"]),
        *(Report(f"m{n}", f"{shared} {_own(n)}") for n in range(7)),
        Report("z", texts[1], names=["event:Flood"]),
    ]
    kept = _kept(reports)
    assert "z" not in listed(kept.lists, "a")
    _edit(kept, reports, 3, _own(3))
    assert "z" in listed(kept.lists, "a")
    assert "a" in listed(kept.lists, "z")
    _edit(kept, reports, 3, f"{shared} {_own(3)}")
    assert "z" not in listed(kept.lists, "a")
