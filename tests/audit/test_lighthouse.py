"""Lighthouse gives the pages of the repository's archive full marks."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.audit

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")

# How fast a page is depends on the machine that measures, and this one may be busy; the rest does not.
LEAST = {"performance": 0.95}

CHROMIUM = (
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _pages(folder: Path) -> dict[str, str]:
    """The largest page of each kind: its path below the base URL, by a name for it."""
    patterns = {
        "home": "index.html",
        "report": "articles/*/index.html",
        "person": "people/*/index.html",
        "place": "places/*/index.html",
        "event": "events/*/index.html",
        "story": "stories/*/index.html",
        "names": "people/index.html",
        "month": "dates/[0-9]*/[0-9]*/index.html",
        "map": "map/index.html",
        "search": "search/index.html",
    }
    largest = {
        name: max(folder.glob(p), key=lambda file: file.stat().st_size) for name, p in patterns.items()
    }
    return {
        name: file.relative_to(folder).as_posix().removesuffix("index.html") for name, file in largest.items()
    }


def _scores(tools: Path, url: str) -> tuple[dict[str, float], list[str]]:
    """The marks of a page, and the audits that cost it some."""
    flags = [*CHROMIUM, "--no-sandbox"] if os.geteuid() == 0 else list(CHROMIUM)
    command = [
        *("node", str(tools / "lighthouse" / "cli" / "index.js"), url, "--quiet"),
        *("--output", "json", "--output-path", "stdout", f"--only-categories={','.join(CATEGORIES)}"),
        f"--chrome-flags={' '.join(flags)}",
    ]
    environment = {**os.environ, "CHROME_PATH": os.environ.get("PRESSMARK_CHROMIUM", "")}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    report = json.loads(run.stdout)
    scores = {name: report["categories"][name]["score"] for name in CATEGORIES}
    costly = {
        reference["id"]
        for name in CATEGORIES
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"]
    }
    poor = [
        f"{i}: {report['audits'][i]['title']}"
        for i in sorted(costly)
        if report["audits"][i]["score"] not in (1, None)
    ]
    return scores, poor


def test_full_marks(published: tuple[Path, str], tools: Path) -> None:
    folder, base_url = published
    wrong = []
    for name, path in _pages(folder).items():
        scores, poor = _scores(tools, base_url + path)
        if name == "search":
            # A page of results asks search engines not to list it, which Lighthouse takes for a mistake.
            assert any(line.startswith("is-crawlable:") for line in poor)
            del scores["seo"]
        if any(score < LEAST.get(category, 1) for category, score in scores.items()):
            wrong.append(f"{name}, {path}: {scores} {poor}")
    assert not wrong, "\n".join(wrong)
