"""Tags, directions, names, order and the words of the interface."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.languages import (
    Strings,
    direction,
    initial,
    language_name,
    normalise_tag,
    read_strings,
    sort_key,
)


@pytest.mark.parametrize(
    "tag", ["en", "en-GB", "zh-Hant-TW", "sr-Latn", "grc", "ru", "de-1996", "x-mine", "und"]
)
def test_good_tags_are_kept(tag: str) -> None:
    assert normalise_tag(tag) == (tag, None)
    assert normalise_tag(tag.lower()) == (tag, None)


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en_GB", "en-GB"),
        ("en-UK", "en-GB"),
        ("iw", "he"),
        ("eng", "en"),
        ("jp", "ja"),
        ("cz", "cs"),
        ("ua", "uk"),
        ("English", "en"),
        ("Deutsch", "de"),
        ("русский", "ru"),
        ("zh-yue", "yue"),
        ("en-XQ", "en-XQ"),
    ],
)
def test_wrong_or_unusual_tags_are_mended_aloud(written: str, tag: str) -> None:
    found, warning = normalise_tag(written)
    assert found == tag
    assert warning is not None
    assert "“" in warning


@pytest.mark.parametrize("text", ["", "-", "e", "12", "Martian", "q!", "zz", "very long words indeed"])
def test_hopeless_tags_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a language code"):
        normalise_tag(text)


@given(st.text(max_size=20))
def test_any_text_is_a_tag_or_a_value_error(text: str) -> None:
    try:
        tag, _ = normalise_tag(text)
    except ValueError:
        return
    assert normalise_tag(tag)[0] == tag
    assert direction(tag) in ("ltr", "rtl")
    assert language_name(tag, "en")


@pytest.mark.parametrize(
    ("tag", "way"),
    [(tag, "rtl") for tag in ("ar", "he", "fa-IR", "pa-PK", "az-Arab", "ckb")]
    + [(tag, "ltr") for tag in ("en", "ru", "pa", "ar-Latn", "ja", "x-mine")],
)
def test_direction(tag: str, way: str) -> None:
    assert direction(tag) == way


def test_names_of_languages() -> None:
    assert language_name("ru", "en") == "Russian"
    assert language_name("ru", "de") == "Russisch"
    assert language_name("grc", "en") == "Ancient Greek"
    assert language_name("sr-Latn", "en") == "Serbian (Latin)"
    assert language_name("x-mine", "en") == "x-mine"


ORDERS = {
    "en": ["Abba", "Ångström", "Élan", "Emil", "New York", "Newark", "Øre", "Zebra", "Яблоко"],
    "sv": ["Abba", "Zebra", "Ångström", "Äpple", "Ærlig", "Öre", "Øre b"],
    "fi": ["Wille", "Zorro", "Åbo", "Äiti", "Öljy"],
    "da": ["Abe", "Zoo", "Ære", "Øre", "Ål", "Aalborg", "Ås"],
    "nb": ["Oslo", "Zoo", "Ære", "Østfold", "Ås"],
    "de": ["Ära", "Arzt", "Straße", "Strasse 2", "Über", "Zoo"],
    "es": ["Nube", "Nzeri", "Ñame", "Oca"],
    "cs": ["Cena", "Čas", "Hora", "Chata", "Ivan", "Rok", "Řeka"],
    "pl": ["Lato", "Luty", "Łata", "Mama"],
    "tr": ["Hava", "Ilgaz", "Irmak", "İzmir", "Jale"],
    "et": ["Sild", "Šokk", "Zoo", "Žanr", "Tallinn", "Õun", "Ära", "Öö", "Üks", "Xi"],
    "vi": ["An", "Ăn", "Ấn", "Ba", "Da", "Đa"],
    "ru": ["Елена", "Ёлка", "Ельник", "Иван", "Йод", "Abba"],
    "el": ["Άλφα", "Βήτα", "Abba"],
}


@pytest.mark.parametrize("language", sorted(ORDERS))
def test_alphabetical_order_is_that_of_the_language(language: str) -> None:
    wanted = ORDERS[language]
    assert sorted(sorted(wanted), key=lambda name: sort_key(name, language)) == wanted


@pytest.mark.parametrize(
    ("text", "language", "letter"),
    [
        ("Élan", "fr", "E"),
        ("Łódź", "en", "L"),
        ("Łódź", "pl", "Ł"),
        ("Ørsted", "en", "O"),
        ("Ørsted", "da", "Ø"),
        ("Åbo", "sv", "Å"),
        ("Aalborg", "da", "Å"),
        ("Ära", "de", "A"),
        ("Ñame", "es", "Ñ"),
        ("Chata", "cs", "Ch"),
        ("Ёлка", "ru", "Е"),
        ("Йод", "ru", "Й"),
        ("İzmir", "tr", "İ"),
        ("istanbul", "tr", "İ"),
        ("Irmak", "tr", "I"),
        ("istanbul", "en", "I"),
        ("Þór", "en", "Þ"),
        ("ßig", "de", "S"),
        ("“Zebra”", "en", "Z"),
        ("ʿAbbās", "en", "A"),
        ("al-Assad", "en", "A"),
        ("’t Hooft", "nl", "T"),
        ("9268", "en", "0–9"),
        ("٣ أيام", "ar", "0–9"),
        ("…", "en", "#"),
        ("", "en", "#"),
        ("Ωmega", "en", "Ω"),
        ("كتاب", "ar", "ك"),
        ("ガラス", "ja", "か"),
        ("서울", "ko", "ㅅ"),
        ("中国", "zh", "中"),
        ("თბილისი", "ka", "თ"),
    ],
)
def test_headings_of_an_index(text: str, language: str, letter: str) -> None:
    assert initial(text, language) == letter


names = st.text(
    alphabet="aábcčdđeéhiıjklłmnñoöøsšßtuüzžæåAÅØÖÆĐЀёЁеийЙяאבםעאأاكか力ガあ가서中9٣½“’- .…ʿ\u0301\u0323",
    max_size=6,
)


@given(
    st.lists(names, max_size=25),
    st.sampled_from(["en", "sv", "da", "cs", "tr", "vi", "ru", "ja", "hr", "lt"]),
)
def test_each_heading_stands_once_in_a_sorted_list(texts: list[str], language: str) -> None:
    filed = sorted(texts, key=lambda text: sort_key(text, language))
    headings = [letter for letter, _ in groupby(filed, key=lambda text: initial(text, language))]
    assert len(headings) == len(set(headings))


@given(names, names)
def test_keys_tell_any_two_texts_apart(a: str, b: str) -> None:
    assert (sort_key(a, "sv") == sort_key(b, "sv")) == (a == b)


def test_a_very_long_text_is_filed_quickly() -> None:
    assert sort_key("å" * 1_000_000, "sv") > sort_key("z", "sv")


WORDS = b"""
search = "Search"
reports = { one = "{count} report", other = "{count} reports" }
from = "From {title}, {year}"
"""


def test_strings_fill_facts_and_choose_plurals() -> None:
    strings, found = read_strings("strings/en.toml", WORDS, "en")
    assert found == ()
    assert strings.say("search") == "Search"
    assert strings.say("reports", count=1) == "1 report"
    assert strings.say("reports", count=1500) == "1,500 reports"
    assert strings.say("from", title="{year} <b>", year=2015) == "From {year} <b>, 2015"
    assert "search" in strings
    with pytest.raises(KeyError):
        strings.say("nothing")
    with pytest.raises(KeyError):
        strings.say("from", title="x")


def test_strings_know_the_plurals_of_other_languages() -> None:
    russian = Strings(
        "ru", {"reports": {"one": "{count} статья", "few": "{count} статьи", "other": "{count} статей"}}
    )
    assert [russian.say("reports", count=n) for n in (1, 2, 5, 21)] == [
        "1 статья",
        "2 статьи",
        "5 статей",
        "21 статья",
    ]


def test_a_translation_is_completed_and_its_gaps_reported() -> None:
    english, _ = read_strings("en.toml", WORDS, "en")
    german, found = read_strings("de.toml", b'search = "Suche"\nserach = "Suche"\n', "de", english)
    assert german.say("search") == "Suche"
    assert german.say("reports", count=2) == "2 reports"
    assert [(d.code, d.place.line) for d in found] == [("C504", 2), ("C501", 0)]
    assert "from, reports" in found[1].message
    assert "search" in found[0].hint


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("search = 3", "quotation marks"),
        ('search = { one = "a", other = "b" }', "nothing here to count"),
        ('reports = { one = "a" }', "lacks the form 'other'"),
        ('reports = { eins = "a", other = "b" }', "a form that is none of"),
        ('from = "Von {titel}"', "speaks of {titel}"),
    ],
)
def test_wrong_words_are_refused_at_their_line(line: str, problem: str) -> None:
    english, _ = read_strings("en.toml", WORDS, "en")
    _, found = read_strings("de.toml", f"# words\n{line}\n".encode(), "de", english)
    assert (found[0].code, found[0].place.line) == ("C503", 2)
    assert problem in found[0].message


@pytest.mark.parametrize(
    ("language", "line", "code", "said"),
    [
        ("de", 'from = "Aus {title}"', "C505", "{year}"),
        ("de", 'from = "Von hier"', "C505", "{title}, {year}"),
        ("de", 'reports = { one = "ein Bericht", other = "Berichte" }', "C505", "{count}"),
        ("ru", 'reports = { one = "{count} а", other = "{count} б" }', "C506", "'few', 'many'"),
        (
            "ar",
            'reports = { one = "{count} ا", other = "{count} ب" }',
            "C506",
            "'zero', 'two', 'few', 'many'",
        ),
        ("de", 'reports = { other = "{count} Berichte" }', "C506", "'one'"),
    ],
)
def test_what_words_leave_unsaid_is_told_at_their_line(
    language: str, line: str, code: str, said: str
) -> None:
    """Such words are shown all the same: a translator may have meant it."""
    english, _ = read_strings("en.toml", WORDS, "en")
    strings, found = read_strings("x.toml", f"\n{line}\n".encode(), language, english)
    told = [d for d in found if d.code != "C501"]
    assert [(d.code, d.place.line, d.severity) for d in told] == [(code, 2, "warning")]
    assert said in told[0].message
    key = line.partition(" ")[0]
    assert strings.words[key] != english.words[key]


def test_words_that_fit_every_number_need_no_forms() -> None:
    english, _ = read_strings("en.toml", WORDS, "en")
    strings, found = read_strings("ru.toml", 'reports = "Публикации: {count}"'.encode(), "ru", english)
    assert [d.code for d in found] == ["C501"]
    assert strings.say("reports", count=1500) == "Публикации: 1\xa0500"


def test_a_file_that_changes_some_words_lacks_none() -> None:
    english, _ = read_strings("en.toml", WORDS, "en")
    strings, found = read_strings("own.toml", b'search = "Find"', "en", english, whole=False)
    assert found == ()
    assert strings.say("search") == "Find"
    assert strings.say("reports", count=2) == "2 reports"


def test_facts_that_run_the_other_way_are_kept_apart() -> None:
    """Else a Hebrew name would drag the punctuation and numbers beside it along."""
    words = {"from": "From {title}, {year}"}
    assert Strings("en", words).say("from", title="שלום (1)", year=3) == "From \u2068שלום (1)\u2069, 3"
    assert Strings("en", words).say("from", title="Ёж (1)", year=3) == "From Ёж (1), 3"
    assert Strings("he", words).say("from", title="Reuters", year=3) == "From \u2068Reuters\u2069, 3"
    assert Strings("he", words).say("from", title="שלום", year="2015–16") == "From שלום, 2015–16"


def test_unreadable_words_leave_the_other_language() -> None:
    english, _ = read_strings("en.toml", WORDS, "en")
    german, found = read_strings("de.toml", b'search = "Suche\n', "de", english)
    assert [(d.code, d.place.line) for d in found] == [("C502", 1)]
    assert german.say("search") == "Search"
