"""One thing that stands in no model is added by hand, and retired when it is gone."""

from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.asset_lists.adding import retire_asset
from api.operations.errors import BadValue, NeedsAnswer
from api.operations.history.element import history_of
from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.order import Choice
from api.operations.locations.confirming import confirm_location, take_back_location
from api.operations.locations.relocating import relocate
from ifc_import.profile import OwnerSettings
from registry.database.engine import reading, writing
from registry.errors import NotFound
from tests.api.operations.asset_lists.fleet import CAR, COFFEE, add, take_list, things
from tests.api.operations.corrections.station import ANN, BO, pump, say, station, take_in_station
from tests.api.operations.registered import registered
from tests.factories import fields_of


def retire(engine: Engine, which: str) -> Any:
    with writing(engine) as session:
        return retire_asset(session, which, BO)


def confirm(engine: Engine, which: str, where: str) -> Any:
    with writing(engine) as session:
        return confirm_location(session, which, where, ANN)


def test_a_thing_without_a_key_is_known_by_its_code(engine: Engine) -> None:
    first, second = add(engine, name="Ladder"), add(engine, name="Ladder")
    assert (first.key, second.key) == (first.code, second.code)
    assert first.listed_in == "by hand"
    assert first.code != second.code


def test_a_thing_is_added_to_a_list_that_the_next_import_of_it_knows(engine: Engine) -> None:
    added = add(engine, list_name_given="vehicles", **CAR)
    view = take_list(engine, CAR)
    assert (added.ifc_class, view.kept, view.new) == ("IfcVehicle", 1, 0)


def test_a_key_that_is_there_already_is_refused_with_its_code(engine: Engine) -> None:
    take_list(engine, CAR)
    with pytest.raises(BadValue, match=r"'abc123' is already in the list vehicles, as ...-...-...$"):
        add(engine, list_name_given="vehicles", key="abc123", name="x")
    retire(engine, things(engine)["ABC 123"].code or "")
    with pytest.raises(BadValue, match="was retired; importing a list that has it restores it"):
        add(engine, list_name_given="vehicles", key="abc123", name="x")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        pytest.param({"building": "Barn"}, "there is no building 'Barn'", id="no building"),
        pytest.param({"building": "Station", "room": "9"}, "its building has no room '9'", id="no room"),
        pytest.param({"room": "9"}, "it says where it is, '9', but not in which building", id="no house"),
    ],
)
def test_a_place_that_is_not_there_is_refused_and_nothing_is_added(
    engine: Engine, said: dict[str, str], told: str
) -> None:
    take_in_station(engine)
    before = registered(engine)
    with pytest.raises(NotFound, match=told):
        add(engine, name="Coffee machine", **said)
    assert registered(engine) == before


def test_what_seems_to_stand_in_a_model_is_asked(engine: Engine) -> None:
    take_in_station(engine, station(pump(serial_number="P-1")))
    with pytest.raises(NeedsAnswer, match=r"its serial number 'P-1' is that of Pump"):
        add(engine, name="Pump", serial_number="P-1")
    assert add(engine, name="Pump", serial_number="P-1", also_in_models=True).code


def test_a_person_confirms_where_a_thing_is_and_takes_it_back(engine: Engine) -> None:
    take_in_station(engine)
    machine = add(engine, **COFFEE)
    confirmed = confirm(engine, machine.code or "", "101")
    assert (confirmed.after.number, confirmed.location.method) == ("101", "confirmed")
    with writing(engine) as session:
        relocate(session, OwnerSettings(), saying=BO)
    assert things(engine)["C1"].location.method == "confirmed"
    with writing(engine) as session:
        back = take_back_location(session, machine.code or "", BO)
    assert back.after is not None
    assert (back.after.number, back.location.method) == ("102", "listed")


def test_a_thing_of_no_building_is_in_no_room_and_says_so(engine: Engine) -> None:
    take_in_station(engine)
    car = add(engine, list_name_given="vehicles", **CAR)
    with pytest.raises(BadValue, match="belongs to no building; give its building in its list first"):
        confirm(engine, car.code or "", "101")


def test_fields_are_corrected_as_those_of_models_are(engine: Engine) -> None:
    car = add(engine, **CAR)
    view = say(engine, car.code or "", serial_number="YV1-9999")
    [change] = view.changes
    assert (change.before, change.after, change.model_value) == ("YV1-0001", "YV1-9999", "YV1-0001")
    assert (view.element.building, *fields_of(things(engine)["ABC 123"], "serial_number")) == (None, "YV1-9999")


def test_a_thing_that_is_gone_is_retired_by_hand_with_who_and_why(engine: Engine) -> None:
    car = add(engine, **CAR)
    gone = retire(engine, car.code or "")
    assert gone.retired_at == BO.at
    with reading(engine) as session:
        assert ("gone", "Bo") in {(one.event, one.who) for one in history_of(session, car.code or "").entries}
    with pytest.raises(BadValue, match="was already removed"):
        retire(engine, f"id:{car.id}")


def test_what_stands_in_a_model_is_not_retired_by_hand(engine: Engine) -> None:
    take_in_station(engine)
    with pytest.raises(BadValue, match="is in no list"):
        retire(engine, "pump")


def test_labels_say_key_name_and_where(engine: Engine) -> None:
    take_in_station(engine)
    add(engine, list_name_given="vehicles", **CAR)
    add(engine, **COFFEE)
    add(engine, name="Ladder")
    with reading(engine) as session:
        labels = {one.name: (one.number, one.building, one.place) for one in labels_for(session, Choice())}
    assert labels["Patrol car 1"] == ("ABC 123", "", "vehicles")
    assert labels["Coffee machine"] == ("C1", "Station", "Ground · 102")
    assert labels["Ladder"] == ("", "", "by hand")
