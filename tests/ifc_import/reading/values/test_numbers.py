"""Numbers of properties come in the unit that is asked for, whatever unit the file has them in."""

from collections.abc import Callable
from typing import TypeAlias

import pytest
from ifcopenshell import entity_instance

from ifc_import.reading.handover.fact_names import FactNames
from ifc_import.reading.values.numbers import IN_SI_UNITS, Numbers
from ifc_import.reading.values.properties import Value
from ifc_import.reading.values.symbols import Symbols
from ifc_import.reading.values.units import read_units
from registry.fields import Field
from tests.ifc_import.reading.factories import Tiny

Made: TypeAlias = Callable[[Tiny], entity_instance]


def numbers_of(tiny: Tiny) -> Numbers:
    units, _findings = read_units(tiny.file)
    return Numbers(Symbols(tiny.file, units), units)


def in_millimetres_and_kilowatts() -> Tiny:
    tiny = Tiny()
    per_hour = [
        tiny.make("IfcDerivedUnitElement", tiny.si("VOLUMEUNIT", "CUBIC_METRE", "DECI"), 1),
        tiny.make("IfcDerivedUnitElement", tiny.si("TIMEUNIT", "SECOND"), -1),
    ]
    tiny.assign(
        tiny.si("LENGTHUNIT", "METRE", "MILLI"),
        tiny.si("AREAUNIT", "SQUARE_METRE"),
        tiny.si("POWERUNIT", "WATT", "KILO"),
        tiny.si("THERMODYNAMICTEMPERATUREUNIT", "KELVIN"),
        tiny.make("IfcDerivedUnit", per_hour, "VOLUMETRICFLOWRATEUNIT", None),
    )
    return tiny


@pytest.mark.parametrize(
    ("value", "measure", "unit", "number"),
    [
        pytest.param(2700.0, "IfcPositiveLengthMeasure", "m", 2.7, id="a length in the file's millimetres"),
        pytest.param(12.5, "IfcAreaMeasure", "m²", 12.5, id="an area in its m²"),
        pytest.param(1e9, "IfcVolumeMeasure", "m³", 1.0, id="a volume without a unit is a cube of lengths"),
        pytest.param(1.5, "IfcPowerMeasure", "W", 1500.0, id="a power in kW"),
        pytest.param(293.15, "IfcThermodynamicTemperatureMeasure", "°C", 20.0, id="a temperature in kelvins"),
        pytest.param(10.0, "IfcVolumetricFlowRateMeasure", "m³/h", 36.0, id="a derived unit"),
        pytest.param(3.0, "IfcPressureMeasure", "kPa", 0.003, id="a unit that the file does not assign is the SI's"),
        pytest.param(0.45, "IfcPositiveRatioMeasure", "%", 45.0, id="a ratio in per cent"),
        pytest.param(1500.0, "IfcReal", "W", 1500.0, id="a number without a measure is taken as it is"),
        pytest.param(1500, "IfcInteger", "W", 1500.0, id="a whole number as well"),
        pytest.param("1,5 kW", "IfcLabel", "W", 1500.0, id="a text with a unit"),
        pytest.param("1 500", "IfcLabel", "W", 1500.0, id="a text without one"),
        pytest.param(12, "IfcCountMeasure", "", 12.0, id="a count"),
        pytest.param(2.0, "IfcLengthMeasure", "W", None, id="what measures something else"),
        pytest.param("1,234", "IfcLabel", "W", None, id="a text that can be read in two ways"),
        pytest.param("about 3 kW", "IfcLabel", "W", None, id="words"),
        pytest.param("3 furlongs", "IfcLabel", "m", None, id="a text with an unknown unit"),
        pytest.param(0.0, "IfcPowerMeasure", "W", None, id="zero, which programs write where nothing is known"),
        pytest.param(True, "IfcBoolean", "W", None, id="a truth value"),
        pytest.param([1.0, 2.0], "IfcPowerMeasure", "W", None, id="bounds"),
        pytest.param("n/a", "IfcLabel", "W", None, id="a placeholder"),
    ],
)
def test_a_number_is_read_in_the_unit_that_is_asked_for(
    value: object, measure: str, unit: str, number: float | None
) -> None:
    numbers = numbers_of(in_millimetres_and_kilowatts())
    assert numbers.in_unit(Value("Pset", "Property", value, measure), unit) == number


def test_the_unit_of_a_value_itself_outranks_the_files() -> None:
    tiny = in_millimetres_and_kilowatts()
    feet = tiny.converted("LENGTHUNIT", "FOOT", 0.3048, tiny.si("LENGTHUNIT", "METRE"))
    value = Value("Pset", "Height", 8.0, "IfcLengthMeasure", feet)
    assert numbers_of(tiny).in_unit(value, "m") == 2.4384


def test_a_file_without_units_is_in_those_of_the_si() -> None:
    assert IN_SI_UNITS.in_unit(Value("Pset", "Power", 1500.0, "IfcPowerMeasure"), "kW") == 1.5


def test_a_property_holds_the_number_of_a_field_in_its_unit() -> None:
    names = FactNames(
        [Field(name="ceiling_height_m", form="number", unit="m")], {"ceiling_height_m": ("FinishCeilingHeight",)}
    )
    values = [
        Value("Other", "FinishCeilingHeight", "high", "IfcLabel"),
        Value("Qto_SpaceBaseQuantities", "Finish Ceiling Height", 2700.0, "IfcQuantityLength"),
    ]
    assert names.facts_in(values, numbers_of(in_millimetres_and_kilowatts())) == {"ceiling_height_m": 2.7}
