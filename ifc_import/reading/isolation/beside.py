"""Work done in a copy of this process, in parallel: an open model need not be transferred."""

import gc
import os
import signal
import stat
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Generic, NoReturn, Self, TypeVar

import msgspec

from ifc_import.reading.isolation.limits import end_with_parent

T = TypeVar("T")


class Beside(Generic[T]):
    """The result of some work, which another processor does where there is one.

    The work is done here instead, when its result is asked for, where there is no second processor, where this process
    has threads (a copy of it would have their locks, and not them), and where the copy ended without an answer: the
    cause of its end occurs here again, and is reported as usual. So the work must not depend on what this process does
    in the meantime, nor leave anything behind but its result.
    """

    def __init__(self, work: Callable[[], T], kind: type[T]) -> None:
        """Start `work`, which returns a `kind` that msgspec can encode."""
        self._work = work
        self._kind = kind
        self._copy = _Copy(work) if _can_copy() else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the work if its result was not requested."""
        if self._copy is not None:
            self._copy.end()

    def result(self, instead: Callable[[], T] | None = None) -> T:
        """Wait for the result; ask once. Raises whatever the work raises.

        Where the copy gives none, the work is done here, or what is to be done `instead`.
        """
        answer = self._copy.answer() if self._copy is not None else b""
        self._copy = None
        return msgspec.msgpack.decode(answer, type=self._kind) if answer else (instead or self._work)()


def apart(work: Callable[[], T], kind: type[T]) -> T | None:
    """The result of work that may crash, done in a copy of this process; None where the copy ended without one.

    It is done here where the system makes no copies.
    """
    if sys.platform != "linux":
        return work()
    answer = _Copy(work).answer()
    return msgspec.msgpack.decode(answer, type=kind) if answer else None


class _Copy:
    """A copy of this process that does some work, writes the result into a pipe, and ends."""

    def __init__(self, work: Callable[[], object]) -> None:
        taking, giving = os.pipe()
        parent, files = os.getpid(), _files_being_read()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(taking)
            _work_and_end(partial(_with_own_files, files, work), giving, parent)
        os.close(giving)
        self._pipe: BinaryIO = os.fdopen(taking, "rb")

    def answer(self) -> bytes:
        """The output of the copy, once it has ended; empty where it failed."""
        with self._pipe as pipe:
            answer = pipe.read()
        _pid, status = os.waitpid(self._pid, 0)
        return answer if os.waitstatus_to_exitcode(status) == 0 else b""

    def end(self) -> None:
        """End the process, whatever it is doing."""
        os.kill(self._pid, signal.SIGKILL)
        self._pipe.close()
        os.waitpid(self._pid, 0)


def _files_being_read() -> dict[int, int]:
    """The ordinary files that are open for reading only: descriptor → the place where the next byte is read."""
    import fcntl  # noqa: PLC0415  (there is none on Windows, where nothing is copied)

    files = {}
    for descriptor in [int(entry.name) for entry in Path("/proc/self/fd").iterdir()]:
        with suppress(OSError):  # the listing's own descriptor is closed by now
            mode = fcntl.fcntl(descriptor, fcntl.F_GETFL) & os.O_ACCMODE
            if mode == os.O_RDONLY and stat.S_ISREG(os.fstat(descriptor).st_mode):
                files[descriptor] = os.lseek(descriptor, 0, os.SEEK_CUR)
    return files


def _with_own_files(files: Mapping[int, int], work: Callable[[], T]) -> T:
    """Do some work with `files` opened anew under their descriptors.

    A copy and what it was copied from share the place where they read, and the parser reads a model page by page.
    """
    for descriptor, place in files.items():
        own = os.open(f"/proc/self/fd/{descriptor}", os.O_RDONLY)
        os.lseek(own, place, os.SEEK_SET)
        os.dup2(own, descriptor, inheritable=False)
        os.close(own)
    return work()


def _work_and_end(work: Callable[[], object], giving: int, parent: int) -> NoReturn:
    """Do the work; what stands further up belongs to the process that was copied, and is never returned to."""
    try:
        end_with_parent(parent)
        gc.disable()
        answer = msgspec.msgpack.encode(work())
        with os.fdopen(giving, "wb") as pipe:
            pipe.write(answer)
        os._exit(0)
    finally:
        os._exit(1)


def _can_copy() -> bool:
    several = sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1
    return several and threading.active_count() == 1
