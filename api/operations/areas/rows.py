"""A space with its areas, as a row of a list."""

from dataclasses import dataclass, make_dataclass
from typing import TYPE_CHECKING

from registry.fields import SCHEDULED

if TYPE_CHECKING:
    _PlainCells = object
else:
    _PlainCells = make_dataclass(
        "_PlainCells",
        [(field.name, field.kept_as, None) for field in SCHEDULED],
        frozen=True,
        slots=True,
        kw_only=True,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSpace(_PlainCells):
    """A row of the room schedule, with areas in m² and texts for cells; the plain fields of the schedule as well."""

    building: str
    storey: str
    number: str
    name: str
    category: str
    category_source: str
    net_m2: float | None
    net_source: str
    gross_m2: float | None
    gross_source: str
    other_m2: float | None
    other_source: str
    planned_m2: float | None
    stated_m2: float | None
    computed_m2: float | None
    method: str
    difference: float | None
    area_m2: float | None
    area_source: str
    counts: bool
    reason: str
    global_id: str
    code: str
