"""The models of a whole contract: as many different buildings as wanted, one file each, as a program makes them.

Each one is the police station of `sample_models` with architecture and devices in one file, stretched to a size of its
own and with devices left out by chance, under names and GlobalIds that are its own, in two schemas and three units in
turn. The same number is the same building every time. 200 of them have about 400,000 m² and more than 35,000 elements
that get a label.
"""

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Literal

from sample_models.identity import element_tag
from sample_models.parts import Frame, Mass, Model, Point2, Ring, Room, Thing
from sample_models.station import architecture_1, services_1
from sample_models.write import write_model

STRETCH = (1.14, 1.45)
"""Between which factors a building is stretched along and across; the station itself has 1,194 m²."""
KEPT = (0.45, 0.65)
"""Between which shares of the station's devices a building has."""
APART_M = 150.0
ROW = 20
DIALECTS: tuple[tuple[Literal["IFC4", "IFC4X3"], Literal["MILLIMETRE", "METRE", "FOOT"]], ...] = (
    ("IFC4", "MILLIMETRE"),
    ("IFC4X3", "METRE"),
    ("IFC4", "FOOT"),
)
"""Schemas that have all classes of the station's devices, and units."""


def write_building(number: int, folder: Path) -> Path:
    """Write the model of a building into a folder, and return where it is."""
    return write_model(building(number), folder)


def building(number: int) -> Model:
    """The model of one building, counted from 1."""
    chance = random.Random(number)
    name = f"Station {number:03}"
    along, across = chance.uniform(*STRETCH), chance.uniform(*STRETCH)
    schema, unit = DIALECTS[number % len(DIALECTS)]
    whole = _with_devices(*_station(), chance)

    def stretched(point: Point2) -> Point2:
        x, y = point
        return round(x * along, 3), round(y * across, 3)

    return replace(
        whole,
        file_name=f"station-{number:03}.ifc", schema=schema, length_unit=unit, building=name,
        frame=_frame(number, chance),
        rooms=tuple(_room(one, stretched, along * across) for one in whole.rooms),
        things=tuple(_thing(one, stretched, name) for one in whole.things),
        masses=tuple(_mass(one, stretched) for one in whole.masses),
    )  # fmt: skip


@cache
def _station() -> tuple[Model, Model]:
    return architecture_1(), services_1()


def _with_devices(architecture: Model, services: Model, chance: random.Random) -> Model:
    """Both disciplines in one model, with a part of the devices."""
    share = chance.uniform(*KEPT)
    devices = tuple(one for one in services.things if chance.random() < share)
    left_out = {one.key for one in services.things} - {one.key for one in devices}
    groups = (
        replace(one, members=tuple(member for member in one.members if member not in left_out))
        for one in services.groups
    )
    return replace(
        architecture,
        families=(*architecture.families, *services.families),
        things=(*architecture.things, *devices),
        masses=(*architecture.masses, *services.masses),
        groups=(*architecture.groups, *groups),
    )


def _frame(number: int, chance: random.Random) -> Frame:
    row, column = divmod(number, ROW)
    return Frame(building_m=(column * APART_M, row * APART_M, 10.0), building_turn_deg=round(chance.uniform(0, 90), 1))


def _room(room: Room, stretched: Callable[[Point2], Point2], factor: float) -> Room:
    return replace(
        room,
        ring=_ring(room.ring, stretched),
        holes=tuple(_ring(hole, stretched) for hole in room.holes),
        net_m2=None if room.net_m2 is None else round(room.net_m2 * factor, 2),
        planned_m2=None if room.planned_m2 is None else round(room.planned_m2 * factor, 1),
    )


def _thing(thing: Thing, stretched: Callable[[Point2], Point2], building_name: str) -> Thing:
    """A thing where the stretched building has it, with an element id of its own."""
    tag = element_tag(building_name, thing.key)
    name = thing.name if thing.tag is None else thing.name.replace(thing.tag, tag)
    return replace(
        thing,
        centre_m=(*stretched(thing.centre_m[:2]), thing.centre_m[2]),
        tag=None if thing.tag is None else tag,
        name=name,
    )


def _mass(mass: Mass, stretched: Callable[[Point2], Point2]) -> Mass:
    return replace(mass, ring=_ring(mass.ring, stretched), holes=tuple(_ring(hole, stretched) for hole in mass.holes))


def _ring(ring: Ring, stretched: Callable[[Point2], Point2]) -> Ring:
    return tuple(stretched(point) for point in ring)
