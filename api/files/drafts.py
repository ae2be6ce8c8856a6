"""Files that are first drawn beside their target, and put in place together with another change or not at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from api.files.errors import TargetRefused, TargetUnwritable
from api.files.kinds import require_fitting
from api.files.whole import beside, clear, hold, write_errors
from qr.files.kinds import FileKind


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of a file, with its final name, in a temporary folder beside the target."""

    path: Path
    target: Path

    def put(self) -> None:
        """Move the draft to the target, and sync the folder to disk. Raises TargetUnwritable."""
        with write_errors(self.target):
            if self.target.exists():
                os.link(self.target, self._before)
            self.path.replace(self.target)
            _sync(self.target.parent)

    def take_back(self) -> None:
        """Restore what was at the target before `put`."""
        if self._before.exists():
            self._before.replace(self.target)
        elif not self.path.exists():
            self.target.unlink(missing_ok=True)

    @property
    def _before(self) -> Path:
        return self.path.parent / "before"


@contextmanager
def draft_of(target: Path, kind: FileKind) -> Iterator[Draft]:
    """Make a temporary folder for drawing `target`, deleted after the block. Those of killed runs are deleted as well.

    Raises TargetRefused where a file of another kind is at the target, and TargetUnwritable where the folder cannot be
    made, both before the block starts. In errors of the block, the path of the draft is replaced by the target's.
    """
    folder = beside(target, secrets.token_hex(4))
    draft = Draft(folder / target.name, target)
    with write_errors(target):
        if target.is_dir():
            raise TargetUnwritable(f"{target} is a folder: name a file in it.")
        require_fitting(target, kind)
        clear(target)
        folder.mkdir()
        held = os.open(folder, os.O_RDONLY) if os.name == "posix" else None
    try:
        if held is not None:
            hold(held)
        yield draft
    except (TargetRefused, TargetUnwritable) as error:
        raise type(error)(str(error).replace(str(draft.path), str(target))) from error
    finally:
        for left in folder.iterdir():
            left.unlink()
        folder.rmdir()
        if held is not None:
            os.close(held)


def _sync(folder: Path) -> None:
    """Write the folder's entries to disk, on systems where that is possible."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
