"""The interface in every language that Pressmark brings: all of it, and printed as papers of that language
print."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest

from pressmark.languages import read_strings
from pressmark.templates import default_theme

FILES = {file.stem: file.read_bytes() for file in sorted((default_theme() / "strings").glob("*.toml"))}
OTHERS = [tag for tag in FILES if tag != "en"]
ENGLISH = tomllib.loads(FILES["en"].decode())


def _sentences(tag: str) -> Iterator[tuple[str, str]]:
    """Every sentence of a language with the key it stands under; facts in braces are letters here."""
    for key, value in tomllib.loads(FILES[tag].decode()).items():
        for words in [value] if isinstance(value, str) else value.values():
            yield key, re.sub(r"\{\w+\}", "X", words)


def test_these_languages_are_there() -> None:
    assert {"en", "de", "fr", "ru"} <= FILES.keys()


@pytest.mark.parametrize("tag", OTHERS)
def test_nothing_is_missing_too_much_or_lost(tag: str) -> None:
    """Every key, every fact, every plural form that the language has: what the program itself checks."""
    english, _ = read_strings("en.toml", FILES["en"], "en")
    _, problems = read_strings(f"{tag}.toml", FILES[tag], tag, english)
    assert [f"{problem.message} ({problem.place.line})" for problem in problems] == []


def test_english_is_whole() -> None:
    _, problems = read_strings("en.toml", FILES["en"], "en")
    assert problems == ()


@pytest.mark.parametrize("tag", OTHERS)
def test_the_files_can_be_laid_side_by_side(tag: str) -> None:
    """Keys in one order: so a translator sees at once where a new one belongs."""
    assert list(tomllib.loads(FILES[tag].decode())) == list(ENGLISH)


@pytest.mark.parametrize("tag", OTHERS)
def test_sentences_are_translated(tag: str) -> None:
    """Words may look alike in two languages; whole sentences do not."""
    same = [key for key, words in _sentences(tag) if words == ENGLISH[key] and words.count(" ") > 1]
    assert [key for key in same if key != "separator"] == []


@pytest.mark.parametrize("tag", FILES)
def test_signs_are_those_of_print(tag: str) -> None:
    """No signs of a typewriter, no space at an end (but that of a separator), no two spaces together."""
    wrong = [
        (key, words)
        for key, words in _sentences(tag)
        if re.search(r"[\"']|\.\.\.| - |  ", words)
        or (words != words.strip() and key not in ("separator", "list_comma"))
    ]
    assert wrong == []


QUOTES = {"en": ("“", "”"), "de": ("„", "“"), "fr": ("«", "»"), "ru": ("«", "»")}


@pytest.mark.parametrize("tag", QUOTES)
def test_quotation_marks_are_those_of_the_language(tag: str) -> None:
    strange = set("“”„«»‹›‘‚") - set(QUOTES[tag])
    assert [(key, words) for key, words in _sentences(tag) if strange & set(words)] == []
    opening, closing = QUOTES[tag]
    assert [(k, w) for k, w in _sentences(tag) if w.count(opening) != w.count(closing)] == []


def test_french_sets_a_narrow_space_that_does_not_break_before_its_double_signs() -> None:
    wrong = [
        (key, words)
        for key, words in _sentences("fr")
        if re.search(r"(?<!\u202f)[:;?!»%]|«(?!\u202f)", words)
    ]
    assert wrong == []
    assert sum("\u202f" in words for _, words in _sentences("fr")) > 20


@pytest.mark.parametrize("tag", ["de", "ru"])
def test_no_line_breaks_before_a_percent_sign(tag: str) -> None:
    assert [w for _, w in _sentences(tag) if re.search(r"(?<!\u00a0)%", w)] == []


def test_german_addresses_its_readers_politely() -> None:
    """Sie, never du."""
    assert [w for _, w in _sentences("de") if re.search(r"\b(du|dein\w*|dir|dich)\b", w, re.IGNORECASE)] == []


def test_letters_of_another_alphabet_do_not_hide_among_russian_ones() -> None:
    """A Latin a in a Russian word looks right and cannot be found."""
    mixed = re.compile(r"[а-яё][a-z]|[a-z][а-яё]", re.IGNORECASE)
    assert [w for _, w in _sentences("ru") if mixed.search(w.replace("X", ""))] == []
