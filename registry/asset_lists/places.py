"""Where assets are that only a list describes: in the room that the list names, unless a person says otherwise.

A thing that has met its room stays with it, however models call that later; it looks for another one only when its room
is retired, or when the list says something else.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from registry.corrections.fields import PLACE
from registry.corrections.kept import current_corrections_of
from registry.elements.buildings import building_named, building_names
from registry.elements.space_index import SpaceIndex, space_index
from registry.locations.kept import FoundLocation
from registry.tables import Asset, Binding, Element, ListedAsset
from registry.tables.handles import ELEMENT, SPACE, STOREY
from registry.wording import folded, numbered_name

IN_ROOM, ON_STOREY, NOWHERE = 0.9, 0.5, 0.0
"""How surely a list says where a thing is: things are carried about, and lists are not."""

PLACE_FIELDS = ("building", "storey", "room")
"""What a list says of where a thing is."""


@dataclass(slots=True)
class Rooms:
    """The rooms and storeys of a building that are not retired, by all that a list may call them by."""

    index: SpaceIndex
    storey_of: dict[int, int | None] = field(default_factory=dict)
    """room → storey"""
    _called: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _storeys: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def named(self, room: str, storey: str = "") -> list[int]:
        """The rooms of that number, name, code or GlobalId; on that storey, if one is named.

        What people call them goes before the models' own numbers.
        """
        found = self._on(storey, self._called.get(folded(room), ()))
        for by in ("number", "code", "global_id"):
            found = found or self._on(storey, self.index.named(by, room))
        return found

    def storey_named(self, name: str) -> int | None:
        """The storey of that name, if there is one only."""
        found = self._storeys.get(folded(name), set())
        return next(iter(found)) if len(found) == 1 else None

    def _on(self, storey: str, rooms: Collection[int]) -> list[int]:
        wanted = folded(storey)
        return [one for one in sorted(rooms) if not wanted or wanted in map(folded, self.index.storeys.get(one, ()))]

    def call(self, room: int, storey_id: int | None, number: str, name: str) -> None:
        """Let a room be called by its number, its name, or both."""
        self.storey_of[room] = storey_id
        for one in filter(None, (number, name, numbered_name(number, name))):
            self._called[folded(one)].add(room)

    def call_storey(self, storey_id: int, name: str) -> None:
        """Let a storey be called so."""
        self._storeys[folded(name)].add(storey_id)


def rooms_of(session: Session, building_id: int) -> Rooms:
    """The rooms of a building."""
    rooms = Rooms(space_index(session, building_id))
    there = ELEMENT.c.building_id == building_id, ELEMENT.c.retired_at.is_(None)
    spaces = select(SPACE.c.id, SPACE.c.storey_id, SPACE.c.number, SPACE.c.name)
    for row in session.execute(spaces.join(ELEMENT, ELEMENT.c.id == SPACE.c.id).where(*there)):
        rooms.call(*row)
    storeys = select(STOREY.c.id, STOREY.c.name).join(ELEMENT, ELEMENT.c.id == STOREY.c.id)
    for row in session.execute(storeys.where(*there)):
        rooms.call_storey(*row)
    return rooms


class Places:
    """All buildings and their rooms, each looked for once."""

    def __init__(self, session: Session) -> None:
        """Look for nothing yet."""
        self._session = session
        self._buildings: dict[str, int | None] = {}
        self._rooms: dict[int, Rooms] = {}

    def building(self, name: str) -> int | None:
        """The building of that name, in any case; None where there is none."""
        if name not in self._buildings:
            written = next((one for one in building_names(self._session) if folded(one) == folded(name)), name)
            self._buildings[name] = building_named(self._session, name) or building_named(self._session, written)
        return self._buildings[name]

    def rooms(self, building_id: int) -> Rooms:
        """The rooms of a building."""
        if building_id not in self._rooms:
            self._rooms[building_id] = rooms_of(self._session, building_id)
        return self._rooms[building_id]


def listed_locations(session: Session, building_id: int | None, restated: Collection[int] = ()) -> list[FoundLocation]:
    """Where the listed assets of a building are, or those of none; of `restated` their list says something else.

    Things that waited for this building are in it from now on.
    """
    if building_id is not None:
        _let_in(session, building_id)
    things = _things(session, building_id)
    if not things:
        return []
    if building_id is None:
        return [_location(one, None, None, "unknown", NOWHERE) for one in things]
    rooms = rooms_of(session, building_id)
    said = current_corrections_of(session, things.keys())
    confirmed = {one: fields[PLACE].value for one, fields in said.items() if PLACE in fields}
    return [
        _placed(one, place, None if one in restated else space_id, confirmed.get(one), rooms)
        for one, (place, space_id) in things.items()
    ]


def _let_in(session: Session, building_id: int) -> None:
    """A list may name a building before its first model comes."""
    statement = (
        select(ListedAsset.element_id, ListedAsset.said)
        .join(Element, col(Element.id) == col(ListedAsset.element_id))
        .where(col(Element.building_id).is_(None))
    )
    waiting = [(one, said["building"]) for one, said in session.exec(statement) if said.get("building")]
    places = Places(session)
    rows = [{"id": one, "building_id": building_id} for one, name in waiting if places.building(name) == building_id]
    if rows:
        session.execute(update(Element), rows)


def _things(session: Session, building_id: int | None) -> dict[int, tuple[Mapping[str, Any], int | None]]:
    """Listed asset → what its list says, and the space that it was in by its list."""
    bound = select(Binding.element_id).where(
        col(Binding.element_id) == col(ListedAsset.element_id), col(Binding.closed_revision_id).is_(None)
    )
    statement = (
        select(ListedAsset.element_id, ListedAsset.said, Asset.space_id, Asset.location_method)
        .join(Element, col(Element.id) == col(ListedAsset.element_id))
        .join(Asset, col(Asset.id) == col(ListedAsset.element_id))
        .where(Element.building_id == building_id, col(Element.retired_at).is_(None), ~bound.exists())
        .order_by(col(ListedAsset.element_id))
    )
    return {
        one: (said, space_id if method == "listed" else None) for one, said, space_id, method in session.exec(statement)
    }


def _placed(
    element_id: int, said: Mapping[str, Any], space_id: int | None, confirmed: int | None, rooms: Rooms
) -> FoundLocation:
    """Where one thing is: where a person says, where it was, or where its list says."""
    if confirmed in rooms.storey_of:
        return _location(element_id, confirmed, rooms.storey_of[confirmed], "confirmed", 1.0)
    room, storey = said.get("room") or "", said.get("storey") or ""
    found = [space_id] if room and space_id in rooms.storey_of else rooms.named(room, storey) if room else []
    if len(found) == 1:
        return _location(element_id, found[0], rooms.storey_of[found[0] or 0], "listed", IN_ROOM)
    storey_id = rooms.storey_named(storey) if storey else None
    if storey_id is not None:
        return _location(element_id, None, storey_id, "storey", ON_STOREY)
    return _location(element_id, None, None, "unknown", NOWHERE)


def _location(
    element_id: int, space_id: int | None, storey_id: int | None, method: str, confidence: float
) -> FoundLocation:
    return FoundLocation(
        asset_id=element_id,
        storey_id=storey_id,
        space_id=space_id,
        method=method,
        confidence=confidence,
        distance_m=None,
        runner_up_id=None,
        other_space_id=None,
    )
