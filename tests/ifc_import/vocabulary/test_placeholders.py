"""Values that say that there is none are none."""

import math

import pytest

from ifc_import.vocabulary.placeholders import stated


@pytest.mark.parametrize(
    "value",
    [None, "", "  ", "\ufeff", "n/a", "N/A", "-", "--", "_", ".", "?", "???", "TBD", "tbd", "To Be Determined",
     "undefined", "Unset", "0", "0.0", "00", 0, 0.0, "xxx", "none", "<varies>", "#N/A", "okänd", "ukjent", "k.A.",
     "non défini", "不明", True, False, [], ["n/a", ""], {"a": 1}],
)  # fmt: skip
def test_this_is_no_value(value: object) -> None:
    assert stated(value) is None


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("SN-4711", "SN-4711"), (" 0001 2 ", "0001 2"), (4711, "4711"), (4711.0, "4711"), (2.5, "2.5"), ("x", "x"),
        ("No. 0", "No. 0"), (["a", "n/a", "b"], "a, b"), ("Nonexx", "Nonexx"), (math.inf, "inf"), ("A0", "A0"),
    ],
)  # fmt: skip
def test_this_is_a_value(value: object, said: str) -> None:
    assert stated(value) == said


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("SerialNumber", "SerialNumber"),
        ("Serial Number", "COBie.Component.SerialNumber"),
        ("Inside door: Manufacturer", "Manufacturer"),
    ],
)
def test_a_value_that_repeats_the_name_of_its_property_is_none(value: str, name: str) -> None:
    assert stated(value, name) is None
    assert stated(value, "Other") == value
