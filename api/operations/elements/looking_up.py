"""Looks up codes and the texts of old signs: their element, or what has happened to it."""

from sqlalchemy import Connection, RowMapping

from api.operations.elements.views import CodeView, ElementView
from registry.codes.issued import code_status
from registry.codes.lookup import find_code, find_element, find_successor
from registry.codes.old_signs import find_sign
from registry.codes.scans import code_in
from registry.codes.text import read_code, scanned
from registry.errors import NotACode, NotFound
from registry.plan import CLASS_OF_KIND
from registry.wording import numbered_name


def look_up(connection: Connection, text: str) -> CodeView:
    """The status and element of a code as it was typed or scanned. Raises NotACode or NotFound."""
    row = find_code(connection, read_code(text))
    return CodeView(
        code=row["code"],
        status=code_status(row["status"], row["retired_at"]),
        element=None if row["id"] is None else _element(row),
        removed_at=row["retired_at"],
        replaced_by=find_successor(connection, row["code"]) if row["status"] == "replaced" else None,
    )


def answer(connection: Connection, text: str) -> CodeView:
    """The status and element of a code, of the text of a sign from before Skylt, or of an address that ends in one.

    Codes take precedence; signs are only queried for other texts. Raises NotACode or NotFound.
    """
    try:
        return look_up(connection, scanned(text))
    except (NotACode, NotFound):
        sign = find_sign(connection, text)
    if sign is None:  # or a scanner sent it that types with another keyboard layout
        return look_up(connection, code_in(connection, text))
    row = find_element(connection, sign["element_id"])
    return CodeView(
        code=row["code"],
        status=code_status("live", row["retired_at"]),
        element=_element(row),
        removed_at=row["retired_at"],
        sign=sign["text"],
    )


def _element(row: RowMapping) -> ElementView:
    space = numbered_name(row["space_number"], row["space_name"])
    return ElementView(
        kind=row["kind"],
        id=row["id"],
        name=row["name"],
        number=row["number"],
        designation=row["designation"],
        serial_number=row["serial_number"],
        ifc_class=row["ifc_class"] or CLASS_OF_KIND[row["kind"]],
        global_id=row["global_id"],
        source_model=row["source_model"],
        building=row["building"],
        storey=row["storey"],
        space=space or None,
        area_m2=row["area_m2"],
        listed_in=row["listed_in"],
        key=row["key"],
    )
