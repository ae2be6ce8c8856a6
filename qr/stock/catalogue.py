"""The built-in catalogue of label stock: measures from makers and sellers, with the source of the margins.

The columns for sheets are names, columns, rows, the label's width and height, left and upper margin, pitch across and
down, in mm; source and material.
"""

from collections.abc import Iterator
from dataclasses import replace

from qr.stock.grid import A4_MM, LETTER_MM, Stock

ADDS_UP = "margins equal on both sides: size, count and pitch as sold add up to the page"
CENTRED = "centred: size, count and pitch as sold, in the middle of the page"
PUBLISHED = "as published: sources differ, check on the sheet"
TEST_PRINTED = "test-printed: as published, and seen right on a sheet"
SAME_GRID = "presumed: same grid as {}"
AS_ANOTHER = "as published: same grid as {}; sources differ, check on the sheet"
MEDIUM = "as the maker publishes: the medium, and what printers reach of it"
SIZE_ONLY = "size as sold: that 1 mm is kept free all round is presumed"
ENDLESS = "as the maker publishes: the width, and what printers reach of it; ends as those of DK-11209"
TAPE = "as published: the width, and what printers reach of it; 2 mm kept free at both ends are presumed"

PAPER, FILM, POLYESTER = "paper", "film", "polyester"
THERMAL_PAPER = "thermal paper: direct thermal, fades, not for years"
LAMINATED = "polyester: laminated tape"
AS_BOUGHT = "as bought: polyester and thermal transfer last"

Row = tuple[str, int, int, float, float, float, float, float, float, str, str]

AVERY_A4: tuple[Row, ...] = (
    ("L7160 J8160", 3, 7, 63.5, 38.1, 7.25, 15.15, 66.0, 38.1, ADDS_UP, PAPER),
    ("L7159 J8159", 3, 8, 63.5, 33.9, 7.25, 12.9, 66.0, 33.9, ADDS_UP, PAPER),
    ("L7161 J8161", 3, 6, 63.5, 46.6, 7.25, 8.7, 66.0, 46.6, ADDS_UP, PAPER),
    ("L7162 J8162", 2, 8, 99.1, 33.9, 4.65, 12.9, 101.6, 33.9, ADDS_UP, PAPER),
    ("L7163 J8163", 2, 7, 99.1, 38.1, 4.65, 15.15, 101.6, 38.1, ADDS_UP, PAPER),
    ("L7165 J8165", 2, 4, 99.1, 67.7, 4.65, 13.1, 101.6, 67.7, ADDS_UP, PAPER),
    ("L7651 J8651", 5, 13, 38.1, 21.2, 4.75, 10.7, 40.6, 21.2, ADDS_UP, PAPER),
    ("L4731", 7, 27, 25.4, 10.0, 8.45, 13.5, 27.95, 10.0, ADDS_UP, PAPER),
    ("L6008", 7, 27, 25.4, 10.0, 8.45, 13.5, 27.95, 10.0, SAME_GRID.format("L4731"), POLYESTER),
    ("L4732", 5, 16, 35.6, 16.9, 11.0, 13.3, 38.1, 16.9, CENTRED, PAPER),
    ("L6009", 4, 12, 45.72, 21.167, 9.75, 21.5, 48.26, 21.167, SAME_GRID.format("HERMA 4346"), POLYESTER),
    ("3475", 3, 8, 70.0, 36.0, 0.0, 4.43, 70.0, 36.0, PUBLISHED, PAPER),
    ("3657", 4, 10, 48.5, 25.4, 8.0, 21.75, 48.5, 25.4, TEST_PRINTED, PAPER),
)
HERMA_A4: tuple[Row, ...] = (
    ("4346", 4, 12, 45.72, 21.167, 9.75, 21.5, 48.26, 21.167, ADDS_UP, ""),
    ("4333", 7, 27, 25.4, 10.0, 8.48, 13.5, 27.94, 10.0, ADDS_UP, ""),
    ("10003 4345", 5, 16, 35.56, 16.93, 11.02, 13.06, 38.10, 16.93, PUBLISHED, ""),
    ("4606 4270", 5, 13, 38.0, 21.2, 9.5, 10.5, 38.0, 21.2, PUBLISHED, ""),
    ("4608 4272", 4, 11, 48.3, 25.4, 8.5, 8.5, 48.3, 25.4, PUBLISHED, ""),
    ("4614 4670", 3, 8, 66.0, 33.8, 5.7, 13.0, 66.0, 33.8, PUBLISHED, ""),
    ("4412", 2, 5, 80.0, 50.0, 17.5, 13.5, 95.0, 55.0, PUBLISHED, ""),
    ("4222", 3, 9, 63.5, 29.6, 7.25, 15.3, 66.0, 29.6, CENTRED, FILM),
)
AVERY_LETTER: tuple[Row, ...] = (
    ("5160", 3, 10, 66.67, 25.4, 4.78, 12.7, 69.85, 25.4, PUBLISHED, PAPER),
    ("5520", 3, 10, 66.67, 25.4, 4.78, 12.7, 69.85, 25.4, AS_ANOTHER.format("5160"), "film: weatherproof"),
    ("5163", 2, 5, 101.6, 50.8, 4.13, 12.7, 106.36, 50.8, PUBLISHED, PAPER),
    ("5523", 2, 5, 101.6, 50.8, 4.13, 12.7, 106.36, 50.8, AS_ANOTHER.format("5163"), "film: weatherproof"),
    ("5164", 2, 3, 101.6, 84.67, 3.97, 12.7, 106.36, 84.67, PUBLISHED, PAPER),
    ("5167 5267", 4, 20, 44.45, 12.7, 7.62, 12.7, 52.07, 12.7, PUBLISHED, PAPER),
    ("6576", 4, 8, 44.45, 31.75, 11.9, 13.2, 49.3, 31.75, PUBLISHED, POLYESTER),
)

ROLLS = (
    ("Brother", "DK-11204", ("11204",), (17.0, 54.0), (13.97, 47.92), MEDIUM, THERMAL_PAPER),
    ("Brother", "DK-11209", ("11209",), (62.0, 29.0), (58.93, 22.94), MEDIUM, THERMAL_PAPER),
    ("Brother", "DK-11201", ("11201",), (29.0, 90.0), (25.91, 83.9), MEDIUM, THERMAL_PAPER),
    ("Dymo", "Dymo 99012", (), (36.0, 89.0), None, SIZE_ONLY, THERMAL_PAPER),
    ("Dymo", "Dymo 99010", ("30252",), (28.0, 89.0), None, SIZE_ONLY, THERMAL_PAPER),
    ("Dymo", "Dymo 11354", ("30334",), (57.0, 32.0), None, SIZE_ONLY, THERMAL_PAPER),
    ("Zebra", "Zebra 50.8x25.4", ("Zebra 51x25", "2x1 inch"), (50.8, 25.4), None, SIZE_ONLY, AS_BOUGHT),
    ("Zebra", "Zebra 76.2x25.4", ("Zebra 76x25", "3x1 inch"), (76.2, 25.4), None, SIZE_ONLY, AS_BOUGHT),
)
"""Maker, name, other names, size across × along the roll, size of the printable area, source and material."""
KEPT_FREE_MM = 1.0
"""The blank edge of media whose printable area is not published."""

TAPES = (
    ("TZe 18", ("TZe-241", "TZe-S241", "18 mm"), 18.0, 11.6),
    ("TZe 24", ("TZe-251", "TZe-S251", "24 mm"), 24.0, 17.6),
)
"""Name, other names, width of the tape, printable width."""
TAPE_MM = 60.0
"""The length to which tape is cut by default."""
TAPE_ENDS_MM = 2.0

TOO_NARROW = ("TZe 12", "TZe-231", "TZe 9", "TZe-221", "TZe 6", "TZe-211", "TZe 3.5", "12 mm", "9 mm", "6 mm")
"""Names of tapes that are too narrow for a symbol that phones can read."""
WIDE_ENOUGH = "TZe 18 or TZe 24"


def known_stock() -> Iterator[Stock]:
    """Yield all stock of the catalogue: A4 sheets, Letter sheets, rolls, tapes."""
    yield from (_sheet("Avery", row, A4_MM) for row in AVERY_A4)
    yield from (_named_by_maker(_sheet("HERMA", row, A4_MM)) for row in HERMA_A4)
    yield from (_sheet("Avery", row, LETTER_MM) for row in AVERY_LETTER)
    yield from (_roll(*row) for row in ROLLS)
    yield _endless()
    yield from (_tape(*row) for row in TAPES)


def _sheet(maker: str, row: Row, page_mm: tuple[float, float]) -> Stock:
    names, columns, rows, width, height, left, top, pitch_x, pitch_y, source, material = row
    name, *also = names.split()
    return Stock(
        name, (f"{maker} {name}", *also), page_mm, columns, rows, width, height, left, top, pitch_x, pitch_y, source,
        maker=maker, material=material,
    )  # fmt: skip


def _named_by_maker(stock: Stock) -> Stock:
    return replace(stock, name=stock.also[0], also=(stock.name, *stock.also[1:]))


def _roll(  # noqa: PLR0913, PLR0917  # a parameter for each column of the table
    maker: str,
    name: str,
    also: tuple[str, ...],
    across_along_mm: tuple[float, float],
    reach_mm: tuple[float, float] | None,
    source: str,
    material: str,
) -> Stock:
    across, along = across_along_mm
    reach = reach_mm or (across - 2 * KEPT_FREE_MM, along - 2 * KEPT_FREE_MM)
    turned = along > across
    page, label = (across_along_mm, reach) if not turned else ((along, across), (reach[1], reach[0]))
    return replace(one_a_page(name, page, label, source), kind="roll", also=also, maker=maker, material=material,
                   turned=turned)  # fmt: skip


def _endless() -> Stock:
    page, reach = (62.0, 29.0), (58.93, 22.94)
    stock = one_a_page("DK-22205", page, reach, ENDLESS)
    return replace(stock, kind="tape", also=("22205",), maker="Brother", material=THERMAL_PAPER, runs="height")


def _tape(name: str, also: tuple[str, ...], width_mm: float, reach_mm: float) -> Stock:
    stock = one_a_page(name, (TAPE_MM, width_mm), (TAPE_MM - 2 * TAPE_ENDS_MM, reach_mm), TAPE)
    return replace(stock, kind="tape", also=also, maker="Brother", material=LAMINATED, turned=True, runs="width")


def one_a_page(name: str, page_mm: tuple[float, float], label_mm: tuple[float, float], source: str) -> Stock:
    """Return stock whose page has one label in its middle; both sizes are width and height in mm."""
    left, top = ((page - label) / 2 for page, label in zip(page_mm, label_mm, strict=True))
    return Stock(name, (), page_mm, 1, 1, *label_mm, left, top, *label_mm, source)
