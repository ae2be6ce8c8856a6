"""A scorecard tells how stable GlobalIds, tags and names are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from api.operations.history.scorecards import scorecard
from api.operations.history.views import StabilityView
from api.operations.imports.undoing import UndoOptions, undo_import
from registry.database.engine import reading
from registry.errors import NotFound
from tests.api.operations.history.factories import a_lamp, a_room, of_architect, of_engineer, on_day, taking_in
from tests.api.operations.registered import SAMPLES, importing

RealModel = Callable[[str], Path]


def pairs(engine: Engine, building: str = "Station", model: str | None = None) -> list[StabilityView]:
    with reading(engine) as session:
        return scorecard(session, building, model).pairs


def test_one_revision_says_nothing_of_stability(engine: Engine) -> None:
    taking_in(engine, of_engineer(a_lamp()), "electrical", 1)
    assert pairs(engine) == []


def test_each_pair_of_revisions_is_compared(engine: Engine) -> None:
    first = (a_lamp("a", 1.0, tag="A"), a_lamp("b", 2.0, tag="B"), a_lamp("c", 3.0, tag="C"), a_lamp("d", 4.0))
    second = (a_lamp("a", 1.0, tag="A"), a_lamp("b2", 2.0, tag="B"), a_lamp("c", 3.0, tag="C2"), a_lamp("e", 6.0))
    taking_in(engine, of_engineer(*first), "electrical", 1)
    taking_in(engine, of_engineer(*second), "electrical", 2)
    taking_in(engine, of_engineer(*second, a_lamp("d", 4.0)), "electrical", 3)
    one, two = pairs(engine)
    assert one == StabilityView(
        source_model="electrical",
        from_revision=1,
        to_revision=2,
        before=4,
        after=4,
        same_global_id=2,
        new_global_ids={"tag": 1},
        returned=0,
        gone=1,
        added=1,
        with_tag=3,
        same_tag=2,
        same_name=3,
        global_id_share=0.5,
        tag_share=0.6667,
        name_share=1.0,
    )
    assert (two.before, two.after, two.same_global_id, two.returned, two.added) == (4, 5, 4, 1, 0)


def test_a_revision_that_was_taken_back_is_left_out(engine: Engine) -> None:
    taking_in(engine, of_architect(a_room("a", "1")), "architecture", 1)
    taking_in(engine, of_architect(a_room("b", "1")), "architecture", 2)
    undo_import(engine, UndoOptions(building="Station"), lambda: on_day(3), "Kim")
    taking_in(engine, of_architect(a_room("a", "1", name="Store")), "architecture", 4)
    [pair] = pairs(engine)
    assert (pair.from_revision, pair.to_revision, pair.same_global_id, pair.same_name) == (1, 3, 1, 0)


def test_each_source_model_has_its_own(engine: Engine) -> None:
    for number in (1, 2):
        for discipline in ("architecture", "services"):
            importing(engine, SAMPLES / f"station-{discipline}-{number}.ifc")
    building = "Polisstation Ängö"
    assert [(one.source_model, one.before, one.same_global_id, one.gone) for one in pairs(engine, building)] == [
        ("architecture", 194, 182, 1),
        ("services", 166, 146, 12),
    ]
    assert [one.source_model for one in pairs(engine, building, "services")] == ["services"]


def test_the_duplex_kept_nearly_all_ids(engine: Engine, real_model: RealModel) -> None:
    for name in ("duplex-arc-2011-05-05.ifc", "duplex-arc-2011-09-07.ifc"):
        importing(engine, real_model(name), building="Station", discipline="architecture", accept_losses=True)
    [pair] = pairs(engine)
    assert pair.global_id_share is not None
    assert pair.global_id_share > 0.9
    assert pair.before == pair.same_global_id + sum(pair.new_global_ids.values()) + pair.gone


def test_a_building_without_imports_is_told(engine: Engine) -> None:
    with pytest.raises(NotFound, match="there is no building 'Nowhere'"):
        pairs(engine, "Nowhere")
