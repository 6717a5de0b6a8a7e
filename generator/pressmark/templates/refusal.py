"""What ends a build because of its theme."""

from __future__ import annotations

from pressmark.diagnostics import Diagnostic


class RenderError(Exception):
    """The theme could not be used; ``diagnostic`` says where and why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic
