"""A small house to print labels for: two rooms and a shaft on the ground floor, a loft, and things in them."""

from itertools import count
from typing import Any

from sqlalchemy import Engine

from api.operations.imports.options import ImportOptions
from api.operations.imports.taking_in import take_in
from ifc_import.profile import Counting, OwnerSettings, SpaceCategory
from registry.snapshot import Snapshot
from tests.conftest import NOON
from tests.factories import (
    CUBE,
    a_footprint,
    a_group,
    a_snapshot,
    a_space,
    a_storey,
    a_type,
    an_asset,
    rectangle,
)

_files = count(1)
USES = OwnerSettings(
    counting=Counting(
        categories=(SpaceCategory(number="1.2", category="Sanitary"), SpaceCategory(number="S1", category="Shaft"))
    )
)

ROOMS = (
    a_space("office", number="1.01", name="Office", footprint=a_footprint()),
    a_space("store", number="1.10", name="Store", footprint=a_footprint(rectangle(4.0, 8.0))),
    a_space("wc", number="1.2", name="WC", footprint=a_footprint(rectangle(8.0, 12.0))),
    a_space("shaft", number="S1", name="Shaft", footprint=a_footprint(rectangle(12.0, 13.0))),
    a_space("loft", number="101", name="Loft", storey_key="attic"),
)
THINGS = (
    an_asset("pump", box=CUBE, type_key="magna", designation="56-P01"),
    an_asset("desk", ifc_class="IfcFurniture", name="Desk", space_key="office"),
    an_asset("basin", ifc_class="IfcSanitaryTerminal", name="Basin", space_key="wc"),
    an_asset("window", ifc_class="IfcWindow", name="Window", space_key="wc"),
    an_asset("tree", ifc_class="IfcBuildingElementProxy", name="Oak", entourage="plant"),
    an_asset("nothing", ifc_class="IfcBuildingElementProxy", name="Object 7", space_key="store"),
    an_asset("rail", ifc_class="IfcBuildingElementProxy", name="Geländer", type_key="rails", space_key="store"),
    an_asset("safe", ifc_class="IfcBuildingElementProxy", name="Safe", type_key="safes", space_key="store"),
    an_asset("fan", ifc_class="IfcFan", name="Fläkt", storey_key="attic", space_key="loft"),
)
TYPES = (
    a_type("magna"),
    a_type("rails", name="Rails", ifc_class="IfcBuildingElementProxyType"),
    a_type("safes", name="Safe 60", ifc_class="IfcBuildingElementProxyType"),
)


def house(**overrides: Any) -> Snapshot:
    """What the file of the house says."""
    facts: dict[str, Any] = {
        "storeys": (a_storey(), a_storey("attic", name="Attic", elevation_m=3.0)),
        "spaces": ROOMS,
        "types": TYPES,
        "groups": (
            a_group(name="56 Heating", member_keys=("pump",)),
            a_group("air", name="36 Air", member_keys=("fan",)),
        ),
    }
    return a_snapshot(*overrides.pop("things", THINGS), **facts | overrides)


def take_in_house(engine: Engine, snapshot: Snapshot | None = None, building: str = "Station") -> None:
    """Import it."""
    said = ImportOptions(
        building=building, discipline="architecture", accept_losses=True, accept_copied_ids=True, owner=USES
    )
    take_in(engine, snapshot or house(), f"house {next(_files)}", said, lambda: NOON)
