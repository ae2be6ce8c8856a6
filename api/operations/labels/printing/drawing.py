"""Draws labels on sheets of a stock, or in another format, to a file that is written whole or not at all."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

from api.operations.labels.order import Choice, LabelOrder
from api.operations.labels.printing.files import Files, WrittenFiles, write_files
from api.operations.labels.printing.looks import style_of
from api.operations.labels.printing.paper import NO_PAPER, settle
from api.operations.labels.printing.views import SheetView
from api.operations.labels.words import ElementLabel
from qr.errors import FormatUnfit
from qr.files.pool import pool
from qr.output.formats import TABLES, format_of, require_possible
from qr.output.preflight import require_ready
from qr.output.sheet import Work, require_fitting
from qr.output.single import alone
from qr.pdf.drawing import has_margins
from qr.pdf.page import Form, form
from qr.stock.calibration import NOT_PLACED
from qr.stock.grid import Stock
from qr.symbol.address import code_host

Progress = Callable[[str, int, int], None]
"""Step, labels done, of how many."""

TRIAL_WARNING = "Trial print, do not mount: codes lead to {host}, which is nowhere. Set SKYLT_CODE_HOST."
TRIAL_NOTE = "Trial: do not mount"
"""On each label, where a sheet has no margin for more."""
ONE_OF_EACH = ("svg", "png", *TABLES)
"""Formats that have no copies."""
WORTH_A_POOL = 400
"""The number of labels that one process draws in about the time that others take to start."""


@contextmanager
def drawing_pool(count: int, workers: int | None = None) -> Iterator[Executor | None]:
    """Give processes that draw so many labels; None where it is not worth it.

    workers: how many, as many as there are cores unless told.
    """
    with pool(1 if count < WORTH_A_POOL else workers, loading="qr.pdf.page") as executor:
        yield executor


def draw_labels(
    labels: Sequence[ElementLabel],
    order: LabelOrder,
    target: Path,
    progress: Progress = lambda *_: None,
    executor: Executor | None = None,
    stock: Stock | None = None,
) -> SheetView:
    """Print `labels` into `target`, in the format of the order. Raises QrError and FileError.

    executor: draws the pages, see `drawing_pool`; this process does where there is none.
    stock: of an order that is settled: the stock as it is, or was when they were printed first.
    """
    if stock is None:
        order, stock = settle(order, labels)
    wanted = _files(order, stock, target, lambda done: progress("labels", done, count), executor)
    if wanted.form is not None:
        require_ready(labels, wanted.form, replace_missing=order.look.replace_missing)
    if wanted.format not in ONE_OF_EACH:
        labels = with_copies(labels, order.choice)
    count = len(labels) * (1 if wanted.format in ONE_OF_EACH else order.paper.copies)
    return _view(write_files(labels, wanted, target), order, wanted, stock, target)


def with_copies(labels: Sequence[ElementLabel], choice: Choice) -> Sequence[ElementLabel]:
    """The labels, each as often as its row of a list says, side by side."""
    copies = dict(choice.found)
    return [one for one in labels for _ in range(copies.get(one.code, 1))] if copies else labels


def _files(
    order: LabelOrder, stock: Stock, target: Path, progress: Callable[[int], None], executor: Executor | None
) -> Files:
    output, paper = order.output, order.paper
    format_ = format_of(target, output.format, output.split)
    require_possible(format_, output.split, output.dpi)
    work = Work(paper.starts, paper.copies, progress, executor)
    if format_ in TABLES:
        return Files(format_, output.split, output.dpi, order.host, None, work, output.csv_for)
    if stock is NO_PAPER:
        raise FormatUnfit(f"Say what to print on: {format_} is drawn to the size of a stock.")
    require_fitting(stock, work)
    return Files(format_, output.split, output.dpi, order.host, form_for(order, stock, format_), work)


def form_for(order: LabelOrder, stock: Stock, format_: str = "pdf") -> Form:
    """The common form of all labels of a resolved order. Raises QrError."""
    on = stock if format_ == "pdf" else alone(stock)
    said = TRIAL_WARNING if has_margins(on) else TRIAL_NOTE
    warning = said.format(host=code_host(order.host).shown) if order.is_trial else None
    placing = order.paper.placing if format_ in ("pdf", "zpl") else NOT_PLACED
    return form(on, order.host, warning, style_of(order.look), placing)


def _view(written: WrittenFiles, order: LabelOrder, wanted: Files, stock: Stock, target: Path) -> SheetView:
    sheet = written.sheet
    return SheetView(
        file=str(target),
        format=wanted.format,
        files=written.files,
        stock=stock.name,
        layout=None if wanted.form is None else wanted.form.face.style.template.name,
        pages=0 if sheet is None else sheet.pages,
        labels=written.labels,
        symbol_version=None if sheet is None else sheet.symbol_version,
        error_level=None if sheet is None else sheet.error_level,
        module_mm=None if sheet is None else round(sheet.module_mm, 3),
        host=code_host(order.host).shown,
        shortened=[] if sheet is None else list(sheet.shortened),
        missing_glyphs=[] if sheet is None else list(sheet.missing_glyphs),
    )
