"""A reading without a process of its own: for many tiny files, which nothing can crash."""

from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ifc_import.reading.isolation.process import Progress
from ifc_import.reading.model import read_model
from registry.snapshot import Snapshot


class ReadingHere:
    """Stands in for a `ReadingProcess`."""

    def __init__(self, path: Path, *_more: Any, **_options: Any) -> None:
        self._path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is left."""

    def result(self, progress: Progress = lambda *_: None) -> Snapshot:
        """The snapshot of the file."""
        return read_model(self._path, self._path.name, progress)
