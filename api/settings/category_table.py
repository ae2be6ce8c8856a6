"""Reads the owner's table of categories of spaces from CSV or XLSX, with a row of headings.

One column has the number of the space, one its category, and an optional one the name of the building. Headings
are recognised in several languages; other columns are ignored.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from api.files.errors import BadTable
from api.files.tables import Row, cell, read_rows
from ifc_import.profile import SpaceCategory
from ifc_import.vocabulary.folding import folded

NUMBER = frozenset(
    {
        "number", "no", "nr", "nummer", "roomnumber", "roomno", "spacenumber", "raumnummer", "raumnr", "rumsnummer",
        "rumsnr", "rumnummer", "romnummer", "romnr", "numero", "kamernummer", "ruimtenummer", "huonenumero",
    }
)  # fmt: skip
CATEGORY = frozenset(
    {
        "category", "kategorie", "kategori", "categorie", "categoria", "use", "usage", "nutzung", "nutzungsart",
        "raumnutzung", "anvandning", "bruk", "anvendelse", "type", "typ", "klass", "klasse", "luokka",
    }
)  # fmt: skip
BUILDING = frozenset(
    {"building", "gebaude", "byggnad", "bygning", "bygg", "batiment", "edificio", "gebouw", "rakennus"}
)
"""Headings, folded."""


def read_category_table(path: Path) -> tuple[SpaceCategory, ...]:
    """The rows of the table at `path`; rows without a number or a category are skipped. Raises BadTable."""
    found = list(_categories(read_rows(path)))
    _check_twins(found)
    return tuple(category for _row, category in found)


def _categories(rows: Sequence[Row]) -> Iterator[tuple[int, SpaceCategory]]:
    _row, headings = rows[0]
    number, category = _column(headings, NUMBER, "number"), _column(headings, CATEGORY, "category")
    building = next((place for place, heading in enumerate(headings) if folded(cell(heading)) in BUILDING), None)
    for row, cells in rows[1:]:
        texts = [cell(value) for value in cells] + [""] * (len(headings) - len(cells))
        if texts[number] and texts[category]:
            where = texts[building] or None if building is not None else None
            yield row, SpaceCategory(number=texts[number], category=texts[category], building=where)


def _column(headings: Sequence[object], known: frozenset[str], name: str) -> int:
    place = next((place for place, heading in enumerate(headings) if folded(cell(heading)) in known), None)
    if place is None:
        listed = ", ".join(repr(cell(heading)) for heading in headings if cell(heading))
        raise BadTable(f"none of its columns is headed {name!r}; its first row has {listed}")
    return place


def _check_twins(found: Sequence[tuple[int, SpaceCategory]]) -> None:
    """Raise BadTable where two rows have different categories for one space."""
    first: dict[tuple[str, str], tuple[int, SpaceCategory]] = {}
    for row, space in found:
        before, same = first.setdefault((space.number.casefold(), (space.building or "").casefold()), (row, space))
        if same.category != space.category:
            raise BadTable(
                f"rows {before} and {row} have different categories for {space.number}, "
                f"{same.category!r} and {space.category!r}: leave out one of them"
            )
