"""What ``docs/import.md`` shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from pressmark.cli.imports import import_command

PAGE = Path(__file__).parents[2] / "docs" / "import.md"


def examples() -> list[str]:
    """The indented blocks of the page, without their indentation."""
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"(?:^    .*\n|^     .*\n|^\n(?=    ))+", text, re.MULTILINE)
    return [re.sub(r"^    ", "", block.strip("\n"), flags=re.MULTILINE) for block in blocks]


def test_the_example_of_a_plain_text(tmp_path: Path) -> None:
    received = next(block for block in examples() if block.startswith(" date "))
    fields = next(block for block in examples() if block.startswith("title: "))
    (tmp_path / "content").mkdir()
    file = tmp_path / "Flood (final).txt"
    file.write_text(received + "\n", encoding="utf-8")
    run = CliRunner().invoke(
        import_command, ["text", str(file), "--root", str(tmp_path), "--added", "2026-11-22"]
    )
    assert run.exit_code == 0, run.output
    articles = tmp_path / "content" / "articles" / "1953"
    assert (articles / "1953-02-01-flood.yaml").read_text(encoding="utf-8") == fields + "\n"
    text = (articles / "1953-02-01-flood.txt").read_text(encoding="utf-8")
    assert " date 1953-02-01 " + text == received + "\n"


def test_every_option_is_on_the_page() -> None:
    options = {name for option in import_command.params for name in option.opts if name.startswith("--")}
    text = PAGE.read_text(encoding="utf-8")
    assert options == set(re.findall(r"`(--[a-z-]+)", text))
