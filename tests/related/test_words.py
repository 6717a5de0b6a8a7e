"""The words that stand for a text: few, chosen by the text alone, in every script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.related import related
from pressmark.related.words import MOST, STEM, UNIT, is_fragment, terms_of, words_of
from tests.related.conftest import Report, archive_of


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    words = words_of(text)
    terms = terms_of(words)
    assert len(terms) <= MOST
    assert all(0 < len(stem) <= STEM and term.written in words for stem, term in terms.items())
    assert sum(term.says**2 for term in terms.values()) <= UNIT**2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The board’s “sluice”—closed, at 6 a.m.",
            ["The", "board", "s", "sluice", "closed", "at", "6", "a", "m"],
        ),
        ("Наводнение в Марле: «шлюз»", ["Наводнение", "в", "Марле", "шлюз"]),
        ("बाढ़ की ख़बर।", ["बाढ़", "की", "ख़बर"]),
        ("ጎርፍ፡ በማርል።", ["ጎርፍ", "በማርል"]),
        ("فيضان، مارل؟", ["فيضان", "مارل"]),
        ("ẹ̀kún omi", ["ẹ̀kún", "omi"]),
        ("東京で地震。", ["東京", "京で", "で地", "地震"]),
        ("NHKは東京", ["NHK", "は東", "東京"]),
        ("", []),
        ("— … !", []),
    ],
)
def test_words_are_what_stands_between_spaces_and_signs(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_what_is_said_often_early_and_with_a_capital_says_more() -> None:
    rest = " ".join(f"padding{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(100))
    terms = terms_of(words_of(f"Merrow harbour harbour granary {rest} turbine chapel Orford chapel"))
    says = {stem: term.says for stem, term in terms.items()}
    assert says["merrow"] > says["harbou"] > says["granar"] > says["chapel"] > says.get("turbin", 0)
    assert says["orford"] > says["chapel"]


def test_words_that_every_text_has_say_nothing() -> None:
    assert terms_of(words_of("They would have been there, which nevertheless was said to be after the")) != {}
    assert terms_of(words_of("They would have been there after that, which was said")) == {}
    assert terms_of(words_of("Она сказала, что после этого будет")) == {}


def test_endings_do_not_part_a_word_and_are_not_shown_as_shared() -> None:
    archive = archive_of(
        [
            Report("a", "Шлюзовая Мерроу затопила деревни Орфорда вчера"),
            Report("b", "Шлюзовой Мерроу: деревня Орфордом затоплена"),
        ]
    )
    [relation] = related(archive)["a"]
    assert relation.terms == ("Мерроу",)
    assert relation.order == ("words",)


def test_scripts_without_spaces_are_related_without_naming_halves_of_words() -> None:
    archive = archive_of(
        [
            Report("a", "昨日の洪水で水門が壊れ、村が水に沈んだと町長は述べた。"),
            Report("b", "洪水で水門が壊れた村に、町長が船で向かった。"),
            Report("c", "図書館は明日から新しい本を貸し出す。"),
        ]
    )
    [relation] = related(archive)["a"]
    assert (relation.article, relation.terms, relation.order) == ("b", (), ("words",))
    assert related(archive)["c"] == ()
    assert is_fragment("洪水")
    assert not is_fragment("ab")


def test_numbers_alone_and_two_words_tell_nothing() -> None:
    archive = archive_of(
        [
            Report("a", "In 1953 some 1836 died, 307 here; sluice, chapel."),
            Report("b", "No more: 1953, 1836, 307, 45."),
            Report("c", "The sluice and chapel stand."),
        ]
    )
    assert related(archive) == {"a": (), "b": (), "c": ()}
