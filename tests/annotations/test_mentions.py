"""The mentions of a report, kept as a few objects: they are what they were, to the last field."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.annotations.mentions import Mentions
from pressmark.annotations.values import Mention
from pressmark.archive import Named
from pressmark.archive.named import Names, meaning_of
from pressmark.diagnostics import Place
from pressmark.keys import by_value, pack, unpack
from pressmark.text import Span

WORDS = st.text(max_size=4)
NUMBERS = st.integers(0, 100_000)
SPANS = st.builds(Span, NUMBERS, NUMBERS)
PLACES = st.builds(Place, WORDS, NUMBERS, NUMBERS, NUMBERS, WORDS)
MENTIONS = st.builds(
    Mention,
    spans=st.lists(SPANS, min_size=1, max_size=3).map(tuple),
    target=WORDS,
    type=WORDS,
    fragment=WORDS,
    role=WORDS,
    certainty=st.none() | st.floats(0, 1) | st.just(-0.0),
    by=WORDS,
    checked_by=WORDS,
    checked_on=WORDS,
    identifiers=st.lists(WORDS, max_size=2).map(tuple),
    place=PLACES,
    origin=WORDS,
    annotation=WORDS,
    anchor=WORDS,
    quote=SPANS,
)
MANY = st.lists(MENTIONS, max_size=5).map(tuple)
MEANINGS = st.tuples(st.sampled_from(("", "person:ann", "place:merrow")), WORDS, st.booleans())


@given(MANY)
def test_each_mention_is_what_it_was(many: tuple[Mention, ...]) -> None:
    kept = Mentions(many)
    assert (tuple(kept), len(kept)) == (many, len(many))
    assert repr(list(kept)) == repr(list(many))
    assert kept[1:] == many[1:]
    assert [kept[at] for at in range(-len(many), 0)] == list(many)
    assert kept.anchors == tuple(one.anchor for one in many)
    assert kept.work() == [(one.certainty, one.by, one.checked_by, one.checked_on) for one in many]


@given(MANY)
def test_packed_mentions_come_back(many: tuple[Mention, ...]) -> None:
    back = unpack(Mentions, pack(Mentions, Mentions(many)))
    assert repr(list(back)) == repr(list(many))
    assert (back, hash(back)) == (Mentions(many), hash(Mentions(many)))


@given(MANY, MANY)
def test_equal_mentions_and_no_others_are_equal_bytes(
    one: tuple[Mention, ...], other: tuple[Mention, ...]
) -> None:
    assert (by_value(Mentions(one)) == by_value(Mentions(other))) == (repr(one) == repr(other))
    assert by_value(Mentions(one)) == by_value(Mentions(map(replace, one)))
    assert (Mentions(one) == other) == (one == other)


@given(MENTIONS, st.data())
def test_no_field_is_lost(one: Mention, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([field.name for field in fields(Mention)]))
    value = getattr(data.draw(MENTIONS), name)
    assert getattr(Mentions([replace(one, **{name: value})])[0], name) == value


def test_there_is_no_mention_beyond_the_last() -> None:
    with pytest.raises(IndexError):
        Mentions()[0]


@given(st.lists(st.tuples(MENTIONS, MEANINGS), max_size=6))
def test_names_are_mentions_with_their_meanings(pairs: list[tuple[Mention, tuple[str, str, bool]]]) -> None:
    named = [Named(mention, *meaning) for mention, meaning in pairs]
    names = Names(Mentions(mention for mention, _ in pairs), map(meaning_of, named))
    assert (list(names), len(names), names[1:]) == (named, len(named), tuple(named[1:]))
    for entity in ("", "person:ann"):
        assert names.of(entity) == [one.mention for one in named if one.entity == entity]


def test_names_need_the_meaning_of_each_mention() -> None:
    with pytest.raises(ValueError, match="other mentions"):
        Names(Mentions(), [("person:ann", "", True)])
