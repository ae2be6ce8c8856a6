"""What runs that were killed have left beside their targets, told from what runs that go on are writing.

Whoever writes holds a lock on it; the system lets go of it when the process ends, however it ends.
"""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

ENDING = ".part"


def beside(target: Path, mark: str) -> Path:
    """Return the place beside a target where a run writes, by a mark of its own."""
    return target.parent / f".{target.name}.{mark}{ENDING}"


def hold(opened: int) -> bool:
    """Hold an open file or folder until it is closed; False where another process holds it."""
    if sys.platform == "win32":
        return False  # there is no such lock there: nothing counts as left
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def clear(target: Path) -> None:
    """Delete the files and folders beside a target that nobody holds any more."""
    for left in target.parent.iterdir():
        if left.name.startswith(f".{target.name}.") and left.name.endswith(ENDING) and not left.is_symlink():
            with suppress(FileNotFoundError):  # another run was quicker
                _delete_if_left(left)


def _delete_if_left(left: Path) -> None:
    opened = os.open(left, os.O_RDONLY)
    try:
        if hold(opened):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
    finally:
        os.close(opened)
