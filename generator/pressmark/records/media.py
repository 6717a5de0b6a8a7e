"""Files of ``content/media``: the size of pictures, and what must not be published with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath

from pressmark.config import Settings
from pressmark.diagnostics import Diagnostic, Place, Severity, SourceText, diagnose
from pressmark.records.pictures import PictureError, PictureFacts, VectorFacts, read_picture, read_vector
from pressmark.records.values import MediaRecord
from pressmark.sources import SourceFile

_FORMATS = {
    ".png": "png",
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".gif": "gif",
    ".webp": "webp",
    ".tif": "tiff",
    ".tiff": "tiff",
}
# Pictures whose metadata Pressmark cannot read.
_OPAQUE = frozenset({".avif", ".heic", ".heif", ".jxl", ".svgz", ".psd"})
# What a browser runs when it is opened by itself.
_ACTIVE = frozenset({".html", ".htm", ".xhtml", ".xht", ".js", ".mjs", ".xml", ".xsl", ".xslt", ".swf"})


def read_media(file: SourceFile, settings: Settings) -> tuple[MediaRecord, tuple[Diagnostic, ...]]:
    """The record of ``file`` and everything that is wrong with it. Sizes are pixels as a browser shows them,
    0 for what is no picture, or an SVG that does not say."""
    place = Place(file.path)
    record = MediaRecord(
        path=file.path.removeprefix("content/media/"),
        size=len(file.data),
        digest=sha256(file.data).hexdigest(),
    )
    ending = PurePosixPath(file.path).suffix.lower()
    found = list(_about_the_file(file, ending, settings))
    if not file.data:
        return record, tuple(found)
    try:
        facts = read_vector(file.data) if ending == ".svg" else read_picture(file.data)
    except (PictureError, ValueError) as error:
        return record, (*found, diagnose("M102", place, problem=str(error)))
    if isinstance(facts, VectorFacts):
        found += _unsafe(file, facts)
    elif isinstance(facts, PictureFacts) and ending in _FORMATS and _FORMATS[ending] != facts.format:
        found.append(diagnose("M103", place, ending=ending, format=facts.format.upper()))
    if facts is None:
        if ending in _FORMATS:
            found.append(diagnose("M102", place, problem=f"it does not begin like one that ends in {ending}"))
        return record, tuple(found)
    if facts.located:
        found += _location(place, settings)
    return replace(record, width=facts.width, height=facts.height, located=facts.located), tuple(found)


def _about_the_file(file: SourceFile, ending: str, settings: Settings) -> Iterator[Diagnostic]:
    place = Place(file.path)
    if not file.data:
        yield diagnose("M107", place)
    if len(file.data) > settings.limits.media_bytes:
        yield diagnose("M106", place, size=len(file.data), limit=settings.limits.media_bytes)
    if ending in _ACTIVE:
        yield diagnose("M108", place, ending=ending)
    if ending in _OPAQUE and settings.limits.picture_location != "allow":
        yield diagnose("M109", place, ending=ending)


def _location(place: Place, settings: Settings) -> Iterator[Diagnostic]:
    wanted = settings.limits.picture_location
    if wanted != "allow":
        yield replace(diagnose("M101", place), severity=Severity(wanted))


def _unsafe(file: SourceFile, facts: VectorFacts) -> Iterator[Diagnostic]:
    source = SourceText(file.path, file.data.decode("utf-8", "replace"))
    for line, what in facts.active:
        yield diagnose("M104", source.place(line), what=what)
    for line, what in facts.outside:
        yield diagnose("M105", source.place(line), what=what)
