"""A text that is not in ASCII is read rightly, whatever it is in: no character is lost, no line is moved."""

from pathlib import Path

import ifcopenshell
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifc_import.reading.file.encoding import rewrite
from ifc_import.reading.file.escapes import as_step
from ifc_import.reading.model import read_model
from registry.snapshot import Snapshot
from tests.ifc_import.reading.factories import step_text

BUILDING = "#2=IFCBUILDING('108FYsSrfV0BYA0ERie891',$,'{}',$,$,$,$,$,.ELEMENT.,$,$,$);"
OTHERS = ("Förråd", "Mötesrum")


def a_text(name: str, *others: str) -> str:
    """A file with a building called `name`, and things called `others`."""
    things = [
        f"#{step}=IFCFURNITURE('2OBrcmyk58NupXoVOHUv{step}',$,'{other}',$,$,$,$,$,$);"
        for step, other in enumerate(others, 10)
    ]
    return step_text(BUILDING.format(name), *things)


def read_bytes(folder: Path, content: bytes) -> Snapshot:
    path = folder / "tiny.ifc"
    path.write_bytes(content)
    return read_model(path, "tiny.ifc", lambda *_: None)


@pytest.mark.parametrize(
    ("encoding", "says", "name", "others"),
    [
        pytest.param("utf-8", "UTF-8", "Séjour", (), id="UTF-8"),
        pytest.param("utf-8-sig", "UTF-8", "Séjour", (), id="UTF-8 with a mark"),
        pytest.param("utf-8-sig", "UTF-8", "Sejour", (), id="a mark, and nothing beyond ASCII"),
        pytest.param("utf-16", "utf-16", "Séjour 🏢", (), id="UTF-16 with a mark"),
        pytest.param("utf-16-le", "utf-16-le", "Séjour", (), id="UTF-16, little end first, without a mark"),
        pytest.param("utf-16-be", "utf-16-be", "Séjour", (), id="UTF-16, big end first, without a mark"),
        pytest.param("latin-1", "Windows-1252 (Latin-1)", "Séjour ü", (), id="Latin-1"),
        pytest.param("cp1252", "Windows-1252 (Latin-1)", "Chambre d’hôte – €", (), id="Windows-1252"),
        pytest.param("cp1250", "cp1250", "Żelbet", ("Łazienka", "Piętro"), id="Windows-1250"),
        pytest.param("cp1251", "cp1251", "Станция", ("Коридор",), id="Windows-1251"),
        pytest.param("cp932", "Shift-JIS", "駅", ("会議室", "トイレ"), id="Shift-JIS"),
        pytest.param("cp932", "Shift-JIS", "表示ソ能", ("会議室",), id="Shift-JIS with backslashes as second bytes"),
        pytest.param("gb18030", "gb18030", "车站", ("会议室", "办公室", "卫生间"), id="GB 18030"),
    ],
)
def test_a_name_is_read_as_it_was_written_and_a_finding_says_in_what(
    encoding: str, says: str, name: str, others: tuple[str, ...], tmp_path: Path
) -> None:
    snapshot = read_bytes(tmp_path, a_text(name, *others).encode(encoding))
    assert [snapshot.buildings[0].name, *(one.name for one in snapshot.assets)] == [name, *others]
    [found] = [one for one in snapshot.findings if one.rule == "FILE-04"]
    assert (found.severity, f"it was read as {says}" in found.message) == ("info", True)


def test_what_is_in_ascii_has_no_finding(tmp_path: Path) -> None:
    snapshot = read_bytes(tmp_path, a_text(r"S\X2\00E9\X0\jour").encode("ascii"))
    assert (snapshot.buildings[0].name, snapshot.file.encoding) == ("Séjour", "ascii")
    assert "FILE-04" not in {one.rule for one in snapshot.findings}


def test_a_name_in_utf8_among_others_in_latin_1_is_read_as_well(tmp_path: Path) -> None:
    mixed = a_text("@", *OTHERS).encode("cp1252").replace(b"@", "Ängö".encode())
    assert read_bytes(tmp_path, mixed).buildings[0].name == "Ängö"


def test_the_header_is_read_like_the_rest(tmp_path: Path) -> None:
    text = a_text("Stationen").replace("Pen and paper", "Högskolans ritprogram")
    snapshot = read_bytes(tmp_path, text.encode("latin-1"))
    assert (snapshot.file.author_tool, snapshot.file.encoding) == ("Högskolans ritprogram", "cp1252")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param(r"A\X\00B", "AB", id="X, a zero"),
        pytest.param(r"A\X2\0000\X0\B", "AB", id="X2, a zero"),
        pytest.param(r"A\X2\0007\X0\B", "AB", id="X2, a bell"),
        pytest.param(r"A\X\1BB", "AB", id="X, an escape"),
        pytest.param(r"A\X2\FEFF\X0\B", "AB", id="X2, a byte order mark"),
        pytest.param(r"A\X4\0000FEFF\X0\B", "AB", id="X4, a byte order mark"),
        pytest.param(r"A\X2\D800\X0\B", "AB", id="X2, half a pair"),
        pytest.param(r"A\X2\D83CDFE2\X0\B", "A🏢B", id="X2, a pair"),
        pytest.param(r"A\X4\0001F3E2\X0\B", "A🏢B", id="X4"),
        pytest.param(r"A\X4\7FFFFFFF\X0\B", "AB", id="X4, no character at all"),
        pytest.param(r"\PE\\S\D\PA\B", "ФB", id="P and S"),
        pytest.param("A\x00B", "A B", id="a raw zero"),
        pytest.param("A\x1bB", "AB", id="a raw escape"),
        pytest.param("A\nB", "A B", id="a raw line end"),
    ],
)
def test_no_control_and_no_half_character_reaches_a_name(written: str, shown: str, tmp_path: Path) -> None:
    assert read_bytes(tmp_path, a_text(written).encode("latin-1")).buildings[0].name == shown


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-16", "cp932"])
def test_every_line_stays_the_line_that_it_was(encoding: str) -> None:
    content = "a\r\n'\xb0'\n\n'\nb'\n".encode(encoding)
    assert rewrite(content).text.count(b"\n") == 5


def test_a_long_line_of_numbers_takes_no_time_to_go_through() -> None:
    line = b"(" + b"(0.25,0.5,0.75)," * 100_000 + b"'\xe9')"
    assert rewrite(line).text.endswith(rb"'\X2\00E9\X0\')")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
@settings(max_examples=100)
def test_every_character_comes_back_from_how_step_writes_it(name: str) -> None:
    written = as_step(name.replace("\\", "\\\\").replace("'", "''"))
    assert written.isascii()
    assert ifcopenshell.decode_spf_string(f"'{written}'") == name


@given(st.binary(max_size=200))
@settings(max_examples=200)
def test_any_bytes_become_a_text_in_ascii_without_control_characters(content: bytes) -> None:
    text = rewrite(content).text
    assert text.isascii()
    assert not set(text) & (set(range(32)) - set(b"\t\r\n"))
