"""The fields of a file: found, read with the place of every value, and checked against the table of their
kind.

``reader`` turns YAML into nodes, ``mistakes`` says what is wrong where it cannot, ``shapes`` are the kinds
of values, ``tables`` the fields of each kind of file, ``check`` reads a table, ``document`` writes
``docs/fields.md``.
"""

from pressmark.frontmatter.check import period_problem, read_fields
from pressmark.frontmatter.nodes import Named, Row
from pressmark.frontmatter.reader import Extent, front_matter
from pressmark.frontmatter.tables import ARTICLE, ENTITY, PAGE, STORY

__all__ = [
    "ARTICLE",
    "ENTITY",
    "PAGE",
    "STORY",
    "Extent",
    "Named",
    "Row",
    "front_matter",
    "period_problem",
    "read_fields",
]
