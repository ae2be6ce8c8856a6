"""The plan of a past import says what the dry run said before it, in the order of what matters."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.import_plans.past import past_plan
from api.operations.import_plans.texts import details
from api.operations.import_plans.views import Concern, FieldView, PlanGroup, PlannedElement, PlanView
from api.operations.imports.undoing import UndoOptions, undo_import
from api.operations.labels.order import Choice, LabelOrder, Paper
from api.operations.receipts.kept import receipt_for_page, receipt_with_plan
from api.operations.receipts.page import receipt_page
from registry.database.engine import reading
from registry.errors import NotFound
from registry.snapshot import Snapshot
from tests.api.operations.history.factories import a_lamp, a_room, of_architect, of_engineer, taking_in
from tests.api.operations.labels.factories import HOST, printed
from tests.api.operations.registered import SAMPLES, importing
from tests.conftest import NOON
from tests.factories import a_footprint, rectangle

FILES = [f"station-{one}.ifc" for one in ("architecture-1", "services-1", "architecture-2", "services-2")]
GROUPS: tuple[PlanGroup, ...] = ("gone", "moved", "recognised", "proposed", "changed", "new", "bound")

LATER = {"code", "confidence", "moved"}
"""What a dry run can't know (codes of new elements), or what the history doesn't keep (how surely a room was found)."""

OFFICE, HALL = a_room("office", "101"), a_room("hall", "102", 4.0)


def shown(engine: Engine, import_id: int) -> PlanView:
    with reading(engine) as session:
        return past_plan(session, import_id)


def rows(plan: PlanView, group: PlanGroup) -> list[dict[str, Any]]:
    found = [row.model_dump(exclude=LATER) for row in plan.of(group)]
    return sorted(found, key=lambda row: (row["ifc_class"], row["number"], row["name"], str(row["global_id"])))


def concerns(plan: PlanView) -> dict[str, Concern]:
    """What happened to which element, and what that matters to."""
    return {f"{group} {row.global_id}": row.concerns for group in GROUPS for row in plan.of(group)}


def revised(engine: Engine, folder: Path, model: str, snapshot: Snapshot, *, labelled: bool = True) -> PlanView:
    """What a revision changed in a house of two rooms and a lamp, with all labels printed."""
    taking_in(engine, of_architect(OFFICE, HALL), "architecture", 1)
    taking_in(engine, of_engineer(a_lamp()), "electrical", 2)
    if labelled:
        printed(engine, folder, order=LabelOrder(Choice(everything=True), Paper("L7160"), HOST))
    taking_in(engine, snapshot, model, 3)
    return shown(engine, 3)


def test_a_past_import_is_shown_as_it_was_planned(engine: Engine) -> None:
    planned = [
        (importing(engine, SAMPLES / name, dry_run=True).plan, importing(engine, SAMPLES / name).id) for name in FILES
    ]
    for plan, import_id in planned:
        assert plan is not None
        past = shown(engine, import_id or 0)
        assert past.counts == plan.counts
        for group in GROUPS:
            assert rows(past, group) == rows(plan, group), group
        assert past.kept == []


def test_codes_of_new_elements_are_shown(embedded: Engine) -> None:
    importing(embedded, SAMPLES / FILES[0])
    assert all(row.code for row in shown(embedded, 1).new if row.kind != "storey")


def test_a_room_that_moved_is_shown_before_and_after(embedded: Engine, tmp_path: Path) -> None:
    [lamp] = revised(embedded, tmp_path, "electrical", of_engineer(a_lamp(west=5.0))).moved
    assert lamp.moved is not None
    assert str(lamp.moved.before.room).startswith("101")
    assert str(lamp.moved.after.room).startswith("102")


def test_an_import_that_was_undone_has_no_plan(embedded: Engine) -> None:
    importing(embedded, SAMPLES / FILES[0])
    undo_import(embedded, UndoOptions(1, yes=True), lambda: NOON, "Ann")
    with pytest.raises(NotFound, match="its import was undone"):
        shown(embedded, 1)
    with reading(embedded) as session, pytest.raises(NotFound):
        receipt_with_plan(session, 1)


def test_a_label_in_use_that_is_out_of_date_comes_first(embedded: Engine, tmp_path: Path) -> None:
    plan = revised(
        embedded, tmp_path, "architecture", of_architect(a_room("office", "101a"), a_room("cell", "103", 8.0))
    )
    assert concerns(plan) == {"gone hall": "label", "changed office": "label", "new cell": "room"}
    assert [row.global_id for _group, row in plan.concerning("label")] == ["hall", "office"]


def test_without_labels_a_room_matters_as_a_room(embedded: Engine, tmp_path: Path) -> None:
    revision = of_architect(a_room("office", "101a"))
    plan = revised(embedded, tmp_path, "architecture", revision, labelled=False)
    assert concerns(plan) == {"gone hall": "room", "changed office": "room"}


def test_a_room_of_another_size_matters_to_areas(embedded: Engine, tmp_path: Path) -> None:
    larger = replace(OFFICE, footprint=a_footprint(rectangle(0.0, 3.5)))
    plan = revised(embedded, tmp_path, "architecture", of_architect(larger, HALL))
    assert concerns(plan) == {"changed office": "area"}


def test_changes_of_properties_alone_are_counted_as_cosmetic(embedded: Engine, tmp_path: Path) -> None:
    plan = revised(embedded, tmp_path, "electrical", of_engineer(a_lamp(properties={"Pset": {"Note": "x"}})))
    assert concerns(plan) == {"changed lamp": "cosmetic"}
    assert (plan.counts.changed, plan.counts.cosmetic) == (1, 1)


def test_the_page_of_a_later_revision_shows_what_changed(embedded: Engine) -> None:
    for name in FILES[:3]:
        importing(embedded, SAMPLES / name)
    pages = {}
    with reading(embedded) as session:
        for import_id in (1, 3):
            pages[import_id] = receipt_page(receipt_for_page(session, receipt_with_plan(session, import_id)))
    assert "number: 210 → 210A" in pages[3]
    assert "210 Vaktsentral, Plan 2 Kontor → 210B Ledningscentral, Plan 2 Kontor" in pages[3]


def test_the_page_of_a_first_revision_lists_no_elements(embedded: Engine) -> None:
    receipt = importing(embedded, SAMPLES / FILES[0])
    with reading(embedded) as session:
        assert receipt_for_page(session, receipt) == receipt


ROW = PlannedElement(
    kind="space", code=None, ifc_class="IfcSpace", number="1", name="A", storey="Ground", room=None, global_id="a"
)


def an_area(value_m2: float, name: str = "NetFloorArea") -> dict[str, Any]:
    return {"set": "Qto", "name": name, "kind": "net", "value_m2": value_m2}


OTHER_AREA = an_area(3.0, "GrossFloorArea")


@pytest.mark.parametrize(
    ("group", "values", "told"),
    [
        ("gone", {"room": "101 Office", "still_in": ["architecture"]}, "in 101 Office; still in architecture"),
        ("recognised", {"rule": "tag", "confidence": 0.95, "former_global_id": "b"}, "by tag (0.95); was b"),
        ("recognised", {"rule": "a person's answer"}, "by a person's answer"),
        ("proposed", {"candidate": "0NTHZ0FAC", "rule": "tag", "confidence": 0.7}, "may be 0NT-HZ0-FAC; by tag (0.70)"),
        (
            "changed",
            {"fields": [FieldView(field="P/a", old=1, new=2), FieldView(field="number", old="1", new="2")]},
            "number: 1 → 2; P/a: 1 → 2",
        ),
        (
            "changed",
            {
                "fields": [
                    FieldView(
                        field="declared", old=[an_area(2.0), an_area(3.0, "b")], new=[an_area(2.5), an_area(3.0, "b")]
                    )
                ]
            },
            "declared: NetFloorArea 2.0 → 2.5",
        ),
    ],
    ids=["gone", "recognised", "confirmed", "proposed", "what people read comes first", "declared areas that differ"],
)
def test_details_are_told_in_a_line(group: PlanGroup, values: dict[str, Any], told: str) -> None:
    assert details(group, ROW.model_copy(update=values)) == told
