"""Real models, spoilt as they come in: read as if nothing had happened, or refused in one line."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ifc_import.errors import FileRefused
from ifc_import.reading.model import read_model
from registry.snapshot import Snapshot
from tests.ifc_import.reading.packing import a_file, a_zip, as_deflate64

ARC = "ifc4x3-arc.ifc"
LATE = "creative-freedom-late.ifc"
DUPLEX = "duplex-electrical-feet.ifc"

Spoil = Callable[[Path, bytes], Path]


def as_it_was(folder: Path, content: bytes) -> Path:
    return a_file(folder, content)


def with_a_mark(folder: Path, content: bytes) -> Path:
    return a_file(folder, b"\xef\xbb\xbf" + content)


def in_utf16(folder: Path, content: bytes) -> Path:
    return a_file(folder, content.decode("ascii").encode("utf-16"))


def with_lines_of_windows(folder: Path, content: bytes) -> Path:
    return a_file(folder, content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def with_zeros_behind(folder: Path, content: bytes) -> Path:
    return a_file(folder, content + b"\0" * 8192)


def without_its_section_end(folder: Path, content: bytes) -> Path:
    before, _mark, after = content.rpartition(b"ENDSEC;")
    return a_file(folder, before + after)


def with_words_between(folder: Path, content: bytes) -> Path:
    middle = content.index(b"\n#", len(content) // 2)
    return a_file(folder, content[:middle] + b"\nhello world" + content[middle:])


def zipped(folder: Path, content: bytes) -> Path:
    return a_zip(folder, {"arc/model.ifc": content, "readme.txt": b"hello"})


def zipped_and_called_ifc(folder: Path, content: bytes) -> Path:
    return a_zip(folder, {"model.ifc": content}, "model.ifc")


def in_deflate64(folder: Path, content: bytes) -> Path:
    return a_file(folder, as_deflate64(content), "model.ifczip")


def of_a_kindred_schema(folder: Path, content: bytes) -> Path:
    for named, kindred in (
        (b"'IFC4X3_ADD2'", b"'IFC4X3_TC1'"),
        (b"'IFC2X3'", b"'IFC2X3_TC1'"),
        (b"'IFC4'", b"'IFC4_ADD2'"),
    ):
        content = content.replace(named, kindred, 1)
    return a_file(folder, content)


def without_what_tells_how(snapshot: Snapshot) -> Snapshot:
    """The snapshot without the facts of the file itself, and the findings about it."""
    file = replace(snapshot.file, schema="", encoding="", size_bytes=0)
    findings = tuple(one for one in snapshot.findings if not one.rule.startswith("FILE-"))
    return replace(snapshot, file=file, findings=findings)


def read(path: Path) -> Snapshot:
    return read_model(path, "model", lambda *_: None)


@pytest.mark.parametrize("name", [ARC, LATE])
@pytest.mark.parametrize(
    ("spoil", "rules"),
    [
        pytest.param(with_a_mark, {"FILE-04"}, id="a BOM in front"),
        pytest.param(in_utf16, {"FILE-04"}, id="UTF-16"),
        pytest.param(with_lines_of_windows, set(), id="line ends of Windows"),
        pytest.param(with_zeros_behind, set(), id="zeros behind"),
        pytest.param(without_its_section_end, set(), id="no ENDSEC"),
        pytest.param(with_words_between, {"FILE-08"}, id="words between entities"),
        pytest.param(zipped, set(), id="a zip"),
        pytest.param(zipped_and_called_ifc, set(), id="a zip called .ifc"),
        pytest.param(in_deflate64, set(), id="a zip of Deflate64"),
        pytest.param(of_a_kindred_schema, {"FILE-03"}, id="another schema in the header"),
    ],
)
def test_a_spoilt_model_is_read_as_the_one_that_it_was(
    spoil: Spoil, rules: set[str], name: str, tmp_path: Path, real_model: Callable[[str], Path]
) -> None:
    path = real_model(name)
    snapshot = read(spoil(tmp_path, path.read_bytes()))
    assert {one.rule for one in snapshot.findings if one.rule.startswith("FILE-")} == rules
    assert without_what_tells_how(snapshot) == without_what_tells_how(read(path))


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "cp1252"])
def test_raw_bytes_in_a_name_are_read(encoding: str, tmp_path: Path, real_model: Callable[[str], Path]) -> None:
    content = real_model(DUPLEX).read_bytes().replace(b"'Level 1'", "'Étage 1, côté cour'".encode(encoding))
    assert "Étage 1, côté cour" in {one.name for one in read(a_file(tmp_path, content)).storeys}


def cut_at_60_percent(folder: Path, content: bytes) -> Path:
    return a_file(folder, content[: len(content) * 6 // 10])


def emptied(folder: Path, _content: bytes) -> Path:
    return a_file(folder, b"")


def as_a_web_page(folder: Path, content: bytes) -> Path:
    return a_file(folder, b"<!DOCTYPE html><title>Log in</title><pre>" + content)


def two_in_a_zip(folder: Path, content: bytes) -> Path:
    return a_zip(folder, {"a.ifc": content, "b.ifc": content})


def of_an_old_schema(folder: Path, content: bytes) -> Path:
    return a_file(folder, content.replace(b"IFC2X3", b"IFC2X2_FINAL", 1))


def with_a_flipped_bracket(folder: Path, content: bytes) -> Path:
    middle = content.index(b"(", len(content) // 2)
    return a_file(folder, content[:middle] + b"'" + content[middle + 1 :])


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        pytest.param(cut_at_60_percent, "is cut off: END-ISO-10303-21; is missing", id="cut at 60 %"),
        pytest.param(emptied, "is empty; ask for the file again", id="an empty file"),
        pytest.param(as_a_web_page, "is a web page, not a model", id="a web page"),
        pytest.param(two_in_a_zip, "holds 2 models; import them one by one", id="two in one zip"),
        pytest.param(of_an_old_schema, "is of schema IFC2X2_FINAL, which is too old", id="an old schema"),
        pytest.param(with_a_flipped_bracket, "has a syntax error in line", id="one flipped byte"),
    ],
)
def test_what_can_t_be_read_rightly_is_refused_in_one_line(
    spoil: Spoil, says: str, tmp_path: Path, real_model: Callable[[str], Path]
) -> None:
    path = spoil(tmp_path, real_model(DUPLEX).read_bytes())
    with pytest.raises(FileRefused, match=says) as caught:
        read(path)
    assert "\n" not in str(caught.value)
