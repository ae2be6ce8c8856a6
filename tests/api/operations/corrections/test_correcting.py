"""A person's word on a field outranks every model, survives imports, and ends only when it is taken back."""

from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.corrections.correcting import corrections_of
from api.operations.elements.looking_up import look_up
from api.operations.errors import BadValue, NeedsAnswer
from api.operations.labels.choice.choosing import labels_for
from ifc_import.profile import Counting, OwnerSettings
from registry.database.engine import reading, reading_connection
from registry.errors import Ambiguous, NotFound
from tests.api.operations.corrections.station import (
    BO,
    asset,
    door,
    found,
    office,
    pump,
    say,
    space,
    station,
    store,
    take_in_station,
    valve,
)
from tests.api.operations.registered import registered
from tests.factories import a_storey, an_asset


def everything_said(engine: Engine, which: str) -> list[tuple[Any, ...]]:
    with reading(engine) as session:
        said = corrections_of(session, which).corrections
    return [(one.field, one.value, one.who, one.ended_by) for one in said]


def test_a_correction_is_what_people_read_and_the_models_word_is_kept_beside_it(engine: Engine) -> None:
    take_in_station(engine)
    view = say(engine, "office", number="R1", name="Reception")
    assert (space(engine, "office").number, space(engine, "office").name) == ("R1", "Reception")
    assert [(one.field, one.before, one.after, one.model_value) for one in view.changes] == [
        ("number", "101", "R1", "101"), ("name", "Office", "Reception", "Office")
    ]  # fmt: skip


@pytest.mark.parametrize("by", ["code", "global_id", "number"])
def test_an_element_is_named_by_its_code_its_global_id_or_its_number(engine: Engine, by: str) -> None:
    take_in_station(engine)
    say(engine, str(getattr(space(engine, "office"), by)), number="R1")
    assert space(engine, "office").number == "R1"


@pytest.mark.parametrize("number", ["101", "150"], ids=["as before", "changed by the model"])
def test_a_correction_survives_the_next_revision(engine: Engine, number: str) -> None:
    take_in_station(engine)
    say(engine, "office", number="R1")
    take_in_station(engine, station(spaces=[office(number=number, predefined_type="INTERNAL"), store()]))
    assert space(engine, "office").number == "R1"


def test_a_correction_survives_a_time_in_which_no_model_has_the_element(engine: Engine) -> None:
    take_in_station(engine)
    say(engine, "pump", name="P1")
    take_in_station(engine, station(valve(), door()))
    take_in_station(engine)
    assert (asset(engine, "pump").name, asset(engine, "pump").retired_at) == ("P1", None)


def test_what_is_taken_back_is_the_models_again_also_where_that_changed_meanwhile(engine: Engine) -> None:
    take_in_station(engine)
    say(engine, "office", number="R1")
    take_in_station(engine, station(spaces=[office(number="150"), store()]))
    say(engine, "office", "number", saying=BO)
    assert space(engine, "office").number == "150"
    assert everything_said(engine, "office") == [("number", "R1", "Ann", "Bo")]


def test_a_later_word_ends_the_former_and_none_is_lost(engine: Engine) -> None:
    take_in_station(engine)
    for number in ("R1", "R2", "R2"):
        say(engine, "office", number=number, saying=BO)
    assert everything_said(engine, "office") == [("number", "R1", "Bo", "Bo"), ("number", "R2", "Bo", None)]


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("name", "Pump\x1b[2J\u202e 1", "Pump[2J 1"),
        ("tag", "", None),
        ("description", "=cmd()|' /C calc'!A0", "=cmd()|' /C calc'!A0"),
        ("designation", "56BVP001", "56BVP001"),
        ("serial_number", " A-1 ", "A-1"),
        ("bar_code", "4007", "4007"),
        ("asset_identifier", 17, "17"),
        ("installed_on", "2026-11-23", "2026-11-23"),
        ("warranty_from", "20261123", "2026-11-23"),
        ("warranty_until", None, None),
    ],
)
def test_each_field_of_an_asset_is_kept_in_its_form(engine: Engine, field: str, value: Any, kept: object) -> None:
    take_in_station(engine)
    assert say(engine, "pump", **{field: value}).changes[0].after == kept


@pytest.mark.parametrize(
    ("which", "values", "told"),
    [
        ("pump", {"colour": "red"}, "'colour' of a asset can't be corrected; fields that can are name, tag"),
        ("pump", {"ifc_class": "IfcFan"}, "'ifc_class' of a asset can't be corrected"),
        ("pump", {"space_id": 1}, "'space_id' of a asset can't be corrected"),
        ("pump", {"name": "\x00 "}, "name takes a text that is not empty"),
        ("pump", {"installed_on": "23/11/2026"}, "installed_on takes a date as 2026-11-23, not '23/11/2026'"),
        ("office", {"area_m2": "-3"}, "area_m2 takes an area in m² as 12.5, not '-3'"),
        ("office", {"area_m2": "nan"}, "area_m2 takes an area"),
        ("office", {"name": "x" * 5000}, "name takes at most 2,000 characters"),
        ("office", {}, "nothing to correct"),
        ("ground", {"elevation_m": 3}, "'elevation_m' of a storey can't be corrected; fields that can are name"),
    ],
)
def test_what_can_not_be_said_is_told_in_a_line_and_changes_nothing(
    engine: Engine, which: str, values: dict[str, Any], told: str
) -> None:
    take_in_station(engine)
    with pytest.raises(BadValue) as error:
        say(engine, which, **values)
    assert str(error.value).startswith(told.replace("a asset", "an asset"))
    assert "\n" not in str(error.value)
    assert registered(engine).tables["correction"] == []


@pytest.mark.parametrize("which", ["nothing", "\x00", "99999999999999999999999", "' OR 1=1 --"])
def test_who_names_nothing_is_told(engine: Engine, which: str) -> None:
    take_in_station(engine)
    with pytest.raises(NotFound, match="nothing has the code, GlobalId, number or other name"):
        say(engine, which, name="x")


def test_a_global_id_of_several_elements_is_a_question(engine: Engine) -> None:
    take_in_station(engine, station(pump(), door(global_id="pump")))
    with pytest.raises(Ambiguous, match=r"'pump' may be any of 2: .* Name one of them by its code"):
        say(engine, "pump", name="x")


def test_nothing_is_said_of_what_was_removed(engine: Engine) -> None:
    take_in_station(engine)
    take_in_station(engine, station(valve(), door()))
    with pytest.raises(BadValue, match="was removed"):
        say(engine, "pump", name="x")


def test_taking_back_what_nobody_said_is_told(engine: Engine) -> None:
    take_in_station(engine)
    with pytest.raises(BadValue, match="is not corrected; there is nothing to take back"):
        say(engine, "office", "number")


def test_an_area_and_a_use_that_people_say_count_and_stay(engine: Engine) -> None:
    take_in_station(engine)
    say(engine, "office", area_m2="12,5", category="Lobby")
    for _ in range(2):
        now = space(engine, "office")
        assert (now.area_m2, now.area_source, now.category, now.category_source) == (12.5, "person", "Lobby", "person")
        take_in_station(engine, station(spaces=[office(number="150"), store()]))
    say(engine, "office", "area_m2", "category")
    assert (space(engine, "office").area_m2, space(engine, "office").category) == (20.0, None)


def test_areas_are_not_counted_by_other_settings_than_those_of_the_import(engine: Engine) -> None:
    take_in_station(engine, owner=OwnerSettings(counting=Counting(order=("computed",))))
    with pytest.raises(NeedsAnswer, match="was imported with other settings"):
        say(engine, "office", name="Reception")
    assert space(engine, "office").name == "Office"


def test_a_storey_keeps_the_name_that_a_person_gave_it(engine: Engine) -> None:
    take_in_station(engine)
    say(engine, "ground", name="Plan 1")
    take_in_station(engine, station(storeys=(a_storey(elevation_m=0.1),)))
    assert space(engine, "office").storey == "Plan 1"


def test_a_building_that_a_person_renamed_is_still_found_by_the_name_in_its_models(engine: Engine) -> None:
    take_in_station(engine)
    say(engine, "building", name="Head office")
    receipt = take_in_station(engine, station(spaces=[office(number="150"), store()]), building=None)
    assert (receipt.building, receipt.revision) == ("Head office", 2)
    say(engine, "building", "name")
    assert space(engine, "office").building == "Station"


def test_two_buildings_never_get_one_name(engine: Engine) -> None:
    take_in_station(engine)
    take_in_station(engine, building="Annex")
    annex = next(one["id"] for one in registered(engine).tables["building"] if one["name"] == "Annex")
    with pytest.raises(BadValue, match="there is already a building 'Station'"):
        say(engine, f"id:{annex}", name="Station")


def test_labels_lookups_and_the_list_of_codes_use_what_people_say(engine: Engine) -> None:
    take_in_station(engine)
    code = str(space(engine, "office").code)
    say(engine, "office", number="R1", name="Reception")
    with reading(engine) as session:
        labels = {one.code: one for one in labels_for(session)}
    assert (labels[code].number, labels[code].name) == ("R1", "Reception")
    assert labels[str(asset(engine, "pump").code)].place == "Ground · R1"
    with reading_connection(engine) as connection:
        element = look_up(connection, code).element
        in_room = look_up(connection, str(asset(engine, "pump").code)).element
    assert element is not None
    assert in_room is not None
    assert (element.number, element.name, in_room.space) == ("R1", "Reception", "R1 Reception")
    assert {one.code: one.name for one in registered(engine).codes}[code] == "R1 Reception"


def test_a_receipt_shows_where_the_model_says_otherwise_and_how_to_take_it_back(engine: Engine) -> None:
    take_in_station(engine)
    say(engine, "office", number="R1")
    receipt = take_in_station(engine, station(spaces=[office(number="150"), store()]))
    [finding] = found(receipt, "HND-01")
    assert finding.message == "number is '150' in the model, but 'R1' according to Ann; the correction counts."
    assert "withdraw the correction" in finding.remedy
    assert finding.global_id == "office"
    assert finding.about is not None


def test_a_receipt_counts_the_corrections_that_the_model_has_now(engine: Engine) -> None:
    take_in_station(engine)
    say(engine, "office", number="R1")
    receipt = take_in_station(engine, station(spaces=[office(number="R1"), store()]))
    assert found(receipt, "HND-01") == []
    assert [one.message for one in found(receipt, "HND-02")] == [
        "Corrections with which the model now agrees (1): number 'R1'."
    ]


def test_a_receipt_of_a_model_that_no_person_spoke_of_says_nothing_of_it(engine: Engine) -> None:
    receipt = take_in_station(engine)
    assert [one.rule for one in receipt.findings if one.rule.startswith("HND")] == []


def test_rooms_are_still_found_by_the_number_that_models_use_and_by_that_of_people(engine: Engine) -> None:
    take_in_station(engine)
    say(engine, "store", number="R2")
    things = [an_asset(key, room_number=number) for key, number in (("a", "102"), ("b", "R2"))]
    take_in_station(engine, station(pump(), *things))
    located = [asset(engine, key) for key in ("a", "b")]
    assert [(one.space and one.space.number, one.location.method) for one in located] == [("R2", "room number")] * 2
