"""The facts that decide the locations of a building's assets, and the locations found."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from sqlalchemy import update
from sqlmodel import Session, col, select

from registry.corrections.fields import PLACE
from registry.corrections.kept import current_corrections_in
from registry.rows.corrected import model_values
from registry.rows.of_models import keys_of, space_models
from registry.snapshot import Box, Point
from registry.tables import Asset, Binding, Element, SourceModel, Space, Storey

Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PlacedSpace:
    """A space with its footprint, WKB in the building's frame; heights in metres."""

    space_id: int
    storey_id: int | None
    number: str
    footprint: bytes | None
    z_min_m: float
    z_max_m: float
    predefined_type: str | None = None
    name: str = ""
    other_number: str = ""
    """its corrected number, where that differs from the models'"""
    declared_m2: tuple[float, ...] = ()
    source_model_id: int | None = None
    """the model that describes it"""


@dataclass(frozen=True, slots=True)
class PlacedAsset:
    """An asset with all that its source model states about its location. The box is in metres."""

    asset_id: int
    ifc_class: str
    storey_id: int | None
    box: Box | None
    space_id: int | None
    host_id: int | None
    room_number: str | None
    boundary_ids: tuple[int, ...] = ()
    """the spaces that have it as a boundary"""
    wall_ids: tuple[int, ...] = ()
    """the spaces that have the wall on which it is mounted as a boundary"""
    origin: Point | None = None
    """where it is placed, if it has no box"""
    confirmed_id: int | None = None
    """the space that a person confirmed"""
    source_model_id: int = 0
    """the source model with these statements"""


@dataclass(frozen=True, slots=True)
class StatedPlace:
    """A space or storey as one source model states it, in that model's coordinates."""

    element_id: int
    kind: str
    source_model_id: int
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FoundLocation:
    """The location of an asset, with the method and confidence (0 to 1) of finding it."""

    asset_id: int
    storey_id: int | None
    space_id: int | None
    method: str
    confidence: float
    distance_m: float | None
    runner_up_id: int | None
    other_space_id: int | None


def placed_spaces(session: Session, building_id: int) -> list[PlacedSpace]:
    """The building's spaces that are not retired, with the models' numbers and names."""
    statement = (
        select(Space)
        .join(Element, col(Element.id) == col(Space.id))
        .where(Element.building_id == building_id, col(Element.retired_at).is_(None))
        .order_by(col(Space.id))
    )
    spaces = list(session.exec(statement))
    models = space_models(session, building_id)
    corrected = current_corrections_in(session, building_id, "number", "name").keys() & {space.id for space in spaces}
    stated = model_values(session, "space", corrected, ("number", "name"))
    return [
        PlacedSpace(
            space.id,
            space.storey_id,
            stated.get(space.id, {}).get("number", space.number),
            space.footprint,
            space.z_min_m or 0.0,
            space.z_max_m or 0.0,
            space.predefined_type,
            stated.get(space.id, {}).get("name", space.name),
            space.number if space.id in stated else "",
            tuple(float(area["value_m2"]) for area in space.declared if area["kind"] != "planned"),
            models.get(space.id),
        )
        for space in spaces
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
    """The current statements of source models about a building's spaces and storeys, in the order of their bindings."""
    statement = (
        select(Binding.element_id, Element.kind, Binding.source_model_id, Binding.facts)
        .join(Element, col(Element.id) == col(Binding.element_id))
        .where(Element.building_id == building_id, col(Element.kind).in_(["space", "storey"]))
        .where(col(Binding.closed_revision_id).is_(None))
        .order_by(col(Binding.id))
    )
    return [StatedPlace(*row) for row in session.exec(statement)]


def write_places(session: Session, building_id: int, kind: Literal["space", "storey"], rows: Sequence[Row]) -> None:
    """Update spaces or storeys by id where they differ; all rows must have the same columns."""
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
    """The building's assets that are not retired, as the first source model that has each states it.

    The source models in `last` come after all others.
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
        asset: corrections[PLACE].value
        for asset, corrections in current_corrections_in(session, building_id, PLACE).items()
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

    def elements(name: str) -> tuple[int, ...]:
        found = (keys.get((source_model_id, key)) for key in facts.get(name) or ())
        return tuple(element_id for element_id in found if element_id is not None)

    box, origin = facts["box"], facts.get("origin")
    return PlacedAsset(
        asset_id=element_id,
        ifc_class=facts["ifc_class"],
        storey_id=element("storey_key"),
        box=None if box is None else (box[0], box[1], box[2], box[3], box[4], box[5]),
        space_id=element("space_key"),
        host_id=element("host_key"),
        room_number=facts["room_number"],
        boundary_ids=elements("boundary_key"),
        wall_ids=elements("wall_key"),
        origin=None if origin is None else (origin[0], origin[1], origin[2]),
        source_model_id=source_model_id,
    )


def write_locations(session: Session, locations: Iterable[FoundLocation]) -> None:
    """Store the locations of assets."""
    rows = [
        {
            "id": location.asset_id,
            "storey_id": location.storey_id,
            "space_id": location.space_id,
            "other_space_id": location.other_space_id,
            "runner_up_id": location.runner_up_id,
            "location_method": location.method,
            "location_confidence": location.confidence,
            "location_distance_m": location.distance_m,
        }
        for location in locations
    ]
    if rows:
        session.execute(update(Asset), rows)
