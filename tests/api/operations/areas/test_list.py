"""The list of areas as a spreadsheet, read by another program: the sums add up, and no text becomes anything else."""

import re
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from api.files.spreadsheets import cell_text
from api.operations.areas import sheets as area_sheets
from api.operations.areas.list import area_workbook, distinct
from tests.api.operations.areas.test_totals import LEFT_OUT, a_row


def a_space(**overrides: Any) -> dict[str, Any]:
    """A space with all columns of the list."""
    rest = {
        "number": "101", "name": "Kontor", "category_source": "property", "computed_method": "extrusion",
        "area_kind": "net", "global_id": "2OBrcmyk58NupXoVOHUvR4", "code": "7K3M9QX21", "elevation_m": 0.0,
    }  # fmt: skip
    return a_row(**rest | overrides)


def opened(*rows: dict[str, Any], values: bool = True) -> Workbook:
    """The list of these spaces, with the values of its formulas or the formulas themselves."""
    return load_workbook(BytesIO(area_workbook(rows)), data_only=values)


def table(sheet: Worksheet) -> list[dict[str, Any]]:
    """The rows under the headings of a sheet."""
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def totals(book: Workbook) -> dict[str, list[dict[str, Any]]]:
    """The tables of the first sheet by their titles, each with its sum as the last row."""
    found: dict[str, list[dict[str, Any]]] = {}
    title = ""
    for row in table(book["Totals"]):
        if row["Spaces"] is None and row["Building"] is not None and row["Building"] != "Sum":
            title = row["Building"]
        elif row["Spaces"] is not None:
            found.setdefault(title, []).append(row)
    return found


TOTALS_DIFFERENCE = 6
"""The column of the first sheet, from 0 on."""

MIXED = (
    a_space(),
    a_space(number="102", category=None, area_m2=30.0, computed_m2=33.0),
    a_space(number="201", storey="Plan 2", storey_id=2, area_source="computed", declared=[], area_m2=12.0),
    a_space(number="202", storey=None, storey_id=None, **LEFT_OUT),
    a_space(building="Annex", storey_id=9, number="1", area_m2=7.5),
)


def test_the_sheets_are_totals_spaces_and_what_is_left_out() -> None:
    book = opened(*MIXED)
    assert book.sheetnames == ["Totals", "Spaces", "Left out"]
    assert [len(table(book[name])) for name in ("Spaces", "Left out")] == [5, 1]


def test_all_totals_add_up_to_the_spaces_that_count() -> None:
    book = opened(*MIXED)
    listed = table(book["Spaces"])
    counted = [row for row in listed if row["Counts"] == "yes"]
    for rows in totals(book).values():
        *groups, total = rows
        assert total["Building"] == "Sum"
        assert total["Area"] == sum(one["Area"] for one in groups) == sum(one["Area"] for one in counted) == 69.5
        assert total["Spaces"] + total["Left out"] == len(listed)


def test_each_total_is_what_its_formula_says() -> None:
    values, formulas = opened(*MIXED), opened(*MIXED, values=False)
    spaces = list(values["Spaces"].iter_rows(values_only=True))
    checked = 0
    for row in formulas["Totals"].iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("=SUMPRODUCT"):
                assert values["Totals"][cell.coordinate].value == pytest.approx(evaluated(cell.value, values, spaces))
                checked += 1
    assert checked == 6 * (2 + 4 + 3)


def test_a_difference_is_a_formula_over_the_spaces_that_have_both_areas() -> None:
    values, formulas = opened(*MIXED), opened(*MIXED, values=False)
    spaces = list(values["Spaces"].iter_rows(values_only=True))
    cells = [row[TOTALS_DIFFERENCE] for row in formulas["Totals"].iter_rows(min_row=2)]
    written = [cell for cell in cells if isinstance(cell.value, str) and cell.value.startswith("=")]
    assert len(written) == 2 + 4 + 3
    for cell in written:
        parts = re.fullmatch(r'=IFERROR\((SUMPRODUCT.*)/(SUMPRODUCT.*)-1,""\)', cell.value)
        assert parts is not None
        declared, computed = (evaluated(one.removesuffix(")"), values, spaces) for one in parts.groups())
        shown = values["Totals"][cell.coordinate].value
        assert (shown or None) == (pytest.approx(declared / computed - 1) if computed else None)


def evaluated(formula: str, book: Workbook, spaces: list[tuple[Any, ...]]) -> float:
    """What `SUMPRODUCT(EXACT(range,cell)*…*(range<>0)…,range)` gives, worked out here."""
    from openpyxl.utils import column_index_from_string

    conditions = re.findall(r'EXACT\(Spaces!\$(\w+)\$2:\$\w+\$(\d+),(?:\$([A-Z]+)(\d+)|"(\w+)")\)', formula)
    assert {int(last) for _column, last, *_rest in conditions} == {len(spaces)}
    added = re.search(r",Spaces!\$(\w+)\$2:\$\w+\$\d+\)?$", formula)
    filled = re.findall(r"\(Spaces!\$(\w+)\$2:\$\w+\$\d+<>0\)", formula)
    total = 0.0
    for row in spaces[1:]:
        wanted = [
            (row[column_index_from_string(column) - 1] or "") == (text or book["Totals"][f"{cell}{number}"].value)
            for column, _last, cell, number, text in conditions
        ]
        wanted += [bool(row[column_index_from_string(column) - 1]) for column in filled]
        value = 1.0 if added is None else row[column_index_from_string(added[1]) - 1] or 0.0
        total += value if all(wanted) else 0.0
    return total


def test_a_space_has_all_that_is_known_of_its_area() -> None:
    declared = [
        {"set": "Qto_SpaceBaseQuantities", "name": "NetFloorArea", "kind": "net", "value_m2": 20.0},
        {"set": "", "name": "GrossFloorArea", "kind": "gross", "value_m2": 22.0},
        {"set": "GSA", "name": "GSA BIM Area", "kind": "other", "value_m2": 21.0},
        {"set": "Pset_SpaceCommon", "name": "NetPlannedArea", "kind": "planned", "value_m2": 25.0},
    ]
    [row] = table(opened(a_space(declared=declared))["Spaces"])
    assert row == {
        "Building": "Station", "Storey": "Plan 1", "Number": "101", "Name": "Kontor", "Category": "Office",
        "Category from": "property", "Net": 20.0, "Net from": "Qto_SpaceBaseQuantities / NetFloorArea", "Gross": 22.0,
        "Gross from": "GrossFloorArea", "Other": 21.0, "Other from": "GSA / GSA BIM Area", "Planned": 25.0,
        "Declared": 20.0, "Computed": 20.5, "Computed by": "extrusion", "Difference": pytest.approx(20 / 20.5 - 1),
        "Area": 20.0, "Area from": "declared net", "Counts": "yes", "Why not": None,
        "GlobalId": "2OBrcmyk58NupXoVOHUvR4", "Code": "7K3M9QX21",
    }  # fmt: skip


def test_what_is_left_out_says_why() -> None:
    [row] = table(opened(*MIXED)["Left out"])
    assert (row["Number"], row["Area"], row["Why not"]) == ("202", 20.0, "it is outdoors")


HOSTILE = (
    "=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "http://example.com", "00012", "1e5", "{=1}", "<b>&amp;",
    "*", "?", ">0", "~",
)  # fmt: skip


@pytest.mark.parametrize(
    "field", ["building", "storey", "number", "name", "category", "global_id", "not_counted_because"]
)
def test_a_text_is_never_a_formula_a_link_or_a_number(field: str) -> None:
    rows = [a_space(storey_id=place, counted=False, **{field: one}) for place, one in enumerate(HOSTILE)]
    book = opened(*rows, values=False)
    for sheet in (book["Spaces"], *([] if field == "category" else [book["Left out"]])):
        cells = {cell.value: cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value in HOSTILE}
        assert set(cells) == set(HOSTILE)
        assert all(cell.data_type == "s" and cell.hyperlink is None for cell in cells.values())


def test_wildcards_and_case_in_names_do_not_mix_totals() -> None:
    rows = [a_space(category=one) for one in ("*", "Office", "office", "?ffice", ">0", "")]
    for one in totals(opened(*rows))["By category"][:-1]:
        assert (one["Spaces"], one["Area"]) == (1, 20.0)


@pytest.mark.parametrize("field", ["storey", "category"])
def test_names_that_look_alike_in_the_list_are_told_apart(field: str) -> None:
    names: list[str | None] = [None, "(none)", "A\x01", "A"]
    rows = [
        a_space(**{field: name, "storey_id": place if field == "storey" else 1}) for place, name in enumerate(names)
    ]
    listed = {row[field.capitalize()] for row in table(opened(*rows)["Spaces"])}
    assert len(listed) == 4
    assert [one["Spaces"] for one in totals(opened(*rows))[f"By {field}"]] == [1, 1, 1, 1, 4]


def test_storeys_of_one_name_have_their_height_behind_it() -> None:
    rows = [a_space(), a_space(storey_id=2, elevation_m=3.2)]
    assert [row["Storey"] for row in table(opened(*rows)["Spaces"])] == ["Plan 1", "Plan 1 (+3.20 m)"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a\x00\x08\x1fb", "ab"),
        ("a\ud800b\ufffe", "ab"),
        ("  two\n lines\t", "two lines"),
        ("x" * 40_000, "x" * 32_767),
        (None, ""),
        ("Ängö 東京 😀", "Ängö 東京 😀"),
    ],
    ids=["control characters", "half a pair", "lines", "too long", "nothing", "any script"],
)
def test_a_cell_holds_what_it_can(text: str | None, written: str) -> None:
    assert cell_text(text) == written


def test_distinct_names_are_the_first_that_nobody_has() -> None:
    assert distinct({1: ("A", "A 1"), 2: ("A", "A 2"), 3: ("A",), 4: ("A",)}) == {
        1: "A",
        2: "A 2",
        3: "A #2",
        4: "A #3",
    }


def test_headings_stay_filter_and_repeat_on_landscape_pages() -> None:
    book = opened(*MIXED)
    sheet = book["Spaces"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("E2", "A1:W6", "$1:$1")
    assert all(one.page_setup.orientation == "landscape" and one.page_setup.fitToHeight == 0 for one in book)
    assert sheet["R2"].number_format == '#,##0.00" m²"'
    assert sheet.column_dimensions["D"].width > 20


def test_a_long_list_has_values_for_formulas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(area_sheets, "FORMULA_ROWS", 4)
    book = opened(*MIXED, values=False)
    cells = [cell.value for row in book["Totals"].iter_rows() for cell in row if isinstance(cell.value, str)]
    assert not any(one.startswith("=SUMPRODUCT") for one in cells)
    assert totals(opened(*MIXED))["By building"][-1]["Area"] == 69.5


def test_no_spaces_are_a_list_without_rows() -> None:
    book = opened()
    assert [len(table(book[name])) for name in ("Spaces", "Left out")] == [0, 0]
