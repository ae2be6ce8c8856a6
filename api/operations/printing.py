"""Prints labels: sheets of a stock in one file, whole or not at all."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from api.operations.label_orders import LabelOrder
from api.operations.label_paper import stock_for
from api.operations.label_words import ElementLabel
from api.operations.views import SheetView
from qr.address import code_host
from qr.grid import Stock
from qr.pool import pool
from qr.sheet import print_sheet

Progress = Callable[[str, int, int], None]
"""Step, labels done, of how many."""

TRIAL_WARNING = "Trial print, do not mount: codes lead to {host}, which is nowhere. Set SKYLT_CODE_HOST."
WORTH_A_POOL = 400
"""Labels that one process draws in about the time in which others start."""


@contextmanager
def drawing_pool(count: int, workers: int | None = None) -> Iterator[Executor | None]:
    """Give processes that draw so many labels; None where it is not worth it.

    workers: how many, as many as there are cores unless told.
    """
    with pool(1 if count < WORTH_A_POOL else workers, loading="qr.page") as executor:
        yield executor


def print_labels(
    labels: Sequence[ElementLabel],
    order: LabelOrder,
    target: Path,
    progress: Progress = lambda *_: None,
    executor: Executor | None = None,
    stock: Stock | None = None,
) -> SheetView:
    """Print `labels` into the PDF `target`. Raises QrError, whose message says what to do.

    executor: draws the pages, see `drawing_pool`; this process does where there is none.
    stock: the one of the order as it is, or was when they were printed first; it is looked up where it is not given.
    """
    stock = stock or stock_for(order.paper, labels, order.host)
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
        executor=executor,
        placing=order.paper.placing,
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
