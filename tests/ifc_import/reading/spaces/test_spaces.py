"""What an engineer is told of a space."""

from typing import Any

import pytest

from ifc_import.reading.spaces.facts import space_findings
from registry.snapshot import Footprint, SpaceFacts

FOOTPRINT = Footprint(b"", 12.0, 0.0, 2.5, "extrusion")


def a_space(**overrides: Any) -> SpaceFacts:
    facts: dict[str, Any] = {
        "key": "0",
        "global_id": "0",
        "number": "101",
        "name": "Kontor",
        "storey_key": "1",
        "footprint": FOOTPRINT,
    }
    return SpaceFacts(**facts | overrides)


@pytest.mark.parametrize(
    ("overrides", "problem", "rules"),
    [
        pytest.param({}, None, [], id="a room with a storey and a shape is no finding"),
        pytest.param({"footprint": None}, None, ["SPC-01"], id="one without a shape is"),
        pytest.param({"footprint": None}, "no triangles", ["SPC-02"], id="and one whose shape can't be read"),
        pytest.param({}, "its outline crosses itself", ["SPC-02"], id="also if it could be measured all the same"),
    ],
)
def test_findings_of_a_space(overrides: dict[str, Any], problem: str | None, rules: list[str]) -> None:
    assert [one.rule for one in space_findings(a_space(**overrides), problem)] == rules


def test_a_doubtful_shape_says_what_is_wrong_with_it() -> None:
    (finding,) = space_findings(a_space(), "its outline crosses itself")
    assert finding.message == "The shape of space 101 is doubtful: its outline crosses itself."
