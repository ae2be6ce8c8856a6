"""A small station to speak of: two rooms, a pump with a valve on it, and a door between the rooms."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from sqlalchemy import Engine

from api.operations.corrections.correcting import correct
from api.operations.elements.listing import list_assets, list_spaces
from api.operations.elements.views import AssetView, SpaceView
from api.operations.imports.options import ImportOptions
from api.operations.imports.taking_in import take_in
from api.operations.receipts.views import FindingView, Receipt
from ifc_import.profile import OwnerSettings
from registry.database.engine import reading, writing
from registry.elements.listing import Wanted
from registry.saying import Saying
from registry.snapshot import Snapshot
from tests.conftest import NOON
from tests.factories import CUBE, a_footprint, a_snapshot, a_space, an_asset, rectangle

ANN = Saying(NOON, "Ann", "seen on the door")
LATER = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
BO = Saying(LATER, "Bo")
DOOR = (3.9, 2.0, 0.0, 4.1, 3.0, 2.1)
_files = count(1)


def office(key: str = "office", **overrides: Any) -> Any:
    return a_space(key, **{"footprint": a_footprint(), **overrides})


def store(key: str = "store", **overrides: Any) -> Any:
    east = a_footprint(rectangle(west=4.0, east=8.0))
    return a_space(key, **{"number": "102", "name": "Store", "footprint": east, **overrides})


def pump(**overrides: Any) -> Any:
    return an_asset("pump", **{"box": CUBE, **overrides})


def valve(**overrides: Any) -> Any:
    return an_asset("valve", **{"ifc_class": "IfcValve", "name": "Valve", "host_key": "pump", **overrides})


def door(**overrides: Any) -> Any:
    return an_asset("door", **{"ifc_class": "IfcDoor", "name": "Door", "box": DOOR, **overrides})


def station(*things: Any, spaces: Any = None, **overrides: Any) -> Snapshot:
    """The architect's model; with `things` in place of those that are in it."""
    rooms = (office(), store()) if spaces is None else tuple(spaces)
    return a_snapshot(*(things or (pump(), valve(), door())), spaces=rooms, **overrides)


def take_in_station(engine: Engine, snapshot: Snapshot | None = None, **options: Any) -> Receipt:
    """Import a model as the next revision of the architecture."""
    said = ImportOptions(**{"building": "Station", "discipline": "architecture", "accept_losses": True, **options})
    [receipt] = take_in(engine, snapshot or station(), f"hash {next(_files)}", said, lambda: NOON)
    return receipt


def say(engine: Engine, which: str, *take_back: str, saying: Saying = ANN, **values: object) -> Any:
    """Correct fields of an element, or take them back."""
    with writing(engine) as session:
        return correct(session, which, values, saying, take_back=take_back, owner=OwnerSettings())


def space(engine: Engine, global_id: str) -> SpaceView:
    """A space as people read it."""
    with reading(engine) as session:
        [one] = list_spaces(session, Wanted(global_id=global_id, retired=True))
        return one


def asset(engine: Engine, global_id: str) -> AssetView:
    """An asset as people read it."""
    with reading(engine) as session:
        [one] = list_assets(session, Wanted(global_id=global_id, retired=True))
        return one


def room_of(engine: Engine, global_id: str) -> str | None:
    """The number of the room that an asset is in."""
    place = asset(engine, global_id).space
    return None if place is None else place.number


def found(receipt: Receipt, rule: str) -> list[FindingView]:
    """The findings of a rule."""
    return [one for one in receipt.findings if one.rule == rule]
