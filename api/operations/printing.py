"""Prints labels: one sheet of a stock, whole or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from api.operations.labelling import ElementLabel
from api.operations.views import SheetView
from qr.address import code_host
from qr.sheet import print_sheet
from qr.stock import find

Progress = Callable[[str, int, int], None]
"""Step, labels done, of how many."""

TRIAL_WARNING = "Trial print, do not mount: codes lead to {host}, which is nowhere. Set SKYLT_CODE_HOST."


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """What the labels are printed on, from where on the first sheet, and how many of each; and where codes lead."""

    stock: str
    host: str
    start: int = 1
    copies: int = 1
    is_trial: bool = False
    """whether the host is only the default"""


def print_labels(
    labels: Sequence[ElementLabel], options: PrintOptions, target: Path, progress: Progress = lambda *_: None
) -> SheetView:
    """Print `labels` into the PDF `target`. Raises QrError, whose message says what to do."""
    stock = find(options.stock)
    count = len(labels) * options.copies
    host = code_host(options.host).shown
    summary = print_sheet(
        labels,
        stock,
        options.host,
        target=target,
        start=options.start,
        copies=options.copies,
        warning=TRIAL_WARNING.format(host=host) if options.is_trial else None,
        progress=lambda done: progress("labels", done, count),
    )
    return SheetView(
        file=str(target),
        stock=stock.name,
        pages=summary.pages,
        labels=summary.labels,
        symbol_version=summary.symbol_version,
        error_level=summary.error_level,
        module_mm=round(summary.module_mm, 3),
        host=host,
        shortened=list(summary.shortened),
        missing_glyphs=list(summary.missing_glyphs),
    )
