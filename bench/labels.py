"""How fast, large and right many labels are, beside segno alone and another program: ``python -m bench.labels``.

A made-up registry is printed and verified. What is compared is taken in alternating runs on one machine; the table
shows medians. Wall time is what the targets are about; processor time stands beside it, since it tells nearly the same
on a machine that others use too.
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
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.words import ElementLabel
from bench.label_proofs import SKYLT, Verified, verified, verified_tampered
from bench.label_works import HOST, STOCK, keep
from bench.made_registry import make_registry
from bench.processes import Command, peak_memory, run
from bench.report import Asked, Figure, judged, print_figures
from qr.files.pool import usable_cores
from registry.database.engine import open_engine, reading

OTHERS_SHARE = 25
"""Of so many labels one is drawn by the other program's widget, which takes some ten times as long for each."""
OTHERS_LEAST = 105
"""But no fewer than these, five pages."""

ASKED = (
    Asked("labels to one PDF", "wall_s", "drawing", "segno ÷ cores", at_most_ratio=1.3),
    Asked("the same, processor time", "cpu_s", "drawing", "segno"),
    Asked("peak memory of all its processes", "memory_mb", "drawing", "", at_most=250),
    Asked("size of a label", "label_bytes", "drawing", "reportlab's widget", at_most=500),
    Asked("time for a label, processor", "label_ms", "drawing", "reportlab's widget"),
    Asked("labels print: choice, batch, drawing", "wall_s", "print", "drawing"),
    Asked("peak memory of all its processes", "memory_mb", "print", "drawing"),
    Asked("labels verify", "wall_s", "verify", "print"),
)
"""Source of the targets: the sizes to meet of the design."""


@dataclass
class Taken:
    """All that was measured, by what is measured and what of; and what verifying found."""

    values: dict[str, dict[str, list[float]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    proofs: list[Verified] = field(default_factory=list)
    others: int = 0
    """labels that the other program drew"""

    def add(self, measure: str, name: str, value: float) -> None:
        """Keep one value, and tell it: a run of many labels takes long."""
        self.values[measure][name].append(value)
        _tell(f"  {name}, {measure}: {value:.5g}")


@dataclass(frozen=True, slots=True)
class Scene:
    """The registry whose labels are printed, and the labels as they are chosen."""

    folder: Path
    labels: list[ElementLabel]
    workers: int

    @property
    def database(self) -> str:
        """The registry's address."""
        return f"sqlite:///{self.folder / 'skylt.db'}"


def main(
    count: Annotated[int, typer.Option(min=2, help="Labels.")] = 35_000,
    runs: Annotated[int, typer.Option(min=1, help="Alternating runs of each.")] = 3,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes that draw; as many as cores.")] = None,
    seed: Annotated[int, typer.Option(help="Makes the registry again.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything that was measured as JSON.")] = False,
) -> None:
    """Measure how Skylt prints and verifies COUNT labels; exit code 1 where a changed label is not found."""
    with tempfile.TemporaryDirectory() as folder:
        scene = _scene(Path(folder), count, workers or usable_cores(), seed)
        taken = Taken()
        for number in range(runs):
            _tell(f"run {number + 1} of {runs}")
            _alternate(taken, scene, backwards=bool(number % 2))
        _tell("memory")
        _memory(taken, scene)
        _tell("another program's widget, and a label that is changed")
        _other(taken, scene)
        _proofs(taken, scene)
    typer.echo(_as_json(scene, runs, taken)) if as_json else _print(scene, runs, taken)
    raise typer.Exit(0 if all(one.right for one in taken.proofs) else 1)


def _scene(folder: Path, count: int, workers: int, seed: int) -> Scene:
    os.environ["SKYLT_CODE_HOST"] = HOST
    engine = open_engine(f"sqlite:///{folder / 'skylt.db'}")
    make_registry(engine, count, seed)
    with reading(engine) as session:
        labels = labels_for(session)
    engine.dispose()
    keep(folder / "all", labels, workers)
    return Scene(folder, labels, workers)


def _alternate(taken: Taken, scene: Scene, *, backwards: bool) -> None:
    """Each work once; every second time in the other order, but for the sheet, which is printed before it is read."""
    order = [_segno, _drawing, _print_and_verify]
    for measure in reversed(order) if backwards else order:
        measure(taken, scene)


def _segno(taken: Taken, scene: Scene) -> None:
    wall_s, cpu_s = _work("segno", scene.folder / "all", scene.folder / "nothing")
    taken.add("wall_s", "segno ÷ cores", wall_s / scene.workers)
    taken.add("cpu_s", "segno", cpu_s)


def _drawing(taken: Taken, scene: Scene) -> None:
    target = scene.folder / "drawing.pdf"
    wall_s, cpu_s = _work("drawing", scene.folder / "all", target)
    taken.add("wall_s", "drawing", wall_s)
    taken.add("cpu_s", "drawing", cpu_s)
    taken.add("label_ms", "drawing", 1000 * cpu_s / len(scene.labels))
    taken.add("label_bytes", "drawing", target.stat().st_size / len(scene.labels))


def _print_and_verify(taken: Taken, scene: Scene) -> None:
    ended = run(_printing(scene))
    if ended.exit_code:
        raise RuntimeError(f"labels print failed: {ended.last_words}")
    taken.add("wall_s", "print", ended.wall_s)
    proof = verified(scene.folder / "labels.pdf", scene.database, scene.labels)
    taken.proofs.append(proof)
    taken.add("wall_s", "verify", proof.wall_s)


def _memory(taken: Taken, scene: Scene) -> None:
    works = {"drawing": _command("drawing", scene.folder / "all", scene.folder / "drawing.pdf")}
    for name, command in {**works, "print": _printing(scene)}.items():
        held = peak_memory(command)
        if held is not None:
            taken.add("memory_mb", name, held.pss_bytes / 1e6)


def _other(taken: Taken, scene: Scene) -> None:
    """The other program draws a share of the labels, by whole pages, in one process: it has no way to use more."""
    some = scene.labels[: max(OTHERS_LEAST, len(scene.labels) // OTHERS_SHARE)]
    kept, target = scene.folder / "some", scene.folder / "reportlab.pdf"
    keep(kept, some, 1)
    _wall_s, cpu_s = _work("reportlab", kept, target)
    taken.others = len(some)
    taken.add("label_ms", "reportlab's widget", 1000 * cpu_s / len(some))
    taken.add("label_bytes", "reportlab's widget", target.stat().st_size / len(some))


def _proofs(taken: Taken, scene: Scene) -> None:
    for part in ("symbol", "text"):
        taken.proofs.append(verified_tampered(scene.folder / "labels.pdf", scene.database, scene.labels, part))


def _work(name: str, kept: Path, target: Path) -> tuple[float, float]:
    ended = run(_command(name, kept, target))
    if ended.exit_code:
        raise RuntimeError(f"{name} failed: {ended.last_words}")
    said = json.loads(ended.stdout)
    return said["wall_s"], said["cpu_s"]


def _command(name: str, kept: Path, target: Path) -> Command:
    return [sys.executable, "-m", "bench.label_works", name, str(kept), str(target)]


def _printing(scene: Scene) -> Command:
    written = ["-o", str(scene.folder / "labels.pdf"), "--workers", str(scene.workers)]
    return [SKYLT, "labels", "print", "--stock", STOCK, *written, "--database", scene.database]


def _figures(taken: Taken) -> list[Figure]:
    """The median of everything, put beside each other."""
    medians = {
        measure: {name: statistics.median(values) for name, values in of.items()}
        for measure, of in taken.values.items()
    }
    return [judged(asked, medians.get(asked.measure, {})) for asked in ASKED]


def _print(scene: Scene, runs: int, taken: Taken) -> None:
    title = f"{len(scene.labels):,} labels on {STOCK}; medians of {runs} alternating runs, {scene.workers} processes"
    print_figures(title, _figures(taken))
    typer.echo(f"reportlab's widget drew {taken.others:,} of these labels, symbols only")
    table = Table(title="what labels verify finds", title_justify="left", box=SIMPLE_HEAD)
    for heading in ("sheet", "symbols", "told", "exit code", "seconds", "right"):
        table.add_column(heading, justify="left" if heading in ("sheet", "right") else "right")
    for one in taken.proofs:
        counts = (f"{one.symbols:,}", str(one.problems), str(one.exit_code), f"{one.wall_s:.1f}")
        table.add_row(one.sheet, *counts, "yes" if one.right else "NO")
    Console().print(table)


def _as_json(scene: Scene, runs: int, taken: Taken) -> str:
    machine = {"cores": os.cpu_count(), "load": os.getloadavg()}
    about = {"labels": len(scene.labels), "runs": runs, "workers": scene.workers, "machine": machine}
    answers = {"figures": _figures(taken), "measured": taken}
    return msgspec.json.format(msgspec.json.encode({**about, **answers})).decode()


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    typer.run(main)
