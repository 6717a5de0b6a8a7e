"""The other names of somebody: what kind of name each is, when it was used, and in which language."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.languages import language_name, locale_of
from pressmark.pages.edition import Edition
from pressmark.records.values import EntityRecord, OtherName


def other_names(edition: Edition, record: EntityRecord) -> tuple[tuple[str, str, str], ...]:
    """(name, language tag or empty, what is to be said of it in words) of each other name."""
    return tuple(
        (other.name, _tag(other), edition.say("list_comma").join(_words(edition, other)))
        for other in record.names
    )


def _tag(other: OtherName) -> str:
    """The name's language with its script, where that is a script's code and the language lacks one."""
    script = other.script
    coded = len(script) == 4 and script.isalpha() and script.isascii()
    if not other.language or not coded or f"-{script.lower()}" in other.language.lower():
        return other.language
    language, *rest = other.language.split("-")
    return "-".join([language, script.title(), *rest])


def _words(edition: Edition, other: OtherName) -> Iterator[str]:
    own = edition.archive.settings.language
    if other.kind:
        key = f"name_kind_{other.kind.casefold().replace(' ', '_').replace('-', '_')}"
        yield edition.say(key) if key in edition.strings else other.kind
    if other.start or other.end:
        yield edition.in_period(other.start, other.end)
    tag = _tag(other)
    if tag and tag != own:
        yield language_name(tag, own)
    elif other.script and not tag:
        yield str(locale_of(own).scripts.get(other.script.title(), other.script))
