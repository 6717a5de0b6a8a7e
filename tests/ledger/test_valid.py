"""The Nu HTML checker finds nothing on a page that leads on, nor on one to choose from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.conftest import tools
from tests.audit.test_nu_checker import _messages
from tests.ledger.conftest import Make
from tests.ledger.test_in_chromium import FILES

__all__ = ["tools"]

pytestmark = pytest.mark.audit


def test_no_page_at_an_old_address_has_an_error(press: Make, tools: Path) -> None:
    made = press(FILES)
    assert not made.build().failed
    for name in ("old", "roe"):
        assert _messages(tools, made.site / "people" / name) == []
