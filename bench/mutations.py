"""Damages models by the thousand and imports each: ``python -m bench.mutations --count 2000 --seed 1``.

Each file is imported or refused in one line; never a traceback, a hang, or a registry half written. A failure names the
seed and number that make it again: ``--seed 1 --only 17``.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from bench.mutants import REAL_MODELS, SAMPLE_MODELS, mutant
from bench.outcomes import print_outcomes
from bench.supervising import TIME_LIMIT_S, Series, supervised
from bench.trial import Outcome


def main(  # noqa: PLR0913, PLR0917  (one parameter an option)
    models: Annotated[list[Path] | None, typer.Argument(help="Models to damage; without any: those at hand.")] = None,
    count: Annotated[int, typer.Option(min=1, help="How many files.")] = 2000,
    seed: Annotated[int, typer.Option(help="Where chance begins.")] = 1,
    only: Annotated[list[int] | None, typer.Option(help="Only the files with these numbers.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="How many at a time.")] = 2,
    time_limit: Annotated[float, typer.Option(help="Seconds after which an import hangs.")] = TIME_LIMIT_S,
    keep: Annotated[Path | None, typer.Option(help="Keep the files that failed in this folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print every outcome as JSON.")] = False,
) -> None:
    """Damage COUNT files, import them, and tell what came of them."""
    chosen = models or [*SAMPLE_MODELS, *REAL_MODELS]
    numbers = only or list(range(count))
    with tempfile.TemporaryDirectory(prefix="mutations-") as folder:
        series = Series(seed, chosen, Path(folder), time_limit)
        outcomes = list(_shown(supervised(series, numbers, workers), len(numbers)))
    outcomes.sort(key=lambda one: one.number)
    failures = [one for one in outcomes if one.problems]
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        for one in (mutant(seed, failed.number, chosen) for failed in failures):
            (keep / one.file_name).write_bytes(one.content)
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(outcomes)).decode())
    else:
        print_outcomes(outcomes, seed)
    raise typer.Exit(1 if failures else 0)


def _shown(outcomes: Iterator[Outcome], count: int) -> Iterator[Outcome]:
    """The outcomes as they come: failures, and a line that counts, on standard error."""
    failed = 0
    for done, one in enumerate(outcomes, start=1):
        failed += bool(one.problems)
        for problem in one.problems:
            sys.stderr.write(f"\r--only {one.number} ({one.damage}, {one.model}): {problem}\n")
        sys.stderr.write(f"\r{done} of {count}, {failed} failed ")
        yield one
    sys.stderr.write("\n")


if __name__ == "__main__":
    typer.run(main)
