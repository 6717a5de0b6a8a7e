"""Takes the pictures of docs/pages.md from the archive in ``content/``: ``make pictures``.

Each is what Chromium shows of a page, cropped; WebP, so that all of them together stay small.
"""

from __future__ import annotations

import base64
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from pressmark.building import BuildOptions, build
from pressmark.serve.resolve import base_path
from pressmark.serve.server import PreviewServer
from pressmark.serve.site import Site
from pressmark.serve.snapshot import take
from tests.browsing import ARGUMENTS, chromium

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
MOST = 120_000
"""Bytes that one picture may have."""

_WIDTH = 1280
_QUALITIES = (82, 70, 58, 45)


@dataclass(frozen=True, slots=True)
class Shot:
    """What to photograph: the page, from which element on (the top when empty), how many pixels high."""

    name: str
    path: str
    height: int
    element: str = ""
    wait: str = ""


SHOTS = (
    Shot("report", "/articles/2015-11-24-su-24/", 1000),
    Shot("record", "/articles/2015-09-30-reuters-parliament-backs-strikes/", 720),
    Shot("corrected", "/articles/2015-11-13-paris-attacks/", 760),
    Shot("person", "/people/vladimir-putin/", 1350),
    Shot("place", "/places/hmeimim/", 860),
    Shot("event", "/events/su-24-shootdown/", 1250),
    Shot("story", "/stories/su-24-and-after/", 900),
    Shot("people", "/people/", 800),
    Shot("dates", "/dates/", 760),
    Shot("month", "/dates/2015/11/", 760),
    Shot("map", "/map/", 860),
    Shot("together", "/together/", 760),
    Shot("search", "/search/?q=Lavrov", 1150, wait="#search-rows .row"),
    Shot("home", "/", 1000),
    Shot("corrections", "/corrections/", 560),
    Shot("about", "/about/", 560),
    Shot("not-found", "/people/vladimir-puttin/", 560, wait=".near li"),
)


def photograph(page: Page, shot: Shot, width: int = _WIDTH) -> bytes:
    """The picture of ``shot``, in the best quality that is small enough."""
    page.set_viewport_size({"width": width, "height": shot.height})
    if shot.wait:
        page.locator(shot.wait).first.wait_for()
    page.evaluate("document.activeElement?.blur()")
    page.wait_for_load_state("networkidle")
    top = page.locator(shot.element).first.bounding_box() if shot.element else None
    clip = {"x": 0, "y": top["y"] if top else 0, "width": width, "height": shot.height, "scale": 1}
    session = page.context.new_cdp_session(page)
    for quality in _QUALITIES:
        wanted = {"format": "webp", "quality": quality, "clip": clip, "captureBeyondViewport": True}
        found = base64.b64decode(session.send("Page.captureScreenshot", wanted)["data"])
        if len(found) <= MOST:
            return found
    raise SystemExit(f"{shot.name}: the picture is too large")


def _phones(browser: Browser, base: str) -> bytes:
    """A report on a phone, once in light and once in dark, side by side."""
    shots = []
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
        page = context.new_page()
        page.goto(f"{base}/articles/2015-11-24-su-24/")
        shots.append(base64.b64encode(photograph(page, Shot(scheme, "", 844), 390)).decode())
        context.close()
    context = browser.new_context(viewport={"width": 900, "height": 900})
    page = context.new_page()
    images = "".join(f'<img src="data:image/webp;base64,{shot}">' for shot in shots)
    style = "margin:0;padding:28px;display:flex;justify-content:space-around;background:#888"
    page.set_content(f'<body style="{style}">{images}</body>')
    return photograph(page, Shot("phone", "", 900), 900)


def _take_all(browser: Browser, base: str) -> None:
    context = browser.new_context(color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    for shot in SHOTS:
        page.set_viewport_size({"width": _WIDTH, "height": shot.height})
        page.goto(base + shot.path)
        (IMAGES / f"{shot.name}.webp").write_bytes(photograph(page, shot))
    context.close()
    (IMAGES / "phone.webp").write_bytes(_phones(browser, base))


def main() -> None:
    """Builds the archive of the repository, serves it to a Chromium, and writes all pictures."""
    executable = chromium()
    if executable is None:
        sys.exit("no Chromium found: install it, or name it in PRESSMARK_CHROMIUM")
    IMAGES.mkdir(exist_ok=True)
    arguments = [*ARGUMENTS, "--no-sandbox"] if os.geteuid() == 0 else ARGUMENTS
    with tempfile.TemporaryDirectory() as folder:
        result = build(BuildOptions(root=ROOT, output=Path(folder) / "site"))
        if result.failed:
            sys.exit("the archive in content/ does not build: run “make site”")
        site = Site()
        site.show(take(Path(folder) / "site", base_path("/")))
        server = PreviewServer("127.0.0.1", 0, site)
        with server.running(), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable, args=arguments)
            _take_all(browser, f"http://127.0.0.1:{server.port}")
            browser.close()


if __name__ == "__main__":
    main()
