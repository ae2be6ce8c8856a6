"""Tables of signs that hang already: what stands on each, and what it is on. CSV or XLSX, a row of headings first."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from api.files.columns import BUILDING, CODE, GLOBAL_ID, ROOM, STOREY, columns_of, require_columns, said_in
from api.files.errors import BadTable
from api.files.tables import Row, read_rows
from api.operations.labels.old_signs.adopting import SignRow

TEXT = frozenset(
    {
        "text", "sign", "signtext", "oldcode", "oldlabel", "oldsign", "existinglabel", "existingsign", "legacycode",
        "label", "labeltext", "qr", "qrtext", "qrcontent", "skylt", "skylttext", "gammalkod", "gammalskylt", "marking",
        "markning", "skilt", "skilttekst", "gammelkode", "merking", "schild", "schildtext", "beschriftung", "altcode",
        "altercode", "etiquette", "plaque", "ancienne etiquette", "bord", "bordtekst", "kyltti", "etiqueta", "cartel",
        "targa", "etichetta",
    }
)  # fmt: skip
ELEMENT = frozenset(
    {"element", "asset", "id", "objekt", "object", "anlage", "anlegg", "tillgang", "laite", "bauteil", "komponent"}
)
DESIGNATION = frozenset(
    {
        "designation", "referencedesignation", "beteckning", "betegnelse", "tfm", "tfmid", "tverrfagligmerkesystem",
        "kennzeichen", "anlagenkennzeichen", "aks", "akz", "kks", "bmk", "systembeteckning", "littera", "bip",
    }
)  # fmt: skip
TAG = frozenset({"tag", "tagnumber", "tagno", "tagnr", "tagg"})
SERIAL_NUMBER = frozenset(
    {"serialnumber", "serialno", "serial", "serienummer", "serienr", "seriennummer", "seriennr", "numerodeserie"}
)
ASSET_IDENTIFIER = frozenset(
    {
        "assetidentifier", "assetid", "assetnumber", "assetno", "inventorynumber", "inventoryno", "inventarienummer",
        "inventarnummer", "inventarnr", "anlagenummer", "anlagennummer", "tillgangsnummer", "tillgangsid",
        "numeroinventaire",
    }
)  # fmt: skip
BAR_CODE = frozenset(
    {"barcode", "ean", "streckkod", "strekkode", "stregkode", "strichcode", "codebarres", "viivakoodi"}
)
KEY = frozenset({"key", "registrationnumber", "regno", "regnr", "registreringsnummer", "nummerplade", "numberplate"})
"""Headings, folded."""

ROLES: Mapping[str, frozenset[str]] = {
    "text": TEXT,
    "element": ELEMENT,
    "code": CODE,
    "global-id": GLOBAL_ID,
    "room": ROOM,
    "designation": DESIGNATION,
    "tag": TAG,
    "serial-number": SERIAL_NUMBER,
    "asset-identifier": ASSET_IDENTIFIER,
    "bar-code": BAR_CODE,
    "key": KEY,
    "building": BUILDING,
    "storey": STOREY,
}
"""Role of a column, as in the option for headings → its known headings."""

BY = {
    "code": "code",
    "global-id": "global_id",
    "element": "any",
    "designation": "designation",
    "tag": "tag",
    "serial-number": "serial_number",
    "asset-identifier": "asset_identifier",
    "bar-code": "bar_code",
    "key": "key",
    "room": "number",
}
"""Roles of columns that identify an element → the field; the first one that is not empty in a row counts."""


def read_sign_table(path: Path, named: Mapping[str, str] | None = None) -> list[SignRow]:
    """The rows of the table at `path`, unchanged; `named` is role → heading, for unknown headings.

    Rows with no text are passed over. Raises BadTable.
    """
    try:
        rows = read_rows(path)
        columns = columns_of(rows[0][1], ROLES, named or {})
        _check(rows[0][1], columns)
    except BadTable as error:
        raise BadTable(f"the table {path.name} is refused: {error}") from error
    return list(_read(rows[1:], columns))


def _check(headings: Sequence[object], columns: Mapping[str, int]) -> None:
    require_columns(headings, columns, "text", "has the texts of the signs")
    if not any(role in columns for role in BY):
        require_columns(headings, columns, "element", "has the elements that they are on")


def _read(rows: Sequence[Row], columns: Mapping[str, int]) -> Iterator[SignRow]:
    for line, cells in rows:
        said = said_in(cells, columns)
        if "text" not in said:
            continue
        role = next((one for one in BY if one in said), None)
        yield SignRow(
            line=line,
            text=said["text"],
            by=BY[role] if role is not None else "",
            key=said[role] if role is not None else "",
            building=said.get("building", ""),
            storey=said.get("storey", ""),
        )
