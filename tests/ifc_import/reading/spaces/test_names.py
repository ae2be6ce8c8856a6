"""Number and name of a space are told apart by what the whole model does."""

from pathlib import Path

import pytest

from ifc_import.reading.spaces.names import SpaceName, read_names, repeated_numbers
from tests.ifc_import.reading.factories import House, read

REVERSED = [("Kontor", "101"), ("WC", "102"), ("Korridor", "1.03a"), ("Kontor", "B-104")]


def names_of(*stated: tuple[str, str]) -> tuple[list[tuple[str, str]], list[str]]:
    """Numbers and names that are read from Name and LongName, and the rules that are broken."""
    names, findings = read_names([SpaceName(*one) for one in stated])
    return [(one.number, one.name) for one in names], [one.rule for one in findings]


@pytest.mark.parametrize(
    "stated",
    [
        pytest.param([("101", "Kontor"), ("102", "WC")], id="as it is meant"),
        pytest.param([("A102", "Living Room"), ("R301", "Roof")], id="with letters"),
        pytest.param([("101", ""), ("102", "")], id="without names"),
        pytest.param([("living room", ""), ("entry hall", "")], id="without numbers"),
        pytest.param([("UF_Living3", ""), ("GF_Living", "")], id="a word and a number in one"),
        pytest.param([("RM_105", "RoomName1"), ("SP_105", "Space 2"), ("RM_104", "RoomName2")], id="numbered names"),
        pytest.param([("1st Floor Lobby", ""), ("2nd Floor Lobby", "")], id="ordinals"),
        pytest.param([("2 Bedroom", ""), ("Kitchen", ""), ("Bath", "")], id="one name that begins with a number"),
        pytest.param([*REVERSED, ("105", "Kontor")], id="not all the other way round"),
        pytest.param(REVERSED[:2], id="too few to tell"),
        pytest.param([], id="no spaces"),
    ],
)
def test_names_stay_as_they_are(stated: list[tuple[str, str]]) -> None:
    assert names_of(*stated) == (stated, [])


def test_a_model_that_has_them_the_other_way_round_is_turned() -> None:
    assert names_of(*REVERSED, ("Skrubb", "")) == (
        [("101", "Kontor"), ("102", "WC"), ("1.03a", "Korridor"), ("B-104", "Kontor"), ("Skrubb", "")],
        ["SPC-21"],
    )


@pytest.mark.parametrize(
    ("stated", "number", "name"),
    [
        (("100 Korridor", ""), "100", "Korridor"),
        (("100 Korridor", "100 Korridor"), "100", "Korridor"),
        (("100", "100 Korridor"), "100", "Korridor"),
        (("1.04-A - Cell", ""), "1.04-A", "Cell"),
        (("B12: Büro Meier", ""), "B12", "Büro Meier"),
        (("-1.03 Keller", ""), "-1.03", "Keller"),
    ],
)
def test_number_and_name_in_one_text_are_taken_apart(stated: tuple[str, str], number: str, name: str) -> None:
    assert names_of(stated) == ([(number, name)], ["SPC-22"])


def test_numbers_that_stand_twice_are_named_once() -> None:
    assert repeated_numbers(["1", "2", "1", "", "", "1"]) == ["1"]


def test_a_turned_model_is_turned_in_the_snapshot(tmp_path: Path) -> None:
    house = House()
    house.space.Name, house.space.LongName = "Kontor", "101"
    others = [house.rooted("IfcSpace", Name=name, LongName=number) for name, number in REVERSED[1:]]
    house.aggregate(house.storey, *others)
    spaces = read(house, tmp_path).spaces
    assert [(one.number, one.name) for one in spaces][:2] == [("101", "Kontor"), ("102", "WC")]


def test_equal_numbers_on_a_storey_are_told_and_kept(tmp_path: Path) -> None:
    house = House()
    house.aggregate(house.storey, house.rooted("IfcSpace", Name="101"), house.rooted("IfcSpace", Name="102"))
    snapshot = read(house, tmp_path)
    assert len(snapshot.spaces) == 3
    assert [one.message for one in snapshot.findings if one.rule == "SPC-24"] == [
        "Numbers used by several spaces on storey Plan 1: 101 (1 in all); each space was kept."
    ]
