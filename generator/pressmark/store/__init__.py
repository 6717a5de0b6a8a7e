"""What one build leaves for the next: a memory in one file, and stamps that tell whether a file is the same.

The memory only ever saves work: whatever is in it was computed from equal inputs, and without it, or with one
that cannot be read, a build does the same and takes longer.
"""

from pressmark.store.aside import Aside, PutAside
from pressmark.store.looking import Asked, stamps_of
from pressmark.store.memory import Busy, Memory
from pressmark.store.stamps import (
    NO_STAMP,
    STAMP_SIZE,
    UNPROVED,
    Clock,
    Stamp,
    in_pieces,
    packed_stamp,
    stamp_of,
)

__all__ = [
    "NO_STAMP",
    "STAMP_SIZE",
    "UNPROVED",
    "Aside",
    "Asked",
    "Busy",
    "Clock",
    "Memory",
    "PutAside",
    "Stamp",
    "in_pieces",
    "packed_stamp",
    "stamp_of",
    "stamps_of",
]
