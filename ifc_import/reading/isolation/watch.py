"""A watch over a reading process, which ends it when it exceeds its limits of time or memory."""

import os
import threading
import time
from pathlib import Path
from subprocess import Popen

from ifc_import.reading.isolation.limits import MEBIBYTE, Allowance

TICK_S = 0.05

SETTING = "raise it under [limits] in the settings file"


class Watch:
    """The watch over one process, from now until it is stopped."""

    def __init__(self, process: Popen[bytes], allowed: Allowance) -> None:
        """Watch `process` in a thread."""
        self.reason = ""
        """why the process was ended, if it was"""
        self._process = process
        self._allowed = allowed
        self._begin = time.monotonic()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="reading watch", daemon=True)
        self._thread.start()

    def allow(self, allowed: Allowance) -> None:
        """Set the limits, counted from the start of the process."""
        self._allowed = allowed

    def stop(self) -> None:
        """Stop the watch."""
        self._over.set()
        self._thread.join()

    def too_large(self) -> str:
        """The message on a process that took too much memory."""
        return (
            f"it needs more than the {self._allowed.memory_bytes // MEBIBYTE:,} MiB of memory that it may have; the "
            f"file is broken, or {SETTING} (memory_mb)"
        )

    def _too_slow(self) -> str:
        return (
            f"it took longer than the {self._allowed.seconds:,g} s that it may take; the file is broken, or "
            f"{SETTING} (seconds)"
        )

    def _run(self) -> None:
        while not self._over.wait(TICK_S):
            if time.monotonic() - self._begin > self._allowed.seconds:
                self.reason = self._too_slow()
            elif resident_bytes(self._process.pid) > self._allowed.memory_bytes:
                self.reason = self.too_large()
            if self.reason:
                self._process.kill()
                return


def resident_bytes(pid: int) -> int:
    """The resident memory of a process, in bytes; 0 where it has ended, or the system does not report it (Linux
    does).
    """
    try:
        return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0
