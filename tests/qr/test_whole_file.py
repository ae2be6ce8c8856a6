"""A file appears whole or not at all."""

from pathlib import Path

import pytest

from qr.errors import TargetUnwritable
from qr.whole_file import whole_file


def test_the_name_is_taken_when_the_block_has_ended(tmp_path: Path) -> None:
    with whole_file(tmp_path / "sheet.pdf") as write:
        write(b"half ")
        write(b"and half")
        assert not (tmp_path / "sheet.pdf").exists()
    assert (tmp_path / "sheet.pdf").read_bytes() == b"half and half"
    assert len(list(tmp_path.iterdir())) == 1


def test_an_error_of_the_block_passes_through_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        _break_off(tmp_path / "sheet.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_file_has_the_rights_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "ordinary").touch()
    with whole_file(tmp_path / "sheet.pdf") as write:
        write(b"whole")
    assert (tmp_path / "sheet.pdf").stat().st_mode == (tmp_path / "ordinary").stat().st_mode


@pytest.mark.parametrize("target", [".", "..", "/", ""])
def test_a_folder_is_no_target(target: str) -> None:
    with pytest.raises(TargetUnwritable, match="is a folder: name a file in it"), whole_file(Path(target)):
        pytest.fail("the block was entered")


def _break_off(target: Path) -> None:
    with whole_file(target) as write:
        write(b"half")
        raise FileNotFoundError
