"""Asset types are identified by class, name and maker, since their ids change with every export."""

import pytest
from sqlalchemy import Engine

from registry.snapshot import Snapshot, TypeFacts
from tests.factories import a_snapshot, a_type, an_asset
from tests.registry.importing import rows, take_in


def with_types(*types: TypeFacts) -> Snapshot:
    """One asset of each type."""
    return a_snapshot(*(an_asset(f"asset of {one.key}", type_key=one.key) for one in types), types=types)


def test_a_type_under_a_new_id_is_the_same_type_and_changes_no_asset(engine: Engine) -> None:
    take_in(engine, a_snapshot(an_asset(type_key="one"), types=(a_type("one"),)))
    before = rows(engine, "asset", "id", "type_id")

    plan = take_in(engine, a_snapshot(an_asset(type_key="other"), types=(a_type("other"),)))

    assert {one.action for one in plan.changes} == {"keep"}
    assert len(rows(engine, "asset_type", "id")) == 1
    assert rows(engine, "asset", "id", "type_id") == before


@pytest.mark.parametrize(
    "overrides",
    [
        pytest.param({"name": "Alpha 2"}, id="name"),
        pytest.param({"ifc_class": "IfcFanType"}, id="class"),
        pytest.param({"manufacturer": "Grundfos"}, id="manufacturer"),
        pytest.param({"model": "97924246"}, id="model"),
        pytest.param({"name": "MAGNA 32"}, id="case"),
    ],
)
def test_types_that_differ_in_class_name_or_maker_are_distinct(engine: Engine, overrides: dict[str, str]) -> None:
    take_in(engine, with_types(a_type("one"), a_type("other", **overrides)))

    assert len(rows(engine, "asset_type", "id")) == 2
    assert len(set(rows(engine, "asset", "type_id"))) == 2


def test_two_types_of_one_name_in_a_file_are_one(engine: Engine) -> None:
    take_in(engine, with_types(a_type("one"), a_type("other")))

    [(type_id,)] = rows(engine, "asset_type", "id")
    assert rows(engine, "asset", "type_id") == [(type_id,), (type_id,)]


def test_a_type_without_maker_has_an_empty_one_and_is_one_on_both_engines(engine: Engine) -> None:
    """Empty, not NULL, since two NULLs are never equal and a unique index would admit them twice."""
    take_in(engine, with_types(a_type("one")))
    take_in(engine, with_types(a_type("other", manufacturer="", model="")))

    assert rows(engine, "asset_type", "manufacturer", "model") == [("", "")]


def test_source_models_of_a_building_share_types_and_buildings_do_not(engine: Engine) -> None:
    take_in(engine, with_types(a_type()), model="heating")
    take_in(engine, with_types(a_type()), model="cooling")
    assert len(rows(engine, "asset_type", "id")) == 1

    take_in(engine, with_types(a_type()), building="Annex")
    assert len(rows(engine, "asset_type", "id")) == 2


def test_an_asset_without_a_type_or_of_an_unknown_one_has_none(engine: Engine) -> None:
    take_in(engine, a_snapshot(an_asset("one"), an_asset("other", type_key="not in the file")))

    assert rows(engine, "asset", "type_id") == [(None,), (None,)]
