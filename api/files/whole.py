"""Writes files whole or not at all, and deletes what killed runs have left beside them.

A run holds a lock on the file that it writes, which distinguishes it from leftovers: the system releases the lock when
the process ends, for whatever reason.
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
    """Open a temporary file beside the target, which replaces the target when the block ends without an error.

    An existing file remains until then; files left by killed runs are deleted. Yields a function that writes bytes.
    Raises TargetRefused where the existing file is of another kind, and TargetUnwritable, before the block if that can
    be known by then; errors of the block itself are passed on.
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
    """A new locked file, so that another run does not take it for a leftover."""
    while True:
        path = beside(target, secrets.token_hex(4))
        file = path.open("xb")
        hold(file.fileno())
        if path.exists():  # else another run has just deleted it as a leftover
            return path, file
        file.close()


def _write(target: Path, file: BinaryIO, data: bytes) -> None:
    with write_errors(target):
        file.write(data)


@contextmanager
def write_errors(target: Path) -> Iterator[None]:
    """Raise TargetUnwritable for system errors in the block."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise TargetUnwritable(f"{target} can't be written ({reason}): choose another place, or make room.") from error


def beside(target: Path, mark: str) -> Path:
    """The path of the temporary file or folder beside a target; `mark` is unique for each run."""
    return target.parent / f".{target.name}.{mark}{ENDING}"


def hold(opened: int) -> bool:
    """Lock an open file or folder until it is closed; False where another process has locked it."""
    if sys.platform == "win32":
        return False  # there is no such lock on Windows, so that nothing counts as a leftover
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def clear(target: Path) -> None:
    """Delete the temporary files and folders beside a target that no process has locked."""
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
