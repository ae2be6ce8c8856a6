"""The interpreter that becomes a reading process, started before the file to read is known.

This module loads next to nothing, since it is the first one that an import needs.
"""

import os
import subprocess
import sys
import tempfile
from types import TracebackType
from typing import Self


class Interpreter:
    """A Python of its own that waits for a request on its standard input; meanwhile it loads the parser."""

    def __init__(self) -> None:
        """Start it."""
        self.errors = tempfile.TemporaryFile()  # noqa: SIM115  (closed by `end`)
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-m", "ifc_import.reading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # numpy's own threads, which nothing here needs
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process, whatever it is doing."""
        self.end()

    def end(self) -> None:
        """End the process, whatever it is doing; what it unpacked is gone with it."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        self.errors.close()
