"""Writes ``docs/fields.md`` from the tables: ``python -m pressmark.frontmatter.document >
docs/fields.md``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pressmark.config import RESERVED, SETTINGS
from pressmark.frontmatter.shapes import Field, Shape
from pressmark.frontmatter.tables import ARTICLE, ENTITY, PAGE, STORY

_HEAD = """# Fields

What can be said of an article, a name, a story, a page, and of the archive. This page is made from the
tables that Pressmark reads with (`python -m pressmark.frontmatter.document`); change them, not this page.

Fields are written one a line, `name: value`, between two lines `---` at the top of a file. A list stands in
brackets, `[one, two]`, or on lines of its own that begin with a hyphen; where a field can have several
values, a single one needs no brackets. A table stands in braces, `{name: value, name: value}`, or on
indented lines of its own. A value that holds a colon with a space after it, or that begins with one of ``[ ]
{ } " ' # & * ! | > % @ ` `` or a hyphen and a space, stands between quotation marks. An empty value is as
good as none. An unknown field is a warning and has no effect.

**Dates** are written `2015`, `2015-09`, `2015-09-30`, `2015-09-30T14:05+03:00`, `1953?` (uncertain), `1953~`
(about), `195X` (the 1950s), `1951/1953` (from, to), or `undated`. The day of a report is the day written,
whatever its zone.

**Names** are written as in a text: a name, another name or a slug, with its type before it where it would be
ambiguous, `person:jane-roe`. Articles are named by their id, the name of their file without its ending.

**Languages** are codes such as `en`, `nl`, `zh-Hant` (BCP 47). **Web addresses** begin with `https://` or
`http://`.
"""

_ARTICLE = """
## Article

`content/articles/**/STEM.md`, the fields at the top and the report below; or `STEM.txt`, the report alone,
with its fields in `STEM.yaml` beside it. The stem is the id of the article and part of its address for good.
`STEM.annotations.json` holds annotations made with other programs.
"""

_ENTITY = """
## Name

`content/entities/<type>/SLUG.md`: a person, organisation, place, event, source, or a type that
`archive.toml` declares. The words below the fields are the note that stands at the head of its page.
"""

_STORY = """
## Story

`content/stories/SLUG.md`: an ordered thread of reports. The words below the fields introduce it. A report
joins a story with its field `story`.
"""

_PAGE = """
## Fixed page

`content/pages/SLUG.md`, such as `about.md`.
"""

_SETTINGS = """
## archive.toml

The settings of the archive, in `content/archive.toml`. They are written in TOML: text stands between
quotation marks, numbers, `true` and `false` without.

| setting | value | meaning |
|---|---|---|
"""


def fields_page() -> str:
    """The whole of ``docs/fields.md``."""
    parts = [_HEAD]
    for words, fields in ((_ARTICLE, ARTICLE), (_ENTITY, ENTITY), (_STORY, STORY), (_PAGE, PAGE)):
        parts += [words, "\n", *_table(fields.values()), *_inner_tables(fields)]
    parts.append(_SETTINGS)
    parts += [f"| `{s.key}` | {s.shape} | {s.meaning} |\n" for s in SETTINGS]
    reserved = ", ".join(f"`{word}`" for word in sorted(RESERVED))
    parts.append(f"\nThe plural of a declared type cannot be one of {reserved}.\n\nFor example:\n\n")
    parts.append("```toml\n" + "\n".join(_in_file_order()) + "\n```\n")
    return "".join(parts)


def _table(fields: Iterable[Field]) -> Iterator[str]:
    yield "| field | value | meaning | example |\n|---|---|---|---|\n"
    for field in fields:
        name = f"**`{field.name}`**" if field.required else f"`{field.name}`"
        value = f"{_words(field.shape)}{', one or several' if field.many else ''}"
        meaning = f"{field.meaning} Required." if field.required else field.meaning
        yield f"| {name} | {value} | {meaning} | {_code(field.example)} |\n"


def _inner_tables(fields: Mapping[str, Field]) -> Iterator[str]:
    """The tables that stand inside fields, each once, under the names of the fields that hold it."""
    holders: dict[int, tuple[Shape, list[str]]] = {}
    for field in fields.values():
        if field.shape.fields:
            holders.setdefault(id(field.shape), (field.shape, []))[1].append(f"`{field.name}`")
    for shape, names in holders.values():
        alone = f" Text alone stands for `{shape.short}`." if shape.short else ""
        yield f"\n**In {', '.join(names)}:**{alone}\n\n"
        yield from _table(shape.fields)


def _words(shape: Shape) -> str:
    return shape.words.replace("|", "\\|")


def _code(example: str) -> str:
    return f"`{example}`".replace("|", "\\|")


def _in_file_order() -> list[str]:
    """The examples of the settings, those of no table first, as a file needs them."""
    plain = [s.example for s in SETTINGS if not s.example.startswith("[")]
    tables = [f"\n{s.example}" for s in SETTINGS if s.example.startswith("[")]
    return plain + tables


if __name__ == "__main__":
    print(fields_page(), end="")
