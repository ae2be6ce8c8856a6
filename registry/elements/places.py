"""The storeys, rooms and outlines of a building's spaces and assets, and the spaces left out of totals."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from registry.database.bulk import in_batches
from registry.tables.handles import ASSET, ELEMENT, SPACE, STOREY


@dataclass(frozen=True, slots=True)
class SpacePlace:
    """A space with its storey, door number, footprint and areas. The footprint is WKB, metres."""

    id: int
    storey_id: int | None
    number: str
    name: str
    predefined_type: str | None
    footprint: bytes | None
    declared: list[dict[str, Any]]
    computed_m2: float | None
    area_m2: float | None
    counted: bool
    not_counted_because: str | None


def space_places(session: Session, building_id: int) -> dict[int, SpacePlace]:
    """The building's spaces by id, without retired ones, in the order in which they were registered."""
    columns = [SPACE.c[name] for name in SpacePlace.__slots__]
    statement = (
        select(*columns)
        .join(ELEMENT, ELEMENT.c.id == SPACE.c.id)
        .where(ELEMENT.c.building_id == building_id, ELEMENT.c.retired_at.is_(None))
        .order_by(SPACE.c.id)
    )
    return {row.id: SpacePlace(*row) for row in session.execute(statement)}


def storey_names(session: Session, building_id: int) -> dict[int, str]:
    """The names of the building's storeys by id, from the bottom up."""
    statement = (
        select(STOREY.c.id, STOREY.c.name)
        .join(ELEMENT, ELEMENT.c.id == STOREY.c.id)
        .where(ELEMENT.c.building_id == building_id)
        .order_by(STOREY.c.elevation_m.is_(None), STOREY.c.elevation_m, STOREY.c.id)
    )
    return {row.id: row.name for row in session.execute(statement)}


def asset_places(session: Session, asset_ids: Collection[int]) -> dict[int, tuple[int | None, int | None]]:
    """Asset → the ids of its storey and its space."""
    found: dict[int, tuple[int | None, int | None]] = {}
    for batch in in_batches(sorted(asset_ids)):
        statement = select(ASSET.c.id, ASSET.c.storey_id, ASSET.c.space_id).where(ASSET.c.id.in_(batch))
        found |= {row.id: (row.storey_id, row.space_id) for row in session.execute(statement)}
    return found
