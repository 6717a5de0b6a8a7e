"""What stands at addresses whose pages have moved: pages that lead on, choices, and data and feeds as they
were.

Readers of feeds and programs follow no page that leads on, so a feed and the data beside a page go on at
their old address, byte for byte as at the new one. None of this is in a list, the search, a feed or the
sitemap.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from pressmark import urls
from pressmark.ledger import (
    Answer,
    Answers,
    Ledger,
    Publication,
    find_answers,
    publication,
    subjects,
)
from pressmark.ledger.subjects import home_of
from pressmark.pages.edition import Edition
from pressmark.pages.planned import Data, Page, Planned
from pressmark.pages.site import feeds
from pressmark.pages.site.data import FORMAT
from pressmark.pages.values import Card, Head, Link
from pressmark.pages.views import ChoiceView, MovedView


@dataclass(frozen=True, slots=True)
class Moved:
    """What is planned at old addresses, the answers it was planned from, and what publishing would record."""

    planned: tuple[Planned, ...]
    answers: Answers
    publication: Publication


def plan_moved(
    edition: Edition, at: Mapping[str, Planned], ledger: Ledger, tells: Callable[[str], bool]
) -> Moved:
    """The answers at every address that was ever published and that the site lacks, which has what is
    planned ``at`` each of its own. What ``tells`` finds a withheld name in must not answer.
    """
    archive = edition.archive
    subject = subjects(archive.settings, {"about", *archive.pages})
    answers = find_answers(
        ledger, archive.moves, at.keys(), archive.settings, feeds=edition.has_feeds, tells=tells
    )
    planned = tuple(_planned(edition, answer, at) for answer in answers.leading)
    recorded = publication(ledger, answers, {address: subject(address) for address in at})
    return Moved(planned, answers, recorded)


def _planned(edition: Edition, answer: Answer, at: Mapping[str, Planned]) -> Planned:
    name = answer.address.rpartition("/")[2]
    path = urls.file_of(answer.address)
    if name and len(answer.targets) == 1:
        return replace(at[answer.targets[0]], path=path)
    if name == "feed.xml":
        names = edition.say("list_comma").join(_title(at[home]) for home in answer.homes)
        title = edition.say("page_feed_title", name=names) if names else edition.archive.settings.title
        found = [page for target in answer.targets if isinstance(page := at[target], Page)]
        return feeds.joined(edition, answer.address, title, found)
    if name:
        return Data(path, _divided(edition, answer))
    if len(answer.targets) == 1:
        return _leading_on(edition, answer.address, answer.targets[0], _title(at[answer.targets[0]]))
    return _choice(edition, answer)


def _leading_on(edition: Edition, address: str, target: str, title: str) -> Page:
    view = MovedView(
        head=Head(
            address=address,
            title=edition.say("moved_title", title=title),
            description=edition.say("moved_intro"),
            kind="moved",
            noindex=True,
        ),
        target=Link(title, target),
    )
    return Page(urls.file_of(address), "moved.html", view)


def _choice(edition: Edition, answer: Answer) -> Page:
    cards = tuple(
        Card(
            key=entity,
            name=edition.name(entity).label,
            type=edition.type_label(entity.partition(":")[0]),
            line=edition.line(entity),
            address=next(target for target in answer.targets if target.startswith(home)),
        )
        for entity, home in _homes(edition, answer)
    )
    view = ChoiceView(
        head=Head(
            address=answer.address,
            title=edition.say("choice_title"),
            description=edition.say("choice_intro"),
            kind="choice",
            noindex=True,
        ),
        choices=cards,
    )
    return Page(urls.file_of(answer.address), "choice.html", view)


def _homes(edition: Edition, answer: Answer) -> Iterator[tuple[str, str]]:
    """Each of the names to choose from with its page, in the order in which the file names them."""
    archive = edition.archive
    for entity in archive.moves.finals[answer.subject]:
        home = home_of(entity, archive.settings)
        if home in answer.homes:
            yield entity, home


def _divided(edition: Edition, answer: Answer) -> bytes:
    """The data of a name that turned out to be several."""
    kind, _, slug = answer.subject.partition(":")
    names = [
        {"id": entity, "name": edition.name(entity).label, "address": home}
        for entity, home in _homes(edition, answer)
    ]
    value = {
        "format": FORMAT,
        "id": answer.subject,
        "type": kind,
        "address": answer.address.removesuffix("index.json"),
        "name": slug,
        "split_into": names,
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _title(planned: Planned) -> str:
    """What a planned page is called."""
    head = getattr(getattr(planned, "view", None), "head", None)
    assert isinstance(head, Head)
    return head.title
