"""What every address that was ever published answers today.

An address that stands is its own answer. Of the others, one that stood for an identity follows it to where
it went, keeping what came after (``…/2015/``, ``…/feed.xml``) as far as that is there; any other leads to
the nearest page above it, which shows the same rows. Only an identity that is gone without a successor
leaves its address unanswered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pressmark.config import Settings, apply_severities, folded
from pressmark.diagnostics import Diagnostic, Place, Severity, diagnose
from pressmark.ledger.moves import Moves
from pressmark.ledger.subjects import BESIDE, below, home_of, is_identity, nearest
from pressmark.ledger.values import Ledger

_LOST = frozenset({"R910", "R911"})


@dataclass(frozen=True, slots=True)
class Answer:
    """An old address and the addresses it leads to: one page to go to, or several to choose from. ``homes``
    are the pages of what it stands for today, empty where it never had an identity.
    """

    address: str
    subject: str
    targets: tuple[str, ...]
    homes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What leads on; what no longer answers, and why (a code for each, by identity); what must not answer.

    ``kept`` are addresses that this build cannot make because the site does not know where it will stand.
    ``drafts`` are the identities of reports that stand in the archive and are not published.
    """

    leading: tuple[Answer, ...]
    lost: tuple[tuple[str, str], ...]
    withheld: tuple[str, ...]
    kept: tuple[str, ...]
    drafts: frozenset[str] = frozenset()


def find_answers(
    ledger: Ledger,
    moves: Moves,
    standing: Collection[str],
    settings: Settings,
    *,
    feeds: bool,
    tells: Callable[[str], bool],
) -> Answers:
    """The answers for every address of ``ledger``, and for the page of every former identity, when the
    pages, feeds and data at ``standing`` are there. ``feeds`` tells whether this build can make any,
    ``tells`` whether an address holds the name of somebody withheld. Linear in all of them.
    """
    asked = {address: line.subject for address, line in ledger.lines.items() if address not in standing}
    asked |= {
        address: subject for address, subject in _former(moves, standing, settings) if address not in asked
    }
    telling = {address for address in asked if address in ledger.lines and tells(address)}
    withheld = tuple(sorted(telling.union(_withheld(ledger, moves))))
    hidden = frozenset(withheld)
    taken = {folded(address): address for address in standing} if asked else {}
    leading: list[Answer] = []
    lost: list[tuple[str, str]] = []
    kept: list[str] = []
    for address, subject in sorted(asked.items()):
        if address in hidden or subject in moves.withheld:
            continue
        answer = _answer(address, subject, moves, standing, settings)
        code = _hindrance(answer, taken, settings, feeds=feeds)
        if code == "":
            leading.append(answer)
        elif code == "kept":
            kept.append(address)
        elif address in ledger.lines:
            lost.append((address, code))
    return Answers(tuple(leading), tuple(lost), withheld, tuple(kept), moves.drafts)


def _withheld(ledger: Ledger, moves: Moves) -> Iterator[str]:
    """The addresses that must not answer: of what is withheld, and those that led to nothing else when the
    last publication was made, in case the files do not say any more that they did.
    """
    if not moves.withheld:
        return
    own = {address for address, line in ledger.lines.items() if line.subject in moves.withheld}
    yield from own
    for address, line in ledger.lines.items():
        forgotten = address not in own and line.led_to and line.subject not in moves.finals
        if forgotten and own.issuperset(line.led_to):
            yield address


def _former(moves: Moves, standing: Collection[str], settings: Settings) -> Iterator[tuple[str, str]]:
    """The page of every former identity, with the feed and the data that stand beside what it leads to."""
    for old, ends in moves.finals.items():
        home = home_of(old, settings)
        if not home or old in moves.withheld or home in standing:
            continue
        for name in ("", *BESIDE):
            if any(home_of(end, settings) + name in standing for end in ends):
                yield home + name, old


def _answer(
    address: str, subject: str, moves: Moves, standing: Collection[str], settings: Settings
) -> Answer:
    stands = standing.__contains__
    beside = address.endswith(BESIDE)
    if not is_identity(subject):
        return Answer(address, subject, () if beside else (nearest(_above(address), stands),))
    rest = below(address, subject)
    homes = [home_of(end, settings) for end in moves.finals.get(subject, (subject,))]
    homes = [home for home in homes if home and home in standing]
    if beside:
        targets = [home + rest for home in homes if home + rest in standing]
    else:
        targets = [nearest(home + rest, stands) for home in homes]
    return Answer(address, subject, tuple(dict.fromkeys(targets)), tuple(homes))


def _above(address: str) -> str:
    return address.rstrip("/").rpartition("/")[0] + "/"


def _hindrance(answer: Answer, taken: Mapping[str, str], settings: Settings, *, feeds: bool) -> str:
    """Why an address cannot answer: the code of the diagnostic, ``kept`` when only this build cannot know,
    or nothing.
    """
    if folded(answer.address) in taken:
        return "R911"
    if answer.targets:
        return ""
    name = answer.address.rpartition("/")[2]
    if name == "feed.xml" and not feeds:
        return "kept" if settings.outputs.feeds else "R912"
    if name == "index.json" and not settings.outputs.data:
        return "R912"
    # A feed of what still stands and is named nowhere any more goes on, empty.
    return "" if name == "feed.xml" and (answer.homes or not is_identity(answer.subject)) else "R910"


def told(
    answers: Answers, ledger: Ledger, settings: Settings, *, publishing: bool = False
) -> tuple[Diagnostic, ...]:
    """What to say of the addresses that no longer answer: once for each identity, at its first line. A lost
    one stops a publication, whatever the settings make of it.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for address, code in answers.lost:
        subject = "" if code == "R912" else ledger.lines[address].subject
        found.setdefault((code, subject), []).append(address)
    said = [
        diagnose(
            code,
            ledger.place(addresses[0]),
            hint=_way_out(subject, subject in answers.drafts) if code == "R910" else None,
            address=addresses[0],
            count=len(addresses),
        )
        for (code, subject), addresses in found.items()
    ]
    if answers.withheld:
        first = ledger.place(answers.withheld[0])
        bare = Place(first.path, first.line, first.column)
        said.append(diagnose("R913", bare, count=len(answers.withheld)))
    weighed = apply_severities(settings, said)
    return stopping(weighed) if publishing else weighed


def stopping(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """``diagnostics`` as a publication takes them: a lost address is an error."""
    return tuple(replace(d, severity=Severity.ERROR) if d.code in _LOST else d for d in diagnostics)


def _way_out(subject: str, draft: bool) -> str:
    """The acts that would let an identity answer again."""
    kind, _, name = subject.partition(":")
    if draft:
        return (
            f"take “status: draft” out of the report {name}, which readers know already; "
            "or write “status: withdrawn” if it should not be read any more"
        )
    if kind == "article":
        return (
            f"write “former: [{name}]” into the report that replaces it; or put its file back, "
            "with “status: withdrawn” if it should not be read any more"
        )
    if kind in ("story", "page"):
        return f"write “former: [{name}]” into the file that replaces it, or put its file back"
    return (
        f"write “former: [{kind}/{name}]” into the file of whoever it is now, "
        f"or make content/entities/{kind}/{name}.md with a line “name: …”"
    )
