"""Links: whatever a page leads to or loads is there, as GitHub Pages would find it.

A folder is its ``index.html``, capital letters count, and a fragment is an id of the page it is on. What a
page loads comes from the site itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from urllib.parse import unquote, urljoin, urlsplit

from pressmark.checks.markup import Reference, style_addresses
from pressmark.checks.site import Site
from pressmark.diagnostics import Diagnostic, Place, diagnose

# A site without an address is read as if it stood here, which nothing of it can name by chance.
_NOWHERE = "https://site.invalid/"
# What readers follow and what pages load without a host: a mail to write, a picture in the page itself.
_FOLLOWED = frozenset({"mailto", "tel"})
_LOADED = frozenset({"data"})


@dataclass
class _Trouble:
    """One broken address: where it is met first, in which file, and in how many; ``last`` is the file in
    which it was met last.
    """

    code: str
    address: str
    place: Place
    first: str
    last: str
    pages: int = 1


class Links:
    """Resolves the addresses of one site, published at ``base_url`` (empty: unknown)."""

    def __init__(self, site: Site, base_url: str) -> None:
        self._site = site
        self._base = base_url or _NOWHERE
        self._known: dict[tuple[str, bool], tuple[str, str]] = {}

    def problem(self, address: str, page: str, *, loaded: bool = False) -> tuple[str, str]:
        """(code, fact) for ``address`` as it stands in the file ``page``, which loads it or leads readers
        there; both empty when it leads somewhere or out of the site on purpose.
        """
        # Most links go up to the root of the site and down from there: thousands of pages say the same.
        up = "../" * page.count("/")
        if not up or not address.startswith(up) or address.startswith("../", len(up)):
            return self._judged(address, page, loaded)
        key = (f"./{address[len(up) :]}", loaded)
        if key not in self._known:
            self._known[key] = self._judged(key[0], "index.html", loaded)
        return self._known[key]

    def _judged(self, address: str, page: str, loaded: bool) -> tuple[str, str]:
        here = self._base + (page if not page.endswith("index.html") else page[: -len("index.html")])
        try:
            whole = urljoin(here, address.strip())
            parts = urlsplit(whole)
        except ValueError:
            return "K102", address
        if parts.scheme in (_LOADED if loaded else _FOLLOWED):
            return "", ""
        if parts.scheme not in ("http", "https"):
            return "K102", address
        if not whole.startswith(self._base):
            same_host = parts.netloc == urlsplit(self._base).netloc
            return ("K101", parts.path) if same_host else ("", "")
        return self._inside(whole)

    def leaves(self, address: str, page: str) -> bool:
        """Whether ``address`` is on another host."""
        if address.startswith(("./", "../", "#")):
            return False
        try:
            parts = urlsplit(urljoin(self._base + page, address.strip()))
        except ValueError:
            return False
        return parts.scheme in ("http", "https") and parts.netloc != urlsplit(self._base).netloc

    def _inside(self, whole: str) -> tuple[str, str]:
        address, _, fragment = whole.partition("#")
        path = unquote(address[len(self._base) :].partition("?")[0])
        name = f"{path}index.html" if not path or path.endswith("/") else path
        if name not in self._site.sizes:
            return "K101", f"/{path}"
        anchor = unquote(fragment)
        if anchor and name.endswith(".html") and anchor not in self._site.ids(name):
            return "K103", f"/{path}#{anchor}"
        if anchor and name.endswith(".svg") and f'id="{anchor}"' not in self._site.text(name):
            return "K103", f"/{path}#{anchor}"
        return "", ""


def check_links(
    site: Site, base_url: str, made_from: Mapping[str, Place] = MappingProxyType({})
) -> Iterator[Diagnostic]:
    """What the pages and style sheets of ``site`` lead to or load and is not there: each address once, at
    the first page that has it, with how many more there are. ``made_from`` says which file a page is made
    from, by its address.
    """
    links = Links(site, base_url)
    met: dict[tuple[str, str], _Trouble] = {}
    for page in site.pages():
        markup = site.markup(page)
        for reference in markup.references:
            _note(met, site, page, reference, _judged(links, page, reference))
        for anchor, offset in markup.twice:
            _note(met, site, page, Reference("", False, offset), ("K104", f"{page}#{anchor}"))
        site.forget(page)
    for sheet in (path for path in site.sizes if path.endswith(".css")):
        for address, offset in style_addresses(site.text(sheet)):
            reference = Reference(address, True, offset)
            _note(met, site, sheet, reference, _judged(links, sheet, reference))
    for trouble in met.values():
        more = f" (and in {trouble.pages - 1} more files)" if trouble.pages > 1 else ""
        found = diagnose(trouble.code, trouble.place, more=more, address=trouble.address)
        source = made_from.get("/" + trouble.first.removesuffix("index.html"))
        yield replace(found, hint=f"{found.hint}; this page is made from {source.path}") if source else found


def _judged(links: Links, page: str, reference: Reference) -> tuple[str, str]:
    """(code, what to say) for one reference."""
    if reference.loaded and links.leaves(reference.address, page):
        return "K105", reference.address
    return links.problem(reference.address, page, loaded=reference.loaded)


def _note(
    met: dict[tuple[str, str], _Trouble],
    site: Site,
    page: str,
    reference: Reference,
    judged: tuple[str, str],
) -> None:
    code, address = judged
    if not code:
        return
    trouble = met.get(judged)
    if trouble is None:
        met[judged] = _Trouble(code, address, site.place(page, reference.offset), page, page)
    elif trouble.last != page:
        trouble.last, trouble.pages = page, trouble.pages + 1
