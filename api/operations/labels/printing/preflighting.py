"""Checks an order of labels before anything is drawn: the result, and whether it would be refused."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sqlmodel import Session

from api.files.whole import whole_file
from api.operations.labels.choice.choosing import labels_for
from api.operations.labels.choice.print_list import look_up_list
from api.operations.labels.order import LabelOrder
from api.operations.labels.printers import calibrated
from api.operations.labels.printing.drawing import Progress, form_for, with_copies
from api.operations.labels.printing.files import last_page
from api.operations.labels.printing.hosts import host_warning
from api.operations.labels.printing.looks import with_settings
from api.operations.labels.printing.paper import settle
from api.operations.labels.printing.views import CutView, DotsView, MissingView, PreflightView, SymbolView, TwiceView
from api.operations.labels.words import ElementLabel
from api.settings.labels import LabelSettings
from qr.errors import LabelTooSmall, NotReady
from qr.files.kinds import PNG
from qr.output import preflight as looked_at
from qr.output.bitmap import MM_PER_INCH, Fine, fineness
from qr.output.preview import draw_first_page
from qr.pdf.page import Form
from qr.stock.grid import Stock
from qr.symbol.address import code_host

IN_DOTS = ("png", "zpl")
"""Raster formats, whose dots have the size that the order states."""
ROUNDED = 3


def preflight(
    session: Session,
    order: LabelOrder,
    settings: LabelSettings,
    preview: Path | None = None,
    progress: Progress = lambda *_: None,
) -> PreflightView:
    """Check the symbols, texts, characters and codes of an order; nothing is printed or kept.

    preview: a PNG to write, with the first sheet.

    Raises what choosing labels does, UnknownStock, LookUnfit, FileError; a stock that is too small is told in the view.
    """
    order = replace(
        order,
        choice=look_up_list(session, order.choice),
        paper=calibrated(session, order.paper),
        look=with_settings(order.look, settings),
    )
    labels = labels_for(session, order.choice, settings)
    try:
        order, stock = settle(order, labels)
        form = form_for(order, stock, order.output.format or "pdf")
    except LabelTooSmall as error:
        return _refused(order, labels, error)
    warning = host_warning(session, order)
    if preview is not None:
        with whole_file(preview, PNG) as write:
            draw_first_page(write, form_for(order, stock), labels, order.paper.start)
    view = _view(order, stock, form, labels, progress)
    return view.model_copy(update={"warnings": [] if warning is None else [warning]})


def _refused(order: LabelOrder, labels: Sequence[ElementLabel], error: LabelTooSmall) -> PreflightView:
    return PreflightView(
        ready=False, problems=[str(error)], stock=order.paper.stock, label_mm=None, layout=order.look.layout,
        language=_language(order), labels=len(labels), sheets=None, host=code_host(order.host).shown,
        is_trial=order.is_trial, symbol=None, cut=[], missing=[], twice=[], logo_left_out=False,
    )  # fmt: skip


def _view(
    order: LabelOrder, stock: Stock, form: Form, labels: Sequence[ElementLabel], progress: Progress
) -> PreflightView:
    found = looked_at.check(labels, form, lambda done: progress("labels", done, len(labels)))
    symbol, problems = _symbol(form, found.dots), list(_problems(found, order))
    count = len(with_copies(labels, order.choice)) * order.paper.copies
    if order.output.format in IN_DOTS:
        try:
            symbol = _in_dots(symbol, fineness(form, order.output.dpi))
        except LabelTooSmall as error:
            problems.append(str(error))
    return PreflightView(
        ready=not problems,
        problems=problems,
        stock=stock.name,
        label_mm=(round(stock.width_mm, 2), round(stock.height_mm, 2)),
        layout=found.layout,
        language=_language(order),
        labels=count,
        sheets=last_page(stock, count, order.paper.starts),
        host=form.host.shown,
        is_trial=order.is_trial,
        symbol=symbol,
        cut=[CutView(code=one.code, lines=list(one.lines)) for one in found.cut],
        missing=[
            MissingView(character=one.character, name=one.name, needs_shaping=one.needs_shaping, codes=list(one.codes))
            for one in found.missing
        ],
        twice=[TwiceView(code=one.code, times=one.times, alike=one.alike) for one in found.twice],
        logo_left_out=found.logo_left_out,
    )


def _problems(found: looked_at.Preflight, order: LabelOrder) -> Iterator[str]:
    """The reason why a print would be refused."""
    try:
        found.require(replace_missing=order.look.replace_missing)
    except NotReady as error:
        yield str(error)


def _symbol(form: Form, dots: Sequence[looked_at.Dots]) -> SymbolView:
    symbol, stock = form.face.symbol, form.stock
    quiet_mm = looked_at.quiet_mm(form.face, stock.width_mm, stock.height_mm)
    return SymbolView(
        version=symbol.version,
        error_level=symbol.error_level,
        modules=symbol.modules,
        module_mm=round(symbol.module_mm, ROUNDED),
        side_mm=round(symbol.side_mm, ROUNDED),
        quiet_mm=round(quiet_mm, ROUNDED),
        quiet_modules=round(quiet_mm / symbol.module_mm, 2),
        dots=[DotsView(dpi=one.dpi, dots=one.dots, whole=one.whole, enough=one.enough) for one in dots],
    )


def _in_dots(symbol: SymbolView, fine: Fine) -> SymbolView:
    """The symbol with each module a whole number of dots."""
    module_mm = fine.module * MM_PER_INCH / fine.dpi
    side_mm = symbol.modules * module_mm
    quiet_mm = symbol.quiet_mm + (symbol.side_mm - side_mm) / 2
    return symbol.model_copy(
        update={
            "module_mm": round(module_mm, ROUNDED),
            "side_mm": round(side_mm, ROUNDED),
            "quiet_mm": round(quiet_mm, ROUNDED),
            "quiet_modules": round(quiet_mm / module_mm, 2),
            "dots": [DotsView(dpi=fine.dpi, dots=fine.module, whole=True, enough=True)],
        }
    )


def _language(order: LabelOrder) -> str:
    return order.look.language or order.look.usual_language
