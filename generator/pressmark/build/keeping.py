"""The key of a file of the site: the digest of everything its bytes depend on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from pressmark.build.batches import Bundle, Sheet
from pressmark.keys import by_value, digest, digest_of_bytes
from pressmark.pages.edition import Page


@dataclass(frozen=True)
class PageKeys:
    """Keys of pages that are made of one bundle. ``closure`` names every file of the theme that a template
    is made of, itself among them.
    """

    bundle: Bundle
    closure: Callable[[str], tuple[str, ...]]

    def sheet(self, page: Page) -> Sheet:
        """``page`` as it goes out to be rendered."""
        return Sheet(page.template, page.own, page.absolute, type(page.view), by_value(page.view))

    def key(self, sheet: Sheet) -> bytes:
        """The key of a page."""
        kind = f"{sheet.kind.__module__}.{sheet.kind.__qualname__} {sheet.absolute}".encode()
        own = sheet.own if sheet.own and sheet.own in self.bundle.theme else sheet.template
        return digest_of_bytes(b"page", self._of_template(own), self._of_site, kind, sheet.view)

    @cached_property
    def _of_site(self) -> bytes:
        """What every page depends on: the site view, the settings that a renderer reads, and the words."""
        settings = self.bundle.settings
        theme = self.bundle.theme
        words = [part for name in theme.names("strings") for part in (name.encode(), theme.read(name) or b"")]
        return digest_of_bytes(
            digest(self.bundle.site), settings.base_url.encode(), settings.language.encode(), *words
        )

    @cached_property
    def _templates(self) -> dict[str, bytes]:
        return {}

    def _of_template(self, name: str) -> bytes:
        if name not in self._templates:
            files = self.closure(name)
            parts = [part for file in files for part in (file.encode(), self.bundle.theme.read(file) or b"")]
            self._templates[name] = digest_of_bytes(name.encode(), *parts)
        return self._templates[name]


def key_of_bytes(data: bytes) -> bytes:
    """The key of a file whose bytes are known before it is written."""
    return digest_of_bytes(b"data", data)
