"""When a warranty ends is what a model says, else what follows from its start and how long it lasts."""

from pathlib import Path
from typing import Any

import pytest

from ifc_import.reading.handover.property_names import OF_ASSETS
from ifc_import.reading.handover.warranty import warranty_end
from ifc_import.reading.values.property_kinds import Value
from tests.factories import fields_of
from tests.ifc_import.reading.factories import House, read

ENDS = [
    ("2020-03-01", "P5Y", "", "2025-03-01"),
    ("2020-03-01", "P1Y6M", "", "2021-09-01"),
    ("2020-03-01", "P104W", "", "2022-02-27"),
    ("2020-03-01", "P730D", "", "2022-03-01"),
    ("2020-03-01", "24", "month", "2022-03-01"),
    ("2020-03-01", "24 months", "", "2022-03-01"),
    ("2020-03-01", "24", "Month(s)", "2022-03-01"),
    ("2020-03-01", "2 year(s)", "", "2022-03-01"),
    ("2020-03-01", "2", "YEAR", "2022-03-01"),
    ("2020-03-01", "5 år", "", "2025-03-01"),
    ("2020-03-01", "60 Månader", "", "2025-03-01"),
    ("2020-03-01", "1,5 Jahre", "", "2021-09-01"),
    ("2020-03-01", "2", "quarter", "2020-09-01"),
    ("2020-03-01", "2 years", "year", "2022-03-01"),
    ("2020-03-01T12:00:00", "90", "days", "2020-05-30"),
    ("2024-02-29", "1", "year", "2025-02-28"),
    ("2020-01-31", "1 month", "", "2020-02-29"),
]


@pytest.mark.parametrize(("start", "lasting", "unit", "end"), ENDS)
def test_a_warranty_ends_on_the_same_day_so_much_later(start: str, lasting: str, unit: str, end: str) -> None:
    assert warranty_end(start, lasting, unit) == end


NO_ENDS = {
    "the start is no date": ("03/04/2020", "P5Y", ""),
    "nothing says how long": ("2020-03-01", "", "year"),
    "no unit": ("2020-03-01", "5", ""),
    "an unknown unit": ("2020-03-01", "5", "seasons"),
    "seconds": ("2020-03-01", "5 SECOND", ""),
    "two units": ("2020-03-01", "5 years", "month"),
    "two numbers": ("2020-03-01", "2-5 years", ""),
    "a text": ("2020-03-01", "see contract", "year"),
    "no whole months": ("2020-03-01", "0.3", "month"),
    "nothing": ("2020-03-01", "P0Y", ""),
    "hours": ("2020-03-01", "PT48H", ""),
    "half a year in ISO": ("2020-03-01", "P0.5Y", ""),
    "out of order in ISO": ("2020-03-01", "P1M2Y", ""),
    "for ever": ("2020-03-01", "999", "years"),
    "after all days": ("2020-03-01", "P99999999Y", ""),
}


@pytest.mark.parametrize(("start", "lasting", "unit"), NO_ENDS.values(), ids=NO_ENDS.keys())
def test_no_end_is_made_up(start: str, lasting: str, unit: str) -> None:
    assert warranty_end(start, lasting, unit) is None


def test_how_long_the_warranty_of_labour_lasts_is_another_thing() -> None:
    assert OF_ASSETS.facts_in([Value("COBie_Warranty", "WarrantyDurationLabor", 12.0)]) == {}


def end_of(house: House, folder: Path, own: dict[str, Any], of_type: dict[str, Any]) -> str | None:
    """The end of the warranty of a pump with these properties, of a type with those."""
    pump = house.stand("IfcPump")
    sets = [house.pset("COBie_Warranty", *_properties(house, of_type))]
    house.typed(house.rooted("IfcPumpType", Name="P", PredefinedType="CIRCULATOR", HasPropertySets=sets), pump)
    house.define(house.pset("COBie_Component", *_properties(house, own)), pump)
    (asset,) = read(house, folder).assets
    [end] = fields_of(asset, "warranty_until")
    return None if end is None else str(end)


def _properties(house: House, values: dict[str, Any]) -> list[Any]:
    return [
        house.single(name, value, "IfcReal" if isinstance(value, float) else "IfcLabel")
        for name, value in values.items()
    ]


OF_TYPE = {"WarrantyDurationParts": 24.0, "WarrantyDurationUnit": "month"}
START = {"WarrantyStartDate": "2020-03-01"}
STATED = {
    "the start of the thing, the length of its type": (START, OF_TYPE, "2022-03-01"),
    "the things own length counts first": (
        START | {"WarrantyDurationParts": 1.0, "WarrantyDurationUnit": "year"},
        OF_TYPE,
        "2021-03-01",
    ),
    "a length without a unit is not given that of the type": (START | {"WarrantyDurationParts": 1.0}, OF_TYPE, None),
    "a stated end counts": (START | {"WarrantyEndDate": "2023-01-01"}, OF_TYPE, "2023-01-01"),
    "so does one that is no date": (START | {"WarrantyEndDate": "see contract"}, OF_TYPE, "see contract"),
    "the date of installation is no start": ({"InstallationDate": "2020-03-01"}, OF_TYPE, None),
}


@pytest.mark.parametrize(("own", "of_type", "end"), STATED.values(), ids=STATED.keys())
def test_a_type_says_how_long_and_the_thing_from_when(
    own: dict[str, Any], of_type: dict[str, Any], end: str | None, tmp_path: Path
) -> None:
    assert end_of(House(), tmp_path, own, of_type) == end


def test_a_number_is_in_its_own_unit(tmp_path: Path) -> None:
    house = House()
    second = house.make("IfcMeasureWithUnit", house.make("IfcReal", 31536000.0), house.si("TIMEUNIT", "SECOND"))
    exponents = house.make("IfcDimensionalExponents", 0, 0, 1, 0, 0, 0, 0)
    year = house.make("IfcConversionBasedUnit", exponents, "TIMEUNIT", "year", second)
    lasting = house.single("WarrantyDurationParts", 5.0, "IfcReal", year)
    house.define(house.pset("COBie_Warranty", lasting, *_properties(house, START)), house.stand("IfcPump"))
    (asset,) = read(house, tmp_path).assets
    assert fields_of(asset, "warranty_until") == ("2025-03-01",)


def test_the_period_of_the_standards_own_set_is_read(tmp_path: Path) -> None:
    house = House()
    period = house.single("WarrantyPeriod", "P2Y", "IfcDuration")
    house.define(house.pset("Pset_Warranty", period, *_properties(house, START)), house.stand("IfcPump"))
    (asset,) = read(house, tmp_path).assets
    assert fields_of(asset, "warranty_until") == ("2022-03-01",)
