"""The owner's table that gives spaces their category: CSV or XLSX, with a row of headings first.

One column has the number of the space, one its category, and, if there is one, one the building by its name. Headings
are known in several languages; other columns are passed over.
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
    """The rows of the table at `path`; rows without a number or a category are passed over. Raises BadTable."""
    found = list(_categories(read_rows(path)))
    _check_twins(found)
    return tuple(one for _row, one in found)


def _categories(rows: Sequence[Row]) -> Iterator[tuple[int, SpaceCategory]]:
    _row, headings = rows[0]
    number, category = _column(headings, NUMBER, "number"), _column(headings, CATEGORY, "category")
    building = next((place for place, one in enumerate(headings) if folded(cell(one)) in BUILDING), None)
    for row, cells in rows[1:]:
        said = [cell(one) for one in cells] + [""] * (len(headings) - len(cells))
        if said[number] and said[category]:
            where = said[building] or None if building is not None else None
            yield row, SpaceCategory(number=said[number], category=said[category], building=where)


def _column(headings: Sequence[object], known: frozenset[str], name: str) -> int:
    place = next((place for place, one in enumerate(headings) if folded(cell(one)) in known), None)
    if place is None:
        listed = ", ".join(repr(cell(one)) for one in headings if cell(one))
        raise BadTable(f"no column of it is headed {name!r}; its first row has {listed}")
    return place


def _check_twins(found: Sequence[tuple[int, SpaceCategory]]) -> None:
    """Raise BadTable where two rows give one space different categories."""
    first: dict[tuple[str, str], tuple[int, SpaceCategory]] = {}
    for row, one in found:
        before, same = first.setdefault((one.number.casefold(), (one.building or "").casefold()), (row, one))
        if same.category != one.category:
            raise BadTable(
                f"rows {before} and {row} give {one.number} different categories, "
                f"{same.category!r} and {one.category!r}: leave one of them"
            )
