"""Where a file is put that has to be unpacked or rewritten before it can be read."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ifc_import.errors import FileRefused

_OPEN_FILES = Path("/proc/self/fd")


class Scratch:
    """One temporary file at a time. On Linux it never has a name in a folder: it is gone with this process, however
    that ends, and is reached through its descriptor.
    """

    def __init__(self, name: str) -> None:
        """A place for what becomes of the file that people know as `name`."""
        self._name = name
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the file."""
        self._open.close()

    def fill(self, pieces: Iterable[bytes]) -> Path:
        """Write `pieces`, forget what was here before (its path is void), and say where they can be read.

        Raises FileRefused where there is no room for them.
        """
        before = self._open.pop_all()
        with before:
            with self._asking_for_room():
                file = self._open.enter_context(_temporary_file())
            for piece in pieces:  # where they come from may fail as well, and has its own errors
                with self._asking_for_room():
                    _write_all(file, piece)
        return _OPEN_FILES / str(file.fileno()) if _OPEN_FILES.is_dir() else Path(file.name)

    @contextmanager
    def _asking_for_room(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise FileRefused(
                f"{self._name} can't be read: it does not fit into the temporary folder {tempfile.gettempdir()} "
                f"({error.strerror}); make room there, or name another one in TMPDIR"
            ) from error


def _temporary_file() -> IO[bytes]:
    """Unbuffered, so that closing it has nothing left to fail at."""
    if _OPEN_FILES.is_dir():
        return tempfile.TemporaryFile(buffering=0)
    return tempfile.NamedTemporaryFile(buffering=0)


def _write_all(file: IO[bytes], piece: bytes) -> None:
    left = memoryview(piece)
    while left:
        left = left[file.write(left) :]
