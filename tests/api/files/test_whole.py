"""A file appears whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from api.files.errors import TargetRefused, TargetUnwritable
from api.files.kinds import CODE_LIST, WEB_PAGE, require_fitting
from api.files.whole import whole_file
from qr.files.kinds import PDF, SPREADSHEET, FileKind


def test_the_name_is_taken_when_the_block_has_ended(tmp_path: Path) -> None:
    with whole_file(tmp_path / "sheet.pdf", PDF) as write:
        write(b"half ")
        write(b"and half")
        assert not (tmp_path / "sheet.pdf").exists()
    assert (tmp_path / "sheet.pdf").read_bytes() == b"half and half"
    assert len(list(tmp_path.iterdir())) == 1


def test_an_error_of_the_block_passes_through_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        _break_off(tmp_path / "sheet.pdf")
    assert list(tmp_path.iterdir()) == []


def test_an_error_of_the_block_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").write_bytes(b"%PDF of last week")
    with pytest.raises(FileNotFoundError):
        _break_off(tmp_path / "sheet.pdf")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("sheet.pdf", b"%PDF of last week")]


def test_a_file_has_the_rights_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "ordinary").touch()
    with whole_file(tmp_path / "sheet.pdf", PDF) as write:
        write(b"whole")
    assert (tmp_path / "sheet.pdf").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


@pytest.mark.parametrize("target", [".", "..", "/", ""])
def test_a_folder_is_no_target(target: str) -> None:
    with pytest.raises(TargetUnwritable, match="is a folder: name a file in it"), whole_file(Path(target), PDF):
        pytest.fail("the block was entered")


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("nowhere/sheet.pdf", id="in a folder that is not there"),
        pytest.param("file/sheet.pdf", id="below a file"),
        pytest.param("x" * 300 + ".pdf", id="a name that is too long"),
    ],
)
def test_a_target_that_cannot_be_written_is_one_error_before_the_block_begins(tmp_path: Path, target: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(TargetUnwritable), whole_file(tmp_path / target, PDF):
        pytest.fail("the block was entered")


@pytest.mark.parametrize("kind", [PDF, SPREADSHEET, WEB_PAGE, CODE_LIST], ids=lambda kind: kind.name)
@pytest.mark.parametrize(
    "there", [b"SQLite format 3\0", b"ISO-10303-21;", b"\x37\x7f\x06\x82", b"no;name"], ids=["db", "ifc", "wal", "text"]
)
def test_a_file_of_another_kind_stays(tmp_path: Path, kind: FileKind, there: bytes) -> None:
    target = tmp_path / f"there{kind.endings[0]}"
    target.write_bytes(there)
    with pytest.raises(TargetRefused, match="choose another file, or delete that one first"), whole_file(target, kind):
        pytest.fail("the block was entered")
    assert target.read_bytes() == there


@pytest.mark.parametrize("there", [b"", b"%PDF-1.7", b"%pdf-1.4"], ids=["empty", "a PDF", "small letters"])
def test_a_file_of_the_same_kind_makes_way(tmp_path: Path, there: bytes) -> None:
    (tmp_path / "sheet.pdf").write_bytes(there)
    with whole_file(tmp_path / "sheet.pdf", PDF) as write:
        write(b"new")
    assert (tmp_path / "sheet.pdf").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["sheet", "sheet.txt", "ow.db", "ow.db-wal", "sheet.pdf.ifc"])
def test_a_name_that_says_another_kind_is_refused(tmp_path: Path, name: str) -> None:
    with (
        pytest.raises(TargetRefused, match=r"is not a name for a PDF: it has to end in \.pdf"),
        whole_file(tmp_path / name, PDF),
    ):
        pytest.fail("the block was entered")
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_no_target() -> None:
    with pytest.raises(TargetRefused, match="is not an ordinary file"):
        require_fitting(Path("/dev/null"), FileKind("a device", ("",), b""))


def test_what_a_killed_run_left_goes_with_the_next_one(tmp_path: Path) -> None:
    for left in (".sheet.pdf.0123abcd.part", ".other.pdf.0123abcd.part", ".sheet.pdf.note"):
        (tmp_path / left).write_bytes(b"half")
    with whole_file(tmp_path / "sheet.pdf", PDF) as write:
        write(b"whole")
    assert {file.name for file in tmp_path.iterdir()} == {"sheet.pdf", ".other.pdf.0123abcd.part", ".sheet.pdf.note"}


def test_two_runs_at_once_do_not_disturb_each_other_and_the_last_one_stays(tmp_path: Path) -> None:
    with whole_file(tmp_path / "sheet.pdf", PDF) as first:
        first(b"first")
        with whole_file(tmp_path / "sheet.pdf", PDF) as second:
            second(b"%PDF second")
        assert (tmp_path / "sheet.pdf").read_bytes() == b"%PDF second"
    assert (tmp_path / "sheet.pdf").read_bytes() == b"first"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_full_disk_is_one_line_and_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sheet.pdf").write_bytes(b"%PDF of last week")
    monkeypatch.setattr("api.files.whole.os.fsync", _disk_full)
    with (
        pytest.raises(TargetUnwritable, match=r"no space left on device\): choose another place, or make room"),
        whole_file(tmp_path / "sheet.pdf", PDF) as write,
    ):
        write(b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("sheet.pdf", b"%PDF of last week")]


def _disk_full(_file: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _break_off(target: Path) -> None:
    with whole_file(target, PDF) as write:
        write(b"half")
        raise FileNotFoundError
