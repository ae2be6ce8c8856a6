"""A list of codes, as people bring it."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from api.files.errors import BadTable
from api.operations.labels.choice.code_list import read_code_list
from registry.codes.text import check_character

A, B = ("AAAAAAA2" + check_character("AAAAAAA2"), "BBBBBBB3" + check_character("BBBBBBB3"))

LISTS = {
    "one a line": f"{A}\n{B}\n",
    "as people write them": f"{A[:3]}-{A[3:6]}-{A[6:]}\n\n  {B.lower()}  \n",
    "a table with headings": f"Name;Code\nPump;{A}\nFan;{B}\n",
    "headings in another language": f"Kod,Namn\n{A},Pump\n{B},Fan\n",
    "a table without headings": f"Pump\t{A}\nFan\t{B}\n",
    "headings that name no code": f"Thing;Label\nPump;{A}\nFan;{B}\n",
    "a code that reads as one beside that of the column": f"Other;Code\n{B};{A}\n{A};{B}\n",
}


@pytest.mark.parametrize("content", LISTS.values(), ids=LISTS)
def test_codes_are_read_from(content: str, tmp_path: Path) -> None:
    file = tmp_path / "codes.csv"
    file.write_text(content, encoding="utf-8")
    assert read_code_list(file) == [A, B]


def test_codes_are_read_from_a_spreadsheet(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Room", "QR code"), ("1.01", A), ("1.02", B)):
        sheet.append(row)
    book.save(tmp_path / "codes.xlsx")
    assert read_code_list(tmp_path / "codes.xlsx") == [A, B]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f"{A}\npump\n", "row 2 has no code, but 'pump'"),
        (f"{A}\n{A[:-1]}{'0' if A[-1] != '0' else '1'}\n", "row 2 has no code"),
        ("Name;Code\n", "there is no code in it"),
        ("", "it is empty"),
    ],
    ids=["a word", "a mistyped code", "headings alone", "nothing"],
)
def test_what_is_no_code_is_told_with_its_row(content: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "codes.txt"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(BadTable, match=told):
        read_code_list(file)
