"""The room schedule for facility management as XLSX: each space with all of its areas."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Any, TypeVar

from sqlmodel import Session

from api.files.lists import write_csv
from api.files.spreadsheets import cell_text
from api.files.whole import whole_file
from api.operations.areas.rows import ListedSpace
from api.operations.areas.sheets import SPACES, Line, workbook
from api.operations.areas.totals import Row, difference_of, stated_m2, totals_of
from api.operations.areas.views import AreaTotal
from qr.files.kinds import SPREADSHEET
from registry.elements import listing as lists
from registry.elements.listing import Wanted
from registry.fields import SCHEDULED

Key = TypeVar("Key", bound=Hashable)

NONE = "(none)"
"""The text for spaces without a storey or category."""


def write_area_list(session: Session, wanted: Wanted, path: Path) -> int:
    """Write the room schedule of the wanted spaces to the XLSX file `path`, atomically; returns the number of spaces.

    Raises TargetRefused where another kind of file is there, TargetUnwritable where the file can't be written.
    """
    return save_area_list(lists.spaces(session, wanted), path)


def save_area_list(rows: Sequence[Row], path: Path) -> int:
    """Write the room schedule of these spaces to the XLSX file `path`, as `write_area_list`."""
    with whole_file(path, SPREADSHEET) as write:
        write(area_workbook(rows))
    return len(rows)


def save_area_csv(rows: Sequence[Row], path: Path) -> int:
    """Write the list of these spaces to the CSV file `path`, with the columns of the spreadsheet; returns how many.

    Raises TargetRefused or TargetUnwritable.
    """
    names = Names(rows)
    listed = [_listed(row, names) for row in rows]
    cells = [[getattr(space, column.field) for column in SPACES] for space in listed]
    write_csv(path, [column.heading for column in SPACES], cells)
    return len(rows)


def area_workbook(rows: Sequence[Row]) -> bytes:
    """The room schedule of these spaces as the content of an XLSX file."""
    names = Names(rows)
    tables = {
        "By building": [Line(names.building(one), None, "", one) for one in totals_of(rows, "building")],
        "By storey": [
            Line(names.building(one), "storey", names.storey(one.building, one.storey_id), one)
            for one in totals_of(rows, "storey")
        ],
        "By category": [
            Line(names.building(one), "category", names.category(one.category), one)
            for one in totals_of(rows, "category")
        ],
    }
    return workbook([_listed(row, names) for row in rows], tables)


class Names:
    """Unique names of buildings, storeys and categories for the room schedule, so that its totals add up."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._buildings = distinct({row["building"]: (cell_text(row["building"]),) for row in rows})
        self._categories = distinct({row["category"]: (cell_text(row["category"]) or NONE,) for row in rows})
        self._storeys: dict[str, dict[int | None, str]] = {}
        for building in self._buildings:
            choices = {row["storey_id"]: _storey_names(row) for row in rows if row["building"] == building}
            self._storeys[building] = distinct(choices)

    def building(self, total: AreaTotal) -> str:
        """The building of a total."""
        return self._buildings[total.building]

    def of_building(self, name: str) -> str:
        """A building by its name in the registry."""
        return self._buildings[name]

    def storey(self, building: str, storey_id: int | None) -> str:
        """A storey; the elevation is added to names that several storeys have."""
        return self._storeys[building][storey_id]

    def category(self, name: str | None) -> str:
        """A category."""
        return self._categories[name]


def distinct(choices: Mapping[Key, Sequence[str]]) -> dict[Key, str]:
    """Key → the first of its names that no earlier key has, else the last one with a number."""
    names: dict[Key, str] = {}
    taken: set[str] = set()
    for key, of_key in choices.items():
        numbered = (f"{of_key[-1]} #{number}" for number in count(2))
        names[key] = next(one for one in chain(of_key, numbered) if one not in taken)
        taken.add(names[key])
    return names


def _storey_names(row: Row) -> tuple[str, ...]:
    name = cell_text(row["storey"]) or NONE
    return (name,) if row["elevation_m"] is None else (name, f"{name} ({row['elevation_m']:+.2f} m)")


def _listed(row: Row, names: Names) -> ListedSpace:
    net, gross, other, planned = (_first(row["declared"], kind) for kind in ("net", "gross", "other", "planned"))
    stated = stated_m2(row)
    return ListedSpace(
        building=names.of_building(row["building"]),
        storey=names.storey(row["building"], row["storey_id"]),
        number=cell_text(row["number"]),
        name=cell_text(row["name"]),
        category=names.category(row["category"]),
        category_source=row["category_source"] or "",
        net_m2=_value(net),
        net_source=_source(net),
        gross_m2=_value(gross),
        gross_source=_source(gross),
        other_m2=_value(other),
        other_source=_source(other),
        planned_m2=_value(planned),
        stated_m2=stated,
        computed_m2=row["computed_m2"],
        method=row["computed_method"] or "",
        difference=difference_of(stated, row["computed_m2"]),
        area_m2=row["area_m2"],
        area_source=" ".join(filter(None, (row["area_source"], row["area_kind"] if _is_declared(row) else None))),
        counts=row["counted"],
        reason=row["not_counted_because"] or "",
        global_id=cell_text(row["global_id"]),
        code=row["code"] or "",
        **{field.name: _cell(row[field.name]) for field in SCHEDULED},
    )


def _cell(value: str | float | None) -> str | float | None:
    return cell_text(value) if isinstance(value, str) else value


def _is_declared(row: Row) -> bool:
    return bool(row["area_source"] == "declared")


def _first(declared: Iterable[Mapping[str, Any]], kind: str) -> Mapping[str, Any] | None:
    return next((one for one in declared if one["kind"] == kind), None)


def _value(area: Mapping[str, Any] | None) -> float | None:
    return None if area is None else float(area["value_m2"])


def _source(area: Mapping[str, Any] | None) -> str:
    if area is None:
        return ""
    return cell_text(f"{area['set']} / {area['name']}" if area["set"] else area["name"])
