"""A file with several buildings is divided into them; what can't be told apart is read as one."""

from dataclasses import replace
from typing import Any

import pytest

from ifc_import.dividing.buildings import divide, unite
from registry.snapshot import (
    AssetFacts,
    BuildingShare,
    Finding,
    LeftOut,
    Snapshot,
    UnmatchedArea,
)
from tests.factories import (
    a_building,
    a_footprint,
    a_group,
    a_snapshot,
    a_space,
    a_storey,
    a_type,
    an_asset,
    rectangle,
)


def two_buildings(*more_assets: AssetFacts, **overrides: Any) -> Snapshot:
    """House and barn, each with a storey, a room and a pump of its own."""
    return a_snapshot(
        an_asset("house pump", storey_key="house ground", type_key="pump type"),
        an_asset("barn pump", storey_key="barn ground"),
        *more_assets,
        **{
            "buildings": (a_building("house", name="House", site="Hill"), a_building("barn", name="Barn", site="Vale")),
            "storeys": (a_storey("house ground", building_key="house"), a_storey("barn ground", building_key="barn")),
            "spaces": (a_space("hall", storey_key="house ground"), a_space("stable", storey_key="barn ground")),
        }
        | overrides,
    )


def keys(elements: Any) -> list[str]:
    return [one.key for one in elements]


def held(part: Snapshot) -> dict[str, list[str]]:
    """The keys of all that is in a part."""
    return {kind: keys(getattr(part, kind)) for kind in ("buildings", "storeys", "spaces", "assets")}


def rules_of(part: Snapshot) -> list[str]:
    return [one.rule for one in part.findings]


def test_each_building_has_what_is_its_own() -> None:
    house, barn = divide(two_buildings())
    assert held(house) == {
        "buildings": ["house"], "storeys": ["house ground"], "spaces": ["hall"], "assets": ["house pump"],
    }  # fmt: skip
    assert held(barn) == {
        "buildings": ["barn"], "storeys": ["barn ground"], "spaces": ["stable"], "assets": ["barn pump"],
    }  # fmt: skip


def test_each_part_says_that_it_is_one() -> None:
    for part, name in zip(divide(two_buildings()), ("House", "Barn"), strict=True):
        [finding] = part.findings
        assert (finding.rule, finding.severity) == ("BLD-04", "info")
        assert "2 buildings (House, Barn)" in finding.message
        assert f"this is the part of {name}." in finding.message


@pytest.mark.parametrize(
    ("buildings", "why"),
    [
        pytest.param(("House", "House"), "they have one name", id="one name"),
        pytest.param((None, None), "they have no names", id="no names"),
    ],
)
def test_buildings_that_no_name_tells_apart_are_one(buildings: tuple[str | None, str | None], why: str) -> None:
    facts = tuple(a_building(key, name=name) for key, name in zip(("house", "barn"), buildings, strict=True))
    [part] = divide(two_buildings(buildings=facts))
    assert len(part.spaces) == 2
    assert [(one.rule, why in one.message) for one in part.findings] == [("BLD-03", True)]


def test_a_file_in_which_one_building_holds_everything_is_that_building() -> None:
    empty = a_building("default", name="Default")
    snapshot = a_snapshot(an_asset(building_key="house"), buildings=(empty, a_building("house", name="House")))
    [part] = divide(snapshot)
    assert keys(part.buildings) == ["house", "default"]
    assert rules_of(part) == ["BLD-03"]


def test_a_file_with_one_building_is_left_as_it_is() -> None:
    snapshot = a_snapshot(an_asset())
    assert divide(snapshot) == [snapshot]


def test_a_file_without_a_building_is_left_as_it_is() -> None:
    snapshot = a_snapshot(an_asset(), buildings=())
    assert divide(snapshot) == [snapshot]


def test_a_building_that_holds_only_an_asset_is_one_too() -> None:
    house, barn = divide(two_buildings(spaces=()))
    assert (keys(house.assets), keys(barn.assets)) == (["house pump"], ["barn pump"])


def test_buildings_of_one_name_among_others_are_one_part() -> None:
    twin = a_building("house 2", name="House")
    house, barn = divide(two_buildings(an_asset("lamp", storey_key=None, building_key="house 2"), buildings=(
        *two_buildings().buildings, twin,
    )))  # fmt: skip
    assert keys(house.buildings) == ["house", "house 2"]
    assert keys(house.assets) == ["house pump", "lamp"]
    assert keys(barn.assets) == ["barn pump"]


def test_a_section_goes_with_its_building() -> None:
    wing = a_building("wing", name="Wing", whole_key="barn")
    house, barn = divide(two_buildings(buildings=(*two_buildings().buildings, wing)))
    assert (keys(house.buildings), keys(barn.buildings)) == (["house"], ["barn", "wing"])


def test_a_section_of_a_section_goes_with_the_building_above_both() -> None:
    sections = a_building("loft", name="Loft", whole_key="wing"), a_building("wing", name="Wing", whole_key="barn")
    house, barn = divide(two_buildings(buildings=(*two_buildings().buildings, *sections)))
    assert (keys(house.buildings), keys(barn.buildings)) == (["house"], ["barn", "loft", "wing"])


def test_sections_in_a_circle_are_buildings_of_their_own_names() -> None:
    house, barn = two_buildings().buildings
    circle = replace(house, whole_key="barn"), replace(barn, whole_key="house")
    assert [part.buildings[0].name for part in divide(two_buildings(buildings=circle))] == ["House", "Barn"]


@pytest.mark.parametrize(
    ("site", "part"),
    [pytest.param("Vale", 1, id="on the site of one"), pytest.param("Elsewhere", 0, id="on no site of theirs")],
)
def test_a_building_without_a_name_goes_with_the_one_on_its_site_or_the_first(site: str, part: int) -> None:
    nameless = a_building("shed", name=None, site=site)
    tool = a_space("tools", storey_key=None, building_key="shed")
    whole = two_buildings()
    parts = divide(two_buildings(buildings=(*whole.buildings, nameless), spaces=(*whole.spaces, tool)))
    assert "tools" in keys(parts[part].spaces)
    assert "shed" in keys(parts[part].buildings)


@pytest.mark.parametrize(
    ("overrides", "part"),
    [
        pytest.param({"building_key": "barn"}, 1, id="the building it is under"),
        pytest.param({"storey_key": "barn ground"}, 1, id="the building of its storey"),
        pytest.param({"space_key": "stable"}, 1, id="the building of its room"),
        pytest.param({"host_key": "barn pump"}, 1, id="the building of what it is a part of"),
        pytest.param({"space_key": "stable", "storey_key": "house ground"}, 1, id="its room before its storey"),
    ],
)
def test_an_asset_belongs_to(overrides: dict[str, Any], part: int) -> None:
    lamp = an_asset("lamp", **{"storey_key": None} | overrides)
    parts = divide(two_buildings(lamp))
    assert "lamp" in keys(parts[part].assets)
    assert "BLD-05" not in rules_of(parts[part])


def test_a_space_belongs_to_the_building_of_the_space_that_it_is_a_part_of() -> None:
    stall, trough = (
        a_space("stall", storey_key=None, parent_key="stable"),
        a_space("trough", storey_key=None, parent_key="stall"),
    )
    house, barn = divide(two_buildings(spaces=(trough, stall, *two_buildings().spaces)))
    assert (keys(house.spaces), keys(barn.spaces)) == (["hall"], ["trough", "stall", "stable"])


def test_a_storey_under_no_building_goes_with_what_is_on_it() -> None:
    loft = a_storey("loft")
    hay = a_space("hay", storey_key="loft", building_key="barn")
    whole = two_buildings()
    _house, barn = divide(two_buildings(storeys=(*whole.storeys, loft), spaces=(*whole.spaces, hay)))
    assert "loft" in keys(barn.storeys)
    assert barn.spaces[-1].storey_key == "loft"


FAR = {"footprint": a_footprint(rectangle(100.0, 110.0, 0.0, 10.0)), "storey_key": "barn ground"}


@pytest.mark.parametrize(
    ("box", "part", "why"),
    [
        pytest.param((104.0, 4.0, 0.0, 105.0, 5.0, 1.0), 1, "which it is in or nearest to", id="in the other one"),
        pytest.param((112.0, 4.0, 0.0, 113.0, 5.0, 1.0), 1, "which it is in or nearest to", id="beside the other one"),
        pytest.param((5.0, 0.0, 0.0, 5.5, 0.5, 1.0), 0, "which it is in or nearest to", id="beside the first one"),
        pytest.param(None, 0, "the first one of the file", id="nowhere"),
    ],
)
def test_what_is_under_no_building_goes_to_the_nearest_and_is_told(box: Any, part: int, why: str) -> None:
    hall = a_space("hall", storey_key="house ground", footprint=a_footprint())
    stable = a_space("stable", **FAR)
    lamp = an_asset("lamp", name="Lykta", storey_key=None, box=box)
    parts = divide(two_buildings(lamp, spaces=(hall, stable)))
    assert "lamp" in keys(parts[part].assets)
    [told] = [one for one in parts[part].findings if one.rule == "BLD-05"]
    assert told.key == "lamp"
    assert "IfcPump 'Lykta' is under none" in told.message
    assert why in told.message
    assert "BLD-05" not in rules_of(parts[1 - part])


def test_what_an_element_says_of_another_building_is_left_out() -> None:
    lamp = an_asset("lamp", space_key="stable", storey_key="house ground", host_key="house pump")
    barn = divide(two_buildings(lamp))[1]
    assert [(one.space_key, one.storey_key, one.host_key) for one in barn.assets if one.key == "lamp"] == [
        ("stable", None, None)
    ]


def test_groups_and_types_are_where_something_of_theirs_is() -> None:
    snapshot = two_buildings(
        groups=(
            a_group("heating", member_keys=("house pump", "barn pump")),
            a_group("all", member_keys=()),
            a_group("barn part", parent_key="all", member_keys=("barn pump",)),
            a_group("empty"),
        ),
        types=(a_type("pump type"), a_type("unused")),
    )
    house, barn = divide(snapshot)
    assert {one.key: one.member_keys for one in house.groups} == {"heating": ("house pump",), "empty": ()}
    assert {one.key: one.member_keys for one in barn.groups} == {
        "heating": ("barn pump",), "all": (), "barn part": ("barn pump",),
    }  # fmt: skip
    assert (keys(house.types), keys(barn.types)) == (["pump type", "unused"], [])


def test_a_finding_is_told_where_its_element_is() -> None:
    def finding(**about: str) -> Finding:
        return Finding("X-01", "info", str(about), "", **about)

    snapshot = two_buildings(
        groups=(a_group("heating", member_keys=("barn pump",)),),
        shares=(BuildingShare(building_key="barn", element_ids=("wall",)),),
        findings=(
            finding(key="hall"), finding(key="barn pump"), finding(global_id="stable"), finding(global_id="wall"),
            finding(key="heating"), finding(key="barn ground"), finding(key="barn"), finding(), finding(global_id="?"),
        ),
    )  # fmt: skip
    house, barn = divide(snapshot)
    assert [one.key or one.global_id for one in house.findings[:-1]] == ["hall", None, "?"]
    assert [one.key or one.global_id for one in barn.findings[:-1]] == [
        "barn pump", "stable", "wall", "heating", "barn ground", "barn",
    ]  # fmt: skip


def test_counts_are_those_of_each_building_and_the_rest_is_with_the_first() -> None:
    left_out = LeftOut("IfcWall", 2, "structure")
    snapshot = two_buildings(
        element_ids=("w1", "w2", "w3", "barn pump"),
        class_counts={"IfcWall": 3, "IfcPump": 1},
        left_out=(LeftOut("IfcWall", 3, "structure"),),
        shares=(
            BuildingShare(
                building_key="barn", element_ids=("w1", "w2"), class_counts={"IfcWall": 2}, left_out=(left_out,)
            ),
            BuildingShare(
                building_key=None,
                element_ids=("w3", "barn pump"),
                class_counts={"IfcWall": 1, "IfcPump": 1},
                left_out=(LeftOut("IfcWall", 1, "structure"),),
            ),
        ),
    )
    house, barn = divide(snapshot)
    assert (house.element_ids, barn.element_ids) == (("w3",), ("w1", "w2", "barn pump"))
    assert (house.class_counts, barn.class_counts) == ({"IfcWall": 1, "IfcPump": 1}, {"IfcWall": 2})
    assert (house.left_out, barn.left_out) == ((LeftOut("IfcWall", 1, "structure"),), (left_out,))


def test_unmatched_areas_are_counted_in_each_building() -> None:
    odd = {"Odd": {"Fläche": 1.0}}
    snapshot = two_buildings(
        spaces=(
            a_space("hall", storey_key="house ground", properties=odd),
            a_space("stable", storey_key="barn ground", properties=odd),
        ),
        unmatched_areas=(UnmatchedArea("Odd", "Fläche", 2, 1.0), UnmatchedArea("Gone", "Area", 3, 1.0)),
    )
    found = [[(one.set_name, one.spaces) for one in part.unmatched_areas] for part in divide(snapshot)]
    assert found == [[("Odd", 1), ("Gone", 3)], [("Odd", 1)]]


def test_a_file_that_a_person_names_is_one_building_and_that_is_told() -> None:
    part = unite(two_buildings(), "Farm")
    assert len(part.spaces) == 2
    [finding] = part.findings
    assert finding.rule == "BLD-02"
    assert "2 buildings of the file (House, Barn) were read as one, since it was imported as Farm" in finding.message


def test_naming_the_only_building_is_nothing_to_tell() -> None:
    snapshot = a_snapshot(an_asset())
    assert unite(snapshot, "Farm") == snapshot
