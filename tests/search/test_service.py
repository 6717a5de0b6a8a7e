"""The client of Pagefind's service: answers, refusals, and programs that fail in every way they can."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from pressmark.search import service as module
from pressmark.search.service import Refused, SearchFailed, Service, find_program, is_extended

Program = Callable[[str], Path]


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A program in Python that plays Pagefind."""

    def write(script: str) -> Path:
        path = tmp_path / "pagefind"
        path.write_text(f"#!{sys.executable}\nimport base64, json, sys, time\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return write


def answering(payload: object) -> str:
    frame = f"base64.b64encode(json.dumps({payload!r}).encode()) + b','"
    return f"sys.stdin.read(1); sys.stdout.buffer.write({frame}); sys.stdout.flush(); sys.stdin.read()"


def failure(path: Path, patience: float = 20) -> SearchFailed:
    with Service(path, patience) as service:
        with pytest.raises(SearchFailed) as caught:
            service.call("NewIndex", config={})
        assert service._process.returncode is not None
    return caught.value


def test_pagefind_answers() -> None:
    with Service(find_program()) as service:
        index = service.call("NewIndex", config={"force_language": "en"})["index_id"]
        page = service.call(
            "AddFile",
            index_id=index,
            file_path="a/index.html",
            url="a/",
            file_contents="<html><body><h1>Word</h1>" + "<p>more words</p>" * 30_000,
        )
        files = service.call("GetFiles", index_id=index)["files"]
    assert page["page_meta"] == {"title": "Word"}
    assert "pagefind.js" in {file["path"] for file in files}
    assert service._process.returncode == 0


def test_an_answer_may_arrive_in_pieces_of_any_length(program: Program) -> None:
    """Cut within letters, and within the groups of four that base64 has."""
    words = "Žižkov, 東京 " * 40
    payload = {"type": "NewIndex", "words": words}
    script = f"""
sys.stdin.read(1)
frame = base64.b64encode(json.dumps({{"payload": {payload!r}}}, ensure_ascii=False).encode()) + b","
while frame:
    length = len(frame) % 7 + 1
    sys.stdout.buffer.write(frame[:length]); sys.stdout.flush()
    frame = frame[length:]
    time.sleep(0.0005)
sys.stdin.read()
"""
    with Service(program(script), 20) as service:
        assert service.call("NewIndex")["words"] == words


def test_a_refusal_is_told_and_the_service_lives_on() -> None:
    with Service(find_program()) as service:
        with pytest.raises(Refused, match="does not yet exist"):
            service.call("GetFiles", index_id=7)
        with pytest.raises(Refused, match="unknown variant"):
            service.call("Sing")
        assert service.call("NewIndex", config={})["index_id"] == 0


def test_the_process_is_ended_when_the_block_is_left_by_an_error() -> None:
    with pytest.raises(KeyboardInterrupt), Service(find_program()) as service:
        raise KeyboardInterrupt
    assert service._process.returncode is not None


def test_settings_of_pagefind_around_us_change_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PAGEFIND_VERBOSE", "true")
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "fr")
    (tmp_path / "pagefind.yml").write_text("force_language: fr\nverbose: true\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with Service(find_program()) as service:
        index = service.call("NewIndex", config={})["index_id"]
        service.call("AddFile", index_id=index, file_path="a", url="a", file_contents="<html lang=en><p>x")
        files = {file["path"] for file in service.call("GetFiles", index_id=index)["files"]}
    assert "wasm.en.pagefind" in files
    assert "wasm.fr.pagefind" not in files


def test_no_program_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(module, "import_module", nothing)
    with pytest.raises(SearchFailed) as caught:
        find_program()
    assert caught.value.diagnostic.code == "X101"


def test_the_program_that_divides_lines_is_taken_where_it_is_needed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def both(name: str) -> SimpleNamespace:
        return SimpleNamespace(get_executable=lambda: tmp_path / name.replace("_bin", ""))

    assert not is_extended(tmp_path / "pagefind")
    monkeypatch.setattr(module, "import_module", both)
    assert find_program() == tmp_path / "pagefind"
    assert find_program(divides=True) == tmp_path / "pagefind_extended"
    assert is_extended(find_program(divides=True))


def test_a_package_without_its_program_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Path:
        raise FileNotFoundError("no program")

    monkeypatch.setattr(module, "import_module", lambda name: SimpleNamespace(get_executable=missing))
    with pytest.raises(SearchFailed) as caught:
        find_program()
    assert caught.value.diagnostic.code == "X101"


def test_a_program_that_may_not_run(tmp_path: Path) -> None:
    path = tmp_path / "pagefind"
    path.write_text("not a program", encoding="utf-8")
    with pytest.raises(SearchFailed) as caught:
        Service(path)
    assert caught.value.diagnostic.code == "X102"
    assert "Permission denied" in caught.value.diagnostic.message


def test_a_program_made_for_another_computer(tmp_path: Path) -> None:
    path = tmp_path / "pagefind"
    path.write_bytes(b"\x7fELF not for here")
    path.chmod(0o755)
    with pytest.raises(SearchFailed) as caught:
        Service(path)
    assert caught.value.diagnostic.code == "X102"


def test_a_program_that_stops_is_quoted(program: Program) -> None:
    failed = failure(program("sys.exit('memory allocation of 9 bytes failed')"))
    assert failed.diagnostic.code == "X103"
    assert "it stopped (memory allocation of 9 bytes failed)" in failed.diagnostic.message


def test_a_program_that_floods_its_error_channel_does_not_block_us(program: Program) -> None:
    flood = "[print('x' * 1000, file=sys.stderr) for _ in range(2000)];"
    answer = answering({"payload": {"type": "NewIndex", "index_id": 3}})
    with Service(program(flood + answer), 20) as service:
        assert service.call("NewIndex")["index_id"] == 3


def test_a_program_that_never_answers_is_ended(program: Program) -> None:
    assert "did not answer" in failure(program("time.sleep(600)"), patience=0.2).diagnostic.message


@pytest.mark.parametrize(
    "script",
    [
        "sys.stdout.write('%%%,'); sys.stdout.flush(); sys.stdin.read()",
        "sys.stdout.write('e30=,'); sys.stdout.flush(); sys.stdin.read()",
        answering([1, 2]),
        answering({"payload": {"type": "AddFile"}}),
        answering({"payload": None}),
    ],
    ids=["no base64", "no payload", "no object", "an answer to something else", "an empty payload"],
)
def test_an_answer_that_makes_no_sense(program: Program, script: str) -> None:
    assert failure(program(script)).diagnostic.code == "X103"
