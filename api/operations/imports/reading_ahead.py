"""Reads the next of several files while the current one is written to the registry, so that two processors are used."""

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from api.operations.imports.importing import start_reading
from api.operations.imports.options import ImportOptions
from ifc_import.reading.isolation.interpreter import Interpreter
from ifc_import.reading.isolation.process import ReadingProcess

Wanted = tuple[Path, ImportOptions]
"""A file and the options for reading it."""


class ReadingAhead:
    """Reads files one at a time; each can be started before it is needed, and its interpreter even earlier."""

    def __init__(self) -> None:
        self._waiting: Interpreter | None = None
        self._ahead: tuple[Wanted, ReadingProcess] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End an interpreter or a reading process that was not used."""
        with ExitStack() as ends:
            if self._waiting is not None:
                ends.callback(self._waiting.end)
            if self._ahead is not None:
                ends.push(self._ahead[1])

    def take(self, wanted: Wanted) -> ReadingProcess:
        """The running process that reads a file; the caller has to close it."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead[0] == wanted:
            return ahead[1]
        with ExitStack() as ends:
            if ahead is not None:
                ends.push(ahead[1])
            return self._begin(wanted)

    def get_ready(self) -> None:
        """Start an interpreter that loads the parser for the next file."""
        if self._waiting is None:
            self._waiting = Interpreter()

    def start(self, wanted: Wanted) -> None:
        """Start reading the next file."""
        if self._ahead is None:
            self._ahead = wanted, self._begin(wanted)

    def _begin(self, wanted: Wanted) -> ReadingProcess:
        waiting, self._waiting = self._waiting, None
        return start_reading(*wanted, waiting)
