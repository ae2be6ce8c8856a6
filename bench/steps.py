"""Where the time of an import goes: the whole command and its reading process, looked at from outside by py-spy.

A sample of the stack counts for the first step that it names, from the outermost frame on: what a shape's reader calls
belongs to the step that wanted the shape. A module that the table does not know counts under its own name.
"""

import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.processes import Command, Ended, run

SAMPLES_PER_S = 250

LIBRARIES = "interpreter and libraries"
IMPORTING = "<frozen importlib"
"""What stands in every frame of Python's import system."""

PASSED_THROUGH = (
    "api/cli/", "api/operations/importing.py", "api/operations/taking_in.py", "ifc_import/reading/isolation/worker.py",
    "ifc_import/reading/model.py", "ifc_import/reading/context.py", "ifc_import/reading/assets/listing.py",
    "ifc_import/reading/assets/whereabouts.py", "ifc_import/reading/spaces/listing.py",
)  # fmt: skip
"""Modules that only call the steps: they count where nothing below them is one."""

STEPS = {
    "ifc_import/reading/isolation/process.py": "answer from the reading process",
    "ifc_import/reading/isolation/watch.py": "watching the reading process",
    "ifc_import/reading/file/source.py": "text: packing, encoding, end",
    "ifc_import/reading/file/opening.py": "opening",
    "ifc_import/reading/places/structure.py": "structure",
    "ifc_import/reading/places/buildings.py": "structure",
    "ifc_import/reading/places/identity.py": "GlobalIds",
    "ifc_import/reading/values/properties.py": "property sets",
    "ifc_import/reading/shapes/footprints.py": "spaces: footprints",
    "ifc_import/reading/spaces/facts.py": "spaces: facts",
    "ifc_import/reading/shapes/boxes.py": "assets: boxes, in a copy beside the facts",
    "ifc_import/reading/shapes/placements.py": "placements",
    "ifc_import/reading/assets/facts.py": "assets: facts",
    "ifc_import/reading/assets/types.py": "asset types",
    "ifc_import/matching/": "match and plan",
    "ifc_import/ledger.py": "areas that count",
    "ifc_import/placing/": "locations",
    "registry/migrating.py": "registry: tables",
    "registry/applying.py": "registry: elements, bindings, codes",
    "registry/known.py": "registry: what is known",
    "registry/ledger.py": "registry: areas",
    "registry/locations.py": "registry: locations",
    "registry/database.py": "registry: begin and commit",
    "api/operations/receipts.py": "receipt",
    "api/operations/locating.py": "locations",
}
"""Module, or the folder of it → step."""

_FRAME = re.compile(r"\((?P<module>[^():]+)(:\d+)?\)$")
_PROCESS = re.compile(r'^process \d+:"(?P<command>.*)"$')
_OURS = ("api/", "ifc_import/", "registry/", "qr/")


@dataclass(frozen=True, slots=True)
class Step:
    """How long one of the two processes was busy with one step."""

    process: str
    name: str
    seconds: float


def watched(command: Command) -> tuple[Ended, list[Step]]:
    """Run `command` under py-spy: how it ended, and its steps, longest first in each process."""
    with tempfile.TemporaryDirectory() as folder:
        stacks = Path(folder) / "stacks.txt"
        spy = [str(Path(sys.executable).with_name("py-spy")), "record", "--subprocesses", "--format", "raw"]
        options = ["--function", "--rate", str(SAMPLES_PER_S), "--output", str(stacks)]
        ended = run([*spy, *options, "--", *command])
        return ended, steps(stacks.read_text("utf-8").splitlines()) if stacks.exists() else []


def steps(stacks: Iterable[str], samples_per_s: int = SAMPLES_PER_S) -> list[Step]:
    """The steps in py-spy's raw output: a stack a line, outermost frame first, then how many samples saw it."""
    counts: Counter[tuple[str, str]] = Counter()
    for line in stacks:
        frames, _, count = line.rpartition(" ")
        counts[_place(frames.split(";"))] += int(count)
    ordered = sorted(counts.items(), key=lambda item: (item[0][0], -item[1]))
    return [Step(process, name, count / samples_per_s) for (process, name), count in ordered]


def _place(frames: Sequence[str]) -> tuple[str, str]:
    """The process and the step that a stack is in."""
    processes = [found.group("command") for frame in frames if (found := _PROCESS.match(frame))]
    process = "reading process" if len(processes) > 1 else "command"
    if any(IMPORTING in frame for frame in frames):
        return process, LIBRARIES
    modules = [found.group("module") for frame in frames if (found := _FRAME.search(frame))]
    ours = [module for module in modules if module.startswith(_OURS)]
    if not ours:
        return process, LIBRARIES
    return process, next((step for module in ours if (step := _step(module))), ours[-1])


def _step(module: str) -> str | None:
    """The step of a module; None where it only calls steps."""
    if module.startswith(PASSED_THROUGH):
        return None
    return next((name for start, name in STEPS.items() if module.startswith(start)), module)
