"""The line of ``requirements.txt`` that installs the very Pressmark that is running."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

from pressmark import __version__


def requirement() -> str:
    """The repository and commit when it was installed from one, otherwise the version.

    Source: “Recording the Direct URL Origin of installed distributions” (PEP 610).
    """
    origin = _origin()
    version_control = origin.get("vcs_info")
    if not version_control:
        return f"pressmark=={__version__}"
    return f"pressmark @ {version_control['vcs']}+{origin['url']}@{version_control['commit_id']}"


def _origin() -> dict[str, Any]:
    try:
        recorded = distribution("pressmark").read_text("direct_url.json")
    except PackageNotFoundError:
        return {}
    found: dict[str, Any] = json.loads(recorded) if recorded else {}
    return found
