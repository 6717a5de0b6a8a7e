"""Bytes put aside: all of them come back, here and in forked processes, and no file of them is ever seen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pressmark.annotations.mentions import Mentions
from pressmark.annotations.values import Mention
from pressmark.diagnostics import Place
from pressmark.keys import by_value, unpack
from pressmark.store import Aside, PutAside
from pressmark.text import Block, Body, Markup, Run, Span

THINGS = [b"", b"a barge", bytes(range(256)) * 900, b"the tide"]


def test_all_comes_back_in_any_order(tmp_path: Path) -> None:
    aside = Aside(tmp_path)
    pieces = [aside.put(thing) for thing in THINGS]
    assert [bytes(piece) for piece in reversed(pieces)] == THINGS[::-1]
    assert [bytes(piece) for piece in pieces] == THINGS


def test_nobody_sees_a_file(tmp_path: Path) -> None:
    piece = Aside(tmp_path).put(b"a barge")
    assert not list(tmp_path.iterdir())
    assert bytes(piece) == b"a barge"


def test_the_file_goes_with_the_last_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []
    close = os.close

    def noted(file: int) -> None:
        closed.append(file)
        close(file)

    monkeypatch.setattr(os, "close", noted)
    piece = Aside(tmp_path).put(b"a barge")
    seen = len(closed)
    del piece
    assert len(closed) == seen + 1


@pytest.mark.parametrize("folder", [None, Path("/nowhere/at/all")])
def test_without_a_folder_bytes_stay_here(folder: Path | None) -> None:
    assert Aside(folder).put(b"a barge") == b"a barge"


def test_a_disk_that_refuses_leaves_bytes_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    aside = Aside(tmp_path)
    first = aside.put(b"a barge")
    monkeypatch.setattr(os, "pwrite", lambda *_: 3)
    assert aside.put(b"the tide") == b"the tide"

    def full(*_: object) -> int:
        raise OSError(28, "no space left on device")

    monkeypatch.setattr(os, "pwrite", full)
    assert aside.put(b"the tide") == b"the tide"
    monkeypatch.undo()
    second = aside.put(b"the lock")
    assert (bytes(first), bytes(second)) == (b"a barge", b"the lock")


def test_what_is_not_there_any_more_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="put aside"):
        Aside(tmp_path).read(0, 1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is forked here")
def test_children_read_and_do_not_write(tmp_path: Path) -> None:
    aside = Aside(tmp_path)
    pieces = [aside.put(thing) for thing in THINGS]
    child = os.fork()
    if child == 0:
        right = [bytes(piece) for piece in pieces] == THINGS and aside.put(b"mine") == b"mine"
        os._exit(0 if right else 1)
    assert [bytes(piece) for piece in pieces] == THINGS
    assert os.waitpid(child, 0)[1] == 0


def test_bytes_by_name(tmp_path: Path) -> None:
    values = {"a": b"barge", "b": b""}
    assert dict(PutAside(Aside(tmp_path), values)) == values


def test_values_are_the_same_when_what_they_pack_is_aside(tmp_path: Path) -> None:
    body = Body("A barge.", (Block("p1", 0, 8, "paragraph"),), (Markup("<p>"), Run(0, 8), Markup("</p>")))
    place = Place("content/articles/a.md", 3, 1, 5, "A barge.")
    mentions = Mentions([Mention(spans=(Span(2, 7),), target="barge", place=place)])
    for value in (body, mentions, Mentions()):
        packed = by_value(value)
        back = unpack(type(value), packed)
        back.put_aside(Aside(tmp_path).put)
        assert (back, by_value(back)) == (value, packed)
        value.put_aside(Aside(tmp_path).put)
        assert value == back


def test_a_text_that_is_not_put_aside_stays_a_text() -> None:
    body = Body("A barge.")
    body.put_aside(Aside(None).put)
    assert vars(Body)["text"].__get__(body) == "A barge."


def test_a_text_is_the_same_to_the_letter_when_it_was_aside(tmp_path: Path) -> None:
    for words in ("", "Ein Kahn, \udc80 und \u4e2d \U0001f6a2\r\n", "A barge. " * 900):
        body = Body(words)
        body.put_aside(Aside(tmp_path).put)
        assert (body.text, body) == (words, Body(words))
