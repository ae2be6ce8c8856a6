"""The limits on memory and time of reading one file, and how the reading process enforces them.

Native code that runs out of address space dies by a signal, not by MemoryError: the parent takes every death as
"too large or broken". So the address space is the outer wall; inside it the parent looks at the resident size, and can
say what happened.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from ifc_import.profile import Limits

MEBIBYTE = 1024**2
MEMORY_BYTES = 1024 * MEBIBYTE
MEMORY_PER_FILE_BYTE = 12
SECONDS = 60.0
SECONDS_PER_MEGABYTE = 10.0
"""Default limits, which grow with the unpacked file: 1 GiB + 12 × its size, 60 s + 10 s per megabyte."""

UNUSED_ADDRESS_BYTES = 512 * MEBIBYTE
"""Address space that is reserved and never used: libraries, stacks, arenas. Measured: 160 MiB before the file."""

MOST_WRITTEN_BYTES = 4 * 1024**3
"""The greatest size of a file written by the reading process, unpacked model or log."""

_PR_SET_PDEATHSIG = 1
"""prctl(2)"""


@dataclass(frozen=True, slots=True)
class Allowance:
    """The limits for one file."""

    memory_bytes: int
    seconds: float


def allowance(size_bytes: int, limits: Limits) -> Allowance:
    """The limits for a file of that unpacked size: the owner's `limits`, otherwise the defaults."""
    memory_bytes = MEMORY_BYTES + MEMORY_PER_FILE_BYTE * size_bytes
    seconds = SECONDS + SECONDS_PER_MEGABYTE * size_bytes / 1e6
    return Allowance(
        memory_bytes=memory_bytes if limits.memory_mb is None else limits.memory_mb * MEBIBYTE,
        seconds=seconds if limits.seconds is None else limits.seconds,
    )


def limit_memory(at_most_bytes: int) -> None:
    """Limit the memory of this process, where the system can; a later call can change the limit."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  (there is none on Windows)

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = at_most_bytes + UNUSED_ADDRESS_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))


def limit_files() -> None:
    """Limit the size of files that this process writes, and turn off core dumps."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN_BYTES if hard < 0 else min(MOST_WRITTEN_BYTES, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def ending_after(seconds: float) -> Iterator[None]:
    """Have the system end this process, by SIGPROF, when the block uses more processor time.

    Native code can't be interrupted otherwise. Not on Windows.
    """
    if sys.platform == "win32":
        yield
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def end_with_parent(parent: int) -> None:
    """Have the system end this process when its parent dies, however that dies (Linux)."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
