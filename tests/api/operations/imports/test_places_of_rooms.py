"""Rooms that a model draws where they are not: situations from public bug reports."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from api.operations.elements.listing import list_assets, list_spaces
from api.operations.elements.views import SpaceView
from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.order import Choice
from ifc_import.profile import Counting, OwnerSettings
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


DISPLACED = CASES / "02-room-at-twice-its-offset"


@pytest.mark.parametrize(
    "file", ["a-lands-outside", "b-lands-on-another-room", "c-lands-on-another-no-area", "d-relation-to-room"]
)
def test_a_displaced_room_counts_where_its_own_place_is_empty_and_takes_no_devices(embedded: Engine, file: str) -> None:
    importing(embedded, DISPLACED / f"{file}.ifc", building=BUILDING)
    assert counted_m2(embedded) == pytest.approx(200.0)
    assert all(room in (None, name.split("-")[1]) for name, (room, _confidence) in outlets(embedded).items())


@pytest.mark.parametrize("file", ["b-lands-on-another-room", "c-lands-on-another-no-area", "d-relation-to-room"])
def test_two_rooms_in_one_place_are_both_named_and_nobody_is_told_to_delete_one(embedded: Engine, file: str) -> None:
    receipt = importing(embedded, DISPLACED / f"{file}.ifc", building=BUILDING)
    [finding] = [finding for finding in receipt.findings if finding.rule.startswith("AREA")]
    assert finding.rule == "AREA-12"
    assert "107 Kontor (" in finding.message
    assert "104 Kontor (" in finding.message
    assert finding.message.endswith("104 is out of its row; its own place is empty, so both are counted.")
    assert "delete" not in finding.remedy.lower()


COPIED = CASES / "30-rooms-again-in-the-services-model"


def test_copies_of_rooms_in_another_model_are_reported_and_get_labels_by_name_only(embedded: Engine) -> None:
    importing(embedded, COPIED / "b-own-numbers-arc.ifc", building=BUILDING, discipline="architecture")
    receipt = importing(embedded, COPIED / "b-own-numbers-svc.ifc", building=BUILDING, discipline="services")
    assert [finding.rule for finding in receipt.findings] == ["AREA-13"]
    assert "8 rooms" in receipt.findings[0].message
    assert "S101 of 101" in receipt.findings[0].message
    assert counted_m2(embedded) == pytest.approx(192.0)
    with reading(embedded) as session:
        everything = labels_for(session, Choice(everything=True))
        by_name = labels_for(session, Choice(everything=True, rooms=("S101",)))
        terminals = list_assets(session)
    assert len(everything) == 16
    assert len(by_name) == 1
    for asset in terminals:
        assert asset.space is not None
        assert (asset.space.number, asset.location.confidence >= SURE) == ((asset.name or "").removeprefix("T-"), True)


@pytest.mark.parametrize("case", ["a-same-numbers", "c-same-numbers-thicker"])
def test_rooms_of_two_models_with_the_same_numbers_are_the_same_rooms(embedded: Engine, case: str) -> None:
    importing(embedded, COPIED / f"{case}-arc.ifc", building=BUILDING, discipline="architecture")
    importing(embedded, COPIED / f"{case}-svc.ifc", building=BUILDING, discipline="services")
    assert len(rooms_of(embedded)) == 8
    assert counted_m2(embedded) == pytest.approx(192.0)


SCHEMES = CASES / "53-area-schemes"


def test_of_area_schemes_over_one_floor_one_counts_and_one_finding_names_them(embedded: Engine) -> None:
    receipt = importing(embedded, SCHEMES / "08-net-and-gross-area-schemes.ifc", building=BUILDING)
    assert counted_m2(embedded) == pytest.approx(36.0)
    [finding] = [finding for finding in receipt.findings if finding.rule.startswith("AREA")]
    assert finding.rule == "AREA-14"
    assert "Net Alan (3 spaces, 36.00 m², counted), Brüt Alan (2 spaces, 46.59 m²)" in finding.message


def test_the_owner_says_which_area_scheme_counts(embedded: Engine) -> None:
    owner = OwnerSettings(counting=Counting(scheme="brüt alan"))
    importing(embedded, SCHEMES / "08-net-and-gross-area-schemes.ifc", building=BUILDING, owner=owner)
    assert counted_m2(embedded) == pytest.approx(46.59)


def test_gross_floor_areas_by_their_known_names_need_no_setting(embedded: Engine) -> None:
    receipt = importing(embedded, SCHEMES / "08b-same-with-known-names.ifc", building=BUILDING)
    assert counted_m2(embedded) == pytest.approx(36.0)
    assert not [finding for finding in receipt.findings if finding.rule.startswith("AREA")]


@pytest.mark.parametrize(("rooms", "plans"), [("$", "'Rentable'"), ("'Room'", "$"), ("'A'", "'B'")])
def test_spaces_that_only_lack_what_the_others_have_are_a_scheme_too(
    embedded: Engine, tmp_path: Path, rooms: str, plans: str
) -> None:
    content = (SCHEMES / "08-net-and-gross-area-schemes.ifc").read_text(encoding="ascii")
    marked = content.replace("'Net Alan'", rooms).replace("'Br\\X\\FCt Alan'", plans)
    (tmp_path / "model.ifc").write_text(marked, encoding="ascii")
    receipt = importing(embedded, tmp_path / "model.ifc", building=BUILDING)
    assert counted_m2(embedded) == pytest.approx(36.0)
    assert [finding.rule for finding in receipt.findings if finding.rule.startswith("AREA")] == ["AREA-14"]
