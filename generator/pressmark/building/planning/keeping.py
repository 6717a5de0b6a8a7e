"""The key of a file of the site: the digest of everything its bytes depend on."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

from pressmark.building.planning.bundle import Bundle, Sheet
from pressmark.building.planning.parts import part_of
from pressmark.keys import by_field, digest, digest_of_bytes
from pressmark.pages.planned import Page
from pressmark.store import Memory


@dataclass(frozen=True)
class PageKeys:
    """Keys of pages that are made of one bundle. ``closure`` names every file of the theme that a template
    is made of, itself among them, and may raise :class:`~pressmark.templates.RenderError`.
    """

    bundle: Bundle
    closure: Callable[[str], tuple[str, ...]]

    def sheet(self, page: Page) -> Sheet:
        """``page`` as it goes out to be rendered."""
        return Sheet(page.template, page.own, page.absolute, type(page.view), by_field(page.view))

    def key(self, sheet: Sheet) -> bytes:
        """The key of a page."""
        kind = f"{sheet.kind.__module__}.{sheet.kind.__qualname__} {sheet.absolute}".encode()
        template = self._of_template(self.template_of(sheet))
        return digest_of_bytes(b"page", template, self._of_site, kind, b"".join(sheet.view))

    def template_of(self, sheet: Sheet) -> str:
        """The template that a page is rendered through: one of its own where the theme has it."""
        return sheet.own if sheet.own and sheet.own in self.bundle.theme else sheet.template

    def part_of_template(self, sheet: Sheet) -> bytes:
        """The template of a page and what it is made of, as one part."""
        return part_of(self._of_template(self.template_of(sheet)))

    def site_parts(self) -> dict[str, bytes]:
        """What every page depends on, by name: the fields of the site view, settings and words."""
        names = (field.name for field in fields(self.bundle.site))
        of_view = zip(names, map(part_of, by_field(self.bundle.site)), strict=True)
        return {
            **dict(of_view),
            "base_url": part_of(self.bundle.settings.base_url.encode()),
            "language": part_of(self.bundle.settings.language.encode()),
            "words of the interface": part_of(self._words),
        }

    @cached_property
    def _words(self) -> bytes:
        words = self.bundle.strings.words
        rows = [(key, one if isinstance(one, str) else sorted(one.items())) for key, one in words.items()]
        return marshal.dumps(sorted(rows), 2)

    @cached_property
    def _of_site(self) -> bytes:
        settings = (self.bundle.settings.base_url.encode(), self.bundle.settings.language.encode())
        return digest_of_bytes(digest(self.bundle.site), *settings, self._words)

    @cached_property
    def _templates(self) -> dict[str, bytes]:
        return {}

    def _of_template(self, name: str) -> bytes:
        if name not in self._templates:
            read = [(file.encode(), self.bundle.theme.read(file)) for file in self.closure(name)]
            parts = (part for file, data in read for part in (file, b"" if data is None else b"+" + data))
            self._templates[name] = digest_of_bytes(name.encode(), *parts)
        return self._templates[name]


def key_of_bytes(data: bytes) -> bytes:
    """The key of a file whose bytes are known before it is written."""
    return digest_of_bytes(b"data", data)


def remember_site(memory: Memory, output: Path, keys: PageKeys) -> None:
    """Keep what every page of the site in ``output`` depends on, part by part."""
    memory.say(_name(output), marshal.dumps(keys.site_parts()))


def recall_site(memory: Memory, output: Path) -> dict[str, bytes]:
    """What every page of the site in ``output`` depended on when it was last built."""
    packed = memory.fact(_name(output))
    parts: dict[str, bytes] = marshal.loads(packed) if packed else {}
    return parts


def _name(output: Path) -> str:
    return f"shared {output.resolve()}"
