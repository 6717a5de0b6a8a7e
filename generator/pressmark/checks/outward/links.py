"""Which addresses of other sites a site leads to, where each of them is written, and where a copy is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pressmark.archive import Archive
from pressmark.checks.links import Links
from pressmark.checks.site import Site
from pressmark.diagnostics import Place
from pressmark.diagnostics.decoding import decode_text
from pressmark.sources import SourceFile

_WRITTEN = frozenset(
    {"article-markdown", "article-fields", "article-annotations", "entity", "story", "page", "settings"}
)


@dataclass(frozen=True, slots=True)
class Outward:
    """An address of another site, without its fragment; ``copy`` is where the archive says that a copy of it
    is kept, or empty.
    """

    address: str
    place: Place
    copy: str


def outward_links(
    site: Site, base_url: str, archive: Archive, sources: Iterable[SourceFile]
) -> tuple[Outward, ...]:
    """Every address on the web that a reader of ``site`` can follow out of it, each once, in order. Its place
    is where ``sources`` write it, or the first page that has it where they do not.
    """
    links = Links(site, base_url)
    # Every page offers to report a problem there: forms with words filled in, which are no pages.
    forms = f"{archive.settings.repository.rstrip('/')}/issues/new?"
    met: dict[str, Place] = {}
    for page in site.pages():
        for reference in site.markup(page).references:
            address = reference.address.strip().partition("#")[0]
            followed = not reference.loaded and links.leaves(address, page)
            if followed and address not in met and not address.startswith(forms):
                met[address] = site.place(page, reference.offset)
    written = _written(met, sources)
    copies = _copies(archive)
    return tuple(
        Outward(address, written.get(address, met[address]), copies.get(address, ""))
        for address in sorted(met)
    )


def _written(addresses: Iterable[str], sources: Iterable[SourceFile]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    wanted = set(addresses)
    for source in sources:
        if source.kind not in _WRITTEN:
            continue
        opened, _ = decode_text(source.path, source.data)
        for address in sorted(wanted) if opened else ():
            offset = opened.text.find(address) if opened else -1
            if opened and offset >= 0 and not _goes_on(opened.text, offset + len(address)):
                found[address] = opened.place_at(offset, len(address))
        wanted -= found.keys()
    return found


def _goes_on(text: str, end: int) -> bool:
    """Whether the address that ends at ``end`` is only the beginning of a longer one."""
    return text[end : end + 1].isalnum() or text[end : end + 1] in ("/", "?", "-", "_", "=", "&", "%")


def _copies(archive: Archive) -> dict[str, str]:
    records = [article.record for article in archive.articles.values()]
    pairs = [(record.url, record.archived_url) for record in records]
    pairs += [(document.url, document.archived_url) for record in records for document in record.based_on]
    return {url.partition("#")[0]: copy for url, copy in pairs if url and copy}
