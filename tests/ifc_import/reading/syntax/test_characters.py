"""Broken values are suspected by signs that stand side by side and can't; sound text is above suspicion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifc_import.reading.syntax.characters import Signs

SOUND = [
    "#1=IFCX(-1.,1.E-05,.5,+3,.T.,*,$,#3,(1.,(2.)),IFCLABEL('x'),-0.25E+10,1.5e3,12,(),1E5);",
    "#1= IFC3DX ( $ ,\n #2 , ( -1. ) ) ;",
    "#1=IFCX('1.2.3 -- (x), it''s 5x','','a;b#=');",
    "#1=IFCX(.ELEMENT.,.IFC2X3.,.U.,.NOTDEFINED.);",
    "#1=IFCBLOBTEXTURE(.T.,.F.,$,$,$,IFCIDENTIFIER('PNG'),\"0FF80\");",
    "/* it is 1.2.3 -- or so */ #1=IFCX(1.);",
    "#1=IFCX(1.);\nENDSEC;\nEND-ISO-10303-21;\n",
    "#1=IFC\x01X(\0\0.T.\x0b,\x7f$);",
    "#1=IFCX(1.);\nENDSEC;\nDATA;\n#2=IFCX(1.);",
]
BROKEN = [
    "1.2.3",
    "0..5",
    "5x",
    "--1.",
    "1.-5",
    "1,.T",
    "$$x",
    "#x",
    "1.E--5",
    "1.#QNAN",
    "nan",
    "é",
    "(1.)2x",
]


def are_odd(*pieces: str) -> bool:
    signs = Signs()
    for piece in pieces:
        signs.add(piece.encode("latin-1"))
    return signs.are_odd


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_above_suspicion(text: str) -> None:
    assert not are_odd(text)


@pytest.mark.parametrize("value", BROKEN)
def test_a_broken_value_is_suspected(value: str) -> None:
    assert are_odd(f"#1=IFCX('x',0.);\n#2=IFCPOINT((0.,{value},1.));\n#3=IFCX('y');")


@pytest.mark.parametrize("cut", range(1, 40))
def test_a_text_that_goes_on_in_the_next_piece_is_still_a_text(cut: int) -> None:
    text = "#1=IFCX('1.2.3 -- 5x',-1.5,'it''s');"
    assert not are_odd(text[:cut], text[cut:])
    assert are_odd(text[:cut], text[cut:], "#2=IFCX(1.2.3);")


REALS = (
    st.floats(allow_nan=False, allow_infinity=False)
    .map(lambda one: f"{one:.6G}".replace("+", ""))
    .map(lambda one: one if "." in one else one.replace("E", ".E") if "E" in one else f"{one}.")
)
VALUES = st.recursive(
    REALS
    | st.integers().map(str)
    | st.integers(1).map("#{}".format)
    | st.text("abc'.,()#1-", max_size=8).map(lambda one: "'" + one.replace("'", "''") + "'")
    | st.sampled_from(["$", "*", ".T.", ".ELEMENT.", "IFCREAL(1.)", "()"]),
    lambda inner: st.lists(inner, min_size=1, max_size=4).map(lambda some: f"({','.join(some)})"),
    max_leaves=8,
)


@given(st.lists(VALUES, min_size=1, max_size=6))
def test_whatever_step_allows_is_above_suspicion(values: list[str]) -> None:
    assert not are_odd(f"#1=IFCX({','.join(values)});\n")
