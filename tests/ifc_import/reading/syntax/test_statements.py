"""Damaged text is told apart from whole text, statement by statement, and what is whole is kept."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifc_import.reading.syntax.statements import Inspection, inspect
from tests.ifc_import.reading.factories import STEP_HEAD, step_text

BUILDING = "#2=IFCBUILDING('108FYsSrfV0BYA0ERie891',$,'Stationen',$,$,$,$,$,.ELEMENT.,$,$,$);"
CHAIR = "#3=IFCFURNITURE('2OBrcmyk58NupXoVOHUvR4',$,'stol',$,$,$,$,$,$);"
TABLE = "#9=IFCFURNITURE('2OBrcmyk58NupXoVOHUvR5',$,'bord',$,$,$,$,$,$);"
FIRST_LINE = STEP_HEAD.count("\n") + 1
"""The line of the first statement that a test gives."""


def inspected(*lines: str) -> Inspection:
    found = inspect(step_text(*lines).encode("ascii"))
    assert found is not None
    return found


def steps(inspection: Inspection) -> list[int]:
    return [int(step) for step in re.findall(rb"#(\d+)\s*=", inspection.text)]


def told(inspection: Inspection) -> list[tuple[str, int]]:
    return [(one.fault, one.line - FIRST_LINE) for one in inspection.damages]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("#4=IFCLABEL('the boss'' office; #5=x');", id="apostrophe, semicolon and equals sign in a text"),
        pytest.param("/* it's #7=IFCWALL( */ #4=IFCWALL($);", id="a comment that looks like an entity"),
        pytest.param("#4 = IFCWALL\n(\n$ ,\n#3\n)\n;", id="blanks and lines"),
        pytest.param("#4=IFCWALL('two\nlines');", id="a text over two lines"),
        pytest.param(r"#4=IFCWALL('\\ \S\' \X\C4 \X2\00C400F6\X0\ \X4\0001F3E2\X0\ \PA\ \N\ ');", id="escapes"),
        pytest.param("#4=IFCX(-1.,1.E-05,.5,+3,.T.,\"0FF\",*,$,#3,(1.,(2.)),IFCLABEL('x'));", id="all kinds of values"),
    ],
)
def test_what_step_allows_is_whole(line: str) -> None:
    found = inspected(BUILDING, line, CHAIR)
    assert (told(found), steps(found)[1:2], steps(found)[-1]) == ([], [2], 3)
    assert b"#4" in found.text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param("#4=IFCLABEL('the boss' office');", "an apostrophe in it is not doubled", id="an apostrophe"),
        pytest.param("#4=IFCLABEL('x);", "an apostrophe in it is not doubled, or a text has no end", id="no end"),
        pytest.param("#4=IFCLABEL('x'", "it does not end with a bracket and a semicolon", id="half a line"),
        pytest.param("#4=IFCPOINT((0.,1.);", "its brackets do not match", id="a bracket"),
        pytest.param("#4=IFCPOINT((0.,1x.));", "'1x.' is no value", id="a number"),
        pytest.param("#4=IFCPOINT((0.,1.-5));", "'1.-5' is no value", id="two numbers without a comma"),
        pytest.param("#4=IFCPOINT((#3#5));", "'#3#5' is no value", id="two references without a comma"),
        pytest.param("#4=IFCPOINT((0.,-));", "'-' is no value", id="a sign alone"),
        pytest.param("#4=IFCPOINT;", "it does not end with a bracket and a semicolon", id="no values"),
        pytest.param("#4=;", "it does not end with a bracket and a semicolon", id="nothing"),
        pytest.param("#4==IFCPOINT((0.));", "it does not end with a bracket and a semicolon", id="two equals signs"),
        pytest.param("#4=((0.));", "the name of its class is missing", id="no class"),
        pytest.param("4=IFCPOINT((0.));", "it does not begin with a number, as #12=", id="no hash"),
        pytest.param("#x=IFCPOINT((0.));", "it does not begin with a number, as #12=", id="no number"),
        pytest.param("#4IFCPOINT((0.));", "it does not begin with a number, as #12=", id="no equals sign"),
        pytest.param("#3000000000=IFCPOINT((0.));", "its number is too great", id="a great number"),
    ],
)
def test_a_broken_statement_is_left_out_and_told_with_its_line(line: str, reason: str) -> None:
    found = inspected(BUILDING, line, CHAIR)
    assert (told(found), steps(found)) == ([("broken", 1)], [1, 2, 3])
    assert found.damages[0].reason.startswith(reason)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("hello world", id="words"),
        pytest.param("&SCOPE", id="a scope"),
        pytest.param("$$$;", id="signs"),
    ],
)
def test_stray_text_costs_no_statement(line: str) -> None:
    found = inspected(BUILDING, line, CHAIR)
    assert (told(found), steps(found)) == ([("stray", 1)], [1, 2, 3])


@pytest.mark.parametrize("lines", [(BUILDING, CHAIR[:-1], TABLE), (BUILDING, TABLE[:-1])], ids=["before one", "last"])
def test_a_missing_semicolon_is_mended(lines: tuple[str, ...]) -> None:
    found = inspected(*lines)
    assert (told(found), steps(found)) == ([("mended", 1)], [1, 2, 3, 9] if len(lines) > 2 else [1, 2, 9])


@pytest.mark.parametrize("word", ["NAN", "nan", "-INF", "Infinity"])
def test_a_word_that_is_no_number_is_unset_and_told(word: str) -> None:
    found = inspected(BUILDING, f"#4=IFCPOINT(({word},0.,{word}),'x, NAN, (INF)');", CHAIR)
    assert (told(found), steps(found)) == ([("mended", 1)], [1, 2, 4, 3])
    assert b"#4=IFCPOINT(($,0.,$),'x, NAN, (INF)');" in found.text


def test_a_damage_has_its_line_also_where_lines_end_as_on_an_old_mac() -> None:
    found = inspect(step_text(BUILDING, "hello world", CHAIR).replace("\n", "\r").encode("ascii"))
    assert found is not None
    before = found.text[: found.text.index(b"#3=")]
    assert (told(found), before.count(b"\r")) == ([("stray", 1)], FIRST_LINE + 1)


def test_of_two_entities_with_one_number_the_second_gets_a_new_one() -> None:
    found = inspected(CHAIR, TABLE.replace("#9", "#3"), "#8=IFCRELX((#3,#21));")
    assert (told(found), steps(found)) == ([("doubled", 1)], [1, 3, 22, 8])


@pytest.mark.parametrize(
    "between",
    ["ENDSEC;\nDATA;", "ENDSEC;\nDATA('second',('IFC4'));", "ENDSEC;"],
    ids=["two sections", "a named section", "after its end"],
)
def test_what_stands_in_another_section_is_read_too(between: str) -> None:
    found = inspected(BUILDING, between, CHAIR)
    assert (told(found), steps(found)) == ([], [1, 2, 3])


def test_what_stands_after_the_end_is_counted() -> None:
    found = inspect((step_text(BUILDING) + step_text(CHAIR)).encode("ascii"))
    assert found is not None
    assert (found.after_end, steps(found)) == (2, [1, 2])


@pytest.mark.parametrize("left", ["#", "#3", "#3=IFCFURN", CHAIR[:30], CHAIR[:-2]])
def test_of_a_file_that_is_cut_off_the_last_half_statement_is_left_out(left: str) -> None:
    found = inspect((STEP_HEAD.format(schema="IFC4") + f"{BUILDING}\n{left}").encode("ascii"))
    assert found is not None
    assert (found.cut_off, told(found), steps(found)) == (True, [], [1, 2])


def test_without_data_there_is_nothing_to_inspect() -> None:
    assert inspect(b"ISO-10303-21;\nHEADER;\nENDSEC;\nEND-ISO-10303-21;\n") is None


def test_a_text_of_nothing_but_openings_takes_no_time_to_go_through() -> None:
    found = inspected(*["#4=IFCX(('"] * 20_000)
    assert len(found.damages) == 20_000


@given(st.data())
@settings(max_examples=150)
def test_every_line_stays_where_it_is_whatever_is_damaged(data: st.DataObject) -> None:
    content = bytearray(step_text(BUILDING, CHAIR, TABLE).encode("ascii"))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(len(STEP_HEAD), len(content) - 1))
        content[place] = data.draw(st.sampled_from(b"'();#=$,\\/*x9 \n"))
    found = inspect(bytes(content))
    assert found is not None
    for step in (1, 2, 3, 9):
        before = re.search(rb"#%d=IFC" % step, content)
        after = re.search(rb"#%d=IFC" % step, found.text)
        if before and after and not found.after_end:
            assert content.count(b"\n", 0, before.start()) == found.text.count(b"\n", 0, after.start())
