"""The models whose import costs most beside opening them."""

import pytest

from bench.slowest import MOST, Cost, cost, known_models, slowest
from tests.conftest import ROOT


def a_cost(size_mb: float = 1.0, ratio: float = 5.0) -> Cost:
    """A model whose import costs so many times as much as opening it."""
    return Cost(f"{size_mb:g} MB, {ratio:g} x", size_mb, ratio * 0.5, 0.5, 0)


@pytest.mark.parametrize(
    ("size_mb", "ratio", "met"),
    [(0.5, MOST, True), (0.5, 1.01 * MOST, False), (27.0, 2.0, True), (0.49, 50.0, None)],
)
def test_the_target_holds_from_half_a_megabyte_on(size_mb: float, ratio: float, met: bool | None) -> None:
    assert a_cost(size_mb, ratio).is_met is met


def test_the_slowest_comes_first_and_small_files_last() -> None:
    small, fast, slow = a_cost(0.1, 30.0), a_cost(1.0, 2.0), a_cost(2.0, 4.0)
    assert slowest([small, fast, slow]) == [slow, fast, small]


def test_a_model_is_imported_and_opened() -> None:
    measured = cost(ROOT / "sample_models" / "annex-ifc4x3.ifc", runs=1)
    assert (measured.exit_code, measured.import_s > 0, measured.open_s > 0) == (0, True, True)


def test_models_of_the_project_are_known() -> None:
    names = {path.name for path in known_models()}
    assert {"station-architecture-1.ifc", "shapes.ifc"} <= names
