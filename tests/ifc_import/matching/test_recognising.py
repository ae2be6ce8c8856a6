"""By what things are recognised under new ids, and by what they are not."""

from dataclasses import replace
from typing import Any

import pytest

from ifc_import.matching.cascade import change_of, match
from ifc_import.matching.stating import restated
from registry.plan import FieldChange, Known
from registry.snapshot import AssetFacts, Box, SpaceFacts, StoreyFacts
from tests.factories import LINEAGES, a_footprint, a_space, a_storey, an_asset, known_as, rectangle, stated

Facts = StoreyFacts | SpaceFacts | AssetFacts
Found = dict[str, tuple[str | None, str]]


def at(x: float, y: float = 0.0) -> Box:
    return (x, y, 0.0, x + 0.5, y + 0.5, 0.5)


def pump(key: str, **overrides: Any) -> AssetFacts:
    return an_asset(key, **{"type_key": "pump type"} | overrides)


def known_of(before: list[Facts]) -> list[Known]:
    return [known_as(number, one) for number, one in enumerate(before, start=1)]


def found(before: list[Facts], now: list[Facts]) -> Found:
    """Key now → key before, and the rule; what is only proposed has a question mark."""
    changes, _gone, proposals, *_ = match(stated(*now), known_of(before), LINEAGES)
    asked = {one.stated_key: (f"{one.candidate.key}?", one.rule) for one in proposals}
    return {
        one.stated.key: (one.known.key, one.rule) if one.known else asked.get(one.stated.key, (None, "new"))
        for one in changes
    }


@pytest.mark.parametrize("name", ["asset_identifier", "bar_code", "serial_number", "designation"])
def test_the_owners_key_names_one_thing(name: str) -> None:
    before = [pump("a", **{name: "360.001"}), pump("b", **{name: "360.002"})]
    now = [pump("d", **{name: "360.002"}), pump("c", **{name: " 360.001 "})]
    rule = f"owner's key: {name.replace('_', ' ')}"
    assert found([*before], [*now]) == {"d": ("b", rule), "c": ("a", rule)}


def test_the_owners_key_on_a_thing_of_another_type_is_proposed() -> None:
    """What is put in for another one often takes over its designation."""
    assert found([pump("a", serial_number="SN-1")], [an_asset("b", serial_number="SN-1")]) == {
        "b": ("a?", "owner's key: serial number")
    }


def test_another_serial_number_in_the_same_place_is_another_thing() -> None:
    assert found([pump("a", serial_number="SN-1", box=at(0))], [pump("b", serial_number="SN-2", box=at(0))]) == {
        "b": (None, "new")
    }


def test_a_tag_that_covers_several_parts_names_none_of_them() -> None:
    before = [pump("a", tag="211", box=at(0)), pump("b", tag="211", box=at(9))]
    now = [pump("c", tag="211", box=at(9)), pump("d", tag="211", box=at(0))]
    assert found([*before], [*now]) == {"c": ("b", "type and position"), "d": ("a", "type and position")}


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        pytest.param(0.04, ("a", "type and position"), id="4 cm: it is the same"),
        pytest.param(0.3, ("a", "type and room"), id="30 cm, the only one of the room: it was nudged"),
        pytest.param(1.5, ("a?", "type within 2 m"), id="1.5 m: a person says so"),
        pytest.param(8.0, ("a?", "type and room"), id="8 m, the only one of the storey: a weak guess"),
    ],
)
def test_a_like_device_by_its_distance(x: float, expected: tuple[str, str]) -> None:
    assert found([pump("a", box=at(0), name="1")], [pump("b", box=at(x), name="2")]) == {"b": expected}


def test_a_row_of_like_devices_that_moved_by_its_own_pitch_is_not_guessed() -> None:
    before = [pump(f"a{n}", box=at(0.3 * n)) for n in range(4)]
    now = [pump(f"b{n}", box=at(0.3 * n + 0.3)) for n in range(4)]
    by_itself = {key: old for key, (old, _rule) in found([*before], [*now]).items() if old and not old.endswith("?")}
    assert by_itself == {"b0": "a1", "b1": "a2", "b2": "a3"}  # they stand in the same places: nothing tells otherwise


def test_devices_with_one_origin_have_no_place() -> None:
    zero = (0.0, 0.0, 0.0)
    before, now = [pump("a", origin=zero, name="A")], [pump("b", origin=zero, name="B")]
    assert found([*before], [*now]) == {"b": ("a?", "type and room")}


def test_two_that_stand_in_one_another_are_told_apart_by_name() -> None:
    before = [pump("a", box=at(0), name="1"), pump("b", box=at(0), name="2")]
    now = [pump("c", box=at(0), name="2"), pump("d", box=at(0), name="1")]
    assert {key: old for key, (old, _rule) in found([*before], [*now]).items()} == {"c": "b", "d": "a"}


def test_two_that_nothing_tells_apart_are_only_proposed() -> None:
    before = [pump("a", box=at(0)), pump("b", box=at(0))]
    now = [pump("c", box=at(0)), pump("d", box=at(0))]
    assert {old for old, _rule in found([*before], [*now]).values()} == {"a?", "b?"}


def room(key: str, number: str, west: float, east: float, **overrides: Any) -> SpaceFacts:
    return a_space(key, number=number, footprint=a_footprint(rectangle(west, east)), **overrides)


WHOLE = room("r", "101", 0, 10)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(
            [room("x", "101", 0, 9.5), room("y", "102", 9.5, 10)],
            {"x": ("r", "storey and number"), "y": (None, "new")},
            id="its number is on the large part",
        ),
        pytest.param(
            [room("x", "101", 0, 3), room("y", "101B", 3, 10)],
            {"x": (None, "new"), "y": ("r?", "outline")},
            id="its number is on the small part: a person says which",
        ),
        pytest.param(
            [room("x", "101A", 0, 9), room("y", "101B", 9, 10)],
            {"x": ("r", "outline"), "y": (None, "new")},
            id="one part has nearly all of it",
        ),
        pytest.param(
            [room("r", "999", 20, 30), room("y", "101", 0, 10)],
            {"r": (None, "new"), "y": ("r", "storey and number")},
            id="its id is at another room, and number and outline are still here",
        ),
        pytest.param(
            [room("r", "101", 0, 3), room("y", "101B", 3, 10)],
            {"r": ("r", "global id"), "y": (None, "new")},
            id="id and number are on the small part: as the model says",
        ),
        pytest.param([room("x", "101", 40, 50)], {"x": ("r", "storey and number")}, id="the whole model was moved"),
    ],
)
def test_a_room_that_was_split_or_moved(now: list[SpaceFacts], expected: Found) -> None:
    assert found([WHOLE], [*now]) == expected


def test_of_two_rooms_that_were_merged_the_one_of_its_number_lives_on() -> None:
    before = [room("r", "101", 0, 5), room("s", "102", 5, 10)]
    assert found([*before], [room("x", "102", 0, 10)]) == {"x": ("s", "storey and number")}


def test_storeys_that_were_renamed_are_known_by_their_height_and_rooms_by_them() -> None:
    before = [a_storey("g", name="Plan 1", elevation_m=0.0), a_storey("u", name="Plan 2", elevation_m=3.5)]
    now = [a_storey("v", name="Plan 2", elevation_m=0.0), a_storey("w", name="Plan 3", elevation_m=3.5)]
    rooms = [a_space("r", storey_key="g"), a_space("s", storey_key="u", number="201")]
    anew = [a_space("x", storey_key="v"), a_space("y", storey_key="w", number="201")]
    facts: list[Facts] = [*before, *rooms]
    old = [known_as_in(number, one, before) for number, one in enumerate(facts, start=1)]
    changes, _gone, _proposals, *_ = match(stated(*now, *anew), old, LINEAGES)
    assert {one.stated.key: one.known and one.known.key for one in changes} == {"v": "g", "w": "u", "x": "r", "y": "s"}


def known_as_in(number: int, one: Facts, storeys: list[StoreyFacts]) -> Known:
    if isinstance(one, StoreyFacts):
        return known_as(number, one)
    [facts] = [each for each in stated(*storeys, one) if each.kind == "space"]
    return Known(
        element_id=number, binding_id=number, source_model="services", kind="space", key=one.key,
        ifc_class="IfcSpace", facts=facts.facts, digest=facts.digest, own=True,
    )  # fmt: skip


def test_the_owners_key_joins_what_two_models_draw() -> None:
    theirs = known_as(1, pump("a", bar_code="7310"), own=False, source_model="architecture")
    changes, _gone, _proposals, *_ = match(stated(an_asset("b", bar_code="7310")), [theirs], LINEAGES)
    assert [(one.action, one.rule) for one in changes] == [("bind", "owner's key in another model: bar code")]


def test_a_field_that_was_not_kept_before_is_a_change_only_where_it_is_stated() -> None:
    [bare], [marked] = stated(an_asset()), stated(an_asset(bar_code="7310"))
    then = {name: value for name, value in bare.facts.items() if name != "bar_code"}
    digest = restated(bare, then, {}, bare.ifc_class).digest
    known = replace(known_as(1, an_asset()), facts=then, digest=digest)
    assert change_of(bare, known, "global id").action == "keep"
    change = change_of(marked, known, "global id")
    assert (change.action, change.fields) == ("change", (FieldChange("bar_code", None, "7310"),))
