"""Figures beside their targets, as tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bench.steps import Step


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure that is asked for: what is measured of `own`, beside the same of `beside`, and the targets, if any."""

    name: str
    measure: Literal["wall_s", "cpu_s", "memory_mb", "label_ms", "label_bytes"]
    own: str
    beside: str
    at_most_ratio: float | None = None
    at_most: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """The answer; None where something was not measured."""

    name: str
    unit: str
    value: float | None
    beside: str
    beside_value: float | None
    ratio: float | None
    target: str
    met: bool | None


def judged(asked: Asked, values: Mapping[str, float]) -> Figure:
    """The answer to `asked` among `values`, and whether it is small enough."""
    unit = asked.measure.rpartition("_")[2].replace("mb", "MB")
    value, other = values.get(asked.own), values.get(asked.beside)
    ratio = None if value is None or not other else value / other
    limits = [(ratio, asked.at_most_ratio, "×"), (value, asked.at_most, unit)]
    wanted = [(measured, limit, what) for measured, limit, what in limits if limit is not None]
    small = [measured <= limit for measured, limit, _what in wanted if measured is not None]
    return Figure(
        name=asked.name,
        unit=unit,
        value=value,
        beside=asked.beside,
        beside_value=other,
        ratio=ratio,
        target=", ".join(f"≤ {limit:g} {what}" for _measured, limit, what in wanted),
        met=all(small) if small else None,
    )


def print_figures(title: str, figures: Sequence[Figure]) -> None:
    """One row a figure: its value, what it stands beside, the ratio and the target."""
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    for heading in ("", "Skylt", "beside", "", "ratio", "target", "met"):
        table.add_column(heading, justify="left" if heading in ("beside", "met") else "right")
    table.columns[0].justify = "left"
    for one in figures:
        ratio = "" if one.ratio is None else f"{one.ratio:.3f}"
        cells = (_shown(one.value, one.unit), one.beside, _shown(one.beside_value, one.unit), ratio)
        table.add_row(one.name, *cells, one.target, {None: "", True: "yes", False: "NO"}[one.met])
    Console().print(table)


def print_steps(steps: Sequence[Step]) -> None:
    """Where the time goes, process by process; the two overlap."""
    for process, of_process in groupby(steps, key=lambda one: one.process):
        rows = list(of_process)
        total = sum(one.seconds for one in rows)
        table = Table(title=f"where the {process} is busy", title_justify="left", box=SIMPLE_HEAD)
        table.add_column("step")
        table.add_column("seconds", justify="right")
        table.add_column("share", justify="right")
        for one in rows:
            table.add_row(one.name, f"{one.seconds:.3f}", f"{100 * one.seconds / total:.0f} %")
        Console().print(table)


def _shown(value: float | None, unit: str) -> str:
    return "not measured" if value is None else f"{value:.3f} {unit}" if unit in ("s", "ms") else f"{value:.0f} {unit}"
