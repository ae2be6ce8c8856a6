"""Labels and margins as PDF operators."""

from collections.abc import Iterator

from qr.fonts.script import plain
from qr.fonts.typeface import BOLD, CAP_HEIGHT, REGULAR, Typeface
from qr.layout.face import PT_PER_MM, Face, Fill, Picture, Placed, Written
from qr.layout.fitting import Line
from qr.pdf.file import number
from qr.pdf.lettering import Lettering
from qr.stock.calibration import NOT_PLACED, Placing
from qr.stock.finding import Box, Stock

LOGO = "Logo"
"""The name of a document's logo in its resources."""
UNPRINTABLE_MM = 4.6
"""The blank edge that printers leave along the paper."""
BAR_MM = 4.2
BAR_GAP_MM = 1.5
"""The distance between a bar and the labels."""
WARNING_PT = 9.0
HINT_PT = 6.0


def has_margins(stock: Stock) -> bool:
    """Tell whether the margins of a sheet have room for a warning above and below the labels."""
    return min(stock.top_mm, stock.bottom_mm) >= UNPRINTABLE_MM + BAR_MM + BAR_GAP_MM


def placed(placing: Placing, page_height_mm: float) -> bytes:
    """Return the operator that moves and scales the content of a page; empty if nothing is to be moved.

    PDF measures from the lower left corner, a placing from the upper left one.
    """
    if placing == NOT_PLACED:
        return b""
    up_pt = (page_height_mm * (1 - placing.scale_y) - placing.offset_y_mm) * PT_PER_MM
    values = (placing.scale_x, 0, 0, placing.scale_y, placing.offset_x_mm * PT_PER_MM, up_pt)
    return b" ".join(b"%.6f" % value for value in values) + b" cm"


def label(lettering: Lettering, face: Face, written: Written, symbol: str, corner_pt: tuple[float, float]) -> bytes:
    """Return the operators that draw a label: fills and logo, text, then the symbol under a matrix of its own.

    symbol: from `qr.symbol.drawing.operators`.
    corner_pt: the label's upper left corner in points from the page's lower left one.
    """
    module = number(face.symbol.module_mm * PT_PER_MM)
    left, down = number(face.symbol_x_mm * PT_PER_MM), number(-face.symbol_y_mm * PT_PER_MM)
    return b"\n".join(
        (
            b"q 1 0 0 1 %s %s cm" % tuple(map(number, corner_pt)),
            around_symbol(lettering, face, written),
            b"%s 0 0 -%s %s %s cm" % (module, module, left, down),
            symbol.encode(),
            b"Q",
        )
    )


def around_symbol(lettering: Lettering, face: Face, written: Written) -> bytes:
    """Return the operators that draw a label without its symbol, from the label's upper left corner."""
    drawn = (*_fills(written.fills), *_logo(face.picture))
    return b"\n".join((*drawn, b"BT", *_text(lettering, written.lines), b"ET"))


def warning_bars(lettering: Lettering, stock: Stock, warning: str) -> bytes:
    """Return the operators for a warning in black bars above and below the labels of a page."""
    width_mm = stock.page_mm[0] - 2 * stock.left_mm
    line = _one_line(warning, WARNING_PT, BOLD, width_mm - 4)
    above_mm = stock.top_mm - BAR_GAP_MM - BAR_MM
    below_mm = stock.page_mm[1] - stock.bottom_mm + BAR_GAP_MM
    bars = (Box(stock.left_mm, y_mm, width_mm, BAR_MM) for y_mm in (above_mm, below_mm))
    return b"\n".join(_bar(lettering, line, bar, stock.page_mm[1]) for bar in bars)


def hint(lettering: Lettering, stock: Stock, words: str) -> bytes:
    """Return the operators for small print at the foot of a page, addressed to the person at the printer."""
    line = _one_line(words, HINT_PT, REGULAR, stock.page_mm[0] - 2 * stock.left_mm)
    return b"BT %s %s Td %s ET" % (*_centred(line, stock.page_mm[0] / 2, UNPRINTABLE_MM), lettering.shown(line))


def _fills(fills: tuple[Fill, ...]) -> Iterator[bytes]:
    for fill in fills:
        colour = b" ".join(_colour(part) for part in fill.rgb)
        yield b"%s rg %s re f" % (colour, b" ".join(map(number, _corners(fill.box))))
    if fills:
        yield b"0 g"


def _logo(picture: Picture | None) -> Iterator[bytes]:
    if picture:
        x, y, width, height = map(number, _corners(picture.box))
        yield b"q %s 0 0 %s %s %s cm /%s Do Q" % (width, height, x, y, LOGO.encode())


def _corners(box: Box) -> tuple[float, float, float, float]:
    """Return the lower left corner and the size in points, from the upper left corner of the label, y upward."""
    x_pt, y_pt, width_pt, height_pt = (mm * PT_PER_MM for mm in (box.x_mm, -box.bottom_mm, box.width_mm, box.height_mm))
    return x_pt, y_pt, width_pt, height_pt


def _colour(part: int) -> bytes:
    return f"{part / 255:.3f}".rstrip("0").rstrip(".").encode()


def _text(lettering: Lettering, lines: tuple[Placed, ...]) -> Iterator[bytes]:
    x_pt = y_pt = 0.0
    for placed_line in lines:
        yield b"%s %s Td %s" % (
            number(placed_line.x_pt - x_pt),
            number(y_pt - placed_line.y_pt),
            lettering.shown(placed_line.line),
        )
        x_pt, y_pt = placed_line.x_pt, placed_line.y_pt


def _bar(lettering: Lettering, line: Line, bar: Box, page_height_mm: float) -> bytes:
    lower_mm = page_height_mm - bar.bottom_mm
    corners = (bar.x_mm, lower_mm, bar.width_mm, bar.height_mm)
    baseline_mm = lower_mm + (bar.height_mm - line.size_pt * CAP_HEIGHT / PT_PER_MM) / 2
    x, y = _centred(line, bar.x_mm + bar.width_mm / 2, baseline_mm)
    box = b" ".join(number(mm * PT_PER_MM) for mm in corners)
    return b"0 g %s re f 1 g BT %s %s Td %s ET 0 g" % (box, x, y, lettering.shown(line))


def _centred(line: Line, middle_mm: float, baseline_mm: float) -> tuple[bytes, bytes]:
    width_pt = line.face.ems(line.words) * line.size_pt
    return number(middle_mm * PT_PER_MM - width_pt / 2), number(baseline_mm * PT_PER_MM)


def _one_line(words: str, size_pt: float, face: Typeface, width_mm: float) -> Line:
    """Set words on one line, at a smaller size if they are too wide."""
    clean = plain(words)
    return Line(clean, min(size_pt, width_mm * PT_PER_MM / face.ems(clean)), face)
