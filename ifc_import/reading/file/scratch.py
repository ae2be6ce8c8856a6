"""The temporary file for a model that has to be unpacked or rewritten before reading."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from ifc_import.errors import FileRefused

_OPEN_FILES = Path("/proc/self/fd")


class Scratch:
    """One temporary file at a time. On Linux it never has a name in a folder: it disappears with this process, however
    that ends, and is reached through its descriptor.
    """

    def __init__(self, name: str) -> None:
        """A temporary place for the contents of the file shown to people as `name`."""
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
        """Write `pieces` in place of the former contents (whose path is void), and return the path to read them from.

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
    """Unbuffered, so that closing the file can't fail."""
    if _OPEN_FILES.is_dir():
        return tempfile.TemporaryFile(buffering=0)
    return tempfile.NamedTemporaryFile(buffering=0)


def _write_all(file: IO[bytes], piece: bytes) -> None:
    left = memoryview(piece)
    while left:
        left = left[file.write(left) :]
