"""How often assets are found in their room, and how surely, on public models whose rooms were hidden."""

from pathlib import Path

import pytest

from bench.location import Judged, by_band, judge_devices, judge_model
from tests.api.operations.imports.test_real_models import RealModel

SURE = 0.9


@pytest.mark.parametrize(
    ("name", "count"),
    [
        pytest.param("institute-archicad.ifczip", 253, id="the institute"),
        pytest.param("duplex-arc-2011-09-07.ifc", 61, id="the duplex"),
    ],
)
def test_everything_is_found_in_the_room_that_contains_it(
    real_model: RealModel, tmp_path: Path, name: str, count: int
) -> None:
    found = judge_model(real_model(name), tmp_path)
    assert (sum(one.is_right for one in found), len(found)) == (count, count)


def test_devices_on_walls_are_found_in_the_rooms_that_they_face(real_model: RealModel, tmp_path: Path) -> None:
    models = real_model("duplex-electrical-feet.ifc"), real_model("duplex-arc-2011-09-07.ifc")
    found = judge_devices(*models, tmp_path)
    assert len(found) == 76
    assert sum(one.is_right for one in found) / len(found) >= 81 / 86
    assert [one for one in found if one.confidence >= SURE and not one.is_right] == []


def test_right_ones_are_counted_by_the_band_that_their_confidence_is_in() -> None:
    confidences = [(0.95, True), (0.9, False), (0.89, True), (0.0, False)]
    found = [Judged("thing", confidence, "centre", is_right) for confidence, is_right in confidences]
    assert by_band(found) == {0.0: (0, 1), 0.7: (1, 1), 0.9: (1, 2)}
