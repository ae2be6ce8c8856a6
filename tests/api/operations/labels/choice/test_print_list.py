"""A list of what to print: codes, room numbers or tags in its own order, with copies for each row."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import Engine

from api.files.errors import BadTable
from api.operations.errors import BadValue
from api.operations.labels.choice.choosing import choose
from api.operations.labels.choice.print_list import look_up_list, read_print_list
from api.operations.labels.order import Choice, LabelOrder, ListedLabel, Paper
from api.operations.labels.printing.batches import Again, Keeping, one_batch, reprint
from api.operations.labels.printing.label_sheets import carry_out_order
from api.operations.labels.printing.preflighting import preflight
from api.settings.labels import LabelSettings
from qr.proof.decoding import decode
from registry.codes.text import grouped
from registry.database.engine import reading
from tests.api.operations.labels.factories import HOST, ann
from tests.api.operations.labels.house import take_in_house
from tests.conftest import ROOT

USUAL = LabelSettings()
CASE = ROOT / "tests" / "cases" / "labels" / "02-order-of-list"


@pytest.fixture
def house(engine: Engine) -> Engine:
    take_in_house(engine)
    return engine


def written(folder: Path, *lines: str) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def names(engine: Engine, settings: LabelSettings = USUAL, **choice: Any) -> list[str]:
    """The names of what is chosen, in the order of printing."""
    with reading(engine) as session:
        return [one.name for one in choose(session, Choice(**choice), settings).elements]


def codes(engine: Engine) -> dict[str, str]:
    with reading(engine) as session:
        return {one.name: one.code or "" for one in choose(session, Choice(everything=True)).elements}


def printed(engine: Engine, target: Path, choice: Choice, **paper: Any) -> list[str]:
    """The codes on the labels that were printed, in their order, read back from the sheet."""
    order = LabelOrder(choice, Paper("L7160", **paper), HOST)
    carry_out_order(engine, order, target, Keeping(ann()), LabelSettings())
    return [one.text.rpartition("/")[2] for one in decode(target)]


def test_labels_are_printed_in_the_order_of_the_codes_that_were_given(house: Engine, tmp_path: Path) -> None:
    of = codes(house)
    given = tuple(of[name] for name in ("WC", "Pump", "Office", "Fläkt", "Safe"))
    assert printed(house, tmp_path / "given.pdf", Choice(codes=tuple(map(grouped, given)), order="given")) == list(
        given
    )
    assert printed(house, tmp_path / "walk.pdf", Choice(codes=given)) != list(given)


def test_the_settings_may_say_that_lists_are_printed_in_their_own_order(house: Engine) -> None:
    of = codes(house)
    settings = LabelSettings(order="given")
    assert names(house, settings, codes=(of["WC"], of["Pump"], of["Office"])) == ["WC", "Pump", "Office"]
    assert names(house, settings) == names(house, LabelSettings(order="walk"))


def test_the_order_of_a_list_needs_one(house: Engine) -> None:
    with pytest.raises(BadValue, match="there is no order that was given: hand over a list of codes"):
        names(house, order="given")


def test_the_list_of_the_case_is_read_in_its_order() -> None:
    listed = read_print_list(CASE / "round.csv")
    assert [one.element for one in listed][:3] == ["FHB-4TZ-2YR", "TC0-C26-BBY", "G8X-G0P-D2M"]
    assert len(listed) == 12


LISTS: dict[str, tuple[str, list[tuple[str, int]]]] = {
    "codes and copies": ("Code;Copies\n{WC};2\n{Pump};1", [("WC", 2), ("Pump", 1)]),
    "room numbers": ("Raum;Anzahl\n1.2;3\n1.01;1", [("WC", 3), ("Office", 1)]),
    "anything that names an element": ("Element\n56-P01\n1.10\n{Safe}", [("Pump", 1), ("Store", 1), ("Safe", 1)]),
    "no headings": ("1.2;2\n56-P01;1", [("WC", 2), ("Pump", 1)]),
    "one a line": ("1.2\n56-P01", [("WC", 1), ("Pump", 1)]),
    "a row twice": ("Room\n1.2\n1.01\n1.2", [("WC", 2), ("Office", 1)]),
    "what usually gets no label": ("Code\n{Window}", [("Window", 1)]),
    "a room's storey": ("Room;Storey\n101;Attic", [("Loft", 1)]),
    "whole addresses from a scanner": ("Scan;Code\n1;HTTPS://Q.FIRM.DK/Q/{Pump}", [("Pump", 1)]),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_a_list_names_labels_and_their_copies_by(
    house: Engine, tmp_path: Path, text: str, expected: list[tuple[str, int]]
) -> None:
    listed = read_print_list(written(tmp_path, text.format(**codes(house))))
    with reading(house) as session:
        found = look_up_list(session, Choice(listed=listed)).found
    of = codes(house)
    assert list(found) == [(of[name], copies) for name, copies in expected]
    assert names(house, listed=listed) == [name for name, _ in expected]


def test_each_row_is_printed_as_often_as_it_says_in_the_order_of_the_list(house: Engine, tmp_path: Path) -> None:
    of = codes(house)
    listed = read_print_list(written(tmp_path, "Room;Copies", "1.2;2", "1.01;1", "1.10;3"))
    expected = [of[name] for name in ("WC", "WC", "Office", "Store", "Store", "Store")]
    assert printed(house, tmp_path / "list.pdf", Choice(listed=listed), start=20) == expected
    target = tmp_path / "again.pdf"
    reprint(house, Again(1), target, Keeping(ann(1)))
    assert [one.clear_code for one in decode(target)] == expected
    with reading(house) as session:
        assert [(one.page, one.place) for one in one_batch(session, 1).contents] == [(1, 20), (2, 1), (2, 2)]


def test_a_look_beforehand_counts_the_copies_of_each_row(house: Engine, tmp_path: Path) -> None:
    listed = read_print_list(written(tmp_path, "Room;Copies", "1.2;20", "1.01;2"))
    with reading(house) as session:
        view = preflight(session, LabelOrder(Choice(listed=listed), Paper("L7160"), HOST), LabelSettings())
    assert (view.labels, view.sheets, view.ready, view.twice) == (22, 2, True, [])


def test_every_row_that_leads_to_nothing_is_reported_and_nothing_is_printed(house: Engine, tmp_path: Path) -> None:
    listed = (ListedLabel("9.99", line=2), ListedLabel("1.01", line=3), ListedLabel("Plan 9", line=4))
    with pytest.raises(BadValue, match=r"2 rows of the list can't be printed: row 2: .*'9.99'; row 4: .*'Plan 9'"):
        printed(house, tmp_path / "list.pdf", Choice(listed=listed))
    assert not (tmp_path / "list.pdf").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Room;Copies\n1.01;two\n1.02;0", "row 2: 'two' is no number of copies from 1 to 100; row 3: '0' is no number"),
        ("Room;Copies\n;2", "row 2: it does not say what the label is for"),
        ("Colour;Size;Shape\nred;2;round", "no column has codes, room numbers or tags"),
        ("Room;Copies", "it has no row with a label"),
        ("", "it is empty"),
    ],
    ids=["no copies", "no element", "no such column", "headings alone", "nothing"],
)
def test_a_list_that_can_not_be_read_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(BadTable, match=rf"the list list\.csv is refused: .*{words}"):
        read_print_list(written(tmp_path, text))


def test_a_list_may_be_a_spreadsheet(house: Engine, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Room", "Copies"), ("1.2", 2), ("1.01", 1.0)):
        sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    assert [(one.element, one.copies) for one in read_print_list(tmp_path / "list.xlsx")] == [("1.2", 2), ("1.01", 1)]
