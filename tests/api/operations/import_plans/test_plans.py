"""The plan of an import: what it says beforehand is what the import does then."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from api.operations.import_plans.fields import field_views
from api.operations.import_plans.texts import value_text
from api.operations.import_plans.views import PlanView
from api.operations.receipts.import_plan_sheets import write_plans
from registry.plan import Change, FieldChange, Stated
from tests.api.operations.registered import SAMPLES, importing, registered
from tests.ifc_import.reading.factories import House

ARCHITECTURE, SERVICES = (SAMPLES / f"station-{one}-1.ifc" for one in ("architecture", "services"))
SECOND = {one: SAMPLES / f"station-{one}-2.ifc" for one in ("architecture", "services")}


def planned(engine: Engine, path: Path, **options: Any) -> PlanView:
    plan = importing(engine, path, dry_run=True, **options).plan
    assert plan is not None
    return plan


@pytest.fixture
def station(engine: Engine) -> Engine:
    importing(engine, ARCHITECTURE)
    importing(engine, SERVICES)
    return engine


def test_a_first_import_is_planned_as_nothing_but_new(embedded: Engine) -> None:
    plan = planned(embedded, ARCHITECTURE)
    assert plan.counts.model_dump() == dict.fromkeys(plan.counts.model_dump(), 0) | {"new": 197}
    assert {one.code for one in plan.new} == {None}
    assert all(one.room for one in plan.new if one.ifc_class == "IfcFurniture")


@pytest.mark.parametrize("discipline", SECOND)
def test_what_is_planned_is_what_happens(station: Engine, discipline: str) -> None:
    before = registered(station)
    plan = planned(station, SECOND[discipline])
    done = importing(station, SECOND[discipline]).changes
    after = registered(station)
    assert (plan.counts.new, plan.counts.changed, plan.counts.kept) == (done.added, done.changed, done.unchanged)
    assert (plan.counts.gone, plan.counts.recognised) == (done.retired, done.rematched)
    assert {one.global_id for one in plan.new} == after.ids.keys() & {one.global_id for one in plan.new}
    assert {one.code for one in plan.gone} == {after.code_of[one] for one in after.retired}
    for one in plan.recognised:
        assert before.code_of[before.ids[str(one.former_global_id)]] == one.code
        assert after.code_of[after.ids[str(one.global_id)]] == one.code


@pytest.mark.parametrize("discipline", SECOND)
def test_what_is_planned_to_move_is_what_is_found_elsewhere_then(station: Engine, discipline: str) -> None:
    before = {one["id"]: (one["storey_id"], one["space_id"]) for one in registered(station).alive("asset")}
    plan = planned(station, SECOND[discipline])
    importing(station, SECOND[discipline])
    now = registered(station)
    alive = {one["id"]: (one["storey_id"], one["space_id"]) for one in now.alive("asset")}
    moved = {now.code_of[one] for one in before.keys() & alive.keys() if before[one] != alive[one]}
    assert {one.code for one in plan.moved} == moved
    assert plan.counts.moved == len(moved) > 0


def test_assets_of_other_models_are_planned_to_move_with_the_rooms(station: Engine) -> None:
    plan = planned(station, SECOND["architecture"])
    services = {key for model, key in registered(station).bound if model == "services"}
    assert services & {one.global_id for one in plan.moved}


def test_a_change_is_told_field_by_field(station: Engine) -> None:
    [room] = [one for one in planned(station, SECOND["architecture"]).changed if one.number == "210A"]
    told = {one.field: (one.old, one.new) for one in room.fields}
    assert told["number"] == ("210", "210A")
    assert told["footprint"] == ("outline of 59.28 m²", "outline of 30.40 m²")
    assert told["Pset_SpaceCommon/Reference"] == ("210", "210A")


def test_a_move_is_told_with_both_rooms_and_how_surely(station: Engine) -> None:
    [rack] = [one for one in planned(station, SECOND["services"]).moved if one.name.startswith("Rack")]
    assert rack.moved is not None
    assert (rack.moved.before.storey, rack.moved.after.storey) == ("Plan 2 Kontor", "Entréplan")
    assert "Serverrum" in str(rack.moved.before.room)
    assert (rack.moved.after.room, rack.moved.after.confidence) == (rack.room, 0.98)


def test_what_another_model_still_has_keeps_its_place_and_is_told(embedded: Engine, tmp_path: Path) -> None:
    house = House()
    lamp = house.stand("IfcLightFixture", Name="lampa")
    for discipline in ("architecture", "electrical"):
        importing(embedded, house.write(tmp_path, f"{discipline}.ifc"), building="Huset", discipline=discipline)
    house.file.remove(lamp)
    plan = planned(embedded, house.write(tmp_path, "less.ifc"), building="Huset", discipline="electrical")
    assert [(one.name, one.still_in) for one in plan.gone] == [("lampa", ["architecture"])]


def test_a_plan_has_another_digest_where_the_registry_is_another(station: Engine) -> None:
    before = planned(station, SECOND["services"]).digest
    assert planned(station, SECOND["services"]).digest == before
    importing(station, SECOND["architecture"])
    importing(station, SECOND["services"])
    assert planned(station, SERVICES, discipline="services", accept_older=True).digest != before


def test_properties_are_told_one_by_one() -> None:
    stated = Stated(
        kind="asset", key="a", global_id="a", ifc_class="IfcPump", facts={}, properties={"Pset": {"a": 1, "b": "x"}}
    )
    change = Change("change", stated, None, "global id", (FieldChange("properties", None, None),))
    told = field_views(change, {"Pset": {"a": 2, "b": "x"}, "Gone": {"c": True}})
    assert [(one.field, one.old, one.new) for one in told] == [("Pset/a", 2, 1), ("Gone/c", True, None)]


def test_digits_that_mean_nothing_are_told_only_where_nothing_else_differs() -> None:
    volume = {"Volume": 71.3906897089998}
    stated = Stated(kind="space", key="a", global_id="a", ifc_class="IfcSpace", facts={}, properties={"P": volume})
    change = Change("change", stated, None, "global id", (FieldChange("properties", None, None),))
    assert [one.field for one in field_views(change, {"P": {"Volume": 71.39068970899979}})] == ["P/Volume"]
    with_tag = {"P": {"Volume": 71.39068970899979, "Tag": "x"}}
    assert [one.field for one in field_views(change, with_tag)] == ["P/Tag"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(None, "–", id="nothing"),
        pytest.param("Pump", "Pump", id="a text"),
        pytest.param(1.5, "1.5", id="a number"),
        pytest.param(["IfcPumpType", "P 1"], '["IfcPumpType","P 1"]', id="a list"),
        pytest.param([{"name": "NetFloorArea", "value_m2": 2.0}], "NetFloorArea 2.0", id="areas"),
    ],
)
def test_a_value_is_told_as_people_read_it(value: object, text: str) -> None:
    assert value_text(value) == text


def test_a_spreadsheet_has_a_sheet_for_each_group_and_its_texts_are_no_formulas(
    embedded: Engine, tmp_path: Path
) -> None:
    house = House()
    house.stand(Name="=1+1", ObjectType="x")
    importing(embedded, house.write(tmp_path, "house.ifc"))
    house.stand(Name='=HYPERLINK("http://x","y")')
    receipt = importing(embedded, house.write(tmp_path, "house-2.ifc"), dry_run=True)
    assert write_plans([receipt], tmp_path / "plan.xlsx") == 1
    book = load_workbook(tmp_path / "plan.xlsx")
    groups = ["Changed", "Moved", "Recognised", "Proposed", "New", "Gone"]
    assert book.sheetnames[:9] == ["Summary", "What matters", "Areas", *groups]
    headings, row = book["New"].iter_rows()
    name = row[[one.value for one in headings].index("Name")]
    assert (name.value, name.data_type) == ('=HYPERLINK("http://x","y")', "s")
    titles, counts = book["Summary"].iter_rows(values_only=True)
    assert dict(zip(titles, counts, strict=True))["New"] == 1


def test_a_file_that_was_imported_before_is_in_the_summary_as_kept(embedded: Engine, tmp_path: Path) -> None:
    importing(embedded, ARCHITECTURE)
    receipt = importing(embedded, ARCHITECTURE, dry_run=True)
    assert receipt.plan is None
    assert write_plans([receipt], tmp_path / "plan.xlsx") == 0
    titles, counts = load_workbook(tmp_path / "plan.xlsx")["Summary"].iter_rows(values_only=True)
    assert dict(zip(titles, counts, strict=True))["Kept"] == 197


def test_what_may_be_one_that_is_gone_is_proposed_with_its_code(embedded: Engine) -> None:
    importing(embedded, SERVICES)
    plan = planned(embedded, SECOND["services"])
    gone = {one.code: one for one in plan.gone}
    assert plan.counts.proposed == len(plan.proposed) > 0
    assert {one.candidate for one in plan.proposed} <= gone.keys()
    assert {one.global_id for one in plan.proposed} <= {one.global_id for one in plan.new}
    for one in plan.proposed:
        assert one.rule
        assert one.confidence is not None
        assert 0 < one.confidence < 1
