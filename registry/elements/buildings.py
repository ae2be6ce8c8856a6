"""The names of buildings, storeys and lists, to tell a slip of the pen from a place where nothing is."""

from sqlalchemy import select
from sqlmodel import Session

from registry.elements.listing import BUILDING, ELEMENT, LISTED, STOREY


def building_names(session: Session) -> list[str]:
    """The names of all buildings, also of those that are retired."""
    return sorted(session.execute(select(BUILDING.c.name)).scalars())


def storey_names_of(session: Session, building: str | None) -> list[str]:
    """The names of all storeys of a building, or of all buildings; each once."""
    statement = select(STOREY.c.name).distinct().join(ELEMENT, ELEMENT.c.id == STOREY.c.id)
    if building is not None:
        statement = statement.join(BUILDING, BUILDING.c.id == ELEMENT.c.building_id).where(BUILDING.c.name == building)
    return sorted(session.execute(statement).scalars())


def list_names(session: Session) -> list[str]:
    """The names of all lists of assets that stand in no model."""
    return sorted(session.execute(select(LISTED.c.list).distinct()).scalars())
