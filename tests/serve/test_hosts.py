from __future__ import annotations

import pytest

from pressmark.serve.hosts import host_allowed, is_loopback


@pytest.mark.parametrize(
    "header", ["localhost", "localhost:8000", "LOCALHOST:8000", "127.0.0.1:8000", "127.0.0.5", "[::1]:8000"]
)
def test_this_machine_is_answered(header: str) -> None:
    assert host_allowed(header, "127.0.0.1")


@pytest.mark.parametrize(
    "header",
    [
        "",
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "192.168.1.5:8000",
        "127.0.0.1.evil.example",
    ],
)
def test_a_foreign_name_is_refused_on_loopback(header: str) -> None:
    assert not host_allowed(header, "127.0.0.1")


def test_on_the_network_figures_are_answered_and_foreign_names_still_refused() -> None:
    assert host_allowed("192.168.1.5:8000", "0.0.0.0")
    assert host_allowed("[fe80::1]:8000", "::")
    assert host_allowed("desk.lan:8000", "desk.lan")
    assert not host_allowed("evil.example", "0.0.0.0")


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.168.1.5", False),
        ("x", False),
    ],
)
def test_what_is_loopback(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected
