"""An element whose GlobalId others have too is the same one again, unless nothing says which of them it is."""

from typing import Any

import pytest

from ifc_import.matching.cascade import match
from registry.snapshot import AssetFacts
from tests.factories import LINEAGES, an_asset, known_as, stated

SHARED = "2OBrcmyk58NupXoVOHUvR4"


def asset(key: str, **overrides: Any) -> AssetFacts:
    """An asset with the shared id."""
    return an_asset(key, **{"global_id": SHARED} | overrides)


def matched(before: list[AssetFacts], now: list[AssetFacts]) -> dict[str, tuple[str | None, str]]:
    """Key now → key before, and the rule."""
    known = [known_as(number, facts, global_id=SHARED) for number, facts in enumerate(before, start=1)]
    changes, _gone, _proposals, *_ = match(stated(*now), known, LINEAGES)
    return {one.stated.key: (one.known.key if one.known else None, one.rule) for one in changes}


def test_an_id_that_a_thing_of_another_class_has_now_too_still_names_the_old_one() -> None:
    before, lamp = asset(SHARED, ifc_class="IfcPump"), asset("~lamp", ifc_class="IfcAirTerminal")
    now = asset(f"{SHARED}~pump", ifc_class="IfcPump")
    assert matched([before], [now, lamp]) == {
        f"{SHARED}~pump": (SHARED, "global id and class"),
        "~lamp": (None, "new"),
    }


def test_an_id_that_is_its_own_again_names_the_one_of_its_class() -> None:
    before = [asset("~pump"), asset("~lamp", ifc_class="IfcAirTerminal")]
    assert matched(before, [asset(SHARED)]) == {SHARED: ("~pump", "global id and class")}


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param({}, (None, "new"), id="nothing says which one it was"),
        pytest.param({"tag": "211"}, (SHARED, "tag"), id="its tag does"),
        pytest.param({"box": (0.0, 0.0, 0.0, 1.0, 1.0, 1.0)}, (SHARED, "type and position"), id="its place does"),
    ],
)
def test_a_copy_with_the_same_id_does_not_take_over_the_element(
    before: dict[str, Any], expected: tuple[str | None, str]
) -> None:
    copy = asset("~copy", box=(9.0, 0.0, 0.0, 10.0, 1.0, 1.0))
    found = matched([asset(SHARED, **before)], [asset("~original", **before), copy])
    assert found == {"~original": expected, "~copy": (None, "new")}
