"""Standard output and standard error: there, in an encoding that takes every character, and what to do when they fail.

What goes to a file or another program is UTF-8, since JSON and CSV are; a terminal keeps its own encoding, with a
question mark for what it can't show. A registry must never fail, after it has written, at an arrow.
"""

import os
import sys
from io import TextIOWrapper

from api.files.plain_text import shown

STANDARD = (0, 1, 2)


def prepare() -> None:
    """Set up both streams; one that was closed leads nowhere, so that no file of ours gets its number."""
    _fill_closed()
    sys.stdout = _opened(sys.stdout, 1)
    sys.stderr = _opened(sys.stderr, 2)


def abandon_output() -> None:
    """Let what is still to be written lead nowhere: nobody can take it, and the interpreter would try again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def told(error: OSError) -> str:
    """One line for a file, or the output, that the system refused."""
    reason = (error.strerror or str(error)).lower()
    if error.filename is None:
        return f"the output can't be written ({reason}): choose another place, or make room"
    return f"{shown(os.fsdecode(error.filename))} can't be used ({reason}): check its name, its rights and its disk"


def _fill_closed() -> None:
    number = os.open(os.devnull, os.O_RDWR)
    while number in STANDARD:
        os.set_inheritable(number, True)
        number = os.open(os.devnull, os.O_RDWR)
    os.close(number)


def _opened(stream: object, number: int) -> TextIOWrapper:
    if not isinstance(stream, TextIOWrapper):
        return open(number, "w", encoding="utf-8", errors="replace", closefd=False)
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8", errors="replace")
    return stream
