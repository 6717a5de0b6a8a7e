"""Values that are made faster are the same values, and as frozen."""

from __future__ import annotations

import pickle
from copy import copy
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.keys import Shared, changed, pack, swift, unpack


@dataclass(frozen=True, slots=True)
class Plain:
    kind: str
    number: int = 7
    tags: tuple[str, ...] = field(default_factory=tuple)
    flag: bool = field(default=False, kw_only=True)


@swift
@dataclass(frozen=True, slots=True)
class Quick(Shared):
    kind: str
    number: int = 7
    tags: tuple[str, ...] = field(default_factory=tuple)
    flag: bool = field(default=False, kw_only=True)


fields = st.fixed_dictionaries(
    {"kind": st.text()},
    optional={"number": st.integers(), "tags": st.lists(st.text()).map(tuple), "flag": st.booleans()},
)


@given(fields)
def test_a_quick_value_is_what_a_plain_one_would_be(given: dict[str, Any]) -> None:
    quick, plain = Quick(**given), Plain(**given)
    assert type(quick) is Quick
    assert repr(quick) == repr(plain).replace("Plain", "Quick")
    assert hash(quick) == hash(plain)
    assert quick == Quick(**given) == copy(quick) == pickle.loads(pickle.dumps(quick))
    assert unpack(Quick, pack(Quick, quick)) == quick
    for one in (quick, plain):
        assert changed(one, kind="other", flag=True) == replace(one, kind="other", flag=True)
        assert changed(one) == one


def test_a_quick_value_is_frozen() -> None:
    quick = Quick("a", 1, flag=True)
    with pytest.raises(FrozenInstanceError):
        quick.kind = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del quick.kind
    unpacked = unpack(Quick, pack(Quick, quick))
    with pytest.raises(FrozenInstanceError):
        unpacked.kind = "b"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), (("a", 1, (), True), {}), (("a",), {"other": 1}), (("a",), {"kind": "b"})]
)
def test_a_quick_value_takes_what_a_plain_one_takes(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    for made in (Plain, Quick):
        with pytest.raises(TypeError):
            made(*given, **named)


def test_what_has_no_slots_stays_as_it_is() -> None:
    @dataclass(frozen=True)
    class Loose:
        kind: str

    before = Loose.__dict__["__init__"]
    assert swift(Loose).__dict__["__init__"] is before
