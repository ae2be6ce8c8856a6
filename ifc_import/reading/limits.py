"""The reading process's limits, set by itself before it touches the file.

Native code that runs out of address space dies by a signal, not by MemoryError: the parent takes every death as
"too large or broken".
"""

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1
"""prctl(2)"""


def limit_memory(at_most_bytes: int) -> None:
    """Let this process have no more address space than that, where the system can do it."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  (there is none on Windows)

    resource.setrlimit(resource.RLIMIT_AS, (at_most_bytes, at_most_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end_with_parent(parent: int) -> None:
    """Have the system end this process when its parent dies, however that dies (Linux)."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
