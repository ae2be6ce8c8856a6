"""Storeys of two models of a building: which of them are one."""

from typing import Any

import pytest

from ifc_import.matching.storeys_between import elevation_gap_m, name_gap
from registry.plan import Known, Stated


def a_stated(name: str, elevation_m: float | None, height_m: float | None = 3.0) -> Stated:
    return Stated(
        kind="storey",
        key=name,
        global_id=name,
        ifc_class="IfcBuildingStorey",
        facts=_facts(name, elevation_m, height_m),
    )


def a_known(name: str, elevation_m: float | None, height_m: float | None = 3.0) -> Known:
    return Known(
        element_id=1, binding_id=1, source_model="architecture", kind="storey", key=name, ifc_class="IfcBuildingStorey",
        facts=_facts(name, elevation_m, height_m), digest="", own=False,
    )  # fmt: skip


def _facts(name: str, elevation_m: float | None, height_m: float | None) -> dict[str, Any]:
    return {"name": name, "elevation_m": elevation_m, "height_m": height_m}


@pytest.mark.parametrize(
    ("stated", "known", "can_be"),
    [
        pytest.param(("Plan 10", -0.12), ("Entréplan", 0.0), True, id="the structural floor of one"),
        pytest.param(("Plan 10", 1.0), ("Entréplan", 0.0), False, id="a landing"),
        pytest.param(("Plan 1", 1.0), ("01", 0.0), True, id="a raised floor of one name"),
        pytest.param(("Plan 1", 3.0), ("01", 0.0), False, id="one name, a storey apart"),
        pytest.param(("Plan 1", None), ("01", 0.0), False, id="nobody knows how high"),
    ],
)
def test_storeys_are_one_by_elevation(
    stated: tuple[str, float | None], known: tuple[str, float | None], can_be: bool
) -> None:
    assert (elevation_gap_m(a_stated(*stated), a_known(*known)) is not None) is can_be


def test_of_two_storeys_as_near_the_one_of_that_name_is_nearer() -> None:
    stated = a_stated("Plan 2", 3.0)
    alike, other = elevation_gap_m(stated, a_known("Level 2", 3.2)), elevation_gap_m(stated, a_known("Mezzanine", 2.9))
    assert alike is not None
    assert other is not None
    assert alike < other


def test_of_two_storeys_as_near_the_one_as_high_is_nearer() -> None:
    stated = a_stated("Plan 2", 3.0)
    as_high, low = elevation_gap_m(stated, a_known("B", 3.1)), elevation_gap_m(stated, a_known("A", 2.9, height_m=1.0))
    assert as_high is not None
    assert low is not None
    assert as_high < low


@pytest.mark.parametrize(
    ("stated", "known", "gap"),
    [
        pytest.param(("Plan 1", None), ("01", 0.0), 0.0, id="of one number"),
        pytest.param(("Plan 1", None), ("02", 0.0), None, id="of two numbers"),
        pytest.param(("Plan 1", 3.0), ("01", 0.0), None, id="both heights known"),
    ],
)
def test_without_a_height_names_decide(
    stated: tuple[str, float | None], known: tuple[str, float | None], gap: float | None
) -> None:
    assert name_gap(a_stated(*stated), a_known(*known)) == gap
