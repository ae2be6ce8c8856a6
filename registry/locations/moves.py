"""Moves of assets to another space or storey."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import select
from sqlmodel import Session

from registry.database.bulk import insert_rows
from registry.locations.kept import FoundLocation
from registry.tables import Move
from registry.tables.handles import ASSET, ELEMENT

Whereabouts: TypeAlias = Mapping[int, tuple[int | None, int | None]]
"""Asset → the ids of its storey and its space."""


@dataclass(frozen=True, slots=True)
class Cause:
    """The cause of moves: when, who, which revision, and the locations before it."""

    at: datetime
    who: str
    revision_id: int | None
    before: Whereabouts


def whereabouts(session: Session, building_id: int | None = None) -> Whereabouts:
    """The storeys and spaces of a building's assets, or of all assets; for retired ones, the last known."""
    statement = select(ASSET.c.id, ASSET.c.storey_id, ASSET.c.space_id)
    if building_id is not None:
        of_building = ELEMENT.c.building_id == building_id
        statement = statement.join(ELEMENT, ELEMENT.c.id == ASSET.c.id).where(of_building)
    return {row.id: (row.storey_id, row.space_id) for row in session.execute(statement)}


def write_moves(session: Session, found: Iterable[FoundLocation], cause: Cause) -> None:
    """Record the assets whose space or storey differs from before; new assets have not moved."""
    rows = [
        {
            "element_id": location.asset_id,
            "at": cause.at,
            "revision_id": cause.revision_id,
            "who": cause.who,
            "from_storey_id": before[0],
            "from_space_id": before[1],
            "to_storey_id": location.storey_id,
            "to_space_id": location.space_id,
            "method": location.method,
        }
        for location in found
        if (before := cause.before.get(location.asset_id)) is not None
        and before != (location.storey_id, location.space_id)
    ]
    insert_rows(session, Move, rows)
