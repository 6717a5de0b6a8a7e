"""The collector of cycles while a site is made: most of what is made then stays, and has no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# As usual it looks at everything that was made lately after every 700 values: 6 % of a build. After far more
# of them, what it frees is no longer in the processor's own memory: pages are rendered more slowly then.
_SELDOM = (10_000, 20, 100)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """The collector runs less often within the block."""
    usual = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
