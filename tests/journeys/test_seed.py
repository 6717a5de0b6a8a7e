"""The report with which the archive began: imported, annotated by a stand-off file, and read beside the
repository's own archive.

Its text stays outside the project. Names are looked for in it when the test runs, and so are their places.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from playwright.sync_api import expect

from pressmark.cli import main
from pressmark.importers import rebuild
from tests.journeys.conftest import BELOW, ROOT
from tests.journeys.published import Published, Visit, publish

STEM = "2015-09-30-reuters"
SEED = "corpora/seed/2015-09-30-reuters.txt"
TITLE = "Report of 30 September 2015, as received"
PAGE = f"articles/{STEM}/index.html"

# What is named, as a pattern, and whom it means. Some lie within others.
NAMES = {
    r"President Vladimir Putin": "person:vladimir-putin",
    r"Vladimir Putin": "person:vladimir-putin",
    r"Dmitry Peskov": "person:dmitry-peskov",
    r"Sergei Ivanov, the Kremlin’s [\w-]+": "person:sergei-ivanov",
    r"Sergei Ivanov": "person:sergei-ivanov",
    r"Kremlin": "organisation:kremlin",
    r"President Bashar al-Assad": "person:bashar-al-assad",
    r"Bashar al-Assad": "person:bashar-al-assad",
    r"Ivan Konovalov": "person:ivan-konovalov",
    r"Federation Council": "organisation:federation-council",
    r"Islamic State": "organisation:islamic-state",
    r"ISIS \(Islamic State\)": "organisation:islamic-state",
    r"Russian Defence Ministry": "organisation:russian-defence-ministry",
    r"Russian(?= Defence Ministry)": "place:russia",
    r"U\.S\.-led coalition": "organisation:us-led-coalition",
    r"U\.S\.(?=-led coalition)": "place:united-states",
    r"\d+ votes to \w+": "event:federation-council-vote-30-september-2015",
    r"Syria": "place:syria",
    r"Baghdad": "place:baghdad",
    r"Crimea": "place:crimea",
    r"Ukraine": "place:ukraine",
}
QUOTED = r"“[^”]+”(?=,? said Ivanov)"


def _selector(text: str, start: int, end: int) -> list[dict[str, object]]:
    quote = {
        "exact": text[start:end],
        "prefix": text[max(0, start - 20) : start],
        "suffix": text[end : end + 20],
    }
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", **quote},
    ]


def _annotations(text: str) -> Iterator[dict[str, object]]:
    target = {"source": f"{STEM}.txt"}
    for pattern, entity in NAMES.items():
        for found in re.finditer(rf"\b{pattern}(?!\w)", text):
            yield {
                "type": "Annotation",
                "motivation": "identifying",
                "body": {"id": entity, "type": "SpecificResource", "purpose": "identifying"},
                "target": {**target, "selector": _selector(text, *found.span())},
                "creator": "The editors",
            }
    for said in re.finditer(QUOTED, text):
        yield {
            "type": "Annotation",
            "motivation": "describing",
            "pressmark:by": "person:sergei-ivanov",
            "pressmark:on": "2015-09-30",
            "target": {**target, "selector": _selector(text, *said.span())},
        }


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The repository's archive with the report in it."""
    root = tmp_path_factory.mktemp("seeded")
    shutil.copytree(ROOT / "content", root / "content")
    received = ROOT.parent / "shared" / SEED
    call = ["import", "text", str(received), "--root", str(root), "--source", "reuters", "--title", TITLE]
    done = CliRunner().invoke(main, [*call, "--added", "2026-11-23"])
    assert done.exit_code == 0, done.output

    folder = root / "content/articles/2015"
    text = (folder / f"{STEM}.txt").read_text(encoding="utf-8")
    annotations = list(_annotations(text))
    (folder / f"{STEM}.annotations.json").write_text(json.dumps(annotations), encoding="utf-8")
    site, result = publish(root, root / "site", BELOW)
    assert not result.failed, result.diagnostics
    assert result.diagnostics == ()
    return site


def _content(site: Published) -> Path:
    return site.folder.parent / "content/articles/2015"


@pytest.mark.shared(SEED)
def test_the_received_file_can_be_rebuilt(seeded: Published, shared: Path) -> None:
    fields = yaml.safe_load((_content(seeded) / f"{STEM}.yaml").read_text(encoding="utf-8"))
    text = (_content(seeded) / f"{STEM}.txt").read_bytes()
    assert rebuild(fields["header"], text) == shared.read_bytes()
    assert fields["title_supplied"] is True
    assert fields["source"] == "reuters"


@pytest.mark.shared(SEED)
def test_every_name_of_the_report_is_marked_where_it_stands(seeded: Published) -> None:
    data = json.loads(seeded.text(f"articles/{STEM}/index.json"))
    named = {mention["entity"] for mention in data["mentions"]}
    assert named == set(NAMES.values())
    spans = [tuple(mention["spans"][0]) for mention in data["mentions"]]
    within = [(a, b) for a in spans for b in spans if a != b and a[0] <= b[0] and b[1] <= a[1]]
    assert len(within) >= 6, "names were to lie within names"
    ids = {one.get("id") for one in seeded.pages[PAGE].root.iter()}
    assert {one["address"].lstrip("#") for one in (*data["mentions"], *data["statements"])} <= ids
    paragraphs = [
        one for one in seeded.pages[PAGE].root.iter("p") if re.fullmatch(r"p\d+", one.get("id") or "")
    ]
    assert len(paragraphs) == 18  # The credit line is the last.


@pytest.mark.shared(SEED)
def test_links_lead_to_every_name_from_there_to_other_reports_and_back(seeded: Published) -> None:
    from_report = {link.partition("#")[0] for link in seeded.links(seeded.pages[PAGE])}
    for entity in sorted(set(NAMES.values())):
        kind, _, slug = entity.partition(":")
        plural = {"person": "people", "organisation": "organisations", "place": "places", "event": "events"}[
            kind
        ]
        name = f"{plural}/{slug}/index.html"
        assert name in from_report, name
        leads = [link.partition("#") for link in seeded.links(seeded.pages[name])]
        marks = {fragment for file, _, fragment in leads if file == PAGE}
        assert any(re.match(r"p\d+-\d+", fragment) for fragment in marks), f"{name} quotes the report"
        others = {file for file, _, _ in leads if file.startswith("articles/") and file != PAGE}
        assert others, f"{name} leads to no other report"
        back = {
            file
            for file in others
            if name in {link.partition("#")[0] for link in seeded.links(seeded.pages[file])}
        }
        assert back, f"no report leads back to {name}"


@pytest.mark.shared(SEED)
@pytest.mark.browser
def test_a_walk_through_the_archive_with_scripts_off(seeded: Published, visit: Callable[..., Visit]) -> None:
    visiting = visit(seeded, java_script_enabled=False)
    page = visiting.page()
    page.goto(seeded.url(f"/articles/{STEM}/"))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"[{TITLE}]")

    page.locator("#text").get_by_role("link", name="Federation Council", exact=True).first.click()
    expect(page).to_have_url(seeded.url("/organisations/federation-council/"))
    page.get_by_role("link", name="Federation Council consents to the use of force in Ukraine").click()
    expect(page).to_have_url(re.compile("/articles/2014-03-01-ukraine-authorisation/"))
    page.locator("#text").get_by_role("link", name="Federation Council").first.click()
    expect(page).to_have_url(re.compile("/organisations/federation-council/"))

    evidence = page.locator(f".quote a[href*='{STEM}/#p']").first
    mark = (evidence.get_attribute("href") or "").partition("#")[2]
    evidence.click()
    expect(page).to_have_url(seeded.url(f"/articles/{STEM}/#{mark}"))
    expect(page.locator(f"[id='{mark}']")).to_be_in_viewport()
    expect(page.locator(f"[id='{mark}']")).to_have_text("Federation Council")
    assert visiting.strangers == []
    assert visiting.complaints == []
