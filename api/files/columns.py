"""Which column of a table is which: by headings that are known in several languages, or by those that are named."""

from collections.abc import Mapping, Sequence

from api.files.errors import BadTable, ColumnMissing
from api.files.tables import cell
from ifc_import.vocabulary.folding import folded

BUILDING = frozenset(
    {"building", "gebaude", "byggnad", "bygning", "bygg", "batiment", "edificio", "gebouw", "rakennus"}
)
STOREY = frozenset(
    {
        "storey", "story", "floor", "level", "plan", "vaning", "vaningsplan", "etage", "etasje", "plan/etage",
        "geschoss", "stockwerk", "ebene", "niveau", "verdieping", "bouwlaag", "kerros", "planta", "piso", "piano",
    }
)  # fmt: skip
GLOBAL_ID = frozenset({"globalid", "guid", "ifcguid", "ifcid", "ifcglobalid", "ifcguiden"})
CODE = frozenset(
    {
        "code", "skyltcode", "labelcode", "newcode", "kod", "kode", "skyltkod", "etikettkod", "etikettkode", "qrcode",
        "qrkod", "qrkode", "etikett", "label", "codice", "codigo", "koodi",
    }
)  # fmt: skip
ROOM = frozenset(
    {
        "room", "roomnumber", "roomno", "roomnr", "space", "spacenumber", "rum", "rumsnummer", "rumsnr", "rumnummer",
        "rom", "romnummer", "romnr", "lokale", "raum", "raumnummer", "raumnr", "piece", "local", "numerodepiece",
        "ruimte", "ruimtenummer", "kamernummer", "huone", "huonenumero", "sala", "stanza", "location", "number",
        "nummer", "nr", "no",
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
COPIES = frozenset(
    {
        "copies", "copy", "quantity", "qty", "count", "labels", "antal", "exemplar", "kopior", "antall", "anzahl",
        "menge", "stuck", "aantal", "nombredecopies", "quantite", "maara", "cantidad", "quantita", "pcs",
    }
)  # fmt: skip
"""Headings, folded."""

BY = {"element": None, "tag": "tag", "serial-number": "serial_number", "room": "number", "name": "name"}
"""Roles that name an element, and by what; the first that has something in a row names it."""


def columns_of(
    headings: Sequence[object], roles: Mapping[str, frozenset[str]], named: Mapping[str, str]
) -> dict[str, int]:
    """Role → the place of its column; `named` is role → heading, for those that are not known. Raises BadTable."""
    texts = [cell(one) for one in headings]
    columns = {role: _named(texts, role, heading, roles) for role, heading in named.items()}
    for role, known in roles.items():
        place = next((place for place, one in enumerate(texts) if folded(one) in known), None)
        if place is not None and role not in columns and place not in columns.values():
            columns[role] = place
    return columns


def require_columns(headings: Sequence[object], columns: Mapping[str, int], role: str, what: str) -> None:
    """Raise ColumnMissing where no column says `what`."""
    if role not in columns:
        listed = ", ".join(repr(cell(one)) for one in headings if cell(one))
        raise ColumnMissing(f"no column of it {what}; its first row has {listed}", role)


def said_in(cells: Sequence[object], columns: Mapping[str, int]) -> dict[str, str]:
    """Role → what stands in a row; nothing for empty cells."""
    said = {role: cell(cells[place]) if place < len(cells) else "" for role, place in columns.items()}
    return {role: text for role, text in said.items() if text}


def _named(texts: Sequence[str], role: str, heading: str, roles: Mapping[str, frozenset[str]]) -> int:
    if role not in roles:
        raise BadTable(f"{role!r} is nothing that a column can be for; what can is {', '.join(roles)}")
    wanted = folded(heading)
    place = next((place for place, one in enumerate(texts) if folded(one) == wanted), None)
    if place is None:
        listed = ", ".join(repr(one) for one in texts if one)
        raise BadTable(f"no column of it is headed {heading!r}; its first row has {listed}")
    return place
