"""A file that appears whole or not at all."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from qr.errors import TargetUnwritable
from qr.file_kinds import FileKind, require_fitting
from qr.leftovers import beside, clear, hold


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
        clear(target)
        path, file = _opened(target)
    try:
        yield lambda data: _write(target, file, data)
        with _told(target):
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
    with _told(target):
        file.write(data)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise TargetUnwritable(f"{target} can't be written ({reason}): choose another place, or make room.") from error
