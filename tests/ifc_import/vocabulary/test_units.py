"""The table of units: each row is understood wherever a model or an owner writes a unit, and so is a new one."""

import json
import subprocess
import sys
from itertools import pairwise

import msgspec
import pytest

from ifc_import.profile import AreaName
from ifc_import.reading.spaces.area_name_lookup import without_unit
from ifc_import.reading.spaces.area_unit_evidence import UNITS_M2
from ifc_import.reading.values.symbols import symbol
from ifc_import.reading.values.unit_factors import known_factor
from ifc_import.vocabulary.numbers import area_in_text
from ifc_import.vocabulary.units import AREAS, UNITS, Unit, is_same, scale_of, written_area
from tests.conftest import ROOT
from tests.ifc_import.reading.factories import Tiny

OF_AREA = [unit for unit in UNITS if unit.measures == "AREAUNIT"]
IN_TEXTS = [(word, unit.factor) for unit in OF_AREA for word in unit.words]
DEFINED = [(name, unit) for unit in UNITS if unit.measures in ("LENGTHUNIT", "AREAUNIT") for name in unit.names]

ADDED = """
    Unit(
        symbol="tsubo", measures=AREA, factor=400 / 121, names=("tsubo",), words=("tsubo",), told_by_size=True,
    ),
"""
NEW_UNIT = """
import importlib.util, json, sys
from pathlib import Path

name, (path, row) = "ifc_import.vocabulary.units", sys.argv[1:]
module = importlib.util.module_from_spec(importlib.util.spec_from_file_location(name, path))
sys.modules[name] = module
begin = "UNITS: tuple[Unit, ...] = ("
exec(compile(Path(path).read_text(encoding="utf-8").replace(begin, begin + row), path, "exec"), vars(module))

import msgspec
from ifc_import.profile import AreaName
from ifc_import.reading.spaces.area_name_lookup import AreaMeanings
from ifc_import.reading.spaces.area_unit_evidence import UNITS_M2
from ifc_import.vocabulary.numbers import area_in_text
from ifc_import.reading.values.symbols import symbol
from ifc_import.reading.values.unit_factors import known_factor
from tests.ifc_import.reading.factories import Tiny

tiny = Tiny()
unit = tiny.converted("AREAUNIT", "Tsubo", 1.0, tiny.si("AREAUNIT", "SQUARE_METRE"))
owners = msgspec.convert({"name": "Menseki", "kind": "net", "unit": "tsubo"}, AreaName)
json.dump(
    {
        "in a unit assignment": known_factor(unit),
        "as it is shown": symbol(unit),
        "in a text": area_in_text("12.5 tsubo"),
        "in the name of a property": AreaMeanings().of("Areas", "Net Area [tsubo]").unit_in_name_m2,
        "in the settings": AreaMeanings([owners]).of("Areas", "Menseki").unit_m2,
        "by the sizes of rooms": 400 / 121 in UNITS_M2,
    },
    sys.stdout,
)
"""


@pytest.mark.parametrize(("word", "unit_m2"), IN_TEXTS)
def test_a_word_for_an_area_unit_is_understood_in_texts_and_in_names(word: str, unit_m2: float) -> None:
    assert area_in_text(f"12.5 {word}") == (12.5, unit_m2)
    assert without_unit(f"Area [{word}]") == ("Area ", unit_m2)


@pytest.mark.parametrize("name", AREAS)
def test_an_owner_says_the_unit_of_areas_by_its_first_word(name: str) -> None:
    assert msgspec.convert({"name": "Area", "kind": "net", "unit": name}, AreaName).unit == name


@pytest.mark.parametrize(("name", "unit"), DEFINED, ids=[name for name, _ in DEFINED])
def test_a_unit_is_known_by_its_name_where_the_file_defines_it_wrongly(name: str, unit: Unit) -> None:
    tiny = Tiny()
    defined = tiny.converted(unit.measures, name.upper(), 77.7, tiny.si(unit.measures, "METRE"))
    assert (known_factor(defined), symbol(defined)) == (unit.factor, unit.symbol)


@pytest.mark.parametrize("unit", OF_AREA, ids=lambda unit: unit.symbol)
def test_an_area_unit_is_shown_by_its_symbol(unit: Unit) -> None:
    assert written_area(unit.factor or 0.0) == unit.symbol


def test_units_of_area_that_sizes_of_rooms_tell_are_far_apart() -> None:
    ordered = sorted(UNITS_M2)
    assert [pair for pair in pairwise(ordered) if pair[1] < 2.0 * pair[0]] == []


def test_no_two_units_share_a_symbol_or_a_name() -> None:
    for said in ([unit.symbol for unit in UNITS], [name for unit in UNITS for name in unit.names]):
        assert len(set(said)) == len(said)


def test_a_unit_of_the_table_is_understood_everywhere() -> None:
    path = str(ROOT / "ifc_import" / "vocabulary" / "units.py")
    ended = subprocess.run(
        [sys.executable, "-c", NEW_UNIT, path, ADDED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    tsubo_m2 = 400 / 121
    assert json.loads(ended.stdout) == {
        "in a unit assignment": tsubo_m2,
        "as it is shown": "tsubo",
        "in a text": [12.5, tsubo_m2],
        "in the name of a property": tsubo_m2,
        "in the settings": tsubo_m2,
        "by the sizes of rooms": True,
    }


@pytest.mark.parametrize(
    ("number", "unit", "other", "converted"),
    [
        (1.5, "kW", "W", 1500.0),
        (2700.0, "mm", "m", 2.7),
        (8.0, "ft", "m", 2.4384),
        (36.0, "m³/h", "l/s", 10.0),
        (1.0, "kg/m³", "g/l", 1.0),
        (212.0, "°F", "°C", 100.0),
        (293.15, "K", "°C", 20.0),
        (0.45, "%", "%", 0.45),
        (2.0, "W/(m²·K)", "kW/(m²·K)", 0.002),
        (1.0, "W", "m", None),
    ],
)
def test_a_number_is_converted_between_units_of_the_same_thing(
    number: float, unit: str, other: str, converted: float | None
) -> None:
    scale, to = scale_of(unit), scale_of(other)
    assert scale is not None
    assert to is not None
    assert scale.converted(number, to) == converted


@pytest.mark.parametrize("symbol", ["", "furlong", "gal", "kft", "W//m"])
def test_a_unit_that_the_table_lacks_has_no_scale(symbol: str) -> None:
    assert scale_of(symbol) is None


def test_a_survey_foot_is_a_foot() -> None:
    assert is_same(1200 / 3937, 0.3048)
