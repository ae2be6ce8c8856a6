"""Spaces, areas and bindings as of a revision are what they were when it was imported."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.areas.totals import area_totals, totals_of
from api.operations.areas.views import AreaTotal
from api.operations.elements.listing import list_spaces
from api.operations.elements.views import SpaceView
from api.operations.history.as_of import bindings_then, space_rows_then, spaces_then
from api.operations.history.views import BindingView
from api.operations.imports.undoing import UndoOptions, undo_import
from ifc_import.profile import Counting
from registry.database.engine import reading, writing
from registry.elements.listing import Wanted
from registry.errors import Ambiguous, NotFound
from registry.tables import Correction
from tests.api.operations.history.factories import a_lamp, a_room, of_architect, of_engineer, on_day, taking_in
from tests.api.operations.registered import SAMPLES, importing
from tests.factories import a_declared_area

RealModel = Callable[[str], Path]


def now(engine: Engine) -> tuple[list[SpaceView], list[AreaTotal], list[BindingView]]:
    """The spaces, totals and bindings of today."""
    with reading(engine) as session:
        return list_spaces(session), area_totals(session, Wanted()), bindings_then(session)


def then(engine: Engine, revision: str) -> tuple[list[SpaceView], list[AreaTotal], list[BindingView]]:
    """The same as of a revision."""
    with reading(engine) as session:
        rows = space_rows_then(session, revision, Counting(), None, None)
        spaces = spaces_then(session, revision, Counting())
        return spaces, totals_of(rows, "storey"), bindings_then(session, revision=revision)


def rooms(engine: Engine, revision: str) -> list[tuple[str, str]]:
    """Number and GlobalId of each room as of a revision."""
    with reading(engine) as session:
        return [(one.number, one.global_id or "") for one in spaces_then(session, revision, Counting(), "Station")]


FIRST = of_architect(a_room("office", "101", declared=(a_declared_area(19.0),)), a_room("old", "102", 4.0))
SECOND = of_architect(a_room("office", "101a", declared=(a_declared_area(18.0),)), a_room("cell", "102", 4.0))
THIRD = of_architect(a_room("office", "101b"), a_room("hall", "103", 8.0))


def test_every_state_of_a_building_is_found_again(engine: Engine) -> None:
    states = {}
    for day, (discipline, snapshot) in enumerate(
        [
            ("architecture", FIRST),
            ("electrical", of_engineer(a_lamp())),
            ("architecture", SECOND),
            ("electrical", of_engineer(a_lamp(west=5.0), a_lamp("more", 8.5))),
            ("architecture", THIRD),
            ("architecture", FIRST),
        ],
        start=1,
    ):
        receipt = taking_in(engine, snapshot, discipline, day)
        states[f"{discipline}:{receipt.revision}"] = now(engine)
    assert {name: then(engine, name) for name in states} == states


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(["duplex-arc-2011-05-05.ifc", "duplex-arc-2011-09-07.ifc"], id="duplex"),
        pytest.param(["creative-freedom-early.ifc", "creative-freedom-late.ifc"], id="creative freedom"),
    ],
)
def test_the_earlier_state_of_a_public_model_is_found_again(
    engine: Engine, real_model: RealModel, files: list[str]
) -> None:
    states = []
    for name in files:
        importing(engine, real_model(name), building="House", discipline="architecture", accept_losses=True)
        states.append(now(engine))
    assert [then(engine, f"architecture:{number}") for number in (1, 2)] == states


def test_the_first_revision_of_the_station_is_found_again(engine: Engine) -> None:
    importing(engine, SAMPLES / "station-architecture-1.ifc")
    importing(engine, SAMPLES / "station-services-1.ifc")
    before = now(engine)
    importing(engine, SAMPLES / "station-architecture-2.ifc")
    importing(engine, SAMPLES / "station-services-2.ifc")
    assert then(engine, "services:1") == before


def test_rooms_have_the_numbers_and_ids_of_then(engine: Engine) -> None:
    for day, snapshot in enumerate((FIRST, SECOND, THIRD), start=1):
        taking_in(engine, snapshot, "architecture", day)
    found = {number: rooms(engine, f"architecture:{number}") for number in (1, 2, 3)}
    assert found == {
        1: [("101", "office"), ("102", "old")],
        2: [("101a", "office"), ("102", "cell")],
        3: [("101b", "office"), ("103", "hall")],
    }


def test_an_import_that_was_taken_back_never_was(engine: Engine) -> None:
    taking_in(engine, FIRST, "architecture", 1)
    before = now(engine)
    taking_in(engine, SECOND, "architecture", 2)
    undo_import(engine, UndoOptions(building="Station", yes=True), lambda: on_day(3), "Kim")
    assert then(engine, "architecture:1") == now(engine) == before
    with pytest.raises(NotFound, match=r"no revision 'architecture:2' of Station, or its import was undone"):
        rooms(engine, "architecture:2")
    taking_in(engine, SECOND, "architecture", 4)
    assert rooms(engine, "architecture:3") == [("101a", "office"), ("102", "cell")]
    assert then(engine, "architecture:1") == before


def test_what_a_person_said_then_stands_and_what_was_said_later_does_not(engine: Engine) -> None:
    taking_in(engine, FIRST, "architecture", 1)
    with reading(engine) as session:
        office = list_spaces(session)[0].id
    with writing(engine) as session:
        session.add(Correction(element_id=office, field="number", value="A-1", at=on_day(2), who="Kim"))
    taking_in(engine, SECOND, "architecture", 3)
    assert rooms(engine, "architecture:1")[0] == ("101", "office")
    assert ("A-1", "office") in rooms(engine, "architecture:2")


@pytest.mark.parametrize(
    ("text", "building", "words"),
    [
        pytest.param("architecture:7", None, "there is no revision 'architecture:7', or", id="no such number"),
        pytest.param("electrical:1", "Station", "there is no revision 'electrical:1' of Station", id="no such model"),
        pytest.param("first", None, "write it as architecture:2 or as the number", id="no number"),
        pytest.param("²", None, "there is no revision", id="a digit that is none"),
        pytest.param("9" * 40, None, "there is no revision", id="too large a number"),
    ],
)
def test_a_revision_that_is_none_is_told(engine: Engine, text: str, building: Any, words: str) -> None:
    taking_in(engine, FIRST, "architecture", 1)
    importing(engine, SAMPLES / "annex-ifc4x3.ifc", discipline="architecture")
    with reading(engine) as session, pytest.raises(NotFound, match=words):
        spaces_then(session, text, Counting(), building)


def test_a_revision_that_two_buildings_have_is_a_question_that_names_them(engine: Engine) -> None:
    taking_in(engine, FIRST, "architecture", 1)
    importing(engine, SAMPLES / "annex-ifc4x3.ifc", discipline="architecture")
    told = "2 buildings have a revision 'architecture:1'; name one of them: .*, Station"
    with reading(engine) as session, pytest.raises(Ambiguous, match=told):
        spaces_then(session, "architecture:1", Counting())


def test_a_revision_may_be_named_by_the_number_of_its_import(engine: Engine) -> None:
    receipt = taking_in(engine, FIRST, "architecture", 1)
    taking_in(engine, SECOND, "architecture", 2)
    assert rooms(engine, str(receipt.id)) == rooms(engine, "architecture:1")
