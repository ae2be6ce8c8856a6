"""Text from models can be shown anywhere: it neither acts nor lies about its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.files.plain_text import LONGEST, shown


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        pytest.param("Kök 2 – Štrbské Pleso 汉字 שלום", "Kök 2 – Štrbské Pleso 汉字 שלום", id="letters of any script"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="a joiner that spelling needs"),
        pytest.param("two\nlines\tand\u2028more\u00a0", "two lines and more ", id="blanks of all kinds"),
        pytest.param("\x1b[31mred\x07", "\ufffd[31mred\ufffd", id="control characters"),
        pytest.param("exe.\u202efdp\u2066", "exe.\ufffdfdp\ufffd", id="bidi controls"),
        pytest.param("a\ufeff\u200bb\U000e0041", "a\ufffd\ufffdb\ufffd", id="invisible ones"),
        pytest.param("\ud800", "\ufffd", id="half a character"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_does_something_is_shown_as_a_sign(text: str, seen: str) -> None:
    assert shown(text) == seen


@given(st.text(st.characters(), max_size=2 * LONGEST))
def test_any_text_becomes_one_printable_line_that_can_be_written(text: str) -> None:
    seen = shown(text)
    assert seen.encode().decode() == seen
    assert len(seen) == min(len(text), LONGEST)
    assert seen.replace("\u200c", "").replace("\u200d", "").isprintable()
