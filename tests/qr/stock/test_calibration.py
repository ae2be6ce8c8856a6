"""Ruler pages, printed by a printer with errors and read by a person, from which the errors are calculated."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qr.errors import NoRoomForRulers, ReadingUnfit
from qr.ruler.page import points, print_ruler, verniers
from qr.ruler.readings import Readings, askew, miss, parsed
from qr.ruler.vernier import position
from qr.ruler.words import RulerWords
from qr.stock.calibration import NOT_PLACED, Placing, reachable
from qr.stock.finding import STOCKS, find
from qr.stock.grid import Stock, boxes
from tests.qr.factories import inside, labels, printed, words
from tests.qr.person import lines, reads, tenths
from tests.qr.printer import Printer

SHEETS = tuple(map(find, ("L7160", "HERMA 4346", "L7162", "5160", "5167")))
ROLLS = tuple(map(find, ("DK-11204", "DK-11209")))
L7160 = find("L7160")
EXACT = Readings(20, 190, 20, 277)
NEAR_MM = 0.1
shifts = st.floats(-2, 2)
scales = st.floats(0.99, 1.01)


def named(stock: Stock) -> str:
    return stock.name


def ruler_page(stock: Stock, target: Path, placing: Placing = NOT_PLACED) -> Path:
    words_there = RulerWords("OFFICE", stock.name, "A4", 0, points(stock).exact, "skylt …")
    with target.open("wb") as file:
        print_ruler(file.write, stock, words_there, placing)
    return target


def worst_mm(found: Placing, printer: Printer, stock: Stock) -> float:
    """The error of the calculated position of a label's corner against the printed one, across or down."""
    across = [
        found.x(x) - printer.right_mm - printer.scale_x * x for one in boxes(stock) for x in (one.x_mm, one.right_mm)
    ]
    down = [
        found.y(y) - printer.down_mm - printer.scale_y * y for one in boxes(stock) for y in (one.y_mm, one.bottom_mm)
    ]
    return max(map(abs, across + down))


@pytest.mark.parametrize("stock", [*SHEETS, *ROLLS], ids=named)
@pytest.mark.parametrize(
    "printer",
    [Printer(), Printer(1.2, -0.8, 0.995, 1.003), Printer(-1.2, 0.8, 1.005, 0.997), Printer(2, 2), Printer(-2, -2)],
    ids=str,
)
def test_the_printers_error_is_calculated_from_a_persons_readings(
    tmp_path: Path, stock: Stock, printer: Printer
) -> None:
    paper = printer.prints(ruler_page(stock, tmp_path / "ruler.pdf"))
    found = miss(parsed(reads(paper, stock)), points(stock))
    assert worst_mm(found, printer, stock) <= NEAR_MM


@given(stock=st.sampled_from(SHEETS), right=shifts, down=shifts, scale_x=scales, scale_y=scales)
def test_any_shift_and_scale_can_be_measured_on_a_page(
    stock: Stock, right: float, down: float, scale_x: float, scale_y: float
) -> None:
    printer = Printer(right, down, scale_x, scale_y)
    across = {
        one.letter: _seen(right, scale_x, one.line_mm, back=one.back) for one in verniers(stock) if one.along == "x"
    }
    along = {
        one.letter: _seen(down, scale_y, one.line_mm, back=one.back) for one in verniers(stock) if one.along == "y"
    }
    read = across | along
    found = miss(Readings(*(read[letter] for letter in "ABCDE")), points(stock))
    assert worst_mm(found, printer, stock) <= NEAR_MM


def _seen(offset: float, scale: float, line_mm: object, *, back: bool) -> float:
    assert callable(line_mm)
    return tenths(np.array([offset + scale * line_mm(at) for at in range(10)]), back=back)


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("scale", [0.99, 0.995, 1.0, 1.005, 1.01])
def test_a_vernier_is_read_to_a_tenth_though_the_page_and_its_lines_are_scaled(scale: float, *, back: bool) -> None:
    pitch = -1.1 if back else 0.9
    at = np.arange(20, 22, 0.003)
    read = [tenths(one + scale * pitch * np.arange(10), back=back) for one in at]
    off = [abs(position(said, scale, back=back) - one) for said, one in zip(read, at, strict=True)]
    assert max(off) < 0.05 + 5 * abs(scale - 1)


@given(read=st.decimals(18, 22, places=1))
def test_on_a_page_in_true_size_a_reading_is_the_position(read: float) -> None:
    assert position(float(read), 1.0, back=False) == pytest.approx(float(read))
    assert position(float(read), 1.0, back=True) == pytest.approx(float(read))


def test_a_page_printed_with_a_correction_shows_the_error_that_remains(tmp_path: Path) -> None:
    printer = Printer(1.2, -0.8, 0.995, 1.003)
    first = Placing(1.0, -1.0, 0.99, 1.0).inverse
    paper = printer.prints(ruler_page(L7160, tmp_path / "ruler.pdf", first))
    assert worst_mm(miss(parsed(reads(paper, L7160)), points(L7160), first), printer, L7160) <= NEAR_MM


@pytest.mark.parametrize("degrees", [-0.3, -0.1, 0.0, 0.1, 0.3])
def test_a_page_that_was_fed_askew_is_recognised(tmp_path: Path, degrees: float) -> None:
    printer = Printer(0.4, 0.3, 0.998, 1.002, askew=float(np.tan(np.radians(degrees))))
    paper = printer.prints(ruler_page(L7160, tmp_path / "ruler.pdf"))
    assert np.degrees(askew(parsed(reads(paper, L7160)), points(L7160))) == pytest.approx(degrees, abs=0.05)


@pytest.mark.parametrize("printer", [Printer(1.2, -0.8, 0.995, 1.003), Printer(-2, 2, 1.01, 0.99)], ids=str)
def test_a_page_that_is_straight_is_never_taken_to_be_askew(tmp_path: Path, printer: Printer) -> None:
    paper = printer.prints(ruler_page(L7160, tmp_path / "ruler.pdf"))
    assert askew(parsed(reads(paper, L7160)), points(L7160)) == 0


def test_without_a_reading_at_e_no_skew_is_reported() -> None:
    assert askew(EXACT, points(L7160)) == 0


@pytest.mark.parametrize("stock", STOCKS, ids=named)
def test_every_stock_has_a_ruler_page_whose_lines_can_be_told_apart(tmp_path: Path, stock: Stock) -> None:
    paper = Printer().prints(ruler_page(stock, tmp_path / "ruler.pdf"))
    for vernier in verniers(stock):
        assert lines(paper, vernier) == pytest.approx([vernier.line_mm(at) for at in range(10)], abs=0.02)


@pytest.mark.parametrize("page_mm", [(140, 200), (148, 210), (210, 148), (105, 148), (60, 17)])
def test_pages_of_any_size_have_a_ruler_page(tmp_path: Path, page_mm: tuple[float, float]) -> None:
    stock = Stock("own", (), page_mm, 1, 1, page_mm[0] - 4, page_mm[1] - 4, 2, 2, 1, 1, "made up")
    paper = Printer(0.5, 0.4).prints(ruler_page(stock, tmp_path / "ruler.pdf"))
    assert worst_mm(miss(parsed(reads(paper, stock)), points(stock)), Printer(0.5, 0.4), stock) <= NEAR_MM


def test_a_page_without_room_for_rulers_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(NoRoomForRulers, match="calibrate the printer with a larger stock"):
        ruler_page(replace(L7160, page_mm=(40, 40)), tmp_path / "ruler.pdf")


def test_the_page_has_instructions(tmp_path: Path) -> None:
    said = " ".join(words(ruler_page(L7160, tmp_path / "ruler.pdf")).split())
    assert "Print this page at 100 %" in said
    assert "not “fit to page”" in said
    assert "A printer that misses nothing reads A 20.0, B 190.0, C 20.0, D 277.0, E 20.0." in said
    assert b"/PrintScaling /None" in (tmp_path / "ruler.pdf").read_bytes()


@pytest.mark.parametrize("stock", SHEETS, ids=named)
def test_the_page_shows_the_labels_of_the_stock(tmp_path: Path, stock: Stock) -> None:
    """Their outlines, seen on the picture: the left and the upper edge of the last label, which nothing else is on."""
    paper = Printer().prints(ruler_page(stock, tmp_path / "ruler.pdf"))
    last = boxes(stock)[-1]
    row = paper.ink[round((last.bottom_mm - 3) * paper.dots_a_mm)]
    seen = row[round((last.x_mm - 0.3) * paper.dots_a_mm) : round((last.x_mm + 0.3) * paper.dots_a_mm)]
    assert seen.max() > 0.1


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param("20.9,189.3,21.4,277.0", (20.9, 189.3, 21.4, 277.0, None), id="as the page says, without E"),
        pytest.param("20.9,189.3,21.4,277.0,20.8", (20.9, 189.3, 21.4, 277.0, 20.8), id="with E"),
        pytest.param("A 20,9  B 189,3  C 21,4  D 277", (20.9, 189.3, 21.4, 277.0, None), id="letters, decimal commas"),
        pytest.param("a=20.9; b=189.3; c=21.4; d=277; e=20", (20.9, 189.3, 21.4, 277.0, 20.0), id="semicolons"),
        pytest.param("20,9, 189,3, 21,4, 277", (20.9, 189.3, 21.4, 277.0, None), id="decimal commas and commas"),
    ],
)
def test_readings_are_understood_as_people_type_them(text: str, read: tuple[float | None, ...]) -> None:
    assert parsed(text) == Readings(*read)  # type: ignore[arg-type]  # the first four are numbers


@pytest.mark.parametrize(
    "text", ["", "20.9", "20.9,189.3,21.4", "1,2,3,4,5,6", "-1.2,0.8,0,0", "20.9,189.3,x,277", "A,B,C,D"]
)
def test_an_invalid_reading_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ReadingUnfit, match=r"enter what you read at A, B, C and D, .* as in 20\.9,"):
        parsed(text)


@pytest.mark.parametrize(
    ("read", "message"),
    [
        pytest.param((1.2, -0.8, 0.995, 1.003), "A reads 1.2 mm where 20 mm is exact", id="the miss itself"),
        pytest.param((12, 190, 20, 277.5), "apart on paper", id="a number of another line"),
        pytest.param(
            (20, 178, 20, 277), "B reads 178 mm where 190 mm is exact, 12.0 mm off: check the reading", id="12 for 1.2"
        ),
        pytest.param((190, 20, 20, 277), "A reads 190 mm", id="A and B the wrong way round"),
        pytest.param((20, 190, 277, 20), "C reads 277 mm", id="C and D the wrong way round"),
        pytest.param((23.4, 183.2, 24.4, 266), "fitted to the printer's reach; print it again at 100 %", id="fitted"),
        pytest.param((20, 182.5, 20, 277), r"a scale of 95\.\d%", id="a scale that no printer has"),
        pytest.param((20, 190, 20, 277, 40), "E reads 40 mm", id="a slip at E"),
    ],
)
def test_an_impossible_error_of_a_printer_is_refused_with_the_letter(read: tuple[float, ...], message: str) -> None:
    with pytest.raises(ReadingUnfit, match=message):
        miss(Readings(*read), points(L7160))


def test_a_small_page_has_no_e() -> None:
    with pytest.raises(ReadingUnfit, match="of this stock has no E"):
        miss(Readings(3, 59, 4, 25, 3), points(find("DK-11209")))


@given(shifts, shifts, scales, scales, st.floats(0, 300), st.floats(0, 300))
def test_a_correction_undoes_what_a_printer_does(
    right: float, down: float, scale_x: float, scale_y: float, x: float, y: float
) -> None:
    printer = Placing(right, down, scale_x, scale_y)
    both = printer.after(printer.inverse)
    assert (both.x(x), both.y(y)) == pytest.approx((x, y), abs=1e-9)


@given(st.sampled_from(STOCKS), shifts, shifts, scales, scales)
def test_reachable_labels_lie_within_the_stocks_labels_and_are_stable(
    stock: Stock, right: float, down: float, scale_x: float, scale_y: float
) -> None:
    placing = Placing(right, down, scale_x, scale_y)
    found = reachable(stock, placing)
    assert all(inside(small, whole) for small, whole in zip(boxes(found), boxes(stock), strict=True))
    assert reachable(found, placing) == found


@pytest.mark.parametrize("stock", [*SHEETS, *ROLLS], ids=named)
def test_each_symbol_is_in_the_middle_of_its_label_from_edge_to_edge_as_seen_on_paper(
    tmp_path: Path, stock: Stock
) -> None:
    things = labels(stock.labels)
    printed(tmp_path / "labels.pdf", *things, stock=stock)
    seen = Printer().prints(tmp_path / "labels.pdf").symbols()
    spots = [seen[f"HTTPS://Q.FIRM.DK/Q/{one.code}"] for one in things]
    above = [spot.y_mm - box.y_mm for spot, box in zip(spots, boxes(stock), strict=True)]
    below = [box.bottom_mm - spot.bottom_mm for spot, box in zip(spots, boxes(stock), strict=True)]
    left = [spot.x_mm - box.x_mm for spot, box in zip(spots, boxes(stock), strict=True)]
    trimmed = max(0.0, reachable(stock).top_mm - stock.top_mm)
    assert above == pytest.approx(below, abs=0.02 + trimmed)
    assert left == pytest.approx([left[0]] * len(left), abs=0.02)
