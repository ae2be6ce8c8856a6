"""The face of labels: the positions that all labels of a stock and template share, and the words of each label."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from qr.errors import LabelTooSmall
from qr.fonts.script import plain
from qr.fonts.typeface import BOLD, REGULAR, Typeface, unknown_in, weights
from qr.layout.arrangement import CODE_EMS, PT_PER_MM, SAMPLE_CODE, arranged
from qr.layout.colours import Rgb, colour_of
from qr.layout.fitting import SMALLEST_PT, Fitted, Line, Text, fit, height, steps
from qr.layout.label import CodeOnly, Label, printable_code
from qr.layout.logo import Logo
from qr.layout.style import Style
from qr.layout.wording import Measure, texts
from qr.stock.finding import Box
from qr.symbol.address import CodeHost
from qr.symbol.drawing import SymbolSize

__all__ = ["PT_PER_MM", "Face", "Fill", "Picture", "Placed", "Written", "face"]

LARGEST_UNIT_PT = 18.0
UNIT_SHARE = 0.19
"""The base size of a label's letters as a share of the height of its words; sizes of rows are multiples of it."""
GAP = 0.4
"""The distance between the words at the top and those at the foot, as a multiple of the base size."""
LITTLE_SMALLER = 0.82
"""Words that would have to shrink below this scale extend above the symbol's upper edge, where there is room."""
LEAST_LOGO_MM = (7.0, 4.0)
LOGO_GAP_MM = 2.0
LOGO_SHARE = 0.2
"""The share of the height that a logo above the words takes."""
BLACK: Rgb = (0, 0, 0)
NO_WORDS = CodeOnly(SAMPLE_CODE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and the left end of its baseline, in points from the label's upper left corner, y downward."""

    line: Line
    x_pt: float
    y_pt: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A rectangle in one colour, in mm from the label's upper left corner."""

    box: Box
    rgb: Rgb


@dataclass(frozen=True, slots=True)
class Picture:
    """The logo as a PNG in RGB, and its box, in mm from the label's upper left corner."""

    box: Box
    png: bytes
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class Written:
    """The lines and fills of a label; whether words were shortened, and which characters no font has."""

    code: str
    lines: tuple[Placed, ...]
    shortened: bool
    missing: frozenset[str]
    fills: tuple[Fill, ...] = ()


@dataclass(frozen=True, slots=True)
class Face:
    """The positions of symbol, words and logo on all labels of a stock, in mm from the label's upper left corner."""

    symbol: SymbolSize
    symbol_x_mm: float
    symbol_y_mm: float
    words: Box
    reach_mm: float
    unit_pt: float
    style: Style
    host: str
    note: str
    bar: Box | None = None
    frame: tuple[Fill, ...] = ()
    picture: Picture | None = None
    foot_mm: float | None = None
    """the width of the words at the foot, if a logo is beside them"""
    weights: tuple[Typeface, Typeface] = field(default=(REGULAR, BOLD))
    """regular and bold"""

    def write(self, label: Label) -> Written:
        """Return the lines of a label with their positions."""
        below = list(texts(label, "foot", self.style, self.host, self._measure(self.foot_mm)))
        if self.note:
            below.append(Text(plain(self.note), SMALLEST_PT, self.weights[1]))
        foot = fit(below, self._measure(self.foot_mm).width_pt, self.words.height_mm * PT_PER_MM)
        top = list(texts(label, "top", self.style, self.host, self._measure()))
        above, top_pt = self._above(top, height(foot.lines))
        lines = (*self._placed(above.lines, top_pt), *self._placed(foot.lines, self._foot_top_pt(foot.lines)))
        missing = frozenset(unknown_in("".join(text.words for text in (*top, *below)), self.weights[0]))
        return Written(
            code=printable_code(label.code),
            lines=lines,
            shortened=above.shortened or foot.shortened,
            missing=missing,
            fills=(*self.frame, *self._bar_of(label)),
        )

    def _measure(self, width_mm: float | None = None) -> Measure:
        width_pt = (self.words.width_mm if width_mm is None else width_mm) * PT_PER_MM
        return Measure(self.unit_pt, width_pt, self.weights)

    def _above(self, top: Sequence[Text], foot_pt: float) -> tuple[Fitted, float]:
        """Return the words at the top and their upper edge: level with the symbol, or above it if there are many."""
        top_pt, gap_pt = self.words.y_mm * PT_PER_MM, self.unit_pt * GAP
        room_pt = self.words.height_mm * PT_PER_MM - foot_pt - gap_pt
        above = fit(top, self.words.width_mm * PT_PER_MM, room_pt)
        more_pt = top_pt - self.reach_mm * PT_PER_MM
        if more_pt > 0 and (above.shortened or above.scale < LITTLE_SMALLER):
            above = fit(top, self.words.width_mm * PT_PER_MM, room_pt + more_pt)
            top_pt -= max(0.0, height(above.lines) - room_pt)
        return above, top_pt

    def _foot_top_pt(self, lines: Sequence[Line]) -> float:
        return self.words.bottom_mm * PT_PER_MM - height(lines)

    def _placed(self, lines: Sequence[Line], y_pt: float) -> Iterator[Placed]:
        for line, step in zip(lines, steps(lines), strict=True):
            y_pt += step
            yield Placed(line, self._x_pt(line), y_pt)

    def _x_pt(self, line: Line) -> float:
        left_pt = self.words.x_mm * PT_PER_MM
        if not self.style.template.centred:
            return left_pt
        return left_pt + (self.words.width_mm * PT_PER_MM - line.face.ems(line.words) * line.size_pt) / 2

    def _bar_of(self, label: Label) -> Iterator[Fill]:
        rgb = colour_of(plain(getattr(label, "system", "")), self.style.colours) if self.bar else None
        if self.bar and rgb:
            yield Fill(self.bar, rgb)


def face(width_mm: float, height_mm: float, host: CodeHost, note: str = "", style: Style | None = None) -> Face:
    """Return the face of labels of one size.

    host: the host of their codes.
    note: small print below the host on each label.
    style: template, language, fonts, colours and logo; the standard layout by default.

    Raises LabelTooSmall where symbol, code and host do not fit on the label, FontUnfit for a font that cannot be used.
    """
    style = style or Style()
    place = arranged(width_mm, height_mm, host, style.template, bar=bool(style.colours))
    width_pt, height_pt = place.words.width_mm * PT_PER_MM, place.words.height_mm * PT_PER_MM
    layout = Face(
        symbol=place.symbol,
        symbol_x_mm=place.symbol_x_mm,
        symbol_y_mm=place.symbol_y_mm,
        words=place.words,
        reach_mm=place.reach_mm,
        unit_pt=min(width_pt / CODE_EMS, height_pt * UNIT_SHARE, LARGEST_UNIT_PT),
        style=style,
        host=host.shown,
        note=note,
        bar=place.bar,
        frame=tuple(Fill(box, BLACK) for box in place.frame),
        weights=weights(style.fonts),
    )
    layout = _with_logo(layout) if style.logo else layout
    if layout.write(NO_WORDS).shortened:
        raise LabelTooSmall(f"{host.shown} does not fit beside the symbol: use larger labels or a shorter host.")
    return layout


def _with_logo(layout: Face) -> Face:
    """Place the logo beside the words at the foot, or above all words, if there is room; otherwise leave it out."""
    place = layout.style.template.logo
    logo = layout.style.logo
    if logo is None or place == "none":
        return layout
    foot = layout.write(NO_WORDS).lines
    code_mm = max(placed.line.face.ems(placed.line.words) * placed.line.size_pt for placed in foot) / PT_PER_MM
    beside_mm = layout.words.width_mm - code_mm - LOGO_GAP_MM
    foot_mm = height([placed.line for placed in foot]) / PT_PER_MM
    is_beside = place == "foot" and not layout.style.template.centred
    if is_beside and beside_mm >= LEAST_LOGO_MM[0] and foot_mm >= LEAST_LOGO_MM[1]:
        box = _inside(
            logo, Box(layout.words.right_mm - beside_mm, layout.words.bottom_mm - foot_mm, beside_mm, foot_mm), 1
        )
        return replace(layout, picture=_picture(logo, box), foot_mm=code_mm + 0.1)
    high_mm = layout.words.height_mm * LOGO_SHARE
    if high_mm < LEAST_LOGO_MM[1]:
        return layout
    left = 0.5 if layout.style.template.centred else 0
    box = _inside(logo, Box(layout.words.x_mm, layout.words.y_mm, layout.words.width_mm, high_mm), left)
    words = _lower(layout.words, box.height_mm + LOGO_GAP_MM / 2)
    return replace(layout, picture=_picture(logo, box), words=words, reach_mm=words.y_mm)


def _inside(logo: Logo, room: Box, at: float) -> Box:
    """Return the largest box of the logo's shape at the bottom of `room`: left (at=0), centred (0.5) or right (1)."""
    width_mm = min(room.width_mm, room.height_mm * logo.ratio)
    height_mm = width_mm / logo.ratio
    return Box(room.x_mm + (room.width_mm - width_mm) * at, room.y_mm + room.height_mm - height_mm, width_mm, height_mm)


def _lower(box: Box, by_mm: float) -> Box:
    return Box(box.x_mm, box.y_mm + by_mm, box.width_mm, box.height_mm - by_mm)


def _picture(logo: Logo, box: Box) -> Picture:
    return Picture(box, logo.png, logo.width_px, logo.height_px)
