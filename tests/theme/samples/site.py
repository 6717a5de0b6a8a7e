"""The site that the samples belong to, and what makes a sample."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pressmark.dates import EdtfDate, parse_date
from pressmark.pages.values import Head, Link, LongList, Rightsline
from pressmark.pages.views import SiteView

BASE_URL = "https://example.org/fens/"
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'"
)
NONE = LongList((), 0)


@dataclass(frozen=True, slots=True)
class Sample:
    """A view with the template it is for. ``absolute``: its links carry the base URL."""

    template: str
    view: object
    absolute: bool = False


def date(text: str) -> EdtfDate:
    return parse_date(text)


def head(address: str, title: str, kind: str, section: str = "", **more: str | bool) -> Head:
    """The head of a sample's page; ``more`` are further fields of it."""
    description = f"{title}, in the archive of the Lower Fens."
    plain = Head(address=address, title=title, description=description, kind=kind, section=section)
    return replace(plain, **more)  # type: ignore[arg-type]


SITE = SiteView(
    title="Reports from the Lower Fens",
    base_url=BASE_URL,
    language="en",
    direction="ltr",
    description="Forty years of water, drainage and quarrel in a marsh that was never quite land.",
    contact="editor@example.org",
    repository="https://example.org/repository",
    rights=Rightsline(text="Notes and data: CC BY 4.0", url="https://example.org/licence"),
    menu=(
        ("people", Link("People", "/people/")),
        ("organisations", Link("Organisations", "/organisations/")),
        ("places", Link("Places", "/places/")),
        ("events", Link("Events", "/events/")),
        ("stories", Link("Stories", "/stories/")),
        ("topics", Link("Topics", "/topics/")),
        ("dates", Link("Dates", "/dates/")),
        ("map", Link("Map", "/map/")),
    ),
    has_search=True,
    has_corrections=True,
    has_about=True,
    policy=POLICY,
)
BARE_SITE = replace(
    SITE,
    title="Archive",
    base_url="",
    description="",
    contact="",
    repository="",
    rights=Rightsline(),
    menu=(),
    has_search=False,
    has_corrections=False,
    has_about=False,
)
HERALD = Link("Fen Herald", "/sources/fen-herald/")
COURIER = Link("Marl Courier", "/sources/marl-courier/")
