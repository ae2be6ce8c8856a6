"""Names of storeys: the number that they begin with, and whether two of them mean one storey."""

import pytest

from ifc_import.vocabulary.storey_names import same_storey_name, storey_number


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Plan 1", 1), ("01", 1), ("Level 1", 1), ("E1", 1), ("1. OG", 1), ("Plan 10", 10), ("00 groundfloor", 0),
        ("Våning 3", 3), ("Etasje 2", 2), ("Plan -1", -1), ("Källare 1", -1), ("U1", -1), ("2. UG", -2),
        ("2. Story with a name", 2), ("Plan 12 Fläktrum", 12),
        ("Roof", None), ("T/FDN", None), ("", None), ("+3.60", None), ("Entréplan", None), ("Block 2", None),
    ],
)  # fmt: skip
def test_a_name_begins_with_the_number_of_the_storey(name: str, number: int | None) -> None:
    assert storey_number(name) == number


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        pytest.param("Plan 1", "01", True, id="one number"),
        pytest.param("Roof", "ROOF", True, id="another case"),
        pytest.param("Plan 1", "Plan 2", False, id="two numbers"),
        pytest.param("Roof", "Attic", False, id="two names"),
        pytest.param("", "", False, id="no names"),
    ],
)
def test_two_names_mean_one_storey(first: str, second: str, alike: bool) -> None:
    assert same_storey_name(first, second) is alike
