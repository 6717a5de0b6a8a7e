"""Why a file of the site would be made anew: which part of its key has changed since the last build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields

from pressmark.building.planning.bundle import Sheet
from pressmark.building.planning.keeping import PageKeys, key_of_bytes, recall_site
from pressmark.building.planning.making import listed_as
from pressmark.building.planning.parts import divided, parts_of
from pressmark.building.planning.plan import Plan
from pressmark.building.standing.site import Standing, Stood
from pressmark.building.standing.unchanged import theme_of
from pressmark.building.values import BuildOptions
from pressmark.pages.planned import Data, Planned
from pressmark.store import Memory


def explain_file(options: BuildOptions, plan: Plan, memory: Memory, path: str) -> tuple[str, ...] | None:
    """In words, a line each, what has changed for the file at ``path`` of the site since the last build into
    the folder of ``options``; None when no such file is planned.
    """
    planned = _planned(plan, path)
    if planned is None:
        return None
    standing = Standing.recall(memory, options.output)
    stood = standing.files.get(path)
    if stood is None:
        return ("It was not there after the last build.",)
    lines = [*_of_key(options, plan, memory, planned, stood)]
    if not standing.whole(path):
        lines.append("The file in the site is not as the last build left it.")
    return tuple(lines) or ("Nothing that it is made of has changed since the last build.",)


def _planned(plan: Plan, path: str) -> Planned | None:
    """What is planned at ``path``. All has to be planned for what lists pages, and for old addresses."""
    made: dict[str, int] = {}
    listed: list[str] = []
    for at, unit in enumerate(plan.units):
        for one in unit.plan():
            if one.path == path:
                return one
            made[one.path] = at
            listed += [address] if (address := listed_as(one)) else []
    rest = plan.rest(made, listed)
    return next((one for one in (*rest.listing.plan(), *rest.old.plan()) if one.path == path), None)


def _of_key(
    options: BuildOptions, plan: Plan, memory: Memory, planned: Planned, stood: Stood
) -> Iterator[str]:
    if isinstance(planned, Data):
        if key_of_bytes(planned.data) != stood.key:
            yield "Its content has changed; no template makes it."
        return
    keys = plan.keys(plan.renderer())
    sheet = keys.sheet(planned)
    if keys.key(sheet) == stood.key:
        return
    yield from _of_template(options, memory, keys, sheet, stood)
    yield from _of_view(sheet, stood)
    before, now = recall_site(memory, options.output), keys.site_parts()
    changed = sorted(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
    if changed:
        yield f"What all pages share has changed: {', '.join(changed)}."


def _of_template(
    options: BuildOptions, memory: Memory, keys: PageKeys, sheet: Sheet, stood: Stood
) -> Iterator[str]:
    if stood.parts[:4] == keys.part_of_template(sheet):
        return
    theme = keys.bundle.theme
    before: Mapping[str, bytes] = theme_of(memory, options)
    now = theme.digests()
    used = keys.closure(keys.template_of(sheet))
    changed = [theme.shown(name) for name in used if before.get(name) != now.get(name)]
    words = f": {', '.join(changed)}" if changed else ""
    yield f"The template {keys.template_of(sheet)}, or what it is made of, has changed{words}."


def _of_view(sheet: Sheet, stood: Stood) -> Iterator[str]:
    before, now = divided(stood.parts)[1:], divided(parts_of(sheet.view))
    names = [field.name for field in fields(sheet.kind)]
    if len(before) != len(now):
        yield "The page is of another kind."
        return
    changed = [name for name, one, other in zip(names, before, now, strict=True) if one != other]
    if changed:
        yield f"What the page shows has changed: {', '.join(changed)}."
