"""The Nu HTML checker finds nothing on any page of the repository's archive."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.audit

# The checker reads the pages as files, to which 'self' is nobody, and takes blocks of JSON for scripts.
# Browser tests hold the policy as it is published: no page breaks it, and none says so on its console.
_OF_POLICY = "violates Content Security Policy (meta tag)"


def _messages(tools: Path, target: Path) -> list[str]:
    """What the checker says of all pages in a folder: errors and warnings, each with its file and line."""
    jar = tools / "vnu-jar" / "build" / "dist" / "vnu.jar"
    options = ["--skip-non-html", "--format", "json"]
    command = ["java", "-Xss4m", "-jar", str(jar), *options, str(target)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return [
        f"{message.get('url', '')}:{message.get('lastLine', 0)}: {message['message']}"
        for message in json.loads(run.stderr)["messages"]
        if _OF_POLICY not in message["message"]
    ]


def test_no_page_has_an_error(published: tuple[Path, str], tools: Path) -> None:
    folder, _ = published
    assert len(list(folder.rglob("*.html"))) > 50
    messages = _messages(tools, folder)
    assert not messages, "\n".join(messages[:40])


def test_the_checker_is_awake(tmp_path: Path, tools: Path) -> None:
    (tmp_path / "broken.html").write_text(
        "<!doctype html><title>Broken</title><p><a href=/><a href=/>two</a>"
    )
    assert _messages(tools, tmp_path)
