"""A plan that is kept is applied later, or refused in one line where anything has changed since."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from api.operations.errors import PlanOutdated, PlanUnreadable
from api.operations.imports.kept_plans import apply_plan_file, open_plan, plan_and_keep
from api.operations.imports.options import ImportOptions
from api.operations.receipts.views import Receipt
from ifc_import.profile import AreaName, OwnerSettings, Profile
from tests.api.operations.farm import farm
from tests.api.operations.registered import SAMPLES, importing, registered
from tests.conftest import NOON

FIRST, SECOND = SAMPLES / "station-services-1.ifc", SAMPLES / "station-services-2.ifc"
ANNEX = SAMPLES / "annex-ifc4x3.ifc"


@dataclass
class Kept:
    """A registry, a file, and the plan of its import in another file."""

    engine: Engine
    model: Path
    plan: Path
    shown: list[Receipt]

    def apply(self, owner: OwnerSettings = OwnerSettings()) -> list[Receipt]:  # noqa: B008  (frozen)
        """Do what the plan says."""
        return apply_plan_file(self.engine, self.plan, owner, lambda: NOON)


def keeping(engine: Engine, model: Path, plan: Path, **options: Any) -> Kept:
    return Kept(engine, model, plan, plan_and_keep(engine, model, ImportOptions(**options), lambda: NOON, plan))


@pytest.fixture
def kept(engine: Engine, tmp_path: Path) -> Kept:
    importing(engine, FIRST)
    return keeping(engine, Path(copy(SECOND, tmp_path)), tmp_path / "plan.json")


def test_a_kept_plan_writes_nothing(engine: Engine, tmp_path: Path) -> None:
    importing(engine, FIRST)
    before = registered(engine).tables
    keeping(engine, SECOND, tmp_path / "plan.json")
    assert registered(engine).tables == before


def test_what_is_done_is_what_was_shown(kept: Kept) -> None:
    [shown], [done] = kept.shown, kept.apply()
    assert done == shown.model_copy(update={"dry_run": False, "id": done.id, "plan": None})
    assert json.loads(kept.plan.read_bytes())["shown"] == [shown.model_dump(mode="json")]


def test_a_plan_that_is_applied_already_changes_nothing(kept: Kept) -> None:
    kept.apply()
    before = registered(kept.engine).tables
    assert kept.apply()[0].changes.added == 0
    assert registered(kept.engine).tables == before


def test_a_plan_of_a_new_building_can_be_kept(engine: Engine, tmp_path: Path) -> None:
    plan = keeping(engine, ANNEX, tmp_path / "plan.json", building="Annexet", discipline="arkitekt")
    [done] = plan.apply()
    assert (done.building, done.source_model, done.changes.added) == ("Annexet", "arkitekt", 25)


def test_a_plan_of_a_divided_file_is_for_all_its_buildings(engine: Engine, tmp_path: Path) -> None:
    plan = keeping(engine, farm(tmp_path), tmp_path / "plan.json")
    assert [one.building for one in open_plan(plan.plan).parts] == ["House", "Barn"]
    assert [one.building for one in plan.apply()] == ["House", "Barn"]


def test_a_plan_is_void_for_all_buildings_where_one_has_changed(engine: Engine, tmp_path: Path) -> None:
    plan = keeping(engine, farm(tmp_path), tmp_path / "plan.json")
    importing(engine, ANNEX, building="Barn")
    before = registered(engine).tables
    with pytest.raises(PlanOutdated, match=r"Barn has changed since plan.json was made"):
        plan.apply()
    assert registered(engine).tables == before


def test_answers_are_kept_with_the_plan(engine: Engine, tmp_path: Path) -> None:
    importing(engine, FIRST)
    importing(engine, SECOND)
    plan = keeping(engine, FIRST, tmp_path / "plan.json", discipline="services", accept_older=True)
    assert plan.apply()[0].revision == 3


def test_a_file_that_has_changed_since_is_refused(kept: Kept) -> None:
    kept.model.write_bytes(kept.model.read_bytes() + b"\n")
    before = registered(kept.engine).tables
    with pytest.raises(PlanOutdated, match=r"station-services-2.ifc has changed since plan.json was made"):
        kept.apply()
    assert registered(kept.engine).tables == before


def test_a_file_that_is_gone_is_refused(kept: Kept) -> None:
    kept.model.unlink()
    with pytest.raises(PlanOutdated, match=r"station-services-2.ifc has been moved or deleted"):
        kept.apply()


def test_settings_that_have_changed_since_are_refused(kept: Kept) -> None:
    other = OwnerSettings(reading=Profile(area_names=(AreaName(name="Yta", kind="net"),)))
    with pytest.raises(PlanOutdated, match=r"the settings have changed since plan.json was made"):
        kept.apply(other)


def test_a_registry_that_has_changed_since_is_refused_with_how_much(kept: Kept) -> None:
    importing(kept.engine, SAMPLES / "station-architecture-1.ifc")
    before = registered(kept.engine).tables
    with pytest.raises(PlanOutdated, match=r"Ängö has changed since .*: \d+ elements differ, make the plan again"):
        kept.apply()
    assert registered(kept.engine).tables == before


def test_another_revision_in_between_is_refused(kept: Kept, tmp_path: Path) -> None:
    again = tmp_path / "exported again.ifc"
    again.write_bytes(FIRST.read_bytes() + b"\n")
    importing(kept.engine, again)
    with pytest.raises(PlanOutdated, match="make the plan again"):
        kept.apply()


def test_one_element_that_a_person_touched_is_one_that_differs(kept: Kept) -> None:
    with kept.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE asset SET serial_number = 'S1' WHERE id = (SELECT max(id) FROM asset)")
    with pytest.raises(PlanOutdated, match="1 element differs, make the plan again"):
        kept.apply()


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda content: content[: len(content) // 2],
    "empty": lambda _: b"",
    "another file": lambda _: b"ISO-10303-21;",
    "not UTF-8": lambda _: b'{"skylt_plan": "\xff"}',
    "a list": lambda _: b"[1, 2]",
    "nested without end": lambda _: b"[" * 1_000_000,
    "a number with a million digits": lambda _: b'{"skylt_plan": ' + b"9" * 1_000_000 + b"}",
    "of a later form": lambda content: content.replace(b'"skylt_plan": 1', b'"skylt_plan": 2'),
    "an option turned": lambda content: content.replace(b'"accept_losses": false', b'"accept_losses": true'),
    "an option of another kind": lambda content: content.replace(b'"building": null', b'"building": ["x"]'),
    "a field too many": lambda content: content.replace(b'"parts"', b'"more": 1, "parts"'),
    "another file to read": lambda content: content.replace(b"station-services-2.ifc", b"station-services-3.ifc", 1),
    "a path that is none": lambda content: content.replace(b"station-services-2.ifc", rb"\u0000", 1),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_plan_is_refused_in_one_line_and_changes_nothing(
    embedded: Engine, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    importing(embedded, FIRST)
    plan = keeping(embedded, SECOND, tmp_path / "plan.json")
    before = registered(embedded).tables
    plan.plan.write_bytes(damage(plan.plan.read_bytes()))
    with pytest.raises(PlanUnreadable, match=r"^[^\n]*plan\.json [^\n]+$"):
        plan.apply()
    assert registered(embedded).tables == before


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(st.binary(), st.recursive(st.integers() | st.text() | st.none(), st.lists).map(json.dumps)))
def test_anything_else_is_no_plan(tmp_path: Path, content: bytes | str) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(PlanUnreadable):
        open_plan(path)


def test_a_plan_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PlanUnreadable, match=r"there is no plan .*none\.json; check its name"):
        open_plan(tmp_path / "none.json")


def test_a_file_whose_name_is_no_text_can_be_kept(embedded: Engine, tmp_path: Path) -> None:
    model = tmp_path / "\udce5ngö.ifc"
    copy(ANNEX, model)
    plan = keeping(embedded, model, tmp_path / "plan.json", building="Annexet")
    assert Path(open_plan(plan.plan).path) == model
    assert plan.apply()[0].changes.added == 25
