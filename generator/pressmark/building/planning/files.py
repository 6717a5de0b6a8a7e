"""Files of the site that no template makes, and what is said when two want one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressmark.archive import Archive
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.lean import lean
from pressmark.maps import land_svg
from pressmark.pages.names.places import LAND
from pressmark.pages.planned import Data
from pressmark.pages.site.made_from import made_from
from pressmark.proof import is_own
from pressmark.sources import SourceFile
from pressmark.templates import Theme


def plain_files(theme: Theme, sources: Iterable[SourceFile], archive: Archive) -> Iterator[Data]:
    """The theme's assets, the drawn land, and the media that belong to something. Assets of the default theme
    come without comments; what an archive has put in their place stays as it is.

    Raises :class:`~pressmark.templates.RenderError` for an asset that cannot be read.
    """
    for name in theme.names("assets"):
        data = theme.read(name) or b""
        yield Data(name, lean(name, data) if is_own(theme, name, data) else data)
    yield Data(LAND.lstrip("/"), land_svg())
    for source in sources:
        path = source.path.removeprefix("content/media/")
        if source.kind == "media" and path in archive.media:
            yield Data(f"media/{path}", source.data)


def collision(archive: Archive, theme: Theme, path: str) -> Diagnostic:
    """What to say of a second page at ``path``, at the file that it is made from where that is known."""
    places = made_from(archive) | {f"/{name}": Place(theme.shown(name)) for name in theme.names("assets")}
    address = "/" + path.removesuffix("index.html")
    # Either the page itself, or one whose folder has the name of this file.
    place = places.get(address) or places.get(f"/{path}/") or Place("")
    return diagnose("O804", place, path=address)
