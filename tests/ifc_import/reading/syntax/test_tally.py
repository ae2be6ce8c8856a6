"""Entities and references are counted in the bytes of a file as a person would, wherever its pieces end."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ifc_import.reading.syntax import tally
from ifc_import.reading.syntax.tally import Tally, take_tally
from tests.ifc_import.reading.factories import step_text

CHAIR = "#3=IFCFURNITURE('2OBrcmyk58NupXoVOHUvR4',$,'{}',$,$,$,$,$,$);"
WHOLE = Tally(definitions=2, texts_end=True, absent=())

TOKENS = ["#3", "#17", "#400000", "#99999999999999999999", "=", " ", "\n", ",", "(", ")", "'", "''", "a", "#"]


def counted(folder: Path, text: str) -> Tally:
    path = folder / "tiny.ifc"
    path.write_bytes(text.encode("latin-1"))
    return take_tally(path)


@pytest.mark.parametrize("piece_bytes", [16, 61, 1 << 20])
@pytest.mark.parametrize(
    ("name", "tally_of"),
    [
        pytest.param("stol", WHOLE, id="nothing"),
        pytest.param("a=b; #7=IFCWALL($)", WHOLE, id="an entity in a text"),
        pytest.param("door #12", WHOLE, id="a number in a text"),
        pytest.param("the boss'' chair", WHOLE, id="a doubled apostrophe"),
        pytest.param("the boss' chair", Tally(2, texts_end=False, absent=()), id="one apostrophe"),
        pytest.param("the boss' and the clerk' chair", Tally(2, texts_end=False, absent=()), id="two apostrophes"),
        pytest.param("", WHOLE, id="an empty text"),
    ],
)
def test_texts_are_told_from_the_rest(
    name: str, tally_of: Tally, piece_bytes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "_PIECE_BYTES", piece_bytes)
    found = counted(tmp_path, step_text(CHAIR.format(name)))
    assert found.texts_end == tally_of.texts_end
    assert found == tally_of or not tally_of.texts_end


@pytest.mark.parametrize("piece_bytes", [16, 61, 1 << 20])
@pytest.mark.parametrize(
    ("line", "absent"),
    [
        pytest.param("#4=IFCLOCALPLACEMENT($,#5);", (5,), id="a number that nothing has"),
        pytest.param("#4 = IFCLOCALPLACEMENT( $ , #1 ) ;", (), id="blanks"),
        pytest.param("#4\n=\r\n IFCLOCALPLACEMENT($,#4);", (), id="lines"),
        pytest.param("#4=IFCPATH((#7,#5,#1,#5));", (5, 7), id="several"),
        pytest.param("#4=IFCPATH((#99999999,#123456789012));", (99999999, 123456789012), id="far above all others"),
        pytest.param("#004=IFCPATH((#4,#01));", (), id="leading zeros"),
    ],
)
def test_numbers_that_lead_nowhere_are_told(
    line: str, absent: tuple[int, ...], piece_bytes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "_PIECE_BYTES", piece_bytes)
    assert counted(tmp_path, step_text(line)) == Tally(2, texts_end=True, absent=absent)


def test_the_header_is_not_counted(tmp_path: Path) -> None:
    assert (
        counted(tmp_path, step_text(CHAIR.format("stol")).replace("HEADER;", "HEADER; /* it's = #12 */")).absent == ()
    )


@given(text=st.lists(st.sampled_from(TOKENS), max_size=60).map("".join), piece_bytes=st.integers(1, 40))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_counted_is_what_a_plain_reading_finds(
    text: str, piece_bytes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "_PIECE_BYTES", piece_bytes)
    outside = " ' ".join(text.split("'")[::2])  # the mark keeps apart what stands on both sides of a text
    numbers = [(int(found[1]), found[2] is not None) for found in re.finditer(r"#(\d{1,18})(\s*=)?", outside)]
    defined = {number for number, defines in numbers if defines}
    referred = {number for number, defines in numbers if not defines}
    found = counted(tmp_path, text)
    assert (found.definitions, set(found.absent)) == (outside.count("="), referred - defined)
