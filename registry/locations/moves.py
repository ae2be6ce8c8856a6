"""Assets that were found in another space, or on another storey, than before."""

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
"""Asset → its storey and its space."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What may have moved assets: when, on whose behalf, by which revision, and where they were before it."""

    at: datetime
    who: str
    revision_id: int | None
    before: Whereabouts


def whereabouts(session: Session, building_id: int | None = None) -> Whereabouts:
    """Where the assets of a building are, or of all, and where those were that are retired."""
    statement = select(ASSET.c.id, ASSET.c.storey_id, ASSET.c.space_id)
    if building_id is not None:
        of_building = ELEMENT.c.building_id == building_id
        statement = statement.join(ELEMENT, ELEMENT.c.id == ASSET.c.id).where(of_building)
    return {row.id: (row.storey_id, row.space_id) for row in session.execute(statement)}


def write_moves(session: Session, found: Iterable[FoundLocation], cause: Cause) -> None:
    """Write down which assets are elsewhere than before; what is new has not moved."""
    rows = [
        {
            "element_id": one.asset_id,
            "at": cause.at,
            "revision_id": cause.revision_id,
            "who": cause.who,
            "from_storey_id": before[0],
            "from_space_id": before[1],
            "to_storey_id": one.storey_id,
            "to_space_id": one.space_id,
            "method": one.method,
        }
        for one in found
        if (before := cause.before.get(one.asset_id)) is not None and before != (one.storey_id, one.space_id)
    ]
    insert_rows(session, Move, rows)
