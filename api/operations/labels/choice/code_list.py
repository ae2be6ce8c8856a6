"""Reads a list of codes: one on each line, or a column of a table."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from api.files.errors import BadTable
from api.files.tables import MOST_BYTES, Row, cell, read_rows, text_rows
from ifc_import.vocabulary.folding import folded
from registry.codes.scans import readings

STANDARD_INPUT = Path("-")
HEADINGS = frozenset(
    map(folded, ("Code", "Codes", "Kod", "Koder", "Kode", "Koodi", "Código", "Codice", "QR", "QR code"))
)
"""Headings of the column of codes; without one, the first cell of each row that is a valid code is used."""


def read_code_list(file: Path) -> list[str]:
    """The codes in `file`, or on standard input for ``-``. Raises BadTable, whose message says where."""
    try:
        rows = text_rows(sys.stdin.buffer.read(MOST_BYTES + 1)) if file == STANDARD_INPUT else read_rows(file)
        codes = list(_codes(rows)) if rows else []
    except BadTable as error:
        raise BadTable(f"the list of codes {file}: {error}") from error
    if not codes:
        raise BadTable(f"the list of codes {file}: there is no code in it; write one a line, or name a column Code")
    return codes


def _codes(rows: Sequence[Row]) -> Iterator[str]:
    """The code of each row; the first row may be headings."""
    (_, first), *rest = rows
    column = next((place for place, one in enumerate(first) if folded(cell(one)) in HEADINGS), None)
    if column is not None or not any(map(_is_code, first)):
        rows = rest
    for number, cells in rows:
        texts = [cell(one) for one in (cells if column is None else cells[column : column + 1])]
        found = next((text for text in texts if _is_code(text)), None)
        if found is None:
            said = next(filter(None, texts), "")
            raise BadTable(f"row {number} has no code, but {said[:40]!r}; correct it, or leave it out")
        yield readings(found)[0]


def _is_code(value: object) -> bool:
    return bool(readings(cell(value)))
