"""Reads a file in a process of its own, with limits on time and memory, and takes plain data back.

A crash in native code, an endless loop or a bomb costs that process and one clear line.
"""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

import msgspec

from ifc_import.errors import FileRefused, ReadingFailed
from registry.snapshot import Snapshot

MEMORY_BYTES = 1024**3
MEMORY_PER_FILE_BYTE = 12
SECONDS = 60.0
SECONDS_PER_MEGABYTE = 10.0
"""Limits grow with the file: 1 GiB + 12 × its size, 60 s + 10 s a megabyte."""

Progress = Callable[[str, int, int], None]


class _Line(msgspec.Struct):
    """One line of the reading process."""

    progress: tuple[str, int, int] | None = None
    snapshot: Snapshot | None = None
    refused: str | None = None


class ReadingProcess:
    """A file that is being read. Start it first, do other things, then ask for the result; or leave: it is ended."""

    def __init__(self, path: Path) -> None:
        """Start reading `path`."""
        self._path = path
        self._folder = tempfile.TemporaryDirectory(prefix="skylt-")
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  (closed by __exit__)
        size = path.stat().st_size if path.is_file() else 0
        self._seconds = SECONDS + SECONDS_PER_MEGABYTE * size / 1e6
        command = [sys.executable, "-I", "-m", "ifc_import.reading.worker", str(path), self._folder.name]
        self._process = subprocess.Popen(  # noqa: S603  (our own interpreter and module)
            [*command, str(MEMORY_BYTES + MEMORY_PER_FILE_BYTE * size), str(os.getpid())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )

    def __enter__(self) -> "ReadingProcess":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process, whatever it is doing, and remove what it unpacked."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._errors.close()
        self._folder.cleanup()

    def result(self, progress: Progress = lambda *_: None) -> Snapshot:
        """Wait for the snapshot. Raises FileRefused, or ReadingFailed where the process died or took too long."""
        timer = threading.Timer(self._seconds, self._process.kill)
        timer.start()
        try:
            return self._read(progress)
        finally:
            timer.cancel()

    def _read(self, progress: Progress) -> Snapshot:
        if self._process.stdout is None:
            message = "the reading process has no output"
            raise ReadingFailed(message)
        for text in self._process.stdout:
            line = _decode(text, self._path)
            if line.refused is not None:
                raise FileRefused(line.refused)
            if line.snapshot is not None:
                return line.snapshot
            if line.progress is not None:
                progress(*line.progress)
        raise ReadingFailed(self._death())

    def _death(self) -> str:
        code = self._process.wait()
        if code < 0:
            name = signal.Signals(-code).name
            return (
                f"{self._path.name} can't be read: the reading process died ({name}), so the file is broken or needs "
                f"more than {self._seconds:.0f} s or more memory than it may have; ask for it to be exported again"
            )
        return f"{self._path.name} can't be read: {_last_line(self._errors)}; the file is broken, ask for it again"


def _decode(text: bytes, path: Path) -> _Line:
    try:
        return msgspec.json.decode(text, type=_Line)
    except msgspec.DecodeError as error:
        message = f"{path.name} can't be read: the reading process answered with nonsense ({error})"
        raise ReadingFailed(message) from error


def _last_line(errors: IO[bytes]) -> str:
    errors.seek(0)
    lines = errors.read().decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else "the reading process ended without a word"
