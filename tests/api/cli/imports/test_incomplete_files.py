"""A file of which something is lost adds what it has and retires nothing, and only when a person says so."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import ifcopenshell
import pytest
from sqlalchemy import Engine

from api.operations.elements.listing import list_assets, list_spaces
from api.operations.imports.importing import ImportOptions, import_model
from api.operations.receipts.views import Receipt
from ifc_import.errors import FileRefused
from registry.database.engine import reading
from tests.api.conftest import STATION, Skylt
from tests.ifc_import.reading.packing import a_zip

ARCHITECTURE = STATION[0]


def imported(engine: Engine, path: Path, *, accept_incomplete: bool = False) -> Receipt:
    options = ImportOptions(building="Station", accept_incomplete=accept_incomplete)
    [receipt] = import_model(engine, path, options, lambda: datetime.now(UTC))
    return receipt


def elements(engine: Engine) -> set[str | None]:
    """GlobalIds of all spaces and assets that are not retired."""
    with reading(engine) as session:
        spaces = {one.global_id for one in list_spaces(session)}
        return spaces | {one.global_id for one in list_assets(session)}


def cut_at(folder: Path, last_line: bytes) -> Path:
    """A copy of the architect's model that ends in the middle of the first line that holds `last_line`."""
    path = folder / "station-architecture-1.ifc"
    content = ARCHITECTURE.read_bytes()
    path.write_bytes(content[: content.index(last_line) + len(last_line)])
    return path


def test_a_file_that_is_cut_off_changes_nothing_unless_that_is_accepted(engine: Engine, tmp_path: Path) -> None:
    imported(engine, ARCHITECTURE)
    before = elements(engine)
    with pytest.raises(FileRefused, match="is cut off"):
        imported(engine, cut_at(tmp_path, b"=IFCSPACE("))
    assert elements(engine) == before


def test_what_a_cut_off_file_lacks_is_not_retired(engine: Engine, tmp_path: Path) -> None:
    imported(engine, ARCHITECTURE)
    before = elements(engine)
    receipt = imported(engine, cut_at(tmp_path, b"=IFCSPACE("), accept_incomplete=True)
    assert (receipt.counts.spaces, receipt.changes.retired) == (0, 0)
    assert elements(engine) == before
    assert "FILE-05" in {one.rule for one in receipt.findings}


def test_a_room_whose_line_is_broken_is_not_retired(engine: Engine, tmp_path: Path) -> None:
    imported(engine, ARCHITECTURE)
    before = elements(engine)
    path = tmp_path / "broken.ifc"
    path.write_bytes(ARCHITECTURE.read_bytes().replace(b"=IFCSPACE(", b"=IFCSPAC(", 1))
    receipt = imported(engine, path)
    assert (receipt.changes.retired, elements(engine)) == (0, before)
    assert "FILE-01" in {one.rule for one in receipt.findings}


def without_rooms(*gone: str, misspelt: Sequence[str]) -> bytes:
    """The architect's model without some rooms; of `misspelt` ones the class is one that the schema does not define."""
    model = ifcopenshell.open(str(ARCHITECTURE))
    for global_id in gone:
        model.remove(model.by_guid(global_id))
    rooms = "|".join(map(re.escape, misspelt))
    return re.sub(rf"=IFCSPACE\('({rooms})'", r"=IFCSPAC('\1'", model.to_string()).encode("ascii")


def test_a_class_that_no_file_of_a_series_has_right_does_not_keep_what_is_gone(engine: Engine, tmp_path: Path) -> None:
    imported(engine, ARCHITECTURE)
    before, path = elements(engine), tmp_path / "series.ifc"
    first, second, third = re.findall(r"=IFCSPACE\('(.{22})'", ARCHITECTURE.read_text())[:3]
    path.write_bytes(without_rooms(misspelt=[first, second]))
    assert (imported(engine, path).changes.retired, elements(engine)) == (0, before)
    path.write_bytes(without_rooms(second, third, misspelt=[first]))
    receipt = imported(engine, path)
    assert (receipt.changes.retired, before - elements(engine)) == (2, {second, third})
    assert "FILE-01" in {one.rule for one in receipt.findings}


LOST = (
    b"=IFCRELDEFINESBYPROPERTIES(",
    b"=IFCRELDEFINESBYTYPE(",
    b"=IFCSHAPEREPRESENTATION(",
    b"=IFCRELASSIGNSTOGROUP(",
)


def without(folder: Path, *beginnings: bytes) -> Path:
    """A copy of the architect's model in which every statement of these classes is broken."""
    path = folder / "poorer.ifc"
    content = ARCHITECTURE.read_bytes()
    for one in beginnings:
        content = content.replace(one, one + b"12x,")
    path.write_bytes(content)
    return path


def facts(engine: Engine) -> list[str]:
    """All that is said of spaces and assets."""
    with reading(engine) as session:
        return [one.model_dump_json() for one in (*list_spaces(session), *list_assets(session))]


@pytest.mark.parametrize("beginning", LOST, ids=["properties", "types", "shapes", "groups"])
def test_facts_that_a_damaged_file_lost_stay_as_they_were(engine: Engine, beginning: bytes, tmp_path: Path) -> None:
    imported(engine, ARCHITECTURE)
    before = facts(engine)
    receipt = imported(engine, without(tmp_path, beginning), accept_incomplete=True)
    assert facts(engine) == before
    assert (receipt.complete, receipt.changes.retired) == (False, 0)
    kept = [one for one in receipt.findings if one.rule == "FILE-15"]
    assert len(kept) == (beginning != LOST[-1])


def test_each_model_in_a_zip_is_imported_by_its_name(skylt: Skylt, tmp_path: Path) -> None:
    path = a_zip(tmp_path, {one.name: one.read_bytes() for one in STATION}, "station.zip")
    refused = skylt("import", path)
    assert (refused.exit_code, f"{path}::{STATION[0].name}, {path}::{STATION[1].name}" in refused.stderr) == (3, True)
    ended = skylt("import", *(f"{path}::{one.name}" for one in STATION), "--json")
    assert [(one["file"], one["source_model"]) for one in ended.json] == [
        (f"station.zip::{STATION[0].name}", "architecture"),
        (f"station.zip::{STATION[1].name}", "services"),
    ]


def test_accepting_an_incomplete_file_is_an_option_of_the_command(skylt: Skylt, tmp_path: Path) -> None:
    path = cut_at(tmp_path, b"=IFCSPACE(")
    assert skylt("import", path).exit_code == 3
    assert skylt("import", path, "--accept-incomplete").exit_code == 0
