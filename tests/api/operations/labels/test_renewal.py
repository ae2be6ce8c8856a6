"""What a revision means for signs: print, print again, take down, leave."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from api.operations.elements.listing import list_assets
from api.operations.errors import NothingToDo
from api.operations.history.views import SignChange, SignChanges
from api.operations.imports.undoing import UndoOptions, undo_import
from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.mounting.code_changes import take_down
from api.operations.labels.mounting.status import label_status
from api.operations.labels.order import Choice, LabelOrder, Paper
from api.operations.labels.renewal import sign_changes, sign_workbook
from registry.database.engine import reading, writing
from registry.elements.listing import Wanted
from sample_models import station_revision
from tests.api.operations.history.factories import a_lamp, a_room, of_architect, of_engineer, on_day, taking_in
from tests.api.operations.labels.factories import HOST, ann, printed
from tests.api.operations.registered import SAMPLES, importing, registered, truth
from tests.factories import an_asset

OFFICE, HALL = a_room("office", "101"), a_room("hall", "102", 4.0)


def since(engine: Engine, revision: str, **options: Any) -> SignChanges:
    with reading(engine) as session:
        return sign_changes(session, revision, **options)


def told(changes: SignChanges) -> dict[str, list[tuple[str, ...]]]:
    """GlobalId → what to do, and each field that changed."""
    return {
        one.global_id or "": [(one.action,), *((c.field, c.old, c.new) for c in one.changes)] for one in changes.signs
    }


def house(engine: Engine) -> None:
    """Two rooms, and a lamp in the office."""
    taking_in(engine, of_architect(OFFICE, HALL), "architecture", 1)
    taking_in(engine, of_engineer(a_lamp()), "electrical", 2)


def test_nothing_changed_means_that_all_signs_stay(engine: Engine) -> None:
    house(engine)
    changes = since(engine, "electrical:1")
    assert (changes.signs, changes.to_leave) == ([], 3)


def test_what_is_new_is_printed_and_what_is_gone_taken_down(engine: Engine) -> None:
    house(engine)
    taking_in(engine, of_architect(OFFICE, a_room("cell", "103", 8.0)), "architecture", 3)
    changes = since(engine, "electrical:1")
    assert told(changes) == {"hall": [("take down",)], "cell": [("print",)]}
    assert (changes.to_print, changes.to_take_down, changes.to_print_again, changes.to_leave) == (1, 1, 0, 2)


def test_a_renumbered_room_is_printed_again_with_the_signs_of_all_that_stands_in_it(engine: Engine) -> None:
    house(engine)
    taking_in(engine, of_architect(a_room("office", "101a"), HALL), "architecture", 3)
    assert told(since(engine, "electrical:1")) == {
        "office": [("print again",), ("number", "101", "101a")],
        "lamp": [("print again",), ("room", "101", "101a")],
    }


def test_what_moved_to_another_room_is_printed_again(engine: Engine) -> None:
    house(engine)
    taking_in(engine, of_engineer(a_lamp(west=5.0)), "electrical", 3)
    assert told(since(engine, "electrical:1")) == {"lamp": [("print again",), ("room", "101", "102")]}


def test_what_moved_and_came_back_is_left(engine: Engine) -> None:
    house(engine)
    taking_in(engine, of_engineer(a_lamp(west=5.0)), "electrical", 3)
    taking_in(engine, of_engineer(a_lamp()), "electrical", 4)
    assert told(since(engine, "electrical:1")) == {}
    assert told(since(engine, "electrical:2")) == {"lamp": [("print again",), ("room", "102", "101")]}


def test_rooms_that_come_after_the_devices_are_new_on_their_signs(engine: Engine) -> None:
    taking_in(engine, of_engineer(a_lamp()), "electrical", 1)
    taking_in(engine, of_architect(OFFICE), "architecture", 2)
    assert told(since(engine, "electrical:1"))["lamp"] == [("print again",), ("room", "", "101")]


def test_what_stands_on_no_label_changes_no_sign(engine: Engine) -> None:
    house(engine)
    taking_in(engine, of_engineer(a_lamp(serial_number="A-1", west=1.2)), "electrical", 3)
    assert since(engine, "electrical:1").to_leave == 3


def test_what_came_and_went_in_between_without_a_label_is_not_told(engine: Engine) -> None:
    house(engine)
    taking_in(engine, of_engineer(a_lamp(), a_lamp("brief", 5.0)), "electrical", 3)
    taking_in(engine, of_engineer(a_lamp()), "electrical", 4)
    assert since(engine, "electrical:1").signs == []


def test_an_import_that_was_taken_back_changes_no_sign(engine: Engine) -> None:
    house(engine)
    taking_in(engine, of_engineer(a_lamp(west=5.0)), "electrical", 3)
    undo_import(engine, UndoOptions(revision_id=3, yes=True), lambda: on_day(4), "Kim")
    assert since(engine, "electrical:1").signs == []


def brief_house(engine: Engine, folder: Path, *, everything: bool = False) -> str:
    """The house, for a while with one lamp and one window more, while labels were printed; the code of that lamp."""
    house(engine)
    window = an_asset("window", ifc_class="IfcWindow")
    taking_in(engine, of_engineer(a_lamp(), a_lamp("brief", 5.0), window), "electrical", 3)
    printed(engine, folder, order=LabelOrder(Choice(everything=everything), Paper("L7160"), HOST))
    return next(code for code, gid in codes(engine).items() if gid == "brief")


def codes(engine: Engine) -> dict[str, str | None]:
    """Code → GlobalId of all assets there ever were."""
    with reading(engine) as session:
        return {one.code or "": one.global_id for one in list_assets(session, Wanted(retired=True))}


def take_back(engine: Engine) -> None:
    undo_import(engine, UndoOptions(revision_id=3, yes=True), lambda: on_day(4), "Kim")


def drop(engine: Engine) -> None:
    taking_in(engine, of_engineer(a_lamp()), "electrical", 4)


@pytest.mark.parametrize("leave", [take_back, drop], ids=["its import was taken back", "a later revision lacks it"])
def test_the_label_of_what_came_and_went_in_between_is_taken_down(
    engine: Engine, tmp_path: Path, leave: Callable[[Engine], None]
) -> None:
    brief = brief_house(engine, tmp_path)
    leave(engine)
    changes = since(engine, "electrical:1")
    assert [(one.action, one.code, one.name, one.room) for one in changes.signs] == [
        ("take down", brief, "Lamp", "102")
    ]
    assert (changes.to_take_down, changes.to_leave) == (1, 3)


def test_a_label_that_was_taken_down_or_whose_thing_is_back_is_not_to_be_taken_down(
    engine: Engine, tmp_path: Path
) -> None:
    brief = brief_house(engine, tmp_path)
    drop(engine)
    with writing(engine) as session:
        take_down(session, brief, ann())
    assert since(engine, "electrical:1").signs == []
    taking_in(engine, of_engineer(a_lamp(), a_lamp("brief", 5.0)), "electrical", 5)
    assert since(engine, "electrical:1").to_take_down == 0


def test_a_label_that_was_printed_beyond_the_rule_is_taken_down_as_well(engine: Engine, tmp_path: Path) -> None:
    brief_house(engine, tmp_path, everything=True)
    take_back(engine)
    assert told(since(engine, "electrical:1")) == {"brief": [("take down",)], "window": [("take down",)]}


def test_what_is_to_be_taken_down_is_what_the_status_of_labels_lists(engine: Engine, tmp_path: Path) -> None:
    brief_house(engine, tmp_path, everything=True)
    take_back(engine)
    with reading(engine) as session:
        listed = {one.code for one in label_status(session, "Station", "take-down").entries}
    assert {one.code for one in since(engine, "electrical:1").signs} == listed


def test_what_usually_gets_no_label_is_told_only_when_asked_for(engine: Engine) -> None:
    house(engine)
    taking_in(engine, of_engineer(a_lamp(), an_asset("window", ifc_class="IfcWindow")), "electrical", 3)
    assert told(since(engine, "electrical:1")) == {}
    assert told(since(engine, "electrical:1", everything=True)) == {"window": [("print",)]}


def test_labels_are_printed_for_what_is_new_or_reads_otherwise(engine: Engine) -> None:
    house(engine)
    taking_in(engine, of_architect(OFFICE, a_room("cell", "103", 8.0)), "architecture", 3)
    taking_in(engine, of_engineer(a_lamp(west=9.0)), "electrical", 4)
    with reading(engine) as session:
        labels = labels_for(session, Choice(changes_since="electrical:1"))
    assert [(one.number, one.name, one.place) for one in labels] == [
        ("103", "Office", "Ground"),
        ("", "Lamp", "Ground · 103"),
    ]


def test_no_changes_are_nothing_to_print(engine: Engine) -> None:
    house(engine)
    with reading(engine) as session, pytest.raises(NothingToDo):
        labels_for(session, Choice(changes_since="electrical:1"))


def test_the_spreadsheet_has_a_row_a_sign_and_only_text(engine: Engine) -> None:
    house(engine)
    taking_in(engine, of_architect(a_room("office", "=1+1"), HALL), "architecture", 3)
    book = load_workbook(BytesIO(sign_workbook(since(engine, "electrical:1"))))
    headings, *rows = book["Signs"].iter_rows(values_only=True)
    assert [(row[headings.index("Do")], row[headings.index("What changed")]) for row in rows] == [
        ("print again", "number: 101 → =1+1"),
        ("print again", "room: 101 → =1+1"),
    ]
    assert {cell.data_type for line in book["Signs"].iter_rows() for cell in line if cell.value} == {"s"}


def test_the_second_revision_of_the_station_means_what_its_truth_says(engine: Engine) -> None:
    for number in (1, 2):
        for discipline in ("architecture", "services"):
            importing(engine, SAMPLES / f"station-{discipline}-{number}.ifc")
    changes = since(engine, "services:1", everything=True)
    of_ids = {one.global_id: one for one in changes.signs}
    true = truth("station-2.json")["changes"].values()
    gone = {one["global_id"] for model in true for one in model["gone"]}
    gone |= {one["old"] for model in true for one in model["replaced"]}
    new = {one["global_id"] for model in true for one in model["added"]}
    new |= {one["new"] for model in true for one in model["replaced"]}
    new |= {one["global_id"] for model in true for room in model.get("split", []) for one in room["into"][1:]}
    assert {one for one, sign in of_ids.items() if sign.action == "take down"} == gone
    assert {one for one, sign in of_ids.items() if sign.action == "print"} == new
    moved = [one for model in true for one in model["moved"]]
    assert [_room(of_ids[one["global_id"]]) for one in moved] == [(one["from"], one["to"]) for one in moved]
    split = set(station_revision.SPLIT)
    others = {one for one, sign in of_ids.items() if sign.action == "print again" and _room(sign)[0] not in split}
    renamed = {
        of_ids[one["new"]].global_id
        for model in true
        for one in model["new_ids"]
        if one["what"] == "asset" and not one["same_tag"]
    }
    rooms = {room["from"]["global_id"] for model in true for room in model.get("split", [])}
    assert others == {one["global_id"] for one in moved} | renamed | rooms
    alive = [*registered(engine).alive("space"), *registered(engine).alive("asset")]
    assert changes.to_leave + changes.to_print + changes.to_print_again == len(alive)


def _room(sign: SignChange) -> tuple[str, str]:
    return next(((one.old, one.new) for one in sign.changes if one.field == "room"), ("", ""))
