"""From the Markdown of a file to its text, pieces, mentions and statements."""

from __future__ import annotations

from collections.abc import Collection

from pressmark.annotations.values import Parsed
from pressmark.diagnostics import Diagnostic, SourceText, diagnose
from pressmark.markdown.blocks import Blocks
from pressmark.markdown.context import Context
from pressmark.markdown.footnotes import Definition, Notes, take_out
from pressmark.markdown.inlines import Inlines
from pressmark.markdown.parser import BLOCK_NESTING, Document, parse
from pressmark.markdown.places import Where

TYPES = ("person", "organisation", "place", "event", "source")


def read_markdown(
    source: SourceText, first_line: int, *, path: str, language: str = "", types: Collection[str] = TYPES
) -> Parsed:
    """What stands from line ``first_line`` (from 1) of ``source`` to its end, parsed.

    ``path`` is the file's path from the archive's root: relative links are resolved against its folder.
    ``types`` are the types of entities that the archive declares: where a mention has no label, its target
    is shown without such a prefix. The anchors and quotations of the marks are still empty:
    ``annotations.marks.finish`` fills them in, for the ``language`` of the text.
    """
    lines = source.lines[first_line - 1 :]
    document = parse("\n".join(lines).removeprefix("\ufeff"))
    tokens, definitions = take_out(document.tokens)
    where = Where(source, first_line)
    context = Context(where, path, tuple(types))
    notes = Notes(context.writer, definitions)
    inlines = Inlines(context, notes)
    Blocks(context, inlines, notes).write(tokens)
    statements = inlines.said.statements()
    found = [*context.diagnostics, *_about_footnotes(definitions, notes, where), *_lost(document, where)]
    return Parsed(
        body=context.writer.body(),
        mentions=tuple(sorted(inlines.named.mentions, key=lambda mention: mention.spans[0].start)),
        statements=statements,
        diagnostics=tuple(found),
    )


def _about_footnotes(definitions: list[Definition], notes: Notes, where: Where) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for definition in definitions:
        place = where.source.place(where.line(definition.opening), 1, len(definition.label) + 4)
        if notes.by_label[definition.label] is not definition:
            found.append(diagnose("T303", place, label=definition.label))
        elif definition.label not in notes.order:
            found.append(diagnose("T301", place, label=definition.label))
    return found


def _lost(document: Document, where: Where) -> list[Diagnostic]:
    """What is written in the file and shown nowhere: links nobody uses, and blocks inside too many others."""
    found = [
        diagnose("T304", where.source.place(where.first_line + line, 1, len(label) + 2), label=label.lower())
        for label, line in document.unused
    ]
    deep = next((one for one in document.tokens if one.nesting == 1 and one.level >= BLOCK_NESTING - 1), None)
    if deep:
        found.append(diagnose("T305", where.source.place(where.line(deep)), limit=BLOCK_NESTING))
    return found
