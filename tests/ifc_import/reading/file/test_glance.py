"""A look over the bytes of a file tells whether its text has to be rewritten, wherever its pieces end."""

from pathlib import Path

import pytest

from ifc_import.reading.file import glance
from ifc_import.reading.file.glance import Glance, look
from tests.ifc_import.reading.factories import step_text

CHAIR = "#3=IFCFURNITURE('2OBrcmyk58NupXoVOHUvR4',$,'{}',$,$,$,$,$,$);"


def seen(folder: Path, text: str, start: int = 0) -> Glance:
    path = folder / "tiny.ifc"
    path.write_bytes(text.encode("latin-1"))
    return look(path, start)


@pytest.mark.parametrize("piece_bytes", [16, 61, 1 << 20])
@pytest.mark.parametrize(
    ("name", "raw_bytes", "backslashes"),
    [
        pytest.param("stol", False, False, id="nothing"),
        pytest.param("Sjö", True, False, id="a raw byte"),
        pytest.param("a\0b", True, False, id="a zero"),
        pytest.param(r"\X2\00C4\X0\ ", False, True, id="X2"),
        pytest.param(r"a\X\00b", False, True, id="X, a zero"),
    ],
)
def test_what_is_told_of_a_text(
    name: str, raw_bytes: bool, backslashes: bool, piece_bytes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glance, "_PIECE_BYTES", piece_bytes)
    found = seen(tmp_path, step_text(CHAIR.format(name)))
    assert found == Glance(raw_bytes=raw_bytes, backslashes=backslashes)


def test_the_header_is_left_out_where_the_data_begin_behind_it(tmp_path: Path) -> None:
    text = step_text(CHAIR.format("stol")).replace("HEADER;", "HEADER; /* ö */")
    assert not seen(tmp_path, text, start=text.index("DATA;")).raw_bytes
