"""The receipt of a revision tells which areas it changed, and warns where a total jumps."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.receipts.area_changes import area_changes, jump_findings
from api.operations.receipts.page import receipt_page
from api.operations.receipts.views import AreaChanges, Receipt
from api.operations.receipts.words import areas_of_room, change_of_total, named_room
from registry.database.engine import writing
from registry.snapshot import SpaceFacts
from tests.api.operations.receipts.factories import a_receipt, receipt_of
from tests.api.operations.registered import SAMPLES, importing
from tests.factories import a_footprint, a_snapshot, a_space, a_storey, rectangle

STOREYS = (a_storey(), a_storey("first", name="First", elevation_m=3.0))


def a_room(key: str, number: str, area_m2: float, **overrides: Any) -> SpaceFacts:
    """A room of 5 m depth, at a place of its own."""
    west = 100.0 * int(number)
    shape = a_footprint(rectangle(west, west + area_m2 / 5), z_min_m=0.0)
    return a_space(key, number=number, name="Office", footprint=shape, **overrides)


FIRST = (a_room("a", "1", 20.0), a_room("b", "2", 40.0), a_room("c", "3", 60.0, storey_key="first"))


def revised(engine: Engine, *rooms: SpaceFacts) -> Receipt:
    """The receipt of a second revision with these rooms, after a first one with `FIRST`."""
    with writing(engine) as session:
        receipt_of(session, a_snapshot(storeys=STOREYS, spaces=FIRST))
        return receipt_of(session, a_snapshot(storeys=STOREYS, spaces=rooms))


def changes_of(receipt: Receipt) -> AreaChanges:
    assert receipt.areas is not None
    return receipt.areas


def test_the_first_file_of_a_building_changes_no_areas(embedded: Engine) -> None:
    with writing(embedded) as session:
        assert receipt_of(session, a_snapshot(storeys=STOREYS, spaces=FIRST)).areas is None


def test_a_revision_tells_areas_before_and_after_by_storey_and_in_all(engine: Engine) -> None:
    changes = changes_of(revised(engine, replace(FIRST[0], footprint=a_footprint(rectangle(100.0, 108.0))), *FIRST[1:]))
    told = [(one.storey, one.before_m2, one.after_m2) for one in (*changes.storeys, changes.total)]
    assert told == [("Ground", 60.0, 80.0), ("First", 60.0, 60.0), (None, 120.0, 140.0)]
    assert changes.total.change == pytest.approx(1 / 6)
    assert (changes.total.spaces_before, changes.total.spaces_after) == (3, 3)


@pytest.mark.parametrize(
    ("rooms", "told"),
    [
        pytest.param(FIRST, [], id="nothing changed"),
        pytest.param(FIRST[1:], [("gone", "1", -20.0)], id="a room is gone"),
        pytest.param((*FIRST, a_room("d", "4", 8.0)), [("new", "4", 8.0)], id="a room is new"),
        pytest.param((a_room("a", "1", 28.0), *FIRST[1:]), [("grew", "1", 8.0)], id="a room grew"),
        pytest.param((a_room("a", "1", 12.0), *FIRST[1:]), [("shrank", "1", -8.0)], id="a room shrank"),
        pytest.param(
            (replace(FIRST[0], predefined_type="GFA"), *FIRST[1:]), [("left out", "1", -20.0)], id="no longer counted"
        ),
        pytest.param(
            (replace(FIRST[0], storey_key="first"), *FIRST[1:]), [("moved", "1", 0.0)], id="it is on another storey"
        ),
        pytest.param((replace(FIRST[0], name="Store"), *FIRST[1:]), [], id="another name is no change of an area"),
        pytest.param((a_room("a", "1", 20.004), *FIRST[1:]), [], id="less than can be shown"),
    ],
)
def test_the_rooms_behind_a_change_are_named(
    embedded: Engine, rooms: tuple[SpaceFacts, ...], told: list[tuple[str, str, float]]
) -> None:
    changes = changes_of(revised(embedded, *rooms))
    assert [(room.what, room.number, room.difference_m2) for room in changes.rooms] == told


def test_the_differences_of_the_rooms_add_up_to_that_of_the_building(engine: Engine) -> None:
    importing(engine, SAMPLES / "station-architecture-1.ifc")
    changes = changes_of(importing(engine, SAMPLES / "station-architecture-2.ifc"))
    difference_m2 = changes.total.after_m2 - changes.total.before_m2
    assert sum(room.difference_m2 for room in changes.rooms) == pytest.approx(difference_m2, abs=0.01)
    assert sum(one.after_m2 - one.before_m2 for one in changes.storeys) == pytest.approx(difference_m2, abs=0.01)
    assert [(room.what, room.number) for room in changes.rooms] == [
        ("new", "210B"),
        ("shrank", "210A"),
        ("shrank", "204"),
        ("grew", "203"),
    ]


def test_a_dry_run_tells_the_same_but_for_the_codes_of_new_rooms(embedded: Engine) -> None:
    importing(embedded, SAMPLES / "station-architecture-1.ifc")
    planned = changes_of(importing(embedded, SAMPLES / "station-architecture-2.ifc", dry_run=True))
    done = changes_of(importing(embedded, SAMPLES / "station-architecture-2.ifc"))
    assert [room.code is None for room in planned.rooms] == [True, False, False, False]
    without_codes = {"rooms": {"__all__": {"code"}}}
    assert planned.model_dump(exclude=without_codes) == done.model_dump(exclude=without_codes)


def test_the_same_file_again_changes_no_areas(embedded: Engine) -> None:
    for name in ("station-architecture-1.ifc", "station-architecture-2.ifc"):
        importing(embedded, SAMPLES / name)
    assert importing(embedded, SAMPLES / "station-architecture-2.ifc").areas is None


@pytest.mark.parametrize(
    ("rooms", "jumps"),
    [
        pytest.param((a_room("a", "1", 22.0), *FIRST[1:]), [], id="3 % of a storey"),
        pytest.param((a_room("a", "1", 24.0), *FIRST[1:]), ["Storey Ground"], id="7 % of a storey"),
        pytest.param((a_room("a", "1", 32.0), *FIRST[1:]), ["The building", "Storey Ground"], id="10 % in all"),
        pytest.param(FIRST[:2], ["The building", "Storey First"], id="a storey without rooms now"),
        pytest.param(
            (replace(FIRST[0], storey_key="first"), *FIRST[1:]),
            ["Storey Ground", "Storey First"],
            id="a room on another storey",
        ),
    ],
)
def test_a_total_that_jumps_is_a_finding(embedded: Engine, rooms: tuple[SpaceFacts, ...], jumps: list[str]) -> None:
    found = [one.message for one in revised(embedded, *rooms).findings if one.rule == "AREA-20"]
    assert sorted(one.partition(" had ")[0] for one in found) == sorted(jumps)


def test_the_finding_says_by_how_much_and_by_what(embedded: Engine) -> None:
    receipt = revised(embedded, a_room("a", "1", 12.0), FIRST[2], a_room("d", "4", 8.0))
    storey, building = sorted(
        (one for one in receipt.findings if one.rule == "AREA-20"), key=lambda one: one.about is None
    )
    assert storey.message == (
        "Storey Ground had 60.00 m² of counted floor area and now has 20.00 m² (-66.7%): 1 room gone, 1 room new, "
        "1 room smaller."
    )
    assert storey.about is not None
    assert (storey.about.kind, storey.about.name, storey.severity) == ("storey", "Ground", "warning")
    assert building.message.startswith("The building had 120.00 m² of counted floor area and now has 80.00 m²")


def test_a_building_of_one_storey_jumps_once() -> None:
    before = [_row(1, 20.0)]
    assert [one.message for one in jump_findings(area_changes(before, [_row(1, 30.0)]), {})] == [
        "The building had 20.00 m² of counted floor area and now has 30.00 m² (+50.0%): 1 room larger."
    ]


def _row(space_id: int, area_m2: float, **overrides: Any) -> dict[str, Any]:
    return {
        "id": space_id,
        "number": str(space_id),
        "name": "Office",
        "code": "0NTHZ0FAC",
        "global_id": "a",
        "storey": "Ground",
        "storey_id": 9,
        "elevation_m": 0.0,
        "area_m2": area_m2,
        "area_source": "declared",
        "area_kind": "net",
        "counted": True,
        "not_counted_because": None,
    } | overrides


def test_a_room_is_told_with_its_areas_their_source_and_why_it_does_not_count() -> None:
    now = _row(1, 30.0, area_source="computed", area_kind="", counted=False, not_counted_because="it is a void")
    changes = area_changes([_row(1, 20.0)], [now])
    assert changes is not None
    [room] = changes.rooms
    assert named_room(room) == "1 Office, Ground, 0NT-HZ0-FAC"
    assert areas_of_room(room) == "20.00 → 30.00 m², declared net → computed, not counted, since it is a void"


def test_a_total_is_told_with_its_share_and_its_spaces() -> None:
    changes = area_changes([_row(1, 20.0), _row(2, 20.0)], [_row(1, 20.0)])
    assert changes is not None
    assert change_of_total(changes.total) == "40.0 → 20.0 m² (-50.0%), 2 → 1 spaces"


def test_the_page_has_the_totals_and_the_rooms_that_changed(tmp_path: Path) -> None:
    changes = area_changes([_row(1, 20.0), _row(2, 20.0)], [_row(1, 24.5), _row(3, 5.0, storey_id=8, storey="<First>")])
    page = receipt_page(a_receipt(areas=changes, revision=2))
    assert "What changed" in page
    assert "&lt;First&gt;" in page
    assert "+4.50" in page
    assert "40.0 → 29.5 m² (-26.2%)" in page


def test_a_page_without_changed_areas_has_no_section_for_them() -> None:
    changes = area_changes([_row(1, 20.0)], [_row(1, 20.0)])
    assert "What changed" not in receipt_page(a_receipt(areas=changes, revision=2))
