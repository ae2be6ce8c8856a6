"""Reads the owner's room table from CSV or XLSX: the rooms by their numbers in models, and the owner's values.

Headings are recognised in several languages. If only one column has room numbers, they are those of the models, and
the other columns have the owner's values.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from api.files.errors import BadTable, ColumnMissing
from api.files.tables import Row, cell, read_rows
from api.settings.category_table import CATEGORY, NUMBER
from ifc_import.vocabulary.folding import folded
from registry.asset_lists.rooms import TableRow

MODEL_NUMBER = frozenset(
    {
        "modelnumber", "numberinmodel", "architectsnumber", "architectnumber", "architectnr", "drawingnumber",
        "plannumber", "oldnumber", "arkitektnummer", "arkitektensnummer", "arkitektnr", "arkitektensnr",
        "ritningsnummer", "ritningsnr", "modellnummer", "modellnr", "tegningsnummer", "tegningsnr", "arkitektensromnr",
        "architektennummer", "architektennr", "plannummer", "plannr", "numeroarchitecte", "numeroplan",
        "tekeningnummer", "piirustusnumero", "numerodeplano", "numeroprogetto",
    }
)  # fmt: skip
OWNER_NUMBER = frozenset(
    {
        "ownernumber", "ownersnumber", "newnumber", "newno", "doornumber", "doorno", "signnumber", "fmnumber",
        "nyttnummer", "nyttnr", "skyltnummer", "skyltnr", "agarensnummer", "forvaltningsnummer", "hyresgastensnummer",
        "dorrnummer", "dorrnr", "eiersnummer", "nyttromnr", "dornummer", "dornr", "nytnummer", "skiltnummer", "skiltnr",
        "neuenummer", "neuenr", "turnummer", "turnr", "turschild", "betreibernummer", "nutzernummer", "nouveaunumero",
        "numeroporte", "nieuwnummer", "deurnummer", "uusinumero", "ovinumero", "numeronuevo", "numeropuerta",
        "nuovonumero",
    }
)  # fmt: skip
NAME = frozenset(
    {
        "name", "roomname", "spacename", "ownername", "newname", "designation", "namn", "rumsnamn", "benamning",
        "rumsbenamning", "navn", "romnavn", "rumnavn", "betegnelse", "raumname", "raumbezeichnung", "bezeichnung",
        "nom", "nomdelapiece", "designationdulocal", "naam", "ruimtenaam", "nimi", "huonenimi", "nombre", "nome",
    }
)  # fmt: skip
STOREY = frozenset(
    {
        "storey", "story", "floor", "level", "plan", "vaning", "vaningsplan", "etage", "etasje", "plan/etage",
        "geschoss", "stockwerk", "ebene", "niveau", "verdieping", "bouwlaag", "kerros", "planta", "piso", "piano",
    }
)  # fmt: skip
GLOBAL_ID = frozenset({"globalid", "guid", "ifcguid", "ifcid", "ifcglobalid", "ifcguiden"})
CODE = frozenset({"code", "skyltcode", "labelcode", "kod", "kode", "skyltkod"})
AREA = frozenset({"aream2", "ownersarea", "ownerarea", "lettablearea", "uthyrbararea", "mietflache"})
"""Headings, folded."""

ROLES: Mapping[str, frozenset[str]] = {
    "number": MODEL_NUMBER,
    "global-id": GLOBAL_ID,
    "code": CODE,
    "storey": STOREY,
    "owner-number": OWNER_NUMBER,
    "name": NAME,
    "category": CATEGORY,
    "area": AREA,
}
"""Role of a column, as in the option for headings → its known headings."""

KEYS = {"number": "number", "global-id": "global_id", "code": "code"}
"""Roles of columns that identify a room → the field; of several, the first one that is not empty in a row counts."""

SAYS = {"owner-number": "number", "name": "name", "category": "category", "area": "area_m2"}
"""Roles of columns with the owner's values → the field of the room."""


def read_owner_table(path: Path, named: Mapping[str, str] | None = None) -> list[TableRow]:
    """The rows of the table at `path`, with unchanged cells; `named` is role → heading, for unknown headings.

    Rows without a room or without values are skipped. Raises BadTable.
    """
    try:
        rows = read_rows(path)
        columns = _columns([cell(one) for one in rows[0][1]], named or {})
    except BadTable as error:
        raise BadTable(f"the table {path.name} is refused: {error}") from error
    return list(_read(rows[1:], columns))


def _columns(headings: Sequence[str], named: Mapping[str, str]) -> dict[str, int]:
    """Role → the index of its column."""
    columns = {role: _named_column(headings, role, heading) for role, heading in named.items()}
    for role, known in ROLES.items():
        place = next((place for place, heading in enumerate(headings) if folded(heading) in known), None)
        if place is not None and role not in columns and place not in columns.values():
            columns[role] = place
    plain = [
        place for place, heading in enumerate(headings) if folded(heading) in NUMBER and place not in columns.values()
    ]
    for role in ("number", "owner-number"):
        if role not in columns and plain and not (role == "number" and _is_keyed(columns)):
            columns[role] = plain.pop(0)
    _check(columns, headings)
    return columns


def _is_keyed(columns: Mapping[str, int]) -> bool:
    """Whether rooms are identified by GlobalId or code, so that a single column of numbers is the owner's."""
    return "global-id" in columns or "code" in columns


def _named_column(headings: Sequence[str], role: str, heading: str) -> int:
    if role not in ROLES:
        raise BadTable(f"{role!r} is not a kind of column; kinds are {', '.join(ROLES)}")
    wanted = folded(heading)
    place = next((place for place, known in enumerate(headings) if folded(known) == wanted), None)
    if place is None:
        raise BadTable(f"none of its columns is headed {heading!r}; its first row has {_listed(headings)}")
    return place


def _check(columns: Mapping[str, int], headings: Sequence[str]) -> None:
    for roles, what in ((KEYS, "identifies the rooms"), (SAYS, "has the owner's values")):
        if not any(role in columns for role in roles):
            raise ColumnMissing(
                f"none of its columns {what}; its first row has {_listed(headings)}",
                "number" if roles is KEYS else "owner-number",
            )


def _listed(headings: Sequence[str]) -> str:
    return ", ".join(repr(heading) for heading in headings if heading)


def _read(rows: Sequence[Row], columns: Mapping[str, int]) -> Iterator[TableRow]:
    for line, cells in rows:
        cells_by_role = {role: cell(cells[place]) if place < len(cells) else "" for role, place in columns.items()}
        key = next((role for role in KEYS if cells_by_role.get(role)), None)
        values = {field: cells_by_role[role] for role, field in SAYS.items() if cells_by_role.get(role)}
        if key is not None and values:
            yield TableRow(line, KEYS[key], cells_by_role[key], cells_by_role.get("storey", ""), values)
