"""Single files put in place in one step."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` in one step: what stood there stays whole until then. Raises ``OSError``."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode if path.exists() else 0o644
        Path(name).chmod(mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def replaced(path: Path, data: bytes) -> Iterator[None]:
    """``data`` stands at ``path``; if what is done in the context fails, what stood there before does again.
    Raises ``OSError`` when it cannot be written; nothing is changed then.
    """
    before = path.read_bytes() if path.exists() else None
    if before == data:
        yield
        return
    replace_file(path, data)
    try:
        yield
    except BaseException:
        path.unlink() if before is None else replace_file(path, before)
        raise
