"""How far labels are: printed, mounted, still to do, to be taken down."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from api.operations.errors import BuiltUpon, NeedsAnswer
from api.operations.imports.undoing import UndoOptions, undo_import
from api.operations.labels.mounting.code_changes import replace, revoke, take_down
from api.operations.labels.mounting.mounting import mount
from api.operations.labels.mounting.sightings import Scan
from api.operations.labels.mounting.status import Which, label_status
from api.operations.labels.mounting.status_sheets import write_label_status
from api.operations.labels.mounting.views import BuildingLabels, LabelStatus
from registry.database.engine import reading, writing
from registry.errors import NotFound
from tests.api.operations.corrections.station import door, pump, station, take_in_station, valve
from tests.api.operations.labels.factories import ann, code, later, printed
from tests.api.operations.labels.mounting.test_code_changes import blanks, claimed


def status(engine: Engine, building: str | None = None, which: Which | None = None) -> LabelStatus:
    with reading(engine) as session:
        return label_status(session, building, which)


def counts(engine: Engine) -> tuple[int, ...]:
    """Live, printed, mounted, not printed, printed and not mounted, to take down: of the station."""
    [one] = status(engine).buildings
    return tuple(one.model_dump(exclude={"building"}).values())


def listed(engine: Engine, which: Which) -> list[tuple[str, str]]:
    return [(one.do, one.code) for one in status(engine, which=which).entries]


def put_up(engine: Engine, *keys: str) -> None:
    with writing(engine) as session:
        for key in keys:
            mount(session, Scan(code(engine, key), "101"), ann(1))


def test_labels_are_not_printed_then_printed_then_mounted(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    assert counts(engine) == (5, 0, 0, 5, 0, 0)
    printed(engine, tmp_path)
    assert counts(engine) == (5, 5, 0, 0, 5, 0)
    put_up(engine, "pump", "office")
    assert counts(engine) == (5, 5, 2, 0, 3, 0)
    assert listed(engine, "mounted") == [("nothing", code(engine, "office")), ("nothing", code(engine, "pump"))]
    assert {do for do, _code in listed(engine, "not-mounted")} == {"mount"}


def test_what_usually_gets_no_label_is_not_waited_for(engine: Engine) -> None:
    window = valve(ifc_class="IfcWindow", host_key=None)
    take_in_station(engine, station(pump(), window))
    assert counts(engine)[:4] == (4, 0, 0, 3)


def test_printed_and_mounted_labels_of_what_was_removed_replaced_or_revoked_are_to_be_taken_down(
    engine: Engine, tmp_path: Path
) -> None:
    take_in_station(engine)
    printed(engine, tmp_path)
    put_up(engine, "pump", "office")
    removed, torn, bad = code(engine, "pump"), code(engine, "office"), code(engine, "door")
    take_in_station(engine, station(valve(host_key=None), door()))
    with writing(engine) as session:
        replace(session, torn, ann(2))
        revoke(session, bad, ann(2))
    told = status(engine, "Station", "take-down")
    assert {(one.code, one.status) for one in told.entries} == {
        (removed, "removed"), (torn, "replaced"), (bad, "revoked"),
    }  # fmt: skip
    assert [one.to_take_down for one in told.buildings] == [3]
    with writing(engine) as session:
        take_down(session, removed, ann(3))
    assert removed not in {one for _do, one in listed(engine, "take-down")}


def test_a_label_that_was_never_printed_is_not_to_be_taken_down(engine: Engine) -> None:
    take_in_station(engine)
    take_in_station(engine, station(valve(host_key=None), door()))
    assert listed(engine, "take-down") == []


def test_a_thing_that_returns_has_its_mounted_label_again(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    put_up(engine, "pump")
    take_in_station(engine, station(valve(host_key=None), door()))
    assert len(listed(engine, "take-down")) == 1
    take_in_station(engine)
    assert (listed(engine, "take-down"), listed(engine, "mounted")) == ([], [("nothing", code(engine, "pump"))])


def undo(engine: Engine, *, yes: bool) -> None:
    undo_import(engine, UndoOptions(building="Station", yes=yes), lambda: later(9), "Ann", "wrong file")


def test_labels_of_an_import_that_is_taken_back_are_to_be_taken_down(engine: Engine, tmp_path: Path) -> None:
    take_in_station(engine)
    printed(engine, tmp_path)
    put_up(engine, "pump")
    words = r"5 known to be printed, 1 mounted\), and scans would show them as removed"
    with pytest.raises(NeedsAnswer, match=words):
        undo(engine, yes=False)
    undo(engine, yes=True)
    assert len(listed(engine, "take-down")) == 5
    take_in_station(engine)
    assert (listed(engine, "take-down"), len(listed(engine, "mounted"))) == ([], 1)


def test_an_import_stands_on_whose_elements_codes_were_claimed(engine: Engine, tmp_path: Path) -> None:
    [blank] = blanks(engine, tmp_path, 1)
    take_in_station(engine)
    claimed(engine, blank, "pump")
    with pytest.raises(BuiltUpon, match="elements that it added have 2 changes of codes; end those first"):
        undo(engine, yes=True)


def test_blank_codes_are_counted_and_listed_apart(engine: Engine, tmp_path: Path) -> None:
    codes = blanks(engine, tmp_path)
    told = status(engine, which="blank")
    assert (told.buildings, told.blank) == ([], 2)
    assert {one.code for one in told.entries} == set(codes)
    assert {one.do for one in told.entries} == {"claim"}


def test_a_building_that_is_not_there_is_told(engine: Engine) -> None:
    take_in_station(engine)
    with pytest.raises(NotFound, match="there is no building 'Statoin'; perhaps 'Station'"):
        status(engine, "Statoin")


def test_the_spreadsheet_has_the_overview_and_the_list_and_no_formula(embedded: Engine, tmp_path: Path) -> None:
    take_in_station(embedded, station(pump(name="=1+1")))
    printed(embedded, tmp_path)
    write_label_status(status(embedded, which="all"), tmp_path / "labels.xlsx")
    overview, entries = load_workbook(tmp_path / "labels.xlsx").worksheets
    [_heading, row] = overview.iter_rows(values_only=True)
    assert row == tuple(BuildingLabels.model_validate(status(embedded).buildings[0]).model_dump().values())
    cells = {str(cell.value): cell.data_type for one in entries.iter_rows() for cell in one}
    assert (cells["=1+1"], entries.max_row) == ("s", 4)
