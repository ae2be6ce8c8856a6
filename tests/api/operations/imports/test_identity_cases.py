"""Revisions and models whose GlobalIds changed, went round or are repeated: situations from public bug reports."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from api.operations.elements.listing import list_assets, list_spaces
from api.operations.errors import NeedsAnswer
from registry.database.engine import reading
from tests.api.operations.registered import importing
from tests.conftest import ROOT

CASES = ROOT / "tests" / "cases" / "models"
ANEW = CASES / "03-room-ids-new-each-export"
LINKED = CASES / "04-linked-file-merged-with-new-ids"
REPEATED = CASES / "45-same-ids-in-two-models"
BUILDING = "B"


def codes(engine: Engine) -> dict[tuple[str | None, str | None], str | None]:
    """Storey and number of a room, or class and name of an asset → its code."""
    with reading(engine) as session:
        rooms = [(room.storey, room.number, room.code) for room in list_spaces(session)]
        assets = [(asset.ifc_class, asset.name, asset.code) for asset in list_assets(session)]
    return {(first, second): code for first, second, code in (*rooms, *assets)}


@pytest.mark.parametrize(
    "mode", ["rotate", "three-rooms", "running-number-assets-tags", "plain", "moved", "nonumber", "swap-three-times"]
)
def test_codes_stay_with_number_place_and_tag_from_export_to_export(embedded: Engine, mode: str) -> None:
    importing(embedded, ANEW / f"{mode}-1.ifc", building=BUILDING)
    before = codes(embedded)
    for revision in (2, 3):
        importing(embedded, ANEW / f"{mode}-{revision}.ifc", building=BUILDING)
        assert before.items() <= codes(embedded).items()


def test_ids_of_a_running_number_without_tags_are_asked_about_once_and_places_decide_then(embedded: Engine) -> None:
    first, second, third = (ANEW / f"running-number-assets-notags-{number}.ifc" for number in (1, 2, 3))
    importing(embedded, first, building=BUILDING)
    before = outlets(embedded)
    with pytest.raises(NeedsAnswer, match=r"5 of the 5 assets of .* are different ones"):
        importing(embedded, second, building=BUILDING)
    importing(embedded, second, building=BUILDING, accept_contradicted_ids=True)
    assert before.items() <= outlets(embedded).items()
    importing(embedded, third, building=BUILDING)
    assert before.items() <= outlets(embedded).items()


def outlets(engine: Engine) -> dict[str | None, str | None]:
    """The number of its room → the code of the outlet in it."""
    with reading(engine) as session:
        return {asset.space.number if asset.space else None: asset.code for asset in list_assets(session)}


def test_two_models_that_repeat_ids_for_different_rooms_and_devices_share_none(embedded: Engine) -> None:
    importing(embedded, REPEATED / "low.ifc", building=BUILDING, discipline="one")
    receipt = importing(embedded, REPEATED / "high.ifc", building=BUILDING, discipline="two")
    with reading(embedded) as session:
        rooms = list_spaces(session)
        assert (len(rooms), len(list_assets(session))) == (6, 6)
        assert sum(room.area_m2 or 0 for room in rooms if room.counted) == pytest.approx(150)
    assert "ID-15" in {finding.rule for finding in receipt.findings}


def test_a_wing_saved_from_another_is_asked_about(embedded: Engine) -> None:
    importing(embedded, REPEATED / "low.ifc", building=BUILDING)
    before = codes(embedded)
    with pytest.raises(NeedsAnswer, match=r"3 of the 3 spaces of high\.ifc .* are different ones"):
        importing(embedded, REPEATED / "high.ifc", building=BUILDING)
    assert codes(embedded) == before


@pytest.mark.parametrize(
    "models",
    [
        pytest.param({"arc-1": "arc", "el-1": "el", "merged-2": "all"}, id="exported with its host"),
        pytest.param({"twins-arc": "arc", "twins-vs": "vs"}, id="drawn in both"),
    ],
)
def test_twins_in_two_models_have_one_code(embedded: Engine, models: dict[str, str]) -> None:
    for name, discipline in models.items():
        importing(embedded, path_of(name), building=BUILDING, discipline=discipline)
    with reading(embedded) as session:
        named = [(asset.ifc_class, asset.name, asset.storey) for asset in list_assets(session)]
    assert len(named) == len(set(named)) == 8


def path_of(name: str) -> Path:
    """A file of a linked model."""
    return LINKED / f"{name}.ifc"
