"""A value of a kind that the schema does not have there costs itself, and no room or asset."""

from pathlib import Path

import pytest

from ifc_import.reading.model import read_model
from registry.snapshot import Snapshot
from tests.ifc_import.reading.factories import step_text

HOUSE = (
    "#2=IFCBUILDING('108FYsSrfV0BYA0ERie891',$,'Stationen',$,$,$,$,$,.ELEMENT.,$,$,$);",
    "#3=IFCBUILDINGSTOREY('108FYsSrfV0BYA0ERie892',$,'Plan 1',$,$,$,$,$,.ELEMENT.,0.);",
    "#4=IFCSPACE('108FYsSrfV0BYA0ERie893',$,'101',$,$,$,$,'Kontor',.ELEMENT.,$,$);",
    "#5=IFCFURNITURE('108FYsSrfV0BYA0ERie894',$,'stol',$,$,$,$,$,$);",
    "#6=IFCCARTESIANPOINT((0.,0.,0.));",
    "#7=IFCPROPERTYSET('108FYsSrfV0BYA0ERie895',$,'P',$,(#8));",
    "#8=IFCPROPERTYSINGLEVALUE('x',$,IFCLABEL('1'),$);",
    "#9=IFCWALL('108FYsSrfV0BYA0ERie896',$,'vägg',$,$,$,$,$,$);".replace("ä", "a"),
)
RELATED = "'108FYsSrfV0BYA0ERie8{}',$,$,$"


def read(folder: Path, *lines: str) -> Snapshot:
    path = folder / "tiny.ifc"
    path.write_text(step_text(*HOUSE, *lines))
    return read_model(path, "tiny.ifc", lambda *_: None)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"#50=IFCRELVOIDSELEMENT({RELATED},#9,$);", id="an opening that is not there"),
        pytest.param(f"#50=IFCRELVOIDSELEMENT({RELATED},#9,#6);", id="an opening that is a point"),
        pytest.param(f"#50=IFCRELFILLSELEMENT({RELATED},$,#5);", id="a filling of nothing"),
        pytest.param(f"#50=IFCRELAGGREGATES({RELATED},#2,$);", id="a whole without parts"),
        pytest.param(f"#50=IFCRELAGGREGATES({RELATED},#2,#3);", id="a part that is no list"),
        pytest.param(f"#50=IFCRELAGGREGATES({RELATED},#6,(#3));", id="a whole that is a point"),
        pytest.param(f"#50=IFCRELAGGREGATES({RELATED},#2,('x',#3));", id="a part that is a text"),
        pytest.param(f"#50=IFCRELCONTAINEDINSPATIALSTRUCTURE({RELATED},(#5),$);", id="contained in nothing"),
        pytest.param(f"#50=IFCRELCONTAINEDINSPATIALSTRUCTURE({RELATED},(#5),#8);", id="contained in a property"),
        pytest.param(f"#50=IFCRELCONTAINEDINSPATIALSTRUCTURE({RELATED},$,#3);", id="nothing is contained"),
        pytest.param(f"#50=IFCRELDEFINESBYPROPERTIES({RELATED},(#4),#6);", id="a point as property set"),
        pytest.param(f"#50=IFCRELDEFINESBYPROPERTIES({RELATED},(#4),$);", id="no property set"),
        pytest.param(f"#50=IFCRELDEFINESBYPROPERTIES({RELATED},$,#7);", id="a property set of nothing"),
        pytest.param(f"#50=IFCRELDEFINESBYTYPE({RELATED},(#5),#6);", id="a point as type"),
        pytest.param(f"#50=IFCRELASSIGNSTOGROUP({RELATED},(#5),$,#6);", id="a point as group"),
        pytest.param(f"#50=IFCRELASSIGNSTOGROUP({RELATED},$,$,$);", id="nothing in no group"),
        pytest.param("#50=IFCSPACE('x',#6,#6,#6,#6,#6,#6,#6,.BANANA.,$,#6);", id="points all over"),
        pytest.param("#50=IFCBUILDINGSTOREY('x',$,'2',$,$,$,$,$,$,'high');", id="a height of words"),
    ],
)  # fmt: skip
def test_what_does_not_fit_costs_no_room_and_no_asset(line: str, tmp_path: Path) -> None:
    related = line.format("98")
    snapshot = read(tmp_path, related)
    assert ("Kontor" in {one.name for one in snapshot.spaces}, [one.name for one in snapshot.assets]) == (
        True,
        ["stol"],
    )


def test_the_members_of_a_relation_that_fit_keep_it(tmp_path: Path) -> None:
    parts = f"#51=IFCRELAGGREGATES({RELATED.format('98')},#3,(#4,#6));"
    broken = f"#52=IFCRELVOIDSELEMENT({RELATED.format('99')},#9,$);"
    snapshot = read(tmp_path, parts, broken)
    assert [one.storey_key for one in snapshot.spaces] == ["108FYsSrfV0BYA0ERie892"]


def test_what_was_taken_out_is_told_by_class_and_attribute(tmp_path: Path) -> None:
    broken = f"#52=IFCRELAGGREGATES({RELATED.format('99')},#2,('x'));"
    told = [one.message for one in read(tmp_path, broken).findings if one.rule in ("FILE-12", "FILE-13")]
    assert told == [
        "1 × IfcRelAggregates.RelatedObjects holds a value of the wrong kind (first in #52); the value was ignored.",
        "1 × IfcRelAggregates lacks a required attribute (first #52), and was left out.",
    ]


def test_a_unit_that_says_nothing_costs_no_room(tmp_path: Path) -> None:
    units = ("#60=IFCUNITASSIGNMENT((#61,#6));", "#61=IFCCONVERSIONBASEDUNIT(#62,.LENGTHUNIT.,'FOOT',$);")
    text = step_text(*HOUSE, *units, "#62=IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0);")
    path = tmp_path / "tiny.ifc"
    path.write_text(text.replace("$,'Project',$,$,$,$,$,$);", "$,'Project',$,$,$,$,$,#60);"))
    snapshot = read_model(path, "tiny.ifc", lambda *_: None)
    assert [one.number for one in snapshot.spaces] == ["101"]
