"""The exit code by the kind of mistake, over all groups of commands: 1 failed, 2 wrong usage, 3 refused or asked."""

from pathlib import Path

import pytest

from tests.api.conftest import Skylt

UNKNOWN_CODE = "7K3M9QX21"

NOT_THERE = [
    ["spaces", "--building", "Nowhere"],
    ["assets", "--storey", "Nowhere"],
    ["areas", "--building", "Nowhere"],
    ["lookup", UNKNOWN_CODE],
    ["lookup", "no code"],
    ["history", UNKNOWN_CODE],
    ["receipt", "99"],
    ["revisions", "undo", "99"],
    ["matches", "confirm", "99"],
    ["matches", "confirm", "--all-above", "0.99"],
    ["align", "--building", "Nowhere"],
    ["correct", "nothing such", "name=x"],
    ["locate", "--confirm", UNKNOWN_CODE, "1"],
    ["assets", "retire", UNKNOWN_CODE],
    ["labels", "reprint", "99", "-o", "x.pdf"],
    ["labels", "adopted", "--forget", "none"],
    ["labels", "swap", UNKNOWN_CODE, UNKNOWN_CODE],
    ["labels", "print", "--stock", "L7160", "--printer", "OFFICE", "-o", "x.pdf"],
    ["spaces", "--database", "sqlite:///none.db"],
]
CANNOT_BE = [
    ["import"],
    ["fly"],
    ["spaces", "--no-such-option"],
    ["receipt", "many"],
    ["matches", "confirm"],
    ["matches", "reject"],
    ["align", "--building", "Station", "--model", "x", "--shift=1,2"],
    ["labels", "print", "--stock", "L7160"],
    ["labels", "print", "--stock", "no stock", "-o", "x.pdf"],
    ["labels", "print", "--stock", "L7160", "--layout", "no layout", "-o", "x.pdf"],
    ["labels", "print", "--stock", "L7160", "--start", "99", "-o", "x.pdf"],
    ["labels", "print", "--stock", "L7160", "-o", "labels.zip"],
    ["labels", "stocks", "no stock"],
    ["labels", "blank", "0", "--stock", "L7160", "-o", "x.pdf"],
    ["labels", "status", "--list", "everything"],
    ["labels", "calibrate", "--printer", "OFFICE", "--stock", "L7160", "--measured", "1,x"],
    ["labels", "mount"],
    ["spaces", "--settings", "none.toml"],
]
REFUSED = [
    ["import", "none.ifc"],
    ["import", "--manifest", "none.csv"],
    ["import", "--plan", "none.plan"],
    ["owner-table", "none.csv", "--building", "Polisstation Ängö"],
    ["assets", "import", "none.csv", "--list", "vehicles"],
    ["labels", "adopt", "none.csv"],
    ["labels", "mount", "--file", "none.csv"],
    ["labels", "verify", "none.pdf"],
    ["labels", "print", "--stock", "L7160", "--font", "none.ttf", "-o", "x.pdf"],
    ["labels", "print", "--stock", "L7160", "--layout", "none.toml", "-o", "x.pdf"],
]


@pytest.mark.parametrize(
    ("exit_code", "arguments"),
    [(code, arguments) for code, all_ in ((1, NOT_THERE), (2, CANNOT_BE), (3, REFUSED)) for arguments in all_],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_a_mistake_ends_with_the_code_of_its_kind(
    skylt: Skylt, own_url: str, tmp_path: Path, exit_code: int, arguments: list[str]
) -> None:
    ran = skylt(*arguments, SKYLT_DATABASE_URL=own_url)
    assert (ran.exit_code, "Traceback" in ran.stderr) == (exit_code, False), ran.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["own.db"]
