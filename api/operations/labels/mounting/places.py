"""A space by what people know it."""

from sqlmodel import Session

from api.operations.labels.mounting.views import SpaceSeen
from registry.labels.mounting import place_of


def seen_place(session: Session, space_id: int) -> SpaceSeen:
    """A space by its number, name and building."""
    place = place_of(session, space_id)
    return SpaceSeen(id=place.id, number=place.number, name=place.name, building=place.building)


def room_words(space: SpaceSeen) -> str:
    """What to call a room in a message."""
    return " ".join(filter(None, (space.number, space.name))) or f"space {space.id}"
