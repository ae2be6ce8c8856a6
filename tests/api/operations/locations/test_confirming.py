"""A person says where an asset is: it outranks models and shapes for as long as the space is there."""

import pytest
from sqlalchemy import Engine

from api.operations.elements.listing import least_sure
from api.operations.elements.meant import Within
from api.operations.errors import BadValue, NeedsAnswer
from api.operations.locations.confirming import confirm_location, take_back_location
from api.operations.locations.relocating import relocate
from api.operations.locations.views import ConfirmedView, RelocatedView
from ifc_import.profile import Counting, OwnerSettings
from registry.database.engine import reading, writing
from registry.errors import Ambiguous, NotFound
from registry.saying import Saying
from registry.snapshot import SURE
from tests.api.operations.corrections.station import (
    ANN,
    BO,
    asset,
    door,
    found,
    office,
    pump,
    room_of,
    say,
    space,
    station,
    store,
    take_in_station,
    valve,
)
from tests.factories import a_storey, an_asset


def confirm(engine: Engine, which: str, where: str, saying: Saying = ANN) -> ConfirmedView:
    with writing(engine) as session:
        return confirm_location(session, which, where, saying)


def take_back(engine: Engine, which: str) -> ConfirmedView:
    with writing(engine) as session:
        return take_back_location(session, which, BO)


def relocated(engine: Engine, owner: OwnerSettings | None = None) -> RelocatedView:
    with writing(engine) as session:
        [view] = relocate(session, owner or OwnerSettings(), "Station")
        return view


def test_a_confirmed_asset_is_where_the_person_says_and_nobody_doubts_it(engine: Engine) -> None:
    take_in_station(engine)
    assert room_of(engine, "pump") == "101"
    view = confirm(engine, "pump", "102")
    now = asset(engine, "pump").location
    assert (room_of(engine, "pump"), now.method, now.confidence) == ("102", "confirmed", 1.0)
    assert (view.before and view.before.number, view.after and view.after.number) == ("101", "102")


@pytest.mark.parametrize("by", ["code", "global_id", "number"])
def test_a_space_is_named_by_its_code_global_id_or_number(engine: Engine, by: str) -> None:
    take_in_station(engine)
    confirm(engine, "pump", str(getattr(space(engine, "store"), by)))
    assert room_of(engine, "pump") == "102"


def test_a_space_is_named_by_the_number_that_people_give_it(engine: Engine) -> None:
    take_in_station(engine)
    say(engine, "store", number="R2")
    confirm(engine, "pump", " r2 ")
    assert room_of(engine, "pump") == "R2"


def test_of_a_number_on_several_storeys_it_is_asked_which_also_where_one_is_the_assets_own(engine: Engine) -> None:
    upper = a_storey("upper", name="Upper", elevation_m=3.0)
    rooms = (office(), store(), store("attic", storey_key="upper", footprint=None))
    take_in_station(engine, station(spaces=rooms, storeys=(a_storey(), upper)))
    with pytest.raises(Ambiguous, match=r"'102' may be any of 2: space 102 Store on Ground .*102 Store on Upper"):
        confirm(engine, "pump", "102")
    assert room_of(engine, "pump") == "101"
    with writing(engine) as session:
        view = confirm_location(session, "pump", "102", ANN, Within(storey="Upper"))
    assert view.after is not None
    assert view.after.global_id == "attic"


def test_a_number_that_stands_twice_on_a_storey_is_a_question(engine: Engine) -> None:
    take_in_station(engine, station(spaces=(office(number="102"), store())))
    with pytest.raises(Ambiguous, match="'102' may be any of 2"):
        confirm(engine, "pump", "102")


def test_a_confirmed_place_survives_the_next_revision_and_relocation(engine: Engine) -> None:
    take_in_station(engine)
    confirm(engine, "pump", "102")
    take_in_station(engine, station(pump(name="Pump 2", space_key="office"), valve(), door()))
    assert room_of(engine, "pump") == "102"
    assert relocated(engine).moved == []
    assert room_of(engine, "pump") == "102"


def test_a_part_follows_what_it_is_a_part_of(engine: Engine) -> None:
    take_in_station(engine)
    confirm(engine, "pump", "102")
    assert (room_of(engine, "valve"), asset(engine, "valve").location.method) == ("102", "host")


def test_a_part_that_a_model_puts_elsewhere_stays_there(engine: Engine) -> None:
    take_in_station(engine, station(pump(), valve(space_key="office"), door()))
    confirm(engine, "pump", "102")
    assert room_of(engine, "valve") == "101"


@pytest.mark.parametrize(("sign", "other"), [("101", "store"), ("102", "office")])
def test_of_a_door_the_room_that_gets_the_sign_is_confirmed_and_the_other_is_kept(
    engine: Engine, sign: str, other: str
) -> None:
    take_in_station(engine)
    confirm(engine, "door", sign)
    assert room_of(engine, "door") == sign
    assert asset(engine, "door").location.other_space_id == space(engine, other).id


def test_what_is_taken_back_is_located_by_models_and_shapes_again(engine: Engine) -> None:
    take_in_station(engine)
    before = asset(engine, "pump")
    confirm(engine, "pump", "102")
    take_back(engine, "pump")
    assert asset(engine, "pump") == before


def test_where_the_confirmed_space_is_gone_the_asset_is_located_anew_and_that_is_told(engine: Engine) -> None:
    take_in_station(engine)
    confirm(engine, "pump", "102")
    receipt = take_in_station(engine, station(spaces=[office()]))
    assert room_of(engine, "pump") == "101"
    [finding] = found(receipt, "HND-06")
    assert finding.message.startswith("'Pump' was in 102 Store according to Ann; that room no longer exists")
    [lost] = relocated(engine).lost_confirmations
    assert (lost.name, lost.space, lost.who) == ("Pump", "102 Store", "Ann")


def test_a_confirmed_space_that_comes_back_holds_again(engine: Engine) -> None:
    take_in_station(engine)
    confirm(engine, "pump", "102")
    take_in_station(engine, station(spaces=[office()]))
    take_in_station(engine)
    assert room_of(engine, "pump") == "102"


def test_a_receipt_shows_where_models_would_have_a_confirmed_asset(engine: Engine) -> None:
    take_in_station(engine)
    confirm(engine, "pump", "102")
    receipt = take_in_station(engine, station(pump(name="Pump 2"), valve(), door()))
    assert [one.message for one in found(receipt, "HND-05")] == [
        "'Pump 2' is in 102 Store according to Ann, which counts; according to the models it is in 101 Office."
    ]


@pytest.mark.parametrize(
    ("which", "where", "error", "told"),
    [
        ("office", "102", BadValue, "is not an asset"),
        ("pump", "999", NotFound, "no room in Station has the number, code or GlobalId '999'"),
        ("pump", "valve", BadValue, "is not a room"),
        ("pump", "\x00", NotFound, "no room in Station"),
    ],
)
def test_what_can_not_be_confirmed_is_told(
    engine: Engine, which: str, where: str, error: type[Exception], told: str
) -> None:
    take_in_station(engine)
    with pytest.raises(error, match=told):
        confirm(engine, which, where)
    assert room_of(engine, "pump") == "101"


def test_taking_back_what_nobody_confirmed_is_told(engine: Engine) -> None:
    take_in_station(engine)
    with pytest.raises(BadValue, match="nobody has confirmed"):
        take_back(engine, "pump")


def test_relocation_tells_how_all_were_located_and_what_moved(engine: Engine) -> None:
    take_in_station(engine)
    view = relocated(engine)
    assert (view.building, view.assets, sum(view.located.values()), view.moved) == ("Station", 3, 3, [])


def test_relocation_asks_where_areas_would_be_counted_by_other_settings(engine: Engine) -> None:
    take_in_station(engine)
    with pytest.raises(NeedsAnswer, match="was imported with other settings than these"):
        relocated(engine, OwnerSettings(counting=Counting(order=("computed",))))


def test_a_building_that_is_not_there_is_told(engine: Engine) -> None:
    take_in_station(engine)
    with writing(engine) as session, pytest.raises(NotFound, match="there is no building 'Nowhere'"):
        relocate(session, OwnerSettings(), "Nowhere")


def test_the_work_list_has_those_that_are_not_sure_the_least_sure_first(engine: Engine) -> None:
    unsure = [an_asset("a", box=(4.1, 1.0, 3.2, 4.4, 1.3, 3.4)), an_asset("b"), an_asset("c", storey_key=None)]
    take_in_station(engine, station(pump(), *unsure, an_asset("crowd", entourage="person")))
    with reading(engine) as session:
        listed = least_sure(session)
        first = least_sure(session, most=1)
    assert {one.global_id for one in listed} == {"a", "b", "c"}
    assert [one.location.confidence for one in listed] == sorted(one.location.confidence for one in listed)
    assert max(one.location.confidence for one in listed) < SURE
    assert first == listed[:1]
