"""Where sentences end, by language. Each case is a list of sentences; joined, they must come apart again."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.text import Span
from pressmark.text.sentences import QUOTATION_LIMIT, quotation, sentences

CASES: list[tuple[str, list[str]]] = [
    ("en", ["The river rose at night.", "By morning all was gone!", "Who saw it?", "Nobody…", "Not yet."]),
    ("en", ["Mr. J. Doe met Gen. Roe and Sen. A. Poe on Sept. 30 in St. Mary.", "They talked."]),
    ("en", ["He came from the U.S. Senate.", "So did she."]),
    ("en", ["They left the U.S.", "The visit was short."]),
    ("en", ["The talks began at 9 a.m. Tuesday.", "They ended at 5 p.m.", "The rest is silence."]),
    ("en", ["Prices rose by 3.5 percent, to $2.40.", "See example.com/a.b for more."]),
    ("en", ["“We were told to wait,” said Doe.", "“Then nothing happened.”", "He shrugged."]),
    ("en", ["“Why now?” she asked.", "“Why not!” he said.", "(Both smiled.)", "They left."]),
    ("en", ["The firm, Roe Bros. Inc., closed.", "Its owners etc. were away."]),
    ("en", ["He took vitamin C.", "The doctor agreed."]),
    ("en", ["It was No. 5 of the list.", "The answer was no.", "The crowd left."]),
    ("en", ["Wait… what did he say?", "He said nothing ...", "And then he left."]),
    ("en", ["The answer of the council was no.", "Doe left on Sun.", "Roe stayed."]),
    ("en", ["It happened in 1953.", "In 1954 it was forgotten."]),
    ("en", ["The vote was 162-0.", "A “yes” vote needs 86."]),
    ("en", ["One line breaks\nhere.", "The next begins."]),
    ("en", ["The e.g. of it all, i.e. the example.", "Fine."]),
    ("en", ["She said: “I agree.", "I will sign.”", "Then she signed."]),
    ("en", ["[page 2] begins with the flood.", "It was over."]),
    (
        "de",
        ["Am 30. September stimmte Dr. Müller zu.", "Das Haus hat z. B. drei Stockwerke.", "Es war spät."],
    ),
    ("de", ["Es war im Jahr 2015.", "Der Rat tagte, d. h. er schwieg."]),
    ("de", ["„Wir gehen“, sagte er.", "„Wirklich?“, fragte sie.", "Ja."]),
    ("de", ["Der 1. FC verlor gegen die Gäste u. a. wegen des Regens.", "Niemand klagte."]),
    ("fr", ["M. Dupont a rencontré Mme Durand à 9 h.", "« Vraiment ? » a-t-il demandé.", "Elle a ri."]),
    ("fr", ["M. Le Gall a vu le plan B.", "La mairie, elle, n’a rien vu."]),
    ("fr", ["La loi n° 5, cf. art. 3, est morte.", "Vive la loi !"]),
    ("es", ["El Sr. Pérez llegó a EE.UU. ayer.", "¿Quién lo vio?", "¡Nadie!", "La Sra. Gómez salió."]),
    ("it", ["Il dott. Rossi è arrivato.", "La sig.ra Bianchi no."]),
    ("ru", ["В 2015 г. в Москве А. С. Иванов и т. д. встретились.", "Это было давно."]),
    ("ru", ["«Мы ушли», — сказал он.", "«Зачем?» — спросила она.", "Никто не ответил."]),
    ("ru", ["Собор стоит на ул. Ленина.", "Он открыт."]),
    ("uk", ["У 2015 р. в м. Києві відбулася нарада.", "Вона тривала годину."]),
    ("pl", ["Dr. Kowalski mieszka przy ul. Długiej.", "Jest późno."]),
    ("ar", ["وصل الوفد أمس.", "هل تحدث أحد؟", "لم يتحدث أحد!", "انتهى الاجتماع."]),
    ("fa", ["او آمد.", "چرا رفت؟", "کسی نمی‌داند."]),
    ("ur", ["وہ آیا۔", "وہ گیا۔"]),
    ("hi", ["वह आया।", "क्या वह गया?", "कोई नहीं जानता।"]),
    ("he", ["הוא בא.", "מתי?", "איש לא ידע."]),
    ("hy", ["Նա եկավ։", "Նա գնաց։"]),
    ("am", ["እሱ መጣ።", "እሷ ሄደች።"]),
    ("el", ["Ο κ. Παπαδόπουλος έφυγε.", "Ποιος τον είδε;", "Κανείς."]),
    ("tr", ["Prof. Yılmaz 30. kattaydı.", "Sonra indi."]),
    ("", ["No language is given.", "Still it works."]),
    ("en-GB", ["Dr. Doe left.", "He came back."]),
]

WITHOUT_SPACES: list[tuple[str, list[str]]] = [
    ("ja", ["川は夜に増水した。", "朝には橋がなかった！", "誰か見たか？", "誰も。"]),
    ("ja", ["彼は「もう帰る。待つな。」と言った。", "皆は黙った。"]),
    ("zh", ["河水夜里上涨。", "早上桥没了！", "谁看见了？", "没有人。"]),
    ("zh", ["他说：“我们走吧。”", "大家都走了。"]),
]


QUOTED = """It had rained for nine days when the dam at Upper Marsh, which the council had promised to mend
in each of four budgets without once sending for the mason, gave way in the dark a little after three, so
that those who lived along the mill race heard it before they saw it and those who lived above heard nothing
at all, and Ann Roe, who kept the lock and had the only telephone of the valley, rang one farm after the
other, beginning with the lowest, as her mother had taught her, until the line, too, was under water, and
then went out with a lamp to count the boats, of which there were three, and none of them was tied."""


def split(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, 0, len(text), language)]


@pytest.mark.parametrize(("language", "parts"), CASES)
def test_sentences(language: str, parts: list[str]) -> None:
    assert split(" ".join(parts), language) == parts
    assert split("\n".join(parts) + "\n", language) == parts


@pytest.mark.parametrize(("language", "parts"), WITHOUT_SPACES)
def test_scripts_without_spaces(language: str, parts: list[str]) -> None:
    assert split("".join(parts), language) == parts


def quoted(text: str, name: str, language: str = "en") -> str:
    """What quotes the first ``name`` in ``text``."""
    start = text.index(name)
    span = quotation(text, sentences(text, 0, len(text), language), Span(start, start + len(name)))
    return text[span.start : span.end]


def test_a_mention_is_quoted_by_its_sentence() -> None:
    assert quoted("First. Then Ann Roe rang. Last.", "Ann Roe") == "Then Ann Roe rang."


def test_a_mention_over_two_sentences_is_quoted_by_both() -> None:
    assert quoted("First. Then “Yes. No” rang. Last.", "Yes. No") == "Then “Yes. No” rang."
    assert quoted("First. Then one. And two. Last.", "one. And") == "Then one. And two."


@pytest.mark.parametrize(
    ("name", "begins", "ends"),
    [
        ("It had", "It had rained", "those who lived above"),
        ("Ann Roe", "a little after three", "her mother had taught"),
        ("tied", "Ann Roe, who", "was tied."),
    ],
)
def test_a_long_sentence_is_cut_at_words_around_the_mention(name: str, begins: str, ends: str) -> None:
    quote = quoted(QUOTED, name)
    assert QUOTATION_LIMIT >= len(quote) > QUOTATION_LIMIT - 20
    assert name in quote
    assert quote.startswith(begins)
    assert quote.endswith(ends)


def test_a_mention_longer_than_the_limit_is_quoted_by_its_beginning() -> None:
    quote = quoted(QUOTED, QUOTED[:-1])
    assert QUOTED.startswith(quote)
    assert QUOTATION_LIMIT - 20 < len(quote) <= QUOTATION_LIMIT
    assert QUOTED[len(quote)].isspace()


def test_without_spaces_a_cut_falls_between_signs() -> None:
    text = "川は夜に増水" * 100
    quote = text[(span := quotation(text, sentences(text, 0, 600, "ja"), Span(301, 303))).start : span.end]
    assert len(quote) == QUOTATION_LIMIT
    combined = "e\u0301" * 300
    span = quotation(combined, sentences(combined, 0, 600), Span(300, 302))
    assert combined[span.start] == "e"
    assert combined[span.end - 1] == "\u0301"


@given(st.text(st.sampled_from('aB. !?…。」「"” \n1\u0301😀'), max_size=400), st.data())
def test_no_word_is_lost_between_sentences(text: str, data: st.DataObject) -> None:
    spans = sentences(text, 0, len(text), data.draw(st.sampled_from(["en", "de", "ja", "ru", "el", ""])))
    assert "".join("".join(text[span.start : span.end].split()) for span in spans) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in spans)


def test_long_blocks_take_time_in_proportion() -> None:
    text = "Ab. 「c。」 " * 40_000
    began = process_time()
    assert len(sentences(text, 0, len(text), "en")) == 40_000
    assert process_time() - began < 5
