"""What always holds of the past, whichever revisions come one after another."""

from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from api.operations.history.as_of import bindings_then, space_rows_then
from api.operations.imports.undoing import UndoOptions, undo_import
from api.operations.labels.renewal import sign_changes
from ifc_import.profile import Counting
from registry.database.engine import reading
from registry.elements.listing import Wanted, spaces
from registry.snapshot import Snapshot
from tests.api.operations.history.factories import on_day, taking_in
from tests.api.operations.history.held import all_elements, held
from tests.api.operations.registered import registered
from tests.registry.imports.test_applying_laws import snapshots

_buildings = count(1)

on_one_registry = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""All examples share the registry of the test; each has a building of its own in it."""

series = st.lists(st.tuples(st.sampled_from(["architecture", "services"]), snapshots()), min_size=1, max_size=4)

BY_FRAME = ("footprint", "elevation_m", "z_min_m", "z_max_m")
"""Where things are is told in the building's frame of today: a later model may show how an earlier one lies in it."""
NOT_LISTED = (*BY_FRAME, "corrected_area_m2", "corrected_category", "source_model_id")
"""And what decides which area counts, and stands in no list of spaces."""


def building() -> str:
    return f"House {next(_buildings)}"


def state(engine: Engine, name: str, revision: int | None = None) -> object:
    """The spaces and bindings of a building, now or as of the import of that number."""
    with reading(engine) as session:
        if revision is None:
            rows = [
                {column: value for column, value in row.items() if column not in BY_FRAME}
                for row in spaces(session, Wanted(building=name))
            ]
            return rows, bindings_then(session, name)
        then = [
            {column: value for column, value in row.items() if column not in NOT_LISTED}
            for row in space_rows_then(session, str(revision), Counting(), name, None)
        ]
        return then, bindings_then(session, name, str(revision))


def alive_in(engine: Engine, name: str) -> set[int]:
    """The spaces and assets of a building."""
    tables = registered(engine).tables
    [house] = [one["id"] for one in tables["building"] if one["name"] == name]
    standing = [one for one in tables["element"] if one["building_id"] == house and one["retired_at"] is None]
    return {one["id"] for one in standing if one["kind"] in ("space", "asset")}


@on_one_registry
@given(series)
def test_every_state_is_found_again(engine: Engine, series: list[tuple[str, Snapshot]]) -> None:
    name, states = building(), {}
    for day, (discipline, snapshot) in enumerate(series, start=1):
        receipt = taking_in(engine, snapshot, discipline, day, f"{name} {day}", name)
        states[receipt.id] = state(engine, name)
    assert {one: state(engine, name, one) for one in states} == states


@on_one_registry
@given(series)
def test_an_import_that_is_taken_back_leaves_nothing_and_comes_back_the_same(
    engine: Engine, series: list[tuple[str, Snapshot]]
) -> None:
    name = building()
    for day, (discipline, snapshot) in enumerate(series, start=1):
        before = registered(engine)
        receipt = taking_in(engine, snapshot, discipline, day, f"{name} {day}", name)
        after = registered(engine)
        undo_import(engine, UndoOptions(revision_id=receipt.id, yes=True), lambda: on_day(9), "Kim")
        elements = all_elements(before)
        undone = held(registered(engine), elements)
        assert undone == held(before, elements)
        taking_in(engine, snapshot, discipline, day, f"{name} {day}", name)
        again = registered(engine)
        assert (again.bound, again.code_of, again.retired) == (after.bound, after.code_of, after.retired)


@on_one_registry
@given(series)
def test_every_sign_is_printed_printed_again_taken_down_or_left(
    engine: Engine, series: list[tuple[str, Snapshot]]
) -> None:
    name, alive = building(), {}
    for day, (discipline, snapshot) in enumerate(series, start=1):
        receipt = taking_in(engine, snapshot, discipline, day, f"{name} {day}", name)
        alive[receipt.id] = alive_in(engine, name)
    now = alive[receipt.id]
    for revision, then in alive.items():
        with reading(engine) as session:
            changes = sign_changes(session, str(revision), everything=True)
        done = {
            action: {sign.element_id for sign in changes.signs if sign.action == action}
            for action in ("print", "print again", "take down")
        }
        assert done["print"] == now - then
        assert done["take down"] == then - now
        assert done["print again"] <= now & then
        assert changes.to_leave == len(now & then) - len(done["print again"])
