"""Shafts and voids: spaces without a floor, by their names."""

from typing import Any

import pytest

from ifc_import.areas.ledger import counted_areas
from ifc_import.vocabulary.shafts import is_shaft
from tests.factories import areas_of

DECLARED = [{"set": "BaseQuantities", "name": "NetFloorArea", "kind": "net", "value_m2": 0.36}]


@pytest.mark.parametrize("name", ["Schakt", "Hisschakt 2", "AUFZUGSSCHACHT", "Lift shaft", "Shafts", "Void", "Luftrum"])
def test_shafts_are_known_by_their_names(name: str) -> None:
    assert is_shaft("198", name)
    assert is_shaft(name, "198")


@pytest.mark.parametrize("name", ["", "Kontor", "Schachtzimmer", "Avoidance", "Shaftesbury room"])
def test_other_rooms_are_no_shafts(name: str) -> None:
    assert not is_shaft("198", name)


@pytest.mark.parametrize(
    ("overrides", "counted"),
    [
        pytest.param({"name": "Schakt", "footprint": None}, False, id="a shaft without a body is no floor"),
        pytest.param({"name": "Schakt"}, True, id="a shaft with a body is measured like a room"),
        pytest.param({"name": "Kontor", "footprint": None}, True, id="a room without a body counts as declared"),
    ],
)
def test_what_declares_an_area_counts_unless_it_is_a_shaft_without_a_body(
    overrides: dict[str, Any], counted: bool
) -> None:
    (area,) = counted_areas([areas_of(declared=DECLARED, **overrides)])
    assert (area.counted, area.not_counted_because is None) == (counted, counted)
