"""The end of a STEP file: whether it is there."""

import mmap
import re
from pathlib import Path

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
