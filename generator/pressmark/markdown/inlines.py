"""The inside of one leaf block: runs, emphasis, links, pictures, mentions and statements."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from pressmark.annotations.values import Mention
from pressmark.diagnostics import Diagnostic, Place, diagnose
from pressmark.markdown.footnotes import Notes
from pressmark.markdown.grammar import Forms, MentionForm
from pressmark.markdown.places import Where
from pressmark.markdown.said import Said, written_date
from pressmark.markdown.targets import read_target
from pressmark.markdown.writer import Writer
from pressmark.text import LinkEnd, LinkSlot, PageBreak, PictureSlot, Run, Span, escape
from pressmark.text.page_breaks import page_label

_NOTE = re.compile(r"(?<!\\)\[\^([^\]\s^]{1,80})\]")
_SURE = re.compile(r"0|1|0?\.[0-9]+|1\.0+")
_BAR_IN_TABLE = (
    "write ]] after the name; in a table the bar is written \\|: [[Vladimir Putin\\|the president]]"
)
_BREAKS = frozenset({"softbreak", "hardbreak"})
_TAGS = {"em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>"}


class Inlines:
    """Writes the inside of leaf blocks, one after the other, and collects what is said in them."""

    def __init__(self, where: Where, path: str, types: Sequence[str], writer: Writer, notes: Notes) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.mentions: list[Mention] = []
        self.said = Said(self.diagnostics)
        self._where, self._path, self._types = where, path, types
        self._writer, self._notes = writer, notes
        self._links: list[bool] = []
        self._rules: dict[str, Callable[[Token], None]] = {
            "text": lambda token: self._writer.text(token.content, self._linkable),
            "text_special": lambda token: self._writer.text(token.content, self._linkable),
            "softbreak": lambda token: self._writer.text("\n", self._linkable),
            "hardbreak": self._hard_break,
            "code_inline": self._code,
            "mention": self._mention,
            "statement_open": self._statement_open,
            "statement_close": self._statement_close,
            "link_open": self._link_open,
            "link_close": self._link_close,
            "image": self._picture,
            "footnote_ref": lambda token: self._notes.refer(token.meta["label"]),
        }

    def write(self, block: Token, cell: int = -1) -> None:
        """Write the children of the inline token ``block``; ``cell`` is its column when it is a table
        cell."""
        self._block, self._cell, self._places = block, cell, self._where.block(block, cell)
        self._forms: Forms = block.meta["forms"]
        children = block.children or []
        for at, token in enumerate(children):
            if token.type == "text" and token.content.startswith("[page") and self._page_break(children, at):
                continue
            rule = self._rules.get(token.type)
            if rule:
                rule(token)
            else:
                self._writer.markup(_TAGS[token.type])
        self._report(children)

    @property
    def _linkable(self) -> bool:
        return not any(self._links)

    def _place(self, offset: int, length: int = 1) -> Place:
        return self._places.at(offset, length)

    def _warn(self, code: str, offset: int, length: int = 1, /, **facts: object) -> None:
        self.diagnostics.append(diagnose(code, self._place(offset, length), hint=None, **facts))

    def _report(self, children: list[Token]) -> None:
        """What was wrong with the forms of this block, and signs of footnotes that do not exist."""
        for fault in self._forms.faults:
            hint = _BAR_IN_TABLE if fault.code == "T101" and self._cell >= 0 else None
            place = self._place(fault.start, fault.length)
            self.diagnostics.append(diagnose(fault.code, place, hint=hint, **fault.facts))
        for start in self._forms.unread:
            self._warn("T114", start)
        if "[^" in self._block.content:
            shown = " ".join(token.content for token in children if token.type == "text")
            for match in _NOTE.finditer(self._block.content):
                if match[0] in shown and match[1] not in self._notes.by_label:
                    self._warn("T302", match.start(), len(match[0]), label=match[1])

    def _hard_break(self, token: Token) -> None:
        self._writer.markup("<br>")
        self._writer.text("\n", self._linkable)

    def _code(self, token: Token) -> None:
        self._writer.markup("<code>")
        self._writer.text(token.content, linkable=False)
        self._writer.markup("</code>")

    def _page_break(self, children: list[Token], at: int) -> bool:
        label = page_label(children[at].content)
        alone = (at == 0 or children[at - 1].type in _BREAKS) and (
            at + 1 == len(children) or children[at + 1].type in _BREAKS
        )
        if label is None or not alone:
            return False
        slot = len(self._writer.pieces)
        self._writer.markup("")
        self._writer.text(children[at].content, linkable=False)
        run = self._writer.pieces[-1]
        assert isinstance(run, Run)
        self._writer.pieces[slot] = PageBreak(label, run.end)
        return True

    # Mentions and statements

    def _mention(self, token: Token) -> None:
        form: MentionForm = token.meta["form"]
        start = self._writer.length
        self._label(form, token.children)
        start = self._writer.since(start)
        length = form.end - form.start
        if form.wrong:
            self._warn(form.wrong, form.start, length, part=form.target)
        elif any(self._links):
            self._warn("T105", form.start, length, inside="the text of a link")
        elif self._writer.length > start:
            self._keep(form, Span(start, self._writer.length))

    def _label(self, form: MentionForm, label: list[Token] | None) -> None:
        if label is None:
            words = form.label or shown_target(form, self._types, self._forms.content)
            self._writer.text(words, self._linkable)
            return
        for token in label:
            if token.type in _BREAKS:
                self._writer.text(" ", self._linkable)
            elif token.type == "code_inline":
                self._writer.markup("<code>")
                self._writer.text(token.content, self._linkable)
                self._writer.markup("</code>")
            elif token.type in _TAGS:
                self._writer.markup(_TAGS[token.type])
            else:
                self._writer.text(token.content, self._linkable)

    def _keep(self, form: MentionForm, span: Span) -> None:
        values = form.attributes
        if form.label is None and form.target.rpartition(":")[2].strip() == "?":
            self._warn("T112", form.start, form.end - form.start)
        self.mentions.append(
            Mention(
                spans=(span,),
                target=form.target,
                fragment=form.fragment,
                role=values.get("role"),
                certainty=self._certainty(form),
                by=values.get("by"),
                checked_on=written_date(values, "checked", self._place, self.diagnostics),
                place=self._place(form.start, form.end - form.start),
            )
        )

    def _certainty(self, form: MentionForm) -> float | None:
        written = form.attributes.get("sure")
        if not written:
            return None
        if _SURE.fullmatch(written):
            return float(written)
        self._warn("T108", form.attributes.at["sure"], len(written) + 5, value=written)
        return None

    def _statement_open(self, token: Token) -> None:
        form = token.meta["form"]
        self.said.begin(form, self._writer.length)

    def _statement_close(self, token: Token) -> None:
        self.said.end(self._writer, self._place)

    # Links and pictures

    def _link_open(self, token: Token) -> None:
        written = str(token.attrs.get("href", ""))
        at = int(token.meta.get("at", 0))
        target = read_target(written, self._path)
        self._links.append(not target.code)
        if target.code:
            self._warn(target.code, at, address=written)
            return
        title = str(token.attrs.get("title", ""))
        self._writer.pieces.append(LinkSlot(target.address, target.fragment, title, self._place(at)))

    def _link_close(self, token: Token) -> None:
        if self._links.pop():
            self._writer.pieces.append(LinkEnd())

    def _picture(self, token: Token) -> None:
        written = str(token.attrs.get("src", ""))
        at = int(token.meta.get("at", 0))
        alt = " ".join(self._alt(token, at).split())
        target = read_target(written, self._path)
        if not alt:
            self._warn("T204", at, address=written)
        if target.outside:
            self._warn("T203", at, address=written)
            self._link_to_picture(target.address, alt or written, at)
        elif not target.address.startswith("media:"):
            self._warn(target.code if target.code == "T201" else "T205", at, address=written)
        else:
            title = str(token.attrs.get("title", ""))
            path = target.address.removeprefix("media:")
            self._writer.pieces.append(PictureSlot(path, alt, title, self._place(at)))

    def _link_to_picture(self, address: str, words: str, at: int) -> None:
        """A link in place of a picture that is not loaded; its words are not the report's, so they stand
        ``after``."""
        writer = self._writer
        writer.markup('<span class="after picture" data-pagefind-ignore>')
        if self._linkable:
            writer.pieces.append(LinkSlot(address, "", "", self._place(at)))
            writer.markup(escape(words))
            writer.pieces.append(LinkEnd())
        else:
            writer.markup(escape(words))
        writer.markup("</span>")

    def _alt(self, token: Token, at: int) -> str:
        """The description of a picture in plain words; a mention in it is a fault, and its words are kept."""
        words: list[str] = []
        for child in token.children or []:
            if child.type == "mention":
                form: MentionForm = child.meta["form"]
                offset = at + 2 + form.start
                self._forms.read.add(offset)
                self._warn("T105", offset, form.end - form.start, inside="the description of a picture")
                words.append(form.label or shown_target(form, self._types, ""))
            elif child.type == "statement_open":
                self._forms.read.add(at + 2 + child.meta["form"].start)
            elif child.type in _BREAKS:
                words.append(" ")
            else:
                words.append(child.content)
        return "".join(words)


def shown_target(form: MentionForm, types: Sequence[str], content: str) -> str:
    """What is shown of a mention without a label: its target without a type. As typed when there is no
    target."""
    if not form.target:
        return content[form.start : form.end]
    prefix, colon, name = form.target.partition(":")
    return name.strip() if colon and prefix.strip() in types and name.strip() else form.target
