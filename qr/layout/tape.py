"""Endless tape, cut to a length."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import isfinite

from qr.errors import LabelTooSmall, LengthUnfit
from qr.layout.face import Face, Written
from qr.layout.label import Label
from qr.stock.grid import Stock

SHORTEST_MM, LONGEST_MM = 15.0, 1000.0
"""Printers cut no shorter pieces; longer ones are no labels."""
LEAST_MM, MOST_MM = 25, 120
"""Between which the length is chosen where nobody says it."""
READABLE_PT = 6.0
"""Letters that a choice of length leaves at least, where a longer label has larger ones."""


def cut(stock: Stock, length_mm: float) -> Stock:
    """Return a piece of tape of a length in mm. Raises LengthUnfit for what is no tape, and no length of one."""
    if stock.kind != "tape":
        raise LengthUnfit(f"{stock.name} is no tape, its labels have one size: leave the length out.")
    if not isfinite(length_mm) or not SHORTEST_MM <= length_mm <= LONGEST_MM:
        raise LengthUnfit(f"{stock.name} is cut to {SHORTEST_MM:g} to {LONGEST_MM:g} mm, not to {length_mm:g} mm.")
    width_mm, height_mm = stock.page_mm
    if stock.runs == "width":
        label_mm = length_mm - 2 * stock.left_mm
        return replace(stock, page_mm=(length_mm, height_mm), width_mm=label_mm, pitch_x_mm=label_mm)
    label_mm = length_mm - 2 * stock.top_mm
    return replace(stock, page_mm=(width_mm, length_mm), height_mm=label_mm, pitch_y_mm=label_mm)


def as_chosen_by(stock: Stock, length_mm: float | None = None) -> Stock:
    """Return the label by whose size a layout is chosen: a tape is cut for its words only once its layout is known.

    length_mm: the length that is asked for; without it, a long piece along the tape, and a short one across it.
    """
    if stock.kind != "tape":
        return stock
    return cut(stock, length_mm or (MOST_MM if stock.runs == "width" else LEAST_MM))


def cut_to(stock: Stock, length_mm: float, face_on: Callable[[Stock], Face]) -> Stock:
    """Return a piece of tape of a length in mm that carries a label.

    face_on: how labels are laid out on a piece. Raises LengthUnfit for what is no tape, no length of one, and a length
    that carries no symbol, with the shortest that does; LabelTooSmall where even the longest piece carries none.
    """
    piece = cut(stock, length_mm)
    if _carries(piece, face_on):
        return piece
    face_on(cut(stock, LONGEST_MM))
    lengths = range(int(SHORTEST_MM), int(LONGEST_MM))
    enough = SHORTEST_MM + bisect_left(lengths, True, key=lambda one: _carries(cut(stock, one), face_on))
    raise LengthUnfit(
        f"{stock.name} cut to {length_mm:g} mm is too short for the symbol: cut it to {enough:g} mm or more, or leave "
        "the length out, and it is as long as the words need."
    )


def cut_for(stock: Stock, labels: Sequence[Label], face_on: Callable[[Stock], Face]) -> Stock:
    """Return the shortest piece of tape, to a whole mm, on which each of the labels has all that a long one has.

    Along the tape that is every line as long and as large as on a piece of MOST_MM; across it, where letters grow with
    the length, no word left out and none smaller than READABLE_PT. No piece is longer than MOST_MM.

    face_on: how labels are laid out on a piece. Raises LabelTooSmall where even the longest piece carries no symbol.
    """
    longest = face_on(cut(stock, MOST_MM))
    hardest_first = list(labels)

    def holds(length_mm: int) -> bool:
        try:
            face = face_on(cut(stock, length_mm))
        except LabelTooSmall:
            return False
        for at, label in enumerate(hardest_first):
            if not _holds(face, longest, label, stock):
                hardest_first.insert(0, hardest_first.pop(at))
                return False
        return True

    lengths = range(LEAST_MM, MOST_MM)
    return cut(stock, LEAST_MM + bisect_left(lengths, True, key=holds))


def _carries(piece: Stock, face_on: Callable[[Stock], Face]) -> bool:
    try:
        face_on(piece)
    except LabelTooSmall:
        return False
    return True


def _holds(face: Face, longest: Face, label: Label, stock: Stock) -> bool:
    here = face.write(label)
    if stock.runs == "width":
        return _set(here) == _set(longest.write(label))
    return not here.shortened and _smallest_pt(here) >= min(READABLE_PT, _smallest_pt(longest.write(label)))


def _smallest_pt(written: Written) -> float:
    return min(size_pt for _, size_pt in _set(written))


def _set(written: Written) -> list[tuple[str, float]]:
    return [(placed.line.words, round(placed.line.size_pt, 2)) for placed in written.lines]
