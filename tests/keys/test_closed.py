"""Closed values: equal ones have equal digests, unequal ones do not, and nothing else is let in."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, ClassVar, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from pressmark.keys import Later, Shared, by_field, by_value, codec, digest, digest_of_bytes, pack, unpack


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: float


@dataclass(frozen=True, slots=True)
class Other:
    x: int
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    words: str
    at: Point | None = None
    colour: Colour = Colour.RED
    grave: Literal["error", "warning"] = "error"
    tags: frozenset[str] = frozenset()
    raw: bytes = b""
    flag: bool = False


@dataclass(frozen=True)
class Tree:
    leaves: tuple[Leaf, ...]
    pairs: tuple[tuple[str, int], ...] = ()
    either: Point | Other | None = None
    row: tuple[str, str, str] | None = None
    certain: float | None = None


points = st.builds(Point, st.integers(), st.floats(allow_nan=False))
leaves = st.builds(
    Leaf,
    words=st.text(),
    at=st.none() | points,
    colour=st.sampled_from(Colour),
    grave=st.sampled_from(("error", "warning")),
    tags=st.frozensets(st.text(max_size=3)),
    raw=st.binary(),
    flag=st.booleans(),
)
trees = st.builds(
    Tree,
    st.lists(leaves, max_size=3).map(tuple),
    st.lists(st.tuples(st.text(), st.integers()), max_size=3).map(tuple),
    st.none() | points | st.builds(Other, st.integers(), st.floats(allow_nan=False)),
    st.none() | st.tuples(st.text(), st.text(), st.text()),
    st.none() | st.floats(allow_nan=False),
)


@given(trees)
def test_what_is_packed_comes_back(tree: Tree) -> None:
    assert unpack(Tree, pack(Tree, tree)) == tree


@given(trees, trees)
def test_digests_are_equal_where_values_are(one: Tree, other: Tree) -> None:
    same = repr(one) == repr(other)  # 0.0 and -0.0 are equal, and are written otherwise
    assert (digest(one) == digest(other)) == same


@given(trees)
def test_a_digest_is_of_values_not_of_objects(tree: Tree) -> None:
    copy = unpack(Tree, pack(Tree, tree))
    assert digest(copy) == digest(tree)


def test_equal_fields_of_another_class_are_another_value() -> None:
    assert digest(Point(1, 2.0)) != digest(Other(1, 2.0))
    assert digest(Tree((), either=Point(1, 2.0))) != digest(Tree((), either=Other(1, 2.0)))


def test_what_looks_alike_is_told_apart() -> None:
    kinds: list[object] = [
        Leaf(words="1"),
        Leaf(words="", raw=b"1"),
        Leaf(words="1", flag=True),
        Leaf(words="1", tags=frozenset({""})),
        Tree((), (("a", 1),)),
        Tree((), (("a", 1), ("a", 1))),
        Tree((Leaf(words="a"),)),
    ]
    assert len({digest(kind) for kind in kinds}) == len(kinds)


@pytest.mark.parametrize(
    "value",
    [
        Leaf(words=Markup("x")),
        Leaf(words=b"x"),  # type: ignore[arg-type]
        Leaf(words="x", at=Other(1, 2.0)),  # type: ignore[arg-type]
        Leaf(words="x", tags={"a"}),  # type: ignore[arg-type]
        Leaf(words="x", tags=frozenset({1})),  # type: ignore[arg-type]
        Leaf(words="x", colour="red"),  # type: ignore[arg-type]
        Tree([]),  # type: ignore[arg-type]
        Tree(({},)),  # type: ignore[arg-type]
        Tree((), (("a", "b"),)),  # type: ignore[arg-type]
        Tree((), either=Leaf(words="")),  # type: ignore[arg-type]
        Tree((), row=("a", "b")),  # type: ignore[arg-type]
    ],
)
def test_what_is_not_as_annotated_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        digest(value)


@dataclass(frozen=True)
class Holder:
    what: Any


@dataclass
class Soft:
    x: int


@pytest.mark.parametrize(
    "kind",
    [dict, list, set, object, Any, Holder, Soft, tuple[list[str], ...], dict[str, str], int | list[int]],
)
def test_open_types_are_refused(kind: Any) -> None:
    with pytest.raises(TypeError):
        codec(kind)


def test_equal_parts_cannot_be_confused_with_their_joins() -> None:
    assert digest_of_bytes(b"ab", b"c") != digest_of_bytes(b"a", b"bc") != digest_of_bytes(b"abc")


def test_a_digest_is_the_same_in_every_process() -> None:
    program = (
        "import sys; sys.path.insert(0, '.')\n"
        "from tests.keys.test_closed import *\n"
        "leaf = Leaf(words='ö' * 3, tags=frozenset('abcdefgh'), at=Point(3, 0.5))\n"
        "print(digest(Tree((leaf, leaf), (('a' + 'b', 2),))).hex())"
    )
    seen = set()
    for seed in ("0", "1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        ran = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, check=True, env=environment
        )
        seen.add(ran.stdout.decode().strip())
    leaf = Leaf(words="ööö", tags=frozenset("hgfedcba"), at=Point(3, 0.5))
    assert seen == {digest(Tree((leaf, replace(leaf)), (("ab", 2),))).hex()}


@dataclass(frozen=True, slots=True)
class Tale(Later):
    later: ClassVar[tuple[str, ...]] = ("scenes", "moral")

    title: str
    scenes: tuple[Point, ...] = ()
    moral: Leaf | None = None
    length: int = 0


tales = st.builds(Tale, st.text(), st.lists(points, max_size=3).map(tuple), st.none() | leaves, st.integers())


@given(tales)
def test_what_is_unpacked_later_is_the_same(tale: Tale) -> None:
    packed = pack(Tale, tale)
    copy = unpack(Tale, packed)
    assert (copy.title, copy.length, copy.moral, copy.scenes) == (
        tale.title,
        tale.length,
        tale.moral,
        tale.scenes,
    )
    assert copy == tale
    assert hash(copy) == hash(tale)
    assert replace(copy, title="Other") == replace(tale, title="Other")
    assert by_value(copy) == by_value(tale)
    assert unpack(Tale, pack(Tale, copy)) == tale


def test_what_is_later_is_not_kept_when_it_was_asked_for() -> None:
    copy = unpack(Tale, pack(Tale, Tale("A", (Point(1, 2.0),))))
    assert copy.scenes == copy.scenes
    assert copy.scenes is not copy.scenes


def test_what_is_not_there_at_all_is_not_there_later() -> None:
    with pytest.raises(AttributeError, match="plot"):
        _ = unpack(Tale, pack(Tale, Tale("A"))).plot  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "value",
    [
        Tree(()),
        Tree((), either=None),
        Tree((Leaf(words=""),), row=None),
        Tale(""),
        Tale("", (), None),
    ],
)
def test_empty_values_come_back(value: Any) -> None:
    assert unpack(type(value), pack(type(value), value)) == value


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Tree, {"leaves": ""}),
        (Tree, {"leaves": None}),
        (Tree, {"leaves": (), "pairs": None}),
        (Tree, {"leaves": (), "row": ()}),
        (Tree, {"leaves": (), "either": ()}),
        (Tale, {"title": "", "moral": ()}),
    ],
)
def test_what_is_empty_and_not_as_annotated_is_refused_too(kind: Any, fields: dict[str, Any]) -> None:
    by_value(Tree(()))
    by_value(Tale(""))
    with pytest.raises((TypeError, ValueError)):
        by_value(kind(**fields))


@dataclass(frozen=True, slots=True)
class Tag(Shared):
    label: str
    within: Point | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    tags: tuple[Tag, ...]
    first: Tag | None = None


tags = st.builds(Tag, st.text(), st.none() | points)


@given(tags, st.integers(0, 3))
def test_a_value_that_many_share_is_as_one_that_nobody_shares(tag: Tag, times: int) -> None:
    fresh = Shelf(tuple(replace(tag) for _ in range(times)), replace(tag))
    for _ in range(2):
        assert by_value(Shelf((tag,) * times, tag)) == by_value(fresh)
        assert pack(Tag, tag) == pack(Tag, replace(tag))
    assert unpack(Shelf, by_value(fresh)) == fresh
    assert replace(tag, label="other") == Tag("other", tag.within)
    assert hash(tag) == hash(replace(tag))


def test_what_is_not_as_annotated_is_refused_where_it_is_shared_too() -> None:
    @dataclass(frozen=True, slots=True)
    class Ribbon(Shared):
        label: str

    ribbon: Any = Ribbon("red")
    by_value(ribbon)
    with pytest.raises(TypeError, match="Ribbon where Tag is annotated"):
        by_value(Shelf((ribbon,)))
    wrong = Tag(1)  # type: ignore[arg-type]
    for _ in range(2):
        with pytest.raises(TypeError, match="label is int, not str"):
            by_value(Shelf((wrong,)))


@given(tales)
def test_the_fields_make_up_the_value(tale: Tale) -> None:
    fields = by_field(tale)
    head = b"(" + len(fields).to_bytes(4, "little")
    assert head + b"".join(fields) == by_value(tale)
