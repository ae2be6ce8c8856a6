"""Outcomes of damaged files as tables: by kind of damage, and every failure with what makes it again."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bench.trial import Outcome

SLOW_S = 20.0


def print_outcomes(outcomes: Sequence[Outcome], seed: int) -> None:
    """Counts by damage, the kinds of failure, what took long, and the sum of it."""
    console = Console(width=160)
    console.print(_by_damage(outcomes))
    for kind, failed in sorted(_by_failure(outcomes).items(), key=lambda item: -len(item[1])):
        numbers = " ".join(f"--only {one.number}" for one in failed[:5])
        console.print(f"[bold]{len(failed)} × {escape(kind)}[/bold]\n  --seed {seed} {numbers}", highlight=False)
        console.print(escape(failed[0].trace), highlight=False)
    for one in outcomes:
        if one.seconds > SLOW_S:
            console.print(f"{one.seconds:.0f} s: --only {one.number} ({one.damage}, {one.model}), {one.result}")
    counts = Counter(one.result for one in outcomes if not one.problems)
    failures = sum(bool(one.problems) for one in outcomes)
    console.print(
        f"{len(outcomes)} files: {counts['imported']} imported, {counts['refused']} refused, {failures} failed"
    )


def _by_damage(outcomes: Sequence[Outcome]) -> Table:
    table = Table(box=SIMPLE_HEAD)
    table.add_column("damage")
    for heading in ("files", "imported", "refused", "failed"):
        table.add_column(heading, justify="right")
    kinds: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for one in outcomes:
        kinds[one.half, one.damage].append(one)
    for (half, damage), found in sorted(kinds.items(), reverse=True):
        counts = Counter("failed" if one.problems else one.result for one in found)
        cells = [len(found), counts["imported"], counts["refused"], counts["failed"]]
        table.add_row(f"{half}: {damage}", *map(str, cells))
    return table


def _by_failure(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """Failures that are alike: the same fault in the same line of our code, or the same words but for names."""
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        for problem in one.problems:
            kinds[_alike(problem, one.trace)].append(one)
    return kinds


def _alike(problem: str, trace: str) -> str:
    places = re.findall(r'File "[^"]*?/((?:ifc_import|registry|api|qr)/[^"]+)", line (\d+)', trace)
    if places:
        return f"{': '.join(problem.split(': ')[:2])} in {places[-1][0]}:{places[-1][1]}"
    return re.sub(r"'[^']*'|#?[0-9]+", "…", problem)[:160]
