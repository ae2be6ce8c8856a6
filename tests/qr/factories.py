"""Labels with defaults, and PDFs read back by other programs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # publishes no types

from api.files.whole import whole_file
from qr.files.kinds import PDF
from qr.layout.label import Label
from qr.output.sheet import SheetSummary, Work, require_fitting, write_sheet
from qr.pdf.page import form
from qr.stock.finding import Box, Stock, find

HOST = "q.firm.dk"
ALPHABET = "0123456789ABCDFGHJKMNPQRSTVWXYZ"
MM_PER_PT = 25.4 / 72
SHEETS = tuple(map(find, ("L7160", "HERMA 4346", "5160")))
"""Sheets for tests of drawing: large and small labels, A4 and Letter."""


@dataclass(frozen=True)
class ALabel:
    """A label as callers pass it; any class with these attributes can be printed."""

    code: str
    number: str
    name: str
    building: str
    place: str


def a_label(at: int = 0, **overrides: str) -> ALabel:
    """Return a fire door, with a code of its own for each number."""
    return replace(
        ALabel(a_code(at), "D 2.14", "Fire door EI 60", "Station North", "2nd floor · Corridor"), **overrides
    )


def a_code(at: int) -> str:
    """Return nine characters that look as random as real codes do."""
    scrambled = (at + 1) * 0x9E3779B97F4A7C15 % 31**9
    return "".join(ALPHABET[scrambled // 31**place % 31] for place in range(9))


def in_hyphens(code: str) -> str:
    """Return a code as people read it."""
    return f"{code[:3]}-{code[3:6]}-{code[6:]}"


def labels(count: int) -> list[ALabel]:
    """Return `count` labels, each with its own code."""
    return [a_label(at) for at in range(count)]


def printed(target: Path, *things: Label, stock: Stock | None = None, **options: Any) -> SheetSummary:
    """Print labels, on L7160 by default.

    options: `host`, and what else `form` and `Work` take.
    """
    on = stock or find("L7160")
    shared = {name: options.pop(name) for name in ("warning", "style", "placing") if name in options}
    pages = form(on, options.pop("host", HOST), **shared)
    work = Work(starts=(options.pop("start", 1),), **options) if "starts" not in options else Work(**options)
    require_fitting(on, work)
    with whole_file(target, PDF) as write:
        return write_sheet(write, pages, things, work)


def ink(pdf: Path, page: int = 0) -> Iterator[tuple[str, Box]]:
    """Yield each drawn character with the box of its ink, in mm from the page's upper left corner."""
    with pypdfium2.PdfDocument(pdf) as document:
        height_pt = document[page].get_height()
        text = document[page].get_textpage()
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            box = (left, height_pt - top, right - left, top - bottom)
            yield text.get_text_range(at, 1), Box(*(value * MM_PER_PT for value in box))


def words(pdf: Path, page: int = 0) -> str:
    """Return the text of a page, line by line."""
    with pypdfium2.PdfDocument(pdf) as document:
        return str(document[page].get_textpage().get_text_range())


def inside(inner: Box, outer: Box, tolerance_mm: float = 0.01) -> bool:
    """Tell whether a box lies within another one."""
    return (
        inner.x_mm >= outer.x_mm - tolerance_mm
        and inner.y_mm >= outer.y_mm - tolerance_mm
        and inner.right_mm <= outer.right_mm + tolerance_mm
        and inner.bottom_mm <= outer.bottom_mm + tolerance_mm
    )


def apart(one: Box, other: Box, tolerance_mm: float = 0.01) -> bool:
    """Tell whether two boxes have no point in common."""
    return (
        one.right_mm <= other.x_mm + tolerance_mm
        or other.right_mm <= one.x_mm + tolerance_mm
        or one.bottom_mm <= other.y_mm + tolerance_mm
        or other.bottom_mm <= one.y_mm + tolerance_mm
    )
