"""The index of an archive: the same bytes for the same records, and every failure in words."""

from __future__ import annotations

import gzip
import importlib.util
import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pressmark.search import IndexResult, SearchRecord, build_index
from pressmark.search import canonical as canonical_module
from pressmark.search import index as index_module
from pressmark.search.canonical import UnknownLayout, canonical, pack, unpack
from pressmark.search.cbor import CborError
from pressmark.search.document import EVERY
from pressmark.search.service import Refused, SearchFailed, Service, find_program

PEOPLE = ["Ada Byron", "Jane Roe", "Иван Петров", "Zoë", "Łukasz", "O'Brien, “Pat”", "a, b: c"]


def records(count: int = 30) -> list[SearchRecord]:
    chance = random.Random(7)
    words = [f"word{number}" for number in range(200)]
    return [
        SearchRecord(
            address=f"/articles/{number:03}/",
            title=f"Report {number} " + chance.choice(words),
            language=chance.choice(["en", "ru", "de"]),
            date="" if number % 7 == 0 else f"19{number:02}-03-0{number % 9 + 1}",
            text=tuple((f"p{part}", " ".join(chance.choices(words, k=40))) for part in range(1, 5)),
            filters=(
                ("kind", ("Report",)),
                ("person", tuple(chance.sample(PEOPLE, 3))),
                ("place", tuple(chance.sample(words, 2))),
                ("year", (f"19{number:02}",)),
            ),
            meta=(("date_words", f"{number} March"), ("source", "The Bell")),
        )
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def built() -> IndexResult:
    return build_index(records(), "en")


def test_equal_records_in_any_order_give_equal_bytes(built: IndexResult) -> None:
    for seed in (1, 2):
        shuffled = records()
        random.Random(seed).shuffle(shuffled)
        again = build_index(iter(shuffled), "en")
        assert again.diagnostics == ()
        assert dict(again.files) == dict(built.files)
        assert list(again.files) == sorted(again.files)


def test_another_word_gives_other_bytes(built: IndexResult) -> None:
    changed = records()
    changed[3] = SearchRecord(address="/articles/003/", title="Another title", language="en", date="")
    assert dict(build_index(changed, "en").files) != dict(built.files)


def test_all_languages_stand_in_one_index(built: IndexResult) -> None:
    entry = json.loads(built.files["pagefind-entry.json"])
    assert entry["version"] == "1.5.2"
    assert list(entry["languages"]) == ["en"]
    assert entry["languages"]["en"]["page_count"] == 30
    assert f"pagefind.{entry['languages']['en']['hash']}.pf_meta" in built.files


def test_only_what_the_search_page_asks_for_is_kept(built: IndexResult) -> None:
    kinds = {path.split("/")[0] for path in built.files}
    entry = json.loads(built.files["pagefind-entry.json"])
    assert kinds == {
        "filter",
        "fragment",
        "index",
        "pagefind-entry.json",
        "pagefind-worker.js",
        "pagefind.js",
        f"pagefind.{entry['languages']['en']['hash']}.pf_meta",
        "wasm.en.pagefind",
    }


def fragments(result: IndexResult) -> list[dict[str, Any]]:
    packed = [data for path, data in result.files.items() if path.startswith("fragment/")]
    return [json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd")) for data in packed]


def test_a_fragment_knows_its_page_and_the_place_of_every_paragraph() -> None:
    one = SearchRecord(
        address="/people/jane-roe/",
        title="Jane <Roe>",
        language="en",
        date="",
        names=("Джейн Роу", "J. R."),
        summary="A writer.",
        text=(("p1", "First & only."), ("p2", "</script> \"quoted\" 'words'")),
        filters=(("kind", ("Person",)), ("person", ("Jane <Roe>",))),
    )
    (fragment,) = fragments(build_index([one], "en"))
    assert fragment["url"] == "people/jane-roe/"
    assert fragment["meta"] == {"title": "Jane <Roe>", "every": EVERY}
    assert fragment["filters"] == {"kind": ["Person"], "person": ["Jane <Roe>"]}
    words = fragment["content"].split()
    places = [(anchor["id"], words[anchor["location"]]) for anchor in fragment["anchors"]]
    starts = [("-", "Джейн"), ("-", "J."), ("-", "A")]
    assert sorted(places) == [*sorted(starts), ("p1", "First"), ("p2", "</script>")]
    assert "</script> \"quoted\" 'words'" in fragment["content"]
    assert {anchor["text"] for anchor in fragment["anchors"]} == {""}


def fragments_by_number(files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    """What each page's fragment says, with the number of the page in the index."""
    meta: Any = unpack(next(data for path, data in files.items() if path.endswith(".pf_meta")))
    found = []
    for number, (name, _) in enumerate(meta[1]):
        data = gzip.decompress(files[f"fragment/{name}.pf_fragment"]).removeprefix(b"pagefind_dcd")
        found.append({**json.loads(data), "number": number})
    return found


def test_pages_are_numbered_by_date_the_undated_first() -> None:
    """The search page puts results in order by these numbers."""
    days = ["2015-09-30", "2015-09-29", "", "2015-10-01", "0999-12-31"]
    pages = [
        SearchRecord(address=f"/articles/{at}/", title="T", language="en", date=day)
        for at, day in enumerate(days)
    ]
    files = build_index(pages, "en").files
    ordered = ["", "0999-12-31", "2015-09-29", "2015-09-30", "2015-10-01"]
    numbered = [one["url"] for one in sorted(fragments_by_number(files), key=lambda one: one["number"])]
    assert [days[int(url.split("/")[1])] for url in numbered] == ordered


def test_nothing_to_search_no_files_and_no_program_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "find_program", lambda **_: pytest.fail("Pagefind was looked for"))
    assert build_index([], "en") == IndexResult({}, ())


@pytest.mark.parametrize("language", ["ru", "PT-BR", "uk", "sr-Latn", "x-private", "ar"])
def test_any_language_can_be_the_archives(language: str) -> None:
    result = build_index(records(2), language)
    (found,) = json.loads(result.files["pagefind-entry.json"])["languages"].values()
    engine = f"wasm.{found['wasm'] or 'unknown'}.pagefind"
    assert [path for path in result.files if path.startswith("wasm.")] == [engine]
    assert result.diagnostics == ()


@pytest.mark.parametrize(
    ("language", "codes"), [("th-TH", ["X107"]), ("zh-Hant", []), ("ja", []), ("ko", [])]
)
def test_a_language_without_spaces_needs_the_other_program(
    language: str, codes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_module, "is_extended", lambda program: False)
    assert [said.code for said in build_index(records(1), language).diagnostics] == codes


@pytest.mark.skipif(
    importlib.util.find_spec("pagefind_bin_extended") is None,
    reason="needs the extra cjk (pagefind-bin-extended)",
)
def test_thai_is_divided_into_words() -> None:
    page = SearchRecord(
        address="/articles/a/", title="ข่าว", language="th", date="", text=(("p1", "น้ำท่วมกรุงเทพมหานคร"),)
    )
    result = build_index([page], "th")
    assert result.diagnostics == ()
    assert "น้ำท่วม\u200bกรุงเทพมหานคร" in fragments(result)[0]["content"]


def test_chinese_needs_no_other_program_and_takes_none() -> None:
    page = SearchRecord(
        address="/articles/a/", title="报告", language="zh", date="", text=(("p1", "北京大学在北京"),)
    )
    result = build_index([page], "zh")
    assert result.diagnostics == ()
    assert fragments(result)[0]["content"] == "报 告. 北 京 大 学 在 北 京."


def test_a_key_the_search_needs_for_itself_is_left_out_and_said() -> None:
    page = SearchRecord(
        address="/a/", title="T", language="en", date="", filters=(("any", ("x",)), ("ship", ("Aurora",)))
    )
    result = build_index([page], "en")
    assert [(said.code, said.severity) for said in result.diagnostics] == [("X106", "warning")]
    assert "“any”" in result.diagnostics[0].message
    assert fragments(result)[0]["filters"] == {"ship": ["Aurora"]}


def test_a_missing_program_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(index_module, "find_program", lambda **_: tmp_path / "nothing-here")
    result = build_index(records(1), "en")
    assert result.files == {}
    assert [(said.code, said.severity) for said in result.diagnostics] == [("X102", "error")]
    assert "--no-search" in result.diagnostics[0].hint


def test_a_refused_page_is_named_and_no_half_index_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    take, taken = Service.answer, []

    def answer(self: Service, kind: str) -> Any:
        found = take(self, kind)
        taken.append(kind)
        if taken.count("AddFile") == 2 and kind == "AddFile":
            raise Refused("too strange")
        return found

    monkeypatch.setattr(Service, "answer", answer)
    result = build_index(records(3), "en")
    assert taken.count("AddFile") == 3
    assert result.files == {}
    (said,) = result.diagnostics
    assert said.code == "X104"
    assert "/articles/001/" in said.message
    assert "too strange" in said.message


def test_it_is_told_when_all_records_are_sent_and_only_the_other_program_works(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    take, happened = Service.answer, []

    def answer(self: Service, kind: str) -> Any:
        found = take(self, kind)
        happened.append(kind)
        return found

    monkeypatch.setattr(Service, "answer", answer)
    longest = max(len(record.text) for record in records(4))
    result = build_index(records(4), "en", 2 * longest + 1, lambda: happened.append("all sent"))
    assert "pagefind-entry.json" in result.files
    assert happened.count("all sent") == 1
    assert happened[-2:] == ["all sent", "GetFiles"]
    assert happened.count("AddFile") == 4
    assert happened.count("GetFiles") > 1


def test_a_refused_index_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def call(self: Service, kind: str, **facts: object) -> Any:
        raise Refused("no index today")

    monkeypatch.setattr(Service, "call", call)
    (said,) = build_index(records(1), "en").diagnostics
    assert said.code == "X103"
    assert "no index today" in said.message


def test_a_failing_service_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        Service, "call", lambda self, kind, **facts: (_ for _ in ()).throw(self._failed("it fell"))
    )
    (said,) = build_index(records(1), "en").diagnostics
    assert said.code == "X103"
    assert "it fell" in said.message


def test_another_version_makes_no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canonical_module, "VERSION", "1.6.0")
    result = build_index(records(2), "en")
    assert result.files == {}
    (said,) = result.diagnostics
    assert (said.code, said.severity) == ("X105", "error")
    assert "1.5.2 instead of 1.6.0" in said.message


@pytest.fixture(scope="module")
def raw() -> dict[str, bytes]:
    """The files as Pagefind gives them, before anything is put in order."""
    with Service(find_program()) as service:
        files, refused = index_module._run(service, records(), "en")
    assert not refused
    return files


def test_packed_files_are_read_and_written_again_exactly(raw: dict[str, bytes]) -> None:
    packed = {path: data for path, data in raw.items() if path.endswith((".pf_meta", ".pf_filter"))}
    assert len(packed) == 5
    for data in packed.values():
        item = unpack(data)
        assert gzip.decompress(pack(item)) == gzip.decompress(data)
        assert unpack(pack(item)) == item


def test_order_is_the_only_thing_that_changes(raw: dict[str, bytes]) -> None:
    ordered = canonical(raw)

    def filters(files: dict[str, bytes]) -> dict[str, Any]:
        items: list[Any] = [unpack(data) for path, data in files.items() if path.startswith("filter/")]
        return {key: dict(values) for key, values in items}

    assert filters(ordered) == filters(raw)
    untouched = [path for path in raw if path.startswith(("index/", "fragment/", "wasm"))]
    assert untouched
    assert all(ordered[path.replace("fragment/en_", "fragment/")] == raw[path] for path in untouched)
    assert len(ordered) == len(raw)
    assert canonical(ordered) == ordered


def test_numbers_of_words_are_rounded_by_a_sixteenth_at_most(raw: dict[str, bytes]) -> None:
    def pages(files: dict[str, bytes]) -> list[list[Any]]:
        meta: Any = unpack(next(data for path, data in files.items() if path.endswith(".pf_meta")))
        return list(meta[1])

    for (before, words), (after, kept) in zip(pages(raw), pages(canonical(raw)), strict=True):
        assert before == f"en_{after}"
        assert abs(kept - words) <= words / 16


def test_every_file_the_metadata_names_is_there(built: IndexResult) -> None:
    meta: Any = unpack(next(data for path, data in built.files.items() if path.endswith(".pf_meta")))
    _, pages, chunks, filters, _, _ = meta
    named = {f"fragment/{name}.pf_fragment" for name, _ in pages}
    named |= {f"index/{chunk[-1]}.pf_index" for chunk in chunks}
    named |= {f"filter/{name}.pf_filter" for _, name in filters}
    assert named == {path for path in built.files if "/" in path}
    assert [key for key, _ in filters] == sorted(key for key, _ in filters)


@pytest.mark.parametrize(
    "damage",
    [
        {"pagefind-entry.json": b"{}"},
        {"pagefind-entry.json": b"no json"},
        {"pagefind-entry.json": b"[]"},
        {"pagefind-entry.json": b'{"version":"1.5.2","languages":{"en":{"hash":"gone"}}}'},
        {"META": b"no gzip"},
        {"META": gzip.compress(b"no signature")},
        {"META": gzip.compress(b"pagefind_dcd\xa0")},
        {"META": pack(["1.5.2"])},
        {"META": pack(5)},
        {"META": pack(["1.5.2", [], [], [["person", "gone"]], [], []])},
    ],
)
def test_an_unknown_layout_is_said_and_nothing_is_lost(
    raw: dict[str, bytes], damage: dict[str, bytes]
) -> None:
    meta = next(path for path in raw if path.endswith(".pf_meta"))
    broken = {**raw, **{(meta if path == "META" else path): data for path, data in damage.items()}}
    before = dict(broken)
    with pytest.raises(UnknownLayout):
        canonical(broken)
    assert broken == before


def test_unpack_refuses_what_it_would_write_otherwise() -> None:
    wide = b"pagefind_dcd\x18\x05"  # 5 in two bytes; in the fewest it takes one
    with pytest.raises(CborError, match="written again"):
        unpack(gzip.compress(wide))


def test_search_failed_speaks_the_words_of_its_diagnostic(tmp_path: Path) -> None:
    with pytest.raises(SearchFailed, match="could not be started"):
        Service(tmp_path / "missing" / "pagefind")
