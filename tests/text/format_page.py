"""The examples of ``docs/text.md``, and what they make of themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pressmark.annotations.html import render
from pressmark.annotations.marks import finish
from pressmark.annotations.standoff import read_standoff
from pressmark.annotations.values import Mark, Mention, Parsed
from pressmark.diagnostics import Diagnostic, SourceText
from pressmark.markdown import read_markdown
from pressmark.text import Span, read_verbatim

KNOWN = {
    "Ann Roe": "person:ann-roe",
    "Dan Doe": "person:dan-doe",
    "Upper Marsh": "place:upper-marsh",
    "The Keepers": "organisation:the-keepers",
}
REPORT = "1953-02-02-flood"
FOLDERS = {"person": "people", "place": "places", "organisation": "organisations"}

_FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
SOURCES = {"markdown", "verbatim"}


@dataclass(slots=True)
class Example:
    """One example: its source (``kind`` is markdown or verbatim), its line, and the blocks that follow."""

    kind: str
    source: str
    line: int
    blocks: dict[str, str] = field(default_factory=dict)

    @property
    def made(self) -> Made:
        """What Pressmark makes of it."""
        return Made(self)


def examples(page: str) -> list[Example]:
    """The examples of the format page, in order."""
    found: list[Example] = []
    for match in _FENCE.finditer(page):
        kind, content = match[2], match[3].removesuffix("\n")
        if kind in SOURCES:
            found.append(Example(kind, content, page.count("\n", 0, match.start()) + 1))
        else:
            found[-1].blocks[kind] = content
    return found


class Made:
    """The blocks of an example, made anew; an attribute for each kind of block."""

    def __init__(self, example: Example) -> None:
        path = f"content/articles/example.{'md' if example.kind == 'markdown' else 'txt'}"
        source = SourceText(path, example.source)
        if example.kind == "markdown":
            parsed = read_markdown(source, 1, path=path, language="en")
        else:
            parsed = Parsed(body=read_verbatim(source))
        self.json = example.blocks.get("json", "")
        if self.json:
            path = "content/articles/example.annotations.json"
            parsed = read_standoff(path, self.json.encode(), parsed, article="content/articles/example.txt")
        self._parsed = finish(parsed, "en")

    @property
    def text(self) -> str:
        """The text."""
        return self._parsed.body.text

    @property
    def marks(self) -> str:
        """Address, start and end, target and words of each mark; a statement has its speaker for a target."""
        rows = [(one.spans, one.anchor, _said(one)) for one in self._parsed.mentions]
        rows += [(one.spans, one.anchor, _quoted(one.by, one.on, one.to)) for one in self._parsed.statements]
        lines = [f"{anchor}  {self._stretches(spans)}  {what}" for spans, anchor, what in sorted(rows)]
        return "\n".join(lines) or "none"

    @property
    def html(self) -> str:
        """The page's text element inside."""
        return render(
            self._parsed.body,
            [*map(_mark, self._parsed.mentions)]
            + [Mark("statement", one.spans, one.anchor) for one in self._parsed.statements],
            href=lambda address: f"../..{address}",
            link=lambda slot: (
                f"../../{slot.target.replace('article:', 'articles/').replace('media:', 'media/')}"
            ),
            picture=lambda slot: f'<img src="../../media/{slot.path}" alt="{slot.alt}">',
            scan=lambda label: f"../../media/page-{label}.jpg",
        ).rstrip("\n")

    @property
    def quotes(self) -> str:
        """The quotation of each mention."""
        quotes = [one.quote for one in self._parsed.mentions]
        return "\n".join(self.text[quote.start : quote.end] for quote in quotes)

    @property
    def diagnostics(self) -> str:
        """What is wrong, in order of place."""
        return "\n".join(map(_told, sorted(self._parsed.diagnostics, key=lambda one: one.order)))

    def _stretches(self, spans: tuple[Span, ...]) -> str:
        return " and ".join(
            f"{span.start}–{span.end} «{_line(self.text[span.start : span.end])}»" for span in spans
        )


def _said(mention: Mention) -> str:
    fragment = f"#{mention.fragment}" if mention.fragment else ""
    facts = {
        "role": mention.role,
        "sure": "" if mention.certainty is None else mention.certainty,
        "by": mention.by,
        "checked": " ".join(filter(None, (mention.checked_by, mention.checked_on))),
    }
    told = "".join(f", {name} {value}" for name, value in facts.items() if value)
    return f"{mention.target}{fragment}{told}"


def _quoted(by: str, on: str, to: tuple[str, ...]) -> str:
    return f"said by {by}" + (f", on {on}" if on else "") + (f", to {'; '.join(to)}" if to else "")


def _mark(mention: Mention) -> Mark:
    """The mark of a mention in the archive of the examples."""
    if mention.target == REPORT:
        address = f"/articles/{REPORT}/" + (f"#{mention.fragment}" if mention.fragment else "")
        return Mark("reference", mention.spans, mention.anchor, address, "The flood", REPORT)
    names = {entity: name for name, entity in KNOWN.items()}
    entity = KNOWN.get(mention.target.removeprefix("person:"), mention.target)
    if entity not in names:
        return Mark("unidentified", mention.spans, mention.anchor)
    kind, _, slug = entity.partition(":")
    return Mark(
        "name", mention.spans, mention.anchor, f"/{FOLDERS[kind]}/{slug}/", names[entity], entity, kind
    )


def _address(target: str) -> str:
    kind, _, name = target.partition(":")
    return (
        f"../../{'articles' if kind == 'article' else kind}/{name}"
        if kind in {"article", "media"}
        else target
    )


def _told(one: Diagnostic) -> str:
    return f"{one.place.line}:{one.place.column} {one.severity}[{one.code}] {one.message}"


def _line(words: str) -> str:
    return words.replace("\n", " ")
