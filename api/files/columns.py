"""Finds the columns of a table by their headings: known ones in several languages, or those given by a person."""

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
    """Role → the index of its column; `named` is role → heading, for unknown headings. Raises BadTable."""
    texts = [cell(heading) for heading in headings]
    columns = {role: _named(texts, role, heading, roles) for role, heading in named.items()}
    for role, known in roles.items():
        place = next((place for place, heading in enumerate(texts) if folded(heading) in known), None)
        if place is not None and role not in columns and place not in columns.values():
            columns[role] = place
    return columns


def require_columns(headings: Sequence[object], columns: Mapping[str, int], role: str, what: str) -> None:
    """Raise ColumnMissing where no column has that role; `what` ends its message, such as `has the codes`."""
    if role not in columns:
        listed = ", ".join(repr(cell(heading)) for heading in headings if cell(heading))
        raise ColumnMissing(f"none of its columns {what}; its first row has {listed}", role)


def said_in(cells: Sequence[object], columns: Mapping[str, int]) -> dict[str, str]:
    """Role → text of the cell; empty cells are left out."""
    texts = {role: cell(cells[place]) if place < len(cells) else "" for role, place in columns.items()}
    return {role: text for role, text in texts.items() if text}


def _named(texts: Sequence[str], role: str, heading: str, roles: Mapping[str, frozenset[str]]) -> int:
    if role not in roles:
        raise BadTable(f"{role!r} is not a kind of column; kinds are {', '.join(roles)}")
    wanted = folded(heading)
    place = next((place for place, text in enumerate(texts) if folded(text) == wanted), None)
    if place is None:
        listed = ", ".join(repr(text) for text in texts if text)
        raise BadTable(f"none of its columns is headed {heading!r}; its first row has {listed}")
    return place
