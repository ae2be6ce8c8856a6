"""A file that appears whole or not at all."""

import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from qr.errors import TargetUnwritable
from qr.file_kinds import FileKind, require_fitting

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
    with _told(target):
        if target.is_dir():
            raise TargetUnwritable(f"{target} is a folder: name a file in it.")
        require_fitting(target, kind)
        _clear(target)
        beside, file = _opened(target)
    try:
        yield lambda data: _write(target, file, data)
        with _told(target):
            file.flush()
            os.fsync(file.fileno())
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
        with suppress(OSError):  # what could not be written is not wanted any more
            file.close()


def _opened(target: Path) -> tuple[Path, BinaryIO]:
    """A new file that is held, so that another run does not take it for one that was left."""
    while True:
        beside = target.parent / f".{target.name}.{secrets.token_hex(4)}{ENDING}"
        file = beside.open("xb")
        if _hold(file) and beside.exists():  # else somebody took it for one that was left, just then
            return beside, file
        file.close()


def _clear(target: Path) -> None:
    """Delete the half files of this target that nobody holds any more."""
    for left in target.parent.iterdir():
        if left.name.startswith(f".{target.name}.") and left.name.endswith(ENDING) and left.is_file():
            with left.open("rb") as file:
                if _hold(file):
                    left.unlink(missing_ok=True)


def _hold(file: BinaryIO) -> bool:
    """Hold a file until it is closed; False where another process holds it."""
    if sys.platform == "win32":
        return file.writable()  # there, a file that somebody writes cannot be deleted anyway
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _write(target: Path, file: BinaryIO, data: bytes) -> None:
    with _told(target):
        file.write(data)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise TargetUnwritable(f"{target} can't be written ({reason}): choose another place, or make room.") from error
