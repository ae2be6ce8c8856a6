"""Laws that hold for any sequence of revisions."""

from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from registry.database.engine import reading
from registry.snapshot import AssetFacts, Snapshot, SpaceFacts, StoreyFacts
from tests.factories import LINEAGES, a_group, a_snapshot, a_space, a_storey, a_type, an_asset
from tests.registry.importing import TABLES, codes, everything, rows, take_in

_buildings = count(1)

on_one_registry = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
"""All examples share the registry of the test; each has a building of its own in it."""

KEYS = ["a", "b", "A", "d", "e", "f", "g", "h"]
"""Few ids, so that they go, return, and are reused; two differ only in case."""

storey_facts = st.builds(
    a_storey,
    st.sampled_from(["s", "t"]),
    name=st.sampled_from(["Ground", "1st"]),
    elevation_m=st.sampled_from([0.0, 3.0]),
)
storeys = st.lists(storey_facts, max_size=2, unique_by=lambda one: one.key)
references = st.none() | st.sampled_from(["s", "t", *KEYS])


@st.composite
def elements(draw: st.DrawFn, key: str) -> SpaceFacts | AssetFacts:
    """A space or an asset under that key."""
    name = draw(st.sampled_from(["one", "other"]))
    storey_key = draw(st.sampled_from([None, "s", "t"]))
    if draw(st.booleans()):
        return a_space(key, name=name, number=draw(st.sampled_from(["", "101", "102"])), storey_key=storey_key)
    ifc_class = draw(st.sampled_from(["IfcPump", "IfcAirTerminal", "IfcFlowTerminal"]))
    place: dict[str, Any] = {"storey_key": storey_key, "space_key": draw(references), "type_key": draw(references)}
    box = draw(st.sampled_from([None, (0.0, 0.0, 0.0, 1.0, 1.0, 1.0), (2.0, 0.0, 0.0, 3.0, 1.0, 1.0)]))
    return an_asset(key, name=name, ifc_class=ifc_class, tag=draw(st.sampled_from([None, "1", "2"])), box=box, **place)


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """The contents of a file: a few elements under a few keys."""
    chosen = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=6))
    drawn = [draw(elements(key)) for key in chosen]
    found: list[StoreyFacts] = draw(storeys)
    return a_snapshot(
        *(one for one in drawn if isinstance(one, AssetFacts)),
        spaces=tuple(one for one in drawn if isinstance(one, SpaceFacts)),
        storeys=tuple(found),
        types=(a_type("a"), a_type("s", name="Alpha 2")),
        groups=(a_group("group", member_keys=tuple(draw(st.lists(st.sampled_from(KEYS), max_size=3)))),),
        lineages=LINEAGES,
    )


revisions = st.lists(st.tuples(st.sampled_from(["architecture", "services"]), snapshots()), min_size=1, max_size=5)


def open_bindings(engine: Engine) -> set[tuple[int, int, str]]:
    """Element, source model and key of all bindings that are open, buildings aside."""
    buildings = {element for (element,) in rows(engine, "building", "id")}
    found = rows(engine, "binding", "element_id", "source_model_id", "key", closed_revision_id=None)
    return {(element, model, key) for element, model, key in found if element not in buildings}


@on_one_registry
@given(revisions)
def test_the_same_file_twice_changes_nothing(engine: Engine, several: list[tuple[str, Snapshot]]) -> None:
    building = f"Building {next(_buildings)}"
    for model, snapshot in several:
        take_in(engine, snapshot, model=model, building=building)
        before = everything(engine)

        again = take_in(engine, snapshot, model=model, building=building)

        assert {one.action for one in again.changes} <= {"keep"}
        assert again.gone == ()
        assert everything(engine) == before


@on_one_registry
@given(revisions)
def test_a_code_never_changes_its_element_and_is_never_lost(
    engine: Engine, several: list[tuple[str, Snapshot]]
) -> None:
    building = f"Building {next(_buildings)}"
    for model, snapshot in several:
        before = codes(engine)
        take_in(engine, snapshot, model=model, building=building)
        after = codes(engine)

        assert after.items() >= before.items()
        assert len(set(after.values())) == len(after), "one code an element"


@on_one_registry
@given(revisions)
def test_every_element_of_the_last_file_is_bound_once_and_everything_else_is_closed(
    engine: Engine, several: list[tuple[str, Snapshot]]
) -> None:
    building = f"Building {next(_buildings)}"
    for model, snapshot in several:
        earlier = open_bindings(engine)
        plan = take_in(engine, snapshot, model=model, building=building)
        [(model_id,)] = _source_model(engine, building, model)
        bound = [(element, key) for element, of_model, key in open_bindings(engine) if of_model == model_id]

        stated = [one.stated.key for one in plan.changes]
        assert sorted(key for _element, key in bound) == sorted(stated)
        assert len({element for element, _key in bound}) == len(bound), "no element is two things in one file"
        assert {one for one in earlier if one[1] != model_id} <= open_bindings(engine), "other models keep theirs"


@on_one_registry
@given(revisions)
def test_an_element_is_retired_while_and_only_while_no_source_model_has_it(
    engine: Engine, several: list[tuple[str, Snapshot]]
) -> None:
    building = f"Building {next(_buildings)}"
    for model, snapshot in several:
        take_in(engine, snapshot, model=model, building=building)

        bound = {element for element, _model, _key in open_bindings(engine)}
        live = {
            element for element, kind in rows(engine, "element", "id", "kind", retired_at=None) if kind != "building"
        }
        assert live == bound


@on_one_registry
@given(revisions)
def test_every_element_has_a_row_of_its_kind(engine: Engine, several: list[tuple[str, Snapshot]]) -> None:
    building = f"Building {next(_buildings)}"
    for model, snapshot in several:
        take_in(engine, snapshot, model=model, building=building)

    for kind in ("storey", "space", "asset"):
        assert rows(engine, kind, "id") == rows(engine, "element", "id", kind=kind)


def _source_model(engine: Engine, building: str, model: str) -> list[tuple[int]]:
    source_model, of = TABLES["source_model"], TABLES["building"]
    statement = (
        select(source_model.c.id)
        .join(of, of.c.id == source_model.c.building_id)
        .where(of.c.name == building, source_model.c.name == model)
    )
    with reading(engine) as session:
        return [(int(row.id),) for row in session.execute(statement)]
