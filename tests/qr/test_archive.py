"""Names of files in a zip, whoever chose them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qr.archive import safe_name


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
def test_a_name_leads_nowhere_else(words: str, name: str) -> None:
    assert safe_name(words) == name


@given(st.text())
def test_every_name_is_one_part_of_a_path_that_systems_take(words: str) -> None:
    name = safe_name(words)
    assert name
    assert not set(name) & set('/\\:*?"<>|\0')
    assert not name.startswith(".")
    assert not name.endswith((".", " "))
    assert len(name.encode()) <= 120
