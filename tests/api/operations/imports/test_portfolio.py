"""A whole portfolio: every file once, in order, going on where it stopped; refused files stop no others."""

from collections.abc import Sequence
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from sqlalchemy import Engine

from api.operations.imports import importing as importing_module
from api.operations.imports import reading_ahead
from api.operations.imports.importing import start_reading
from api.operations.imports.manifest import ManifestEntry
from api.operations.imports.options import ImportOptions
from api.operations.imports.portfolio import PortfolioView, Told, import_portfolio
from ifc_import.reading.isolation.interpreter import Interpreter
from ifc_import.reading.isolation.process import ReadingProcess
from tests.api.operations.registered import SAMPLES, registered
from tests.conftest import NOON

MANIFEST = Path("buildings.csv")
STATION = [SAMPLES / f"station-{one}.ifc" for one in ("architecture-1", "services-1", "architecture-2", "services-2")]
ANNEX = SAMPLES / "annex-ifc4x3.ifc"


def entries(*files: Path, building: str | None = None) -> list[ManifestEntry]:
    return [ManifestEntry(row, one.name, one, building) for row, one in enumerate(files, start=2)]


def imported(engine: Engine, listed: Sequence[ManifestEntry], **options: Any) -> PortfolioView:
    return import_portfolio(engine, MANIFEST, listed, ImportOptions(**options), lambda: NOON)


def outcomes(view: PortfolioView) -> list[str]:
    return [one.outcome for one in view.files]


def test_all_files_of_a_portfolio_are_imported_in_their_order(engine: Engine) -> None:
    view = imported(engine, entries(*STATION, ANNEX))
    assert outcomes(view) == ["imported"] * 5
    assert [(one.source_model, one.revision) for one in view.files] == [
        ("architecture", 1), ("services", 1), ("architecture", 2), ("services", 2), ("architecture", 1),
    ]  # fmt: skip
    now = registered(engine)
    assert view.buildings == len(now.tables["building"]) == 2
    assert (view.imported, view.unchanged, view.refused) == (5, 0, 0)


def test_the_sums_are_of_the_last_revision_of_each_source_model(embedded: Engine) -> None:
    view = imported(embedded, entries(*STATION))
    now = registered(embedded)
    assert view.spaces == len(now.alive("space"))
    counted = [one["area_m2"] for one in now.alive("space") if one["counted"]]
    assert view.area_m2 == pytest.approx(sum(counted), abs=0.01)


def test_a_second_run_changes_nothing_and_reads_nothing(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    first = imported(engine, entries(*STATION, ANNEX))
    before = registered(engine).tables
    monkeypatch.setattr(reading_ahead, "start_reading", None)
    again = imported(engine, entries(*STATION, ANNEX))
    assert outcomes(again) == ["unchanged"] * 5
    assert registered(engine).tables == before
    assert (again.spaces, again.assets, again.area_m2) == (first.spaces, first.assets, first.area_m2)


def test_a_run_goes_on_where_another_stopped(engine: Engine) -> None:
    imported(engine, entries(*STATION[:3]))
    assert outcomes(imported(engine, entries(*STATION, ANNEX))) == ["unchanged"] * 3 + ["imported"] * 2


def test_a_file_is_imported_again_where_the_manifest_names_another_building(embedded: Engine) -> None:
    imported(embedded, entries(ANNEX, building="A"))
    both = entries(ANNEX, building="A") + entries(ANNEX, building="B")
    assert outcomes(imported(embedded, both, accept_copied_ids=True)) == ["unchanged", "imported"]


def test_a_refused_file_stops_no_other(engine: Engine, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ifc"
    broken.write_bytes(b"%PDF-1.7")
    another = ManifestEntry(5, ANNEX.name, ANNEX, "B", "architecture")
    view = imported(engine, [*entries(broken, STATION[0], building="B"), another, *entries(ANNEX)])
    assert outcomes(view) == ["refused", "imported", "refused", "imported"]
    assert str(view.files[0].message).startswith("broken.ifc ")
    assert "lacks 194 of the 194 spaces and assets" in str(view.files[2].message)
    assert (view.imported, view.refused) == (2, 2)


NO_FILES = {
    "none.ifc": "none.ifc does not exist",
    "folder": "folder is a folder",
    "cut.ifc": "cut.ifc is cut off",
    "none.ifczip::a.ifc": "none.ifczip::a.ifc does not exist",
    "x" * 5000 + ".ifc": "can't be read: File name too long",
    "a\0b.ifc": "can't be read",
}
"""What a manifest may name → how its refusal begins, or what it says."""


def test_a_file_that_is_missing_or_damaged_stops_no_other(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "cut.ifc").write_bytes(ANNEX.read_bytes()[:3000])
    view = imported(engine, entries(*(tmp_path / name for name in NO_FILES), ANNEX))
    assert outcomes(view) == ["refused"] * len(NO_FILES) + ["imported"]
    for file, told in zip(view.files, NO_FILES.values(), strict=False):
        assert told in str(file.message)


def test_a_dry_run_writes_nothing_and_says_what_each_file_would_do(engine: Engine) -> None:
    imported(engine, entries(STATION[0]))
    before = registered(engine).tables
    view = imported(engine, entries(STATION[0], STATION[2], ANNEX), dry_run=True)
    assert registered(engine).tables == before
    assert (view.dry_run, outcomes(view)) == (True, ["unchanged", "planned", "planned"])
    changes = view.files[1].changes
    assert changes is not None
    assert changes.changed > 0


def test_every_file_is_told_with_how_far_it_is(embedded: Engine) -> None:
    told: list[Told] = []
    import_portfolio(embedded, MANIFEST, entries(*STATION), ImportOptions(), lambda: NOON, told.append)
    assert [(one.done, one.count) for one in told] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert told[0].seconds_left is not None
    assert told[0].seconds_left > 0
    assert told[-1].seconds_left == 0


def test_the_next_file_is_read_while_one_is_taken_in(embedded: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its reading starts when the one before it has been read, and before that one is in the registry."""
    seen: list[str] = []

    def starting(path: Path, options: ImportOptions, interpreter: Interpreter | None) -> ReadingProcess:
        seen.append(f"{path.name} is read")
        return start_reading(path, options, interpreter)

    monkeypatch.setattr(reading_ahead, "start_reading", starting)
    import_portfolio(
        embedded, MANIFEST, entries(STATION[0], ANNEX), ImportOptions(), lambda: NOON,
        lambda told: seen.append(f"{told.file.file} is in"),
    )  # fmt: skip
    assert seen == [
        "station-architecture-1.ifc is read",
        "annex-ifc4x3.ifc is read",
        "station-architecture-1.ifc is in",
        "annex-ifc4x3.ifc is in",
    ]


def test_real_processes_are_ended_with_the_run(
    embedded: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing_module, "ReadingProcess", ReadingProcess)
    started: list[Interpreter] = []

    class Noted(Interpreter):
        def __init__(self) -> None:
            super().__init__()
            started.append(self)

    monkeypatch.setattr(reading_ahead, "Interpreter", Noted)
    broken = tmp_path / "broken.ifc"
    broken.write_bytes(b"")
    view = imported(embedded, entries(Path(copy(ANNEX, tmp_path)), broken, STATION[0]))
    assert outcomes(view) == ["imported", "refused", "imported"]
    assert len(started) == 2
    assert all(one.process.poll() is not None for one in started)
