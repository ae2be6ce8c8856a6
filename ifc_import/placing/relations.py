"""The room of an element by the models' statements, without geometry: a relation, a parent's relation, a room
number.
"""

from collections import defaultdict
from collections.abc import Sequence

from ifc_import.placing import bands
from ifc_import.placing.rooms import Level, Location, Room, Thing
from ifc_import.placing.storeys import same_height


def related(thing: Thing) -> Location | None:
    """Return the room that contains or references the element, otherwise the one that a parent is in, otherwise
    None.
    """
    if thing.space_id is not None:
        return Location(thing.id, thing.space_id, "contained", bands.CONTAINED.confidence)
    if thing.host_space_id is not None:
        return Location(thing.id, thing.host_space_id, "host", bands.HOST.confidence)
    return None


class RoomNumbers:
    """The rooms of a building by their number, as on the door sign."""

    def __init__(self, rooms: Sequence[Room], storeys: Sequence[Level]) -> None:
        """Take the rooms; those without a number are left out."""
        self._storeys = storeys
        self._rooms: dict[str, list[Room]] = defaultdict(list)
        self._called: dict[str, list[Room]] = defaultdict(list)
        for room in rooms:
            if _key(room.number):
                self._rooms[_key(room.number)].append(room)
            if _key(room.other_number):
                self._called[_key(room.other_number)].append(room)

    def locate(self, thing: Thing) -> Location | None:
        """Return the only room with the element's room number, on its storey if several have it; None if still
        ambiguous.

        Where no room of the models has that number, the owner's room numbers are searched.
        """
        if thing.room_number is None:
            return None
        key = _key(thing.room_number)
        matching = self._rooms.get(key) or self._called.get(key, [])
        on_storey = [room for room in matching if same_height(thing.storey_id, room.storey_id, self._storeys)]
        for rooms, band in ((on_storey, bands.NUMBER), (matching, bands.NUMBER_ELSEWHERE)):
            if len(rooms) == 1:
                return Location(thing.id, rooms[0].id, "room number", band.confidence)
        return None


def _key(number: str) -> str:
    return " ".join(number.split()).casefold()
