"""An element of several source models is bound in each, and described by the first one that still has it."""

from datetime import timedelta

from sqlalchemy import Engine

from tests.conftest import NOON
from tests.factories import a_footprint, a_snapshot, a_space, a_storey, an_asset, rectangle
from tests.registry.importing import code_of, codes, element_of, everything, history, rows, take_in

LATER, LATEST = NOON + timedelta(days=1), NOON + timedelta(days=2)
EMPTY = a_snapshot(storeys=())


def in_both(engine: Engine) -> int:
    """A pump that the architecture and the services model state under the same id; returns the element."""
    take_in(engine, a_snapshot(an_asset(name="Pump, says the architect", tag="P-1")), model="architecture")
    take_in(engine, a_snapshot(an_asset(name="Pump, says the engineer", tag="P-1")), model="services")
    return element_of(engine, "pump", model="architecture")


def retired(engine: Engine, element: int) -> object:
    [(retired_at,)] = rows(engine, "element", "retired_at", id=element)
    return retired_at


def test_the_same_id_in_two_models_is_one_element_with_one_code(engine: Engine) -> None:
    element = in_both(engine)

    assert element_of(engine, "pump", model="services") == element
    assert list(codes(engine).values()) == [element]
    assert rows(engine, "binding", "rule", key="pump") == [("global id in another model",), ("new",)]


def test_the_first_model_describes_it(engine: Engine) -> None:
    in_both(engine)

    assert rows(engine, "asset", "name") == [("Pump, says the architect",)]


def test_a_change_in_the_second_model_is_kept_and_does_not_show(engine: Engine) -> None:
    in_both(engine)

    [change] = [
        one
        for one in take_in(engine, a_snapshot(an_asset(name="Changed", tag="P-1")), model="services").changes
        if one.stated.kind == "asset"
    ]

    assert change.action == "change"
    assert rows(engine, "asset", "name") == [("Pump, says the architect",)]


def test_an_element_that_one_model_drops_is_described_by_the_other(engine: Engine) -> None:
    element = in_both(engine)

    take_in(engine, EMPTY, model="architecture", at=LATER)

    assert retired(engine, element) is None
    assert rows(engine, "asset", "name") == [("Pump, says the engineer",)]
    assert history(engine, code_of(engine, "pump")) == [("minted", NOON)]


def test_an_element_that_both_models_dropped_is_retired(engine: Engine) -> None:
    element = in_both(engine)
    take_in(engine, EMPTY, model="architecture", at=LATER)

    take_in(engine, EMPTY, model="services", at=LATEST)

    assert retired(engine, element) == LATEST
    assert history(engine, code_of(engine, "pump")) == [("minted", NOON), ("removed", LATEST)]


def test_an_element_that_returns_in_one_of_two_models_is_revived(engine: Engine) -> None:
    element = in_both(engine)
    take_in(engine, EMPTY, model="architecture", at=LATER)
    take_in(engine, EMPTY, model="services", at=LATER)

    take_in(engine, a_snapshot(an_asset(tag="P-1")), model="services", at=LATEST)

    assert retired(engine, element) is None
    assert rows(engine, "asset", "name") == [("Pump",)]


def test_an_element_that_returns_in_one_model_and_was_always_in_the_other_is_neither_removed_nor_returned(
    engine: Engine,
) -> None:
    in_both(engine)
    take_in(engine, EMPTY, model="architecture", at=LATER)

    take_in(engine, a_snapshot(an_asset(tag="P-1")), model="architecture", at=LATEST)

    assert history(engine, code_of(engine, "pump")) == [("minted", NOON)]


def test_a_copy_of_a_room_is_the_room_where_number_and_outline_are_the_same(engine: Engine) -> None:
    room = a_space("office", footprint=a_footprint())
    copy = a_space("copied office", storey_key="copied", footprint=a_footprint(rectangle(east=4.1)))
    take_in(engine, a_snapshot(spaces=(room,)), model="architecture")

    take_in(engine, a_snapshot(spaces=(copy,), storeys=(a_storey("copied", elevation_m=0.1),)), model="services")

    assert element_of(engine, "copied office") == element_of(engine, "office", model="architecture")
    assert element_of(engine, "copied") == element_of(engine, "ground", model="architecture")
    assert len(codes(engine)) == 1


def test_the_same_file_again_changes_nothing_in_either_model(engine: Engine) -> None:
    in_both(engine)
    before = everything(engine)

    take_in(engine, a_snapshot(an_asset(name="Pump, says the engineer", tag="P-1")), model="services", at=LATER)
    take_in(engine, a_snapshot(an_asset(name="Pump, says the architect", tag="P-1")), model="architecture", at=LATER)

    assert everything(engine) == before


def test_a_new_id_that_another_model_knows_already_replaces_the_old_one(engine: Engine) -> None:
    """The architect takes over the engineer's copy of a storey: the old id is not left open beside the new one."""
    take_in(engine, a_snapshot(storeys=(a_storey("ours"),)), model="architecture")
    take_in(engine, a_snapshot(storeys=(a_storey("theirs"),)), model="services")

    take_in(engine, a_snapshot(storeys=(a_storey("theirs", name="Level 0"),)), model="architecture", at=LATER)

    assert rows(engine, "binding", "key", closed_revision_id=None) == [
        ("building",),
        ("building",),
        ("theirs",),
        ("theirs",),
    ]
    assert len(rows(engine, "storey", "id")) == 1
