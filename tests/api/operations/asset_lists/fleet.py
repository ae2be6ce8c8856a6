"""A small fleet, and a station in which other things of lists may be."""

from typing import Any

from sqlalchemy import Engine

from api.operations.asset_lists.adding import add_asset
from api.operations.asset_lists.rows import ListRow
from api.operations.asset_lists.taking import ListOptions, take_asset_list
from api.operations.asset_lists.views import AssetListView
from api.operations.elements.listing import list_assets
from api.operations.elements.views import AssetDetail, AssetView
from registry.database.engine import reading, writing
from registry.elements.listing import Wanted
from registry.saying import Saying
from tests.api.operations.corrections.station import ANN

CAR = {"key": "ABC 123", "name": "Patrol car 1", "serial_number": "YV1-0001"}
VAN = {"key": "DEF 456", "name": "Van", "manufacturer": "Ford", "model": "Transit"}
BOAT = {"key": "B-17", "name": "Boat"}
COFFEE = {"key": "C1", "name": "Coffee machine", "building": "Station", "room": "102"}


def row(said: dict[str, str], line: int = 2, **properties: str) -> ListRow:
    return ListRow(line, said, properties)


def take_list(
    engine: Engine, *rows: Any, name: str = "vehicles", saying: Saying = ANN, **options: Any
) -> AssetListView:
    """Take a list in; rows are numbered as in a file."""
    said = ListOptions(name, "vehicles.csv", **options)
    numbered = [one if isinstance(one, ListRow) else row(one, line) for line, one in enumerate(rows, start=2)]
    with writing(engine, keep=not said.dry_run) as session:
        return take_asset_list(session, numbered, said, saying)


def add(engine: Engine, **said: Any) -> AssetDetail:
    """Ann adds one thing."""
    options = {name: said.pop(name) for name in ("list_name_given", "properties", "also_in_models") if name in said}
    with writing(engine) as session:
        return add_asset(session, said, ANN, **options)


def things(engine: Engine, *, retired: bool = True, **wanted: Any) -> dict[str, AssetView]:
    """The assets of lists, by their keys."""
    with reading(engine) as session:
        views = list_assets(session, Wanted(retired=retired, **wanted))
    return {one.key: one for one in views if one.key is not None}
