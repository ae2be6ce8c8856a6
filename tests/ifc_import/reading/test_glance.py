"""A look over the bytes of a file tells whether anything may be wrong with its text, wherever its pieces end."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifc_import.reading.file import glance
from ifc_import.reading.file.glance import Glance, Looking, look
from tests.ifc_import.reading.factories import step_text

CHAIR = "#3=IFCFURNITURE('2OBrcmyk58NupXoVOHUvR4',$,'{}',$,$,$,$,$,$);"
WHOLE = Glance(raw_bytes=False, escapes=False, definitions=2, texts_end=True)


def seen(folder: Path, text: str, start: int = 0) -> Glance:
    path = folder / "tiny.ifc"
    path.write_bytes(text.encode("latin-1"))
    return look(path, start)


@pytest.mark.parametrize("piece_bytes", [16, 61, 1 << 20])
@pytest.mark.parametrize(
    ("name", "raw_bytes", "escapes", "texts_end"),
    [
        pytest.param("stol", False, False, True, id="nothing"),
        pytest.param("a=b; #7=IFCWALL($)", False, False, True, id="an equals sign in a text"),
        pytest.param("the boss'' chair", False, False, True, id="a doubled apostrophe"),
        pytest.param("the boss' chair", False, False, False, id="one apostrophe"),
        pytest.param("the boss' and the clerk' chair", False, False, False, id="two apostrophes"),
        pytest.param("Sjö", True, False, True, id="a raw byte"),
        pytest.param("a\0b", True, False, True, id="a zero"),
        pytest.param(r"\X2\00C4\X0\ ", False, True, True, id="X2"),
        pytest.param(r"a\X\00b", False, True, True, id="X, a zero"),
    ],
)
def test_what_is_told_of_a_text(  # noqa: PLR0913, PLR0917  (one parameter a fact)
    name: str,
    raw_bytes: bool,
    escapes: bool,
    texts_end: bool,
    piece_bytes: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(glance, "_PIECE_BYTES", piece_bytes)
    found = seen(tmp_path, step_text(CHAIR.format(name)))
    assert (found.raw_bytes, found.texts_end) == (raw_bytes, texts_end)
    assert found.escapes or not escapes
    assert (found.definitions == 2) or not texts_end


@pytest.mark.parametrize("name", ["stol", r"C:\temp\X", r"a\X\0Ab"])
def test_what_the_parser_reads_rightly_needs_no_rewriting(name: str, tmp_path: Path) -> None:
    assert seen(tmp_path, step_text(CHAIR.format(name))) == WHOLE


def test_the_header_is_left_out_where_the_data_begin_behind_it(tmp_path: Path) -> None:
    text = step_text(CHAIR.format("stol")).replace("HEADER;", "HEADER; /* it's = */")
    assert seen(tmp_path, text, start=text.index("DATA;")) == WHOLE


@given(st.text("'=a\n", max_size=80), st.integers(1, 20))
@settings(max_examples=100)
def test_pieces_end_where_they_will(text: str, piece_bytes: int) -> None:
    whole, pieces = Looking(), Looking()
    content = np.frombuffer(text.encode(), np.uint8)
    if len(content):
        whole.add(content)
    for start in range(0, len(content), piece_bytes):
        pieces.add(content[start : start + piece_bytes])
    assert (pieces.definitions, pieces.inside) == (whole.definitions, whole.inside)
