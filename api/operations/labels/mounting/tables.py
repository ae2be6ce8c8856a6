"""Reads tables of scans of labels in rooms, and of claims of blank labels, from CSV or XLSX."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from api.files.columns import (
    BUILDING,
    BY,
    CODE,
    ELEMENT,
    GLOBAL_ID,
    NAME,
    ROOM,
    SERIAL,
    STOREY,
    TAG,
    columns_of,
    require_columns,
    said_in,
)
from api.files.errors import BadTable
from api.files.tables import Row, cell, read_rows
from api.files.times import in_utc, moment
from api.operations.labels.mounting.code_changes import Claim
from api.operations.labels.mounting.sightings import Scan
from registry.codes.scans import readings

TIME = frozenset(
    {
        "time", "timestamp", "datetime", "scanned", "scannedat", "scantime", "tid", "tidpunkt", "zeit", "zeitpunkt",
        "uhrzeit", "heure", "tijd", "aika", "hora", "ora", "klockslag",
    }
)  # fmt: skip
DATE = frozenset({"date", "datum", "dato", "fecha", "data", "pvm", "paivamaara", "scandate"})
SCANNED = frozenset(
    {
        "scan", "scans", "scanresult", "barcode", "barcodes", "streckkod", "strekkode", "stregkode", "viivakoodi",
        "codebarres", "strichcode", "content", "contents", "value", "text", "url", "inhalt", "innehall", "result", "qr",
    }
)  # fmt: skip
"""Headings, folded."""

SCANS: Mapping[str, frozenset[str]] = {
    "code": CODE,
    "room": ROOM,
    "building": BUILDING,
    "storey": STOREY,
    "time": TIME,
    "date": DATE,
    "scan": SCANNED,
}
"""A column of scans is one of codes in a table that has no other."""
CLAIMS: Mapping[str, frozenset[str]] = {
    "code": CODE,
    "element": ELEMENT | GLOBAL_ID,
    "room": ROOM,
    "name": NAME,
    "tag": TAG,
    "serial-number": SERIAL,
    "building": BUILDING,
    "storey": STOREY,
}


def read_scans(path: Path, named: Mapping[str, str] | None = None) -> list[Scan]:
    """The scans in the table at `path`: a code in each row, perhaps room, building, storey and time.

    A file that has nothing but scans needs no headings. A row that can't be read is a scan with its problem. Raises
    BadTable where no column has codes.
    """
    with _told(path):
        return _scans(read_rows(path), named or {})


def read_claims(path: Path, named: Mapping[str, str] | None = None) -> list[Claim]:
    """The claims in the table at `path`: a blank code and its element. Raises BadTable."""
    with _told(path):
        return list(_claims(path, named or {}))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except BadTable as error:
        raise BadTable(f"the table {path.name} is refused: {error}") from error


def _scans(rows: Sequence[Row], named: Mapping[str, str]) -> list[Scan]:
    columns, rows = _columns_and_scans(rows, named)
    scans = [_scan(line, cells, columns) for line, cells in rows]
    times = in_utc([one.at for one in scans])
    return [replace(scan, at=at) for scan, at in zip(scans, times, strict=True)]


def _scan(line: int, cells: Sequence[object], columns: Mapping[str, int]) -> Scan:
    """The scan of a row, its time as it is written, or why it is none."""
    try:
        row = said_in(cells, columns)
    except BadTable as error:
        return Scan("", line=line, problem=str(error))
    code, room, building, storey = row.get("code", ""), row.get("room"), row.get("building"), row.get("storey")
    if not code:
        return Scan(code, line=line, problem="it has no code")
    try:
        return Scan(code, room, building, _moment(row), line, storey)
    except BadTable as error:
        return Scan(code, room, building, None, line, storey, str(error))


def _columns_and_scans(rows: Sequence[Row], named: Mapping[str, str]) -> tuple[dict[str, int], Sequence[Row]]:
    """Role → column, and the rows below the headings; of a table without headings all rows. Raises ColumnMissing."""
    _, first = rows[0]
    columns = columns_of(first, SCANS, named)
    place = columns.pop("scan", None)
    if "code" in columns or place is not None:
        return {"code": place or 0} | columns, rows[1:]
    code = next((place for place, one in enumerate(first) if readings(cell(one))), None)
    if code is None or named:
        require_columns(first, columns, "code", "has the codes")
    time = next((place for place, one in enumerate(first) if _is_moment(cell(one))), None)
    return {"code": code or 0} | ({} if time is None else {"time": time}), rows


def _moment(row: Mapping[str, str]) -> datetime | None:
    """When the scan of a row was made; None where it says nothing. Raises BadTable."""
    day = row.get("date", "").removesuffix(" 00:00:00")
    said = f"{day} {row.get('time', '')}".strip()
    return moment(said) if said else None


def _is_moment(text: str) -> bool:
    try:
        moment(text)
    except BadTable:
        return False
    return True


def _claims(path: Path, named: Mapping[str, str]) -> Iterator[Claim]:
    rows = read_rows(path)
    columns = columns_of(rows[0][1], CLAIMS, named)
    require_columns(rows[0][1], columns, "code", "has the blank codes")
    if not any(role in columns for role in BY):
        require_columns(rows[0][1], columns, "element", "names what they are on")
    for line, cells in rows[1:]:
        said = said_in(cells, columns)
        if "code" in said:
            role = next((one for one in BY if one in said), "element")
            yield Claim(said["code"], said.get(role, ""), BY[role], said.get("building"), line, said.get("storey"))
