"""Rooms that a model draws where they are not: situations from public bug reports."""

import pytest
from sqlalchemy import Engine

from api.operations.elements.listing import list_assets, list_spaces
from api.operations.elements.views import SpaceView
from registry.database.engine import reading
from registry.snapshot import SURE
from tests.api.operations.registered import importing
from tests.conftest import ROOT

CASES = ROOT / "tests" / "cases" / "models"
LIFTED = CASES / "01-rooms-lifted"
PLANS = CASES / "25-area-plans-as-spaces"
BUILDING = "B"


def rooms_of(engine: Engine) -> list[SpaceView]:
    """All spaces of the registry."""
    with reading(engine) as session:
        return list_spaces(session)


def counted_m2(engine: Engine) -> float:
    """The area of all spaces that count."""
    return sum(room.area_m2 or 0.0 for room in rooms_of(engine) if room.counted)


def outlets(engine: Engine) -> dict[str, tuple[str | None, float]]:
    """Name of an outlet, U-<room>-<number> → the number of its room, and the confidence."""
    with reading(engine) as session:
        return {
            asset.name or "": (asset.space.number if asset.space else None, asset.location.confidence)
            for asset in list_assets(session)
        }


@pytest.mark.parametrize(
    ("file", "offset"),
    [
        ("a-one-file-3m-arc", "3.00 m above"),
        ("b-one-file-45m-arc", "45.00 m above"),
        ("e-one-file-minus3m-arc", "3.00 m below"),
        ("f-one-file-1.2m-arc", "1.20 m above"),
    ],
)
def test_rooms_off_their_storeys_are_reported_once_and_their_devices_found(
    embedded: Engine, file: str, offset: str
) -> None:
    receipt = importing(embedded, LIFTED / f"{file}.ifc", building=BUILDING)
    [finding] = [finding for finding in receipt.findings if finding.rule == "STO-08"]
    assert finding.message.startswith(f"The rooms of Plan 1, Plan 2, Plan 3 (9 rooms) lie {offset} the storeys")
    assert counted_m2(embedded) == pytest.approx(180.0)
    found = outlets(embedded)
    assert len(found) == 18
    for name, (room, confidence) in found.items():
        assert (room, confidence < SURE) == (name.split("-")[1], True)


@pytest.mark.parametrize("case", ["c-two-files-3m", "d-two-files-45m", "g-two-files-1.2m"])
def test_devices_of_another_model_are_in_no_room_of_another_storey(embedded: Engine, case: str) -> None:
    receipt = importing(embedded, LIFTED / f"{case}-arc.ifc", building=BUILDING, discipline="architecture")
    assert [finding.rule for finding in receipt.findings] == ["STO-08"]
    importing(embedded, LIFTED / f"{case}-el.ifc", building=BUILDING, discipline="services")
    assert counted_m2(embedded) == pytest.approx(180.0)
    assert all(room in (None, name.split("-")[1]) for name, (room, _confidence) in outlets(embedded).items())


@pytest.mark.parametrize("file", ["a-same-height", "b-3m-lower", "c-3m-lower-undeclared", "d-named-BTA"])
def test_an_area_plan_that_lies_too_low_is_still_an_area_plan(embedded: Engine, file: str) -> None:
    importing(embedded, PLANS / f"{file}.ifc", building=BUILDING)
    assert counted_m2(embedded) == pytest.approx(216.0)
    reasons = {room.number: room.not_counted_because for room in rooms_of(embedded) if not room.counted}
    assert reasons == dict.fromkeys(("A1", "A2", "A3"), "it covers 3 other spaces, which are counted")
