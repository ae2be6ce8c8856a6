"""The paper of an order: the stock by its name, as long as it has to be, and what could carry labels that it cannot."""

from collections.abc import Iterator, Sequence
from itertools import islice

from api.operations.label_orders import Paper
from api.operations.label_words import ElementLabel
from qr.address import CodeHost, code_host
from qr.calibration import reachable
from qr.errors import LabelTooSmall
from qr.face import Face, face
from qr.grid import Stock
from qr.stock import all_stock, find
from qr.tape import cut_for, cut_to

NO_PAPER = Stock("none", (), (1.0, 1.0), 1, 1, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0, "for tables, of which others print")
"""Stands for the stock where it is not known: in tables for other software."""
PROPOSED = 3
"""As many other stocks are named where one is too small."""


def stock_for(paper: Paper, labels: Sequence[ElementLabel], host: str) -> Stock:
    """The stock that `labels` are printed on, within the printer's reach; `NO_PAPER` where none is named.

    Raises UnknownStock, LengthUnfit, and LabelTooSmall with the names of stock that would do.
    """
    if not paper.stock:
        return NO_PAPER
    codes_lead_to = code_host(host)
    stock = find(paper.stock, paper.own)
    try:
        found = reachable(_long_enough(stock, paper, labels, codes_lead_to), paper.placing)
        _face(found, codes_lead_to)
    except LabelTooSmall as error:
        would_do = list(islice(_that_carry(stock, paper, codes_lead_to), PROPOSED))
        if not would_do:
            raise
        raise LabelTooSmall(f"{error} {', '.join(would_do)} would do.") from error
    return found


def _long_enough(stock: Stock, paper: Paper, labels: Sequence[ElementLabel], host: CodeHost) -> Stock:
    def face_on(piece: Stock) -> Face:
        return _face(reachable(piece, paper.placing), host)

    if paper.length_mm is not None:
        return cut_to(stock, paper.length_mm, face_on)
    return cut_for(stock, labels, face_on) if stock.kind == "tape" else stock


def _that_carry(small: Stock, paper: Paper, host: CodeHost) -> Iterator[str]:
    """The names of stock of the same kind and page that carries such labels, the smallest first."""
    alike = (
        one
        for one in all_stock(paper.own)
        if one.kind == small.kind and (small.kind != "sheet" or one.page_mm == small.page_mm)
    )
    for stock in sorted(alike, key=lambda one: one.width_mm * one.height_mm):
        try:
            _face(reachable(stock, paper.placing), host)
        except LabelTooSmall:
            continue
        yield stock.name


def _face(stock: Stock, host: CodeHost) -> Face:
    return face(stock.width_mm, stock.height_mm, host)
