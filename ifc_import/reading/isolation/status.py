"""The kind and size of the file at a path typed by a person; no function here raises, not even for a name too long."""

import os
import stat
from pathlib import Path


def is_there(path: Path) -> bool:
    """Whether the path exists."""
    return _status(path) is not None


def is_file(path: Path) -> bool:
    """Whether the path is an ordinary file."""
    found = _status(path)
    return found is not None and stat.S_ISREG(found.st_mode)


def is_special(path: Path) -> bool:
    """Whether the path is neither a file nor a folder, such as a device or pipe, which may be endless or block."""
    found = _status(path)
    return found is not None and not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode))


def size_bytes(path: Path) -> int:
    """The size of an ordinary file; 0 for anything else."""
    found = _status(path)
    return found.st_size if found is not None and stat.S_ISREG(found.st_mode) else 0


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):
        return None
