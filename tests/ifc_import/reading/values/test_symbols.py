"""Units come as people write them, and a value is told in no other unit than the file gives it."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from ifcopenshell import entity_instance

from ifc_import.reading.values.properties import as_units, values_by_element
from ifc_import.reading.values.symbols import Symbols, symbol, unit_type
from ifc_import.reading.values.units import Units, read_units
from tests.ifc_import.reading.factories import House, Tiny

Made: TypeAlias = Callable[[Tiny], entity_instance]


def si(name: str, prefix: str | None = None, kind: str = "USERDEFINED") -> Made:
    return lambda tiny: tiny.si(kind, name, prefix)


def named(name: str, kind: str = "LENGTHUNIT") -> Made:
    exponents = (1, 0, 0, 0, 0, 0, 0)

    def make(tiny: Tiny) -> entity_instance:
        amount = tiny.make("IfcMeasureWithUnit", tiny.make("IfcReal", 1.0), tiny.si("LENGTHUNIT", "METRE"))
        dimensions = tiny.make("IfcDimensionalExponents", *exponents)
        return tiny.make("IfcConversionBasedUnit", dimensions, kind, name, amount)

    return make


def derived(*parts: tuple[str, str | None, int], kind: str = "USERDEFINED") -> Made:
    def make(tiny: Tiny) -> entity_instance:
        made = [tiny.make("IfcDerivedUnitElement", tiny.si("LENGTHUNIT", one, prefix), n) for one, prefix, n in parts]
        return tiny.make("IfcDerivedUnit", made, kind, "own" if kind == "USERDEFINED" else None)

    return make


UNITS = [
    ("m", si("METRE")),
    ("mm", si("METRE", "MILLI")),
    ("m²", si("SQUARE_METRE")),
    ("mm²", si("SQUARE_METRE", "MILLI")),
    ("m³", si("CUBIC_METRE")),
    ("l", si("CUBIC_METRE", "DECI")),
    ("kg", si("GRAM", "KILO")),
    ("°C", si("DEGREE_CELSIUS")),
    ("K", si("KELVIN")),
    ("W", si("WATT")),
    ("kW", si("WATT", "KILO")),
    ("kPa", si("PASCAL", "KILO")),
    ("µm", si("METRE", "MICRO")),
    ("lm", si("LUMEN")),
    ("Ω", si("OHM")),
    ("°", named("DEGREE", "PLANEANGLEUNIT")),
    ("ft", named("FOOT")),
    ("ft", named("feet")),
    ("ft²", named("SQUARE FOOT", "AREAUNIT")),
    ("ft³", named("cubic foot", "VOLUMEUNIT")),
    ("in", named("Inch")),
    ("min", named("MINUTE", "TIMEUNIT")),
    ("kWh", named("kilowatt-hour", "ENERGYUNIT")),
    ("furlong", named("furlong")),
    ("m³/s", derived(("CUBIC_METRE", None, 1), ("SECOND", None, -1))),
    ("m³/s", derived(("METRE", None, 3), ("SECOND", None, -1))),
    ("l/s", derived(("CUBIC_METRE", "DECI", 1), ("SECOND", None, -1))),
    ("l/s", derived(("METRE", "DECI", 3), ("SECOND", None, -1))),
    ("m/s", derived(("METRE", None, 1), ("SECOND", None, -1))),
    ("kg/m³", derived(("GRAM", "KILO", 1), ("CUBIC_METRE", None, -1))),
    ("W/(m²·K)", derived(("WATT", None, 1), ("SQUARE_METRE", None, -1), ("KELVIN", None, -1))),
    ("W/(m²·K)", derived(("GRAM", "KILO", 1), ("KELVIN", None, -1), ("SECOND", None, -3))),
    ("W/(m·K)", derived(("WATT", None, 1), ("METRE", None, -1), ("KELVIN", None, -1))),
    ("J/(kg·K)", derived(("JOULE", None, 1), ("GRAM", "KILO", -1), ("KELVIN", None, -1))),
    ("lm/W", derived(("LUMEN", None, 1), ("SECOND", None, 3), ("GRAM", "KILO", -1), ("METRE", None, -2))),
    ("m⁴", derived(("METRE", None, 4))),
    ("1/s", derived(("SECOND", None, -1))),
]


@pytest.mark.parametrize(("written", "make"), UNITS, ids=[f"{n} {one[0]}" for n, one in enumerate(UNITS)])
def test_a_unit_is_written_as_people_write_it(written: str, make: Made) -> None:
    assert symbol(make(Tiny())) == written


@pytest.mark.parametrize(("schema", "currency"), [("IFC2X3", "SEK"), ("IFC4", "NOK")])
def test_a_currency_is_its_code(schema: str, currency: str) -> None:
    assert symbol(Tiny(schema).make("IfcMonetaryUnit", currency)) == currency


def test_a_unit_of_context_is_its_name_and_one_without_a_name_is_none() -> None:
    tiny = Tiny()
    dimensions = tiny.make("IfcDimensionalExponents", 0, 0, 0, 0, 0, 0, 0)
    assert symbol(tiny.make("IfcContextDependentUnit", dimensions, "USERDEFINED", "pieces")) == "pieces"
    assert symbol(tiny.make("IfcContextDependentUnit", dimensions, "USERDEFINED", " ")) is None


@pytest.mark.parametrize(
    ("measure", "kind"),
    [
        ("IfcLengthMeasure", "LENGTHUNIT"),
        ("IfcPositiveLengthMeasure", "LENGTHUNIT"),
        ("IfcNonNegativeLengthMeasure", "LENGTHUNIT"),
        ("IfcThermodynamicTemperatureMeasure", "THERMODYNAMICTEMPERATUREUNIT"),
        ("IfcVolumetricFlowRateMeasure", "VOLUMETRICFLOWRATEUNIT"),
        ("IfcQuantityWeight", "MASSUNIT"),
        ("IfcMonetaryMeasure", "CURRENCY"),
    ],
)
def test_a_measure_has_a_type_of_unit(measure: str, kind: str) -> None:
    assert unit_type(measure) == kind


def symbols(tiny: Tiny) -> Symbols:
    return Symbols(tiny.file, read_units(tiny.file)[0])


def test_a_value_is_in_its_own_unit_else_in_that_of_the_file() -> None:
    tiny = Tiny()
    tiny.assign(tiny.si("LENGTHUNIT", "METRE", "MILLI"), tiny.si("POWERUNIT", "WATT"))
    found = symbols(tiny)
    assert found.of("IfcLengthMeasure") == "mm"
    assert found.of("IfcLengthMeasure", tiny.si("LENGTHUNIT", "METRE")) == "m"
    assert found.of("IfcReal", tiny.si("POWERUNIT", "WATT", "KILO")) == "kW"


@pytest.mark.parametrize("measure", ["IfcLabel", "IfcReal", "IfcBoolean", "IfcRatioMeasure", "IfcCountMeasure", ""])
def test_what_has_no_unit_is_told_in_none(measure: str) -> None:
    assert symbols(Tiny()).of(measure) is None


def test_a_measure_whose_unit_the_file_does_not_assign_is_told_in_none() -> None:
    assert symbols(Tiny()).of("IfcThermalTransmittanceMeasure") is None


def test_areas_and_volumes_without_a_unit_are_powers_of_the_length_unit() -> None:
    tiny = Tiny()
    tiny.assign(tiny.si("LENGTHUNIT", "METRE", "MILLI"))
    found = symbols(tiny)
    assert (found.of("IfcAreaMeasure"), found.of("IfcQuantityVolume")) == ("mm²", "mm³")


def test_of_two_length_units_the_one_counts_that_was_taken_for_the_model() -> None:
    tiny = Tiny()
    tiny.assign(tiny.si("LENGTHUNIT", "METRE", "MILLI"), tiny.si("LENGTHUNIT", "METRE"))
    assert Symbols(tiny.file, Units(1.0, 1.0)).of("IfcLengthMeasure") == "m"
    assert Symbols(tiny.file, Units(0.001, 1.0)).of("IfcLengthMeasure") == "mm"


def test_of_two_other_units_of_a_kind_none_is_told() -> None:
    tiny = Tiny()
    tiny.assign(tiny.si("POWERUNIT", "WATT", "KILO"), tiny.si("POWERUNIT", "WATT"))
    assert symbols(tiny).of("IfcPowerMeasure") is None


def test_a_unit_that_can_not_be_made_out_is_none() -> None:
    tiny = Tiny()
    element = tiny.make("IfcDerivedUnitElement", named(" ")(tiny), 1)
    assert symbol(tiny.make("IfcDerivedUnit", [element], "MASSDENSITYUNIT")) is None


def units_of(house: House, *properties: Any) -> dict[str, dict[str, str]]:
    house.define(house.pset("P", *properties), house.space)
    return as_units(values_by_element(house.file, {house.space.id()})[house.space.id()], symbols(house))


def test_units_are_told_sparsely_by_set_and_name() -> None:
    house = House()
    assert units_of(
        house,
        house.single("Width", 1.2, "IfcPositiveLengthMeasure"),
        house.single("Flow", 35.0, "IfcReal", derived(("METRE", "DECI", 3), ("SECOND", None, -1))(house)),
        house.single("Name", "x"),
        house.single("Nothing", None),
    ) == {"P": {"Width": "m", "Flow": "l/s"}}


def test_lists_bounds_and_tables_have_units_too() -> None:
    house = House()
    length = house.make("IfcLengthMeasure", 1.0)
    celsius, kilowatt = (
        house.si("THERMODYNAMICTEMPERATUREUNIT", "DEGREE_CELSIUS"),
        house.si("POWERUNIT", "WATT", "KILO"),
    )
    real = [house.make("IfcReal", 1.0)]
    assert units_of(
        house,
        house.make("IfcPropertyListValue", "list", None, [length]),
        house.make("IfcPropertyBoundedValue", "bounds", None, length, length),
        house.make("IfcPropertyBoundedValue", "own", None, real[0], None, celsius),
        house.make("IfcPropertyTableValue", "table", None, real, real, None, celsius, kilowatt),
        house.make("IfcPropertyTableValue", "half", None, real, real, None, None, kilowatt),
        house.make("IfcPropertyTableValue", "plain", None, real, real),
    ) == {"P": {"list": "m", "bounds": "m", "own": "°C", "table": "°C → kW", "half": "1 → kW"}}


def test_quantities_are_in_the_units_of_the_file() -> None:
    house = House()
    length = house.make("IfcQuantityLength", Name="Width", LengthValue=2.0)
    count = house.make("IfcQuantityCount", Name="Doors", CountValue=2)
    house.define(house.quantities("Q", house.area("NetArea", 2.0), length, count), house.space)
    values = values_by_element(house.file, {house.space.id()})[house.space.id()]
    assert as_units(values, symbols(house)) == {"Q": {"NetArea": "m²", "Width": "m"}}
