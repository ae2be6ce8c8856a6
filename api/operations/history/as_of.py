"""Spaces, areas and bindings as they were as of a revision."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import Session

from api.operations.areas.totals import Row
from api.operations.elements.listing import list_spaces, narrowed, of_class
from api.operations.elements.names import fitting, require_named, require_storey
from api.operations.elements.views import SpaceView
from api.operations.errors import NotTogether
from api.operations.history.views import BindingView
from api.operations.locations.building_frame import BuildingFrame
from ifc_import.areas.ledger import counted_areas
from ifc_import.profile import Counting
from registry.elements import listing as lists
from registry.elements.listing import Wanted, by_place
from registry.history import past
from registry.history.bindings import bindings
from registry.history.spaces import PastSpace, spaces_as_of
from registry.snapshot import SpaceAreas

AREA_FIELDS = tuple(SpaceAreas.__slots__[1:])


def spaces_as_wanted(session: Session, wanted: Wanted, counting: Counting, as_of: str | None = None) -> list[SpaceView]:
    """The spaces, now or as of a revision, then with the areas that would count by these settings.

    Raises NotFound, Ambiguous or NotTogether.
    """
    if as_of is None:
        return list_spaces(session, wanted)
    return [SpaceView.model_validate(row) for row in space_rows(session, wanted, counting, as_of)]


def space_rows(session: Session, wanted: Wanted, counting: Counting, as_of: str | None = None) -> Sequence[Row]:
    """The spaces as rows, for totals and spreadsheets. Raises as `spaces_as_wanted`."""
    if as_of is None:
        require_named(session, wanted)
        return narrowed(session, wanted, lists.spaces(session, wanted))
    if wanted.retired or wanted.status == "removed":
        option = "retired" if wanted.retired else "status"
        raise NotTogether(f"retired elements can't be listed as of a revision: leave out {option}")
    if wanted.system is not None:
        raise NotTogether("systems and zones are known as they are now: leave out system, or the revision")
    rows = space_rows_then(session, as_of, counting, wanted.building, wanted.storey)
    return narrowed(session, wanted, [row for row in rows if wanted.global_id in (None, row["global_id"])])


def spaces_then(
    session: Session, revision: str, counting: Counting, building: str | None = None, storey: str | None = None
) -> list[SpaceView]:
    """The spaces as of a revision, with the areas that would count by these settings. Raises NotFound."""
    return [SpaceView.model_validate(row) for row in space_rows_then(session, revision, counting, building, storey)]


def bindings_then(
    session: Session,
    building: str | None = None,
    revision: str | None = None,
    *,
    room: str | None = None,
    ifc_class: str | None = None,
) -> list[BindingView]:
    """The GlobalIds of elements, now or as of a revision; only rooms of that number, or elements of that class.

    Raises NotFound or Ambiguous.
    """
    require_named(session, Wanted(building=building))
    as_of = None if revision is None else past.find_revision(session, revision, building)
    rows = of_class(session, ifc_class, bindings(session, building, as_of))
    return [BindingView.model_validate(dict(row)) for row in fitting(rows, room, lambda row: (row["number"],), "room")]


def space_rows_then(
    session: Session, revision: str, counting: Counting, building: str | None, storey: str | None
) -> list[dict[str, Any]]:
    """The spaces as rows of `registry.elements.listing.spaces`. Raises NotFound."""
    require_named(session, Wanted(building=building))
    as_of = past.find_revision(session, revision, building)
    frame = BuildingFrame(session, as_of.building_id)
    rows = [_in_frame(frame, one) for one in spaces_as_of(session, as_of)]
    if storey is not None:
        require_storey(session, storey, as_of.building, (row["storey"] for row in rows if row["storey"]))
    counted = counted_areas([_areas(row) for row in rows], counting, as_of.building)
    names = ("area_m2", "area_source", "area_kind", "counted", "not_counted_because", "category", "category_source")
    found = [row | {name: getattr(one, name) for name in names} for row, one in zip(rows, counted, strict=True)]
    return sorted((row for row in found if storey in (None, row["storey"])), key=by_place)


def _in_frame(frame: BuildingFrame, space: PastSpace) -> dict[str, Any]:
    """The row of a space with its position by the current alignment of its model."""
    if frame.is_plain:
        return space.fields
    elevation_m = None if space.storey is None else frame.row_elevation_m(space.storey)
    return space.fields | (frame.space_row(space.place) or {}) | {"elevation_m": elevation_m}


def _areas(row: Mapping[str, Any]) -> SpaceAreas:
    return SpaceAreas(space_id=row["id"], **{name: row[name] for name in AREA_FIELDS})
