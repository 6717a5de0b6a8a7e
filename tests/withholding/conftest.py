"""The workshop of the build's tests, for archives that withhold something."""

from tests.building.conftest import workshop

__all__ = ["workshop"]
