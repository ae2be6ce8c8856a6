"""A portfolio imported by one manifest, and file by file by a command each, into a new registry.

`python -m bench.portfolio --files 40 --runs 1 [MODEL…]`
"""

import argparse
import csv
import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.processes import Ended, run

ROOT = Path(__file__).parent.parent
SAMPLES = tuple(
    ROOT / "sample_models" / name
    for name in ("station-architecture-1.ifc", "station-services-1.ifc", "annex-ifc4x3.ifc")
)
SKYLT = str(Path(sys.executable).with_name("skylt"))


@dataclass(frozen=True, slots=True)
class Way:
    """How long one way of importing took, in each run; a second time with all files known."""

    name: str
    wall_s: tuple[float, ...]
    cpu_s: tuple[float, ...]
    again_s: tuple[float, ...]

    def files_a_minute(self, files: int) -> float:
        """By the median run."""
        return 60 * files / statistics.median(self.wall_s)


def main() -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="*", type=Path, default=list(SAMPLES))
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = _copies(folder, options.models, options.files)
        commands = {
            "one manifest": [["import", "--manifest", str(_manifest(folder, files))]],
            "file by file": [["import", str(one), "--building", one.stem] for one in files],
        }
        taken = [{name: _take(folder, each) for name, each in commands.items()} for _run in range(options.runs)]
    ways = [_way(name, [one[name] for one in taken]) for name in commands]
    sys.stdout.write(json.dumps([asdict(one) for one in ways]) if options.json else _table(ways, options.files))
    return 0


def _copies(folder: Path, models: Sequence[Path], count: int) -> list[Path]:
    """Files that differ by a blank line, so that none of them is known from another one."""
    found = []
    for number in range(count):
        model = models[number % len(models)]
        copy = folder / f"{number:03}-{model.name}"
        shutil.copy(model, copy)
        with copy.open("ab") as file:
            file.write(b"\n" * (number // len(models) + 1))
        found.append(copy)
    return found


def _manifest(folder: Path, files: Sequence[Path]) -> Path:
    path = folder / "buildings.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("file", "building"), *((one.name, one.stem) for one in files)])
    return path


def _take(folder: Path, commands: Sequence[Sequence[str]]) -> tuple[float, float, float]:
    """Wall and processor time of all commands into a new registry, and wall time of doing it again."""
    registry = folder / "skylt.db"
    first = _run_all(commands, registry)
    again = _run_all(commands, registry)
    registry.unlink()
    return sum(one.wall_s for one in first), sum(one.cpu_s for one in first), sum(one.wall_s for one in again)


def _run_all(commands: Sequence[Sequence[str]], registry: Path) -> list[Ended]:
    named = ["--json", "--database", f"sqlite:///{registry}"]
    return [run([SKYLT, *command, *named]) for command in commands]


def _way(name: str, times: Sequence[tuple[float, float, float]]) -> Way:
    wall_s, cpu_s, again_s = (tuple(run[place] for run in times) for place in range(3))
    return Way(name, wall_s, cpu_s, again_s)


def _table(ways: Sequence[Way], files: int) -> str:
    lines = [f"{files} files", f"{'':14} {'wall s':>8} {'cpu s':>8} {'files/min':>10} {'again s':>8}"]
    for one in ways:
        wall_s, cpu_s, again_s = (statistics.median(times) for times in (one.wall_s, one.cpu_s, one.again_s))
        lines.append(f"{one.name:14} {wall_s:8.1f} {cpu_s:8.1f} {one.files_a_minute(files):10.1f} {again_s:8.1f}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
