"""What a file says of where it is: on a map, on earth, on its site; and the frame that its coordinates are in."""

from pathlib import Path
from typing import Any

import pytest

from registry.snapshot import Frame, Georeference, MapConversion
from tests.ifc_import.reading.bodies import give_body
from tests.ifc_import.reading.factories import House, read


def stand_at(house: House, product: Any, x: float, y: float, z: float, east: tuple[float, float] = (1.0, 0.0)) -> None:
    """Place something in the world, its x along `east`."""
    axes = house.make(
        "IfcAxis2Placement3D",
        house.make("IfcCartesianPoint", (x, y, z)),
        house.make("IfcDirection", (0.0, 0.0, 1.0)),
        house.make("IfcDirection", (*east, 0.0)),
    )
    product.ObjectPlacement = house.make("IfcLocalPlacement", None, axes)


def on_map(house: House, unit: Any = None, **conversion: Any) -> None:
    """Give a house of any later schema a map conversion."""
    axes = house.make("IfcAxis2Placement3D", house.make("IfcCartesianPoint", (0.0, 0.0, 0.0)))
    context = house.make(
        "IfcGeometricRepresentationContext", None, "Model", 3, 1e-5, axes, house.make("IfcDirection", (1.0, 0.0))
    )
    crs = house.make("IfcProjectedCRS", Name="EPSG:3006", MapUnit=unit)
    house.make("IfcMapConversion", SourceCRS=context, TargetCRS=crs, **conversion)


def georeference(house: House, folder: Path) -> Georeference:
    return read(house, folder).georeference


def test_a_map_conversion_is_kept_in_the_numbers_that_the_file_has(tmp_path: Path) -> None:
    house = House()
    on_map(
        house, house.si("LENGTHUNIT", "METRE"),
        Eastings=674032.5, Northings=6580821.25, OrthogonalHeight=12.0,
        XAxisAbscissa=0.0, XAxisOrdinate=1.0, Scale=0.001,
    )  # fmt: skip
    found = georeference(house, tmp_path)
    assert found.map_conversion == MapConversion(
        eastings=674032.5, northings=6580821.25, height=12.0, turn_deg=90.0, scale=0.001, crs="EPSG:3006", unit_m=1.0
    )
    assert found.true_north_deg == pytest.approx(-90.0)


def test_without_axes_a_map_conversion_turns_nothing(tmp_path: Path) -> None:
    house = House()
    on_map(house, Eastings=1.0, Northings=2.0, OrthogonalHeight=0.0)
    assert georeference(house, tmp_path).map_conversion == MapConversion(eastings=1.0, northings=2.0, crs="EPSG:3006")


def test_in_an_older_schema_two_property_sets_stand_for_it(tmp_path: Path) -> None:
    house = House("IFC2X3")
    numbers = {"Eastings": 674032.5, "Northings": 6580821.25, "OrthogonalHeight": 3.0, "XAxisAbscissa": 1.0}
    sets: dict[str, dict[str, Any]] = {"ePSet_MapConversion": numbers, "ePSet_ProjectedCRS": {"Name": "EPSG:3006"}}
    for name, values in sets.items():
        properties = [
            house.make(
                "IfcPropertySingleValue", Name=key,
                NominalValue=house.make("IfcLabel" if isinstance(value, str) else "IfcReal", value),
            )
            for key, value in values.items()
        ]  # fmt: skip
        some = house.rooted("IfcPropertySet", Name=name, HasProperties=properties)
        house.rooted("IfcRelDefinesByProperties", RelatedObjects=[house.project], RelatingPropertyDefinition=some)
    assert georeference(house, tmp_path).map_conversion == MapConversion(
        eastings=674032.5, northings=6580821.25, height=3.0, crs="EPSG:3006"
    )


def test_a_file_that_says_nothing_is_where_its_coordinates_are(tmp_path: Path) -> None:
    found = georeference(House(), tmp_path)
    assert (found.map_conversion, found.site, found.latitude_deg) == (None, None, None)
    assert found.frame == Frame()


@pytest.mark.parametrize(
    ("parts", "degrees"),
    [
        pytest.param((59, 20, 6, 500000), 59.335139, id="north"),
        pytest.param((-71, -3, -35, -194702), -71.059776, id="west"),
        pytest.param((0, -7, -37, 956022), -0.127210, id="west of Greenwich, with a wrong sign"),
        pytest.param((42, 21, 30), 42.358333, id="without millionths"),
    ],
)
def test_a_site_says_where_it_is_on_earth(tmp_path: Path, parts: tuple[int, ...], degrees: float) -> None:
    house = House()
    site = house.rooted("IfcSite", RefLatitude=parts, RefLongitude=(18, 4, 0), RefElevation=12.5)
    house.aggregate(house.project, site)
    found = georeference(house, tmp_path)
    assert found.latitude_deg == pytest.approx(degrees, abs=1e-6)
    assert found.longitude_deg == pytest.approx(18.066667, abs=1e-6)
    assert found.site_elevation_m == 12.5


def test_coordinates_are_those_of_the_building(tmp_path: Path) -> None:
    house = House()
    stand_at(house, house.building, 100.0, 200.0, 10.0, east=(0.0, 1.0))
    stand_at(house, house.space, 100.0, 205.0, 10.0, east=(0.0, 1.0))
    give_body(house, house.space, 10.0)
    found = read(house, tmp_path).georeference
    assert found.frame == Frame(100.0, 200.0, 10.0, 90.0)


def test_a_building_that_leans_leaves_coordinates_as_they_are(tmp_path: Path) -> None:
    house = House()
    axes = house.make(
        "IfcAxis2Placement3D",
        house.make("IfcCartesianPoint", (100.0, 0.0, 0.0)),
        house.make("IfcDirection", (1.0, 0.0, 0.0)),
        house.make("IfcDirection", (0.0, 1.0, 0.0)),
    )
    house.building.ObjectPlacement = house.make("IfcLocalPlacement", None, axes)
    assert georeference(house, tmp_path).frame == Frame()
