"""What to say of a file, a page or a story that is named and is not there: with what was probably meant."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from pressmark import urls
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.records.values import StoryRecord


def no_medium(name: str, place: Place, media: Iterable[str]) -> Diagnostic:
    """There is no file ``name`` among the paths ``media`` (below ``content/media``)."""
    paths = tuple(media)
    same = [path for path in paths if path.casefold() == name.casefold()]
    moved = [path for path in paths if posixpath.basename(path) == posixpath.basename(name)]
    if same:
        return diagnose("L408", place, name=name, hint=f"the file is called “{same[0]}”: write it exactly so")
    return diagnose("L408", place, name=name, hint=_meant(moved or get_close_matches(name, paths, 1, 0.75)))


def no_page(name: str, place: Place, pages: Iterable[str]) -> Diagnostic:
    """There is no fixed page ``name`` among the slugs ``pages``."""
    return diagnose("L409", place, name=name, hint=_meant(get_close_matches(name, pages, 1, 0.75)))


def no_story(name: str, place: Place, stories: Mapping[str, StoryRecord]) -> Diagnostic:
    """There is no story ``name``, by slug or by title, among ``stories``."""
    known = {title: slug for slug, story in stories.items() for title in (slug, story.title)}
    near = [known[match] for match in get_close_matches(name, known, 1, 0.75)]
    return diagnose("L407", place, name=name, slug=urls.slug_of(name), hint=_meant(near))


def _meant(near: list[str]) -> str | None:
    return f"did you mean “{near[0]}”?" if near else None
