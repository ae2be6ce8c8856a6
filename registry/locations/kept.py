"""What decides where the assets of a building are, and where they were found to be."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from sqlalchemy import update
from sqlmodel import Session, col, select

from registry.corrections.fields import PLACE
from registry.corrections.kept import current_corrections_in
from registry.rows.corrected import model_values
from registry.rows.of_models import keys_of
from registry.snapshot import Box
from registry.tables import Asset, Binding, Element, SourceModel, Space, Storey

Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PlacedSpace:
    """A space; its footprint is WKB in the building's frame, metres."""

    space_id: int
    storey_id: int | None
    number: str
    footprint: bytes | None
    z_min_m: float
    z_max_m: float
    predefined_type: str | None = None
    name: str = ""
    other_number: str = ""
    """what people call it, where that is not the models' number"""


@dataclass(frozen=True, slots=True)
class PlacedAsset:
    """All that the models say of where an asset is."""

    asset_id: int
    ifc_class: str
    storey_id: int | None
    box: Box | None
    space_id: int | None
    host_id: int | None
    room_number: str | None
    confirmed_id: int | None = None
    """the space that a person says it is in"""
    source_model_id: int = 0
    """the source model that says all this"""


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """What one source model states of a space or storey, in its own coordinates."""

    element_id: int
    kind: str
    source_model_id: int
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FoundLocation:
    """Where an asset is, how that is known, and how surely (0 to 1)."""

    asset_id: int
    storey_id: int | None
    space_id: int | None
    method: str
    confidence: float
    distance_m: float | None
    runner_up_id: int | None
    other_space_id: int | None


def placed_spaces(session: Session, building_id: int) -> list[PlacedSpace]:
    """The building's spaces that are not retired, by the numbers and names by which models know them."""
    statement = (
        select(Space)
        .join(Element, col(Element.id) == col(Space.id))
        .where(Element.building_id == building_id, col(Element.retired_at).is_(None))
        .order_by(col(Space.id))
    )
    spaces = list(session.exec(statement))
    said = current_corrections_in(session, building_id, "number", "name").keys() & {one.id for one in spaces}
    stated = model_values(session, "space", said, ("number", "name"))
    return [
        PlacedSpace(
            one.id,
            one.storey_id,
            stated.get(one.id, {}).get("number", one.number),
            one.footprint,
            one.z_min_m or 0.0,
            one.z_max_m or 0.0,
            one.predefined_type,
            stated.get(one.id, {}).get("name", one.name),
            one.number if one.id in stated else "",
        )
        for one in spaces
    ]


def storey_elevations(session: Session, building_id: int) -> dict[int, float | None]:
    """Storey → elevation in metres."""
    statement = (
        select(Storey.id, Storey.elevation_m)
        .join(Element, col(Element.id) == col(Storey.id))
        .where(Element.building_id == building_id, col(Element.retired_at).is_(None))
    )
    return dict(session.exec(statement).all())


def stated_places(session: Session, building_id: int) -> list[StatedPlace]:
    """All that source models state now of the building's spaces and storeys; of one element the first model first."""
    statement = (
        select(Binding.element_id, Element.kind, Binding.source_model_id, Binding.facts)
        .join(Element, col(Element.id) == col(Binding.element_id))
        .where(Element.building_id == building_id, col(Element.kind).in_(["space", "storey"]))
        .where(col(Binding.closed_revision_id).is_(None))
        .order_by(col(Binding.id))
    )
    return [StatedPlace(*row) for row in session.exec(statement)]


def write_places(session: Session, building_id: int, kind: Literal["space", "storey"], rows: Sequence[Row]) -> None:
    """Write the columns of `rows`, all of them the same, by id, where they differ from what is there."""
    if not rows:
        return
    table: type[Space | Storey] = Space if kind == "space" else Storey
    columns = [getattr(table, name) for name in rows[0]]
    statement = select(*columns).join(Element, col(Element.id) == col(table.id))
    present = {row.id: row for row in session.execute(statement.where(Element.building_id == building_id))}
    changed = [row for row in rows if row["id"] in present and present[row["id"]]._asdict() != row]
    if changed:
        session.execute(update(table), changed)


def placed_assets(session: Session, building_id: int, last: Collection[int] = ()) -> list[PlacedAsset]:
    """The building's assets that are not retired, each as the first source model that has it states it.

    The source models in `last` are heard only of what no other one has.
    """
    statement = (
        select(Binding.element_id, Binding.source_model_id, Binding.facts)
        .join(Element, col(Element.id) == col(Binding.element_id))
        .join(SourceModel, col(SourceModel.id) == col(Binding.source_model_id))
        .where(Element.building_id == building_id, Element.kind == "asset", col(Element.retired_at).is_(None))
        .where(col(Binding.closed_revision_id).is_(None))
        .order_by(col(Binding.id))
    )
    keys = keys_of(session, building_id)
    confirmed = {
        asset: said[PLACE].value for asset, said in current_corrections_in(session, building_id, PLACE).items()
    }
    found: dict[int, PlacedAsset] = {}
    for element_id, source_model_id, facts in sorted(session.exec(statement), key=lambda row: row[1] in last):
        if element_id not in found:
            asset = _asset(element_id, facts, source_model_id, keys)
            found[element_id] = replace(asset, confirmed_id=confirmed.get(element_id))
    return list(found.values())


def _asset(
    element_id: int, facts: Mapping[str, Any], source_model_id: int, keys: Mapping[tuple[int, str], int]
) -> PlacedAsset:
    def element(name: str) -> int | None:
        return keys.get((source_model_id, facts[name] or ""))

    box = facts["box"]
    return PlacedAsset(
        asset_id=element_id,
        ifc_class=facts["ifc_class"],
        storey_id=element("storey_key"),
        box=None if box is None else (box[0], box[1], box[2], box[3], box[4], box[5]),
        space_id=element("space_key"),
        host_id=element("host_key"),
        room_number=facts["room_number"],
        source_model_id=source_model_id,
    )


def write_locations(session: Session, locations: Iterable[FoundLocation]) -> None:
    """Store where the assets are."""
    rows = [
        {
            "id": one.asset_id,
            "storey_id": one.storey_id,
            "space_id": one.space_id,
            "other_space_id": one.other_space_id,
            "runner_up_id": one.runner_up_id,
            "location_method": one.method,
            "location_confidence": one.confidence,
            "location_distance_m": one.distance_m,
        }
        for one in locations
    ]
    if rows:
        session.execute(update(Asset), rows)
