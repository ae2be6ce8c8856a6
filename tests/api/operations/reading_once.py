"""A reading process that remembers: the tests import the same few files again and again."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from api.operations.imports.importing import file_hash
from ifc_import.reading.isolation.process import Progress, ReadingProcess
from registry.snapshot import Snapshot

_READ: dict[tuple[str, str, str], Snapshot] = {}
"""Name and hash of a file, and how it is to be read → what it says."""


class ReadingOnce:
    """Stands in for a `ReadingProcess`, and starts one only for a file that none has read before."""

    def __init__(self, path: Path, **request: Any) -> None:
        self._file = (path.name, file_hash(path) if path.is_file() else "", repr(request))
        self._process = None if self._file in _READ else ReadingProcess(path, **request)

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
            _READ[self._file] = self._process.result(progress)
        return _READ[self._file]
