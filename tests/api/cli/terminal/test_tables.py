"""Tables in a narrow terminal: what stays whole, what is said once, and what makes room."""

from api.cli.terminal.tables import Cells, fit

CODE = Cells("Code", ("7K3-M9Q-X2R", "ABC-DFG-HJ2"))
BUILDING = Cells("Building", ("Polisstation Ängö", "Polisstation Ängö"))
NAME = Cells("Name", ("Circulation pump", "Door"))
AREA = Cells("m²", ("655.75", "1234.50"), is_number=True)
SOURCE = Cells("from", ("declared", "computed"))


def test_where_there_is_room_all_is_shown() -> None:
    assert fit([CODE, BUILDING, NAME, AREA], 200, ["m²"]).columns == (CODE, BUILDING, NAME, AREA)


def test_what_is_the_same_in_each_row_is_said_once_where_there_is_no_room() -> None:
    fitted = fit([CODE, BUILDING, NAME, AREA], 45)
    assert fitted.columns == (CODE, NAME, AREA)
    assert fitted.said_once == ("Building: Polisstation Ängö",)


def test_the_least_important_columns_make_room_first() -> None:
    fitted = fit([CODE, NAME, AREA, SOURCE], 40, ["from", "m²"])
    assert (fitted.columns, fitted.left_out) == ((CODE, NAME, AREA), ("from",))


def test_the_first_column_stays_whatever_the_width_is() -> None:
    assert fit([BUILDING, NAME], 1, ["Building", "Name"]).columns == (BUILDING,)


def test_one_row_is_never_said_once() -> None:
    one = Cells("Building", ("Station",))
    assert fit([CODE, one], 1).said_once == ()


def test_a_number_is_as_wide_as_it_is_and_a_text_as_its_longest_word() -> None:
    assert (AREA.least_width, NAME.least_width, BUILDING.least_width) == (7, 11, 12)


def test_a_long_text_needs_more_than_its_longest_word() -> None:
    assert Cells("source", ("as it is sold " * 10,)).least_width == 18
