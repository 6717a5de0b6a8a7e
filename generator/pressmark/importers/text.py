"""Plain reports: header words, perhaps, then paragraphs, then a credit line, perhaps."""

from __future__ import annotations

from dataclasses import replace

from pressmark.dates import UNDATED, EdtfDate, parse_date
from pressmark.diagnostics import Diagnostic, SourceText, diagnose
from pressmark.diagnostics.decoding import decode_text
from pressmark.importers.credit import Credit, read_credit
from pressmark.importers.dating import date_in_name, date_in_text
from pressmark.importers.fields_writer import FieldValue
from pressmark.importers.header import Header, Unread, read_header
from pressmark.importers.received import UTF_8, Decoded, decode
from pressmark.importers.stems import stem_for, telling_name
from pressmark.importers.titles import opening_words
from pressmark.importers.values import Choices, Draft, Importer, Reading, Received
from pressmark.text.lines import unix_lines

_WORDS_OF_A_STEM = 7


def read_text(received: Received, choices: Choices) -> Reading:
    """One plain report as a verbatim article: its text exactly as it came, its header words apart, its
    fields from both."""
    decoded = _decoded(received, choices)
    if isinstance(decoded, Diagnostic):
        return Reading(diagnostics=(decoded,))
    header = read_header(decoded.text, choices.language)
    found = tuple(_about(item, received, decoded.text) for item in header.unread)
    text = decoded.text[header.end :]
    if not text.strip():
        return Reading(diagnostics=(*found, diagnose("I110", received.place)))
    credit = read_credit(text, choices.language)
    date = _date(received, header, text, credit, choices)
    if date is None:
        return Reading(diagnostics=(*found, diagnose("I201", received.place)))
    draft = Draft(
        received=received,
        stem=_stem(received, header, text, date, choices),
        folder=f"{date.first[:4]}" or UNDATED,
        fields=_fields(received, decoded, header, credit, date, choices),
        text=text.encode(UTF_8),
    )
    return Reading((draft,), found)


def _decoded(received: Received, choices: Choices) -> Decoded | Diagnostic:
    """The characters of the file, or what is wrong with it."""
    data = received.data
    try:
        decoded = decode(data, choices.encoding)
    except UnicodeError:
        if choices.encoding:
            return diagnose("I108", received.place, encoding=choices.encoding)
        _, wrong = decode_text(received.shown, data)
        return replace(wrong[0], hint="name its character set, for instance --encoding windows-1252")
    if "\0" in decoded.text:
        return diagnose("I107", received.place)
    if not decoded.text.removeprefix("\ufeff").strip():
        return diagnose("I106", received.place)
    return decoded


def _date(received: Received, header: Header, text: str, credit: Credit, choices: Choices) -> EdtfDate | None:
    """When the report is from, by the first that says so: its header words, its file's name, its first line
    or dateline, its credit line, the person who imports it."""
    written = header.first("date")
    if written:
        return parse_date(written)
    said = (
        date_in_name(received.bare_name, choices.language)[0]
        or date_in_text(text, choices.language)
        or credit.date
        or choices.date
    )
    return said or (parse_date(UNDATED) if choices.undated else None)


def _stem(received: Received, header: Header, text: str, date: EdtfDate, choices: Choices) -> str:
    """The file's own name where it tells of the report, else its title, else its opening words."""
    opening = " ".join(opening_words(text, choices.language).split()[:_WORDS_OF_A_STEM])
    words = telling_name(received.name, choices.language) or choices.title or header.first("title") or opening
    return stem_for(date, words) or "report"


def _fields(
    received: Received, decoded: Decoded, header: Header, credit: Credit, date: EdtfDate, choices: Choices
) -> dict[str, FieldValue]:
    """The fields of the article, in the order in which they are written; none that is empty."""
    text = decoded.text[header.end :]
    own_title = "" if choices.title else header.first("title")
    supplied = choices.title or opening_words(text, choices.language) or received.bare_name
    fields: dict[str, FieldValue] = {
        "title": own_title or supplied,
        "title_supplied": not own_title,
        "date": date.text,
        "source": choices.source or header.first("source") or credit.source,
        "byline": header.every("byline"),
        **{name: header.first(name) for name in ("page", "edition", "section", "url", "language")},
        "rights": header.first("rights") or credit.rights,
        "added": choices.added.text if choices.added else "",
        "received": _origin(received, decoded),
        "header": decoded.text[: header.end],
    }
    return {name: value for name, value in fields.items() if value}


def _origin(received: Received, decoded: Decoded) -> dict[str, str]:
    origin = {"file": received.name, "encoding": decoded.encoding}
    return {name: value for name, value in origin.items() if value}


def _about(item: Unread, received: Received, text: str) -> Diagnostic:
    """What is to be said of a line that looks like a header word and was not understood."""
    source = SourceText(received.shown, unix_lines(text.removeprefix("\ufeff")))
    before = unix_lines(text[: item.offset].removeprefix("\ufeff"))
    place = source.place_at(len(before), len(item.word))
    if item.known:
        fate = "taken out with the others" if item.taken_out else "left in the text"
        return diagnose(
            "I204", place, value=item.value, word=item.word.lower(), fate=fate, file=received.shown
        )
    return diagnose("I202" if item.taken_out else "I203", place, word=item.word)


TEXT = Importer(
    about="plain reports: header words, paragraphs, a credit line",
    endings=(".txt", ".text"),
    read=read_text,
)
