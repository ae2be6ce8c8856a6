"""What is no model is refused before any parser sees it, in one line that says what to do."""

import zipfile
from pathlib import Path

import pytest

from ifc_import.errors import FileRefused
from ifc_import.reading.envelope import find_model, schema_name
from tests.ifc_import.reading.factories import step_text

MODEL = step_text().encode()
MARKUP = b'<?xml version="1.0"?>\n<ifc:uos xmlns:ifc="http://www.iai-tech.org/ifcXML/">'


def refusal(path: Path, tmp_path: Path) -> str:
    """The one line with which a file is refused."""
    with pytest.raises(FileRefused) as caught:
        find_model(path, tmp_path)
    line = str(caught.value)
    assert "\n" not in line
    return line


def a_file(folder: Path, content: bytes, name: str = "model.ifc") -> Path:
    path = folder / "given" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def a_zip(folder: Path, name: str = "model.ifczip", **members: bytes) -> Path:
    """A zip of members whose names are given with `_` for the dot."""
    path = a_file(folder, b"", name)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member.replace("_", "."), content)
    return path


def test_a_step_file_is_its_own_model(tmp_path: Path) -> None:
    path = a_file(tmp_path, MODEL)
    assert find_model(path, tmp_path) == path


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\r\n  " + MODEL, id="blank lines in front"),
        pytest.param(MODEL.replace(b"\n", b"\r\n"), id="line ends of Windows"),
        pytest.param(MODEL + b"\n" * 1000 + b"\0", id="blank lines behind"),
    ],
)
def test_blank_space_around_a_model_does_no_harm(content: bytes, tmp_path: Path) -> None:
    path = a_file(tmp_path, content)
    assert find_model(path, tmp_path) == path


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "is empty; ask for the file again", id="empty"),
        pytest.param(b"\0" * 4096 + b"\n", "is empty; ask for the file again", id="nothing but zeros"),
        pytest.param(b"%PDF-1.7\n", "is a PDF; ask for the IFC export of the same model", id="a PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "is a picture; ask for the IFC export of the model", id="a PNG"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a Revit or Office file; export it to IFC4", id="Revit"),
        pytest.param(b"AC1032\0", "is a DWG drawing; export the model to IFC4", id="a drawing"),
        pytest.param(b"glTF\x02\0", "is a glTF scene, without the building's data", id="glTF"),
        pytest.param(MARKUP, "is ifcXML, which is not read; export it as IFC4 or IFC2X3 in STEP format", id="ifcXML"),
        pytest.param(b"\n<!DOCTYPE html><p>Log in", "is a web page or XML, not a model; the download may", id="HTML"),
        pytest.param(b"hello", "is no IFC file: it does not begin with ISO-10303-21;", id="something else"),
        pytest.param(b"\xef\xbb\xbf" + MODEL, "is no IFC file: it does not begin with", id="UTF-8 with a mark"),
        pytest.param(MODEL.decode().encode("utf-16"), "is no IFC file: it does not begin with", id="UTF-16"),
        pytest.param(MODEL[: len(MODEL) * 6 // 10], "is cut off: END-ISO-10303-21; is missing", id="cut off at 60 %"),
        pytest.param(MODEL[:-5], "is cut off: END-ISO-10303-21; is missing", id="cut off in its last line"),
    ],
)
def test_what_is_no_whole_step_file_is_refused(content: bytes, says: str, tmp_path: Path) -> None:
    assert f"model.ifc {says}" in refusal(a_file(tmp_path, content), tmp_path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, tmp_path) == f"{tmp_path.name} is a folder; name the files in it"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.ifc", tmp_path) == "none.ifc does not exist; check the name"


@pytest.mark.parametrize("name", ["model.ifczip", "model.zip", "model.ifc"])
def test_the_one_model_in_a_zip_is_unpacked_whatever_the_zip_is_called(name: str, tmp_path: Path) -> None:
    found = find_model(a_zip(tmp_path, name, model_ifc=MODEL, readme_txt=b"hello"), tmp_path)
    assert (found.parent, found.read_bytes()) == (tmp_path, MODEL)


def test_a_zip_without_a_model_is_refused(tmp_path: Path) -> None:
    line = refusal(a_zip(tmp_path, readme_txt=b"hello"), tmp_path)
    assert line == "model.ifczip is a zip without an .ifc file in it; ask for the model again"


def test_a_zip_with_two_models_is_refused_and_names_them(tmp_path: Path) -> None:
    line = refusal(a_zip(tmp_path, a_ifc=MODEL, b_IFC=MODEL), tmp_path)
    assert line == "model.ifczip holds 2 models (a.ifc, b.IFC); unpack it and import them one by one"


def test_a_zip_that_unpacks_to_far_too_much_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    line = refusal(a_zip(tmp_path, bomb_ifc=b" " * 5_000_000), tmp_path)
    assert line == "model.ifczip unpacks to 5,000,000 bytes, which no model does; unpack it yourself"
    assert list(tmp_path.glob("*.ifc")) == []


def test_the_path_of_a_member_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    path = a_file(tmp_path, b"", "model.ifczip")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../escaped.ifc", MODEL)
    assert find_model(path, tmp_path).parent == tmp_path


def test_a_cut_off_model_in_a_zip_is_refused(tmp_path: Path) -> None:
    assert "is cut off" in refusal(a_zip(tmp_path, model_ifc=MODEL[:-5]), tmp_path)


def test_a_zip_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    path = a_zip(tmp_path, model_ifc=MODEL)
    path.write_bytes(path.read_bytes()[:-30])
    assert "can't be unpacked" in refusal(path, tmp_path)


def test_a_zip_with_damaged_bytes_is_refused(tmp_path: Path) -> None:
    path = a_zip(tmp_path, model_ifc=MODEL * 20)
    content = bytearray(path.read_bytes())
    start = content.index(b"model.ifc") + len(b"model.ifc")
    content[start : start + 40] = b"\xff" * 40
    path.write_bytes(content)
    assert "can't be unpacked" in refusal(path, tmp_path)


def test_a_way_of_packing_that_is_not_known_is_refused(tmp_path: Path) -> None:
    path = a_zip(tmp_path, model_ifc=MODEL)
    content = bytearray(path.read_bytes())
    directory = content.index(b"PK\x01\x02")
    content[8:10] = content[directory + 10 : directory + 12] = b"\x09\x00"  # Deflate64
    path.write_bytes(content)
    assert "pack it again as a plain zip" in refusal(path, tmp_path)


@pytest.mark.parametrize(
    ("header", "schema"),
    [
        pytest.param("FILE_SCHEMA(('IFC2X3'));", "IFC2X3", id="as usual"),
        pytest.param("file_schema (\n ( 'ifc4x3_add2' ) ) ;", "IFC4X3_ADD2", id="small letters and blanks"),
        pytest.param("FILE_SCHEMA(());", "", id="none"),
        pytest.param("", "", id="no entry at all"),
    ],
)
def test_the_schema_is_the_one_that_the_header_names(header: str, schema: str, tmp_path: Path) -> None:
    path = a_file(tmp_path, f"ISO-10303-21;\nHEADER;\n{header}\nENDSEC;\n".encode())
    assert schema_name(path) == schema
