"""The blocks of a Markdown file: paragraphs, headings, lists, quotations, tables, code, rules and
footnotes."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.token import Token

from pressmark.diagnostics import diagnose
from pressmark.markdown.context import Context
from pressmark.markdown.footnotes import Notes
from pressmark.markdown.inlines import Inlines
from pressmark.text import escape

_CONTAINERS = {
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "bullet_list_open": "<ul>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_open": "<li>",
    "list_item_close": "</li>\n",
    "hr": "<hr>\n",
    "thead_open": "<thead>\n",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
}


class Blocks:
    """Writes block tokens; what stands inside a leaf block is left to :class:`Inlines`."""

    def __init__(self, context: Context, inlines: Inlines, notes: Notes) -> None:
        self._context, self._inlines, self._notes = context, inlines, notes
        self._writer = writer = context.writer
        self._cell = -1
        self._row = 0
        self._first_row = False
        self._side = ""
        self._levels: list[int] = []
        self._rules: dict[str, Callable[[Token], None]] = {
            "paragraph_open": lambda token: writer.open_block(),
            "paragraph_close": self._paragraph_close,
            "heading_open": lambda token: writer.open_block(),
            "heading_close": self._heading_close,
            "inline": lambda token: inlines.write(token, self._cell),
            "fence": self._fence,
            "ordered_list_open": self._ordered_list_open,
            "table_open": self._table_open,
            "table_close": self._table_close,
            "tr_open": self._row_open,
            "tr_close": self._row_close,
            "th_open": self._cell_open,
            "td_open": self._cell_open,
            "th_close": self._cell_close,
            "td_close": self._cell_close,
        }

    def write(self, tokens: list[Token]) -> None:
        """Write ``tokens``, then every footnote that was referred to, in the order of first reference."""
        self._write(tokens)
        if not self._notes.order:
            return
        self._writer.markup('<div class="footnotes"><ol>\n')
        ends: list[int] = []
        for label in self._notes.order:  # grows while footnotes refer to others
            self._writer.markup(f'<li id="fn-{len(ends) + 1}">')
            self._write(self._notes.by_label[label].tokens)
            ends.append(len(self._writer.pieces))
            self._writer.markup("</li>\n")
        self._writer.markup("</ol></div>\n")
        self._link_back(ends)

    def _write(self, tokens: list[Token]) -> None:
        for token in tokens:
            container = _CONTAINERS.get(token.type)
            if container:
                self._writer.markup(container)
            else:
                self._rules[token.type](token)

    def _link_back(self, ends: list[int]) -> None:
        """Put the links back before the end of each footnote: known only now, when all references are."""
        for number, at in reversed(list(enumerate(ends, start=1))):
            self._writer.insert(at, self._notes.links_back(number))

    def _paragraph_close(self, token: Token) -> None:
        # The paragraphs of a tight list are "hidden": a div shows them without the space of a paragraph.
        self._writer.close_block("div" if token.hidden else "p", "paragraph")

    def _heading_close(self, token: Token) -> None:
        # The page's own title is the only h1. Readers who go from heading to heading must not miss a level
        # that is not there, so what counts is how deep a heading lies, not how many "#" it has.
        level = int(token.tag[1])
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        self._writer.close_block(f"h{min(6, len(self._levels) + 1)}", "heading")

    def _fence(self, token: Token) -> None:
        language = token.info.split()[0] if token.info.split() else ""
        self._writer.open_block()
        self._writer.markup(f'<code class="language-{escape(language)}">' if language else "<code>")
        self._writer.text(token.content.removesuffix("\n"), linkable=False)
        self._writer.markup("</code>")
        self._writer.close_block("pre", "code")

    def _ordered_list_open(self, token: Token) -> None:
        start = int(token.attrs.get("start", 1))
        self._writer.markup(f'<ol start="{start}">\n' if start != 1 else "<ol>\n")

    def _table_open(self, token: Token) -> None:
        self._first_row = True
        self._writer.markup('<div class="table"><table>\n')

    def _table_close(self, token: Token) -> None:
        self._cell = -1
        self._writer.markup("</table></div>\n")

    def _row_open(self, token: Token) -> None:
        self._row, self._cell = self._context.where.line(token), -1
        self._writer.markup("<tr>\n")

    def _row_close(self, token: Token) -> None:
        """End a row; cells beyond those of the first row are not shown, which is said."""
        self._writer.markup("</tr>\n")
        where, count = self._context.where, self._cell + 1
        if where.cells(self._row) > count:
            place = where.source.place(self._row, where.cell(self._row, count) + 1)
            self._context.diagnostics.append(diagnose("T306", place, count=count))

    def _cell_open(self, token: Token) -> None:
        self._cell += 1
        if self._cell:
            self._writer.separate("\t")
        elif not self._first_row:
            self._writer.separate("\n")
        self._first_row = False
        self._side = str(token.attrs.get("style", "")).removeprefix("text-align:")
        self._writer.open_block()

    def _cell_close(self, token: Token) -> None:
        # A class, not a style: the pages' content security policy allows no inline styles.
        scope = ' scope="col"' if token.tag == "th" else ""
        side = f' class="align-{self._side}"' if self._side in {"left", "right", "center"} else ""
        self._writer.close_block(token.tag, "cell", scope + side)
