"""An owner's list of vehicles and other things: all of it or nothing, and the same list twice changes nothing."""

from dataclasses import replace
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import Engine

from api.operations.asset_lists.rows import ListRow
from api.operations.elements.listing import least_sure, list_assets, one_asset
from api.operations.elements.looking_up import look_up
from api.operations.errors import BadValue
from api.operations.history.element import history_of
from api.operations.labels.renewal import sign_changes
from registry.codes.issued import all_codes
from registry.database.engine import open_engine, reading, reading_connection
from registry.elements.listing import Wanted
from tests.api.operations.asset_lists.fleet import BOAT, CAR, COFFEE, VAN, row, take_list, things
from tests.api.operations.corrections.station import ANN, BO, found, office, pump, say, station, store, take_in_station
from tests.api.operations.registered import registered
from tests.factories import an_asset, fields_of


def counts(view: Any) -> tuple[int, int, int, int, int]:
    return view.new, view.changed, view.returned, view.kept, view.gone


def test_things_of_a_list_are_assets_with_codes(engine: Engine) -> None:
    view = take_list(engine, CAR, VAN)
    found = things(engine)
    assert counts(view) == (2, 0, 0, 0, 0)
    assert {one.name for one in found.values()} == {"Patrol car 1", "Van"}
    assert all(one.code and one.building is None and one.ifc_class == "IfcVehicle" for one in found.values())
    assert (found["DEF 456"].manufacturer, found["DEF 456"].model) == ("Ford", "Transit")


def test_the_same_list_again_changes_nothing(engine: Engine) -> None:
    take_list(engine, CAR, VAN)
    before = registered(engine)
    view = take_list(engine, CAR, VAN, saying=BO)
    assert counts(view) == (0, 0, 0, 2, 0)
    assert registered(engine) == before


def test_a_dry_run_shows_the_plan_and_writes_nothing(engine: Engine) -> None:
    take_list(engine, CAR, VAN)
    before = registered(engine)
    planned = take_list(engine, CAR | {"name": "Patrol car 9"}, BOAT, dry_run=True)
    assert registered(engine) == before
    done = take_list(engine, CAR | {"name": "Patrol car 9"}, BOAT)
    assert [(one.action, one.key) for one in planned.entries] == [
        ("changed", "ABC 123"), ("new", "B-17"), ("gone", "DEF 456"),
    ]  # fmt: skip
    told = [one.model_copy(update={"code": None}) if one.action == "new" else one for one in done.entries]
    assert planned.entries == told


def test_a_thing_is_known_by_its_key_however_that_is_written(engine: Engine) -> None:
    take_list(engine, CAR)
    view = take_list(engine, CAR | {"key": "abc123"})
    [entry] = view.entries
    assert (entry.action, entry.code) == ("changed", things(engine)["abc123"].code)
    assert [(one.field, one.old, one.new) for one in entry.changes] == [("key", "ABC 123", "abc123")]


def test_what_changes_is_told_field_by_field_and_kept_in_the_history(engine: Engine) -> None:
    take_list(engine, row(CAR, Fuel="diesel"))
    view = take_list(engine, row(CAR | {"name": "Patrol car 2"}, Fuel="electric"), saying=BO)
    [entry] = view.entries
    changes = [("name", "Patrol car 1", "Patrol car 2"), ("properties.Fuel", "diesel", "electric")]
    assert [(one.field, one.old, one.new) for one in entry.changes] == changes
    with reading(engine) as session:
        history = history_of(session, entry.code or "")
    told = [(one.event, one.who) for one in history.entries]
    assert told == [("minted", "Ann"), ("listed", "vehicles.csv, Ann"), ("changed", "vehicles.csv, Bo")]
    assert [(one.field, one.old, one.new) for one in history.entries[-1].changes] == changes
    assert (history.name, history.number, history.building) == ("Patrol car 2", "ABC 123", None)


def test_columns_that_are_no_field_are_properties(engine: Engine) -> None:
    take_list(engine, ListRow(2, CAR, {"Cost centre": "4012", "Note": " "}))
    with reading(engine) as session:
        detail = one_asset(session, things(engine)["ABC 123"].id)
    assert detail.properties == {"vehicles": {"Cost centre": "4012"}}


def test_what_a_list_lacks_stands_on(engine: Engine) -> None:
    take_list(engine, CAR, VAN)
    view = take_list(engine, CAR)
    assert (counts(view), view.retired) == ((0, 0, 0, 1, 1), False)
    assert things(engine)["DEF 456"].retired_at is None


def test_a_complete_list_retires_what_it_lacks_and_the_code_tells(engine: Engine) -> None:
    take_list(engine, CAR, VAN)
    view = take_list(engine, CAR, complete=True, saying=BO)
    van = things(engine)["DEF 456"]
    assert (view.gone, view.retired, van.retired_at) == (1, True, BO.at)
    with reading_connection(engine) as connection:
        answer = look_up(connection, van.code or "")
    assert (answer.status, answer.removed_at) == ("removed", BO.at)
    assert [one.key for one in things(engine, retired=False).values()] == ["ABC 123"]


def test_what_comes_back_has_its_code_again(engine: Engine) -> None:
    take_list(engine, CAR, VAN)
    before = things(engine)["DEF 456"]
    take_list(engine, CAR, complete=True)
    view = take_list(engine, CAR, VAN | {"name": "Van 2"}, saying=BO)
    after = things(engine)["DEF 456"]
    assert counts(view) == (0, 0, 1, 1, 0)
    assert (after.id, after.code, after.retired_at, after.name) == (before.id, before.code, None, "Van 2")


def test_one_list_says_nothing_of_another(engine: Engine) -> None:
    take_list(engine, CAR)
    view = take_list(engine, BOAT, name="boats", complete=True)
    assert counts(view) == (1, 0, 0, 0, 0)
    assert things(engine)["ABC 123"].retired_at is None
    assert list(things(engine, listed_in="boats")) == ["B-17"]


def test_a_list_is_called_as_it_was_first(engine: Engine) -> None:
    take_list(engine, CAR)
    assert take_list(engine, CAR, name="VEHICLES").list_name == "vehicles"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        pytest.param({"name": "Trailer"}, "row 3: it has no key, so that nothing would know it", id="no key"),
        pytest.param({"key": "-", "name": "Trailer"}, "row 3: it has no key", id="a dash for a key"),
        pytest.param({"key": "T1"}, "row 3: it has no name, and neither maker, model nor type", id="no name"),
        pytest.param({"key": "abc 123", "name": "x"}, "row 3: its key 'abc 123' is that of row 2", id="a key twice"),
        pytest.param({"key": "T1", "name": "Van " * 501}, "row 3: name takes at most 2,000", id="a long name"),
        pytest.param({"key": "T1", "name": "x", "ifc_class": "Van"}, "row 3: class takes a class", id="no class"),
        pytest.param({"key": "T1", "name": "x", "room": "102"}, "row 3: it says where it is, '102'", id="no house"),
        pytest.param({"key": "T1", "name": "x", "building": "Barn"}, "row 3: there is no building 'Barn'", id="a barn"),
    ],
)  # fmt: skip
def test_a_row_that_cant_be_taken_is_told_by_its_line_and_nothing_is_lost(
    engine: Engine, wrong: dict[str, str], told: str
) -> None:
    take_list(engine, VAN)
    before = registered(engine)
    view = take_list(engine, CAR, wrong, complete=True)
    assert not view.applied
    assert [one.message.startswith(told) for one in view.problems] == [True]
    assert registered(engine) == before


def test_all_rows_that_cant_be_taken_are_told_at_once(engine: Engine) -> None:
    view = take_list(engine, {"name": "x"}, CAR, {"key": "T1"}, CAR)
    assert sorted(one.line for one in view.problems) == [2, 4, 5]


def test_a_name_is_made_of_maker_and_model_where_there_is_none(engine: Engine) -> None:
    take_list(engine, {"key": "1", "manufacturer": "Ford", "model": "Transit"}, {"key": "2", "type": "Trailer"})
    found = things(engine)
    assert (found["1"].name, found["2"].name, found["2"].type) == ("Ford Transit", "Trailer", "Trailer")


def test_dates_are_read_where_they_can_be_read_in_one_way_only(engine: Engine) -> None:
    take_list(engine, CAR | {"installed_on": "01.04.2025", "warranty_until": "03/04/2030"})
    car = things(engine)["ABC 123"]
    assert fields_of(car, "installed_on", "warranty_until") == ("2025-04-01", "03/04/2030")


def test_text_is_kept_on_one_line_without_what_is_not_seen(engine: Engine) -> None:
    take_list(engine, CAR | {"name": "Patrol\u202e car\x00\n 1"})
    assert things(engine)["ABC 123"].name == "Patrol car 1"


def test_a_list_without_a_name_is_refused(engine: Engine) -> None:
    with pytest.raises(BadValue, match="a list has a name of 1 to 100 characters"):
        take_list(engine, CAR, name=" ")


def test_every_code_tells_its_list_and_key(engine: Engine) -> None:
    take_list(engine, CAR)
    with reading(engine) as session:
        [code] = all_codes(session)
    assert (code.listed_in, code.key, code.building, code.global_id) == ("vehicles", "ABC 123", "", "")


def test_a_thing_is_in_the_room_that_its_list_names(engine: Engine) -> None:
    take_in_station(engine)
    take_list(engine, COFFEE, name="machines")
    machine = things(engine)["C1"]
    assert (machine.building, machine.space and machine.space.number) == ("Station", "102")
    assert (machine.location.method, machine.location.confidence) == ("listed", 0.9)
    assert machine.ifc_class == "IfcElement"


def test_a_room_is_named_as_people_call_it(engine: Engine) -> None:
    take_in_station(engine)
    say(engine, "store", number="A2", name="Kök")
    take_list(engine, COFFEE | {"room": "a2"}, COFFEE | {"key": "C2", "room": "KÖK"}, name="machines")
    assert {one.space and one.space.number for one in things(engine).values()} == {"A2"}


def test_a_thing_stays_in_its_room_when_the_architect_numbers_anew(engine: Engine) -> None:
    take_in_station(engine)
    take_list(engine, COFFEE, name="machines")
    take_in_station(engine, station(spaces=(office(number="102"), store(number="101"))))
    machine = things(engine)["C1"]
    assert machine.space is not None
    assert machine.space.global_id == "store"
    assert counts(take_list(engine, COFFEE, name="machines")) == (0, 0, 0, 1, 0)


def test_a_thing_whose_room_is_gone_waits_for_one_of_that_number(engine: Engine) -> None:
    take_in_station(engine)
    take_list(engine, COFFEE, name="machines")
    take_in_station(engine, station(spaces=(office(),)))
    assert things(engine)["C1"].location.method == "unknown"
    take_in_station(engine, station(spaces=(office(), store("another"))))
    found = things(engine)["C1"]
    assert (found.space and found.space.global_id, found.location.method) == ("another", "listed")


def test_a_list_may_come_before_the_building(engine: Engine) -> None:
    refused = take_list(engine, COFFEE, name="machines")
    view = take_list(engine, COFFEE, name="machines", accept_unmatched=True)
    assert (refused.applied, view.applied, view.new) == (False, True, 1)
    take_in_station(engine)
    machine = things(engine)["C1"]
    assert (machine.building, machine.space and machine.space.number) == ("Station", "102")


def test_what_a_list_says_of_a_place_moves_the_thing_and_is_kept(engine: Engine) -> None:
    take_in_station(engine)
    take_list(engine, COFFEE, name="machines")
    take_list(engine, COFFEE | {"room": "101"}, name="machines", saying=BO)
    machine = things(engine)["C1"]
    assert machine.space is not None
    assert machine.space.number == "101"
    with reading(engine) as session:
        [moved] = [one for one in history_of(session, machine.code or "").entries if one.event == "moved"]
    assert [(one.field, one.old, one.new) for one in moved.changes] == [("space", "102 Store", "101 Office")]


def test_a_thing_that_leaves_its_building_is_in_no_room_of_it(engine: Engine) -> None:
    take_in_station(engine)
    take_list(engine, COFFEE, name="machines")
    take_list(engine, {"key": "C1", "name": "Coffee machine"}, name="machines")
    machine = things(engine)["C1"]
    assert (machine.building, machine.space, machine.storey) == (None, None, None)
    with reading(engine) as session:
        assert [one.event for one in history_of(session, machine.code or "").entries][-2:] == ["changed", "moved"]


@pytest.mark.parametrize(
    ("rooms", "place", "told"),
    [
        pytest.param((), {"room": "999"}, "its building has no room '999'", id="no such room"),
        pytest.param((store("twin"),), {"room": "102"}, "2 rooms are called '102'; name the storey", id="two rooms"),
        pytest.param((), {"room": "102", "storey": "Roof"}, "its building has no room '102' on storey", id="storey"),
    ],
)  # fmt: skip
def test_a_room_that_is_not_to_be_found_is_told(engine: Engine, rooms: Any, place: dict[str, str], told: str) -> None:
    take_in_station(engine, station(spaces=(office(), store(), *rooms)))
    view = take_list(engine, COFFEE | place, name="machines")
    assert not view.applied
    assert [one.message.startswith(f"row 2: {told}") for one in view.problems] == [True]
    assert take_list(engine, COFFEE | place, name="machines", accept_unmatched=True).applied


def test_a_persons_word_outranks_the_list_and_can_be_taken_back(engine: Engine) -> None:
    take_list(engine, CAR)
    say(engine, things(engine)["ABC 123"].code or "", name="The chief's car")
    view = take_list(engine, CAR | {"name": "Patrol car 7"})
    assert (view.changed, view.outranked) == (1, 1)
    assert things(engine)["ABC 123"].name == "The chief's car"
    view = say(engine, things(engine)["ABC 123"].code or "", "name")
    assert [(one.before, one.after) for one in view.changes] == [("The chief's car", "Patrol car 7")]


def test_a_thing_of_a_model_is_not_doubled_silently(engine: Engine) -> None:
    take_in_station(engine, station(pump(serial_number="P-1"), an_asset("fan", designation="FF01")))
    rows = ({"key": "1", "name": "Pump", "serial_number": "P-1"}, {"key": "2", "name": "Fan", "designation": "FF01"})
    refused = take_list(engine, *rows, name="machines")
    assert [one.kind for one in refused.problems] == ["in a model", "in a model"]
    assert "its serial number 'P-1' is that of Pump" in refused.problems[0].message
    taken = take_list(engine, *rows, name="machines", also_in_models=True)
    assert (refused.applied, taken.new) == (False, 2)
    assert take_list(engine, *rows, name="machines").applied, "what was answered is not asked again"


def test_a_receipt_tells_what_a_model_brings_that_stands_in_a_list_already(engine: Engine) -> None:
    take_list(engine, {"key": "1", "name": "Our pump", "serial_number": "P-1"}, name="machines")
    receipt = take_in_station(engine, station(pump(serial_number="P-1")))
    [finding] = found(receipt, "HND-07")
    assert "'Pump' has the serial number 'P-1' of 'Our pump' in the list 'machines'" in finding.message
    take_list(engine, VAN, name="machines", complete=True)
    assert found(take_in_station(engine, station(pump(serial_number="P-1", tag="x"))), "HND-07") == []


def test_changes_tell_which_signs_of_a_list_are_to_be_printed_or_taken_down(engine: Engine) -> None:
    take_list(engine, COFFEE, COFFEE | {"key": "C2"}, COFFEE | {"key": "C3"}, name="machines", accept_unmatched=True)
    take_in_station(engine)
    new, renamed = COFFEE | {"key": "C9"}, COFFEE | {"key": "C2", "name": "Tea machine", "room": "101"}
    take_list(engine, COFFEE, renamed, new, name="machines", complete=True, saying=BO)
    with reading(engine) as session:
        changes = sign_changes(session, "architecture:1", "Station")
    told = {one.number: (one.action, [(c.field, c.old, c.new) for c in one.changes]) for one in changes.signs}
    assert told == {
        "C9": ("print", []),
        "C2": ("print again", [("name", "Coffee machine", "Tea machine"), ("room", "102", "101")]),
        "C3": ("take down", []),
    }


def test_models_come_and_go_beside_lists(engine: Engine) -> None:
    take_in_station(engine)
    take_list(engine, COFFEE, name="machines")
    take_list(engine, CAR)
    before = things(engine)
    take_in_station(engine, station(pump()))
    assert things(engine) == before


STATE = some.dictionaries(
    some.sampled_from("ABCDEF"),
    some.tuples(some.sampled_from(["Car", "Van", "Bus"]), some.sampled_from(["", "S1", "S2"])),
    max_size=6,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some.lists(some.tuples(STATE.filter(bool), some.booleans()), min_size=1, max_size=4))
def test_after_any_lists_every_key_has_one_element_and_one_code_for_good(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, lists: Any
) -> None:
    """What the last list says is read; a code never changes its element; a list again changes nothing."""
    engine = open_engine(f"sqlite:///{copy(sqlite_template, tmp_path_factory.mktemp('law'))}")
    codes: dict[str, str | None] = {}
    alive: set[str] = set()
    for number, (state, complete) in enumerate(lists):
        rows = [{"key": key, "name": name, "serial_number": serial} for key, (name, serial) in state.items()]
        view = take_list(engine, *rows, complete=complete, saying=replace(ANN, who=f"Ann {number}"))
        found = things(engine)
        codes |= {key: codes.get(key) or one.code for key, one in found.items()}
        alive = set(state) if complete else alive | set(state)
        assert view.new + view.changed + view.returned + view.kept == len(state)
        assert {key: one.code for key, one in found.items()} == codes
        assert {key for key, one in found.items() if one.retired_at is None} == alive
        assert {key: (found[key].name, fields_of(found[key], "serial_number")[0] or "") for key in state} == state
        again = take_list(engine, *rows, complete=complete)
        assert (again.kept, again.new, again.changed, again.returned) == (len(state), 0, 0, 0)
    assert len(set(codes.values())) == len(codes)
    engine.dispose()


def test_what_is_wanted_of_a_list_is_only_that(engine: Engine) -> None:
    take_in_station(engine)
    take_list(engine, COFFEE, name="machines")
    take_list(engine, CAR)
    with reading(engine) as session:
        assert [one.key for one in list_assets(session, Wanted(listed_in="vehicles"))] == ["ABC 123"]
        assert "C1" in {one.key for one in list_assets(session, Wanted(building="Station"))}
        assert [one.key for one in list_assets(session)][-1] == "ABC 123", "what belongs to no building comes last"
        assert "ABC 123" not in {one.key for one in least_sure(session)}, "a vehicle is in no room: that is no work"
