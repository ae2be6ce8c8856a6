"""Names of files in a zip, made from untrusted words."""

import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qr.files.archive import archive_to, safe_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("Plan 2", "Plan 2", id="an ordinary one"),
        pytest.param("Όροφος 2 – Ängö", "Όροφος 2 _ Ängö", id="other scripts stay"),
        pytest.param("../../etc/passwd", "_.._etc_passwd", id="a way up"),
        pytest.param("C:\\Windows\\x", "C_Windows_x", id="a way to another disk"),
        pytest.param("a\0b\nc\u202ed", "a_b_c_d", id="control characters"),
        pytest.param("...", "_", id="only dots"),
        pytest.param("", "_", id="nothing"),
    ],
)
def test_a_name_cannot_leave_its_folder(words: str, name: str) -> None:
    assert safe_name(words) == name


@given(st.text())
def test_every_name_is_one_part_of_a_path_that_systems_take(words: str) -> None:
    name = safe_name(words)
    assert name
    assert not set(name) & set('/\\:*?"<>|\0')
    assert not name.startswith(".")
    assert not name.endswith((".", " "))
    assert len(name.encode()) <= 120


def test_a_zip_that_fails_on_the_way_writes_nothing_more(recwarn: pytest.WarningsRecorder) -> None:
    written: list[bytes] = []

    def full_disk(data: bytes) -> None:
        if sum(map(len, written)) > 100:
            raise OSError("no space")
        written.append(data)

    with pytest.raises(OSError, match="no space"), archive_to(full_disk) as made:  # noqa: PT012  (the second one fails)
        made.add("a.txt", b"x" * 90, packed=False)
        made.add("b.txt", b"x" * 90, packed=False)
    before = list(written)
    del made
    gc.collect()
    assert (written, list(recwarn)) == (before, [])
