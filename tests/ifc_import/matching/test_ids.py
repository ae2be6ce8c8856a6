"""GlobalIds are believed as far as number, name and place agree: every row of the table of decision 48."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifc_import.matching.cascade import Matched, match
from registry.plan import Known
from registry.snapshot import AssetFacts, Box, SpaceFacts
from tests.factories import LINEAGES, a_footprint, a_space, an_asset, known_as, rectangle, stated

Facts = SpaceFacts | AssetFacts


def room(key: str, number: str, at: float | None, name: str = "Kontor", **overrides: Any) -> SpaceFacts:
    """A room of 4 × 5 m whose west wall is at `at` metres; without an outline where that is None."""
    footprint = None if at is None else a_footprint(rectangle(west=at, east=at + 4))
    return a_space(key, number=number, name=name, footprint=footprint, **overrides)


def lamp(key: str, tag: str | None, at: float | None, name: str = "Lamp", **overrides: Any) -> AssetFacts:
    """A lamp at `at` metres; without a place where that is None."""
    box: Box | None = None if at is None else (at, 0.0, 2.5, at + 0.2, 0.2, 2.7)
    return an_asset(key, tag=tag, name=name, box=box, **overrides)


def matched(before: list[Facts], now: list[Facts], **how: Any) -> Matched:
    known = [known_as(number, facts) for number, facts in enumerate(before, start=1)]
    return match(stated(*now), known, LINEAGES, **how)


def found(before: list[Facts], now: list[Facts], **how: Any) -> dict[str, str | None]:
    """Key now → key before; what is only proposed has a question mark and the confidence."""
    result = matched(before, now, **how)
    asked = {one.stated_key: f"{one.candidate.key}? {one.confidence}" for one in result.proposals}
    return {
        change.stated.key: change.known.key if change.known else asked.get(change.stated.key)
        for change in result.changes
    }


ROWS = {
    "1: id, number and place": ([room("a", "101", 0)], [room("a", "101", 0)], {"a": "a"}),
    "2: id and number, elsewhere": ([room("a", "101", 0)], [room("a", "101", 40)], {"a": "a"}),
    "3: id and place, renumbered": ([room("a", "101", 0)], [room("a", "102", 0)], {"a": "a"}),
    "3: also where its number is elsewhere now": (
        [room("a", "101", 0), room("b", "102", 9)],
        [room("a", "102", 0), room("b", "101", 9)],
        {"a": "a", "b": "b"},
    ),
    "4: id and place, no number": ([room("a", "", 0)], [room("a", "", 0, "Store")], {"a": "a"}),
    "5: id and name, no place, renumbered": (
        [room("a", "101", None, "Archive")],
        [room("a", "102", None, "Archive")],
        {"a": "a"},
    ),
    "6: id and name, elsewhere": ([room("a", "", 0, "Archive")], [room("a", "", 40, "Archive")], {"a": "a"}),
    "7: renumbered, the old number is gone": ([room("a", "101", None)], [room("a", "109", None)], {"a": "a"}),
    "7: renumbered, number and name are on another": (
        [room("a", "101", None, "Archive")],
        [room("a", "109", None, "Store"), room("b", "101", None, "Archive")],
        {"a": None, "b": "a"},
    ),
    "7: renumbered, only the number is on another": (
        [room("a", "101", None), room("x", "1", None)],
        [room("a", "109", None), room("b", "101", None), room("x", "1", None)],
        {"a": "a", "b": None, "x": "x"},
    ),
    "8: another one has number and place": (
        [room("a", "101", 0)],
        [room("a", "309", 40), room("b", "101", 0)],
        {"a": None, "b": "a"},
    ),
    "8: another one has the place": (
        [room("a", "101", 0)],
        [room("a", "309", 40), room("b", "102", 0)],
        {"a": None, "b": "a"},
    ),
    "8: both exchanged their ids": (
        [room("a", "101", 0), room("b", "102", 9)],
        [room("b", "101", 0), room("a", "102", 9)],
        {"a": "b", "b": "a"},
    ),
    "9: only the name agrees": (
        [room("a", "101", 0, "Archive")],
        [room("a", "309", 40, "Archive")],
        {"a": "a? 0.6"},
    ),
    "10: everything contradicts": ([room("a", "101", 0)], [room("a", "309", 40, "Lab")], {"a": "a? 0.3"}),
    "11: elsewhere, and nothing else speaks": (
        [room("a", "", 0), room("x", "", 20)],
        [room("a", "", 40), room("x", "", 20)],
        {"a": "a", "x": "x"},
    ),
    "12: the ids of likes went round": (
        [room("a", "", 0), room("b", "", 9), room("c", "", 18)],
        [room("b", "", 0), room("c", "", 9), room("a", "", 18)],
        {"b": "a", "c": "b", "a": "c"},
    ),
    "13: a chain of few": (
        [room("a", "", 0), room("b", "", 9)],
        [room("a", "", 9), room("b", "", 18)],
        {"a": "a", "b": "b"},
    ),
    "16: no id, the number": ([room("a", "101", 0)], [room("b", "101", 0)], {"b": "a"}),
    "17: no id, the number, elsewhere": ([room("a", "101", 0)], [room("b", "101", 40)], {"b": "a"}),
    "18: no id, the outline": ([room("a", "101", 0)], [room("b", "102", 0)], {"b": "a"}),
    "assets 1: tag and place": ([lamp("a", "1", 0)], [lamp("a", "1", 0)], {"a": "a"}),
    "assets 2: tag, elsewhere": ([lamp("a", "1", 0)], [lamp("a", "1", 40)], {"a": "a"}),
    "assets 3: place, another tag": ([lamp("a", "1", 0)], [lamp("a", "2", 0)], {"a": "a"}),
    "assets 3: place, another serial number": (
        [lamp("a", None, 0, serial_number="S1")],
        [lamp("a", None, 0, serial_number="S2")],
        {"a": "a"},
    ),
    "assets 6: own name, elsewhere": ([lamp("a", None, 0, "L1")], [lamp("a", None, 40, "L1")], {"a": "a"}),
    "assets 7: the tag is on another": (
        [lamp("a", "1", None), lamp("x", "9", None)],
        [lamp("a", "2", None), lamp("b", "1", None), lamp("x", "9", None)],
        {"a": None, "b": "a", "x": "x"},
    ),
    "assets 7: the tag is gone": (
        [lamp("a", "1", None), lamp("x", "9", None)],
        [lamp("a", "2", None), lamp("x", "9", None)],
        {"a": "a? 0.6", "x": "x"},
    ),
    "assets 8: another one has tag and place": (
        [lamp("a", "1", 0), lamp("x", "9", 9)],
        [lamp("a", "2", 40), lamp("b", "1", 0), lamp("x", "9", 9)],
        {"a": None, "b": "a", "x": "x"},
    ),
    "assets 9: only the name agrees": (
        [lamp("a", "1", 0, "L1")],
        [lamp("a", "2", 40, "L1")],
        {"a": "a? 0.6"},
    ),
    "assets 11: elsewhere, and nothing else speaks": (
        [lamp("a", None, 0), lamp("x", None, 20)],
        [lamp("a", None, 40), lamp("x", None, 20)],
        {"a": "a", "x": "x"},
    ),
    "assets 12: the ids of likes went round": (
        [lamp("a", None, 0), lamp("b", None, 9)],
        [lamp("b", None, 0), lamp("a", None, 9)],
        {"b": "a", "a": "b"},
    ),
    "assets 13: a chain of few": (
        [lamp("a", None, 0), lamp("b", None, 9)],
        [lamp("a", None, 9), lamp("b", None, 18)],
        {"a": "a", "b": "b"},
    ),
}


@pytest.mark.parametrize(("before", "now", "expected"), ROWS.values(), ids=ROWS.keys())
def test_row(before: list[Facts], now: list[Facts], expected: dict[str, str | None]) -> None:
    assert found(before, now) == expected


CHAIN_BEFORE: list[Facts] = [lamp(f"id{number}", None, 9.0 * number) for number in range(1, 6)]
CHAIN_NOW: list[Facts] = [lamp(f"id{number}", None, 9.0 * (number - 1)) for number in range(1, 7)]


def test_a_long_chain_is_asked_about_and_after_the_answer_codes_stay_in_their_places() -> None:
    [asked] = matched(CHAIN_BEFORE, CHAIN_NOW).contradicted
    assert (asked.kind, asked.count, asked.shared) == ("asset", 5, 5)
    assert asked.examples[0] == "id1 was Lamp at x 9.10, y 0.10 m and is Lamp at x 0.10, y 0.10 m"
    assert found(CHAIN_BEFORE, CHAIN_NOW, distrusts_ids=True) == {
        "id1": None, "id2": "id1", "id3": "id2", "id4": "id3", "id5": "id4", "id6": "id5"
    }  # fmt: skip


def test_a_wing_that_was_saved_from_another_is_asked_about() -> None:
    before = [room(f"id{number}", f"10{number}", 9.0 * number) for number in range(4)]
    now = [room(f"id{number}", f"20{number}", 40 + 9.0 * number, "Lab") for number in range(4)]
    [asked] = matched([*before], [*now]).contradicted
    assert (asked.kind, asked.count, asked.shared) == ("space", 4, 4)


def elsewhere(facts: Facts, **overrides: Any) -> Known:
    """What another source model states."""
    return known_as(1, facts, own=False, source_model="other", **overrides)


OTHER_MODEL = {
    "number": (room("a", "101", None), room("a", "101", None), True),
    "number contradicts": (room("a", "101", None), room("a", "201", None), False),
    "number and place contradict": (room("a", "101", 0), room("a", "201", 40), False),
    "place": (room("a", "101", 0), room("a", "201", 0), True),
    "nothing but the same name": (room("a", "", None), room("a", "", None), True),
    "tag": (lamp("a", "1", 0), lamp("a", "1", 40), True),
    "tag contradicts": (lamp("a", "1", None), lamp("a", "2", None), False),
    "name contradicts": (lamp("a", None, None, "L1"), lamp("a", None, None, "L2"), False),
}


@pytest.mark.parametrize(("theirs", "ours", "is_bound"), OTHER_MODEL.values(), ids=OTHER_MODEL.keys())
def test_an_id_of_another_model(theirs: Facts, ours: Facts, is_bound: bool) -> None:
    """Row 15."""
    [change] = match(stated(ours), [elsewhere(theirs)], LINEAGES).changes
    assert (change.action == "bind") is is_bound


def test_places_that_rest_on_shared_ids_are_no_witness() -> None:
    known = elsewhere(room("a", "101", 0), placed_independently=False)
    [change] = match(stated(room("a", "201", 0)), [known], LINEAGES).changes
    assert change.action == "add"


@pytest.mark.parametrize(
    ("now", "returns"),
    [
        pytest.param(room("a", "101", 40), True, id="with its number"),
        pytest.param(room("a", "102", 0), True, id="in its place"),
        pytest.param(room("a", "309", 40), False, id="as another room"),
        pytest.param(room("a", "", None, "Store"), False, id="without any of them"),
    ],
)
def test_an_id_that_returns(now: SpaceFacts, returns: bool) -> None:
    """Row 14."""
    [change] = match(stated(now), [known_as(1, room("a", "101", 0), open=False)], LINEAGES).changes
    assert (change.action == "return") is returns


@dataclass(frozen=True)
class House:
    """Rooms and lamps, and what one export makes of their ids."""

    ids: tuple[str, ...]
    shift: float

    def elements(self, ids: tuple[str, ...], shift: float = 0.0) -> list[Facts]:
        """All rooms and lamps, under those ids and moved by `shift` metres."""
        rooms = [
            replace(room(ids[number], f"1{number:02}", None), footprint=a_footprint(self._outline(number, shift)))
            for number in range(ROOMS)
        ]
        lamps = [
            lamp(ids[ROOMS + number], f"{7000 + number}", 6.0 * (number % 4) + shift + 1.0, f"Lamp {number}")
            for number in range(LAMPS)
        ]
        return [*rooms, *lamps]

    @staticmethod
    def _outline(number: int, shift: float) -> bytes:
        west, south = 6.0 * (number % 4) + shift, 7.0 * (number // 4)
        return rectangle(west, west + 4, south, south + 5)


ROOMS, LAMPS = 8, 4
IDS = tuple(f"id{number}" for number in range(ROOMS + LAMPS))
KINDS = (range(ROOMS), range(ROOMS, ROOMS + LAMPS))


@st.composite
def exports(draw: st.DrawFn) -> House:
    """Ids permuted, regenerated and re-used in any mixture, with the whole model shifted or not."""
    ids = [*IDS]
    for kind in KINDS:
        chosen = draw(st.lists(st.sampled_from(kind), unique=True))
        for place, other in zip(chosen, draw(st.permutations(chosen)), strict=True):
            ids[place] = IDS[other]
        for place in draw(st.lists(st.sampled_from(kind), unique=True)):
            ids[place] = f"new{place}"
    return House(tuple(ids), draw(st.sampled_from([0.0, 5.0, 6.0, -40.0])))


@settings(max_examples=200)
@given(exports())
def test_codes_stay_with_number_name_and_place_whatever_becomes_of_ids(house: House) -> None:
    before = house.elements(IDS)
    result = matched(before, house.elements(house.ids, house.shift))
    assert [change.known and change.known.element_id for change in result.changes] == [*range(1, len(IDS) + 1)]
    assert (result.contradicted, result.proposals, result.gone) == ([], [], [])
