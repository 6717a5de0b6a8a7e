"""Links and pictures: slots whose address the whole archive knows, or words that lead nowhere."""

from __future__ import annotations

from markdown_it.token import Token

from pressmark.markdown.context import Context
from pressmark.markdown.grammar import MentionForm
from pressmark.markdown.named import Named
from pressmark.markdown.targets import read_target
from pressmark.text import LinkEnd, LinkSlot, PictureSlot, escape


class Links:
    """Writes links and pictures."""

    def __init__(self, context: Context, named: Named) -> None:
        self._context, self._writer, self._named = context, context.writer, named

    def open(self, token: Token) -> None:
        """Begin a link, if there may be one to that address."""
        written = str(token.attrs.get("href", ""))
        at = int(token.meta["at"])
        target = read_target(written, self._context.path)
        self._context.links.append(not target.code)
        if target.code:
            self._context.warn(target.code, at, address=_short(written))
            return
        title = str(token.attrs.get("title", ""))
        place = self._context.place(at)
        self._writer.pieces.append(LinkSlot(target.address, target.fragment, title, place))

    def close(self, token: Token) -> None:
        """End the link begun last."""
        if self._context.links.pop():
            self._writer.pieces.append(LinkEnd())

    def picture(self, token: Token) -> None:
        """Write a picture of ``content/media``; of one elsewhere, a link to it."""
        written = str(token.attrs.get("src", ""))
        at = int(token.meta["at"])
        description = " ".join(self._description(token, at).split())
        target = read_target(written, self._context.path)
        if not description:
            self._context.warn("T204", at, address=_short(written))
        if target.outside:
            self._context.warn("T203", at, address=_short(written))
            self._link_to(target.address, description or written, at)
        elif target.address.startswith("media:"):
            path, title = target.address.removeprefix("media:"), str(token.attrs.get("title", ""))
            self._writer.pieces.append(PictureSlot(path, description, title, self._context.place(at)))
        else:
            self._context.warn("T205", at, address=_short(written))

    def _link_to(self, address: str, words: str, at: int) -> None:
        """A link in place of a picture that is not loaded; its words are none of the report's."""
        linkable = self._context.linkable
        self._writer.markup('<span class="after picture" data-pagefind-ignore>')
        if linkable:
            self._writer.pieces.append(LinkSlot(address, "", "", self._context.place(at)))
        self._writer.markup(escape(words))
        if linkable:
            self._writer.pieces.append(LinkEnd())
        self._writer.markup("</span>")

    def _description(self, token: Token, at: int) -> str:
        """The description of a picture in plain words; a name in it is a fault, its words are kept."""
        words: list[str] = []
        read = self._context.forms.read
        for child in token.children or []:
            # markdown-it reads a description apart, after the two signs "![".
            if child.type == "mention":
                form: MentionForm = child.meta["form"]
                read.add(at + 2 + form.start)
                inside = "the description of a picture"
                self._context.warn("T105", at + 2 + form.start, form.end - form.start, inside=inside)
                words.append(self._named.words(form))
            elif child.type == "statement_open":
                read.add(at + 2 + child.meta["form"].start)
            else:
                words.append(" " if child.type in {"softbreak", "hardbreak"} else child.content)
        return "".join(words)


def _short(address: str) -> str:
    """``address`` as a message can hold it."""
    return address if len(address) <= 100 else address[:99] + "…"
