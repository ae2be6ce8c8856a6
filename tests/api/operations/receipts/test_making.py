"""A receipt says what was read, what was left out and why, and what each finding is about."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.receipts.kept import find_receipt
from api.operations.receipts.views import AboutView, HeaderView, PlaceView, Receipt
from ifc_import import rules
from registry.database.engine import writing
from registry.snapshot import Category, Finding, LeftOut, Snapshot, UnmatchedArea
from tests.api.operations.receipts.factories import receipt_of
from tests.factories import (
    CUBE,
    a_building,
    a_declared_area,
    a_file,
    a_footprint,
    a_group,
    a_snapshot,
    a_space,
    a_storey,
    a_type,
    an_asset,
    rectangle,
)

OFFICE = a_space("office", number="101", name="Office", footprint=a_footprint(), declared=(a_declared_area(20.0),))
HALL = a_space("hall", number="102", name="Hall", footprint=a_footprint(rectangle(4.2, 8.2)))
SHAFT = a_space("shaft", number="103", name="Cupboard")
ABOVE = a_space(
    "above", number="201", name="Attic", storey_key="first", footprint=a_footprint(rectangle(), z_min_m=3.0)
)
PUMP = an_asset("pump", box=CUBE)


def a_house(*findings: Finding, **overrides: Any) -> Snapshot:
    """Two storeys, four spaces, and a pump in the office."""
    house = a_snapshot(
        PUMP,
        storeys=(a_storey(), a_storey("first", name="First", elevation_m=3.0)),
        spaces=(OFFICE, HALL, SHAFT, ABOVE),
        types=(a_type(),),
        groups=(a_group(),),
        findings=findings,
    )
    return replace(house, **overrides)


def made(engine: Engine, snapshot: Snapshot) -> Receipt:
    with writing(engine) as session:
        return receipt_of(session, snapshot)


def test_the_file_and_its_header_are_told(embedded: Engine) -> None:
    header = {
        "author": "A. Lind",
        "organisation": "Lind AB",
        "author_tool": "Archicad 27",
        "preprocessor": "Exporter 1",
        "application": "Archicad",
        "application_version": "27.1",
        "written_at": "2026-11-20T08:14:00",
        "view_definition": "ReferenceView",
        "encoding": "latin-1",
    }
    receipt = made(embedded, a_house(file=a_file(**header, size_bytes=1234, complete=False)))
    assert receipt.header == HeaderView(**header)
    assert (receipt.file, receipt.ifc_schema) == ("station.ifc", "IFC4")
    assert (receipt.size_bytes, receipt.complete) == (1234, False)


def test_assets_are_counted_by_class_and_so_are_all_elements_and_what_is_left_out(embedded: Engine) -> None:
    left_out = (LeftOut("IfcSlab", 2, "no asset"), LeftOut("IfcWall", 8, "no asset"))
    receipt = made(embedded, a_house(left_out=left_out, class_counts={"IfcPump": 1, "IfcWall": 8}))
    assert receipt.assets == {"IfcPump": 1}
    assert list(receipt.elements.items()) == [("IfcWall", 8), ("IfcPump", 1)]
    assert [(one.ifc_class, one.count) for one in receipt.left_out] == [("IfcWall", 8), ("IfcSlab", 2)]


def test_areas_are_summed_over_the_spaces_of_the_file(embedded: Engine) -> None:
    made(embedded, a_house())
    with writing(embedded) as session:
        other = receipt_of(session, a_snapshot(spaces=(replace(HALL, number="102"),)), model="another")
    assert other.area_m2.model_dump() == {"declared": 0.0, "computed": 20.0, "counted": 20.0}


def test_spaces_that_are_not_counted_are_told_with_the_reason(embedded: Engine) -> None:
    receipt = made(embedded, a_house())
    [shaft] = receipt.spaces_left_out
    assert (shaft.number, shaft.storey, shaft.area_m2, shaft.reason) == ("103", "Ground", None, "no area is known")
    assert receipt.area_m2.model_dump() == {"declared": 20.0, "computed": 60.0, "counted": 60.0}


def test_names_of_areas_that_were_not_understood_are_told(embedded: Engine) -> None:
    [one] = made(embedded, a_house(unmatched_areas=(UnmatchedArea("Ytor", "Städyta", 3, 18.5),))).unmatched_areas
    assert (one.set, one.name, one.spaces, one.example) == ("Ytor", "Städyta", 3, 18.5)


def known(receipt: Receipt, of: str) -> dict[str, tuple[int, int]]:
    return {one.fact: (one.have, one.count) for one in receipt.stated if one.of == of}


def test_how_many_spaces_have_what_people_look_for(embedded: Engine) -> None:
    planned = replace(HALL, declared=(a_declared_area(kind="planned"),), number="")
    used = replace(OFFICE, categories=(Category("name", "Office"),), storey_key=None)
    assert known(made(embedded, a_house(spaces=(planned, used, SHAFT))), "space") == {
        "a number": (2, 3),
        "a storey": (2, 3),
        "a shape": (2, 3),
        "a declared area": (1, 3),
        "a use": (1, 3),
    }


def test_how_many_assets_have_what_people_look_for_people_and_plants_left_out(embedded: Engine) -> None:
    handed_over: dict[str, Any] = {"type_key": "pump type", "designation": "56BVP001", "serial_number": "A-1"}
    full = replace(PUMP, **handed_over)
    bare = an_asset("bare", name="Bare")
    house = a_house(
        assets=(full, bare, an_asset("tree", entourage="plant")),
        types=(a_type(manufacturer="Grundfos"),),
        groups=(a_group(member_keys=("pump",)), a_group("zone", kind="zone", member_keys=("bare",))),
    )
    assert known(made(embedded, house), "asset") == {
        "a room": (1, 2),
        "a type": (1, 2),
        "a designation": (1, 2),
        "a system": (1, 2),
        "a manufacturer": (1, 2),
        "a serial number": (1, 2),
    }


def test_assets_in_no_room_are_told_by_class(embedded: Engine) -> None:
    house = a_house(assets=(PUMP, an_asset("lost", name="Lost", ifc_class="IfcFan")))
    [finding] = made(embedded, house).findings
    assert (finding.rule, finding.about) == ("AST-05", None)
    assert finding.message == "No room is known for 1 of the 2 assets of the model: 1 × IfcFan."


def test_rooms_of_another_model_of_the_building_are_rooms(embedded: Engine) -> None:
    alone = a_snapshot(an_asset("lost"))
    with writing(embedded) as session:
        before = receipt_of(session, alone)
        receipt_of(session, a_house(assets=()), model="architecture")
        after = receipt_of(session, alone, model="more services")
    assert [[one.rule for one in receipt.findings] for receipt in (before, after)] == [["SPC-04"], ["AST-05"]]


def test_a_gross_floor_area_is_no_room(embedded: Engine) -> None:
    gross = a_space("gross", predefined_type="GFA")
    receipt = made(embedded, a_house(spaces=(gross,), assets=(an_asset("lost"),)))
    assert [one.rule for one in receipt.findings] == ["SPC-04"]


OFFICE_IS = {"kind": "space", "ifc_class": "IfcSpace", "name": "Office", "room_number": "101", "room_name": "Office"}
ABOUT = {
    "a room": ("office", {**OFFICE_IS, "storey": "Ground"}),
    "an asset": (
        "pump",
        {**OFFICE_IS, "kind": "asset", "ifc_class": "IfcPump", "name": "Pump", "storey": "Ground"},
    ),
    "a storey": ("first", {"kind": "storey", "ifc_class": "IfcBuildingStorey", "name": "First", "storey": "First"}),
    "the building": ("building", {"kind": "building", "ifc_class": "IfcBuilding", "name": "Station"}),
    "a system": ("heating", {"kind": "system", "ifc_class": "IfcSystem", "name": "Heating"}),
    "a type": ("pump type", {"kind": "type", "ifc_class": "IfcPumpType", "name": "Magna 32"}),
}


@pytest.mark.parametrize(("key", "about"), ABOUT.values(), ids=ABOUT.keys())
def test_a_finding_says_what_it_is_about(embedded: Engine, key: str, about: dict[str, Any]) -> None:
    finding = rules.BAD_ID.finding("an id", key, global_id="an id", name="x")
    [view] = made(embedded, a_house(finding)).findings
    assert view.about == AboutView(**about)


def test_a_finding_with_a_global_id_alone_is_about_the_first_that_has_it(embedded: Engine) -> None:
    twin = replace(PUMP, key="pump~2", name="Second pump")
    [view] = made(embedded, a_house(rules.NO_BODY.finding("pump", number=1), assets=(PUMP, twin))).findings
    assert view.about is not None
    assert view.about.name == "Pump"


def test_the_key_tells_which_of_two_with_one_global_id_is_meant(embedded: Engine) -> None:
    twin = replace(PUMP, key="pump~2", name="Second pump")
    [view] = made(embedded, a_house(rules.NO_BODY.finding("pump", "pump~2", number=1), assets=(PUMP, twin))).findings
    assert view.about is not None
    assert view.about.name == "Second pump"


@pytest.mark.parametrize("global_id", [None, "", "a wall"], ids=["the file", "an empty id", "what was left out"])
def test_a_finding_about_nothing_registered_stands_for_itself(embedded: Engine, global_id: str | None) -> None:
    [view] = made(embedded, a_house(rules.NO_UNITS.finding(global_id, taken="metres", reason=""))).findings
    assert (view.global_id, view.about, view.place) == (global_id, None, None)


PLACES = {
    "a room is its outline": ("office", PlaceView(plan=0, room=0)),
    "a thing is the middle of its box, and the room it is in": (
        "pump",
        PlaceView(plan=0, room=0, point_cm=(125, 125)),
    ),
    "a room on another storey": ("above", PlaceView(plan=0, room=0)),
    "a room without an outline is nowhere": ("shaft", None),
    "a storey is nowhere in its plan": ("first", None),
}


@pytest.mark.parametrize(("key", "place"), PLACES.values(), ids=PLACES.keys())
def test_a_finding_says_where_it_is_in_plan(embedded: Engine, key: str, place: PlaceView | None) -> None:
    [view] = made(embedded, a_house(rules.NO_BODY.finding(None, key, number="x"))).findings
    assert view.place == place


def test_only_storeys_with_a_place_are_drawn_with_all_their_rooms_from_the_bottom_up(embedded: Engine) -> None:
    findings = [rules.NO_BODY.finding(None, key, number=key) for key in ("above", "hall")]
    plans = made(embedded, a_house(*findings)).plans
    assert [(plan.storey, [room.number for room in plan.rooms]) for plan in plans] == [
        ("Ground", ["101", "102"]),
        ("First", ["201"]),
    ]
    assert made(embedded, a_house()).plans == []


def test_findings_come_worst_first_then_as_one_walks_through_the_building(embedded: Engine) -> None:
    findings = [
        rules.OTHER_SCHEMA.finding(named="IFC4X1", taken="IFC4"),
        rules.NO_BODY.finding(None, "above", number="201"),
        rules.NO_BODY.finding(None, "shaft", number="103"),
        rules.NO_BODY.finding(None, "office", number="101"),
        rules.BAD_BODY.finding(None, "hall", number="102", reason="it is torn"),
    ]
    receipt = made(embedded, a_house(*findings))
    assert [one.severity for one in receipt.rules] == ["error", "warning", "info"]
    assert [(one.rule, one.count) for one in receipt.rules] == [("SPC-02", 1), ("SPC-01", 3), ("FILE-03", 1)]
    rooms = [one.about.room_number if one.about else None for one in receipt.findings]
    assert rooms == ["102", "101", "103", "201", None]
    assert receipt.severities == {"error": 1, "warning": 3, "info": 1}


def test_storeys_of_one_name_have_a_plan_each(embedded: Engine) -> None:
    storeys = (a_storey(), a_storey("first", name="Ground", elevation_m=3.0))
    findings = [rules.NO_BODY.finding(None, key, number=key) for key in ("above", "hall")]
    receipt = made(embedded, a_house(*findings, storeys=storeys))
    assert [len(plan.rooms) for plan in receipt.plans] == [2, 1]


def test_rooms_on_no_storey_are_drawn_together(embedded: Engine) -> None:
    lost = replace(HALL, storey_key=None)
    receipt = made(embedded, a_house(rules.NO_STOREY.finding(None, "hall", number="102"), spaces=(lost, OFFICE)))
    assert [(plan.storey, [room.number for room in plan.rooms]) for plan in receipt.plans] == [(None, ["102"])]


def test_a_receipt_is_found_again_as_it_was_made(engine: Engine) -> None:
    house = a_house(rules.NO_BODY.finding("office", "office", number="101"), buildings=(a_building(),))
    with writing(engine) as session:
        receipt = receipt_of(session, house)
    with writing(engine) as session:
        assert find_receipt(session, receipt.id) == receipt
