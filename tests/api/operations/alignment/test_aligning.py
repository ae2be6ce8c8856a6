"""Services models that stand elsewhere than the architecture: brought to it rightly, or not placed by their shapes."""

import re
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.alignment.setting import list_alignments, set_alignment
from api.operations.errors import NothingToDo
from api.operations.receipts.views import Receipt
from ifc_import.aligning.moves import inverse, then
from ifc_import.profile import Counting
from registry.database.engine import reading
from registry.errors import NotFound
from registry.snapshot import Frame
from tests.api.operations.moving import map_conversion, moved_things, moved_world
from tests.api.operations.registered import SAMPLES, Registered, importing, registered, truth
from tests.conftest import NOON

ARCHITECTURE, SERVICES = SAMPLES / "station-architecture-1.ifc", SAMPLES / "station-services-1.ifc"
BUILDING = "Polisstation Ängö"
TRUTH = truth("station-1.json")
SURE = 0.9
AWAY = {
    "100 m off": Frame(100.0, 0.0, 0.0),
    "turned by 30°": Frame(turn_deg=30.0),
    "raised by 3 m": Frame(z_m=3.0),
    "all of it": Frame(-40.0, 100.0, 3.0, 30.0),
}
"""How the services model is moved."""
away = pytest.mark.parametrize("move", AWAY.values(), ids=AWAY.keys())


def station(engine: Engine, services: Path, *, architecture_last: bool = False) -> tuple[Receipt, Registered]:
    """Import the architecture as it is and the services model of that file; the receipt is that of the second one."""
    files = [(ARCHITECTURE, "architecture"), (services, "services")]
    receipts = [importing(engine, path, discipline=name) for path, name in files[:: -1 if architecture_last else 1]]
    return receipts[-1], registered(engine)


def devices_in_rooms(now: Registered) -> dict[str, tuple[int | None, float]]:
    """GlobalId of each device of the services model → its room, and how surely."""
    ids = [one["global_id"] for one in TRUTH["assets"] if one["discipline"] == "services"]
    return {one: (now.assets[one]["space_id"], now.assets[one]["location_confidence"]) for one in ids}


def true_rooms(now: Registered) -> dict[str, list[int | None]]:
    """GlobalId of each asset → its rooms, None alone for those outside."""
    return {
        one["global_id"]: [now.ids[room["global_id"]] for room in one["rooms"]] or [None] for one in TRUTH["assets"]
    }


def surely_wrong(now: Registered) -> list[str]:
    """The devices that are surely in a room that is not theirs."""
    rooms = true_rooms(now)
    found = devices_in_rooms(now)
    return [one for one, (room, surely) in found.items() if surely >= SURE and room not in rooms[one]]


def share_in_room(now: Registered) -> float:
    """The share of the devices that are in their room."""
    rooms = true_rooms(now)
    found = devices_in_rooms(now)
    return sum(room in rooms[one] for one, (room, _surely) in found.items()) / len(found)


def offset_in(message: str) -> tuple[float, ...]:
    """The shift of a finding, and its turn."""
    shift = re.search(r"shifted by (.+?), (.+?), (.+?) m", message)
    assert shift is not None, message
    turn = re.search(r"turned by (.+?)°", message)
    return (*map(float, shift.groups()), float(turn.group(1)) if turn else 0.0)


STANDS = Frame(120.0, 45.0, 12.5, 17.0)
"""The station in the world of both models."""


def back(move: Frame) -> tuple[float, ...]:
    """What brings a world back."""
    return astuple(inverse(move))


def back_in_building(move: Frame) -> Frame:
    """What brings things back in the world that were moved in the frame of the building."""
    return then(STANDS, then(inverse(move), inverse(STANDS)))


@away
@pytest.mark.parametrize("architecture_last", [False, True], ids=["services last", "architecture last"])
def test_a_model_that_was_moved_with_its_building_is_brought_back_by_the_placements(
    embedded: Engine, tmp_path: Path, move: Frame, architecture_last: bool
) -> None:
    copy = moved_world(SERVICES, tmp_path, move, 1.0)
    receipt, now = station(embedded, copy, architecture_last=architecture_last)
    assert surely_wrong(now) == []
    assert share_in_room(now) >= 0.95
    with reading(embedded) as session:
        (services,) = [one for one in list_alignments(session, BUILDING) if one.source_model == "services"]
    assert services.trusted
    offset = services.offset
    assert (offset.x_m, offset.y_m, offset.z_m, offset.turn_deg) == pytest.approx(back(move), abs=0.02)
    if not architecture_last:
        assert [one.rule for one in receipt.findings if one.rule.startswith("GEO")] == ["GEO-04", "GEO-03"]


@away
def test_a_model_that_was_moved_on_the_map_is_brought_back_by_the_map_conversions(
    embedded: Engine, tmp_path: Path, move: Frame
) -> None:
    east, north, height, turn_deg = back(move)
    on_map = map_conversion(674032.5 + east, 6580821.25 + north, height, turn_deg)
    receipt, now = station(embedded, moved_world(SERVICES, tmp_path, move, 1.0, on_map))
    assert surely_wrong(now) == []
    (finding,) = [one for one in receipt.findings if one.rule == "GEO-03"]
    assert "by the map conversions of both" in finding.message
    assert offset_in(finding.message) == pytest.approx(back(move), abs=0.02)


@away
def test_things_that_were_moved_and_nothing_says_so_are_not_placed_by_their_shapes(
    embedded: Engine, tmp_path: Path, move: Frame
) -> None:
    receipt, now = station(embedded, moved_things(SERVICES, tmp_path, move, 1.0))
    assert surely_wrong(now) == []
    (finding,) = [one for one in receipt.findings if one.rule == "GEO-02"]
    assert finding.severity == "warning"
    assert offset_in(finding.message) == pytest.approx(astuple(back_in_building(move)), abs=1.5)
    assert set(receipt.located) <= {"room number", "storey", "contained", "host", "unknown"}


def said(engine: Engine, offset: Frame | None, **options: Any) -> dict[str, Any]:
    """What becomes of the services model when a person says that."""
    views = set_alignment(engine, BUILDING, "services", offset, Counting(), at=NOON, by="Ann", **options)
    return next(one for one in views if one.source_model == "services").model_dump()


BACK = back_in_building(AWAY["100 m off"])


@pytest.fixture
def astray(engine: Engine, tmp_path: Path) -> Engine:
    """The station, with things of the services model 100 m off that nothing brings back."""
    station(engine, moved_things(SERVICES, tmp_path, AWAY["100 m off"], 1.0))
    return engine


def test_what_a_person_says_brings_a_model_into_the_building(astray: Engine) -> None:
    found = said(astray, BACK, why="survey")
    assert (found["evidence"], found["trusted"], found["by"], found["why"]) == ("by hand", True, "Ann", "survey")
    now = registered(astray)
    assert surely_wrong(now) == []
    assert share_in_room(now) >= 0.95


def test_what_a_person_says_outlives_the_next_import(astray: Engine) -> None:
    said(astray, BACK)
    importing(astray, SAMPLES / "station-architecture-2.ifc", discipline="architecture")
    with reading(astray) as session:
        assert [one.evidence for one in list_alignments(session, BUILDING)] == ["frame", "by hand"]


def test_what_a_person_says_is_taken_back(astray: Engine) -> None:
    before = registered(astray).tables
    said(astray, BACK)
    assert said(astray, None)["by"] is None
    after = registered(astray).tables
    assert {one["who"] for one in after["move"]} == {"Ann"}
    assert after | {"move": []} == before, "but for where things were meanwhile"


def test_a_dry_run_shows_what_would_come_of_it_and_writes_nothing(astray: Engine) -> None:
    before = registered(astray).tables
    assert said(astray, BACK, dry_run=True)["trusted"]
    assert registered(astray).tables == before


@pytest.mark.parametrize(
    ("building", "model", "error"),
    [
        pytest.param("Town hall", "services", NotFound, id="another building"),
        pytest.param(BUILDING, "plumbing", NotFound, id="another source model"),
        pytest.param(BUILDING, "architecture", NothingToDo, id="the model with the frame"),
    ],
)
def test_what_can_not_be_aligned_is_told_and_nothing_changes(
    astray: Engine, building: str, model: str, error: type[Exception]
) -> None:
    before = registered(astray).tables
    with pytest.raises(error, match=r"building"):
        set_alignment(astray, building, model, Frame(1.0), Counting(), at=NOON, by="Ann")
    assert registered(astray).tables == before
