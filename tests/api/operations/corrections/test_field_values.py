"""What people type as a number of a field: with a decimal comma or point, in the field's unit or another one."""

import math

import pytest

from api.operations.asset_lists.rows import ListRow, clean_row
from api.operations.corrections.field_values import read_value
from api.operations.errors import BadValue
from registry.fields import LISTED, Field

POWER = Field(name="power_w", form="number", unit="W")
SEATS = Field(name="seats", form="number")


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        (POWER, "1500", 1500.0),
        (POWER, "1 500,5", 1500.5),
        (POWER, "1500.5 W", 1500.5),
        (POWER, "1,5 kW", 1500.0),
        (POWER, "0", 0.0),
        (POWER, "-2", -2.0),
        (POWER, "1.5e3", 1500.0),
        (POWER, 1500, 1500.0),
        (POWER, 0.25, 0.25),
        (POWER, "", None),
        (POWER, None, None),
        (SEATS, "12", 12.0),
    ],
)
def test_a_number_is_kept_in_the_unit_of_its_field(field: Field, value: object, kept: float | None) -> None:
    assert read_value(field, value) == kept


@pytest.mark.parametrize(
    "value", ["many", "1,234", "3 m", "3 furlongs", "inf", "nan", "1e999", math.inf, math.nan, True, 10**400]
)
def test_what_is_no_finite_number_in_a_unit_of_the_field_is_refused(value: object) -> None:
    with pytest.raises(BadValue, match=r"power_w takes a number in W as 12\.5, not "):
        read_value(POWER, value)


def test_a_number_without_a_unit_is_asked_for_as_a_number() -> None:
    with pytest.raises(BadValue, match=r"seats takes a number as 12\.5, not 'many'"):
        read_value(SEATS, "many")


def test_a_list_says_numbers_as_people_do(monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr("api.operations.asset_lists.rows.LISTED", (*LISTED, POWER))
    assert clean_row(ListRow(2, {"key": "H-1", "name": "Heater", "power_w": "1,2 kW"}), "IfcElement").said == {
        "ifc_class": "IfcElement", "name": "Heater", "power_w": 1200.0,
    }  # fmt: skip
