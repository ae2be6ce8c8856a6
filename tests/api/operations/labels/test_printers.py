"""From the ruler page to the label on paper: what a printer misses, read off by a person, is corrected on every sheet.

The printer is a function from a PDF to a picture, and where labels land is seen on the picture. What it is compared
with is the same labels as a printer prints them that misses nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copy

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from api.operations.errors import BadValue, NotCalibrated
from api.operations.labels.order import LabelOrder
from api.operations.labels.printers import calibrate, calibrated, calibrations, forget, ruler_page
from api.operations.labels.printing.drawing import draw_labels
from api.operations.labels.words import ElementLabel
from qr.errors import ReadingUnfit
from qr.ruler.readings import parsed
from qr.stock.calibration import Placing, reachable
from qr.stock.finding import find
from qr.stock.grid import Box, Stock, boxes
from registry.database.engine import open_engine, writing
from registry.errors import NotFound
from tests.api.operations.labels.factories import an_order, ann
from tests.qr.factories import a_code, inside
from tests.qr.person import reads
from tests.qr.printer import Paper, Printer

SHEETS = ("L7160", "HERMA 4346", "L7162", "5160", "5167")
ROLLS = ("DK-11204", "DK-11209")
NEAR_MM = 0.1
MISSES = (
    Printer(1.2, -0.8, 0.995, 1.003),
    Printer(-1.2, 0.8, 1.005, 0.997),
    Printer(2, 2, 1.01, 0.99),
    Printer(-2, -2, 0.99, 1.01),
)


@pytest.fixture
def session(sqlite_template: Path, tmp_path: Path) -> Iterator[Session]:
    """An empty registry in which calibrations are kept."""
    copy(sqlite_template, tmp_path / "skylt.db")
    engine = open_engine(f"sqlite:///{tmp_path / 'skylt.db'}")
    with writing(engine) as session:
        yield session
    engine.dispose()


def things(count: int) -> list[ElementLabel]:
    return [
        ElementLabel(a_code(at), "D 2.14", "Fire door EI 60", "Station", "Plan 2 · Corridor") for at in range(count)
    ]


def measured(session: Session, printer: Printer, stock: Stock, folder: Path, correction: int | None = None) -> float:
    """Print the ruler page, let the printer print it and a person read it, and keep what comes of it."""
    ruler_page(session, "OFFICE", stock, folder / "ruler.pdf")
    read = reads(printer.prints(folder / "ruler.pdf"), stock)
    return calibrate(session, "OFFICE", stock, parsed(read), ann(), correction).off_mm


def order_for(session: Session, stock: Stock) -> LabelOrder:
    order = an_order(stock=stock.name, printer="OFFICE")
    return replace(order, paper=calibrated(session, order.paper))


def on_paper(order: LabelOrder, stock: Stock, printer: Printer, pdf: Path) -> dict[str, Box]:
    """Where the symbols of a full page of labels are on the paper that comes out."""
    draw_labels(things(stock.labels), order, pdf, stock=stock)
    return printer.prints(pdf).symbols()


def off_mm(seen: dict[str, Box], wanted: dict[str, Box]) -> float:
    """How far the worst edge of a symbol is from where it should be, across or down."""
    assert seen.keys() == wanted.keys()
    pairs = [(edges(seen[one]), edges(wanted[one])) for one in wanted]
    return max(abs(here - there) for one, other in pairs for here, there in zip(one, other, strict=True))


def edges(box: Box) -> tuple[float, float, float, float]:
    return box.x_mm, box.y_mm, box.right_mm, box.bottom_mm


def corrected_off_mm(session: Session, stock: Stock, printer: Printer, folder: Path) -> float:
    """How far labels are off after one ruler page."""
    measured(session, printer, stock, folder)
    order = order_for(session, stock)
    as_far = reachable(stock, order.paper.placing)
    assert all(inside(one, whole) for one, whole in zip(boxes(as_far), boxes(stock), strict=True))
    seen = on_paper(order, as_far, printer, folder / "labels.pdf")
    perfect = on_paper(an_order(stock=stock.name), as_far, Printer(), folder / "perfect.pdf")
    assert len(seen) == stock.labels
    return off_mm(seen, perfect)


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("printer", MISSES, ids=str)
def test_each_label_of_a_sheet_lands_in_its_place(
    session: Session, tmp_path: Path, name: str, printer: Printer
) -> None:
    assert corrected_off_mm(session, find(name), printer, tmp_path) <= NEAR_MM


@pytest.mark.parametrize("name", ROLLS)
@pytest.mark.parametrize("printer", MISSES[:2], ids=str)
def test_the_label_of_a_roll_lands_in_its_place(session: Session, tmp_path: Path, name: str, printer: Printer) -> None:
    assert corrected_off_mm(session, find(name), printer, tmp_path) <= NEAR_MM


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(SHEETS),
    printer=st.builds(Printer, st.floats(-2, 2), st.floats(-2, 2), st.floats(0.99, 1.01), st.floats(0.99, 1.01)),
)
def test_whatever_a_printer_misses_by_is_corrected(
    session: Session, tmp_path: Path, name: str, printer: Printer
) -> None:
    for one in calibrations(session):
        forget(session, one.printer, find(one.stock), ann())
    assert corrected_off_mm(session, find(name), printer, tmp_path) <= NEAR_MM


def test_without_the_correction_labels_are_where_the_printer_puts_them(session: Session, tmp_path: Path) -> None:
    stock, printer = find("L7160"), MISSES[0]
    seen = on_paper(an_order(), stock, printer, tmp_path / "labels.pdf")
    perfect = on_paper(an_order(), stock, Printer(), tmp_path / "perfect.pdf")
    assert off_mm(seen, perfect) > 1
    assert measured(session, printer, stock, tmp_path) == pytest.approx(1.2, abs=0.25)


def test_printed_again_the_ruler_page_shows_what_is_left_and_that_is_little(session: Session, tmp_path: Path) -> None:
    stock, printer = find("L7160"), MISSES[0]
    measured(session, printer, stock, tmp_path)
    [one] = calibrations(session)
    assert measured(session, printer, stock, tmp_path, one.number) <= 0.15
    order = order_for(session, stock)
    perfect = on_paper(an_order(), stock, Printer(), tmp_path / "perfect.pdf")
    assert off_mm(on_paper(order, stock, printer, tmp_path / "labels.pdf"), perfect) <= NEAR_MM


def test_a_used_sheet_gets_no_ink_on_its_first_places_and_the_next_begins_at_label_1(
    session: Session, tmp_path: Path
) -> None:
    stock, printer = find("L7160"), MISSES[0]
    measured(session, printer, stock, tmp_path)
    order = order_for(session, stock)
    order = replace(order, paper=replace(order.paper, start=17))
    draw_labels(things(8), order, tmp_path / "labels.pdf")
    papers = [printer.prints(tmp_path / "labels.pdf", page, dpi=300) for page in (0, 1)]
    assert [places_with_ink(paper, stock) for paper in papers] == [[17, 18, 19, 20, 21], [1, 2, 3]]
    assert sorted(text[-9:] for paper in papers for text in paper.symbols()) == sorted(one.code for one in things(8))


def places_with_ink(paper: Paper, stock: Stock) -> list[int]:
    """Which labels of a sheet have something on them, as one sees."""
    places = enumerate(boxes(stock), start=1)
    return [at for at, one in places if float(np.max(paper.part(*edges(one)).ink)) > 0.1]


def test_a_correction_is_of_one_stock_and_a_printer_however_it_is_written(session: Session, tmp_path: Path) -> None:
    measured(session, MISSES[0], find("L7160"), tmp_path)
    assert calibrated(session, an_order(printer="office").paper).placing != Placing()
    with pytest.raises(NotCalibrated, match=r"OFFICE is not calibrated for 5160.*calibrated are: OFFICE for L7160"):
        order_for(session, find("5160"))


def test_what_is_forgotten_corrects_nothing_any_more(session: Session, tmp_path: Path) -> None:
    measured(session, MISSES[0], find("L7160"), tmp_path)
    forget(session, "OFFICE", find("L7160"), ann())
    assert calibrations(session) == []
    with pytest.raises(NotCalibrated):
        forget(session, "OFFICE", find("L7160"), ann())


def test_with_which_correction_a_page_was_printed_has_to_be_said_where_there_is_one(
    session: Session, tmp_path: Path
) -> None:
    measured(session, MISSES[0], find("L7160"), tmp_path)
    with pytest.raises(NotCalibrated, match="has correction 1 for L7160"):
        measured(session, MISSES[0], find("L7160"), tmp_path)
    with pytest.raises(NotFound, match="OFFICE has no correction 9 for L7160"):
        measured(session, MISSES[0], find("L7160"), tmp_path, 9)


@pytest.mark.parametrize("name", ["", " ", "x" * 61, 'a"b'])
def test_a_printer_needs_a_name_that_can_be_said(session: Session, tmp_path: Path, name: str) -> None:
    with pytest.raises(BadValue, match="1 to 60 characters"):
        ruler_page(session, name, find("L7160"), tmp_path / "ruler.pdf")


def test_a_reading_that_cannot_be_keeps_nothing(session: Session) -> None:
    with pytest.raises(ReadingUnfit):
        calibrate(session, "OFFICE", find("L7160"), parsed("1.2,0.8,0.9,1.0"), ann())
    assert calibrations(session) == []


def test_a_page_that_went_through_askew_is_told_with_how_far_labels_are_off(session: Session, tmp_path: Path) -> None:
    stock, printer = find("L7160"), Printer(askew=float(np.tan(np.radians(0.3))))
    ruler_page(session, "OFFICE", stock, tmp_path / "ruler.pdf")
    read = parsed(reads(printer.prints(tmp_path / "ruler.pdf"), stock))
    view = calibrate(session, "OFFICE", stock, read, ann())
    assert (view.askew_degrees, view.askew_mm) == pytest.approx((0.3, 1.5), abs=0.15)
