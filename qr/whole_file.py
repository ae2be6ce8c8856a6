"""A file that appears whole or not at all."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from qr.errors import TargetUnwritable
from qr.file_kinds import FileKind, require_fitting


@contextmanager
def whole_file(target: Path, kind: FileKind) -> Iterator[Callable[[bytes], object]]:
    """Open a file beside the target that takes the target's name when the block has ended without an error.

    What was there before stays until then. Yields what writes bytes. Raises TargetRefused where what is there is of
    another kind, and TargetUnwritable, at the beginning where that can be known by then; errors of the block itself
    pass through.
    """
    beside = target.parent / f".{target.name}.{secrets.token_hex(4)}.part"
    with _told(target):
        if target.is_dir():
            raise TargetUnwritable(f"{target} is a folder: name a file in it.")
        require_fitting(target, kind)
        beside.touch(exist_ok=False)
    try:
        yield lambda data: _write(target, beside, data)
        with _told(target):
            beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _write(target: Path, beside: Path, data: bytes) -> None:
    with _told(target), beside.open("ab") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise TargetUnwritable(f"{target} can't be written ({reason}): choose another place, or make room.") from error
