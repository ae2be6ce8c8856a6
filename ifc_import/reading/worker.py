"""The reading process: one request in, lines of JSON out on standard output, then the end.

A line is ``{"size_bytes": …}`` once the file is unpacked, ``{"progress": [step, done, count]}``, and the last one
``{"snapshot": …}``, ``{"refused": text}`` or ``{"failed": text}``. What native code prints, and the traceback of a
failure, go to standard error.
"""

import gc
import os
import select
import sys
from collections.abc import Callable
from types import TracebackType
from typing import BinaryIO

import msgspec

from ifc_import.errors import FileDamaged, FileRefused
from ifc_import.reading.isolation.limits import allowance, end_with_parent, limit_files, limit_memory
from ifc_import.reading.isolation.request import ReadingRequest, decode
from ifc_import.reading.isolation.status import size_bytes
from ifc_import.vocabulary.text import text

PROGRESS_STEPS = 50
"""How many progress lines a step sends at most."""


def run(request: ReadingRequest, output: BinaryIO) -> None:
    """Read the requested model, and answer."""
    limit_memory(allowance(size_bytes(request.path), request.limits).memory_bytes)
    try:
        _send(output, {"snapshot": _read(request, output)})
    except FileRefused as error:
        _send(output, {"refused": text(error), "is_damaged": isinstance(error, FileDamaged)})


def _read(request: ReadingRequest, output: BinaryIO) -> object:
    from ifc_import.reading.file.source import prepared  # noqa: PLC0415  (numpy: after the limits are set)

    with prepared(request.path, member=request.member, accept_incomplete=request.accept_incomplete) as source:
        limit_memory(allowance(source.size_bytes, request.limits).memory_bytes)
        _send(output, {"size_bytes": source.size_bytes})
        from ifc_import.reading.model import read_source  # noqa: PLC0415  (a refused file needs no parser)

        return read_source(source, _sender(output), request.profile, carefully=request.carefully)


def _sender(output: BinaryIO) -> Callable[[str, int, int], None]:
    def send(step: str, done: int, count: int) -> None:
        if done == count or done % max(1, count // PROGRESS_STEPS) == 0:
            _send(output, {"progress": [step, done, count]})

    return send


def _send(output: BinaryIO, line: dict[str, object]) -> None:
    output.write(msgspec.json.encode(line) + b"\n")
    output.flush()


def _tell_failures(output: BinaryIO) -> None:
    """Report every unexpected error as one line, with its traceback on standard error."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        _send(output, {"failed": f"{kind.__name__}: {text(error)}"})

    sys.excepthook = tell


def _has_time() -> bool:
    """Whether no request has come yet."""
    return sys.platform != "win32" and not select.select([sys.stdin.buffer], [], [], 0)[0]


def main() -> None:
    """Take a request from standard input; nothing but answers goes to standard output."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _tell_failures(output)
    if _has_time():
        import ifc_import.reading.model  # noqa: F401, PLC0415  (the parser, which a refused file does not need)
    line = sys.stdin.buffer.readline()
    if not line:
        return
    request = decode(line)
    end_with_parent(request.parent)
    gc.disable()  # a short-lived process that keeps nearly all objects
    limit_files()
    run(request, output)


if __name__ == "__main__":
    main()
