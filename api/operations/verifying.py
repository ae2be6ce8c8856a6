"""Checks a finished label sheet: what its symbols say, what stands beside them, and where each one leads."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from sqlalchemy import Connection

from api.operations.looking_up import look_up
from api.operations.views import SheetProblem, SheetProof
from qr.address import code_host
from qr.proof import Decoded, decode
from registry.codes import read_code
from registry.errors import NotACode, NotFound

Progress = Callable[[int, int], None]
"""Pages done, of how many."""


def verify_sheet(
    connection: Connection, sheet: Path, host: str, progress: Progress = lambda *_: None
) -> SheetProof:
    """Decode every symbol of a PDF and compare it with the text beside it and with the registry.

    `host` is where codes should lead. Raises QrError where the file is no sheet.
    """
    decoded = list(decode(sheet, progress=progress))
    problems = [problem for one in decoded for problem in _problems(connection, one, host)]
    return SheetProof(
        file=sheet.name,
        pages=max(one.page for one in decoded),
        symbols=len(decoded),
        codes=len({one.text for one in decoded}),
        problems=problems,
    )


def _problems(connection: Connection, one: Decoded, host: str) -> Iterable[SheetProblem]:
    ...
