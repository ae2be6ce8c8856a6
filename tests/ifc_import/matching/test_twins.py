"""Assets that two models draw under different ids are one asset, or each pair is reported."""

from typing import Any

import pytest

from ifc_import.matching.cascade import Matched, match
from ifc_import.matching.doubts import doubt_findings
from registry.snapshot import AssetFacts
from tests.factories import CUBE, LINEAGES, an_asset, known_as, stated


def beside(theirs: AssetFacts, ours: AssetFacts, **known: Any) -> Matched:
    """The result of matching an asset with that of another model."""
    return match(stated(ours), [known_as(1, theirs, own=False, source_model="architecture", **known)], LINEAGES)


MOVED = (1.04, 1.0, 0.0, 1.54, 1.5, 0.5)
AWAY = tuple(value + 0.3 for value in CUBE)


@pytest.mark.parametrize(
    ("theirs", "ours", "rule"),
    [
        pytest.param({"tag": "7"}, {"tag": "7", "name": "P1"}, "place and tag in another model", id="tag"),
        pytest.param({"name": "P1"}, {"name": "P1"}, "place and name in another model", id="name"),
        pytest.param({"name": "P1"}, {"name": "P1", "box": MOVED}, "place and name in another model", id="4 cm off"),
    ],
)
def test_twins_with_the_same_tag_or_name_are_one_asset(theirs: Any, ours: Any, rule: str) -> None:
    [change] = beside(an_asset("a", box=CUBE, **theirs), an_asset("b", **{"box": CUBE} | ours)).changes
    assert (change.action, change.rule) == ("bind", rule)


def test_twins_that_only_their_place_shows_are_reported() -> None:
    result = beside(an_asset("a", box=CUBE, name="P1"), an_asset("b", box=CUBE, name="Pump 7"), global_id="a")
    [finding] = doubt_findings(result.doubts)
    assert result.changes[0].action == "add"
    assert "Pump 7 is in the same place as P1 of architecture (a)" in finding.message


@pytest.mark.parametrize(
    ("theirs", "known"),
    [
        pytest.param({"box": AWAY}, {}, id="30 cm off"),
        pytest.param({"box": CUBE, "ifc_class": "IfcValve"}, {}, id="another class"),
        pytest.param({"box": CUBE}, {"placed_independently": False}, id="aligned by ids alone"),
    ],
)
def test_others_are_no_twins(theirs: Any, known: Any) -> None:
    result = beside(an_asset("a", tag="7", **theirs), an_asset("b", tag="7", box=CUBE), **known)
    assert (result.changes[0].action, list(doubt_findings(result.doubts))) == ("add", [])
