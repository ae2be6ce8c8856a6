"""A file that is drawn beside its place, and takes it only together with something else: it is there with it or not."""

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
    """Where a file is drawn: under its own name, in a folder of its own beside its place."""

    path: Path
    target: Path

    def put(self) -> None:
        """Let the drawn file take its place, and see that the disk knows. Raises TargetUnwritable."""
        with write_errors(self.target):
            if self.target.exists():
                os.link(self.target, self._before)
            self.path.replace(self.target)
            _sync(self.target.parent)

    def take_back(self) -> None:
        """Let what was there before the file was put there be there again."""
        if self._before.exists():
            self._before.replace(self.target)
        elif not self.path.exists():
            self.target.unlink(missing_ok=True)

    @property
    def _before(self) -> Path:
        return self.path.parent / "before"


@contextmanager
def draft_of(target: Path, kind: FileKind) -> Iterator[Draft]:
    """Make a place to draw `target` in; what is still there when the block ends goes, and what killed runs have left.

    Raises TargetRefused where what is there is of another kind, and TargetUnwritable where nothing can be made there,
    both at once. Errors of the block that name the draft name the target.
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
        for one in folder.iterdir():
            one.unlink()
        folder.rmdir()
        if held is not None:
            os.close(held)


def _sync(folder: Path) -> None:
    """Write the folder's list of names to the disk, where the system has such a thing."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
