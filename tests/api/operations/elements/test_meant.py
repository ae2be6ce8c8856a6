"""People name rooms and assets as they know them; a number is a number, and never an id of the registry."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from api.operations.elements.meant import Within, element_meant, space_meant
from api.operations.labels.old_signs.adopting import AdoptOptions, SignRow, adopt
from registry.database.engine import reading, writing
from registry.elements.named import NamedElement
from registry.errors import Ambiguous, NotFound
from registry.saying import Saying
from tests.api.operations.asset_lists.fleet import CAR, take_list, things
from tests.api.operations.corrections.station import asset, door, office, pump, space, station, store, take_in_station
from tests.factories import a_building, a_footprint, a_snapshot, a_space, a_storey, an_asset, rectangle

FAR = rectangle(west=10.0, east=14.0)


def two_storeys(engine: Engine) -> None:
    """Office 101 on the ground floor, Studio 101 above it, and store 102."""
    upper = a_space("upper", name="Studio", storey_key="first", footprint=a_footprint(FAR))
    storeys = (a_storey(), a_storey("first", name="First", elevation_m=3.0))
    take_in_station(engine, station(pump(), door(), spaces=(office(), store(), upper), storeys=storeys))


def annex(engine: Engine, number: str = "101") -> None:
    """Another building with a room of that number."""
    room = a_space("annex room", number=number, name="Archive", storey_key="annex ground", footprint=a_footprint())
    building = a_building("annex", name="Annex")
    snapshot = a_snapshot(buildings=(building,), spaces=(room,), storeys=(a_storey("annex ground"),))
    take_in_station(engine, snapshot, building="Annex")


def meant(engine: Engine, which: str, kind: str | None = None, **within: str) -> NamedElement:
    with reading(engine) as session:
        return element_meant(session, which, Within(**within), kind=kind)


def room_meant(engine: Engine, where: str, by: str = "pump", **within: str) -> NamedElement:
    """The room that somebody means who speaks of the pump."""
    with reading(engine) as session:
        return space_meant(session, element_meant(session, by), where, Within(**within))


def test_digits_are_a_number_and_never_an_id(engine: Engine) -> None:
    take_in_station(engine)
    for element_id in (asset(engine, "pump").id, space(engine, "store").id):
        with pytest.raises(NotFound, match=f"nothing has the code, GlobalId, number or other name '{element_id}'"):
            meant(engine, str(element_id))
    assert meant(engine, "101").global_id == "office"


def test_a_number_is_that_of_its_room_also_where_another_element_has_it_for_an_id(engine: Engine) -> None:
    take_in_station(engine)
    id_of_pump = str(asset(engine, "pump").id)
    take_in_station(engine, station(spaces=(office(), store(number=id_of_pump))))
    assert meant(engine, id_of_pump).global_id == "store"
    assert room_meant(engine, id_of_pump).global_id == "store"


@pytest.mark.parametrize("written", ["id:{}", "ID:{}", " id: {} "])
def test_an_id_is_written_with_its_sign(engine: Engine, written: str) -> None:
    take_in_station(engine)
    assert meant(engine, written.format(asset(engine, "pump").id)).global_id == "pump"
    assert room_meant(engine, written.format(space(engine, "store").id)).global_id == "store"


@pytest.mark.parametrize(
    "written", ["id:", "id:x", "\u00a0", "pump\u200b", "id:99999999999999", "id:999999", "", " ", "\x00", "*", "%"]
)
def test_what_names_nothing_is_not_found(engine: Engine, written: str) -> None:
    take_in_station(engine)
    with pytest.raises(NotFound):
        meant(engine, written)
    with pytest.raises(NotFound):
        room_meant(engine, written)


@pytest.mark.parametrize("name", ["tag", "serial_number", "designation", "bar_code", "asset_identifier"])
def test_an_asset_is_named_by_all_that_stands_on_it(engine: Engine, name: str) -> None:
    take_in_station(engine, station(pump(**{name: "20"}), door()))
    assert meant(engine, " 20 ").global_id == "pump"


def test_a_listed_asset_is_named_by_its_key(engine: Engine) -> None:
    take_list(engine, CAR)
    assert meant(engine, "abc 123").id == things(engine)["ABC 123"].id


@pytest.mark.parametrize(("typed", "tag"), [("20", "020"), ("020", "20"), ("2.0", "20"), ("2-0", "20"), ("٢٠", "20")])
def test_numbers_are_compared_as_texts(engine: Engine, typed: str, tag: str) -> None:
    take_in_station(engine, station(pump(tag=tag), door()))
    with pytest.raises(NotFound):
        meant(engine, typed)


def test_case_and_blanks_matter_only_where_two_names_differ_in_nothing_else(engine: Engine) -> None:
    take_in_station(engine, station(pump(tag="p 1"), an_asset("other", tag="P 1")))
    assert (meant(engine, "p 1").global_id, meant(engine, "P 1").global_id) == ("pump", "other")
    with pytest.raises(Ambiguous):
        meant(engine, "P  1")


def test_letters_of_any_alphabet_are_folded_alike_on_both_engines(engine: Engine) -> None:
    take_in_station(engine, station(pump(tag="ÅÄÖ-Ж1"), door()))
    assert meant(engine, "åäö-ж1").global_id == "pump"


def test_global_ids_keep_their_case(engine: Engine) -> None:
    take_in_station(engine, station(pump(), an_asset("PUMP", name="Other")))
    assert (meant(engine, "pump").global_id, meant(engine, " PUMP ").global_id) == ("pump", "PUMP")
    with pytest.raises(NotFound):
        meant(engine, "Pump")


def test_a_room_and_an_asset_of_one_name_are_both_shown(engine: Engine) -> None:
    take_in_station(engine, station(pump(tag="101"), door()))
    with pytest.raises(Ambiguous) as refused:
        meant(engine, "101")
    told = str(refused.value)
    for one in (space(engine, "office"), asset(engine, "pump")):
        assert str(one.code)[:3] in told
    assert "'101' may be any of 2: space 101 Office on Ground in Station, code " in told
    assert "asset Pump on Ground in Station, code " in told


def test_where_only_an_asset_can_be_meant_a_room_of_the_same_name_is_not_in_its_way(engine: Engine) -> None:
    take_in_station(engine, station(pump(tag="101"), door()))
    assert meant(engine, "101", kind="asset").global_id == "pump"


def test_rooms_of_one_number_are_told_apart_by_storey(engine: Engine) -> None:
    two_storeys(engine)
    with pytest.raises(Ambiguous, match=r"Office on Ground.*Studio on First"):
        meant(engine, "101")
    assert meant(engine, "101", storey="First").name == "Studio"
    with pytest.raises(Ambiguous, match=r"Office on Ground.*Studio on First"):
        room_meant(engine, "101")
    assert room_meant(engine, "101", storey="First").name == "Studio"


def test_rooms_of_one_number_are_told_apart_by_building(engine: Engine) -> None:
    take_in_station(engine)
    annex(engine)
    with pytest.raises(Ambiguous, match=r"Office on Ground in Station.*Archive on Ground in Annex"):
        meant(engine, "101")
    assert meant(engine, "101", building="Annex").name == "Archive"


def test_a_room_is_one_of_the_building_of_its_asset_unless_another_is_said(engine: Engine) -> None:
    take_in_station(engine)
    annex(engine)
    assert room_meant(engine, "101").name == "Office"
    assert room_meant(engine, "101", building="Annex").name == "Archive"


def test_a_number_that_only_another_building_has_is_not_found(engine: Engine) -> None:
    take_in_station(engine)
    annex(engine, "901")
    with pytest.raises(NotFound, match="no room in Station has the number, code or GlobalId '901'"):
        room_meant(engine, "901")
    assert room_meant(engine, str(space(engine, "annex room").code)).name == "Archive"


def test_for_what_belongs_to_no_building_a_number_is_looked_for_in_all(engine: Engine) -> None:
    take_in_station(engine)
    take_list(engine, CAR)
    assert room_meant(engine, "102", by="ABC 123").global_id == "store"
    annex(engine, "102")
    with pytest.raises(Ambiguous):
        room_meant(engine, "102", by="ABC 123")


@pytest.mark.parametrize(
    ("within", "told"),
    [
        ({"building": "Statoin"}, "there is no building 'Statoin'; perhaps 'Station'"),
        ({"storey": "Grund"}, "there is no storey 'Grund'; perhaps 'Ground'"),
        ({"building": "Annex", "storey": "First"}, "there is no storey 'First'; there are 'Ground'"),
    ],
)
def test_a_building_or_storey_that_is_not_there_is_refused_with_near_names(
    engine: Engine, within: dict[str, str], told: str
) -> None:
    two_storeys(engine)
    annex(engine)
    for ask in (meant, room_meant):
        with pytest.raises(NotFound, match=told):
            ask(engine, "101", **within)


def test_a_removed_room_is_found_by_its_number_until_another_one_has_it(engine: Engine) -> None:
    take_in_station(engine)
    take_in_station(engine, station(spaces=(office(),)))
    assert meant(engine, "102").is_retired
    take_in_station(engine, station(spaces=(office(), a_space("new", number="102", footprint=a_footprint(FAR)))))
    assert meant(engine, "102").global_id == "new"


def test_the_text_of_an_old_sign_is_a_name_like_others(engine: Engine) -> None:
    take_in_station(engine, station(pump(), door()))
    saying = Saying(datetime(2026, 11, 23, tzinfo=UTC), "Ann")
    with writing(engine) as session:
        adopt(session, [SignRow(2, "PUMP 04/2", "global_id", "pump"), SignRow(3, "102", "global_id", "door")],
              AdoptOptions("signs.csv"), saying)  # fmt: skip
    assert meant(engine, "pump04/2").global_id == "pump"
    with pytest.raises(Ambiguous, match=r"Store.*Door|Door.*Store"):
        meant(engine, "102")


def test_storeys_and_buildings_are_named_where_no_room_or_asset_is_called_so(engine: Engine) -> None:
    take_in_station(engine)
    assert (meant(engine, "ground").kind, meant(engine, "Station").kind) == ("storey", "building")
    take_in_station(engine, station(pump(tag="Ground"), door()))
    assert meant(engine, "Ground").global_id == "pump"
