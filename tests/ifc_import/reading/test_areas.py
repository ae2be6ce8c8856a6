"""Which of a space's values are floor areas, of what kind, and how large in m²."""

from pathlib import Path
from typing import Any

import pytest

from ifc_import.reading.areas import area_kind, declared_areas
from ifc_import.reading.properties import Value
from ifc_import.reading.units import Units
from registry.snapshot import AreaKind, DeclaredArea
from tests.ifc_import.reading.factories import FOOT_M, House, Tiny, read

SQUARE_METRES = Units(length_m=1.0, area_m2=1.0)


def a_value(**overrides: Any) -> Value:
    """A net area in the standard quantity set."""
    defaults: dict[str, Any] = {"set_name": "Qto_SpaceBaseQuantities", "name": "NetFloorArea", "value": 12.5}
    return Value(**{**defaults, "measure": "IfcQuantityArea"} | overrides)


@pytest.mark.parametrize(
    ("set_name", "name", "measure", "kind"),
    [
        ("Qto_SpaceBaseQuantities", "NetFloorArea", "IfcQuantityArea", "net"),
        ("Qto_SpaceBaseQuantities", "GrossFloorArea", "IfcQuantityArea", "gross"),
        ("BaseQuantities", "NetFloorArea", "IfcQuantityArea", "net"),
        ("BaseQuantities", "GrossFloorArea", "IfcQuantityArea", "gross"),
        ("GSA Space Areas", "GSA BIM Area", "IfcQuantityArea", "other"),
        ("GSA Space Areas", "GSA Space Areas", "IfcQuantityArea", "other"),
        ("PSet_Revit_Dimensions", "Area", "IfcAreaMeasure", "other"),
        ("Dimensions", "Area", "IfcAreaMeasure", "other"),
        ("Custom_Pset", "NetArea", "IfcAreaMeasure", "net"),
        ("", "horizontal area", "IfcAreaMeasure", "other"),
        ("", "GrossFloorArea", "IfcQuantityArea", "gross"),
        ("ArchiCADQuantities", "Nettofläche", "IfcQuantityArea", "net"),
        ("ArchiCADQuantities", "Gemessene Fläche", "IfcQuantityArea", "other"),
        ("ArchiCADQuantities", "Berechnete Fläche (NRF)", "IfcQuantityArea", "net"),
        ("ArchiCADQuantities", "Reduzierte Fläche", "IfcQuantityArea", "other"),
        ("AC_Pset_Raum", "Nettofläche", "IfcReal", "net"),
        ("BaseQuantities", "SpaceNetFloorAreaBOMA", "IfcQuantityArea", "net"),
        ("BaseQuantities", "SpaceUsableFloorAreaBOMA", "IfcQuantityArea", "other"),
        ("COBie_Space", "GrossArea", "IfcAreaMeasure", "gross"),
        ("COBie_Space", "NetArea", "IfcAreaMeasure", "net"),
        ("Pset_SpaceBaseQuantities", "NetFloorArea", "IfcAreaMeasure", "net"),
        ("Pset_SpaceBaseQuantities", "GrossFloorArea", "IfcReal", "gross"),
        ("Pset_SpaceCommon", "NetPlannedArea", "IfcAreaMeasure", "planned"),
        ("Pset_SpaceCommon", "GrossPlannedArea", "IfcAreaMeasure", "planned"),
        ("Pset_SpaceCommon", "NetAreaPlanned", "IfcAreaMeasure", "planned"),
        ("Pset_SpaceCommon", "GrossAreaPlanned", "IfcAreaMeasure", "planned"),
        ("netto", "NETTOAREA", "IfcAreaMeasure", "net"),
        ("Gewünscht", "Nettofläche Soll", "IfcAreaMeasure", "planned"),
    ],
)
def test_a_declared_floor_area_is_known_by_its_name(set_name: str, name: str, measure: str, kind: AreaKind) -> None:
    assert area_kind(a_value(set_name=set_name, name=name, measure=measure)) == kind


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        pytest.param("GrossWallArea", "IfcQuantityArea", id="walls, gross"),
        pytest.param("NetWallArea", "IfcQuantityArea", id="walls, net"),
        pytest.param("GrossCeilingArea", "IfcQuantityArea", id="ceiling, gross"),
        pytest.param("NetCeilingArea", "IfcQuantityArea", id="ceiling, net"),
        pytest.param("Wandfläche", "IfcQuantityArea", id="walls in German"),
        pytest.param("Deckenfläche", "IfcQuantityArea", id="ceiling in German"),
        pytest.param("Area per Person", "IfcAreaMeasure", id="area per person"),
        pytest.param("AreaPerOccupant", "IfcAreaMeasure", id="area per occupant"),
        pytest.param("Specified Lighting Load per area", "IfcReal", id="a lighting load"),
        pytest.param("Actual Power Load (W/m2 floor area)", "IfcReal", id="a load per floor area"),
        pytest.param("Raumflächen-Code", "IfcReal", id="a code, although a number"),
        pytest.param("Raumflächen-Code", "IfcLabel", id="a code as text"),
        pytest.param("Area", "IfcLabel", id="an area as text"),
        pytest.param("Area", "", id="an area without a value"),
        pytest.param("NetVolume", "IfcQuantityVolume", id="a volume"),
        pytest.param("GrossPerimeter", "IfcQuantityLength", id="a length"),
        pytest.param("Height", "IfcReal", id="a height"),
        pytest.param("Window Area", "IfcAreaMeasure", id="windows"),
        pytest.param("Roof Area", "IfcAreaMeasure", id="roof"),
        pytest.param("Fensterfläche", "IfcQuantityArea", id="windows in German"),
    ],
)
def test_what_only_sounds_like_a_floor_area_is_none(name: str, measure: str) -> None:
    assert area_kind(a_value(name=name, measure=measure)) is None


@pytest.mark.parametrize(
    ("overrides", "value_m2"),
    [
        pytest.param({"value": 12.5}, 12.5, id="a number"),
        pytest.param({"value": 12}, 12.0, id="a whole number"),
    ],
)
def test_a_floor_area_is_kept_with_its_source(overrides: dict[str, object], value_m2: float) -> None:
    expected = DeclaredArea("Qto_SpaceBaseQuantities", "NetFloorArea", "net", value_m2)
    assert declared_areas([a_value(**overrides)], SQUARE_METRES) == [expected]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(0.0, id="zero"),
        pytest.param(-1.0, id="negative"),
        pytest.param(None, id="no value"),
        pytest.param("12.5", id="text"),
    ],
)
def test_what_is_no_positive_number_is_no_area(value: object) -> None:
    assert declared_areas([a_value(value=value)], SQUARE_METRES) == []


def test_standard_sets_come_first() -> None:
    values = [a_value(set_name="Dimensions", name="Area"), a_value(), a_value(name="GrossFloorArea")]
    assert [one.name for one in declared_areas(values, SQUARE_METRES)] == ["NetFloorArea", "GrossFloorArea", "Area"]


def test_areas_are_read_in_the_files_area_unit() -> None:
    areas = declared_areas([a_value(value=100.0)], Units(FOOT_M, FOOT_M**2))
    assert areas[0].value_m2 == pytest.approx(9.290304)


@pytest.mark.parametrize(
    ("name", "factor_m2"),
    [
        pytest.param("MILLI", 1e-6, id="mm²"),
        pytest.param(None, 1.0, id="m²"),
        pytest.param("square foot", 0.3048**2, id="ft²"),
    ],
)
def test_a_unit_on_the_value_itself_outranks_the_files(name: str | None, factor_m2: float) -> None:
    tiny = Tiny()
    square_metre = tiny.si("AREAUNIT", "SQUARE_METRE")
    is_foot = name == "square foot"
    unit = tiny.converted("AREAUNIT", "ft²", FOOT_M**2, square_metre) if is_foot else None
    unit = unit or tiny.si("AREAUNIT", "SQUARE_METRE", name)
    areas = declared_areas([a_value(value=5.0, unit=unit)], Units(1.0, 7.0))
    assert areas[0].value_m2 == pytest.approx(5.0 * factor_m2)


def test_a_space_declares_what_its_sets_and_quantities_hold(tmp_path: Path) -> None:
    house = House()
    square_millimetre = house.si("AREAUNIT", "SQUARE_METRE", "MILLI")
    house.define(house.pset(None, house.single("horizontal area", 20.0, "IfcAreaMeasure")), house.space)
    house.define(
        house.pset("", house.single("GrossFloorArea", 2.1e7, "IfcAreaMeasure", square_millimetre)), house.space
    )
    quantities = [
        house.area("NetFloorArea", 19.5),
        house.area("GrossCeilingArea", 99.0),
        house.area("GrossFloorArea", 0),
    ]
    house.define(house.quantities("BaseQuantities", *quantities), house.space)
    declared = read(house, tmp_path).spaces[0].declared
    assert [(one.set_name, one.name, one.kind, round(one.value_m2, 6)) for one in declared] == [
        ("BaseQuantities", "NetFloorArea", "net", 19.5),
        ("", "horizontal area", "other", 20.0),
        ("", "GrossFloorArea", "gross", 21.0),
    ]
