"""Exports all codes with their elements to a file, so that labels remain usable if the database is lost."""

from collections.abc import Iterator
from pathlib import Path

from sqlmodel import Session

from api.files.csv_lines import csv_line, harmless_cell
from api.files.kinds import CODE_LIST
from api.files.plain_text import harmless
from api.files.whole import whole_file
from registry.codes.issued import CodeRow, all_codes

COLUMNS = (
    "code", "status", "kind", "building", "source_model", "global_id", "name", "minted_at", "retired_at", "listed_in",
    "key",
)  # fmt: skip


def save_codes(session: Session, target: Path) -> int:
    """Write the lines of `export_codes` to a file; returns the number of codes.

    Raises TargetRefused or TargetUnwritable.
    """
    lines = list(export_codes(session))
    with whole_file(target, CODE_LIST) as write:
        write("".join(lines).encode())
    return len(lines) - 1


def export_codes(session: Session) -> Iterator[str]:
    """The lines of a CSV file (RFC 4180, UTF-8) with all codes ever issued, sorted."""
    yield csv_line(COLUMNS)
    for row in all_codes(session):
        yield csv_line(_cell(row, column) for column in COLUMNS)


def _cell(row: CodeRow, column: str) -> str:
    value = getattr(row, column)
    if value is None:
        return ""
    return harmless_cell(value.isoformat() if hasattr(value, "isoformat") else harmless(str(value)))
