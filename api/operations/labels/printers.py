"""Calibrates printers: prints the ruler page, computes the correction from its readings, and applies it to orders."""

from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import datetime
from math import atan, degrees, hypot
from pathlib import Path

from sqlmodel import Session

from api.files.whole import whole_file
from api.operations.errors import BadValue, NotCalibrated, WhichCorrection
from api.operations.labels.order import Paper
from api.operations.view import View
from qr.files.kinds import PDF
from qr.fonts.script import plain
from qr.ruler.page import points, print_ruler
from qr.ruler.readings import Readings, askew, miss
from qr.ruler.words import RulerWords
from qr.stock.calibration import NOT_PLACED, Placing, reachable
from qr.stock.finding import find
from qr.stock.grid import A4_MM, LETTER_MM, Stock, boxes
from registry.labels.printers import (
    calibration_by_number,
    calibration_of,
    current_calibrations,
    end_calibration,
    record_calibration,
    stored_spelling,
)
from registry.saying import Saying
from registry.tables import Calibration


class CalibrationView(View):
    """The error of a printer on a stock: a point drawn at x is printed at offset + scale · x, in mm from the corner."""

    number: int
    printer: str
    stock: str
    offset_x_mm: float
    """shift to the right at the left edge"""
    offset_y_mm: float
    """shift downwards at the upper edge"""
    scale_x: float
    scale_y: float
    at: datetime
    who: str


class RulerView(View):
    """A ruler page that was printed."""

    file: str
    printer: str
    stock: str
    correction: int
    """the number of the correction with which it was printed, 0 for none"""
    exact: list[float]
    """the readings of a perfect printer at A, B, C and D, and at E where the page has one"""


class CalibratedView(View):
    """The result of readings."""

    calibration: CalibrationView
    before: CalibrationView | None
    off_mm: float
    """the largest error of a label's corner on the page that was read"""
    corrected: bool
    """whether that page was printed with a correction"""
    askew_degrees: float
    """the skew of the paper, clockwise; 0 where E was not read, or read as A"""
    askew_mm: float
    """the shift of labels across the page by the skew, which cannot be corrected"""
    lost_mm: float
    """the loss of width or height of labels, since the correction moves them into the unprintable margin"""
    dry_run: bool = False


def calibration_view(row: Calibration) -> CalibrationView:
    """A calibration in lists."""
    return CalibrationView(
        number=row.id or 0,
        printer=row.printer,
        stock=row.stock,
        offset_x_mm=round(row.offset_x_mm, 3),
        offset_y_mm=round(row.offset_y_mm, 3),
        scale_x=round(row.scale_x, 5),
        scale_y=round(row.scale_y, 5),
        at=row.at,
        who=row.who,
    )


def miss_of(row: Calibration) -> Placing:
    """The error of the printer."""
    return Placing(row.offset_x_mm, row.offset_y_mm, row.scale_x, row.scale_y)


LONGEST_NAME = 60
PAGES = {A4_MM: "A4", LETTER_MM: "Letter"}


def ruler_page(
    session: Session,
    printer: str,
    stock: Stock,
    target: Path,
    *,
    plain: bool = False,
    how_to_enter: Callable[[RulerView], str] = lambda _page: "",
) -> RulerView:
    """Print the ruler page of a printer and a stock, with its correction if there is one, without it if `plain`.

    how_to_enter: the line on the page that says how its readings are entered.

    Raises BadValue, NoRoomForRulers, TargetRefused and TargetUnwritable.
    """
    printer = _named(session, printer)
    row = None if plain else calibration_of(session, printer, stock.name)
    correction, placing = (0, NOT_PLACED) if row is None else (row.id or 0, miss_of(row).inverse)
    exact = points(stock).exact
    view = RulerView(
        file=str(target),
        printer=printer,
        stock=stock.name,
        correction=correction,
        exact=list(exact.values()),
    )
    words = RulerWords(printer, stock.name, _page(stock), correction, exact, how_to_enter(view))
    with whole_file(target, PDF) as write:
        print_ruler(write, stock, words, placing)
    return view


def calibrate(
    session: Session, printer: str, stock: Stock, readings: Readings, saying: Saying, correction: int | None = None
) -> CalibratedView:
    """Store the correction of a printer and a stock from the readings of a ruler page.

    correction: the number of the correction that the page was printed with, 0 for none; it may be left out where there
    never was one.

    Raises ReadingUnfit for what no printer does, NotFound for a correction that is of something else, NotCalibrated
    where the correction has to be said.
    """
    printer = _named(session, printer)
    before = calibration_of(session, printer, stock.name)
    if correction is None and before is not None:
        raise WhichCorrection(
            f"{printer} has correction {before.id} for {stock.name}, and the ruler page was printed with it or "
            "without, as the page says",
            before.id or 0,
        )
    with_ = (
        miss_of(calibration_by_number(session, correction, printer, stock.name)).inverse if correction else NOT_PLACED
    )
    before_view = None if before is None else calibration_view(before)
    found, turned = miss(readings, points(stock), with_), askew(readings, points(stock))
    row = record_calibration(
        session,
        Calibration(
            printer=printer,
            stock=stock.name,
            **asdict(found),
            measured={**asdict(readings), "correction": correction or 0},
            at=saying.at,
            who=saying.who,
        ),
    )
    return CalibratedView(
        calibration=calibration_view(row),
        before=before_view,
        off_mm=round(_worst_mm(found.after(with_), stock), 2),
        corrected=bool(correction),
        askew_degrees=round(degrees(atan(turned)), 2),
        askew_mm=round(abs(turned) * stock.page_mm[1], 1),
        lost_mm=round(_lost_mm(stock, found.inverse), 1),
    )


def forget(session: Session, printer: str, stock: Stock, saying: Saying) -> CalibrationView:
    """End the correction of a printer and a stock. Raises NotCalibrated where there is none."""
    row = end_calibration(session, printer, stock.name, saying.at)
    if row is None:
        raise NotCalibrated(_unknown(session, printer, stock.name))
    return calibration_view(row)


def calibrations(session: Session) -> list[CalibrationView]:
    """All current calibrations."""
    return list(map(calibration_view, current_calibrations(session)))


def calibrated(session: Session, paper: Paper) -> Paper:
    """The paper with the correction of its printer. Raises NotCalibrated, UnknownStock and LabelTooSmall."""
    if paper.printer is None:
        return paper
    stock = find(paper.stock, paper.own)
    row = calibration_of(session, paper.printer, stock.name)
    if row is None:
        raise NotCalibrated(_unknown(session, paper.printer, stock.name))
    return replace(paper, printer=row.printer, placing=miss_of(row).inverse)


def said(placing: Placing) -> str:
    """A correction in words."""
    return (
        f"moved by {placing.offset_x_mm:+.2f} mm across and {placing.offset_y_mm:+.2f} mm down, "
        f"scaled by {placing.scale_x:.4f} × {placing.scale_y:.4f}"
    )


def _named(session: Session, printer: str) -> str:
    name = stored_spelling(session, printer)
    if not name or name != plain(name) or len(name) > LONGEST_NAME or '"' in name:
        raise BadValue(f"call the printer by a name of 1 to {LONGEST_NAME} characters without quotes, as OFFICE")
    return name


def _unknown(session: Session, printer: str, stock: str) -> str:
    others = [f"{one.printer} for {one.stock}" for one in current_calibrations(session)]
    known = f"; calibrated are: {', '.join(others[:5])}" if others else ""
    return f"{printer} is not calibrated for {stock}{known}"


def _worst_mm(seen: Placing, stock: Stock) -> float:
    corners = [(x, y) for box in boxes(stock) for x in (box.x_mm, box.right_mm) for y in (box.y_mm, box.bottom_mm)]
    return max(hypot(seen.x(x) - x, seen.y(y) - y) for x, y in corners)


def _lost_mm(stock: Stock, correction: Placing) -> float:
    before, after = reachable(stock), reachable(stock, correction)
    return max(before.width_mm - after.width_mm, before.height_mm - after.height_mm, 0.0)


def _page(stock: Stock) -> str:
    width_mm, height_mm = stock.page_mm
    size = f"{width_mm:g} × {height_mm:g} mm"
    return f"{PAGES[stock.page_mm]}, {size}" if stock.page_mm in PAGES else size
