"""The history of an element: every import's and every hand's change, field by field."""

from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.history.element import history, history_of
from api.operations.history.views import ElementHistory
from api.operations.imports.undoing import UndoOptions, undo_import
from registry.database.engine import reading, writing
from registry.errors import Ambiguous, NotFound
from registry.tables import Correction
from tests.api.operations.history.factories import a_lamp, a_room, of_architect, of_engineer, on_day, taking_in
from tests.api.operations.registered import registered
from tests.factories import a_declared_area, a_storey

OFFICE = a_room("office", "101")


def of(engine: Engine, which: str) -> ElementHistory:
    with reading(engine) as session:
        return history_of(session, which)


def events(found: ElementHistory) -> list[tuple[int, str]]:
    """Day and event of each entry."""
    return [((one.at - on_day(1)).days + 1, one.event) for one in found.entries]


def changes(found: ElementHistory, event: str) -> list[tuple[str, Any, Any]]:
    """What the entries of that event changed."""
    return [(c.field, c.old, c.new) for one in found.entries if one.event == event for c in one.changes]


def test_an_element_begins_with_its_code_and_its_first_import(engine: Engine) -> None:
    taking_in(engine, of_architect(OFFICE), "architecture", 1)
    found = of(engine, "office")
    assert events(found) == [(1, "minted"), (1, "added")]
    added = found.entries[1]
    assert added.revision is not None
    assert (added.revision.source_model, added.revision.revision, added.revision.file) == ("architecture", 1, "arc.ifc")
    assert (found.kind, found.building, found.number, found.name) == ("space", "Station", "101", "Office")


def test_a_change_is_told_field_by_field(engine: Engine) -> None:
    properties: dict[str, dict[str, object]] = {"Pset_Room": {"Wet": False}}
    taking_in(engine, of_architect(a_room("office", "101", properties=properties)), "architecture", 1)
    second = a_room("office", "101a", properties={"Pset_Room": {"Wet": True}}, declared=(a_declared_area(18.0),))
    taking_in(engine, of_architect(second), "architecture", 2)
    found = of(engine, "office")
    assert events(found)[2:] == [(2, "changed")]
    declared = {"set": "Qto_SpaceBaseQuantities", "name": "NetFloorArea", "kind": "net", "value_m2": 18.0}
    assert changes(found, "changed") == [
        ("declared", [], [declared]),
        ("number", "101", "101a"),
        ("Pset_Room.Wet", False, True),
    ]


def test_of_a_shape_is_told_that_it_changed(engine: Engine) -> None:
    taking_in(engine, of_architect(OFFICE), "architecture", 1)
    taking_in(engine, of_architect(a_room("office", "101", 0.5)), "architecture", 2)
    assert changes(of(engine, "office"), "changed") == [("footprint", None, None)]


def test_other_ids_of_its_storey_are_no_change_of_a_room(engine: Engine) -> None:
    taking_in(engine, of_architect(OFFICE), "architecture", 1)
    again = a_room("office", "101", storey_key="other")
    taking_in(engine, of_architect(again, storeys=(a_storey("other"),)), "architecture", 2)
    assert events(of(engine, "office")) == [(1, "minted"), (1, "added")]


def test_every_change_of_a_long_history_is_told_in_its_order(engine: Engine) -> None:
    for day, number in enumerate(("101", "102", "103", "101"), start=1):
        taking_in(engine, of_architect(a_room("office", number)), "architecture", day)
    assert changes(of(engine, "office"), "changed") == [
        ("number", "101", "102"),
        ("number", "102", "103"),
        ("number", "103", "101"),
    ]


def test_a_new_global_id_is_told_with_the_rule_that_saw_through_it(engine: Engine) -> None:
    taking_in(engine, of_architect(OFFICE), "architecture", 1)
    taking_in(engine, of_architect(a_room("bureau", "101", name="Bureau")), "architecture", 2)
    found = of(engine, "office")
    assert found == of(engine, "bureau")
    assert events(found)[2:] == [(2, "recognised")]
    assert found.entries[-1].rule == "storey and number"
    assert changes(found, "recognised") == [("global_id", "office", "bureau"), ("name", "Office", "Bureau")]


def test_what_goes_and_comes_back_is_told_with_what_changed_meanwhile(engine: Engine) -> None:
    taking_in(engine, of_engineer(a_lamp()), "electrical", 1)
    taking_in(engine, of_engineer(), "electrical", 2)
    taking_in(engine, of_engineer(a_lamp(tag="L-1")), "electrical", 3)
    found = of(engine, "lamp")
    assert events(found) == [(1, "minted"), (1, "added"), (2, "removed"), (2, "gone"), (3, "returned"), (3, "returned")]
    assert changes(found, "returned") == [("tag", None, "L-1")]


def test_another_model_that_has_it_too_is_told(engine: Engine) -> None:
    taking_in(engine, of_architect(OFFICE), "architecture", 1)
    taking_in(engine, of_architect(OFFICE), "electrical", 2)
    assert events(of(engine, "office")) == [(1, "minted"), (1, "added"), (2, "found in another model")]


def test_a_move_names_both_rooms(engine: Engine) -> None:
    taking_in(engine, of_architect(OFFICE, a_room("hall", "102", 4.0)), "architecture", 1)
    taking_in(engine, of_engineer(a_lamp()), "electrical", 2)
    taking_in(engine, of_engineer(a_lamp(west=5.0)), "electrical", 3)
    found = of(engine, "lamp")
    assert events(found)[2:] == [(3, "changed"), (3, "moved")]
    assert changes(found, "moved") == [("space", "101 Office", "102 Office")]


def test_what_is_new_has_not_moved(engine: Engine) -> None:
    taking_in(engine, of_architect(OFFICE), "architecture", 1)
    taking_in(engine, of_engineer(a_lamp()), "electrical", 2)
    assert registered(engine).tables["move"] == []


def test_a_room_that_comes_later_moves_what_stands_in_it(engine: Engine) -> None:
    taking_in(engine, of_engineer(a_lamp()), "electrical", 1)
    taking_in(engine, of_architect(OFFICE), "architecture", 2)
    assert changes(of(engine, "lamp"), "moved") == [("space", None, "101 Office")]


def test_what_a_person_corrected_is_told_with_who_and_why(engine: Engine) -> None:
    taking_in(engine, of_architect(OFFICE), "architecture", 1)
    element = of(engine, "office").id
    said: dict[str, Any] = {"field": "number", "value": "A-1", "model_value": "101", "who": "Kim"}
    said |= {"why": "the sign on the door"}
    with writing(engine) as session:
        session.add(
            Correction(element_id=element, at=on_day(2), ended_at=on_day(3), ended_by="Noor", source="person", **said)
        )
    found = of(engine, "office")
    assert [(one.event, one.who, one.why) for one in found.entries[2:]] == [
        ("corrected", "Kim", "the sign on the door"),
        ("correction ended", "Noor", ""),
    ]
    assert changes(found, "corrected") == [("number", "101", "A-1")]


def test_an_import_that_was_taken_back_stays_in_the_history(engine: Engine) -> None:
    taking_in(engine, of_architect(OFFICE), "architecture", 1)
    taking_in(engine, of_architect(a_room("bureau", "101")), "architecture", 2)
    undo_import(engine, UndoOptions(building="Station"), lambda: on_day(3), "Kim", "too early")
    found = of(engine, "office")
    assert events(found)[2:] == [(2, "recognised"), (3, "import undone")]
    assert found.entries[2].revision is not None
    assert found.entries[2].revision.undone_at == on_day(3)
    taking_in(engine, of_architect(a_room("bureau", "101")), "architecture", 4)
    assert events(of(engine, "office"))[4:] == [(4, "recognised")]


def test_a_code_leads_to_the_history_however_it_is_written(engine: Engine) -> None:
    taking_in(engine, of_architect(OFFICE), "architecture", 1)
    found = of(engine, "office")
    assert found.code is not None
    assert of(engine, found.code.lower()) == found
    with reading(engine) as session:
        assert history(session, found.id) == found


def test_a_global_id_that_several_elements_had_is_a_question(engine: Engine) -> None:
    taking_in(engine, of_engineer(a_lamp("one"), a_lamp("two", global_id="one")), "electrical", 1)
    with pytest.raises(Ambiguous, match=r"'one' may be any of 2: .* Name one of them by its code"):
        of(engine, "one")


def test_what_was_never_there_is_told(engine: Engine) -> None:
    taking_in(engine, of_architect(OFFICE), "architecture", 1)
    with pytest.raises(NotFound, match=r"nothing has the code, .* .2OBrcmyk58NupXoVOHUvR4."):
        of(engine, "2OBrcmyk58NupXoVOHUvR4")
    with reading(engine) as session, pytest.raises(NotFound, match="there is no element 99"):
        history(session, 99)
