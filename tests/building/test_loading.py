"""A build that changes nothing loads nothing that makes pages: loading takes longer than looking."""

from __future__ import annotations

import subprocess
import sys

from tests.building.conftest import Make

_BUILD = """
import sys
from pressmark.cli import main
try:
    main(["build", "--root", sys.argv[1], "--no-search"])
except SystemExit as end:
    assert not end.code
print("LOADED", *sorted(sys.modules))
"""

OURS = {
    *("building", "building.processes", "building.processes.jobs", "building.start", "building.values"),
    *("building.standing", "building.standing.expected", "building.standing.files_read"),
    *("building.standing.inventory", "building.standing.look", "building.standing.site"),
    *("building.standing.unchanged",),
    *("cli", "cli.build", "cli.report"),
    *("diagnostics", "diagnostics.codes", "diagnostics.formats", "diagnostics.values"),
    *("keys", "store", "ondemand", "output", "output.folder", "sources"),
    *("templates", "templates.refusal", "templates.theme"),
}
"""Of the rooms that hold little more, all files are meant."""
WHOLE = ("keys.", "store.")
OF_OTHERS = {
    *("jinja2", "markupsafe", "markdown_it", "mdit_py_plugins", "yaml", "msgspec", "babel", "pyuca"),
    *(
        "watchdog",
        "multiprocessing",
        "concurrent.futures",
        "asyncio",
        "importlib.metadata",
        "tomllib",
        "json",
    ),
    *("email", "tempfile", "shutil", "subprocess", "http", "socket", "difflib", "importlib.resources"),
}


def _loaded(root: str) -> tuple[str, set[str]]:
    """What a build says, and the modules that are there when it ends."""
    command = [sys.executable, "-c", _BUILD, root]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    said, _, modules = ran.stdout.partition("LOADED ")
    return said, set(modules.split())


def test_a_build_that_changes_nothing_loads_little(workshop: Make) -> None:
    made = workshop({"content/articles/flood.md": "---\ntitle: The flood\ndate: 1953-02-01\n---\nWords.\n"})
    _, first = _loaded(str(made.root))
    assert {"jinja2", "pressmark.pages.kinds"} <= first
    said, modules = _loaded(str(made.root))
    assert "nothing changed" in said
    assert modules & OF_OTHERS == set()
    ours = {name.removeprefix("pressmark.") for name in modules if name.startswith("pressmark.")}
    assert {name for name in ours if not name.startswith(WHOLE)} <= OURS


def test_what_is_said_again_needs_no_table_of_codes(workshop: Make) -> None:
    made = workshop(
        {"content/articles/flood.md": "---\ntitle: The flood\ndate: 1953-02-01\n---\n[[Nobody]] saw it.\n"}
    )
    _loaded(str(made.root))
    said, modules = _loaded(str(made.root))
    assert "1 warning" in said
    assert "tomllib" not in modules
