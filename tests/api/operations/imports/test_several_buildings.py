"""A file with several buildings becomes several buildings: one import, a receipt for each, all or nothing."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.elements.listing import list_assets, list_buildings
from api.operations.errors import NeedsAnswer
from api.operations.imports import importing
from api.operations.imports.importing import ImportOptions, import_model
from api.operations.receipts.views import Receipt
from registry.database.engine import reading
from tests.api.conftest import Skylt, skylt  # noqa: F401  (a fixture)
from tests.api.operations.farm import BUILDINGS, farm
from tests.api.operations.reading_here import ReadingHere
from tests.api.operations.registered import registered
from tests.conftest import NOON


@pytest.fixture(autouse=True)
def _reading_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "ReadingProcess", ReadingHere)


def bring_in(engine: Engine, path: Path, **options: Any) -> list[Receipt]:
    """Import a file at noon."""
    return import_model(engine, path, ImportOptions(**options), lambda: NOON)


def places(receipts: list[Receipt]) -> list[tuple[str, int]]:
    """Building and revision of each receipt."""
    return [(one.building, one.revision) for one in receipts]


def holdings(engine: Engine) -> dict[str, tuple[int, int]]:
    """Building → how many spaces and assets it has."""
    with reading(engine) as session:
        return {one.name: (one.spaces, one.assets) for one in list_buildings(session)}


def rules_of(receipt: Receipt) -> set[str]:
    return {one.rule for one in receipt.findings}


def test_each_building_of_a_file_is_imported_into_its_own(engine: Engine, tmp_path: Path) -> None:
    receipts = bring_in(engine, farm(tmp_path))
    assert places(receipts) == [("House", 1), ("Barn", 1)]
    assert [(one.counts.spaces, one.counts.assets, one.area_m2.computed) for one in receipts] == [(1, 1, 20.0)] * 2
    assert all("BLD-04" in rules_of(one) for one in receipts)
    assert holdings(engine) == {"Barn": (1, 1), "House": (1, 1)}
    with reading(engine) as session:
        assert [(one.building, one.space and one.space.number) for one in list_assets(session)] == [
            ("Barn", "1"), ("House", "1"),
        ]  # fmt: skip


def test_the_same_file_again_changes_nothing_in_any_of_them(engine: Engine, tmp_path: Path) -> None:
    path = farm(tmp_path)
    bring_in(engine, path)
    before = registered(engine)
    receipts = bring_in(engine, path)
    assert places(receipts) == [("House", 1), ("Barn", 1)]
    assert [(one.changes.unchanged, one.changes.added) for one in receipts] == [(3, 0)] * 2
    assert registered(engine) == before


def test_a_name_for_the_building_makes_all_of_it_one(engine: Engine, tmp_path: Path) -> None:
    [receipt] = bring_in(engine, farm(tmp_path), building="Farm")
    assert (receipt.building, receipt.counts.spaces) == ("Farm", 2)
    assert "BLD-02" in rules_of(receipt)
    assert holdings(engine) == {"Farm": (2, 2)}


def test_a_divided_file_is_not_the_same_as_the_whole_one_under_the_name_of_a_part(
    engine: Engine, tmp_path: Path
) -> None:
    path = farm(tmp_path)
    bring_in(engine, path)
    [receipt] = bring_in(engine, path, building="House")
    assert (receipt.revision, receipt.counts.spaces) == (2, 2)


@pytest.mark.parametrize("names", [("Farm", "Farm"), (None, None)], ids=["of one name", "without names"])
def test_buildings_that_can_not_be_told_apart_are_one(
    engine: Engine, tmp_path: Path, names: tuple[str | None, ...]
) -> None:
    [receipt] = bring_in(engine, farm(tmp_path, names))
    assert (receipt.building.casefold(), receipt.counts.spaces) == ("farm", 2)
    assert "BLD-03" in rules_of(receipt)


def test_what_is_still_current_in_one_building_is_no_new_revision_there(engine: Engine, tmp_path: Path) -> None:
    """The barn had a file of its own since: only there the old file is news."""
    path = farm(tmp_path)
    bring_in(engine, path)
    newer = farm(tmp_path, file="barn.ifc", Description="newer")
    bring_in(engine, newer, building="Barn", accept_losses=True)
    assert places(bring_in(engine, path, accept_older=True)) == [("House", 1), ("Barn", 3)]
    assert places(bring_in(engine, path)) == [("House", 1), ("Barn", 3)]


def test_the_next_revision_of_the_file_is_the_next_one_of_each_building(engine: Engine, tmp_path: Path) -> None:
    bring_in(engine, farm(tmp_path))
    receipts = bring_in(engine, farm(tmp_path, file="farm-2.ifc", Description="LED"))
    assert places(receipts) == [("House", 2), ("Barn", 2)]
    assert [(one.changes.changed, one.changes.added) for one in receipts] == [(1, 0)] * 2


def test_a_question_about_one_building_leaves_all_as_they_were(engine: Engine, tmp_path: Path) -> None:
    bring_in(engine, farm(tmp_path))
    before = registered(engine)
    with pytest.raises(NeedsAnswer, match="source model"):
        bring_in(engine, farm(tmp_path, ("Stable", "House"), file="other.ifc"), revision_of="architecture")
    assert registered(engine) == before


def test_a_dry_run_shows_all_of_them_and_writes_none(engine: Engine, tmp_path: Path) -> None:
    receipts = bring_in(engine, farm(tmp_path), dry_run=True)
    assert [(one.building, one.dry_run) for one in receipts] == [("House", True), ("Barn", True)]
    assert holdings(engine) == {}


def test_the_command_prints_one_flat_list_of_receipts(skylt: Skylt, tmp_path: Path) -> None:  # noqa: F811
    path = farm(tmp_path)
    for _time in ("first", "again"):
        printed = skylt("import", path, farm(tmp_path, ("Mill",), file="mill.ifc"), "--json")
        assert printed.exit_code == 0, printed.stderr
        assert [one["building"] for one in printed.json] == [*BUILDINGS, "Mill"]
