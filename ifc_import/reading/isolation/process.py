"""Reads a file in a separate process, with limits on time and memory, and returns plain data.

A crash in native code, an endless loop or a zip bomb ends only that process, with a one-line message.
"""

import logging
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import msgspec

from ifc_import.errors import FileDamaged, FileRefused, ReadingFailed
from ifc_import.profile import Limits, Profile
from ifc_import.reading.isolation.interpreter import Interpreter
from ifc_import.reading.isolation.limits import MEBIBYTE, allowance
from ifc_import.reading.isolation.request import ReadingRequest, encode
from ifc_import.reading.isolation.status import size_bytes
from ifc_import.reading.isolation.watch import Watch
from registry.snapshot import Snapshot

Progress = Callable[[str, int, int], None]

MOST_ANSWERED_BYTES = 64 * MEBIBYTE
MOST_ANSWERED_PER_FILE_BYTE = 4
"""A snapshot is smaller than the file: Janesville's is a thirtieth of it. A longer answer is refused."""

CRASHES = frozenset({"SIGSEGV", "SIGFPE", "SIGABRT", "SIGBUS", "SIGILL", "SIGPROF"})
"""The signals with which native code ends a process, or is ended for taking too long."""

_SHOWN_CHARACTERS = 200
_LOG = logging.getLogger(__name__)

_OUT_OF_MEMORY = ("MemoryError", "bad_alloc", "Cannot allocate memory")
"""The messages of Python and native code when out of memory."""


class _Line(msgspec.Struct):
    """One line of the reading process."""

    size_bytes: int | None = None
    progress: tuple[str, int, int] | None = None
    snapshot: Snapshot | None = None
    refused: str | None = None
    is_damaged: bool = False
    """of a refused file: whether what is whole of it could be read"""
    failed: str | None = None


class ReadingProcess:
    """A file that is being read. Start it, do other work, then request the result; leaving the block ends it."""

    def __init__(
        self,
        path: Path,
        *,
        member: str | None = None,
        accept_incomplete: bool = False,
        profile: Profile = Profile(),
        limits: Limits = Limits(),
        interpreter: Interpreter | None = None,
    ) -> None:
        """Start reading `path`, or the `member` of a zip, with the owner's `profile`, within `limits`.

        `interpreter` is one already waiting; it ends with this process.
        """
        self._request = ReadingRequest(
            path=path,
            member=member,
            accept_incomplete=accept_incomplete,
            parent=os.getpid(),
            profile=profile,
            limits=limits,
        )
        self._size_bytes = size_bytes(path)
        self._stamp = _stamp(path)
        self._start(interpreter or Interpreter())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process, whatever it is doing; what it unpacked is gone with it."""
        self._interpreter.end()
        self._watch.stop()

    def _start(self, interpreter: Interpreter) -> None:
        self._interpreter = interpreter
        self._process, self._errors = interpreter.process, interpreter.errors
        self._watch = Watch(self._process, allowance(self._size_bytes, self._request.limits))
        self._ask()

    def result(self, progress: Progress = lambda *_: None) -> Snapshot:
        """Wait for the snapshot. Raises FileRefused, or ReadingFailed where the process died or exceeded its limits.

        A file that crashes a geometry kernel is read once more, carefully: only that shape is lost.
        """
        try:
            snapshot = self._result(progress)
        except (FileRefused, ReadingFailed) as error:
            if _stamp(self._request.path) != self._stamp:
                raise ReadingFailed(self._changed()) from error
            raise
        if _stamp(self._request.path) != self._stamp:
            raise ReadingFailed(self._changed())
        return snapshot

    def _changed(self) -> str:
        return f"{self._request.name} changed while it was read; import it again when nobody writes it any more"

    def _result(self, progress: Progress) -> Snapshot:
        while line := self._next_line():
            if line.refused is not None:
                raise (FileDamaged if line.is_damaged else FileRefused)(line.refused)
            if line.failed is not None:
                raise ReadingFailed(self._failure(line.failed))
            if line.snapshot is not None:
                return line.snapshot
            if line.size_bytes is not None:
                self._size_bytes = line.size_bytes
                self._watch.allow(allowance(line.size_bytes, self._request.limits))
            if line.progress is not None:
                progress(*line.progress)
        if self._has_crashed() and not self._request.carefully:
            _LOG.debug("reading %s crashed; it is read carefully now", self._request.name)
            self.__exit__(None, None, None)
            self._request = replace(self._request, carefully=True)
            self._start(Interpreter())
            return self._result(progress)
        raise ReadingFailed(self._death())

    def _has_crashed(self) -> bool:
        """Whether native code crashed the process, other than for lack of memory or by a person's signal."""
        code = self._process.wait()
        crashed = code < 0 and signal.Signals(-code).name in CRASHES
        out_of_memory = any(sign in _whole(self._errors) for sign in _OUT_OF_MEMORY)
        return crashed and not self._watch.reason and not out_of_memory

    def _ask(self) -> None:
        """Send the request; where the process is already dead, `result` reports why."""
        if self._process.stdin is not None:
            try:
                with self._process.stdin as pipe:
                    pipe.write(encode(self._request))
            except BrokenPipeError:
                _LOG.debug("the reading process of %s took no request", self._request.name)

    def _next_line(self) -> _Line | None:
        """The next line of the answer; None at its end."""
        if self._process.stdout is None:
            return None
        most = MOST_ANSWERED_BYTES + MOST_ANSWERED_PER_FILE_BYTE * self._size_bytes
        text = self._process.stdout.readline(most)
        if len(text) >= most:
            raise ReadingFailed(f"{self._request.name} can't be read: it holds more than {most:,} bytes of facts")
        if not text.endswith(b"\n"):
            return None
        try:
            return msgspec.json.decode(text, type=_Line)
        except msgspec.DecodeError as error:
            raise ReadingFailed(
                f"{self._request.name} can't be read: the reading process answered with nonsense ({error})"
            ) from error

    def _failure(self, output: str) -> str:
        """The one-line message for an unexpected error in the reading process."""
        _LOG.debug("reading %s failed\n%s", self._request.name, _whole(self._errors))
        if any(sign in output for sign in _OUT_OF_MEMORY):
            return self._too_large()
        return (
            f"{self._request.name} can't be read ({output[:_SHOWN_CHARACTERS]}); the file is broken in an unknown "
            "way: ask for it to be exported again"
        )

    def _death(self) -> str:
        """The one-line message for a process that ended without an answer."""
        code = self._process.wait()
        if self._watch.reason:
            return f"{self._request.name} can't be read: {self._watch.reason}"
        errors = _whole(self._errors)
        _LOG.debug("reading %s ended with %d\n%s", self._request.name, code, errors)
        if any(sign in errors for sign in _OUT_OF_MEMORY):
            return self._too_large()
        how = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with {code}"
        return (
            f"{self._request.name} can't be read: the reading process {how}, so the file is broken or needs more "
            "memory than there is; ask for it to be exported again"
        )

    def _too_large(self) -> str:
        return f"{self._request.name} can't be read: {self._watch.too_large()}"


def _stamp(path: Path) -> tuple[int, int] | None:
    """Size and time of the last change of a file; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):  # a name with a zero in it
        return None
    return found.st_size, found.st_mtime_ns


def _whole(errors: IO[bytes]) -> str:
    """The end of the standard error output."""
    size = errors.seek(0, 2)
    errors.seek(max(0, size - MEBIBYTE))
    return errors.read().decode("utf-8", "replace")
