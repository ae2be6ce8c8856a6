"""What is no model is refused before any parser sees it, in one line that says what to do."""

import os
import zipfile
from pathlib import Path

import pytest

from ifc_import.errors import FileRefused
from ifc_import.reading.file.source import prepared
from tests.ifc_import.reading.factories import step_text
from tests.ifc_import.reading.packing import a_file, a_zip

MODEL = step_text().encode()
OLD = step_text(schema="IFC2X_FINAL").encode()
MARKUP = b'<?xml version="1.0"?>\n<ifc:uos xmlns:ifc="http://www.iai-tech.org/ifcXML/">'


def refusal(path: Path, member: str | None = None) -> str:
    """The one line with which a file is refused."""
    with pytest.raises(FileRefused) as caught, prepared(path, member=member):
        pass
    line = str(caught.value)
    assert "\n" not in line
    return line


def test_a_step_file_is_read_where_it_is(tmp_path: Path) -> None:
    path = a_file(tmp_path, MODEL)
    with prepared(path) as source:
        assert (source.path, source.name, source.size_bytes) == (path, "model.ifc", len(MODEL))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\r\n  " + MODEL, id="blank lines in front"),
        pytest.param(MODEL.replace(b"\n", b"\r\n"), id="line ends of Windows"),
        pytest.param(MODEL.replace(b"\n", b"\r"), id="line ends of an old Mac"),
        pytest.param(MODEL + b"\n" * 1000 + b"\0", id="blank lines behind"),
        pytest.param(MODEL + b"\0" * 10_000, id="a block of zeros behind"),
        pytest.param(MODEL + b"<!-- sent by mail -->" * 1000, id="words behind"),
    ],
)
def test_what_stands_around_a_model_does_no_harm(content: bytes, tmp_path: Path) -> None:
    with prepared(a_file(tmp_path, content)) as source:
        assert (source.has_end, source.schema) == (True, "IFC4")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "is empty; ask for the file again", id="empty"),
        pytest.param(b"\0" * 4096 + b"\n", "is empty; ask for the file again", id="nothing but zeros"),
        pytest.param(b"%PDF-1.7\n", "is a PDF; ask for the IFC export of the same model", id="a PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "is a picture; ask for the IFC export of the model", id="a PNG"),
        pytest.param(b"\xff\xd8\xff\xe0", "is a picture; ask for the IFC export of the model", id="a photograph"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a Revit or Office file; export it to IFC4", id="Revit"),
        pytest.param(b"AC1032\0", "is a DWG drawing; export the model to IFC4", id="a drawing"),
        pytest.param(b"glTF\x02\0", "is a glTF scene, without the building's data", id="glTF"),
        pytest.param(b"7z\xbc\xaf\x27\x1c\0", "is a 7-Zip archive, which is not read; unpack it", id="7-Zip"),
        pytest.param(b"Rar!\x1a\x07\x01\0", "is a RAR archive, which is not read; unpack it", id="RAR"),
        pytest.param(b"\x1f\x8b\x08\0", "is packed with gzip, which is not read; unpack it", id="gzip"),
        pytest.param(b'{"type": "ifcJSON"}', "is JSON; export the model to IFC4 in STEP format", id="JSON"),
        pytest.param(MARKUP, "is ifcXML, which is not read; export it as IFC4 or IFC2X3 in STEP format", id="ifcXML"),
        pytest.param(
            b"\xef\xbb\xbf" + MARKUP, "is ifcXML, which is not read; export it as IFC4", id="ifcXML with a mark"
        ),
        pytest.param(
            MARKUP.decode().encode("utf-16"), "is ifcXML, which is not read; export it as IFC4", id="ifcXML in UTF-16"
        ),
        pytest.param(
            b"<ifc xmlns:xlink='http://www.w3.org/1999/xlink'>", "is ifcXML, which is not read", id="root ifc"
        ),
        pytest.param(
            b'<x:doc xmlns:x="http://www.buildingsmart-tech.org/ifcXML/IFC4/final">', "is ifcXML", id="by space"
        ),
        pytest.param(b"<!-- IFC of a house --><gbXML>", "is XML, not a model; export it as IFC4", id="gbXML"),
        pytest.param(b"\n<!DOCTYPE html><p>Log in", "is a web page, not a model; the download may", id="HTML"),
        pytest.param(
            b"<html><head><title>ifc</title>", "is a web page, not a model; the download may", id="no doctype"
        ),
        pytest.param(OLD[:-30], "is of schema IFC2X_FINAL, which is too old to be read", id="an old schema, cut off"),
        pytest.param(MODEL[:100], "is cut off: END-ISO-10303-21; is missing", id="cut off in its header"),
        pytest.param(b"hello", "is not an IFC file: it does not begin with ISO-10303-21;", id="something else"),
        pytest.param(
            "héllo".encode("utf-16"), "is not an IFC file: it does not begin with", id="UTF-16 of something else"
        ),
        pytest.param(MODEL[: len(MODEL) * 6 // 10], "is cut off: END-ISO-10303-21; is missing", id="cut off at 60 %"),
        pytest.param(MODEL[:-5], "is cut off: END-ISO-10303-21; is missing", id="cut off in its last line"),
    ],
)
def test_what_is_no_whole_step_file_is_refused(content: bytes, says: str, tmp_path: Path) -> None:
    assert f"model.ifc {says}" in refusal(a_file(tmp_path, content))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path.name} is a folder; name the files in it"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.ifc") == "none.ifc does not exist; check the name"


def test_a_member_of_what_is_no_zip_is_refused(tmp_path: Path) -> None:
    line = refusal(a_file(tmp_path, MODEL), "a.ifc")
    assert line == "model.ifc is not a zip, so it has no 'a.ifc'; name the file alone"


@pytest.mark.parametrize("name", ["a\nb.ifc", "a\x1b[31mb.ifc", "\u202eb.ifc"])
def test_the_name_of_a_file_is_shown_as_one_plain_line(name: str, tmp_path: Path) -> None:
    line = refusal(a_file(tmp_path, b"", name))
    assert line.isprintable()
    assert line.endswith("b.ifc is empty; ask for the file again")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "model.ifc")
    assert refusal(tmp_path / "model.ifc").startswith("model.ifc is a device or a pipe, not a file; save the model to")


def test_a_file_larger_than_any_model_is_refused_at_its_first_page(tmp_path: Path) -> None:
    path = a_file(tmp_path, MODEL)
    with path.open("ab") as file:
        file.truncate(20 * 1024**3)
    assert refusal(path) == "model.ifc has 21,474,836,480 bytes, more than any model has; ask for it again"


@pytest.mark.parametrize("path", [".", "/"])
def test_a_folder_without_a_name_is_told_by_its_path(path: str) -> None:
    assert refusal(Path(path)) == f"{path} is a folder; name the files in it"


def test_a_name_that_is_too_long_is_no_file() -> None:
    assert "can't be read: File name too long; check its name" in refusal(Path("x" * 5000))


def test_two_models_of_one_name_in_a_zip_are_not_chosen_between(tmp_path: Path) -> None:
    path = a_zip(tmp_path, {"model.ifc": MODEL})
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("model.ifc", MODEL)
    for member in (None, "model.ifc"):
        assert "model.ifczip" in refusal(path, member)
        assert "holds 2 models called 'model.ifc'; unpack it" in refusal(path, member)
