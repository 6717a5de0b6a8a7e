"""Footnotes: taken out of the stream of tokens, numbered by first reference, shown last with links back."""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it.token import Token

from pressmark.markdown.writer import Writer


@dataclass(slots=True)
class Definition:
    """The tokens of one footnote; ``opening`` tells where it stands."""

    label: str
    opening: Token
    tokens: list[Token] = field(default_factory=list)


def take_out(tokens: list[Token]) -> tuple[list[Token], list[Definition]]:
    """``tokens`` without footnote definitions, and the definitions in source order."""
    kept: list[Token] = []
    found: list[Definition] = []
    inside: list[Definition] = []
    for token in tokens:
        if token.type == "footnote_reference_open":
            inside.append(Definition(token.meta["label"], token))
            found.append(inside[-1])
        elif token.type == "footnote_reference_close":
            inside.pop()
        else:
            (inside[-1].tokens if inside else kept).append(token)
    return kept, found


class Notes:
    """The numbers of footnotes, given as the text refers to them, and the places of the links back.

    A reference and the links back are no words of the report: they carry the class ``after``.
    """

    def __init__(self, writer: Writer, definitions: list[Definition]) -> None:
        self.by_label = {definition.label: definition for definition in definitions}
        self.order: list[str] = []
        self._writer = writer
        self._references: dict[str, int] = {}

    def refer(self, label: str) -> None:
        """Write a reference to the footnote ``label``, which has a definition."""
        if label not in self._references:
            self.order.append(label)
        times = self._references[label] = self._references.get(label, 0) + 1
        number = self.order.index(label) + 1
        self._writer.markup(
            f'<sup class="after note" data-pagefind-ignore>'
            f'<a href="#fn-{number}" id="{_reference(number, times)}" role="doc-noteref">{number}</a></sup>'
        )

    def links_back(self, number: int) -> str:
        """The links from footnote ``number`` to its references: complete when all text is written."""
        times = self._references[self.order[number - 1]]
        links = (
            f'<a href="#{_reference(number, time)}" role="doc-backlink">↩{time if times > 1 else ""}</a>'
            for time in range(1, times + 1)
        )
        return f'<span class="after note" data-pagefind-ignore>{" ".join(links)}</span>'


def _reference(number: int, time: int) -> str:
    return f"fnref-{number}" if time == 1 else f"fnref-{number}-{time}"
