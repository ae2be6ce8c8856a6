"""Receipts, findings and plans to test with, and a receipt of what a snapshot brings into a registry."""

from typing import Any

from sqlmodel import Session, col, select

from api.operations.locations.locating import settle_building
from api.operations.receipts.kept import keep_receipt
from api.operations.receipts.making import make_receipt
from api.operations.receipts.things_to_do import rule_counts, severity_counts
from api.operations.receipts.views import (
    AboutView,
    AreaSums,
    ChangeCounts,
    Counts,
    FindingView,
    HeaderView,
    PlaceView,
    Receipt,
    RoomOutline,
    StoreyPlan,
)
from ifc_import.profile import Counting
from registry.elements.buildings import building_named
from registry.elements.listing import Wanted, spaces
from registry.snapshot import Snapshot
from registry.tables import Revision
from tests.conftest import NOON
from tests.registry.importing import take_in_here


def a_finding(rule: str = "SPC-01", **overrides: Any) -> FindingView:
    """A space without a body."""
    return FindingView(
        **{
            "rule": rule,
            "severity": "warning",
            "global_id": "2O2Fr$t4X7Zf8NOew3FNr2",
            "message": "Space 101 has no body, so its area can't be computed.",
            "remedy": "Export spaces with their geometry.",
        }
        | overrides
    )


def in_room(plan: int, room: int, number: str = "101", **overrides: Any) -> FindingView:
    """A finding about a room of a plan."""
    about = AboutView(
        kind="space", ifc_class="IfcSpace", name="Office", storey="Plan 1", room_number=number, room_name="Office"
    )
    return a_finding(**{"about": about, "place": PlaceView(plan=plan, room=room)} | overrides)


def a_room(number: str = "101", west: int = 0, south: int = 0, **overrides: Any) -> RoomOutline:
    """A room of 4 × 5 m."""
    corners = [(west, south), (west + 400, south), (west + 400, south + 500), (west, south + 500)]
    return RoomOutline(**{"number": number, "name": "Office", "rings_cm": [corners]} | overrides)


def a_plan(*rooms: RoomOutline, **overrides: Any) -> StoreyPlan:
    """A storey; with three rooms in a row where none are given."""
    row = [a_room(f"10{index + 1}", 420 * index) for index in range(3)]
    return StoreyPlan(**{"storey": "Plan 1", "rooms": list(rooms) or row} | overrides)


def a_receipt(*findings: FindingView, **overrides: Any) -> Receipt:
    """A receipt with these findings, which have to be sorted by rule."""
    fields: dict[str, Any] = {
        "id": 7,
        "file": "station.ifc",
        "sha256": "ab" * 32,
        "schema": "IFC4",
        "building": "Station",
        "source_model": "architecture",
        "revision": 1,
        "imported_at": NOON,
        "header": HeaderView(),
        "counts": Counts(storeys=1, spaces=3, assets=2, types=1, systems=0, zones=0),
        "area_m2": AreaSums(declared=60.0, computed=61.0, counted=60.0),
        "assets": {"IfcDoor": 2},
        "elements": {"IfcDoor": 2, "IfcWall": 8},
        "stated": [],
        "left_out": [],
        "spaces_left_out": [],
        "unmatched_areas": [],
        "changes": ChangeCounts(added=6, changed=0, unchanged=0, retired=0, rematched=0, proposed=0),
        "located": {"door side": 2},
        "severities": severity_counts(findings),
        "rules": rule_counts(findings),
        "findings": list(findings),
        "plans": [a_plan()],
    }
    return Receipt(**fields | overrides)


def receipt_of(session: Session, snapshot: Snapshot, *, building: str = "Station", model: str = "services") -> Receipt:
    """Bring a snapshot into a registry, and keep the receipt of that."""
    before = spaces(session, Wanted(building=building))
    plan = take_in_here(session, snapshot, building=building, model=model)
    building_id = building_named(session, building) or 0
    located = settle_building(session, building_id, Counting())
    revision = session.exec(select(Revision).order_by(col(Revision.id).desc())).first()
    assert revision is not None
    receipt = make_receipt(session, snapshot, plan, revision, located, Counting(), spaces_before=before, dry_run=False)
    keep_receipt(revision, receipt)
    return receipt
