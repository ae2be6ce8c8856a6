"""An owner's table numbers and names rooms otherwise than architects do: all of it or nothing, now and later."""

from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.corrections.owner_table import TableOptions, take_owner_table
from api.operations.corrections.views import OwnerTableView
from api.operations.errors import NeedsAnswer
from api.operations.labels.choice.choosing import labels_for
from ifc_import.profile import Counting, OwnerSettings
from registry.asset_lists.rooms import TableRow
from registry.database.engine import reading, writing
from registry.errors import NotFound
from registry.saying import Saying
from tests.api.operations.corrections.station import ANN, BO, found, office, say, space, station, store, take_in_station
from tests.api.operations.registered import registered
from tests.factories import a_storey

OFFICE = ("101", {"number": "A1", "name": "Kök"})
STORE = ("102", {"number": "A2"})


def row(key: str, said: dict[str, Any], line: int = 2, by: str = "number", storey: str = "") -> TableRow:
    return TableRow(line, by, key, storey, said)


def take_table(engine: Engine, *rows: Any, saying: Saying = BO, **options: Any) -> OwnerTableView:
    said = TableOptions("Station", "rooms.csv", **options)
    numbered = [
        one if isinstance(one, TableRow) else row(one[0], one[1], line) for line, one in enumerate(rows, start=2)
    ]
    with writing(engine) as session:
        return take_owner_table(session, numbered, said, saying, OwnerSettings())


def standing(engine: Engine) -> list[tuple[str, Any, str, str]]:
    """What stands, as field, value, source and who."""
    rows = registered(engine).tables["correction"]
    return [(one["field"], one["value"], one["source"], one["who"]) for one in rows if one["ended_at"] is None]


def test_rooms_get_the_owners_numbers_and_names(engine: Engine) -> None:
    take_in_station(engine)
    view = take_table(engine, OFFICE, STORE)
    assert (space(engine, "office").number, space(engine, "office").name) == ("A1", "Kök")
    assert (space(engine, "store").number, space(engine, "store").name) == ("A2", "Store")
    assert (view.rows, view.met, view.waiting, view.rooms_changed, view.applied) == (2, 2, 0, 2, True)


def test_labels_show_the_owners_number(engine: Engine) -> None:
    take_in_station(engine)
    take_table(engine, OFFICE)
    with reading(engine) as session:
        assert "A1" in {one.number for one in labels_for(session)}


@pytest.mark.parametrize("by", ["global_id", "code"])
def test_a_row_may_name_its_room_by_global_id_or_code(engine: Engine, by: str) -> None:
    take_in_station(engine)
    take_table(engine, row(str(getattr(space(engine, "office"), by)), {"number": "A1"}, by=by))
    assert space(engine, "office").number == "A1"


def test_the_same_table_again_changes_nothing(engine: Engine) -> None:
    take_in_station(engine)
    take_table(engine, OFFICE, STORE)
    before = registered(engine).tables
    view = take_table(engine, OFFICE, STORE, saying=ANN)
    assert (view.rows_changed, view.rooms_changed, view.applied) == (0, 0, True)
    assert registered(engine).tables == before


def test_a_later_table_changes_what_it_says_otherwise(engine: Engine) -> None:
    take_in_station(engine)
    take_table(engine, OFFICE, STORE)
    take_table(engine, ("101", {"number": "B1"}))
    assert (space(engine, "office").number, space(engine, "office").name) == ("B1", "Office")
    assert space(engine, "store").number == "A2"


def test_what_a_table_lacks_ends_only_when_asked(engine: Engine) -> None:
    take_in_station(engine)
    take_table(engine, OFFICE, STORE)
    take_table(engine, STORE)
    assert space(engine, "office").number == "A1"
    assert take_table(engine, STORE, replace=True).rows_ended == 1
    assert space(engine, "office").number == "101"


@pytest.mark.parametrize(
    ("rows", "kind", "told"),
    [
        pytest.param([("999", {"number": "A9"})], "unknown", "row 3: no room has the number '999'", id="unknown"),
        pytest.param(
            [row("101", {"number": "A9"}, 3, storey="Attic")],
            "unknown",
            "row 3: no room has the number '101' on storey 'Attic'",
            id="no such storey",
        ),
        pytest.param([("103", {"number": "A9"})], "ambiguous", "row 3: 2 rooms have the number '103'", id="ambiguous"),
        pytest.param(
            [("102", {"number": "A9"})],
            "duplicate",
            "row 3: it has other values for the same room as row 2",
            id="twice",
        ),
        pytest.param(
            [row("store", {"number": "A9"}, 3, by="global_id")],
            "duplicate",
            "row 3: it has other values for the same room as row 2",
            id="twice by other names",
        ),
        pytest.param([("101", {"area_m2": "many"})], "bad value", "row 3: area_m2 takes an area", id="no area"),
        pytest.param([("\x1b[2J", {"number": "A9"})], "unknown", "row 3: no room has the number '[2J'", id="hostile"),
    ],
)
def test_a_row_that_can_not_be_applied_is_told_and_nothing_is_changed(
    engine: Engine, rows: list[Any], kind: str, told: str
) -> None:
    halls = [store(key, number="103", footprint=None) for key in ("hall", "lobby")]
    take_in_station(engine, station(spaces=[office(), store(), *halls]))
    view = take_table(engine, STORE, *rows)
    assert [one.kind for one in view.problems] == [kind]
    assert view.problems[0].message.startswith(told)
    assert not view.applied
    assert standing(engine) == []
    assert registered(engine).tables["owner_row"] == []


def test_rows_without_a_room_wait_for_one_that_a_model_brings_later(engine: Engine) -> None:
    take_in_station(engine, station(spaces=[office()]))
    view = take_table(engine, OFFICE, STORE, accept_unmatched=True)
    assert (view.met, view.waiting, view.applied) == (1, 1, True)
    receipt = take_in_station(engine)
    assert space(engine, "store").number == "A2"
    assert found(receipt, "HND-04") == []


def test_a_receipt_names_the_rows_that_still_wait(engine: Engine) -> None:
    take_in_station(engine, station(spaces=[office()]))
    take_table(engine, OFFICE, STORE, accept_unmatched=True)
    receipt = take_in_station(engine, station(spaces=[office(predefined_type="INTERNAL")]))
    assert [one.message for one in found(receipt, "HND-04")] == [
        "Rows of the owner's table that match no room, or more than one (1): '102'."
    ]


def test_a_storey_tells_equal_numbers_apart(engine: Engine) -> None:
    upper = a_storey("upper", name="Plan 2", elevation_m=3.0)
    above = store("above", number="101", storey_key="upper", footprint=None)
    take_in_station(engine, station(spaces=[office(), above], storeys=(a_storey(), upper)))
    take_table(engine, row("101", {"number": "A1"}, storey="ground"), row("101", {"number": "B1"}, 3, storey="PLAN 2"))
    assert (space(engine, "office").number, space(engine, "above").number) == ("A1", "B1")


def test_a_row_stays_with_its_room_when_the_architect_numbers_anew(engine: Engine) -> None:
    take_in_station(engine)
    take_table(engine, OFFICE)
    receipt = take_in_station(engine, station(spaces=[office(number="102"), store(number="101")]))
    assert (space(engine, "office").number, space(engine, "store").number) == ("A1", "101")
    assert [one.message for one in found(receipt, "HND-01")] == [
        "number is '102' in the model, but 'A1' according to Bo; the correction counts."
    ]
    assert take_table(engine, OFFICE).rooms_changed == 0


def test_a_row_whose_room_is_gone_looks_for_the_one_in_its_place(engine: Engine) -> None:
    take_in_station(engine)
    take_table(engine, OFFICE)
    take_in_station(engine, station(spaces=[store()]))
    new = office("rebuilt", footprint=None, name="Rebuilt")
    take_in_station(engine, station(spaces=[store(), new]))
    assert space(engine, "rebuilt").number == "A1"


def test_that_the_owner_numbers_otherwise_is_one_note_and_not_one_for_each_room(engine: Engine) -> None:
    take_in_station(engine)
    take_table(engine, OFFICE, STORE)
    receipt = take_in_station(engine, station(spaces=[office(predefined_type="INTERNAL"), store()]))
    assert [one.message for one in found(receipt, "HND-03")] == [
        "Rooms with another number or name in the owner's table (2): '101' is 'A1', 'Office' is 'Kök', '102' is 'A2'."
    ]
    assert found(receipt, "HND-01") == []


@pytest.mark.parametrize("first", ["person", "table"])
def test_a_person_outranks_the_table_whichever_came_first(engine: Engine, first: str) -> None:
    take_in_station(engine)
    if first == "table":
        take_table(engine, OFFICE)
    say(engine, "office", number="P1")
    view = take_table(engine, OFFICE)
    assert (space(engine, "office").number, space(engine, "office").name) == ("P1", "Kök")
    assert view.outranked == 1


def test_where_a_person_takes_a_word_back_the_table_is_heard_again(engine: Engine) -> None:
    take_in_station(engine)
    take_table(engine, OFFICE)
    say(engine, "office", number="P1")
    say(engine, "office", "number")
    assert space(engine, "office").number == "A1"


def test_hostile_text_is_kept_as_text_on_one_line(engine: Engine) -> None:
    take_in_station(engine)
    take_table(engine, ("101", {"number": "<b>1</b>\r\n\x00", "name": "=HYPERLINK(0)\u202e"}))
    assert (space(engine, "office").number, space(engine, "office").name) == ("<b>1</b>", "=HYPERLINK(0)")


def test_areas_and_uses_of_the_table_count(engine: Engine) -> None:
    take_in_station(engine)
    take_table(engine, ("101", {"area_m2": "12,5", "category": "Lobby"}))
    now = space(engine, "office")
    assert (now.area_m2, now.area_source, now.category) == (12.5, "owner's table", "Lobby")


def test_a_table_for_a_building_that_is_not_there_is_told(engine: Engine) -> None:
    with writing(engine) as session, pytest.raises(NotFound, match="there is no building 'Station'"):
        take_owner_table(session, [row(*OFFICE)], TableOptions("Station", "rooms.csv"), ANN, OwnerSettings())


def test_a_table_asks_where_areas_would_be_counted_by_other_settings(engine: Engine) -> None:
    take_in_station(engine, owner=OwnerSettings(counting=Counting(order=("computed",))))
    with pytest.raises(NeedsAnswer, match="other settings"):
        take_table(engine, OFFICE)
