"""One file, one record: pure functions from path, bytes and settings to a frozen value and its diagnostics.

A record knows nothing of any other file. Names in it are :class:`Written`: the words and their place, to be
resolved when the archive is linked.
"""

from pressmark.records.article import read_article
from pressmark.records.entity import read_entity
from pressmark.records.media import read_media
from pressmark.records.reader import (
    ArticleFiles,
    Read,
    Reading,
    Records,
    Run,
    article_files,
    read_one,
    read_records,
)
from pressmark.records.story import read_page, read_story

__all__ = [
    "ArticleFiles",
    "Read",
    "Reading",
    "Records",
    "Run",
    "article_files",
    "read_article",
    "read_entity",
    "read_media",
    "read_one",
    "read_page",
    "read_records",
    "read_story",
]
