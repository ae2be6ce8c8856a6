"""A whole contract by the commands that a user gives: 200 models, one registry, 35,000 labels, each of them decoded.

`python -m bench.reference_portfolio --count 200`
"""

import argparse
import csv
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.processes import run
from bench.reference_models import write_building

SKYLT = str(Path(sys.executable).with_name("skylt"))
HOST = "https://q.example.org"
STOCK = "L7160"
MEMORY_EVERY_S = 0.2

AT_MOST_S = 600.0
"""How long everything may take together, on two cores, for a portfolio of these sizes or larger ones."""
MODELS, LABELS = 200, 35_000


@dataclass(frozen=True, slots=True)
class Step:
    """One command, and what it took of the machine; memory is summed over its processes, shared pages counted once."""

    name: str
    wall_s: float
    cpu_s: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Course:
    """A portfolio on its way from models to labels that were read back."""

    making_s: float
    """how long a program took to write the models, which is none of Skylt's work"""
    models: int
    """how many were imported"""
    refused: int
    model_mb: float
    buildings: int
    spaces: int
    assets: int
    area_m2: float
    labels: int
    sheets: int
    decoded_right: int
    problems: int
    steps: tuple[Step, ...]

    @property
    def total_s(self) -> float:
        """Wall time of all commands."""
        return sum(one.wall_s for one in self.steps)

    @property
    def is_right(self) -> bool:
        """Whether every model was imported and every label leads to its element."""
        return not self.refused and not self.problems and self.decoded_right == self.labels

    @property
    def met(self) -> bool | None:
        """Whether everything was done right in time; None for a portfolio that is smaller than the reference."""
        if not self.is_right:
            return False
        return self.total_s <= AT_MOST_S if self.models >= MODELS and self.labels >= LABELS else None


def main() -> int:
    """Measure, and print a table; 1 where a model was refused or a label does not lead to its element."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=MODELS, help="how many models")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        course = take(Path(name), options.count)
    found = asdict(course) | {"total_s": course.total_s, "met": course.met}
    sys.stdout.write(json.dumps(found, indent=1) + "\n" if options.json else "\n".join(_lines(course)) + "\n")
    return int(not course.is_right)


def take(folder: Path, count: int) -> Course:
    """Make the models of so many buildings in a folder, and take them all the way; ends where a command fails."""
    began = time.perf_counter()
    files = [write_building(number, folder) for number in range(1, count + 1)]
    making_s = time.perf_counter() - began
    sheet = str(folder / "all.pdf")
    imported, import_step = _step(folder, "import", "import", "--manifest", str(_manifest(folder, files)))
    printed, print_step = _step(folder, "print", "labels", "print", "--stock", STOCK, "-o", sheet)
    proof, verify_step = _step(folder, "verify", "labels", "verify", sheet)
    return Course(
        making_s=making_s,
        models=imported["imported"],
        refused=imported["refused"],
        model_mb=sum(one.stat().st_size for one in files) / 1e6,
        **{name: imported[name] for name in ("buildings", "spaces", "assets", "area_m2")},
        labels=printed["labels"],
        sheets=printed["pages"],
        decoded_right=proof["codes"],
        problems=len(proof["problems"]),
        steps=(import_step, print_step, verify_step),
    )


def _manifest(folder: Path, files: Sequence[Path]) -> Path:
    path = folder / "contract.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("file",), *((one.name,) for one in files)])
    return path


def _step(folder: Path, name: str, *command: str) -> tuple[dict[str, Any], Step]:
    """What a command says as JSON, and what it took."""
    settings = {"SKYLT_DATABASE_URL": f"sqlite:///{folder / 'skylt.db'}", "SKYLT_CODE_HOST": HOST}
    ended = run([SKYLT, *command, "--json"], os.environ | settings, MEMORY_EVERY_S)
    if not ended.stdout:
        raise SystemExit(f"`skylt {' '.join(command)}` ended with {ended.exit_code}: {ended.last_words}")
    return json.loads(ended.stdout), Step(name, ended.wall_s, ended.cpu_s, ended.peak.pss_bytes / 1e6)


def _lines(course: Course) -> Iterator[str]:
    yield f"{course.models} models of {course.buildings} buildings, {course.model_mb:.0f} MB"
    yield f"(made in {course.making_s:.0f} s, which is not counted)"
    yield f"{course.spaces:,} spaces and {course.assets:,} assets, {course.area_m2:,.0f} m²"
    yield f"{course.labels:,} labels on {course.sheets:,} sheets of {STOCK}; {course.decoded_right:,} decoded right"
    yield f"{course.refused} models refused, {course.problems} problems on the sheets"
    yield f"{'':8} {'wall s':>8} {'cpu s':>8} {'peak MB':>8}"
    yield from (f"{one.name:8} {one.wall_s:8.1f} {one.cpu_s:8.1f} {one.peak_mb:8.0f}" for one in course.steps)
    met = {True: "yes", False: "NO", None: "not asked of so few"}[course.met]
    cores = os.cpu_count() or 1
    yield f"{'total':8} {course.total_s:8.1f} of {AT_MOST_S:.0f} s on {cores} cores: {met}"


if __name__ == "__main__":
    sys.exit(main())
