"""What every old address leads to, decided from addresses alone."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.config import EntityType, Outputs, Settings
from pressmark.config.values import BUILT_IN
from pressmark.ledger import (
    Answers,
    Ledger,
    Line,
    Moves,
    address_of_file,
    find_answers,
    ledger_bytes,
    publication,
    read_ledger,
    subjects,
    told,
)

SUBJECT = subjects(Settings(), ["about"])


def ledger_of(*addresses: str) -> Ledger:
    lines = {address: Line(SUBJECT(address)) for address in addresses}
    return read_ledger(ledger_bytes(lines))[0]


def asked(
    old: str, standing: str, finals: Mapping[str, tuple[str, ...]] | None = None, **more: object
) -> Answers:
    """The answers for the addresses ``old`` when those of ``standing`` are there; both divided by spaces."""
    facts = {"settings": Settings(), "feeds": True, **more}
    moves = Moves(finals or {})
    facts = {"tells": lambda _: False, **facts}
    return find_answers(ledger_of(*old.split()), moves, {"/", *standing.split()}, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "standing", "target"),
    [
        ("/people/jane/2015/", "/people/jane/", "/people/jane/"),
        ("/people/jane/2015-09-n2/", "/people/jane/ /people/jane/2015/", "/people/jane/"),
        ("/people/~a/", "/people/", "/people/"),
        ("/people/~a-n2/", "/people/ /people/~a/", "/people/"),
        ("/people/", "", "/"),
        ("/dates/2015/09/", "/dates/ /dates/2015/", "/dates/2015/"),
        ("/dates/2015/09/n1/", "/dates/ /dates/2015/ /dates/2015/09/", "/dates/2015/09/"),
        ("/dates/on/02-29/", "/dates/ /dates/on/", "/dates/on/"),
        ("/topics/floods/", "/topics/", "/topics/"),
        ("/topics/floods/", "", "/"),
        ("/map/", "", "/"),
        ("/corrections/n1/", "/corrections/", "/corrections/"),
    ],
)
def test_what_follows_from_the_reports_leads_to_the_page_above(old: str, standing: str, target: str) -> None:
    [answer] = asked(old, standing).leading
    assert answer.targets == (target,)


@pytest.mark.parametrize(
    ("rest", "target"),
    [("", ""), ("2015/", "2015/"), ("2016/", ""), ("feed.xml", "feed.xml"), ("index.json", "index.json")],
)
def test_a_name_takes_all_its_addresses_along(rest: str, target: str) -> None:
    standing = "/people/new/ /people/new/2015/ /people/new/feed.xml /people/new/index.json"
    [found] = [
        answer
        for answer in asked(f"/people/old/{rest}", standing, {"person:old": ("person:new",)}).leading
        if answer.address == f"/people/old/{rest}"
    ]
    assert found.targets == (f"/people/new/{target}",)


def test_of_several_each_leads_where_it_can() -> None:
    finals = {"person:old": ("person:a", "person:b", "person:gone")}
    standing = "/people/a/ /people/a/2015/ /people/b/"
    answers = {a.address: a.targets for a in asked("/people/old/2015/", standing, finals).leading}
    assert answers == {
        "/people/old/": ("/people/a/", "/people/b/"),
        "/people/old/2015/": ("/people/a/2015/", "/people/b/"),
    }


def test_a_type_may_get_another_plural() -> None:
    types = tuple(
        EntityType("person", "person", "persons", "Person") if t.name == "person" else t for t in BUILT_IN
    )
    settings = Settings(types=types)
    [answer] = asked("/people/jane/", "/persons/ /persons/jane/", settings=settings).leading
    assert answer.targets == ("/persons/jane/",)


def test_a_former_name_leads_on_without_any_ledger() -> None:
    finals = {"article:old": ("article:new",), "story:gone": ("story:never",)}
    answers = asked("", "/articles/new/ /articles/new/index.json", finals)
    assert [(a.address, a.targets) for a in answers.leading] == [
        ("/articles/old/", ("/articles/new/",)),
        ("/articles/old/index.json", ("/articles/new/index.json",)),
    ]
    assert not answers.lost


def test_what_is_gone_without_a_successor_is_told_once_with_a_way_out() -> None:
    old = "/articles/x/ /articles/x/index.json /people/y/ /people/y/2015/ /stories/z/"
    ledger = ledger_of(*old.split())
    answers = asked(old, "")
    found = told(answers, ledger, Settings())
    assert [(d.code, d.place.line, str(d.severity)) for d in found] == [
        ("R910", 2, "warning"),
        ("R910", 4, "warning"),
        ("R910", 6, "warning"),
    ]
    assert ["former: [x]" in found[0].hint, "former: [person/y]" in found[1].hint] == [True, True]
    assert "status: withdrawn" in found[0].hint
    stopping = told(answers, ledger, Settings(), publishing=True)
    assert {str(d.severity) for d in stopping} == {"error"}


def test_a_published_report_that_is_a_draft_again_is_told_as_that() -> None:
    ledger = ledger_of("/articles/x/", "/articles/y/")
    moves = Moves(drafts=frozenset({"article:x"}))
    answers = find_answers(ledger, moves, {"/"}, Settings(), feeds=True, tells=lambda _: False)
    draft, gone = told(answers, ledger, Settings())
    assert (draft.code, draft.place.line) == ("R910", 2)
    assert "“status: draft” out of the report x" in draft.hint
    assert "former" not in draft.hint
    assert "former: [y]" in gone.hint


def test_capital_letters_alone_keep_no_two_addresses_apart() -> None:
    answers = asked("/articles/Flood/", "/articles/flood/", {"article:Flood": ("article:flood",)})
    assert answers.lost == (("/articles/Flood/", "R911"),)
    [found] = told(answers, ledger_of("/articles/Flood/"), Settings(), publishing=True)
    assert (found.code, str(found.severity)) == ("R911", "error")


def test_feeds_are_kept_in_mind_by_a_build_that_can_make_none() -> None:
    old = "/feed.xml /people/a/feed.xml"
    answers = asked(old, "/people/a/", feeds=False)
    assert answers.kept == ("/feed.xml", "/people/a/feed.xml")
    assert not answers.lost
    standing = {"/": "home", "/people/a/": "person:a"}
    assert set(publication(ledger_of(*old.split()), answers, standing).lines) == {*old.split(), *standing}


def test_parts_of_the_site_that_are_switched_off_are_told_together() -> None:
    old = "/feed.xml /people/a/feed.xml /people/a/index.json"
    settings = Settings(outputs=Outputs(feeds=False, data=False))
    answers = asked(old, "/people/a/", feeds=False, settings=settings)
    [found] = told(answers, ledger_of(*old.split()), settings, publishing=True)
    assert (found.code, str(found.severity)) == ("R912", "warning")
    assert found.message.startswith("3 addresses")


def test_a_feed_goes_on_empty_when_nothing_names_the_name_any_more() -> None:
    [answer] = asked("/people/a/feed.xml", "/people/a/").leading
    assert (answer.targets, answer.homes) == ((), ("/people/a/",))


def test_what_is_withheld_now_does_not_answer_and_leaves_the_ledger() -> None:
    old = "/articles/x/ /people/old/ /people/secret/ /people/secret/2015/"
    ledger = ledger_of(*old.split())
    hidden = frozenset({"person:secret", "person:old"})
    moves = Moves({"person:old": ("person:secret",)}, withheld=hidden)
    standing = {"/": "home", "/articles/x/": "article:x"}
    answers = find_answers(ledger, moves, standing.keys(), Settings(), feeds=True, tells=lambda _: False)
    assert not answers.leading
    assert not answers.lost
    recorded = publication(ledger, answers, standing)
    assert set(recorded.lines) == set(standing)
    assert recorded.changes.dropped == 3
    [found] = told(answers, ledger, Settings())
    assert (found.code, found.place.line, found.place.excerpt) == ("R913", 3, "")
    assert "secret" not in found.message + found.hint


def test_nothing_ever_leaves_the_ledger_but_what_is_withheld() -> None:
    ledger = ledger_of("/people/old/", "/people/new/")
    answers = asked("/people/old/ /people/new/", "/people/new/", {"person:old": ("person:new",)})
    recorded = publication(ledger, answers, {"/": "home", "/people/new/": "person:new"})
    assert recorded.lines["/people/old/"] == Line("person:old", ("/people/new/",))
    assert recorded.changes.moved == (("/people/old/", ("/people/new/",)),)
    assert recorded.changes.new == ("/",)
    assert (recorded.changes.reports, recorded.changes.names) == ((0, 0), (1, 0))
    again = read_ledger(ledger_bytes(recorded.lines))[0]
    settled = publication(again, answers, {"/": "home", "/people/new/": "person:new"}).changes
    assert (settled.moved, settled.new, settled.back) == ((), (), ())
    standing = {"/": "home", "/people/new/": "person:new", "/people/old/": "person:old"}
    returned = publication(again, asked("", " ".join(standing)), standing)
    assert returned.changes.back == ("/people/old/",)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "/"),
        ("people/jane/index.html", "/people/jane/"),
        ("people/jane/feed.xml", "/people/jane/feed.xml"),
        ("people/jane/index.json", "/people/jane/index.json"),
        ("feed.xml", "/feed.xml"),
        ("404.html", ""),
        ("sitemap.xml", ""),
        ("media/scan.pdf", ""),
        ("assets/style.css", ""),
        ("data/names.json", ""),
        ("pagefind/pagefind.js", ""),
    ],
)
def test_which_files_have_an_address_to_keep(path: str, address: str) -> None:
    assert address_of_file(path) == address


@pytest.mark.parametrize(
    ("address", "subject"),
    [
        ("/", "home"),
        ("/feed.xml", "home"),
        ("/about/", "page:about"),
        ("/search/", "search"),
        ("/people/", "index"),
        ("/people/~a/", "index"),
        ("/people/jane/2015/", "person:jane"),
        ("/people/jane/feed.xml", "person:jane"),
        ("/articles/x/index.json", "article:x"),
        ("/stories/", "index"),
        ("/stories/x/n1/", "story:x"),
        ("/topics/x/", "topic:x"),
        ("/dates/on/02-29/", "dates"),
    ],
)
def test_what_an_address_stands_for(address: str, subject: str) -> None:
    assert SUBJECT(address) == subject


NAMES = st.sampled_from("abcdef")


@given(
    st.dictionaries(NAMES, st.lists(NAMES, min_size=1, max_size=2, unique=True)),
    st.sets(NAMES, min_size=1),
    st.sets(NAMES),
)
def test_no_address_leads_to_one_that_leads_on(
    moves: dict[str, list[str]], standing: set[str], old: set[str]
) -> None:
    finals = {f"person:{a}": tuple(f"person:{b}" for b in to) for a, to in moves.items()}
    pages = {f"/people/{name}/" for name in standing}
    answers = asked(" ".join(f"/people/{name}/" for name in old), " ".join(pages), finals)
    for answer in answers.leading:
        assert answer.address not in pages
        assert answer.targets
        assert set(answer.targets) <= pages
