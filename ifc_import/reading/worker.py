"""The reading process: one file in, lines of JSON out on standard output, then the end.

A line is ``{"progress": [step, done, count]}``, and the last one ``{"snapshot": …}`` or ``{"refused": text}``. What
native code prints goes to standard error.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import msgspec

from ifc_import.errors import FileRefused
from ifc_import.reading.envelope import find_model
from ifc_import.reading.limits import end_with_parent, limit_memory

PROGRESS_STEPS = 50
"""How many progress lines a step sends at most."""


def run(path: Path, folder: Path, memory_bytes: int, parent: int) -> None:
    """Read the model at `path`, unpacking it into `folder` where it is a zip."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    end_with_parent(parent)
    limit_memory(memory_bytes)
    try:
        model_path = find_model(path, folder)
        from ifc_import.reading.model import read_model  # noqa: PLC0415  (a refused file needs no parser)

        _send(output, {"snapshot": read_model(model_path, path.name, _sender(output))})
    except FileRefused as error:
        _send(output, {"refused": str(error)})


def _sender(output: BinaryIO) -> Callable[[str, int, int], None]:
    def send(step: str, done: int, count: int) -> None:
        if done == count or done % max(1, count // PROGRESS_STEPS) == 0:
            _send(output, {"progress": [step, done, count]})

    return send


def _send(output: BinaryIO, line: dict[str, object]) -> None:
    output.write(msgspec.json.encode(line) + b"\n")
    output.flush()


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
