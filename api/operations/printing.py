"""Prints labels: one sheet of a stock, whole or not at all."""

from collections.abc import Callable, Sequence
from pathlib import Path

from api.operations.label_orders import LabelOrder
from api.operations.label_words import ElementLabel
from api.operations.views import SheetView
from qr.address import code_host
from qr.sheet import print_sheet
from qr.stock import Stock, find

Progress = Callable[[str, int, int], None]
"""Step, labels done, of how many."""

TRIAL_WARNING = "Trial print, do not mount: codes lead to {host}, which is nowhere. Set SKYLT_CODE_HOST."


def print_labels(
    labels: Sequence[ElementLabel],
    order: LabelOrder,
    target: Path,
    progress: Progress = lambda *_: None,
    stock: Stock | None = None,
) -> SheetView:
    """Print `labels` into the PDF `target`; on `stock` where it is no more as the catalogue has it.

    Raises QrError, whose message says what to do.
    """
    stock = stock or find(order.paper.stock)
    count = len(labels) * order.paper.copies
    host = code_host(order.host).shown
    summary = print_sheet(
        labels,
        stock,
        order.host,
        target=target,
        start=order.paper.start,
        copies=order.paper.copies,
        warning=TRIAL_WARNING.format(host=host) if order.is_trial else None,
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
