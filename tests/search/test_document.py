"""A record as the document Pagefind reads: text stays text, and nothing that breaks the index gets in."""

from __future__ import annotations

from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.search.aliases import aliases
from pressmark.search.document import ALIASES, EVERY, JOINT, START, document, page_path, plain, unsearched
from pressmark.search.values import SearchRecord

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "\"><b onmouseover='alert(1)'>",
    "</h1></body></html><p id=p9 data-pagefind-body>",
    "<!-- --><![CDATA[ ]]>",
    "&lt;b&gt; &amp;amp; &#60;i&#62;",
    "person:Anna, Bob[content]",
]


def parsed(record: SearchRecord) -> Any:
    return html5lib.parse(document(record), namespaceHTMLElements=False, treebuilder="etree")


def record(**fields: Any) -> SearchRecord:
    return SearchRecord(**{"address": "/a/", "title": "T", "language": "en", "date": "", **fields})


def tags(page: Any, what: str) -> list[tuple[str, str]]:
    name = f"data-pagefind-{what}"
    found = [(tag.get(name, ""), tag.get("content", "")) for tag in page.iter("meta") if tag.get(name)]
    return [(key.removesuffix("[content]"), value) for key, value in found]


@pytest.mark.parametrize("words", HOSTILE)
def test_text_never_becomes_markup(words: str) -> None:
    page = parsed(
        record(
            title=words,
            names=(words,),
            summary=words,
            text=((words, words),),
            filters=(("person", (words,)),),
            meta=(("date_words", words),),
        )
    )
    body = page.find("body")
    assert [tag.tag for tag in body] == ["h1", "i", "p", "i", "p", "i", "p"]
    assert {tag.text for tag in body if tag.tag != "i"} == {words}
    assert [tag.get("id") for tag in body.iter("i")] == [START, START, words]
    assert tags(page, "filter") == [("person", words)]
    assert tags(page, "meta") == [("title", words), ("every", EVERY), ("date_words", words)]
    assert not list(page.iter("script"))
    assert {name for tag in body.iter() for name in tag.attrib} <= {
        "id",
        "data-pagefind-weight",
        "data-pagefind-body",
    }


@given(st.text(st.characters()))
def test_any_text_comes_out_as_one_line_of_text(words: str) -> None:
    page = parsed(record(title=words))
    shown = page.find("body/h1").text or ""
    assert shown == " ".join(shown.split())
    document(record(title=words, text=((words, words),), filters=(("place", (words,)),))).encode("utf-8")


def test_signs_nobody_types_do_not_hide_a_word() -> None:
    assert plain("Par\u00adlia\u00adment") == "Parliament"
    assert plain("\u2067\u0627\u0644\u0645\u062c\u0644\u0633\u2069") == "\u0627\u0644\u0645\u062c\u0644\u0633"
    assert plain("\ufeffone\u200btwo\u00a0three\x00\r\n four ") == "one two three four"
    assert plain("Zu\u0308rich") == "Z\u00fcrich"
    assert plain("a\ud800b") == "a\ufffdb"


def test_joiners_that_shape_words_stay() -> None:
    persian = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    assert plain(persian) == persian
    assert plain(family) == family


def text_of(words: str) -> str:
    return str(parsed(record(text=(("p1", words),))).find("body/p").text or "")


@pytest.mark.parametrize(
    ("written", "apart"),
    [
        ("one—two", "one | — | two"),
        ("one — two…", "one — two | …"),
        ("1953–54", "1953 | – | 54"),
        ("well-known", "well-known"),
        ("l’Équipe d’Or", "l’ | Équipe d’ | Or"),
        ("Russia’s O’Brien don’t", "Russia’s O’Brien don’t"),
        ("北京大学", "北 京 大 学"),
        ("在ABC北", "在 | ABC | 北"),
        ("车，北", "车， | 北"),
        ("도쿄 大学", "도쿄 大 学"),
        ("コンピューター", "コ ン ピ ュ ー タ ー"),
        ("กรุงเทพมหานคร", "กรุงเทพมหานคร"),
    ],
)
def test_what_pagefind_would_take_for_one_word_is_set_apart(written: str, apart: str) -> None:
    assert text_of(written) == apart.replace("|", JOINT)


@given(st.text())
def test_nothing_is_lost_by_setting_apart(words: str) -> None:
    def solid(text: str) -> str:
        return text.replace(JOINT, "").replace(" ", "")

    assert solid(text_of(words)) == solid(
        html5lib.parseFragment(plain(words), treebuilder="etree").text or ""
    )


def test_words_with_letters_of_their_own_can_be_typed_without() -> None:
    body = parsed(
        record(title="Łódź", text=(("p1", "Die Straße in Kœln, daſs ﬁnden wir schön. Привет"),))
    ).find("body")
    assert [tag.get("id") for tag in body.iter("i")] == [START, "p1", ALIASES]
    assert list(body)[-1].text == "dass finden koeln lodz strasse"


def test_letters_as_wide_as_ideographs_can_be_typed_narrow() -> None:
    assert aliases(["ＮＨＫは２０２０年に", "NHK 2020"]) == ("2020", "nhk")


def test_the_name_of_a_name_is_not_among_the_words() -> None:
    page = parsed(record(title="Łucja Żak", is_name=True))
    assert page.find("body/h1") is None
    assert tags(page, "meta") == [("name", unsearched("Łucja Żak")), ("every", EVERY)]
    assert not any(sign.isalnum() for sign in unsearched("Łucja Żak 1"))


def test_the_kind_is_no_metadata_because_metadata_is_searched() -> None:
    kind = ("kind", "Report")
    with_filter = parsed(record(filters=(("kind", ("Report",)),), meta=(kind, ("source", "The Bell"))))
    assert ("kind", "Report") not in tags(with_filter, "meta")
    assert ("source", "The Bell") in tags(with_filter, "meta")
    assert kind in tags(parsed(record(meta=(kind,))), "meta")


def test_empty_and_repeated_values_are_sent_once_or_not_at_all() -> None:
    page = parsed(
        record(filters=(("person", ("Ann", "", "Ann", "Bob")), ("any", ("x",))), meta=(("source", ""),))
    )
    assert tags(page, "filter") == [("person", "Ann"), ("person", "Bob")]
    assert tags(page, "meta") == [("title", "T"), ("every", EVERY)]


def test_a_paragraph_without_an_anchor_has_none() -> None:
    body = parsed(record(text=(("", "one"), ("p2", "two")))).find("body")
    assert [tag.get("id") for tag in body.iter("i")] == [START, "p2"]


@pytest.mark.parametrize(
    ("address", "path"), [("/articles/flood/", "articles/flood/"), ("/", ""), ("//x/", "x/")]
)
def test_page_path_is_relative_to_the_root(address: str, path: str) -> None:
    assert page_path(address) == path
