"""The walkable parts of buildings: outlines of spaces, and doors with the rooms on both sides."""

from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session

from registry.tables.handles import ASSET, BINDING, BUILDING, ELEMENT, SPACE, Rows, describing_binding

DOORS = ("IfcDoor", "IfcDoorStandardCase")


def footprints(session: Session, building: str | None = None) -> dict[int, bytes]:
    """Space → its outline as WKB, in the building's frame, metres; spaces without an outline are left out."""
    statement = (
        select(SPACE.c.id, SPACE.c.footprint)
        .join_from(SPACE, ELEMENT, ELEMENT.c.id == SPACE.c.id)
        .where(SPACE.c.footprint.is_not(None), ELEMENT.c.retired_at.is_(None))
    )
    return {row.id: row.footprint for row in session.execute(_within(statement, building))}


def doors(session: Session, building: str | None = None) -> Rows:
    """The doors with a known room, by id, with columns id, name, space_id, other_space_id, properties (set name →
    property name → value).
    """
    statement = (
        select(ASSET.c.id, ASSET.c.name, ASSET.c.space_id, ASSET.c.other_space_id, BINDING.c.properties)
        .join_from(ASSET, ELEMENT, ELEMENT.c.id == ASSET.c.id)
        .join(BINDING, BINDING.c.id == describing_binding(ELEMENT.c.id), isouter=True)
        .where(ASSET.c.ifc_class.in_(DOORS), ASSET.c.space_id.is_not(None), ELEMENT.c.retired_at.is_(None))
        .order_by(ASSET.c.id)
    )
    return session.execute(_within(statement, building)).mappings().all()


def _within(statement: Select[Any], building: str | None) -> Select[Any]:
    if building is None:
        return statement
    return statement.join(BUILDING, BUILDING.c.id == ELEMENT.c.building_id).where(BUILDING.c.name == building)
