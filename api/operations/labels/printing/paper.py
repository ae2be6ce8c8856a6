"""The paper of an order: the stock by its name, as long as it has to be, and what could carry labels that it cannot."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from api.operations.labels.order import LabelOrder, Paper
from api.operations.labels.printing.looks import on_other_stock, settled, style_of
from api.operations.labels.words import ElementLabel
from qr.errors import LabelTooSmall
from qr.layout.face import Face, face
from qr.layout.style import Style
from qr.layout.tape import cut_for, cut_to
from qr.stock.calibration import reachable
from qr.stock.finding import all_stock, find
from qr.stock.grid import Stock
from qr.symbol.address import CodeHost, code_host

NO_PAPER = Stock("none", (), (1.0, 1.0), 1, 1, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0, "for tables, of which others print")
"""Stands for the stock where it is not known: in tables for other software."""
PROPOSED = 3
"""As many other stocks are named where one is too small."""


def settle(order: LabelOrder, labels: Sequence[ElementLabel]) -> tuple[LabelOrder, Stock]:
    """The order with its look settled, and the stock that `labels` are printed on; `NO_PAPER` where none is named.

    Raises LookUnfit, UnknownStock, LengthUnfit, and LabelTooSmall with the names of stock that would do.
    """
    if not order.paper.stock:
        return order, NO_PAPER
    stock = find(order.paper.stock, order.paper.own)
    look = settled(order.look, labels, stock, order.paper)
    codes_lead_to, style = code_host(order.host), style_of(look)
    try:
        found = _within_reach(stock, order.paper, labels, lambda piece: _face(piece, codes_lead_to, style))
    except LabelTooSmall as error:
        would_do = list(islice(_that_carry(stock, order, labels, style), PROPOSED))
        if not would_do:
            raise
        raise LabelTooSmall(f"{error} {', '.join(would_do)} would do.") from error
    return replace(order, look=look), found


def _within_reach(
    stock: Stock, paper: Paper, labels: Sequence[ElementLabel], face_on: Callable[[Stock], Face]
) -> Stock:
    """The stock as long as it has to be, and what of it the printer reaches. Raises LabelTooSmall."""

    def face_within(piece: Stock) -> Face:
        return face_on(reachable(piece, paper.placing))

    found = _long_enough(stock, paper, labels, face_within)
    face_within(found)
    return reachable(found, paper.placing)


def _long_enough(stock: Stock, paper: Paper, labels: Sequence[ElementLabel], face_on: Callable[[Stock], Face]) -> Stock:
    if paper.length_mm is not None:
        return cut_to(stock, paper.length_mm, face_on)
    return cut_for(stock, labels, face_on) if stock.kind == "tape" else stock


def _that_carry(small: Stock, order: LabelOrder, labels: Sequence[ElementLabel], style: Style) -> Iterator[str]:
    """The names of stock of the same kind and page that carries such labels, the smallest first."""
    paper, codes_lead_to = order.paper, code_host(order.host)
    alike = (
        one
        for one in all_stock(paper.own)
        if one.kind == small.kind and (small.kind != "sheet" or one.page_mm == small.page_mm)
    )
    for stock in sorted(alike, key=lambda one: one.width_mm * one.height_mm):
        try:
            _face(reachable(stock, paper.placing), codes_lead_to, on_other_stock(order.look, style, labels, stock))
        except LabelTooSmall:
            continue
        yield stock.name


def _face(stock: Stock, host: CodeHost, style: Style) -> Face:
    return face(stock.width_mm, stock.height_mm, host, style=style)
