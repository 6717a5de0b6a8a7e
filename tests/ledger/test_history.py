"""The history of an archive, published after every step: no address ever published stops answering."""

from __future__ import annotations

import json
import re

from tests.crawling import crawl
from tests.ledger.conftest import SETTINGS, Make, Press
from tests.ledger.following import BASE, find

LIMITS = "[limits]\nlist_rows = 4\nlist_newest = 2\n"


def report(date: str, text: str, fields: str = "") -> str:
    return f"---\ntitle: Report of {date}\ndate: {date}\n{fields}---\n{text}\n"


def person(name: str, fields: str = "") -> str:
    return f"---\nname: {name}\n{fields}---\nA person of Millbrook.\n"


BEGINNING = {
    "archive.toml": SETTINGS + LIMITS,
    "articles/1953/high-water.md": report(
        "1953-02-01", "[[person:j-roe]] was at [[Millbrook]].", "story: flood\n"
    ),
    "articles/1953/second-day.md": report(
        "1953-02-02", "[[person:j-roe]] spoke. See [the first](high-water.md#p1)."
    ),
    "articles/1953/third-day.md": report(
        "1953-02-03", "[[person:j-roe]] left, says [[high-water]].", "story: flood\n"
    ),
    "articles/1954/review.md": report("1954-02-01", "[[person:j-roe]] and [[person:clerk]] looked back."),
    "articles/1955/again.md": report(
        "1955-02-01", "[[person:j-roe]], [[person:clerk]], [[The Smiths]].", "topics: [floods]\n"
    ),
    "articles/1956/smiths.md": report("1956-02-01", "[[person:smiths]] again. [[person:Passer By]] too."),
    "entities/person/j-roe.md": person("J. Roe"),
    "entities/person/clerk.md": person("The clerk"),
    "entities/person/smiths.md": person("The Smiths"),
    "entities/place/millbrook.md": "---\nname: Millbrook\n---\n",
    "stories/flood.md": "---\ntitle: The flood\n---\n",
    "pages/past.md": "---\ntitle: The past\n---\nWords.\n",
}


MAYOR = "---\nname: The mayor\nformer: [person/j-roe, person/jane-roe]\n---\n"


class History:
    """Every address that was ever published, looked up again after every step."""

    def __init__(self, press: Press) -> None:
        self.press = press
        self.known: set[str] = set()

    def publish(self) -> str:
        said = self.press.publish()
        self.known |= set(self.press.addresses())
        assert set(self.press.addresses()) == self.known, "nothing leaves the ledger"
        for address in self.known:
            self._answers(address)
        assert crawl(self.press.site, BASE) == []
        self._is_told_nowhere()
        return said

    def leads(self, address: str) -> str:
        """The one page that an address leads to, or that stands there."""
        found = find(self.press.site, address)
        assert found.kind in ("page", "moved"), (address, found.kind)
        return found.targets[0]

    def choice(self, address: str) -> tuple[str, ...]:
        found = find(self.press.site, address)
        assert found.kind == "choice", (address, found.kind)
        return found.targets

    def _answers(self, address: str) -> None:
        found = find(self.press.site, address)
        assert found.kind != "nothing", f"{address} does not answer"
        for target in found.targets if found.kind in ("moved", "choice") else ():
            assert find(self.press.site, target).kind == "page", (
                f"{address} leads to {target}, which leads on"
            )
        assert found.kind != "choice" or len(found.targets) > 1

    def _is_told_nowhere(self) -> None:
        """No old address in the sitemap, in any list or in any feed that is not itself at an old address."""
        gone = [
            a for a in self.known if a.endswith("/") and find(self.press.site, a).kind in ("moved", "choice")
        ]
        listed = (self.press.site / "sitemap.xml").read_text("utf-8") + (
            self.press.site / "feed.xml"
        ).read_text("utf-8")
        links = set(re.findall(r"<(?:loc|link)[^>]*>([^<]+)<|<link [^>]*href=\"([^\"]+)\"", listed))
        addresses = {address for pair in links for address in pair if address}
        assert not addresses & {BASE + address.lstrip("/") for address in gone}


def reports_of(press: Press, address: str) -> list[str]:
    data = json.loads((press.site / address.lstrip("/") / "index.json").read_text(encoding="utf-8"))
    return list(data["reports"])


def test_a_history_of_renames_mergers_and_a_division(press: Make) -> None:
    made = press(BEGINNING)
    history = History(made)
    assert "this is the first publication" in history.publish()
    assert "/people/j-roe/1953/" in history.known, "her list is long enough to have parts"
    five = ["high-water", "second-day", "third-day", "review", "again"]
    assert reports_of(made, "/people/j-roe/") == five

    # Renamed: a person, a report, a story, a page. Not one text is touched.
    made.write(
        {
            "entities/person/j-roe.md": "",
            "entities/person/jane-roe.md": person("Jane Roe", "former: [person/j-roe]\n"),
            "articles/1953/high-water.md": "",
            "articles/1953/flood.md": BEGINNING["articles/1953/high-water.md"].replace(
                "date:", "former: [high-water]\ndate:"
            ),
            "stories/flood.md": "",
            "stories/the-flood.md": "---\ntitle: The flood\nformer: [flood]\n---\n",
            "pages/past.md": "",
            "pages/history.md": "---\ntitle: The past\nformer: [past]\n---\nWords.\n",
        }
    )
    said = history.publish()
    assert "/people/j-roe/ → /people/jane-roe/" in said
    assert history.leads("/people/j-roe/") == "/people/jane-roe/"
    assert history.leads("/people/j-roe/1953/") == "/people/jane-roe/1953/"
    assert history.leads("/articles/high-water/") == "/articles/flood/"
    assert history.leads("/stories/flood/") == "/stories/the-flood/"
    assert history.leads("/past/") == "/history/"
    assert reports_of(made, "/people/jane-roe/") == ["flood", *five[1:]]
    for name in ("feed.xml", "index.json"):
        old, new = (made.site / "people" / slug / name for slug in ("j-roe", "jane-roe"))
        assert old.read_bytes() == new.read_bytes()
    second = find(made.site, "/articles/second-day/").text
    assert 'href="../../articles/flood/#p1"' in second
    flood = find(made.site, "/articles/flood/").text
    assert "../../articles/second-day/" in flood, "whoever links to the old id refers to the report"
    assert "../../articles/third-day/" in flood
    assert "<dd>/articles/high-water/</dd>" in flood
    assert "/people/j-roe/" in find(made.site, "/people/jane-roe/").text

    # Merged: the clerk was Jane Roe.
    made.write({"entities/person/clerk.md": "---\nmerged_into: person:j-roe\n---\n"})
    history.publish()
    assert history.leads("/people/clerk/") == "/people/jane-roe/"
    assert reports_of(made, "/people/jane-roe/") == ["flood", *five[1:]]
    her_page = find(made.site, "/people/jane-roe/").text
    assert "/people/clerk/" in her_page

    # Divided: the Smiths are two.
    made.write(
        {
            "entities/person/smiths.md": "---\nsplit_into: [ann-smith, bob-smith]\n---\n",
            "entities/person/ann-smith.md": person("Ann Smith"),
            "entities/person/bob-smith.md": person("Bob Smith"),
        }
    )
    code, said = made.run("publish")
    assert code == 1
    assert "L401" in said, "who is meant in each text has to be said, not guessed"
    made.write(
        {
            "articles/1955/again.md": BEGINNING["articles/1955/again.md"].replace(
                "[[The Smiths]]", "[[Ann Smith]]"
            ),
            "articles/1956/smiths.md": BEGINNING["articles/1956/smiths.md"].replace(
                "[[person:smiths]]", "[[Bob Smith]]"
            ),
        }
    )
    history.publish()
    assert history.choice("/people/smiths/") == ("/people/ann-smith/", "/people/bob-smith/")
    feed = find(made.site, "/people/smiths/feed.xml").text
    assert feed.count("<entry") == 2
    data = json.loads((made.site / "people/smiths/index.json").read_text("utf-8"))
    assert [name["id"] for name in data["split_into"]] == ["person:ann-smith", "person:bob-smith"]

    # Renamed again, and merged again: everything leads on in one step.
    made.write(
        {
            "entities/person/jane-roe.md": "",
            "entities/organisation/mayor.md": MAYOR,
            "entities/person/bob-smith.md": "---\nmerged_into: organisation:mayor\n---\n",
            "articles/1953/flood.md": "",
            "articles/1953/first-day.md": BEGINNING["articles/1953/high-water.md"].replace(
                "date:", "former: [high-water, flood]\ndate:"
            ),
        }
    )
    history.publish()
    for gone in ("/people/j-roe/", "/people/jane-roe/", "/people/clerk/", "/people/bob-smith/"):
        assert history.leads(gone) == "/organisations/mayor/"
    assert history.leads("/people/j-roe/1953/") == "/organisations/mayor/1953/"
    assert history.leads("/articles/high-water/") == "/articles/first-day/"
    assert history.choice("/people/smiths/") == ("/people/ann-smith/", "/organisations/mayor/")
    assert reports_of(made, "/organisations/mayor/") == ["first-day", *five[1:], "smiths"]

    # What is divided comes together again; a list gets short; a topic and a month are gone.
    made.write(
        {
            "entities/person/ann-smith.md": "---\nmerged_into: organisation:mayor\n---\n",
            "archive.toml": SETTINGS,
            "articles/1955/again.md": report(
                "1955", "[[person:j-roe]] and [[person:smiths]].", "status: withdrawn\n"
            ),
        }
    )
    history.publish()
    assert history.leads("/people/smiths/") == "/organisations/mayor/"
    assert history.leads("/people/j-roe/1953/") == "/organisations/mayor/"
    assert history.leads("/dates/1955/02/") == "/dates/1955/"
    assert history.leads("/topics/floods/") == "/"
    assert history.leads("/articles/again/") == "/articles/again/"

    # Nothing happened since.
    before = made.ledger.read_bytes()
    assert "No address is new, and none has moved." in history.publish()
    assert made.ledger.read_bytes() == before


def test_a_name_without_a_file_that_nothing_names_any_more_is_missed(press: Make) -> None:
    made = press(BEGINNING)
    made.publish()
    made.write(
        {"articles/1956/smiths.md": report("1956-02-01", "[[person:smiths]] again. [[person:Passer-By]].")}
    )
    made.publish()
    made.write({"articles/1956/smiths.md": report("1956-02-01", "[[person:smiths]] again.")})
    code, said = made.run("publish")
    assert code == 1
    assert "error[R910] /people/passer-by/" in said
    made.write({"entities/person/clerk.md": person("The clerk", "former: [person/passer-by]\n")})
    made.publish()
    assert find(made.site, "/people/passer-by/").targets == ("/people/clerk/",)


def test_a_published_report_cannot_become_a_draft_again(press: Make) -> None:
    made = press(BEGINNING)
    made.publish()
    again = BEGINNING["articles/1955/again.md"]
    made.write({"articles/1955/again.md": again.replace("date:", "status: draft\ndate:")})
    code, said = made.run("publish")
    assert code == 1
    assert "error[R910] /articles/again/" in said
    assert "hint: take “status: draft” out of the report again, which readers know already" in said
    made.write({"articles/1955/again.md": again})
    made.publish()


def test_the_address_of_a_report_that_is_withheld_now_does_not_answer(press: Make) -> None:
    made = press(BEGINNING)
    made.publish()
    again = BEGINNING["articles/1955/again.md"]
    made.write({"articles/1955/again.md": again.replace("date:", "withhold: true\nformer: [older]\ndate:")})
    said = made.publish()
    assert "of what is withheld left out" in said
    assert "again" not in made.ledger.read_text("utf-8")
    assert not (made.site / "articles/again").exists()
    assert not (made.site / "articles/older").exists()
    # The topic had this report alone; its page was nobody's secret and leads on.
    assert find(made.site, "/topics/floods/").targets == ("/",)


def test_a_feed_goes_on_when_nothing_is_left_to_tell(press: Make) -> None:
    made = press(BEGINNING)
    made.publish()
    feed = made.site / "people/clerk/feed.xml"
    assert feed.read_text("utf-8").count("<entry") == 2
    made.write(
        {
            "articles/1954/review.md": report("1954-02-01", "[[person:j-roe]] looked back."),
            "articles/1955/again.md": report("1955-02-01", "[[person:j-roe]], [[The Smiths]]."),
        }
    )
    made.publish()
    assert find(made.site, "/people/clerk/feed.xml").kind == "feed"
    assert "<entry" not in feed.read_text("utf-8")
    assert "Reports that name The clerk" in feed.read_text("utf-8")


def test_an_address_that_stands_again_is_a_page_again(press: Make) -> None:
    made = press(BEGINNING)
    made.publish()
    files = {"entities/person/clerk.md": "---\nmerged_into: person:j-roe\n---\n"}
    made.write(files)
    made.publish()
    made.write({"entities/person/clerk.md": BEGINNING["entities/person/clerk.md"]})
    assert "standing again" in made.publish()
    assert find(made.site, "/people/clerk/").kind == "page"
    assert reports_of(made, "/people/clerk/") == ["review", "again"]
