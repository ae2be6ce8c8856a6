"""How often assets are found in their room, by how sure that was said to be: ``python -m bench.location MODEL…``.

The rooms are known and hidden beforehand. Every model that says rooms of its things is judged by itself; a model of
devices on walls, in the rooms of an architect's model, by ``--devices FILE --rooms FILE``.
"""

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from sqlmodel import Session, col, select

from api.operations.imports.importing import ImportOptions, import_model
from bench.hidden_rooms import Rooms, faced_rooms, hide_rooms
from ifc_import.reading.model import read_model
from registry.database.engine import open_engine, reading
from registry.tables import Asset, Binding

BANDS = (0.0, 0.5, 0.7, 0.9)
"""Where bands of confidence begin."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A thing whose room is known: how surely it was found, how, and whether that is its room."""

    global_id: str
    confidence: float
    method: str
    is_right: bool


def judged(files: Sequence[tuple[Path, str | None]], rooms: Rooms, folder: Path) -> list[Judged]:
    """Import files with their disciplines as one building, and hold what was found against `rooms`."""
    engine = open_engine(f"sqlite:///{folder / 'location.db'}")
    for path, discipline in files:
        import_model(engine, path, ImportOptions(building="Judged", discipline=discipline), lambda: datetime.now(UTC))
    with reading(engine) as session:
        found = _judged(session, rooms)
    engine.dispose()
    return found


def _judged(session: Session, rooms: Rooms) -> list[Judged]:
    bound = session.exec(select(Binding.element_id, Binding.global_id).order_by(col(Binding.id).desc())).all()
    element_of = {global_id: element_id for element_id, global_id in bound}
    assets = {one.id: one for one in session.exec(select(Asset))}
    return [
        Judged(thing, found.location_confidence, found.location_method, found.space_id == element_of.get(room))
        for thing, room in sorted(rooms.items())
        if (found := assets.get(element_of.get(thing, 0))) is not None
    ]


def judge_model(path: Path, folder: Path) -> list[Judged]:
    """Hide the rooms that a model says of its things, and look whether they are found."""
    copy = folder / "hidden.ifc"
    return judged([(copy, None)], hide_rooms(_unpacked(path, folder), copy), folder)


def judge_devices(devices: Path, architecture: Path, folder: Path) -> list[Judged]:
    """Look whether devices on walls are found in the rooms that they face."""
    snapshots = [read_model(one, one.name, lambda *_: None) for one in (devices, architecture)]
    rooms = faced_rooms(devices, *snapshots)
    return judged([(architecture, "architecture"), (devices, "electrical")], rooms, folder)


def _unpacked(path: Path, folder: Path) -> Path:
    if path.suffix != ".ifczip":
        return path
    with ZipFile(path) as archive:
        member = next(name for name in archive.namelist() if name.lower().endswith(".ifc"))
        return Path(archive.extract(member, folder))


def by_band(found: Iterable[Judged]) -> dict[float, tuple[int, int]]:
    """Where a band begins → how many of its things are right, of how many; bands without any are left out."""
    bands: dict[float, list[bool]] = defaultdict(list)
    for one in found:
        bands[max(band for band in BANDS if band <= one.confidence)].append(one.is_right)
    return {band: (sum(bands[band]), len(bands[band])) for band in BANDS if bands[band]}


def print_bands(results: Mapping[str, Sequence[Judged]]) -> None:
    """One row a model: right ones of all, in each band and in all."""
    table = Table(title="found in their room", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("")
    for band in BANDS:
        table.add_column(f"≥ {band}", justify="right")
    table.add_column("all", justify="right")
    for name, found in results.items():
        bands = by_band(found)
        shares = [f"{bands[band][0]} / {bands[band][1]}" if band in bands else "" for band in BANDS]
        table.add_row(name, *shares, f"{sum(one.is_right for one in found)} / {len(found)}")
    Console().print(table)


def main() -> None:
    """Judge the models that are named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("models", nargs="*", type=Path, help="models that say the rooms of their things")
    parser.add_argument("--devices", type=Path, help="a model of devices on walls")
    parser.add_argument("--rooms", type=Path, help="the architect's model of the same building")
    options = parser.parse_args()
    results: dict[str, list[Judged]] = {}
    for path in options.models:
        with tempfile.TemporaryDirectory() as folder:
            results[path.name] = judge_model(path, Path(folder))
    if options.devices and options.rooms:
        with tempfile.TemporaryDirectory() as folder:
            results[options.devices.name] = judge_devices(options.devices, options.rooms, Path(folder))
    print_bands({name: found for name, found in results.items() if found})


if __name__ == "__main__":
    main()
