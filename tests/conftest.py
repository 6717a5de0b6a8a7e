"""What all tests share: which of them run here, and how many were left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# One Chromium a process: fixtures live where all tests see the same ones.
from tests.browsing import browser, context, page, static_server

__all__ = ["browser", "context", "page", "static_server"]

SHARED = Path(__file__).parents[2] / "shared"
"""The folder of material beside the checkout. It is no part of the project."""

_AUDIT = "that only `make audit` runs"
_LEFT_OUT = pytest.StashKey[Counter[str]]()

# A slow machine is no reason to fail: how long things take is measured by tests/bench.
settings.register_profile("pressmark", deadline=None, print_blob=True)
settings.load_profile("pressmark")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--audit", action="store_true", help="run the tests marked `audit` too")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_LEFT_OUT] = Counter()
    config.addinivalue_line(
        "markers", "shared(path): reads ../shared/PATH; collected only when that is there (fixture `shared`)"
    )


@pytest.fixture
def shared(request: pytest.FixtureRequest) -> Path:
    """The file or folder that the test's own marker ``shared("PATH")`` names."""
    marker = request.node.get_closest_marker("shared")
    if marker is None:
        pytest.fail("a test that uses the fixture `shared` needs the marker shared(PATH)", pytrace=False)
    return SHARED / str(marker.args[0])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Takes out what cannot or should not run here, and counts it."""
    left_out = config.stash[_LEFT_OUT]
    kept, gone = [], []
    for item in items:
        reason = next(_reasons(item), None)
        if reason is None:
            kept.append(item)
        else:
            gone.append(item)
            left_out[reason] += 1
    if gone:
        config.hook.pytest_deselected(items=gone)
        items[:] = kept
    # Under xdist only the workers collect; the summary is written by the process that started them.
    if hasattr(config, "workeroutput"):
        config.workeroutput["left_out"] = dict(left_out)


def _reasons(item: pytest.Item) -> Iterator[str]:
    for marker in item.iter_markers("shared"):
        if not (SHARED / marker.args[0]).exists():
            yield f"that need ../shared/{marker.args[0]}, which is not here"
    if item.get_closest_marker("audit") and not item.config.getoption("--audit"):
        yield _AUDIT


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Every worker of xdist collects the same tests, so the counts of any one of them will do."""
    counts = getattr(node, "workeroutput", {}).get("left_out")
    if counts:
        node.config.stash[_LEFT_OUT] = Counter(counts)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties if report.when == "call" else ():
            terminalreporter.write_line(f"MEASURED {name}: {value}")
    for reason, count in sorted(config.stash[_LEFT_OUT].items()):
        tests = "test" if count == 1 else "tests"
        terminalreporter.write_line(f"LEFT OUT {count} {tests} {reason}", yellow=True)
