"""Reads ``content/archive.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from pressmark.config.addresses import check_web_address
from pressmark.config.kinds import read_predicates, read_types
from pressmark.config.related import read_related
from pressmark.config.report import Report
from pressmark.config.table import SETTINGS
from pressmark.config.values import Limits, Outputs, Settings
from pressmark.config.web import read_base_url, read_contact, read_domain
from pressmark.diagnostics import CODES, Diagnostic, Place, Severity, SourceText, diagnose
from pressmark.diagnostics.decoding import decode_text
from pressmark.diagnostics.toml import TomlError, load_toml
from pressmark.languages import normalise_tag

_KEYS = tuple(dict.fromkeys(setting.key.split(".")[0] for setting in SETTINGS))


def read_settings(
    path: str, data: bytes | None, *, base_url: str | None = None
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings in ``data``, the bytes of ``archive.toml`` (None: there is no such file), and what is
    wrong.

    ``base_url``, when given, takes the place of the one in the file. A value that cannot be used is reported
    and its default stands in, so that everything else can still be checked.
    """
    source, table, found = _table(path, data)
    unread = bool(found)
    report = Report(source, table, found)
    report.unknown((), table, _KEYS)
    report.only_tables("related", "severity", "limits", "outputs", "types", "predicates")
    types = read_types(report)
    settings = Settings(
        title=_title(report, silent=unread),
        language=_language(report),
        description=report.text("description"),
        repository=_repository(report),
        contact=read_contact(report),
        **_rights(report),
        **_place(report, base_url),
        types=types,
        predicates=read_predicates(report),
        severities=_severities(report),
        related=read_related(report, types),
        limits=_limits(report),
        outputs=_outputs(report),
    )
    return settings, tuple(report.found)


def _table(path: str, data: bytes | None) -> tuple[SourceText, Mapping[str, Any], list[Diagnostic]]:
    if data is None:
        return SourceText(path, ""), {}, [diagnose("C101", Place(path))]
    source, found = decode_text(path, data)
    if source is None:
        return SourceText(path, ""), {}, list(found)
    try:
        return source, load_toml(source), []
    except TomlError as error:
        return source, {}, [diagnose("C102", error.place, problem=error)]


def _title(report: Report, silent: bool) -> str:
    title = " ".join(report.text("title").split())
    if not title and not silent and not report.get("title"):
        report.add("C105", ())
    return title or Settings().title


def _language(report: Report) -> str:
    written = report.text("language")
    if not written:
        return Settings().language
    try:
        tag, doubt = normalise_tag(written)
    except ValueError as error:
        report.add("C108", ("language",), problem=str(error))
        return Settings().language
    if doubt:
        report.add("C107", ("language",), problem=doubt, tag=tag)
    return tag


def _repository(report: Report) -> str:
    written = report.text("repository")
    try:
        return check_web_address(written) if written else ""
    except ValueError as error:
        report.add("C106", ("repository",), key="repository", problem=str(error))
        return ""


def _place(report: Report, base_url: str | None) -> dict[str, str]:
    domain = read_domain(report)
    return {"base_url": read_base_url(report, base_url, domain), "custom_domain": domain}


def _rights(report: Report) -> dict[str, str]:
    written = report.table.get("rights", "")
    if not isinstance(written, dict):
        return {"rights_text": report.text("rights"), "rights_url": ""}
    report.unknown(("rights",), written, ("text", "url"))
    text, url = report.text("rights", "text"), report.text("rights", "url")
    try:
        url = check_web_address(url) if url else ""
    except ValueError as error:
        report.add("C106", ("rights", "url"), key="rights.url", problem=str(error))
        url = ""
    return {"rights_text": text, "rights_url": url}


def _severities(report: Report) -> tuple[tuple[str, Severity], ...]:
    chosen = []
    for code in report.section("severity"):
        if code not in CODES:
            report.add_at_key("C113", ("severity", code), code=code, hint=report.nearest(code, CODES))
            continue
        word = report.one_of(("severity", code), tuple(Severity))
        if word:
            chosen.append((code, Severity(word)))
    return tuple(sorted(chosen))


def _numbers(report: Report, section: str, defaults: Any) -> dict[str, Any]:
    """The numbers of ``section``, from 0; whole ones from 1 where the default is whole."""
    names = [field.name for field in fields(defaults) if not isinstance(getattr(defaults, field.name), str)]
    chosen = {}
    for name in names:
        value = report.section(section).get(name)
        whole = isinstance(getattr(defaults, name), int)
        if value is None:
            continue
        usable = type(value) is int and value >= 1 if whole else type(value) in (int, float) and value >= 0
        if usable and value < float("inf"):
            chosen[name] = value
        else:
            wanted = "a whole number from 1" if whole else "a number from 0"
            report.add("C104", (section, name), key=f"{section}.{name}", wanted=wanted)
    report.unknown((section,), report.section(section), [field.name for field in fields(defaults)])
    return chosen


def _limits(report: Report) -> Limits:
    chosen = _numbers(report, "limits", Limits())
    word = report.one_of(("limits", "picture_location"), ("error", "warning", "allow"))
    if word:
        chosen["picture_location"] = word
    limits = Limits(**chosen)
    if limits.list_newest > limits.list_rows:
        report.add("C115", ("limits", "list_newest"), newest=limits.list_newest, rows=limits.list_rows)
        return replace(limits, list_newest=limits.list_rows)
    return limits


def _outputs(report: Report) -> Outputs:
    section = report.section("outputs")
    names = [field.name for field in fields(Outputs)]
    report.unknown(("outputs",), section, names)
    chosen = {}
    for name in names:
        value = section.get(name, True)
        if isinstance(value, bool):
            chosen[name] = value
        else:
            report.add("C104", ("outputs", name), key=f"outputs.{name}", wanted="true or false")
    return Outputs(**chosen)
