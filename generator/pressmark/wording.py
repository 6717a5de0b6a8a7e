"""The words of the interface in the language of an archive: which files of the theme say them, and in which
order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pressmark.diagnostics import Diagnostic
from pressmark.languages import Strings, read_strings
from pressmark.templates import Theme

_ENGLISH = "strings/en.toml"


def read_interface(theme: Theme, language: str) -> tuple[Strings, tuple[Diagnostic, ...]]:
    """The words of ``language``, English ones where it has none, and what is wrong with its files.

    Pressmark's English says all there is to say. Over it lies its file of the language (``de`` for
    ``de-AT``), over that the archive's own file of the same name, then those of the exact tag. An own file
    over one of Pressmark's changes some words; one that stands alone must have them all.

    Raises :class:`pressmark.templates.RenderError` for a file that cannot be opened.
    """
    english, said = read_strings(f"theme:{_ENGLISH}", theme.default(_ENGLISH), "en")
    strings, found, complete = replace(english, language=language), list(said), False
    for name in _files(language):
        for path, data in _layers(theme, name):
            if data != theme.default(_ENGLISH):
                strings, wrong = read_strings(path, data, language, strings, whole=not complete)
                found.extend(wrong)
            complete = True
    return strings, tuple(found)


def languages_of(theme: Theme) -> tuple[str, ...]:
    """The tags of the languages that the theme has words in, sorted."""
    return tuple(name.removeprefix("strings/").removesuffix(".toml") for name in theme.names("strings"))


def has_words(theme: Theme, language: str) -> bool:
    """Whether the theme has a file of words for ``language``."""
    return not set(_files(language)).isdisjoint(theme.names("strings"))


def _files(language: str) -> tuple[str, ...]:
    """The files that say the words of ``language``, the widest first."""
    return tuple(f"strings/{tag}.toml" for tag in dict.fromkeys((language.partition("-")[0], language)))


def _layers(theme: Theme, name: str) -> Iterator[tuple[str, bytes]]:
    """Pressmark's file ``name`` and the archive's own: how each is shown to authors, and its bytes."""
    try:
        default = theme.default(name)
    except FileNotFoundError:
        default = b""
    if default:
        yield f"theme:{name}", default
    own = theme.read(name)
    if own is not None and own != default:
        yield theme.shown(name), own
