"""Locations of assets that only a list describes: the room in the list, unless a person has confirmed another.

An asset that was matched to its room stays with it when models rename the room; it is matched again only when the room
is retired or the list states another one.
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
"""The confidence of a location from a list, since movable assets are not always where their list states."""

PLACE_FIELDS = ("building", "storey", "room")
"""The fields of a list that state a location."""


@dataclass(slots=True)
class Rooms:
    """An index of a building's rooms and storeys that are not retired, by all texts that a list may use for them."""

    index: SpaceIndex
    storey_of: dict[int, int | None] = field(default_factory=dict)
    """room → storey"""
    _called: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _storeys: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def named(self, room: str, storey: str = "") -> list[int]:
        """The ids of the rooms with that number, name, code or GlobalId; only those on `storey`, if it is given.

        Current numbers and names take precedence over the models' numbers.
        """
        found = self._on(storey, self._called.get(folded(room), ()))
        for by in ("number", "code", "global_id"):
            found = found or self._on(storey, self.index.named(by, room))
        return found

    def storey_named(self, name: str) -> int | None:
        """The id of the storey with that name; None where there is none or several."""
        found = self._storeys.get(folded(name), set())
        return next(iter(found)) if len(found) == 1 else None

    def _on(self, storey: str, rooms: Collection[int]) -> list[int]:
        wanted = folded(storey)
        return [room for room in sorted(rooms) if not wanted or wanted in map(folded, self.index.storeys.get(room, ()))]

    def add(self, room: int, storey_id: int | None, number: str, name: str) -> None:
        """Add a room under its number, its name, and both."""
        self.storey_of[room] = storey_id
        for text in filter(None, (number, name, numbered_name(number, name))):
            self._called[folded(text)].add(room)

    def add_storey(self, storey_id: int, name: str) -> None:
        """Add a storey under its name."""
        self._storeys[folded(name)].add(storey_id)


def rooms_of(session: Session, building_id: int) -> Rooms:
    """The index of a building's rooms and storeys."""
    rooms = Rooms(space_index(session, building_id))
    current = ELEMENT.c.building_id == building_id, ELEMENT.c.retired_at.is_(None)
    spaces = select(SPACE.c.id, SPACE.c.storey_id, SPACE.c.number, SPACE.c.name)
    for row in session.execute(spaces.join(ELEMENT, ELEMENT.c.id == SPACE.c.id).where(*current)):
        rooms.add(*row)
    storeys = select(STOREY.c.id, STOREY.c.name).join(ELEMENT, ELEMENT.c.id == STOREY.c.id)
    for row in session.execute(storeys.where(*current)):
        rooms.add_storey(*row)
    return rooms


class Places:
    """A cache of buildings by name and of their rooms."""

    def __init__(self, session: Session) -> None:
        """Start with an empty cache."""
        self._session = session
        self._buildings: dict[str, int | None] = {}
        self._rooms: dict[int, Rooms] = {}

    def building(self, name: str) -> int | None:
        """The id of the building with that name, regardless of case; None where there is none."""
        if name not in self._buildings:
            spelling = next(
                (building for building in building_names(self._session) if folded(building) == folded(name)), name
            )
            self._buildings[name] = building_named(self._session, name) or building_named(self._session, spelling)
        return self._buildings[name]

    def rooms(self, building_id: int) -> Rooms:
        """The index of a building's rooms and storeys."""
        if building_id not in self._rooms:
            self._rooms[building_id] = rooms_of(self._session, building_id)
        return self._rooms[building_id]


def listed_locations(session: Session, building_id: int | None, restated: Collection[int] = ()) -> list[FoundLocation]:
    """The locations of a building's listed assets, or of those that belong to no building.

    `restated` are the assets whose values changed in their list, so that their rooms are matched again. Assets whose
    list names this building, and which had none until it was added, now belong to it.
    """
    if building_id is not None:
        _add_waiting(session, building_id)
    assets = _listed_assets(session, building_id)
    if not assets:
        return []
    if building_id is None:
        return [_location(element_id, None, None, "unknown", NOWHERE) for element_id in assets]
    rooms = rooms_of(session, building_id)
    corrections = current_corrections_of(session, assets.keys())
    confirmed = {element_id: fields[PLACE].value for element_id, fields in corrections.items() if PLACE in fields}
    return [
        _placed(element_id, listed, None if element_id in restated else space_id, confirmed.get(element_id), rooms)
        for element_id, (listed, space_id) in assets.items()
    ]


def _add_waiting(session: Session, building_id: int) -> None:
    """Assign assets to a building that their list named before its first model was imported."""
    statement = (
        select(ListedAsset.element_id, ListedAsset.said)
        .join(Element, col(Element.id) == col(ListedAsset.element_id))
        .where(col(Element.building_id).is_(None))
    )
    waiting = [
        (element_id, listed["building"]) for element_id, listed in session.exec(statement) if listed.get("building")
    ]
    places = Places(session)
    rows = [
        {"id": element_id, "building_id": building_id}
        for element_id, name in waiting
        if places.building(name) == building_id
    ]
    if rows:
        session.execute(update(Element), rows)


def _listed_assets(session: Session, building_id: int | None) -> dict[int, tuple[Mapping[str, Any], int | None]]:
    """Listed asset → the values in its list, and the space that was matched from them."""
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
        element_id: (listed, space_id if method == "listed" else None)
        for element_id, listed, space_id, method in session.exec(statement)
    }


def _placed(
    element_id: int, listed: Mapping[str, Any], space_id: int | None, confirmed: int | None, rooms: Rooms
) -> FoundLocation:
    """The location of an asset: confirmed by a person, or its matched room, or the room or storey in its list."""
    if confirmed in rooms.storey_of:
        return _location(element_id, confirmed, rooms.storey_of[confirmed], "confirmed", 1.0)
    room, storey = listed.get("room") or "", listed.get("storey") or ""
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
