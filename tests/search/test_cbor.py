"""The codec gives back the very bytes, or refuses them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.search.cbor import CborError, Item, decode, encode

items: st.SearchStrategy[Item] = st.recursive(
    st.integers(0, 2**64 - 1) | st.text(), lambda inner: st.lists(inner, max_size=30), max_leaves=60
)


@given(items)
def test_what_is_encoded_is_decoded(item: Item) -> None:
    assert decode(encode(item)) == item


@given(st.binary(max_size=40))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        decode(data)
    except CborError:
        return


@pytest.mark.parametrize(
    ("item", "data"),
    [
        # From RFC 8949, Appendix A.
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (100, "1864"),
        (1000, "1903e8"),
        (1000000, "1a000f4240"),
        (1000000000000, "1b000000e8d4a51000"),
        (18446744073709551615, "1bffffffffffffffff"),
        ("", "60"),
        ("IETF", "6449455446"),
        ("水", "63e6b0b4"),
        ([], "80"),
        ([1, [2, 3], [4, 5]], "8301820203820405"),
    ],
)
def test_examples_of_the_standard(item: Item, data: str) -> None:
    assert encode(item).hex() == data
    assert decode(bytes.fromhex(data)) == item


@pytest.mark.parametrize(
    "data",
    ["", "18", "6449", "82", "9fff", "20", "f6", "a0", "40", "0000", "61ff", "fb3ff199999999999a"],
    ids=lambda data: data or "nothing",
)
def test_what_is_not_of_the_known_part_is_refused(data: str) -> None:
    with pytest.raises(CborError):
        decode(bytes.fromhex(data))


def test_a_number_over_64_bits_is_refused() -> None:
    with pytest.raises(CborError):
        encode(2**64)


def test_lists_nested_without_end_are_refused() -> None:
    with pytest.raises(CborError):
        decode(b"\x81" * 100_000)
