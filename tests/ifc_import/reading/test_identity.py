"""Every element of a file has a key of its own, whatever its GlobalId is like."""

from pathlib import Path
from typing import Any

import pytest

from ifc_import.reading.identity import Keys
from registry.snapshot import Finding
from tests.ifc_import.reading.factories import House, Tiny, read, rules_of

GOOD = "2OBrcmyk58NupXoVOHUvR4"
TWIN = "2OBrcmyk58NupXoVOHUvr4"


def named(*global_ids: str | None) -> tuple[list[str], list[Finding]]:
    """The keys of one chair for each GlobalId, and the findings."""
    tiny = Tiny()
    chairs = [tiny.make("IfcFurniture", GlobalId=one) for one in global_ids]
    keys = Keys()
    keys.name(chairs)
    return [keys[one] for one in chairs], keys.findings()


@pytest.mark.parametrize(
    ("global_ids", "keys", "rules"),
    [
        pytest.param([GOOD], [GOOD], [], id="a GlobalId is its own key"),
        pytest.param([GOOD, TWIN], [GOOD, TWIN], [], id="ids that differ in case are two"),
        pytest.param([GOOD] * 3, [GOOD, f"{GOOD}~2", f"{GOOD}~3"], ["ID-01"], id="an id that stands three times"),
        pytest.param([None, None], ["~1", "~2"], ["ID-03", "ID-03"], id="missing ids"),
        pytest.param(["", ""], ["~1", "~2"], ["ID-03", "ID-03"], id="empty ids"),
        pytest.param([GOOD[:17]], [GOOD[:17]], ["ID-02"], id="17 characters"),
        pytest.param([GOOD * 2], [GOOD * 2], ["ID-02"], id="44 characters"),
        pytest.param(["4" + GOOD[1:]], ["4" + GOOD[1:]], ["ID-02"], id="a first character above 3"),
        pytest.param(["ö" + GOOD[1:]], ["ö" + GOOD[1:]], ["ID-02"], id="a letter that is none of the 64"),
        pytest.param(["7"] * 2, ["7", "7~2"], ["ID-01", "ID-02"], id="malformed and twice"),
    ],
)
def test_keys_tell_elements_apart(global_ids: list[Any], keys: list[str], rules: list[str]) -> None:
    made, findings = named(*global_ids)
    assert (made, [finding.rule for finding in findings]) == (keys, rules)
    assert len(set(made)) == len(made)


def test_the_finding_about_a_double_id_says_how_often_it_stands() -> None:
    assert named(GOOD, GOOD, GOOD)[1][0].message == f"The GlobalId {GOOD} stands 3 times; each element was kept."


def test_an_element_that_is_named_twice_keeps_its_key() -> None:
    tiny = Tiny()
    chair = tiny.rooted("IfcFurniture", GlobalId=GOOD)
    keys = Keys()
    keys.name([chair])
    keys.name([chair])
    assert (keys[chair], keys.findings()) == (GOOD, [])


def test_what_was_not_named_has_no_key() -> None:
    tiny = Tiny()
    assert (Keys().of(tiny.project), Keys().of(None)) == (None, None)


def test_two_things_with_one_id_are_two_assets(tmp_path: Path) -> None:
    house = House()
    house.stand("IfcFurniture", GlobalId=GOOD, Name="stol")
    house.stand("IfcDoor", GlobalId=GOOD, Name="dörr")
    house.stand("IfcFurniture", GlobalId=TWIN, Name="annan stol")
    snapshot = read(house, tmp_path)
    assert {one.name: one.global_id for one in snapshot.assets} == {"stol": GOOD, "dörr": GOOD, "annan stol": TWIN}
    assert len({one.key for one in snapshot.assets}) == 3
    assert rules_of(snapshot) == {"ID-01"}


def test_a_thing_without_an_id_is_kept(tmp_path: Path) -> None:
    house = House()
    house.make("IfcFurniture", Name="stol")
    snapshot = read(house, tmp_path)
    assert [(one.key, one.global_id, one.name) for one in snapshot.assets] == [("~1", "", "stol")]
    assert rules_of(snapshot) == {"ID-03"}


def test_the_id_that_project_and_building_share_is_no_double(tmp_path: Path) -> None:
    house = House(GlobalId=GOOD)
    house.building.GlobalId = GOOD
    snapshot = read(house, tmp_path)
    assert (snapshot.buildings[0].key, rules_of(snapshot)) == (GOOD, set())
