"""Checks a finished label sheet: what its symbols say, what stands beside them, and where each one leads."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection

from api.operations.looking_up import look_up
from api.operations.views import SheetProblem, SheetProof
from qr.address import CodeHost, code_host
from qr.label import in_groups
from qr.proof import Decoded, decode, pages
from registry.errors import NotACode, NotFound

Progress = Callable[[str, int, int], None]
"""Step, pages done, of how many."""


def verify_sheet(connection: Connection, sheet: Path, host: str, progress: Progress = lambda *_: None) -> SheetProof:
    """Decode every symbol of a PDF and compare it with the text beside it and with the registry.

    `host` is where codes should lead. Raises QrError where the file is no sheet that can be read.
    """
    count = pages(sheet)
    leads_to = code_host(host)
    decoded = list(decode(sheet, progress=lambda done: progress("decoding", done, count)))
    return SheetProof(
        file=sheet.name,
        pages=count,
        symbols=sum(bool(one.text) for one in decoded),
        codes=len({one.text for one in decoded if one.text}),
        problems=[_problem(one, message) for one in decoded if (message := _wrong(connection, one, leads_to))],
    )


def _wrong(connection: Connection, one: Decoded, host: CodeHost) -> str | None:
    """What is wrong with one label; None where it says what it should."""
    if not one.text:
        return "its symbol can't be read"
    code = one.text.rpartition("/")[2]
    if one.text != host.url(code):
        return f"its symbol says {one.text!r}, which does not lead to {host.shown}"
    if one.clear_code != code:
        return f"its symbol says {in_groups(code)}, the text beside it {in_groups(one.clear_code) or 'no code'}"
    try:
        status = look_up(connection, code).status
    except (NotACode, NotFound) as error:
        return str(error)
    return None if status == "live" else f"its code is {status}"


def _problem(one: Decoded, message: str) -> SheetProblem:
    code = one.text.rpartition("/")[2] or one.clear_code
    return SheetProblem(
        page=one.page, x_mm=round(one.box.x_mm, 1), y_mm=round(one.box.y_mm, 1), code=code, message=message
    )
