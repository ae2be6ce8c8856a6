"""The unit of plane angle: degrees or radians, and radians where the file says nothing that can be used."""

import math
from pathlib import Path

import pytest

from ifc_import.reading.values.angles import plane_angle_rad
from tests.ifc_import.reading.factories import STEP_END, STEP_HEAD, opened

DEGREE = "#4=IFCMEASUREWITHUNIT(IFCPLANEANGLEMEASURE(0.017453292519943295),#3);"


@pytest.mark.parametrize(
    ("units", "lines", "radians"),
    [
        pytest.param("(#3)", [], 1.0, id="radians"),
        pytest.param("(#5)", [DEGREE], math.pi / 180.0, id="degrees"),
        pytest.param("()", [], 1.0, id="none is assigned"),
        pytest.param("$", [], 1.0, id="no units at all"),
        pytest.param("(#5)", ["#4=IFCMEASUREWITHUNIT($,#3);"], 1.0, id="a degree without a number"),
        pytest.param("(#5)", ["#4=IFCMEASUREWITHUNIT(IFCREAL(0.),#3);"], 1.0, id="a degree of nothing"),
        pytest.param("(#5)", ["#4=IFCMEASUREWITHUNIT(IFCREAL(2.),#5);"], 1.0, id="a degree that is made of degrees"),
        pytest.param("(#1)", [], 1.0, id="a unit that is none"),
    ],
)
def test_the_plane_angle_is_that_of_the_file_or_the_radian(
    units: str, lines: list[str], radians: float, tmp_path: Path
) -> None:
    path = tmp_path / "angles.ifc"
    head = STEP_HEAD.format(schema="IFC4").replace("$,$,$,$,$,$);", "$,$,$,$,$,#2);")
    text = [
        f"#2=IFCUNITASSIGNMENT({units});",
        "#3=IFCSIUNIT(*,.PLANEANGLEUNIT.,$,.RADIAN.);",
        "#5=IFCCONVERSIONBASEDUNIT($,.PLANEANGLEUNIT.,'TURN',#4);",
        *lines,
    ]
    path.write_text(head + "\n".join(text) + "\n" + STEP_END)
    assert plane_angle_rad(opened(path)) == pytest.approx(radians)
