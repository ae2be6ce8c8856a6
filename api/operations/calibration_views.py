"""What is told of printers and how far they miss."""

from datetime import datetime

from api.operations.elements.views import View
from qr.stock.calibration import Placing
from registry.tables import Calibration


class CalibrationView(View):
    """How far a printer misses on a stock: what is drawn at x lands at offset + scale · x, in mm from the corner."""

    number: int
    printer: str
    stock: str
    offset_x_mm: float
    """to the right of where it should be, at the left edge"""
    offset_y_mm: float
    """below where it should be, at the upper edge"""
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
    """the number of the correction that it was printed with, 0 for none"""
    exact: list[float]
    """what a printer that misses nothing reads at A, B, C and D, and at E where the page has one"""
    command: str
    """what to type when it has been read"""


class CalibratedView(View):
    """What was made of readings."""

    calibration: CalibrationView
    before: CalibrationView | None
    off_mm: float
    """how far the worst corner of a label was off on the page that was read"""
    corrected: bool
    """whether that page was printed with a correction"""
    askew_degrees: float
    """by how much the paper was fed askew, clockwise; 0 where E was not read, or read as A"""
    askew_mm: float
    """how far that moves labels over the page: no correction mends it"""
    lost_mm: float
    """by how much labels get narrower or lower, since the printer cannot reach the rest where the correction puts it"""
    dry_run: bool = False


def calibration_view(row: Calibration) -> CalibrationView:
    """What is told of a calibration."""
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
    """What the printer does."""
    return Placing(row.offset_x_mm, row.offset_y_mm, row.scale_x, row.scale_y)
