"""How fast and how large an import is, beside ifcfm and beside opening the same file: ``python -m bench.import_speed``.

Every figure that is compared is taken in alternating runs on one machine; the table shows medians. Wall time is what
the targets are about. Processor time stands beside it, since it tells the same on a machine that others use too.
"""

import json
import os
import statistics
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from bench import contenders
from bench.processes import Command, Memory, peak_memory, run
from bench.report import Asked, Figure, judged, print_figures, print_steps
from bench.steps import Step, watched

JANESVILLE = Path(__file__).parent.parent.parent / "shared" / "models" / "janesville-restaurant-feet.ifc"
MEMORY_RUNS = 3

ASKED = (
    Asked("whole command", "wall_s", "skylt", "ifcfm", at_most_ratio=1.25),
    Asked("whole command, processor time", "cpu_s", "skylt", "ifcfm"),
    Asked("without the interpreter's start", "wall_s", "skylt inside", "ifcfm inside", at_most_ratio=1.0),
    Asked("and with that of its reading process", "wall_s", "skylt starting", "ifcfm inside"),
    Asked("peak memory of all processes", "memory_mb", "skylt", "opened", at_most_ratio=1.6),
    Asked("peak memory of all processes", "memory_mb", "skylt", "ifcfm"),
    Asked("the same file again, inside", "wall_s", "skylt inside again", "skylt inside", at_most_ratio=0.05),
    Asked("the same file again, whole command", "wall_s", "skylt again", "skylt", at_most=1.0),
)
"""Source of the targets: the sizes to meet of the design."""


@dataclass
class Taken:
    """All seconds that were measured, by what they are of; and what failed, with its last words."""

    wall_s: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    cpu_s: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    memory: dict[str, list[Memory]] = field(default_factory=lambda: defaultdict(list))
    failures: dict[str, str] = field(default_factory=dict)


def main(
    model: Annotated[Path, typer.Argument(help="The IFC model.", exists=True)] = JANESVILLE,
    runs: Annotated[int, typer.Option(min=1, help="Alternating runs of each command.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything that was measured as JSON.")] = False,
) -> None:
    """Measure Skylt's import of MODEL beside ifcfm's and print what is asked of it."""
    taken = Taken()
    for number in range(runs):
        _tell(f"run {number + 1} of {runs}")
        _alternate(taken, model.resolve(), backwards=bool(number % 2))
    _tell("memory")
    for _ in range(min(runs, MEMORY_RUNS)):
        _memory(taken, model.resolve())
    _tell("steps")
    found = _steps(model.resolve())
    if as_json:
        typer.echo(_as_json(model, runs, taken, found))
    else:
        _print(model, runs, taken, found)


def _alternate(taken: Taken, model: Path, *, backwards: bool) -> None:
    """Each command once; every second time in the other order."""
    order = [_whole_skylt, _whole_ifcfm, _inside_skylt, _inside_ifcfm]
    for measure in reversed(order) if backwards else order:
        with tempfile.TemporaryDirectory() as folder:
            measure(taken, model, Path(folder))


def _whole_skylt(taken: Taken, model: Path, folder: Path) -> None:
    for name in ("skylt", "skylt again"):
        _whole(taken, name, contenders.skylt(model, folder))


def _whole_ifcfm(taken: Taken, model: Path, folder: Path) -> None:
    _whole(taken, "ifcfm", contenders.ifcfm(model, folder))


def _whole(taken: Taken, name: str, command: Command) -> None:
    ended = run(command)
    if ended.exit_code:
        taken.failures[name] = ended.last_words
        return
    taken.wall_s[name].append(ended.wall_s)
    taken.cpu_s[name].append(ended.cpu_s)


def _inside_skylt(taken: Taken, model: Path, folder: Path) -> None:
    _inside(taken, ("skylt inside", "skylt inside again", "skylt starting"), contenders.skylt_inside(model, folder))


def _inside_ifcfm(taken: Taken, model: Path, folder: Path) -> None:
    _inside(taken, ("ifcfm inside",), contenders.ifcfm_inside(model, folder))


def _inside(taken: Taken, names: tuple[str, ...], command: Command) -> None:
    ended = run(command)
    if ended.exit_code:
        taken.failures[names[0]] = ended.last_words
        return
    for name, seconds in zip(names, json.loads(ended.stdout), strict=True):
        taken.wall_s[name].append(seconds)


def _memory(taken: Taken, model: Path) -> None:
    for contender in (contenders.skylt, contenders.ifcfm, contenders.opened):
        with tempfile.TemporaryDirectory() as folder:
            held = peak_memory(contender(model, Path(folder)))
        if held is not None:
            taken.memory[contender.__name__].append(held)


def _steps(model: Path) -> list[Step]:
    with tempfile.TemporaryDirectory() as folder:
        return watched(contenders.skylt(model, Path(folder)))[1]


def _figures(taken: Taken) -> list[Figure]:
    """The median of everything, put beside each other."""
    medians = {
        "wall_s": {name: statistics.median(seconds) for name, seconds in taken.wall_s.items()},
        "cpu_s": {name: statistics.median(seconds) for name, seconds in taken.cpu_s.items()},
        "memory_mb": {
            name: statistics.median(one.pss_bytes / 1e6 for one in held) for name, held in taken.memory.items()
        },
    }
    return [judged(asked, medians[asked.measure]) for asked in ASKED]


def _print(model: Path, runs: int, taken: Taken, found: list[Step]) -> None:
    size_mb = model.stat().st_size / 1e6
    title = f"{model.name}, {size_mb:.1f} MB; medians of {runs} alternating runs, {os.cpu_count()} cores"
    print_figures(title, _figures(taken))
    for name, words in taken.failures.items():
        typer.echo(f"{name} failed: {words}")
    print_steps(found)


def _as_json(model: Path, runs: int, taken: Taken, found: list[Step]) -> str:
    machine = {"cores": os.cpu_count(), "load": os.getloadavg()}
    about = {"model": model.name, "bytes": model.stat().st_size, "runs": runs, "machine": machine}
    answers = {"figures": _figures(taken), "steps": found, "measured": taken}
    return msgspec.json.format(msgspec.json.encode({**about, **answers})).decode()


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    typer.run(main)
