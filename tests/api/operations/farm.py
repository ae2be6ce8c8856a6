"""A farm in one file: a building for each name, with its storey, a room and a lamp."""

from pathlib import Path
from typing import Any

from tests.ifc_import.reading.bodies import give_body
from tests.ifc_import.reading.factories import Tiny

BUILDINGS = ("House", "Barn")


def id_of(kind: str, number: int) -> str:
    """The GlobalId of a part of a building: the same in every file."""
    return f"2OBrcmyk58NupXoVOHUv{kind}{number}"


def farm(folder: Path, names: tuple[str | None, ...] = BUILDINGS, file: str = "farm.ifc", **lamp: Any) -> Path:
    """Write the farm; `lamp` are attributes of all lamps."""
    tiny = Tiny(GlobalId="0EKDTmNb1TDwNkEtGKDPxv")
    for number, name in enumerate(names):
        building = tiny.rooted("IfcBuilding", GlobalId=id_of("b", number), Name=name)
        storey = tiny.rooted("IfcBuildingStorey", GlobalId=id_of("s", number), Name="Ground", Elevation=0.0)
        room = tiny.rooted("IfcSpace", GlobalId=id_of("r", number), Name="1", LongName=f"Room in {name}")
        light = tiny.rooted("IfcLightFixture", **{"GlobalId": id_of("l", number), "Name": "Lamp"} | lamp)
        tiny.aggregate(tiny.project, building)
        tiny.aggregate(building, storey)
        tiny.aggregate(storey, room)
        tiny.contain(storey, light)
        give_body(tiny, room, 0.0, x=100.0 * number)
        give_body(tiny, light, 2.0, height=0.2, x=100.0 * number)
    return tiny.write(folder, file)
