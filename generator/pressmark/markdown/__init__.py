"""Markdown as reports are written in it: CommonMark with tables and footnotes, mentions and statements.

``parser`` sets markdown-it up; ``grammar`` finds mentions and statements in the source of a block;
``blocks`` and ``inlines`` turn tokens into a :class:`~pressmark.text.Body` and what is said about it.
"""

from pressmark.markdown.read import TYPES, read_markdown

__all__ = ["TYPES", "read_markdown"]
