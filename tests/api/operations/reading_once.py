"""A reading process that remembers: the tests import the same few files again and again, in several workers."""

import hashlib
import os
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Self

import msgspec

from api.operations.imports.importing import file_hash
from ifc_import.reading.isolation.process import Progress, ReadingProcess
from ifc_import.reading.isolation.status import is_file
from registry.snapshot import Snapshot

if TYPE_CHECKING:
    from ifc_import.reading.isolation.interpreter import Interpreter


class ReadingOnce:
    """Stands in for a `ReadingProcess`, and starts one only for a file that none has read before."""

    folder: ClassVar[Path]
    """Where the workers keep what they read, each under name and hash of the file and how it was to be read."""

    def __init__(self, path: Path, *, interpreter: "Interpreter | NotStarted | None" = None, **request: Any) -> None:
        asked = (path.name, file_hash(path) if is_file(path) and os.access(path, os.R_OK) else "", request)
        self._kept = self.folder / f"{hashlib.sha256(repr(asked).encode()).hexdigest()}.json"
        self._process: ReadingProcess | None = None
        if not self._kept.exists():
            waiting = None if isinstance(interpreter, NotStarted) else interpreter
            self._process = ReadingProcess(path, interpreter=waiting, **request)
        elif interpreter is not None:
            interpreter.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.__exit__(kind, error, trace)

    def result(self, progress: Progress = lambda *_: None) -> Snapshot:
        """The snapshot of the file. Raises what a `ReadingProcess` raises."""
        if self._process is not None:
            _keep(self._kept, self._process.result(progress))
        return _read(self._kept)


class NotStarted:
    """Stands in for an `Interpreter` that waits: it starts none, since there may be nothing to read."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is left."""

    def end(self) -> None:
        """Nothing is left."""


def _keep(path: Path, snapshot: Snapshot) -> None:
    written = path.with_suffix(f".{os.getpid()}")
    written.write_bytes(msgspec.json.encode(snapshot))
    written.replace(path)  # another worker sees all of it or nothing


@cache
def _read(path: Path) -> Snapshot:
    return msgspec.json.decode(path.read_bytes(), type=Snapshot)
