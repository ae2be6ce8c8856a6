"""Lists of buildings, storeys, spaces and assets, and single ones by id."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from sqlmodel import Session

from api.operations.elements.names import classes_meant, fitting, require_named
from api.operations.elements.views import (
    AssetDetail,
    AssetView,
    BuildingView,
    LocationView,
    SpaceDetail,
    SpaceRef,
    SpaceView,
    StoreyView,
)
from ifc_import.vocabulary.element_classes import is_kind_of
from registry.elements import listing as lists
from registry.elements.buildings import asset_classes
from registry.elements.groups import groups_by_element
from registry.elements.listing import Wanted
from registry.errors import NotFound
from registry.snapshot import SURE
from registry.tables.handles import Rows

Row: TypeAlias = Mapping[Any, Any]


def list_buildings(session: Session, wanted: Wanted = Wanted()) -> list[BuildingView]:
    """The buildings, with their counts and areas. All lists raise NotFound for unknown names."""
    require_named(session, wanted)
    return [BuildingView.model_validate(dict(row)) for row in lists.buildings(session, wanted)]


def list_storeys(session: Session, wanted: Wanted = Wanted()) -> list[StoreyView]:
    """The storeys, from the bottom up."""
    require_named(session, wanted)
    return [StoreyView.model_validate(dict(row)) for row in lists.storeys(session, wanted)]


def list_spaces(session: Session, wanted: Wanted = Wanted()) -> list[SpaceView]:
    """The spaces, by building, storey and number."""
    require_named(session, wanted)
    rows = narrowed(session, wanted, lists.spaces(session, wanted))
    return [SpaceView.model_validate(dict(row)) for row in rows]


def list_assets(session: Session, wanted: Wanted = Wanted()) -> list[AssetView]:
    """The assets, by building, storey and room."""
    require_named(session, wanted)
    rows = of_class(session, wanted.ifc_class, narrowed(session, wanted, lists.assets(session, wanted)))
    return [AssetView.model_validate(_asset(row)) for row in rows]


def narrowed(session: Session, wanted: Wanted, rows: Sequence[Row]) -> list[Row]:
    """Those of the rows of spaces or assets that are of the room, system and type that are wanted. Raises NotFound."""
    found = fitting(rows, wanted.room, _room_names, "room")
    found = fitting(found, wanted.type, lambda row: (row["type" if "type" in row else "predefined_type"],), "type")
    if wanted.system is None:
        return found
    groups = groups_by_element(session)
    return fitting(found, wanted.system, lambda row: groups.get(row["id"], ()), "system or zone")


def _room_names(row: Row) -> tuple[str, ...]:
    """The number of a room, or of the room that an asset is in; the name of a room without one."""
    return (row["space_number"] if "space_number" in row else row["number"] or row["name"],)


def of_class(session: Session, ifc_class: str | None, rows: Sequence[Row]) -> list[Row]:
    """Those of the rows whose column `ifc_class` is that class or a subclass. Raises NotFound."""
    if ifc_class is None:
        return list(rows)
    classes = classes_meant((ifc_class,), asset_classes(session)) or ()
    return [row for row in rows if any(is_kind_of(row["ifc_class"], above) for above in classes)]


def least_sure(session: Session, wanted: Wanted = Wanted(), most: int | None = None) -> list[AssetView]:
    """The assets whose location is uncertain, with the least confidence first; at most `most`.

    Entourage and assets that belong to no building are left out.
    """
    unsure = [
        asset for asset in list_assets(session, wanted) if asset.location.confidence < SURE and _needs_room(asset)
    ]
    return sorted(unsure, key=lambda asset: asset.location.confidence)[:most]


def _needs_room(asset: AssetView) -> bool:
    return asset.entourage is None and asset.building is not None


def one_building(session: Session, element_id: int) -> BuildingView:
    """A building. Raises NotFound."""
    return BuildingView.model_validate(_one(lists.buildings(session, _exactly(element_id)), "building", element_id))


def one_storey(session: Session, element_id: int) -> StoreyView:
    """A storey. Raises NotFound."""
    return StoreyView.model_validate(_one(lists.storeys(session, _exactly(element_id)), "storey", element_id))


def one_space(session: Session, element_id: int) -> SpaceDetail:
    """A space with all values from its model. Raises NotFound."""
    row = _one(lists.spaces(session, _exactly(element_id)), "space", element_id)
    return SpaceDetail.model_validate({**row, **_details(session, element_id)})


def one_asset(session: Session, element_id: int) -> AssetDetail:
    """An asset with all values from its model. Raises NotFound."""
    row = _one(lists.assets(session, _exactly(element_id)), "asset", element_id)
    return AssetDetail.model_validate({**_asset(row), **_details(session, element_id)})


def _details(session: Session, element_id: int) -> dict[str, Any]:
    return {
        "groups": [dict(row) for row in lists.groups_of(session, element_id)],
        "properties": lists.properties_of(session, element_id),
        "units": lists.units_of(session, element_id),
    }


def _exactly(element_id: int) -> Wanted:
    return Wanted(element_id=element_id, retired=True)


def _one(rows: Rows, kind: str, element_id: int) -> dict[str, Any]:
    if not rows:
        raise NotFound(f"there is no {kind} {element_id}; ask for the list to see the ids")
    return dict(rows[0])


def _asset(row: Any) -> dict[str, Any]:
    fields = dict(row)
    fields["space"] = _space(fields["space_id"], fields["space_number"], fields["space_global_id"])
    fields["location"] = LocationView(
        method=fields["location_method"],
        confidence=fields["location_confidence"],
        distance_m=fields["location_distance_m"],
        runner_up_id=fields["runner_up_id"],
        runner_up=_space(fields["runner_up_id"], fields["runner_up_number"], fields["runner_up_global_id"]),
        other_space_id=fields["other_space_id"],
    )
    fields["manufacturer"], fields["model"] = fields["manufacturer"] or None, fields["model"] or None
    return fields


def _space(space_id: int | None, number: str, global_id: str | None) -> SpaceRef | None:
    return None if space_id is None else SpaceRef(id=space_id, number=number, global_id=global_id)
