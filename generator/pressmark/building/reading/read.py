"""Everything that is read before anything is linked: files, settings, theme, words, records, the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pressmark.building.values import BuildOptions
from pressmark.config import Settings, read_settings
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.diagnostics.decoding import decode_text
from pressmark.diagnostics.toml import value_place
from pressmark.keys import digest_of_bytes
from pressmark.languages import Strings
from pressmark.ledger import Ledger, read_ledger
from pressmark.proof import own_theme
from pressmark.records import Records, Run, read_records
from pressmark.records.standing import with_drafts
from pressmark.sources import SourceFile, read_sources
from pressmark.templates import RenderError, Theme
from pressmark.withholding import Withheld, redact, unmarked_in
from pressmark.wording import has_words, languages_of, read_interface

SETTINGS_FILE = "content/archive.toml"


@dataclass(frozen=True, slots=True)
class Known:
    """What was read, with nobody in it who is withheld. ``sources`` are the files that are published as they
    are, if they are; of all others only the ``seen`` digest is kept: their bytes would be as much memory as
    all records. ``strings`` is None when no page could be made.
    """

    settings: Settings
    sources: tuple[SourceFile, ...]
    seen: Mapping[str, bytes]
    theme: Theme
    strings: Strings | None
    records: Records
    ledger: Ledger
    withheld: Withheld
    said: tuple[Diagnostic, ...]

    def digests(self) -> dict[str, bytes]:
        """The digest of the bytes of every file that was read."""
        return dict(self.seen)


def read(options: BuildOptions, run: Run | None = None) -> Known:
    """Everything that the archive at ``options.root`` says; ``run`` is how its files are read."""
    settings, sources, found = _files(options)
    theme = Theme(options.root)
    strings: Strings | None = None
    try:
        strings, of_strings = _strings(theme, settings, sources)
    except RenderError as error:
        of_strings = (error.diagnostic,)
    read = read_records(sources, settings, run) if run else read_records(sources, settings)
    records = with_drafts(read) if options.drafts else read
    words = strings.say("name_withheld") if strings else ""
    ledger, of_ledger = _ledger(sources)
    files = {source.path: source.data for source in sources}
    redacted = redact(records, settings, words, files, ledger.types)
    of_theme = unmarked_in(own_theme(theme), redacted.withheld.forms) if redacted.withheld else ()
    of_records = (*redacted.records.diagnostics, *redacted.diagnostics)
    said = (*found, *of_ledger, *of_records, *of_strings, *of_theme)
    seen = {source.path: digest_of_bytes(source.data) for source in sources}
    media = tuple(source for source in sources if source.kind == "media")
    return Known(settings, media, seen, theme, strings, redacted.records, ledger, redacted.withheld, said)


def _files(options: BuildOptions) -> tuple[Settings, tuple[SourceFile, ...], list[Diagnostic]]:
    sources, wrong = read_sources(options.root)
    data = next((source.data for source in sources if source.path == SETTINGS_FILE), None)
    settings, worse = read_settings(SETTINGS_FILE, data, base_url=options.base_url)
    # Settings that cannot be opened are not missing too; an archive that is not there lacks more than them.
    told = any(d.code == "S102" or d.place.path == SETTINGS_FILE for d in wrong)
    return settings, sources, [*wrong, *(d for d in worse if not (told and d.code == "C101"))]


def _ledger(sources: Iterable[SourceFile]) -> tuple[Ledger, tuple[Diagnostic, ...]]:
    return read_ledger(next((source.data for source in sources if source.kind == "ledger"), None))


def _strings(
    theme: Theme, settings: Settings, sources: Iterable[SourceFile]
) -> tuple[Strings, tuple[Diagnostic, ...]]:
    """The interface's words in the archive's language. Raises :class:`RenderError`."""
    strings, found = read_interface(theme, settings.language)
    if has_words(theme, settings.language):
        return strings, found
    place, known = _language_place(sources), ", ".join(languages_of(theme))
    return strings, (*found, diagnose("P704", place, language=settings.language, languages=known))


def _language_place(sources: Iterable[SourceFile]) -> Place:
    """Where the settings name the language of the archive."""
    data = next((source.data for source in sources if source.path == SETTINGS_FILE), b"")
    source, _ = decode_text(SETTINGS_FILE, data)
    return value_place(source, ("language",)) if source else Place(SETTINGS_FILE)
