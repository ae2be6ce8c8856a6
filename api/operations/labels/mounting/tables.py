"""Tables that people bring from their rounds: scans of labels in rooms, and claims of blank ones. CSV or XLSX."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from api.files.columns import BUILDING, CODE, GLOBAL_ID, ROOM, STOREY, columns_of, require_columns, said_in
from api.files.errors import BadTable
from api.files.plain_text import shown
from api.files.tables import read_rows
from api.operations.labels.mounting.code_changes import Claim
from api.operations.labels.mounting.mounting import Scan
from ifc_import.vocabulary.dates import is_plausible

TIME = frozenset(
    {
        "time", "timestamp", "date", "datetime", "scanned", "scannedat", "tid", "tidpunkt", "datum", "dato", "zeit",
        "zeitpunkt", "heure", "tijd", "aika", "hora", "fecha", "ora", "data",
    }
)  # fmt: skip
ELEMENT = frozenset(
    {
        "element", "asset", "oldcode", "formercode", "id", "objekt", "object", "anlage", "anlegg", "tillgang", "laite",
        "bauteil", "equipment", "equipement", "komponent",
    }
)  # fmt: skip
NAME = frozenset({"name", "namn", "navn", "nom", "naam", "nimi", "nombre", "nome", "bezeichnung", "benamning"})
TAG = frozenset({"tag", "tagnumber", "tagno", "designation", "beteckning", "betegnelse", "kennzeichen"})
SERIAL = frozenset(
    {"serialnumber", "serialno", "serial", "serienummer", "serienr", "seriennummer", "seriennr", "numerodeserie"}
)
"""Headings, folded."""

SCANS: Mapping[str, frozenset[str]] = {"code": CODE, "room": ROOM, "building": BUILDING, "storey": STOREY, "time": TIME}
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
BY = {"element": None, "tag": "tag", "serial-number": "serial_number", "room": "number", "name": "name"}
"""Roles that name an element, and by what; the first that has something in a row names it."""


def read_scans(path: Path, named: Mapping[str, str] | None = None) -> list[Scan]:
    """The scans in the table at `path`: code and room, perhaps building, storey and time. Raises BadTable."""
    with _told(path):
        return list(_scans(path, named or {}))


def read_claims(path: Path, named: Mapping[str, str] | None = None) -> list[Claim]:
    """The claims in the table at `path`: a blank code, and what it is on. Raises BadTable."""
    with _told(path):
        return list(_claims(path, named or {}))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except BadTable as error:
        raise BadTable(f"the table {path.name} is refused: {error}") from error


def _scans(path: Path, named: Mapping[str, str]) -> Iterator[Scan]:
    rows = read_rows(path)
    columns = columns_of(rows[0][1], SCANS, named)
    require_columns(rows[0][1], columns, "code", "has the codes")
    require_columns(rows[0][1], columns, "room", "has the rooms")
    for line, cells in rows[1:]:
        said = said_in(cells, columns)
        if "code" in said:
            at = _time(said.get("time"), line)
            yield Scan(said["code"], said.get("room"), said.get("building"), at, line, said.get("storey"))


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


def _time(text: str | None, line: int) -> datetime | None:
    """When it was; a time without a zone is one of this machine's."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        found = None
    if found is None or not is_plausible(found):
        raise BadTable(f"row {line} has no time in {shown(text)!r}: write it as 2026-11-25 08:15")
    return found
