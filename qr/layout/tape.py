"""Cutting endless tape to a length."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import isfinite

from qr.errors import LabelTooSmall, LengthUnfit
from qr.layout.face import Face, Written
from qr.layout.label import Label
from qr.stock.grid import Stock

SHORTEST_MM, LONGEST_MM = 15.0, 1000.0
"""Limits of the length of a piece: printers cut no shorter ones, and longer ones are not labels."""
LEAST_MM, MOST_MM = 25, 120
"""Limits of an automatically chosen length."""
READABLE_PT = 6.0
"""The least size of letters at an automatically chosen length, where a longer piece has larger ones."""


def cut(stock: Stock, length_mm: float) -> Stock:
    """Return a piece of tape with a length in mm. Raises LengthUnfit for other stock and for an impossible length."""
    if stock.kind != "tape":
        raise LengthUnfit(f"{stock.name} is not a tape and its labels have a fixed size: leave the length out.")
    if not isfinite(length_mm) or not SHORTEST_MM <= length_mm <= LONGEST_MM:
        raise LengthUnfit(f"{stock.name} is cut to {SHORTEST_MM:g} to {LONGEST_MM:g} mm, not to {length_mm:g} mm.")
    width_mm, height_mm = stock.page_mm
    if stock.runs == "width":
        label_mm = length_mm - 2 * stock.left_mm
        return replace(stock, page_mm=(length_mm, height_mm), width_mm=label_mm, pitch_x_mm=label_mm)
    label_mm = length_mm - 2 * stock.top_mm
    return replace(stock, page_mm=(width_mm, length_mm), height_mm=label_mm, pitch_y_mm=label_mm)


def piece_for_layout(stock: Stock, length_mm: float | None = None) -> Stock:
    """Return the stock by whose size a layout is chosen, since a tape is cut to its words only after that.

    length_mm: the requested length; by default a long piece for labels along the tape, a short one for labels across.
    """
    if stock.kind != "tape":
        return stock
    return cut(stock, length_mm or (MOST_MM if stock.runs == "width" else LEAST_MM))


def cut_to(stock: Stock, length_mm: float, face_on: Callable[[Stock], Face]) -> Stock:
    """Return a piece of tape with a length in mm that has room for a label.

    face_on: lays out the labels of a piece.

    Raises LengthUnfit for other stock, for an impossible length, and for a length that is too short for the symbol,
    with the shortest possible one; LabelTooSmall where even the longest piece is too small.
    """
    piece = cut(stock, length_mm)
    if _has_room(piece, face_on):
        return piece
    face_on(cut(stock, LONGEST_MM))
    lengths = range(int(SHORTEST_MM), int(LONGEST_MM))
    enough = SHORTEST_MM + bisect_left(lengths, True, key=lambda length: _has_room(cut(stock, length), face_on))
    raise LengthUnfit(
        f"{stock.name} cut to {length_mm:g} mm is too short for the symbol: cut it to {enough:g} mm or more, or leave "
        "the length out to get the length that the words need."
    )


def cut_for(stock: Stock, labels: Sequence[Label], face_on: Callable[[Stock], Face]) -> Stock:
    """Return the shortest piece of tape, in whole mm, on which all labels are as complete as on a long one.

    For labels along the tape, all lines are as on a piece of MOST_MM. For labels across it, whose letters grow with the
    length, no word is left out and no letters are smaller than READABLE_PT. No piece is longer than MOST_MM.

    face_on: lays out the labels of a piece. Raises LabelTooSmall where even the longest piece is too small.
    """
    longest = face_on(cut(stock, MOST_MM))
    hardest_first = list(labels)

    def suffices(length_mm: int) -> bool:
        try:
            face = face_on(cut(stock, length_mm))
        except LabelTooSmall:
            return False
        for at, label in enumerate(hardest_first):
            if not _is_complete(face, longest, label, stock):
                hardest_first.insert(0, hardest_first.pop(at))
                return False
        return True

    lengths = range(LEAST_MM, MOST_MM)
    return cut(stock, LEAST_MM + bisect_left(lengths, True, key=suffices))


def _has_room(piece: Stock, face_on: Callable[[Stock], Face]) -> bool:
    try:
        face_on(piece)
    except LabelTooSmall:
        return False
    return True


def _is_complete(face: Face, longest: Face, label: Label, stock: Stock) -> bool:
    here = face.write(label)
    if stock.runs == "width":
        return _set(here) == _set(longest.write(label))
    return not here.shortened and _smallest_pt(here) >= min(READABLE_PT, _smallest_pt(longest.write(label)))


def _smallest_pt(written: Written) -> float:
    return min(size_pt for _, size_pt in _set(written))


def _set(written: Written) -> list[tuple[str, float]]:
    return [(placed.line.words, round(placed.line.size_pt, 2)) for placed in written.lines]
