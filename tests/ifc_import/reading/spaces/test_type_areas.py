"""An area of a type of spaces is planned for each of them, measured for the only one, and told where it is neither."""

from pathlib import Path
from typing import Any

from ifcopenshell import entity_instance

from registry.snapshot import Snapshot
from tests.ifc_import.reading.factories import House, read

PLANNED = {"Pset_SpaceCommon": {"NetPlannedArea": 12.0}}
MEASURED = {"Pset_SpaceCommon": {}, "Qto_SpaceBaseQuantities": {"NetFloorArea": 15.0}}


def a_house(spaces: int, of_type: dict[str, Any], schema: str = "IFC4") -> tuple[House, list[entity_instance]]:
    """A house with so many spaces, all of one type with these sets."""
    house = House(schema)
    more = [house.rooted("IfcSpace", Name=f"10{number}") for number in range(2, spaces + 1)]
    if more:
        house.aggregate(house.storey, *more)
    sets = [_set(house, name, values) for name, values in of_type.items()]
    kind = house.rooted("IfcSpaceType", Name="Kontor 1", PredefinedType="NOTDEFINED", HasPropertySets=sets)
    house.typed(kind, house.space, *more)
    return house, [house.space, *more]


def _set(house: House, name: str, values: dict[str, float]) -> entity_instance:
    if name.startswith("Qto"):
        return house.quantities(name, *(house.area(one, value) for one, value in values.items()))
    some = [house.single(one, value, "IfcAreaMeasure") for one, value in values.items()]
    return house.pset(name, *some, house.single("IsExternal", False, "IfcBoolean"))


def declared(snapshot: Snapshot) -> list[list[tuple[str, str, str, float]]]:
    return [[(one.set_name, one.name, one.kind, one.value_m2) for one in space.declared] for space in snapshot.spaces]


def told(snapshot: Snapshot) -> list[str]:
    return [one.message for one in snapshot.findings if one.rule == "AREA-09"]


def test_what_is_planned_for_a_type_is_planned_for_each_of_its_spaces(tmp_path: Path) -> None:
    house, _spaces = a_house(2, PLANNED)
    snapshot = read(house, tmp_path)
    assert declared(snapshot) == [[("Pset_SpaceCommon (of the type)", "NetPlannedArea", "planned", 12.0)]] * 2
    assert told(snapshot) == []


def test_a_measured_area_is_that_of_the_only_space_of_a_type(tmp_path: Path) -> None:
    house, _spaces = a_house(1, MEASURED)
    snapshot = read(house, tmp_path)
    assert declared(snapshot) == [[("Qto_SpaceBaseQuantities (of the type)", "NetFloorArea", "net", 15.0)]]
    assert told(snapshot) == []


def test_a_measured_area_that_several_spaces_share_is_that_of_none_and_told(tmp_path: Path) -> None:
    house, _spaces = a_house(3, MEASURED)
    snapshot = read(house, tmp_path)
    assert declared(snapshot) == [[], [], []]
    assert told(snapshot) == [
        "Qto_SpaceBaseQuantities / NetFloorArea is declared for 1 space types that several spaces share, "
        "such as 15.00 m²; it was not used for the 3 of these spaces that declare no area of their own."
    ]


def test_what_a_space_says_itself_goes_before(tmp_path: Path) -> None:
    house, [space] = a_house(1, PLANNED | MEASURED)
    house.define(house.quantities("Qto_SpaceBaseQuantities", house.area("NetFloorArea", 14.0)), space)
    house.define(house.pset("Pset_SpaceCommon", house.single("NetPlannedArea", 13.0, "IfcAreaMeasure")), space)
    assert declared(read(house, tmp_path)) == [
        [
            ("Qto_SpaceBaseQuantities", "NetFloorArea", "net", 14.0),
            ("Pset_SpaceCommon", "NetPlannedArea", "planned", 13.0),
        ]
    ]


def test_nothing_is_told_where_all_spaces_of_a_type_declare_their_own(tmp_path: Path) -> None:
    house, spaces = a_house(2, MEASURED)
    house.define(house.quantities("Qto_SpaceBaseQuantities", house.area("GrossFloorArea", 14.0)), *spaces)
    snapshot = read(house, tmp_path)
    assert [[one.kind for one in space.declared] for space in snapshot.spaces] == [["gross"]] * 2
    assert told(snapshot) == []


def test_types_of_spaces_in_ifc2x3_are_read_the_same(tmp_path: Path) -> None:
    house, _spaces = a_house(2, PLANNED, schema="IFC2X3")
    assert [[one.kind for one in space.declared] for space in read(house, tmp_path).spaces] == [["planned"]] * 2
