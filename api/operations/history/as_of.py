"""Spaces, areas and bindings as they were as of a revision."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from api.operations.elements.views import SpaceView
from api.operations.history.views import BindingView
from api.operations.locations.building_frame import BuildingFrame
from ifc_import.areas.ledger import counted_areas
from ifc_import.profile import Counting
from registry.elements.listing import by_place
from registry.history import past
from registry.history.bindings import bindings
from registry.history.spaces import SpaceThen, spaces_as_of
from registry.snapshot import SpaceAreas

AREA_FIELDS = tuple(SpaceAreas.__slots__[1:])


def spaces_then(
    session: Session, revision: str, counting: Counting, building: str | None = None, storey: str | None = None
) -> list[SpaceView]:
    """The spaces as of a revision, with the areas that would count by these settings. Raises NotFound."""
    return [SpaceView.model_validate(row) for row in space_rows_then(session, revision, counting, building, storey)]


def bindings_then(session: Session, building: str | None = None, revision: str | None = None) -> list[BindingView]:
    """Which element is which GlobalId, now or as of a revision. Raises NotFound."""
    as_of = None if revision is None else past.find_revision(session, revision, building)
    return [BindingView.model_validate(dict(row)) for row in bindings(session, building, as_of)]


def space_rows_then(
    session: Session, revision: str, counting: Counting, building: str | None, storey: str | None
) -> list[dict[str, Any]]:
    """The same as rows, as `registry.elements.listing.spaces` has them. Raises NotFound."""
    as_of = past.find_revision(session, revision, building)
    frame = BuildingFrame(session, as_of.building_id)
    rows = [_in_frame(frame, one) for one in spaces_as_of(session, as_of)]
    counted = counted_areas([_areas(row) for row in rows], counting, as_of.building)
    names = ("area_m2", "area_source", "area_kind", "counted", "not_counted_because", "category", "category_source")
    found = [row | {name: getattr(one, name) for name in names} for row, one in zip(rows, counted, strict=True)]
    return sorted((row for row in found if storey in (None, row["storey"])), key=by_place)


def _in_frame(frame: BuildingFrame, space: SpaceThen) -> dict[str, Any]:
    """The row of a space with its places where its model lies in the building now."""
    if frame.is_plain:
        return space.fields
    elevation_m = None if space.storey is None else frame.row_elevation_m(space.storey)
    return space.fields | (frame.space_row(space.place) or {}) | {"elevation_m": elevation_m}


def _areas(row: Mapping[str, Any]) -> SpaceAreas:
    return SpaceAreas(space_id=row["id"], **{name: row[name] for name in AREA_FIELDS})
