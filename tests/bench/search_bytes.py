"""What a search costs a reader: bytes, requests and time until the first result, in a real Chromium.

    python -m tests.bench.search_bytes SITE [SITE …]

Each SITE is a built site. Ten names and ten words of it are asked for: cold, in a fresh browser that opens
the search page with the question in its address, and warm, on a page that has answered another before.
Bytes are counted as GitHub Pages sends them: text compressed, Pagefind's own files as they are.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Browser, Page, Request, sync_playwright

from pressmark.serve.server import PreviewServer
from pressmark.serve.site import Site
from pressmark.serve.snapshot import take
from tests.browsing import ARGUMENTS, chromium

ASKED = 10
COMPRESSED = (".html", ".js", ".css", ".json", ".svg", ".xml", ".txt")


# Says when the first card or row comes, to the millisecond: a test that asks again and again would be late.
WATCH = """
    window.first = {};
    new MutationObserver(() => {
        for (const name of ["cards", "rows"]) {
            if (document.querySelector(`#search-${name} > li`)) window.first[name] ??= Date.now();
            else delete window.first[name];
        }
    }).observe(document, { childList: true, subtree: true });
"""


EMPTY = "document.querySelectorAll('#search-cards, #search-rows').forEach((list) => list.replaceChildren())"


@dataclass
class Load:
    """What was asked for so far."""

    requests: list[Request] = field(default_factory=list)

    def until(self, moment: float) -> list[str]:
        """The paths of all that had come by ``moment`` (milliseconds since 1970)."""
        come = [one for one in self.requests if one.timing["startTime"] + one.timing["responseEnd"] <= moment]
        return [unquote(urlsplit(one.url).path).lstrip("/") for one in come if one.timing["responseEnd"] >= 0]


def _size(file: Path) -> int:
    file = file / "index.html" if file.is_dir() else file
    if not file.exists():
        return 0
    data = file.read_bytes()
    return len(gzip.compress(data, 6)) if file.suffix in COMPRESSED else len(data)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    site = Site()
    site.show(take(folder, "/"))
    server = PreviewServer("127.0.0.1", 0, site)
    with server.running():
        yield f"http://127.0.0.1:{server.port}/"


@contextmanager
def reader(browser: Browser) -> Iterator[tuple[Page, Load]]:
    context = browser.new_context()
    page, load = context.new_page(), Load()
    page.add_init_script(WATCH)

    def come(request: Request) -> None:
        load.requests.append(request)

    page.on("requestfinished", come)
    yield page, load
    context.close()


def names_of(site: Path) -> list[str]:
    """Names, evenly from the most to the least reported."""
    rows = [json.loads(file.read_bytes()) for file in sorted((site / "search/names").glob("*.json"))]
    found = {row[2]: row[5] if len(row) > 5 else 0 for file in rows if isinstance(file, list) for row in file}
    ranked = sorted(found, key=lambda name: (-found[name], name))
    return ranked[:: max(1, len(ranked) // ASKED)][:ASKED]


def words_of(site: Path) -> list[str]:
    """Words of texts, drawn by chance (the same at every run), none of them a name."""
    choice = random.Random(4)
    files = choice.sample(sorted(site.glob("articles/*/index.json")), ASKED * 3)
    texts = [json.loads(file.read_bytes()).get("text", "") for file in files]
    words = [choice.choice(re.findall(r"\b[a-z]{5,}\b", text) or [""]) for text in texts]
    return [*dict.fromkeys(filter(None, words))][:ASKED]


def measure(
    browser: Browser, site: Path, address: str, asked: list[str], first: str
) -> list[dict[str, float]]:
    """One row a question: bytes, requests and milliseconds until the first of ``first`` (cards or rows) is
    there, cold and warm.
    """
    found = []
    for words in asked:
        row: dict[str, float] = {}
        with reader(browser) as (page, load):
            began = time.time() * 1000
            page.goto(f"{address}search/?q={quote(words)}", wait_until="commit")
            moment = _wait(page, first)
            paths = load.until(moment)
            index = [path for path in paths if path.startswith(("search/names", "pagefind/"))]
            row |= {"cold ms": moment - began, "cold requests": len(paths)}
            row["cold bytes"] = sum(_size(site / path) for path in paths)
            row["of it the index"] = sum(_size(site / path) for path in index)
        with reader(browser) as (page, load):
            page.goto(f"{address}search/?q={quote(asked[0] if words != asked[0] else asked[1])}")
            page.locator("#search-found:not([aria-busy])").wait_for()
            page.wait_for_timeout(1_000)
            load.requests.clear()
            page.evaluate(EMPTY)
            page.wait_for_timeout(50)
            page.locator("#search-words").fill(words)
            began = time.time() * 1000
            page.keyboard.press("Enter")
            moment = _wait(page, first)
            paths = load.until(moment)
            row |= {"warm ms": moment - began, "warm requests": len(paths)}
            row["warm bytes"] = sum(_size(site / path) for path in paths)
        found.append(row)
    return found


def _wait(page: Page, first: str) -> float:
    page.wait_for_function("first => window.first?.[first]", arg=first, timeout=60_000)
    page.locator("#search-found:not([aria-busy])").wait_for(timeout=60_000)
    moment: float = page.evaluate("first => window.first[first]", first)
    return moment


def main(sites: list[str]) -> None:
    with sync_playwright() as playwright:
        arguments = [*ARGUMENTS, "--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        for site in map(Path, sites):
            with served(site) as address:
                for kind, asked, first in (
                    ("name", names_of(site), "cards"),
                    ("word", words_of(site), "rows"),
                ):
                    rows = measure(browser, site, address, asked, first)
                    print(f"\n{site.name}, {kind}: {', '.join(asked)}")
                    for key in rows[0]:
                        values = sorted(row[key] for row in rows)
                        print(
                            f"  {key:20} median {statistics.median(values):10,.0f}   most {values[-1]:10,.0f}"
                        )
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
