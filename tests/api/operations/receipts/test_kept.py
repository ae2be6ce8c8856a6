"""Receipts are kept with their revisions: the newest is found, or that of a building, a source model, a number."""

import pytest
from sqlalchemy import Engine

from api.operations.receipts.kept import find_receipt, list_revisions
from api.operations.receipts.views import Receipt
from ifc_import import rules
from registry.database.engine import reading, writing
from registry.errors import NotFound
from tests.api.operations.receipts.factories import receipt_of
from tests.factories import a_snapshot, an_asset


@pytest.fixture
def kept(engine: Engine) -> list[Receipt]:
    """Three receipts: two revisions of one source model, and one of another building."""
    broken = a_snapshot(findings=(rules.CUT_OFF.finding(line=7),))
    with writing(engine) as session:
        return [
            receipt_of(session, broken, building="Station", model="services"),
            receipt_of(session, a_snapshot(an_asset()), building="Station", model="services"),
            receipt_of(session, a_snapshot(), building="Annex", model="architecture"),
        ]


def test_all_are_listed_the_newest_first(engine: Engine, kept: list[Receipt]) -> None:
    with reading(engine) as session:
        listed = list_revisions(session)
    assert [(one.id, one.building, one.source_model, one.revision) for one in listed] == [
        (one.id, one.building, one.source_model, one.revision) for one in reversed(kept)
    ]
    assert [one.severities["error"] for one in listed] == [0, 0, 1]


def test_those_of_a_building_or_source_model_can_be_listed_alone(engine: Engine, kept: list[Receipt]) -> None:
    with reading(engine) as session:
        assert [one.revision for one in list_revisions(session, "Station")] == [2, 1]
        assert [one.building for one in list_revisions(session, None, "architecture")] == ["Annex"]
        with pytest.raises(NotFound, match="there is no source model 'services'; there are 'architecture'"):
            list_revisions(session, "Annex", "services")


@pytest.mark.parametrize(
    ("wanted", "index"),
    [({}, 2), ({"building": "Station"}, 1), ({"source_model": "services"}, 1), ({"revision_id": 1}, 0)],
    ids=["the newest of all", "of a building", "of a source model", "by its number"],
)
def test_one_is_found(engine: Engine, kept: list[Receipt], wanted: dict[str, object], index: int) -> None:
    with reading(engine) as session:
        assert find_receipt(session, **wanted) == kept[index]  # type: ignore[arg-type]  # options by name


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"revision_id": 99}, "there is no receipt 99"),
        ({"building": "Nowhere"}, "there is no building 'Nowhere'; "),
        ({"building": "Annex", "source_model": "services"}, "there is no source model 'services'; "),
        ({"revision_id": 1, "building": "Annex"}, "receipt 1 is one of Station, services"),
    ],
    ids=["no such number", "no such building", "no such source model in it", "a number of another building"],
)
def test_what_is_not_there_is_told(engine: Engine, kept: list[Receipt], wanted: dict[str, object], told: str) -> None:
    with reading(engine) as session, pytest.raises(NotFound, match=told):
        find_receipt(session, **wanted)  # type: ignore[arg-type]  # options by name


def test_an_empty_registry_has_none(engine: Engine) -> None:
    with reading(engine) as session, pytest.raises(NotFound, match=r"there is no receipt$"):
        find_receipt(session)
