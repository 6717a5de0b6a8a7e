"""``pressmark explain``: what a diagnostic means and what to do, why reports stand beside a report, or why a
page would be made anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

import click

from pressmark.archive import Archive
from pressmark.building import read_archive
from pressmark.cli.explain_path import explain_path, is_of_site
from pressmark.diagnostics import CODES
from pressmark.related import Beside, explain

_CODE = re.compile(r"\[?[A-Za-z][0-9]+\]?")
_ENDINGS = (".annotations.json", ".md", ".txt", ".yaml")


@click.command("explain", short_help="Say more about a problem, a report's list, or a page.")
@click.argument("what", metavar="[CODE|REPORT|PATH]", required=False)
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    help="The folder of the archive, where a REPORT or PATH is explained.",
)
def explain_command(what: str | None, root: Path) -> None:
    """Say more about a problem by its CODE, such as L402, and what to do; without a code, list them all.

    Of a REPORT, named by its file or its id, show which reports stand beside it and everything that counted.
    Of a PATH of the site, such as /people/ or site/index.html, say what has changed since the last build, so
    that the next would make it anew.
    """
    if what is None:
        for code in sorted(CODES):
            click.echo(f"{code}  {CODES[code].severity:<8} {_open(CODES[code].message)}")
    elif what.strip("[]").upper() in CODES:
        _explain_code(what.strip("[]").upper())
    elif _CODE.fullmatch(what) and not (root / "content" / "articles").is_dir():
        raise click.UsageError(f"there is no code {what}.{_nearest(what.upper(), CODES)}")
    elif is_of_site(what):
        explain_path(what, root)
    else:
        _explain_report(what, root)


def _explain_code(code: str) -> None:
    entry = CODES[code]
    click.echo(f"{entry.code} ({entry.severity})\n{_open(entry.message)}\n\n{entry.explanation.strip()}")
    if entry.hint:
        click.echo(f"\nWhat to do: {_open(entry.hint)}")


def _explain_report(what: str, root: Path) -> None:
    if not (root / "content").is_dir():
        raise click.UsageError(f"there is no code {what}, and no archive in {root} with a report of that id.")
    archive, withheld = read_archive(root)
    stem = _stem(what)
    article = archive.articles.get(stem)
    if article is None:
        known = [*CODES, *archive.articles]
        words = f"there is no code and no report {what}.{_nearest(what, known)}"
        raise click.UsageError(withheld.masked(words))
    if article.withdrawn:
        raise click.UsageError(withheld.masked(f"{stem} is withdrawn, and stands beside no report."))
    for line in _lines(archive, stem):
        click.echo(withheld.masked(line))


def _lines(archive: Archive, stem: str) -> Iterator[str]:
    rows = explain(archive, stem)
    yield f"{stem}: {len(rows)} reports beside it" if rows else f"{stem}: no report shares enough with it"
    if any(row.counted for row in rows):
        yield "Worth in parts of what one name is worth that only two reports share, in passing."
    for row in rows:
        yield ""
        yield from _row(row)


def _row(row: Beside) -> Iterator[str]:
    if row.copy:
        yield f"{row.article}: {'the same text' if row.copy == 'same' else 'almost the same text'}"
        return
    apart = "no date" if row.days is None else f"{row.days} days apart at most"
    yield f"{row.score:.2f}  {row.article}"
    yield from (f"      {counted.worth:6.3f}  {counted.what}: {counted.why}" for counted in row.counted)
    yield f"      × {row.nearness:.2f}  nearness: {apart}"


def _stem(what: str) -> str:
    """The id that ``what`` names: itself, or the path of a file of the report."""
    name = PurePosixPath(what).name
    ending = next((ending for ending in _ENDINGS if name.endswith(ending)), "")
    return name.removesuffix(ending)


def _nearest(what: str, known: Iterable[str]) -> str:
    near = get_close_matches(what, list(known), 1)
    return f" Did you mean {near[0]}?" if near else " “pressmark explain” lists all codes."


def _open(words: str) -> str:
    """``words`` with … where a diagnostic fills in what it found."""
    opened = re.sub(r"(?<!\{)\{[a-z_]+\}(?!\})", "…", words)
    return opened.replace("{{", "{").replace("}}", "}")
