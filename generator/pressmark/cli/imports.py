"""``pressmark import FORMAT PATH…``: reports from elsewhere become articles of the archive."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from pressmark.building import BuildOptions
from pressmark.building.reading.read import read
from pressmark.cli.report import FORMAT_HELP, STYLES, summed_up, tell
from pressmark.config import Settings, apply_severities, read_settings
from pressmark.dates import DateError, EdtfDate, parse_date
from pressmark.importers import IMPORTERS, Choices, Placement, Request, Result, bring_in
from pressmark.importers.titles import on_one_line
from pressmark.sources import read_sources
from pressmark.withholding import NOBODY, Withheld

_FORMATS = "; ".join(f"{name}: {importer.about}" for name, importer in IMPORTERS.items())


class _DateType(click.ParamType[EdtfDate]):
    """A date on the command line, as fields write it."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> EdtfDate:
        """The date that ``value`` writes; misuse when it writes none."""
        if isinstance(value, EdtfDate):
            return value
        try:
            return parse_date(str(value))
        except DateError as error:
            return self.fail(f"{error}; {error.hint}", param, ctx)


class _FormatType(click.ParamType[str]):
    """The name of an importer."""

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """``value``, when there is an importer of that name; misuse when there is none."""
        if value in IMPORTERS:
            return value
        return self.fail(f"Pressmark cannot take in “{value}”; it knows {', '.join(IMPORTERS)}", param, ctx)

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """What could stand there."""
        return f"Known are: {', '.join(IMPORTERS)}."


def _check_encoding(_context: click.Context, _option: click.Parameter, name: str) -> str:
    try:
        "".encode(name or "utf-8")
    except LookupError:
        raise click.BadParameter(
            f"“{name}” is not the name of a character set, such as windows-1252"
        ) from None
    return name


@click.command("import", short_help="Bring reports in from elsewhere.", epilog=f"Formats: {_FORMATS}.")
@click.argument("form", metavar="FORMAT", type=_FormatType())
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--root", default=".", type=click.Path(path_type=Path), help="The archive (default: this folder)."
)
@click.option("--title", default="", help="The title of the report, for a single file that has none.")
@click.option(
    "--source", default="", metavar="SLUG", help="Who published the reports: slug or name of a source."
)
@click.option(
    "--date", "when", type=_DateType(), help="The date of reports that do not say when they are from."
)
@click.option("--undated", is_flag=True, help="Take reports in whose date nobody knows.")
@click.option("--added", type=_DateType(), help="When the archive takes the reports in (default: today).")
@click.option(
    "--encoding",
    default="",
    metavar="NAME",
    callback=_check_encoding,
    help="The character set of files that are not UTF-8, such as windows-1252.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--force", is_flag=True, help="Write over what an earlier import of the same file made.")
@click.option("--format", "style", default="text", type=click.Choice(STYLES), help=FORMAT_HELP)
def import_command(
    form: str,
    paths: tuple[Path, ...],
    root: Path,
    title: str,
    source: str,
    when: EdtfDate | None,
    undated: bool,
    added: EdtfDate | None,
    encoding: str,
    dry_run: bool,
    force: bool,
    style: str,
) -> None:
    """Bring reports in from elsewhere.

    Each PATH is a file, or a folder that is taken with all below it. Files that cannot be taken in are
    named and skipped; files that are there already are left as they are.
    """
    if title and (len(paths) > 1 or paths[0].is_dir()):
        raise click.UsageError("--title is for a single file: several reports cannot share one title")
    settings = _settings(root)
    choices = Choices(
        title=" ".join(title.split()),
        date=when,
        undated=undated,
        source=source.strip(),
        encoding=encoding,
        # An import is something that happens on a day, unlike a build: the clock is read here and only here.
        added=added or parse_date(datetime.now().astimezone().date().isoformat()),
        language=settings.language,
        most_bytes=settings.limits.article_bytes,
    )
    request = Request(
        root=root, importer=IMPORTERS[form], paths=paths, choices=choices, dry_run=dry_run, force=force
    )
    result = bring_in(request)
    withheld = _withheld(root)
    told = withheld.told(apply_severities(settings, result.diagnostics))
    result = replace(result, diagnostics=told)
    if style == "text":
        for placement in result.placements:
            click.echo(withheld.masked(_line(placement, dry_run)))
    tell(result.diagnostics, style)
    if style == "text":
        click.echo(_summary(result, dry_run))
    if result.failed:
        raise click.exceptions.Exit(1)


def _settings(root: Path) -> Settings:
    """The archive's settings, with defaults for what cannot be read: to say so is the business of the
    build."""
    path = root / "content" / "archive.toml"
    try:
        data = path.read_bytes()
    except OSError:
        data = None
    return read_settings("content/archive.toml", data)[0]


def _withheld(root: Path) -> Withheld:
    """Whose names the archive withholds: they stand in no line that is shown. Most archives withhold none,
    and need not be read for it.
    """
    sources, _ = read_sources(root)
    if not any(b"withhold" in source.data for source in sources):
        return NOBODY
    return read(BuildOptions(root, root / "site")).withheld


def _summary(result: Result, dry_run: bool) -> str:
    written = sum(placement.action != "there" for placement in result.placements)
    words = [
        f"{written} {'would be written' if dry_run else 'written'}",
        f"{len(result.placements) - written} already there",
    ]
    said = summed_up(result.diagnostics)
    return ", ".join(words) + (f" ({said})" if said else "")


def _line(placement: Placement, dry_run: bool) -> str:
    path = f"content/articles/{placement.text_path}"
    name = on_one_line(placement.draft.received.shown)
    if placement.action == "there":
        return f"already there  {path}  ({name})"
    would = "would be " if dry_run else ""
    done = "overwritten" if placement.action == "replace" else "written"
    fields = placement.draft.fields
    return f"{would}{done}  {path}  ({name}; {fields['date']}; {fields['title']})"
