"""A made-up registry of any size, written in bulk: buildings with rooms side by side, and a few things in each room.

Seed and count make the same registry again, codes included.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from typing import Any

import shapely
from sqlalchemy import Engine

from registry.codes.text import mint
from registry.database.bulk import insert_rows, without_collector
from registry.database.engine import writing
from registry.database.migrating import create_or_upgrade
from registry.tables import (
    Asset,
    AssetType,
    Binding,
    Building,
    Code,
    CodeEvent,
    Element,
    Revision,
    SourceModel,
    Space,
    Storey,
)
from registry.tables.columns import Table

AT = datetime(2026, 1, 1, tzinfo=UTC)
WHO = "bench"
A_BUILDING, A_STOREY, A_ROOM = 175, 60, 5
"""Labels: 35,000 are 200 buildings, as in the reference case. A room has its own label and those of four things."""
WIDTH_M, DEPTH_M, HEIGHT_M = 4.0, 5.0, 3.2
LONGEST = 90

ROOMS = (
    "Office", "Corridor", "Store", "Γραφείο", "Αίθουσα συσκέψεων", "Gruppenraum", "Kök", "Technical room",
    "Waiting room with a counter for visitors and a window towards the yard behind the main house"[:LONGEST],
    "Changing room",
)  # fmt: skip
THINGS = (
    ("IfcDoor", "Door"),
    ("IfcPump", "Circulation pump"),
    ("IfcLightFixture", "Φωτιστικό οροφής"),
    ("IfcAirTerminal", "Supply air terminal, 200 × 200"),
    ("IfcValve", "Ventil"),
    ("IfcDoor", "Brandörr EI 60"),
    ("IfcElectricDistributionBoard", "Ηλεκτρικός πίνακας διανομής ισογείου"),
    ("IfcSensor", "CO₂"),
    ("IfcSanitaryTerminal", "Washbasin"),
    ("IfcFireSuppressionTerminal", "Hand-held extinguisher, powder 6 kg, in a cabinet beside the door to the stairs"),
    (
        "IfcAirToAirHeatRecovery",
        "Unit for supply and exhaust air with rotary heat exchanger, for the kitchen and halls",
    ),
)
"""Class and name; names get a number, and every eleventh is as long as 90 characters."""
LAST_WORDS = " and whatever stands behind them in the yard"


@dataclass
class Rows:
    """The rows of each table, in the order in which they can be inserted."""

    draw: Random
    of: dict[type[Table], list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    codes: set[str] = field(default_factory=set)

    def element(self, kind: str, building_id: int | None) -> int:
        """A new element; a building is its own."""
        element_id = len(self.of[Element]) + 1
        building_id = building_id or element_id
        self.of[Element].append({"id": element_id, "kind": kind, "building_id": building_id, "created_at": AT})
        return element_id

    def bound(self, element_id: int, model: int) -> None:
        """A GlobalId for an element."""
        key = f"{element_id:022d}"
        self.of[Binding].append(
            {"element_id": element_id, "source_model_id": model, "key": key, "global_id": key}
            | {"first_revision_id": model, "rule": "new", "digest": key, "facts": {}, "properties": {}}
        )

    def coded(self, element_id: int) -> None:
        """A code for an element."""
        code = mint(self.codes.__contains__, draw=self.draw.randrange)
        self.codes.add(code)
        said = {"code": code, "element_id": element_id}
        self.of[Code].append({**said, "status": "live", "minted_at": AT})
        self.of[CodeEvent].append({**said, "at": AT, "event": "minted", "who": WHO, "why": ""})


def make_registry(engine: Engine, count: int, seed: int = 1) -> None:
    """Fill an empty registry with spaces and assets that get `count` labels in all, each with a code."""
    create_or_upgrade(engine)
    rows = Rows(Random(seed))
    with without_collector():
        for number, first in enumerate(range(0, count, A_BUILDING), 1):
            _add_building(rows, number, min(A_BUILDING, count - first))
        with writing(engine) as session:
            for table in (
                Element,
                Building,
                Storey,
                SourceModel,
                Revision,
                AssetType,
                Space,
                Asset,
                Binding,
                Code,
                CodeEvent,
            ):
                insert_rows(session, table, rows.of[table])


def _add_building(rows: Rows, number: int, labels: int) -> None:
    building_id = rows.element("building", None)
    rows.of[Building].append({"id": building_id, "name": f"Building {number}"})
    rows.of[SourceModel].append({"id": number, "building_id": building_id, "name": "architecture"})
    rows.of[Revision].append(
        {"id": number, "source_model_id": number, "number": 1, "file_name": "made-up.ifc", "imported_at": AT}
        | {"sha256": f"{number:064d}", "ifc_schema": "IFC4"}
    )
    rows.bound(building_id, number)
    types = _add_types(rows, building_id)
    for level, first in enumerate(range(0, labels, A_STOREY)):
        storey_id = rows.element("storey", building_id)
        rows.of[Storey].append({"id": storey_id, "name": f"Plan {level + 1}", "elevation_m": level * HEIGHT_M})
        rows.bound(storey_id, number)
        _add_rooms(rows, _Level(number, building_id, storey_id, level, types), min(A_STOREY, labels - first))


def _add_types(rows: Rows, building_id: int) -> list[int]:
    first = len(rows.of[AssetType]) + 1
    rows.of[AssetType] += [
        {"id": first + at, "building_id": building_id, "ifc_class": ifc_class, "name": f"Type {at}"}
        | {"manufacturer": "", "model": ""}
        for at, (ifc_class, _name) in enumerate(THINGS)
    ]
    return list(range(first, first + len(THINGS)))


@dataclass(frozen=True, slots=True)
class _Level:
    model: int
    building_id: int
    storey_id: int
    level: int
    types: list[int]


def _add_rooms(rows: Rows, on: _Level, labels: int) -> None:
    before: int | None = None
    for room, first in enumerate(range(0, labels, A_ROOM)):
        space_id = rows.element("space", on.building_id)
        rows.of[Space].append(_space(space_id, on, room))
        rows.bound(space_id, on.model)
        rows.coded(space_id)
        for _ in range(min(A_ROOM, labels - first) - 1):
            asset_id = rows.element("asset", on.building_id)
            rows.of[Asset].append(_asset(asset_id, on, space_id, before))
            rows.bound(asset_id, on.model)
            rows.coded(asset_id)
        before = space_id


def _space(space_id: int, on: _Level, room: int) -> dict[str, Any]:
    outline = shapely.box(room * WIDTH_M, 0.0, (room + 1) * WIDTH_M, DEPTH_M)
    return {
        "id": space_id,
        "storey_id": on.storey_id,
        "number": f"{on.level + 1}.{room + 1:02d}",
        "name": ROOMS[space_id % len(ROOMS)],
        "footprint": outline.wkb,
        "z_min_m": on.level * HEIGHT_M,
        "z_max_m": (on.level + 1) * HEIGHT_M,
        "area_m2": WIDTH_M * DEPTH_M,
        "counted": True,
        "category": "Office",
        **{name: [] for name in ("categories", "classifications", "declared")},
    }


def _asset(asset_id: int, on: _Level, space_id: int, before: int | None) -> dict[str, Any]:
    at = asset_id % len(THINGS)
    ifc_class, name = THINGS[at]
    long = (name + LAST_WORDS * 2)[: LONGEST - 6] if at == len(THINGS) - 1 else name
    return {
        "id": asset_id,
        "ifc_class": ifc_class,
        "name": f"{long} {asset_id % 100_000:05d}" if at else name,
        "type_id": on.types[at],
        "storey_id": on.storey_id,
        "space_id": space_id,
        "other_space_id": before if ifc_class == "IfcDoor" else None,
        "designation": f"{on.model}.{asset_id}",
        "location_method": "contained",
        "location_confidence": 1.0,
        **{name: [] for name in ("classifications", "documents")},
    }
