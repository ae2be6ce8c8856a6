"""The results of an import: elements, bindings, codes and current rows."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Engine, event

from registry.database.engine import writing
from registry.imports.known import known_elements
from registry.locations.kept import placed_assets
from registry.snapshot import AssetFacts, Snapshot, SpaceFacts
from tests.conftest import NOON
from tests.factories import a_building, a_declared_area, a_footprint, a_snapshot, a_space, a_storey, a_type, an_asset
from tests.registry.importing import code_of, codes, element_of, everything, history, rows, take_in, take_in_here

LATER, LATEST = NOON + timedelta(days=1), NOON + timedelta(days=2)


def a_station(*assets: AssetFacts, space: SpaceFacts | None = None) -> Snapshot:
    """A storey, a space and a pump by default."""
    return a_snapshot(*(assets or (an_asset(tag="P-1"),)), spaces=(space or a_space(),))


def actions(engine: Engine, snapshot: Snapshot, model: str = "services") -> dict[str, str]:
    """Key → the action of the next import of `snapshot`."""
    return {one.stated.key: one.action for one in take_in(engine, snapshot, model=model, at=LATER).changes}


def test_storeys_spaces_and_assets_are_added_in_their_places(engine: Engine) -> None:
    footprint = a_footprint()
    space = a_space(declared=(a_declared_area(19.5),), footprint=footprint, predefined_type="INTERNAL")
    take_in(engine, a_station(an_asset(tag="P-1", description="Heating"), space=space))

    storey, room = element_of(engine, "ground"), element_of(engine, "office")
    assert rows(engine, "storey", "name", "elevation_m") == [("Ground", 0.0)]
    assert rows(engine, "space", "storey_id", "number", "name", "predefined_type", "computed_m2", "footprint") == [
        (storey, "101", "Office", "INTERNAL", 20.0, footprint.wkb)
    ]
    assert rows(engine, "space", "declared", id=room) == [
        ([{"set": "Qto_SpaceBaseQuantities", "name": "NetFloorArea", "kind": "net", "value_m2": 19.5}],)
    ]
    assert rows(engine, "asset", "storey_id", "ifc_class", "name", "tag", "description") == [
        (storey, "IfcPump", "Pump", "P-1", "Heating")
    ]


def test_rows_are_written_together_however_many_there_are(engine: Engine) -> None:
    def statements(building: str, assets: int) -> int:
        seen: list[str] = []
        note = partial(_note, seen)
        event.listen(engine, "before_cursor_execute", note)
        take_in(engine, a_station(*(an_asset(f"pump {number}") for number in range(assets))), building=building)
        event.remove(engine, "before_cursor_execute", note)
        return len(seen)

    few, many = statements("Depot", 10), statements("Station", 400)
    assert many <= few + 5, "one or two more for each list that does not fit into one statement"


def _note(seen: list[str], *arguments: object) -> None:
    """Record the text of a statement, SQLAlchemy's third argument."""
    seen.append(str(arguments[2]))


def test_property_sets_are_kept_as_they_are(engine: Engine) -> None:
    properties: dict[str, dict[str, object]] = {
        "Pset_Æ": {"Effect": 1.5, "Count": 2, "On": True, "Note": "Ωß中", "No": None}
    }
    take_in(engine, a_station(an_asset(properties=properties)))

    assert rows(engine, "binding", "properties", key="pump") == [(properties,)]


def test_spaces_and_assets_get_one_code_each_and_storeys_none(engine: Engine) -> None:
    take_in(engine, a_station())

    given = codes(engine)
    assert sorted(given.values()) == sorted([element_of(engine, "office"), element_of(engine, "pump")])
    assert [history(engine, code) for code in given] == [[("minted", NOON)]] * 2


def test_a_part_points_to_its_whole_whichever_comes_first(engine: Engine) -> None:
    parts = (a_space("niche", parent_key="hall"), a_space("hall", number="100"), a_space("bay", parent_key="hall"))
    take_in(engine, a_snapshot(spaces=parts))

    hall = element_of(engine, "hall")
    assert [rows(engine, "space", "parent_id", id=element_of(engine, key)) for key in ("niche", "hall", "bay")] == [
        [(hall,)],
        [(None,)],
        [(hall,)],
    ]


def test_the_same_snapshot_again_changes_nothing(engine: Engine) -> None:
    take_in(engine, a_station())
    before = everything(engine)

    assert set(actions(engine, a_station()).values()) == {"keep"}
    assert everything(engine) == before


def test_changed_statements_are_written(engine: Engine) -> None:
    take_in(engine, a_station(an_asset(), space=a_space(footprint=a_footprint())))
    changed = a_station(an_asset(name="Main pump"), space=a_space(number="102"))

    assert actions(engine, changed) == {"ground": "keep", "office": "change", "pump": "change"}
    assert rows(engine, "asset", "name") == [("Main pump",)]
    assert rows(engine, "space", "number", "footprint", "computed_m2") == [("102", None, None)]


def test_a_change_leaves_element_binding_and_code_as_they_are(engine: Engine) -> None:
    take_in(engine, a_station(an_asset()))
    before = codes(engine), rows(engine, "binding", "id", "element_id", "key", "first_revision_id")

    take_in(engine, a_station(an_asset(name="Main pump")), at=LATER)

    assert (codes(engine), rows(engine, "binding", "id", "element_id", "key", "first_revision_id")) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(an_asset("old", tag="P-1"), an_asset("new", tag="P-1", name="Main pump"), id="by its tag"),
        pytest.param(
            an_asset("old", box=(1.0, 1.0, 0.0, 2.0, 2.0, 1.0)),
            an_asset("new", box=(1.0, 1.0, 0.0, 2.0, 2.0, 1.0)),
            id="by its place",
        ),
    ],
)
def test_an_asset_under_a_new_id_is_recognised_and_keeps_element_and_code(
    engine: Engine, old: AssetFacts, new: AssetFacts
) -> None:
    take_in(engine, a_station(old))
    before, element = codes(engine), element_of(engine, "old")

    assert actions(engine, a_station(new))["new"] == "rematch"
    assert element_of(engine, "new") == element
    assert codes(engine) == before
    assert rows(engine, "asset", "name") == [(new.name,)]
    assert rows(engine, "element", "retired_at", id=element) == [(None,)]


def test_the_history_of_bindings_is_kept(engine: Engine) -> None:
    take_in(engine, a_station(an_asset("old", tag="P-1")))
    take_in(engine, a_station(an_asset("new", tag="P-1")), at=LATER)

    (first,), (second,) = rows(engine, "revision", "id")
    assert rows(engine, "binding", "first_revision_id", "closed_revision_id", "rule", key="old") == [
        (first, second, "new")
    ]
    assert rows(engine, "binding", "first_revision_id", "closed_revision_id", "rule", key="new") == [
        (second, None, "tag")
    ]


def test_a_missing_element_is_retired_and_keeps_its_row_and_code(engine: Engine) -> None:
    take_in(engine, a_station())
    before, element, code = codes(engine), element_of(engine, "pump"), code_of(engine, "pump")

    take_in(engine, a_snapshot(spaces=(a_space(),)), at=LATER)

    assert rows(engine, "element", "retired_at", id=element) == [(LATER,)]
    assert rows(engine, "asset", "name", id=element) == [("Pump",)]
    assert codes(engine) == before
    assert history(engine, code) == [("minted", NOON), ("removed", LATER)]


def test_an_element_that_returns_keeps_its_identity_and_code(engine: Engine) -> None:
    take_in(engine, a_station(an_asset(tag="P-1")))
    before, element, code = codes(engine), element_of(engine, "pump"), code_of(engine, "pump")
    take_in(engine, a_snapshot(spaces=(a_space(),)), at=LATER)

    take_in(engine, a_station(an_asset(name="Main pump", tag="P-1")), at=LATEST)

    assert rows(engine, "element", "retired_at", id=element) == [(None,)]
    assert rows(engine, "asset", "id", "name") == [(element, "Main pump")]
    assert codes(engine) == before
    assert history(engine, code) == [("minted", NOON), ("removed", LATER), ("returned", LATEST)]


def test_an_id_that_changes_and_changes_back_is_bound_once(engine: Engine) -> None:
    for key in ("old", "new", "old"):
        take_in(engine, a_station(an_asset(key, tag="P-1")))

    still_open = rows(engine, "binding", "key", closed_revision_id=None)
    assert still_open == [("building",), ("ground",), ("office",), ("old",)]
    assert len(rows(engine, "asset", "id")) == 1


def test_an_id_that_is_used_for_another_class_is_another_asset(engine: Engine) -> None:
    take_in(engine, a_station(an_asset("one")))
    pump, code = element_of(engine, "one"), code_of(engine, "one")

    take_in(engine, a_station(an_asset("one", ifc_class="IfcFan")), at=LATER)

    assert element_of(engine, "one") != pump
    assert code_of(engine, "one") != code
    assert rows(engine, "element", "retired_at", id=pump) == [(LATER,)]


def test_a_storey_under_a_new_id_keeps_its_spaces_and_assets(engine: Engine) -> None:
    take_in(engine, a_station())
    storey = element_of(engine, "ground")
    renewed = a_snapshot(
        an_asset(tag="P-1", storey_key="renewed"),
        spaces=(a_space(storey_key="renewed"),),
        storeys=(a_storey("renewed"),),
    )

    assert actions(engine, renewed) == {"renewed": "rematch", "office": "keep", "pump": "keep"}
    assert rows(engine, "space", "storey_id") == rows(engine, "asset", "storey_id") == [(storey,)]


def placed_in(engine: Engine) -> list[tuple[int | None, int | None]]:
    """Storey and space of every asset, as the models state."""
    [(building_id,)] = rows(engine, "building", "id")
    with writing(engine, keep=False) as session:
        return [(one.storey_id, one.space_id) for one in placed_assets(session, building_id)]


def test_an_asset_keeps_its_location_when_its_storey_and_space_get_new_ids(engine: Engine) -> None:
    take_in(engine, a_station(an_asset(space_key="office")))
    before = placed_in(engine)
    renewed = a_snapshot(
        an_asset(storey_key="renewed", space_key="renewed office"),
        spaces=(a_space("renewed office", storey_key="renewed"),),
        storeys=(a_storey("renewed"),),
    )

    take_in(engine, renewed, at=LATER)

    assert placed_in(engine) == before == [(element_of(engine, "renewed"), element_of(engine, "renewed office"))]


def test_an_asset_follows_when_the_model_moves_it_to_another_space(engine: Engine) -> None:
    spaces = (a_space("office"), a_space("store", number="102"))
    take_in(engine, a_snapshot(an_asset(space_key="office"), spaces=spaces))

    take_in(engine, a_snapshot(an_asset(space_key="store"), spaces=spaces), at=LATER)

    assert placed_in(engine) == [(element_of(engine, "ground"), element_of(engine, "store"))]


def test_an_asset_that_changes_its_type_refers_to_the_new_one(engine: Engine) -> None:
    types = (a_type("one"), a_type("other", name="Alpha 2"))
    take_in(engine, a_snapshot(an_asset(type_key="one"), types=types))

    take_in(engine, a_snapshot(an_asset(type_key="other"), types=types), at=LATER)

    [(type_id,)] = rows(engine, "asset", "type_id")
    assert rows(engine, "asset_type", "name", id=type_id) == [("Alpha 2",)]


def test_more_elements_than_one_statement_takes_are_added_changed_retired_and_revived(engine: Engine) -> None:
    many = [an_asset(f"pump {number}", tag=f"P-{number}") for number in range(1200)]
    take_in(engine, a_snapshot(*many))
    given = codes(engine)
    assert len(given) == len(set(given.values())) == 1200

    renewed = [an_asset(f"renewed {one.key}", tag=one.tag, name="Renewed") for one in many]
    assert take_in(engine, a_snapshot(*renewed), at=LATER).count("rematch") == 1200
    assert len(take_in(engine, a_snapshot(), at=LATER).gone) == 1200
    assert len(rows(engine, "element", "id", kind="asset", retired_at=LATER)) == 1200
    assert take_in(engine, a_snapshot(*renewed), at=LATEST).count("return") == 1200

    assert rows(engine, "asset", "id", name="Renewed") == sorted(((one,) for one in given.values()), key=repr)
    assert codes(engine) == given


def test_an_empty_file_retires_everything_without_an_error(engine: Engine) -> None:
    take_in(engine, a_station())

    take_in(engine, a_snapshot(storeys=(), buildings=()), at=LATER)

    assert {retired for (retired,) in rows(engine, "element", "retired_at", retired_at=LATER)} == {LATER}
    assert len(rows(engine, "element", "id", retired_at=None)) == 1, "the building itself"


def test_an_import_that_fails_half_way_leaves_the_registry_as_it_was(engine: Engine) -> None:
    take_in(engine, a_station())
    before = everything(engine)

    with pytest.raises(ZeroDivisionError), writing(engine) as session:
        take_in_here(session, a_station(an_asset(name="Main pump"))).count("add", kinds=(1 // 0,))  # type: ignore[arg-type]

    assert everything(engine) == before


def test_the_files_building_is_bound_and_may_get_another_id(engine: Engine) -> None:
    take_in(engine, a_snapshot(buildings=(a_building("one"),)))
    take_in(engine, a_snapshot(buildings=(a_building("other"),)), at=LATER)

    (first,), (second,) = rows(engine, "revision", "id")
    [(building_id,)] = rows(engine, "building", "id")
    assert rows(engine, "binding", "key", "first_revision_id", "closed_revision_id", element_id=building_id) == [
        ("one", first, second),
        ("other", second, None),
    ]


def test_two_buildings_do_not_know_each_others_elements(engine: Engine) -> None:
    for building in ("Station", "Annex"):
        take_in(engine, a_station(), building=building)

    assert len(rows(engine, "element", "id", kind="asset")) == 2
    for (building_id,) in rows(engine, "building", "id"):
        with writing(engine, keep=False) as session:
            assert len(known_elements(session, building_id, None)) == 3


def test_a_building_may_take_over_the_id_of_a_room(engine: Engine) -> None:
    take_in(engine, a_station())
    room = element_of(engine, "office")
    taken = a_station(space=a_space("office~2", global_id="office"))
    take_in(engine, replace(taken, buildings=(a_building("office"),)), at=LATER)
    assert element_of(engine, "office~2") == room


def test_a_room_may_take_over_the_id_of_its_building(engine: Engine) -> None:
    take_in(engine, a_station())
    taken = a_station(space=a_space("building"))
    take_in(engine, replace(taken, buildings=(a_building("another"),)), at=LATER)
    assert rows(engine, "binding", "rule", key="building", closed_revision_id=None) == [("storey and number",)]
