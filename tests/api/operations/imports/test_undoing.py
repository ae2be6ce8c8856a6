"""An import is taken back: the registry is as before, and the same file again brings the same codes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.errors import BuiltUpon, NeedsAnswer, NothingToDo
from api.operations.history.views import UndoneView
from api.operations.imports.undoing import UndoOptions, undo_import
from registry.database.engine import writing
from registry.errors import NotFound, SeveralModels
from registry.tables import Correction, Proposal
from tests.api.operations.history.factories import a_lamp, a_room, of_architect, of_engineer, on_day, taking_in
from tests.api.operations.history.held import all_elements, held
from tests.api.operations.registered import SAMPLES, importing, registered
from tests.conftest import NOON
from tests.factories import a_group, an_asset

RealModel = Callable[[str], Path]


def undo(engine: Engine, **options: Any) -> UndoneView:
    return undo_import(engine, UndoOptions(**({"yes": True} | options)), lambda: on_day(9), "Kim", "wrong file")


def check(engine: Engine, again: Callable[[], object]) -> None:
    """Import by `again`, take it back, import again: as before, then with the same elements and codes."""
    before = registered(engine)
    again()
    after = registered(engine)
    assert held(after, all_elements(before)) != held(before, all_elements(before))
    undo(engine, revision_id=after.tables["revision"][-1]["id"])
    undone = registered(engine)
    assert held(undone, all_elements(before)) == held(before, all_elements(before))
    assert all_elements(undone) - all_elements(before) <= undone.retired
    again()
    repeated = registered(engine)
    assert repeated.bound == after.bound
    assert repeated.code_of == after.code_of
    assert repeated.retired == after.retired


FIRST = of_architect(a_room("office", "101"), a_room("hall", "102", 4.0), a_room("old", "103", 8.0))
SECOND = of_architect(a_room("office", "101a"), a_room("cell", "102", 4.0), a_room("new", "104", 12.0))


def test_after_an_import_is_taken_back_the_registry_is_as_before(engine: Engine) -> None:
    taking_in(engine, FIRST, "architecture", 1)
    taking_in(engine, of_engineer(a_lamp(), a_lamp("other", 9.0)), "electrical", 2)
    check(engine, lambda: taking_in(engine, SECOND, "architecture", 3))


def test_groups_of_the_revision_before_are_there_again(engine: Engine) -> None:
    heating = a_group("heating", member_keys=("lamp",))
    taking_in(engine, of_engineer(a_lamp(), groups=(heating,)), "electrical", 1)
    lighting = a_group("lighting", name="Lighting", member_keys=("lamp",))
    check(engine, lambda: taking_in(engine, of_engineer(a_lamp(), groups=(lighting,)), "electrical", 2))


def test_what_an_import_brought_back_is_retired_again_as_it_was(engine: Engine) -> None:
    taking_in(engine, FIRST, "architecture", 1)
    taking_in(engine, of_engineer(a_lamp(), a_lamp("other", 5.0)), "electrical", 2)
    taking_in(engine, of_engineer(a_lamp("other", 5.0)), "electrical", 3)
    check(engine, lambda: taking_in(engine, of_engineer(a_lamp(west=5.5), a_lamp("other", 5.0)), "electrical", 4))


def test_what_another_model_has_stays_when_the_first_is_taken_back(engine: Engine) -> None:
    taking_in(engine, of_engineer(a_lamp()), "electrical", 1)
    check(engine, lambda: taking_in(engine, of_architect(a_room("office", "101")), "architecture", 2))


def test_the_first_import_of_a_model_is_taken_back_and_found_again_without_a_name(engine: Engine) -> None:
    receipt = importing(engine, SAMPLES / "annex-ifc4x3.ifc")
    before = registered(engine)
    undo(engine, building=receipt.building)
    assert registered(engine).bound == {}
    assert len(registered(engine).alive("building")) == 1
    assert set(registered(engine).status.values()) == {"removed"}
    again = importing(engine, SAMPLES / "annex-ifc4x3.ifc")
    assert (again.source_model, again.revision) == (receipt.source_model, 2)
    assert registered(engine).bound == before.bound
    assert registered(engine).code_of == before.code_of


@pytest.mark.parametrize("discipline", ["architecture", "services"])
def test_a_revision_of_the_station_is_taken_back(engine: Engine, discipline: str) -> None:
    for model in ("architecture", "services"):
        importing(engine, SAMPLES / f"station-{model}-1.ifc")
    check(engine, lambda: importing(engine, SAMPLES / f"station-{discipline}-2.ifc"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("duplex-arc-2011-05-05.ifc", "duplex-arc-2011-09-07.ifc", id="duplex"),
        pytest.param("creative-freedom-early.ifc", "creative-freedom-late.ifc", id="creative freedom"),
    ],
)
def test_a_revision_of_a_public_model_is_taken_back(
    engine: Engine, real_model: RealModel, first: str, second: str
) -> None:
    options = {"building": "House", "discipline": "architecture", "accept_losses": True}
    importing(engine, real_model(first), **options)
    check(engine, lambda: importing(engine, real_model(second), **options))


def test_imports_are_taken_back_one_after_another(engine: Engine) -> None:
    taking_in(engine, FIRST, "architecture", 1)
    before = registered(engine)
    taking_in(engine, SECOND, "architecture", 2)
    taking_in(engine, FIRST, "architecture", 3)
    assert [undo(engine, building="Station").revision for _ in range(2)] == [3, 2]
    now = registered(engine)
    assert held(now, all_elements(before)) == held(before, all_elements(before))


def test_a_dry_run_tells_and_changes_nothing(engine: Engine) -> None:
    taking_in(engine, FIRST, "architecture", 1)
    taking_in(engine, SECOND, "architecture", 2)
    before = registered(engine).tables
    told = undo(engine, building="Station", dry_run=True, yes=False)
    assert (told.dry_run, told.removed, told.returned, told.unmatched, told.restated) == (True, 1, 1, 1, 1)
    assert registered(engine).tables == before
    assert undo(engine, building="Station") == told.model_copy(update={"dry_run": False})


def test_who_took_it_back_and_why_stands_with_the_codes(engine: Engine) -> None:
    taking_in(engine, FIRST, "architecture", 1)
    undo(engine, building="Station")
    events = [one for one in registered(engine).tables["code_event"] if one["event"] == "import undone"]
    assert {(one["who"], one["why"], one["at"]) for one in events} == {("Kim", "wrong file", on_day(9))}
    assert len(events) == 3


def test_codes_that_may_be_mounted_are_a_question(engine: Engine) -> None:
    taking_in(engine, FIRST, "architecture", 1)
    before = registered(engine).tables
    with pytest.raises(NeedsAnswer, match=r"added 4 elements whose codes may be on mounted labels"):
        undo(engine, building="Station", yes=False)
    assert registered(engine).tables == before


def test_an_import_that_added_nothing_is_taken_back_without_a_question(engine: Engine) -> None:
    taking_in(engine, FIRST, "architecture", 1)
    taking_in(engine, of_architect(a_room("office", "101a"), *FIRST.spaces[1:]), "architecture", 2)
    assert undo(engine, building="Station", yes=False).restated == 1


def test_only_the_last_revision_of_a_source_model_can_be_taken_back(engine: Engine) -> None:
    first = taking_in(engine, FIRST, "architecture", 1)
    taking_in(engine, SECOND, "architecture", 2)
    with pytest.raises(BuiltUpon, match=r"is not the last of its source model: revision 2, import \d+, follows"):
        undo(engine, revision_id=first.id)


def test_an_import_is_taken_back_once(engine: Engine) -> None:
    receipt = taking_in(engine, FIRST, "architecture", 1)
    undo(engine, revision_id=receipt.id)
    with pytest.raises(NothingToDo, match=r"was already undone on 2026-12-01 12:00"):
        undo(engine, revision_id=receipt.id)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param({"revision_id": 99}, "there is no import 99", id="no such import"),
        pytest.param(
            {"building": "Nowhere"}, "there is no building 'Nowhere'; there are 'Station'", id="no such building"
        ),
        pytest.param({"building": "Station"}, "several source models fit", id="several source models"),
    ],
)
def test_what_fits_no_import_or_several_is_told(engine: Engine, options: dict[str, Any], words: str) -> None:
    taking_in(engine, FIRST, "architecture", 1)
    taking_in(engine, of_engineer(a_lamp()), "electrical", 2)
    with pytest.raises((NotFound, SeveralModels), match=words):
        undo(engine, **options)


def test_what_a_person_corrected_stands_in_the_way(engine: Engine) -> None:
    taking_in(engine, FIRST, "architecture", 1)
    receipt = taking_in(engine, SECOND, "architecture", 2)
    added = max(one["id"] for one in registered(engine).tables["space"])
    with writing(engine) as session:
        session.add(Correction(element_id=added, field="name", value="Kitchen", at=NOON, who="Kim"))
    with pytest.raises(BuiltUpon, match="elements that it added have 1 corrections by hand; end those first"):
        undo(engine, revision_id=receipt.id)


@pytest.mark.parametrize("state", ["confirmed", "open"])
def test_a_match_that_a_person_confirmed_stands_in_the_way_and_an_open_one_is_settled(
    engine: Engine, state: str
) -> None:
    receipt = taking_in(engine, FIRST, "architecture", 1)
    first, second, *_more = (one["id"] for one in registered(engine).tables["space"])
    with writing(engine) as session:
        proposal = {"element_id": second, "candidate_id": first, "rule": "place", "confidence": 0.5, "state": state}
        session.add(Proposal(revision_id=receipt.id or 0, **proposal))
    if state == "confirmed":
        with pytest.raises(BuiltUpon, match="1 matches that a person confirmed"):
            undo(engine, revision_id=receipt.id)
    else:
        undo(engine, revision_id=receipt.id)
        assert [one["state"] for one in registered(engine).tables["proposal"]] == ["settled"]


def test_the_same_file_after_it_was_taken_back_is_read_again(engine: Engine) -> None:
    first = taking_in(engine, FIRST, "architecture", 1, "same file")
    undo(engine, revision_id=first.id)
    again = taking_in(engine, FIRST, "architecture", 2, "same file")
    assert (again.revision, again.changes.rematched) == (2, 4)


def test_the_same_file_again_is_what_it_was_also_where_ids_were_used_for_other_things(engine: Engine) -> None:
    for day, ifc_class in enumerate(("IfcLamp", "IfcPump"), start=1):
        taking_in(engine, of_engineer(a_lamp("one") if day == 1 else an_asset("one")), "electrical", day)
        assert registered(engine).tables["asset"][-1]["ifc_class"] == ifc_class
    taking_in(engine, of_engineer(), "electrical", 3)
    valve = an_asset("one", ifc_class="IfcValve")
    first = taking_in(engine, of_engineer(valve), "electrical", 4, "same file")
    after = registered(engine)
    undo(engine, revision_id=first.id)
    taking_in(engine, of_engineer(valve), "electrical", 5, "same file")
    again = registered(engine)
    assert (again.bound, again.code_of) == (after.bound, after.code_of)


def test_another_file_after_one_that_was_taken_back_is_recognised_as_ever(engine: Engine) -> None:
    taking_in(engine, of_architect(a_room("office", "101")), "architecture", 1)
    before = registered(engine)
    taking_in(engine, of_architect(a_room("bureau", "101")), "architecture", 2, "wrong file")
    undo(engine, building="Station")
    taking_in(engine, of_architect(a_room("office", "101"), a_room("bureau", "102", 4.0)), "architecture", 3)
    assert registered(engine).ids["office"] == before.ids["office"]
    assert registered(engine).ids["bureau"] != before.ids["office"]
