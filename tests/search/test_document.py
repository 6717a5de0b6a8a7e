"""A record as the document Pagefind reads: text stays text, and nothing that breaks the index gets in."""

from __future__ import annotations

from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.search.document import START, document, page_path, plain
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
    assert [tag.tag for tag in body] == ["h1", "i", "p", "p", "i", "p"]
    assert {tag.text for tag in body if tag.tag != "i"} == {words}
    assert [tag.get("id") for tag in body.iter("i")] == [START, words]
    assert tags(page, "filter") == [("person", words)]
    assert tags(page, "meta") == [("title", words), ("date_words", words)]
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


def test_an_undated_page_is_last_in_both_orders() -> None:
    def sorts(day: str) -> dict[str, str]:
        return dict(tags(parsed(record(date=day)), "sort"))

    old, new, undated = sorts("1953-02-01"), sorts("2015-09-30"), sorts("")
    assert old["oldest"] < new["oldest"] < undated["oldest"]
    assert new["newest"] > old["newest"] > undated["newest"]


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
    assert tags(page, "meta") == [("title", "T")]


def test_a_paragraph_without_an_anchor_has_none() -> None:
    body = parsed(record(text=(("", "one"), ("p2", "two")))).find("body")
    assert [tag.get("id") for tag in body.iter("i")] == [START, "p2"]


@pytest.mark.parametrize(
    ("address", "path"), [("/articles/flood/", "articles/flood/"), ("/", ""), ("//x/", "x/")]
)
def test_page_path_is_relative_to_the_root(address: str, path: str) -> None:
    assert page_path(address) == path
