"""A file that appears whole or not at all, and what runs that were killed have left beside it.

Whoever writes holds a lock on what it writes, which tells that from what was left: the system lets go of it when the
process ends, however it ends.
"""

import os
import secrets
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from api.files.errors import TargetUnwritable
from api.files.kinds import require_fitting
from qr.files.kinds import FileKind

if sys.platform != "win32":
    import fcntl

ENDING = ".part"


@contextmanager
def whole_file(target: Path, kind: FileKind) -> Iterator[Callable[[bytes], object]]:
    """Open a file beside the target that takes the target's name when the block has ended without an error.

    What was there before stays until then; what is left of runs that were killed goes. Yields what writes bytes.
    Raises TargetRefused where what is there is of another kind, and TargetUnwritable, at the beginning where that can
    be known by then; errors of the block itself pass through.
    """
    with write_errors(target):
        if target.is_dir():
            raise TargetUnwritable(f"{target} is a folder: name a file in it.")
        require_fitting(target, kind)
        clear(target)
        path, file = _opened(target)
    try:
        yield lambda data: _write(target, file, data)
        with write_errors(target):
            file.flush()
            os.fsync(file.fileno())
            path.replace(target)
    finally:
        path.unlink(missing_ok=True)
        with suppress(OSError):  # what could not be written is not wanted any more
            file.close()


def _opened(target: Path) -> tuple[Path, BinaryIO]:
    """A new file that is held, so that another run does not take it for one that was left."""
    while True:
        path = beside(target, secrets.token_hex(4))
        file = path.open("xb")
        hold(file.fileno())
        if path.exists():  # else somebody took it for one that was left, just then
            return path, file
        file.close()


def _write(target: Path, file: BinaryIO, data: bytes) -> None:
    with write_errors(target):
        file.write(data)


@contextmanager
def write_errors(target: Path) -> Iterator[None]:
    """Raise TargetUnwritable for errors of the system in the block."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise TargetUnwritable(f"{target} can't be written ({reason}): choose another place, or make room.") from error


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
