"""Scripts and styles without comments and indentation mean what they meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from pressmark.lean import lean
from pressmark.templates import default_theme

SCRIPTS = {
    "a line's comment": ("a(); // says a\n// says b\nb();\n", "a();\nb();\n"),
    "a block": ("/** What it\n * does. */\nexport const x = 1; /* one */\n", "export const x = 1;\n"),
    "between words": ("const/* a name */x = 1;", "const x = 1;\n"),
    "indentation and empty lines": ("if (a) {\n  b();\n\n\n\tc();\n}\n", "if (a) {\nb();\nc();\n}\n"),
    "lines stay lines": ("a\n  b\n", "a\nb\n"),
    "no comment in a string": ("x = 'http://a' + \"/* b */\"; // c\n", "x = 'http://a' + \"/* b */\";\n"),
    "quotes in a comment": ("a(); // it's\nb(); /* \" */ c('//');\n", "a();\nb();   c('//');\n"),
    "an escaped quote": (r"x = 'it\'s // not'; // so" + "\n", r"x = 'it\'s // not';" + "\n"),
    "a template as it is": (
        "x = `\n  // no\n  ${a /* b */}\n`; // c\n",
        "x = `\n  // no\n  ${a /* b */}\n`;\n",
    ),
    "templates in templates": (
        "x = `a ${f({ b: `}//${'`'}` })} /* c */`; // d\n",
        "x = `a ${f({ b: `}//${'`'}` })} /* c */`;\n",
    ),
    "a regular expression": ("x = /[/*]'\\/\\/`/gu.test(y); // z\n", "x = /[/*]'\\/\\/`/gu.test(y);\n"),
    "after a word": ("return /'/.test(x); // y\n", "return /'/.test(x);\n"),
    "a division": (
        "x = a / b / c; // '\ny = (a) / 2 / d[1] / 3; // '\n",
        "x = a / b / c;\ny = (a) / 2 / d[1] / 3;\n",
    ),
    "of a slash alone": ("/[/]/.test('//')\n", "/[/]/.test('//')\n"),
    "nothing but comments": ("// a\n/* b */\n", "\n"),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts(name: str) -> None:
    given, expected = SCRIPTS[name]
    assert lean("a.js", given.encode()).decode() == expected
    assert lean("a.js", expected.encode()).decode() == expected


STYLES = {
    "comments and indentation": ("/* a */\nb {\n  c: d; /* e */\n\n  f: g;\n}\n", "b {\nc: d;\nf: g;\n}\n"),
    "in quotation marks": (
        'a::before {\n  content: "/* b */  \\"";\n}\n',
        'a::before {\ncontent: "/* b */  \\"";\n}\n',
    ),
    "an address": ("a { b: url(c/*d*/e) }\n", "a { b: url(c/*d*/e) }\n"),
    "signs of an address alone": ("ul > u { a: b }\n", "ul > u { a: b }\n"),
}


@pytest.mark.parametrize("name", STYLES)
def test_styles(name: str) -> None:
    given, expected = STYLES[name]
    assert lean("a.css", given.encode()).decode() == expected


@pytest.mark.parametrize(
    "text",
    [
        "x = `never closed // a\n",
        "x = /never closed // a\n",
        "}\n// one too many\n",
        "\udcff".encode("utf-8", "surrogateescape"),
    ],
)
def test_what_is_not_understood_stays(text: str | bytes) -> None:
    data = text.encode() if isinstance(text, str) else text
    assert lean("a.js", data) == data


def test_other_files_stay() -> None:
    assert lean("a.svg", b"<svg>\n  <!-- a // b -->\n</svg>") == b"<svg>\n  <!-- a // b -->\n</svg>"


def of_the_theme() -> list[Path]:
    return [file for file in sorted((default_theme() / "assets").iterdir()) if file.suffix in (".js", ".css")]


@pytest.mark.parametrize("file", of_the_theme(), ids=lambda file: file.name)
def test_files_of_the_theme_are_understood(file: Path) -> None:
    data = file.read_bytes()
    bare = lean(file.name, data)
    assert len(bare) < len(data)
    assert b"\n " not in bare
    assert b"\n//" not in bare
    assert b"/**" not in bare


RULES = """texts => texts.map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [...sheet.cssRules].map((rule) => rule.cssText).join("");
})"""
# A module cannot be run without the others, but whether it is grammatical can be asked.
GRAMMATICAL = """texts => texts.map((text) => {
    const parts = text.replace(/^import [^;]*;/gm, "").replace(/^export /gm, "");
    const alone = parts.replaceAll("import.meta", "({})");
    return new Function(`return async () => {${alone}\\n}`) instanceof Function;
})"""


@pytest.mark.browser
def test_a_browser_reads_the_same_rules_and_grammatical_scripts(page: Page) -> None:
    page.goto("about:blank")
    for file in of_the_theme():
        data = file.read_bytes()
        texts = [data.decode(), lean(file.name, data).decode()]
        if file.suffix == ".css":
            before, after = page.evaluate(RULES, texts)
            assert before == after, file.name
        else:
            assert page.evaluate(GRAMMATICAL, texts) == [True, True], file.name
