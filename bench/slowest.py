"""The models whose import costs most beside only opening them: ``python -m bench.slowest [MODEL…]``.

Every model is imported into a registry of its own, and opened by a process that does nothing else, in alternating runs.
What is compared is the processor time of the fastest run of either, since others use the machine at the same time. A
model of half a megabyte and more has a target: an import costs at most `MOST` times as much as opening it. Smaller ones
cost less than the interpreter's start, and are shown without one.
"""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bench import contenders
from bench.processes import run

ROOT = Path(__file__).parent.parent
MODELS = (ROOT.parent / "shared" / "models", ROOT / "sample_models", ROOT / "tests" / "cases" / "models")
"""Where models are looked for if none is named."""

MOST = 10.0
"""The most that an import may cost, as a multiple of opening the file."""

LEAST_MB = 0.5
"""From this size of a file on the target holds."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one model costs: processor seconds of the import and of a process that only opens the file."""

    model: str
    size_mb: float
    import_s: float
    open_s: float
    exit_code: int
    """of the import: 3 is a refusal or a question"""

    @property
    def ratio(self) -> float:
        """How many times as much as opening it the import costs."""
        return self.import_s / self.open_s

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None where there is none for a file of this size."""
        return self.ratio <= MOST if self.size_mb >= LEAST_MB else None


def main(
    models: Annotated[list[Path] | None, typer.Argument(help="IFC models; all known ones if none is named.")] = None,
    runs: Annotated[int, typer.Option(min=1, help="Alternating runs of each model.")] = 3,
    count: Annotated[int, typer.Option(min=1, help="How many models to show, the slowest first.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures of all models as JSON.")] = False,
) -> None:
    """Print the models whose import costs most beside opening them; ends with 1 where the target is missed."""
    costs = slowest([cost(model, runs) for model in models or known_models()])
    if as_json:
        typer.echo(
            json.dumps([asdict(found) | {"ratio": found.ratio, "met": found.is_met} for found in costs], indent=1)
        )
    else:
        _print(costs[:count])
    raise typer.Exit(int(any(found.is_met is False for found in costs)))


def known_models() -> list[Path]:
    """All models in the folders of models, the largest first."""
    found = [path for folder in MODELS for suffix in ("*.ifc", "*.ifczip") for path in folder.rglob(suffix)]
    return sorted(found, key=lambda path: (-path.stat().st_size, path))


def slowest(costs: Sequence[Cost]) -> list[Cost]:
    """The costs, those with a target first and the highest ratio first among either."""
    return sorted(costs, key=lambda found: (found.is_met is None, -found.ratio))


def cost(model: Path, runs: int) -> Cost:
    """The processor time of the fastest of `runs` imports of a model, and of the fastest of as many openings."""
    taken = [_once(model) for _ in range(runs)]
    size_mb = model.stat().st_size / 1e6
    return Cost(model.name, size_mb, min(row[0] for row in taken), min(row[1] for row in taken), taken[0][2])


def _once(model: Path) -> tuple[float, float, int]:
    """Seconds of one import and of one opening, and the exit code of the import."""
    with tempfile.TemporaryDirectory() as folder:
        imported = run([*contenders.skylt(model, Path(folder)), "--building", "B"])
        opened = run(contenders.opened(model, Path(folder)))
    return imported.cpu_s, opened.cpu_s, imported.exit_code


def _print(costs: Sequence[Cost]) -> None:
    table = Table(title="import beside opening, processor time", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("model", overflow="fold", min_width=30)
    for heading in ("MB", "import s", "open s", "ratio", f"≤ {MOST:g}", "exit"):
        table.add_column(heading, justify="right")
    words = {True: "met", False: "missed", None: ""}
    for found in costs:
        figures = (f"{found.size_mb:.2f}", f"{found.import_s:.2f}", f"{found.open_s:.2f}", f"{found.ratio:.1f}")
        table.add_row(found.model, *figures, words[found.is_met], str(found.exit_code))
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
