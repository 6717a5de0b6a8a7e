"""Names that a room gives, loaded when somebody asks for them: a build that changes nothing needs few."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def on_demand(room: str, files: Mapping[str, str]) -> Callable[[str], object]:
    """The ``__getattr__`` of the package ``room``: each name of ``files`` is taken from the file there that
    it is mapped to. The package tells a type checker of the same names by imports that never run.
    """

    def asked(name: str) -> object:
        if name not in files:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        return getattr(import_module(f"{room}.{files[name]}"), name)

    return asked
