"""Pages of a person, a place, an event and a source."""

from __future__ import annotations

from dataclasses import replace

from pressmark.pages.values import Dossier, Fact, Link, LongList, Strip, Tie
from pressmark.pages.views import EntityView
from tests.theme.samples.dossier import TABLES
from tests.theme.samples.drawn import DECADE_BARS, LOCATOR, MONTH_BARS, YEARS, strip
from tests.theme.samples.rows import EVIDENCE, LONG_REPORTS, NAMES, PUMPS, SLUICE, STATEMENTS, SURVEY
from tests.theme.samples.site import NONE, date, head

ENTITY = EntityView(
    head=head(
        "/people/ada-merrow/",
        "Ada Merrow",
        "entity",
        "people",
        feed="/people/ada-merrow/feed.xml",
        data="/people/ada-merrow/index.json",
    ),
    id="person:ada-merrow",
    type="person",
    type_label="Person",
    index=Link("People", "/people/"),
    name="Ada Merrow",
    also=(("Adelaide Merrow", "", "birth name"), ("آدا ميرو", "ar", "Arabic"), ("The Eel", "", "")),
    html='<p id="p1">Engineer of the <a class="name" data-key="x" id="p1-16" '
    'href="../../organisations/drainage-board/">Drainage Board</a>, the first to hold the post without '
    "having been born to it.</p>",
    declared=True,
    facts=(
        Fact(key="born", date=date("1909~")),
        Fact(
            key="role",
            words="assistant surveyor",
            links=(Link("Drainage Board", "/organisations/drainage-board/"),),
            start=date("1936"),
            end=date("1948-06"),
        ),
        Fact(
            key="role",
            words="engineer",
            links=(Link("Drainage Board", "/organisations/drainage-board/"),),
            start=date("1948-06"),
            evidence="https://example.org/list",
        ),
        Fact(
            key="relation",
            label="Taught by",
            links=(Link("Thomas Sedge", "/people/thomas-sedge/"),),
            end=date("1936"),
            evidence="parish register",
        ),
    ),
    identifiers=(("wikidata", "Q42", "https://www.wikidata.org/wiki/Q42"), ("fenland-roll", "17b", "")),
    coordinates=None,
    map=None,
    strip=YEARS,
    first=SURVEY,
    last=SLUICE,
    spots=("/articles/1952-11-20/#p9-10", "/articles/1953-03-12/#p1-4"),
    mentions=LongList(EVIDENCE, len(EVIDENCE)),
    mentioned=9,
    issued=LongList((PUMPS, SURVEY), 2),
    statements=LongList(STATEMENTS, 2),
    told=LongList(STATEMENTS[:1], 1),
    ties=(
        Tie(name=Link("Fred Mott", "/people/fred-mott/"), type="person", count=23, shared=(SLUICE, PUMPS)),
        Tie(name=Link("Marl End", "/places/marl-end/"), type="place", count=1, shared=()),
    ),
    inside=NONE,
    inside_count=0,
    dossier=Dossier(),
    problem="https://example.org/repository/issues/new",
)
EMPTY_ENTITY = replace(
    ENTITY,
    head=head("/people/fred-mott/", "Fred Mott", "entity", "people"),
    name="Fred Mott",
    also=(),
    html="",
    declared=False,
    facts=(),
    identifiers=(),
    strip=Strip(),
    first=None,
    last=None,
    mentions=NONE,
    mentioned=0,
    issued=NONE,
    statements=NONE,
    told=NONE,
    ties=(),
    problem="",
)
PLACE = replace(
    ENTITY,
    head=head("/places/marl-end/", "Marl End", "entity", "places"),
    type="place",
    type_label="Place",
    index=Link("Places", "/places/"),
    name="Marl End",
    coordinates=("52.611° N", "0.294° E", "approximate"),
    map=LOCATOR,
    inside=LongList(NAMES[3:5], 2),
    inside_count=9,
    strip=strip("month", MONTH_BARS),
    issued=NONE,
)
EVENT = replace(
    ENTITY,
    head=head("/events/breach/", "Breach of 1953", "entity", "events"),
    type="event",
    type_label="Event",
    index=Link("Events", "/events/"),
    name="Breach of 1953",
    identifiers=(),
    issued=NONE,
    facts=(
        Fact(key="date", date=date("1953-02-01")),
        Fact(key="place", links=(Link("Marl End", "/places/marl-end/"),)),
        Fact(key="participant", words="engineer", links=(Link("Ada Merrow", "/people/ada-merrow/"),)),
    ),
    dossier=Dossier(tables=TABLES, reports=3, all="/events/breach/reported/"),
)
SOURCE = replace(
    EMPTY_ENTITY,
    head=head("/sources/fen-herald/", "Fen Herald", "entity", "sources"),
    type="source",
    index=Link("Sources", "/sources/"),
    name="Fen Herald",
    declared=True,
    issued=LONG_REPORTS,
    strip=strip("decade", DECADE_BARS),
    first=SURVEY,
    last=SLUICE,
)
