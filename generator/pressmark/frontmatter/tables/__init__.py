"""One table for each kind of file: field, shape, whether it is required or can be several, meaning,
example."""

from pressmark.frontmatter.tables.article import ARTICLE
from pressmark.frontmatter.tables.entity import ENTITY
from pressmark.frontmatter.tables.story import PAGE, STORY

__all__ = ["ARTICLE", "ENTITY", "PAGE", "STORY"]
