"""Every element of a file has a key of its own, whatever its GlobalId is like, and keeps it in the next revision."""

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ifcopenshell import entity_instance

from ifc_import.reading.identity import LONGEST, Keys, global_id_of
from ifc_import.reading.shapes.placements import Placements
from tests.ifc_import.reading.factories import House, Tiny, read, rules_of

GOOD = "2OBrcmyk58NupXoVOHUvR4"
TWIN = "2OBrcmyk58NupXoVOHUvr4"


def placed(tiny: Tiny, x: float) -> entity_instance:
    """A placement that far east."""
    return tiny.make(
        "IfcLocalPlacement", None, tiny.make("IfcAxis2Placement3D", tiny.make("IfcCartesianPoint", (x, 0.0, 0.0)))
    )


def thing(tiny: Tiny, traits: dict[str, Any]) -> entity_instance:
    """A thing of one id, of a class and with attributes; `x` says where it stands."""
    traits = {"GlobalId": GOOD, "is_a": "IfcFurniture"} | traits
    x = traits.pop("x", None)
    if x is not None:
        traits["ObjectPlacement"] = placed(tiny, x)
    return tiny.make(traits.pop("is_a"), **traits)


def keys_of(*things: dict[str, Any]) -> list[str]:
    """The key of each of these things, which stand in a file in this order."""
    tiny = Tiny()
    made = [thing(tiny, one) for one in things]
    keys = Keys(Placements(1.0))
    keys.name(made)
    return [keys[one] for one in made]


@pytest.mark.parametrize(
    "global_ids",
    [
        pytest.param([GOOD], id="one"),
        pytest.param([GOOD, TWIN], id="two that differ in case"),
        pytest.param([GOOD[:17]], id="17 characters"),
        pytest.param([GOOD + "."], id="23 characters"),
        pytest.param(["4" + GOOD[1:]], id="a first character above 3"),
        pytest.param(["ö" + GOOD[1:]], id="a letter that is none of the 64"),
    ],
)
def test_a_global_id_that_stands_once_is_the_key(global_ids: list[str]) -> None:
    assert keys_of(*({"GlobalId": one} for one in global_ids)) == global_ids


@pytest.mark.parametrize(
    "missing", [pytest.param(None, id="none"), pytest.param("", id="empty"), pytest.param(" \t", id="blanks")]
)
def test_things_without_an_id_have_keys_of_their_own(missing: str | None) -> None:
    keys = keys_of({"GlobalId": missing, "Name": "stol"}, {"GlobalId": missing, "Name": "bord"})
    assert len(set(keys)) == 2
    assert all(key.startswith("~") for key in keys)


CROWDS = {
    "a door and a chair": [{"is_a": "IfcDoor"}, {}],
    "tags": [{"Tag": "211"}, {"Tag": "212"}, {"Tag": "213"}],
    "names": [{"Name": "stol"}, {"Name": "bord"}],
    "places": [{"x": 1.0}, {"x": 2.0}, {"x": 3.0}],
    "one tag that covers several": [{"Tag": "211", "Name": "ben"}, {"Tag": "211", "Name": "skiva"}, {"Tag": "212"}],
    "without ids": [{"GlobalId": None, "Name": "stol"}, {"GlobalId": None, "Name": "bord"}],
    "malformed": [{"GlobalId": "7", "Tag": "1"}, {"GlobalId": "7", "Tag": "2"}],
}


@pytest.mark.parametrize("crowd", CROWDS.values(), ids=CROWDS)
def test_what_shares_an_id_has_the_same_key_in_whatever_order_it_stands(crowd: list[dict[str, Any]]) -> None:
    expected = dict(zip(map(repr, crowd), keys_of(*crowd), strict=True))
    assert len(set(expected.values())) == len(crowd)
    for order in permutations(crowd):
        assert dict(zip(map(repr, order), keys_of(*order), strict=True)) == expected


traits = st.fixed_dictionaries(
    {"is_a": st.sampled_from(["IfcFurniture", "IfcDoor"]), "GlobalId": st.sampled_from([GOOD, TWIN, "7", "", None])},
    optional={
        "Tag": st.sampled_from(["1", "2"]),
        "Name": st.sampled_from(["stol", "bord"]),
        "x": st.sampled_from([0.0, 1.0]),
    },
)


@settings(max_examples=60)
@given(st.lists(traits, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_keys_are_unique_and_do_not_depend_on_the_order(crowd: list[dict[str, Any]], random: Any) -> None:
    shuffled = random.sample(crowd, len(crowd))
    keys = keys_of(*crowd)
    assert len(set(keys)) == len(keys)
    assert sorted(keys) == sorted(keys_of(*shuffled))


@pytest.mark.parametrize(
    "kept",
    [
        pytest.param({"Tag": "211", "Name": "stol", "x": 1.0}, id="by its tag, moved and named anew"),
        pytest.param({"Name": "stol", "x": 1.0}, id="without a tag by its name and place"),
    ],
)
def test_what_shares_an_id_keeps_its_key_when_others_come_and_go(kept: dict[str, Any]) -> None:
    others = [{"Tag": "212"}, {"is_a": "IfcDoor"}, {"Name": "bord"}]
    now = {**kept, "Name": "ny stol", "x": 7.0} if "Tag" in kept else kept
    assert keys_of(*others, kept)[-1] == keys_of(now, others[0])[0]


def test_things_that_nothing_tells_apart_are_numbered() -> None:
    first, second, third = keys_of({}, {}, {})
    assert (second, third) == (f"{first}~2", f"{first}~3")


def test_a_kind_that_is_named_first_has_the_plain_id() -> None:
    tiny = Tiny()
    space, chair = (thing(tiny, {"is_a": name}) for name in ("IfcSpace", "IfcFurniture"))
    keys = Keys()
    keys.name([space])
    keys.name([chair])
    assert keys[space] == GOOD
    assert keys[chair] == keys_of({"Name": "other"}, {})[1]


def test_an_id_that_looks_like_the_key_of_another_takes_nothing_away() -> None:
    crowd = [{"Name": "stol"}, {"Name": "bord"}]
    key = keys_of(*crowd)[0]
    keys = keys_of({"GlobalId": key}, *crowd)
    assert len(set(keys)) == 3


def test_an_element_that_is_named_twice_keeps_its_key() -> None:
    chair = Tiny().rooted("IfcFurniture", GlobalId=GOOD)
    keys = Keys()
    keys.name([chair])
    keys.name([chair])
    assert (keys[chair], keys.named) == (GOOD, [chair])


def test_what_was_not_named_has_no_key() -> None:
    assert (Keys().of(Tiny().project), Keys().of(None)) == (None, None)


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        pytest.param(None, "", id="none"),
        pytest.param(GOOD, GOOD, id="well-formed"),
        pytest.param(" 2\u200bO\x01B\nr ", "2OB r", id="blanks and what can't be seen"),
        pytest.param("<script>'; DROP TABLE", "<script>'; DROP TABLE", id="hostile, but text"),
    ],
)
def test_an_id_is_kept_as_it_can_be_shown(stated: str | None, kept: str) -> None:
    assert global_id_of(Tiny().make("IfcFurniture", GlobalId=stated)) == kept


def test_of_a_text_that_is_no_id_only_so_much_is_kept_as_tells_it_apart() -> None:
    tiny = Tiny()
    ids = {global_id_of(tiny.make("IfcFurniture", GlobalId="x" * 10_000 + end)) for end in "ab"}
    assert {len(one) for one in ids} == {LONGEST}
    assert len(ids) == 2


def test_two_things_with_one_id_are_two_assets(tmp_path: Path) -> None:
    house = House()
    house.stand("IfcFurniture", GlobalId=GOOD, Name="stol")
    house.stand("IfcDoor", GlobalId=GOOD, Name="dörr")
    house.stand("IfcFurniture", GlobalId=TWIN, Name="annan stol")
    snapshot = read(house, tmp_path)
    assert {one.name: one.global_id for one in snapshot.assets} == {"stol": GOOD, "dörr": GOOD, "annan stol": TWIN}
    assert len({one.key for one in snapshot.assets}) == 3
    assert rules_of(snapshot) == {"ID-01", "ID-05"}


def test_a_thing_without_an_id_is_kept(tmp_path: Path) -> None:
    house = House()
    house.make("IfcFurniture", Name="stol")
    snapshot = read(house, tmp_path)
    assert [(one.global_id, one.name) for one in snapshot.assets] == [("", "stol")]
    assert rules_of(snapshot) == {"ID-03"}


def test_ids_of_all_elements_tell_a_series_of_files_but_missing_ones_do_not(tmp_path: Path) -> None:
    house = House()
    house.stand("IfcWall", GlobalId=GOOD)
    house.make("IfcFurniture")
    assert read(house, tmp_path).element_ids == (house.space.GlobalId, GOOD)
