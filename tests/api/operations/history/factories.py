"""Revisions of a small building out of snapshots, taken in as files are."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine

from api.operations.imports.importing import ImportOptions
from api.operations.imports.taking_in import take_in
from api.operations.receipts.views import Receipt
from registry.snapshot import AssetFacts, Georeference, MapConversion, Snapshot, SpaceFacts
from tests.conftest import NOON
from tests.factories import a_file, a_footprint, a_snapshot, a_space, an_asset, rectangle

DAY = timedelta(days=1)

ON_MAP = Georeference(
    map_conversion=MapConversion(eastings=0.0, northings=0.0, height=0.0, unit_m=1.0),
    box=(0.0, 0.0, 0.0, 20.0, 5.0, 2.7),
)
"""Where all models of the building are: their few things alone would not show it."""


def on_day(number: int) -> datetime:
    """Noon of a day; the first is day 1."""
    return NOON + (number - 1) * DAY


def a_room(key: str, number: str, west: float = 0.0, **overrides: Any) -> SpaceFacts:
    """A room of 4 by 5 metres."""
    return a_space(key, number=number, footprint=a_footprint(rectangle(west, west + 4.0)), **overrides)


def a_lamp(key: str = "lamp", west: float = 1.0, **overrides: Any) -> AssetFacts:
    """A lamp that stands at `west` metres."""
    return an_asset(key, ifc_class="IfcLamp", name="Lamp", box=(west, 1.0, 0.0, west + 0.5, 1.5, 0.5), **overrides)


def of_architect(*rooms: SpaceFacts, file: str = "arc.ifc", **overrides: Any) -> Snapshot:
    """What the architect's file says: these rooms."""
    ids = tuple(one.key for one in rooms)
    return a_snapshot(spaces=rooms, file=a_file(name=file), element_ids=ids, **({"georeference": ON_MAP} | overrides))


def of_engineer(*lamps: AssetFacts, file: str = "ele.ifc", **overrides: Any) -> Snapshot:
    """What the engineer's file says: these lamps."""
    ids = tuple(one.key for one in lamps)
    return a_snapshot(*lamps, file=a_file(name=file), element_ids=ids, **({"georeference": ON_MAP} | overrides))


def taking_in(
    engine: Engine,
    snapshot: Snapshot,
    discipline: str,
    day: int,
    digest: str | None = None,
    building: str = "Station",
) -> Receipt:
    """Import that file on a day, as a revision of the building's source model of that name."""
    options = ImportOptions(building=building, discipline=discipline, accept_losses=True, accept_class_changes=True)
    [receipt] = take_in(engine, snapshot, digest or f"{discipline} {day}", options, lambda: on_day(day))
    return receipt
