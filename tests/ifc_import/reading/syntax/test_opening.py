"""Opening a STEP file: what is wrong with it is a finding, or the reason why the file is refused."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from ifc_import.errors import FileRefused
from ifc_import.profile import Profile
from ifc_import.reading.file.source import prepared
from ifc_import.reading.model import read_model, read_source
from registry.snapshot import FileFacts, Snapshot
from tests.ifc_import.reading.factories import STEP_HEAD, step_text

BUILDING = "#2=IFCBUILDING('108FYsSrfV0BYA0ERie891',$,'Stationen',$,$,$,$,$,.ELEMENT.,$,$,$);"
CHAIR = "#3=IFCFURNITURE('2OBrcmyk58NupXoVOHUvR4',$,'stol',$,$,$,$,$,$);"
TABLE = "#9=IFCFURNITURE('2OBrcmyk58NupXoVOHUvR5',$,'bord',$,$,$,$,$,$);"
FIRST_LINE = STEP_HEAD.count("\n") + 1
"""The line of the first entity that a test gives."""


def a_file(folder: Path, text: str) -> Path:
    path = folder / "tiny.ifc"
    path.write_bytes(text.encode())
    return path


def read(folder: Path, *lines: str) -> Snapshot:
    return read_model(a_file(folder, step_text(*lines)), "stationen.ifc", lambda *_: None)


def read_what_is_left(path: Path) -> Snapshot:
    with prepared(path, accept_incomplete=True) as source:
        return read_source(source, lambda *_: None, Profile())


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(FileRefused) as caught:
        read_model(a_file(folder, text), "stationen.ifc", lambda *_: None)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def file_findings(snapshot: Snapshot) -> list[tuple[str, str]]:
    return [(one.rule, one.severity) for one in snapshot.findings if one.rule.startswith("FILE-")]


def assets(snapshot: Snapshot) -> list[str]:
    return [one.name for one in snapshot.assets]


def test_a_whole_file_is_complete_and_has_no_finding(tmp_path: Path) -> None:
    snapshot = read(tmp_path, BUILDING, CHAIR, TABLE)
    assert (assets(snapshot), snapshot.file.complete, file_findings(snapshot)) == (["stol", "bord"], True, [])


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
@pytest.mark.parametrize("lines_before", [0, 1, 200])
def test_a_syntax_error_is_refused_with_its_line(lines_before: int, line_end: str, tmp_path: Path) -> None:
    good = [f"#{10 + n}=IFCCARTESIANPOINT((0.,0.));" for n in range(lines_before)]
    text = step_text(*good, r"#2=IFCPROPERTYSINGLEVALUE('IPCode',$,IFCTEXT(1x),$);", BUILDING.replace("#2", "#3"))
    line = refusal(tmp_path, text.replace("\n", line_end))
    assert f"has a syntax error in line {FIRST_LINE + lines_before} ('1x' is no value" in line
    assert line.endswith("; ask for the file to be exported again")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "#2=IFCBUILDING('108FYsSrfV0BYA0ERie891',$,'the boss' office',$,$,$,$,$,$,$,$,$);", id="apostrophe"
        ),
        pytest.param("#2=IFCBUILDING('108FYsSrfV0BYA0ERie891',$,'x,$,$,$,$,$,$,$,$,$);", id="a text without an end"),
        pytest.param("#2=IFCBUILDING('108FYsSrfV0BYA0ERie891',$,'x',$,$,$,$,$,$", id="half a line"),
        pytest.param("#2=IFCBUILDING('108FYsSrfV0BYA0ERie891',$,1x.,$,$,$,$,$,$,$,$,$);", id="a number that is none"),
        pytest.param("2=IFCBUILDING('108FYsSrfV0BYA0ERie891',$,'x',$,$,$,$,$,$,$,$,$);", id="no hash"),
        pytest.param("#2=IFCBUILDING;", id="no values"),
        pytest.param("#2=IFCBUILDING('108FYsSrfV0BYA0ERie891',$,$,$,$,$,$,$\"(#1),$,$,$);", id="a quote in the middle"),
    ],
)
def test_a_broken_line_is_refused_or_left_out_and_costs_no_other(line: str, tmp_path: Path) -> None:
    text = step_text(line, CHAIR, TABLE)
    assert f"has a syntax error in line {FIRST_LINE} (" in refusal(tmp_path, text)
    snapshot = read_what_is_left(a_file(tmp_path, text))
    assert (assets(snapshot), snapshot.file.complete) == (["stol", "bord"], False)
    assert file_findings(snapshot) == [("FILE-06", "error")]


@pytest.mark.parametrize(
    "value",
    ["0.5.5", "1.2.3", "5x", "--1.", "1.-5"],
    ids=["two points", "three numbers", "a letter", "two signs", "two values"],
)
def test_a_broken_value_is_noticed_also_where_nobody_reads_it(value: str, tmp_path: Path) -> None:
    text = step_text(BUILDING, f"#12=IFCCARTESIANPOINT((0.,0.,{value}));", CHAIR)
    assert f"has a syntax error in line {FIRST_LINE + 1} ('{value}' is no value: #12=IFCCART" in refusal(tmp_path, text)
    snapshot = read_what_is_left(a_file(tmp_path, text))
    assert (assets(snapshot), file_findings(snapshot)) == (["stol"], [("FILE-06", "error")])


def test_a_word_that_is_no_number_moves_no_other_and_costs_no_entity(tmp_path: Path) -> None:
    snapshot = read(tmp_path, BUILDING, "#12=IFCCARTESIANPOINT((0.,NAN,1.));", CHAIR)
    assert (assets(snapshot), snapshot.file.complete) == (["stol"], True)
    assert ("FILE-08", "warning") in file_findings(snapshot)


def test_many_broken_lines_are_told_up_to_a_number_and_then_counted(tmp_path: Path) -> None:
    text = step_text(*(f"#{step}=IFCWALL('x);" for step in range(10, 40)), CHAIR)
    assert "and 29 more; ask" in refusal(tmp_path, text)
    snapshot = read_what_is_left(a_file(tmp_path, text))
    told = [one.message for one in snapshot.findings if one.rule in ("FILE-06", "FILE-14")]
    assert (len(told), told[-1]) == (
        21,
        f"More entities that can't be read: 10, the last one in line {FIRST_LINE + 29}.",
    )


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("hello world", id="words"),
        pytest.param("\0\0\0", id="zeros"),
        pytest.param("&SCOPE", id="a scope"),
        pytest.param("ENDSEC;\nDATA;", id="a second section"),
        pytest.param("/* it's #7=IFCWALL($); */", id="a comment"),
        pytest.param("#5=IFCWALL('2OBrcmyk58NupXoVOHUvR7',$,'x',$,$,$,$,$,$)", id="a missing semicolon"),
    ],
)
def test_what_stands_between_entities_costs_none_of_them(line: str, tmp_path: Path) -> None:
    snapshot = read(tmp_path, BUILDING, line, CHAIR, TABLE)
    assert (assets(snapshot), snapshot.file.complete) == (["stol", "bord"], True)


def test_words_between_entities_are_a_finding(tmp_path: Path) -> None:
    snapshot = read(tmp_path, BUILDING, "hello world", CHAIR)
    assert file_findings(snapshot) == [("FILE-08", "warning")]


def test_classes_that_the_schema_does_not_know_are_counted_with_their_first_line(tmp_path: Path) -> None:
    snapshot = read(tmp_path, BUILDING, "#5=IFCBANANA('x',$);", CHAIR, "#6=IFCBANANA($);", "#7=IFCKIWI($);")
    told = [one.message for one in snapshot.findings if one.rule == "FILE-01"]
    assert told == [
        f"2 × IFCBANANA (first in line {FIRST_LINE + 1}) is not defined in IFC4; it was left out.",
        f"1 × IFCKIWI (first in line {FIRST_LINE + 4}) is not defined in IFC4; it was left out.",
    ]
    assert (assets(snapshot), snapshot.file.complete) == (["stol"], True)


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        pytest.param(
            "#5=IFCSPAC('2OBrcmyk58NupXoVOHUvR7',$,'101',$,$,$,$,$,$,$,$);", ["2OBrcmyk58NupXoVOHUvR7"], id="1"
        ),
        pytest.param("#5=IFCSPAC(\n'4OBrcmyk58NupXoVOHUvR7');", ["4OBrcmyk58NupXoVOHUvR7"], id="a malformed GlobalId"),
        pytest.param("#5=IFCRELBANANA('2OBrcmyk58NupXoVOHUvR7',$,$,$,$,$);", [], id="a relation"),
        pytest.param("#5=IFCBANANA('Kontor',$,$);", [], id="something without a GlobalId"),
    ],
)
def test_of_what_was_dropped_the_ids_are_known(line: str, ids: list[str], tmp_path: Path) -> None:
    contained = "#6=IFCRELCONTAINEDINSPATIALSTRUCTURE('2OBrcmyk58NupXoVOHUvRB',$,$,$,(#3,#5),#2);"
    snapshot = read(tmp_path, BUILDING, line, CHAIR, contained)
    assert (list(snapshot.file.unread_ids), snapshot.file.complete, assets(snapshot)) == (ids, True, ["stol"])
    assert file_findings(snapshot) == [("FILE-01", "error")]


@pytest.mark.parametrize("absent", [6, 98, 987_654_321], ids=["a gap", "the next number", "a number far above"])
def test_a_reference_to_nothing_is_told_also_where_nobody_reads_it(absent: int, tmp_path: Path) -> None:
    snapshot = read(
        tmp_path, BUILDING, f"#5=IFCSURFACESTYLE('vit',.BOTH.,(#{absent}));", "#97=IFCPROPERTYSET($,$,$,$,$);"
    )
    [found] = [one for one in snapshot.findings if one.rule == "FILE-02"]
    assert found.message.startswith("1 × IfcSurfaceStyle.Styles refers to an entity that is not in the file (first in")


def test_two_entities_under_one_number_are_both_kept(tmp_path: Path) -> None:
    snapshot = read(tmp_path, BUILDING, CHAIR, TABLE.replace("#9", "#3"))
    assert (assets(snapshot), snapshot.file.complete) == (["stol", "bord"], True)
    [found] = [one for one in snapshot.findings if one.rule == "FILE-07"]
    assert found.message.startswith(f"The entity in line {FIRST_LINE + 2} has the number of an earlier one: #3=IFCFURN")


@pytest.mark.parametrize(
    ("line", "place", "depending", "complete"),
    [
        pytest.param(
            "#5=IFCRELAGGREGATES('2OBrcmyk58NupXoVOHUvR7',$,$,$,#2,(#98,#7));", "IfcRelAggregates.RelatedObjects",
            "IfcBuilding Stationen, IfcBuildingStorey Plan 1", False, id="a part",
        ),
        pytest.param(
            "#5=IFCRELAGGREGATES('2OBrcmyk58NupXoVOHUvR7',$,$,$,#98,(#7));", "IfcRelAggregates.RelatingObject",
            "IfcBuildingStorey Plan 1", False, id="a whole",
        ),
        pytest.param(
            "#5=IFCFURNITURE('2OBrcmyk58NupXoVOHUvR7',#98,'pall',$,$,$,$,$,$);", "IfcFurniture.OwnerHistory",
            "IfcFurniture pall", True, id="an owner history",
        ),
    ],
)  # fmt: skip
def test_a_reference_to_nothing_is_a_finding_that_names_what_depends_on_it(
    line: str, place: str, depending: str, complete: bool, tmp_path: Path
) -> None:
    storey = "#7=IFCBUILDINGSTOREY('2OBrcmyk58NupXoVOHUvR8',$,'Plan 1',$,$,$,$,$,$,0.);"
    snapshot = read(tmp_path, BUILDING, storey, line, CHAIR, TABLE)
    [found] = [one for one in snapshot.findings if one.rule == "FILE-02"]
    assert found.message == (
        f"1 × {place} refers to an entity that is not in the file (first in line {FIRST_LINE + 2}: #5 → #98). The "
        f"reference was ignored; affected: {depending}."
    )
    assert ({"stol", "bord"} <= set(assets(snapshot)), snapshot.file.complete) == (True, complete)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        pytest.param("#2=IFCBUILDING('108FYsSrfV0BYA0ERie891',$,'x');", "FILE-10", id="attributes that are missing"),
        pytest.param(BUILDING.replace("$);", "$,$,$);"), "FILE-10", id="too many attributes"),
        pytest.param(BUILDING.replace("ELEMENT", "BANANA"), "FILE-11", id="a literal that is none"),
    ],
)
def test_what_the_schema_does_not_allow_is_a_finding(line: str, rule: str, tmp_path: Path) -> None:
    snapshot = read(tmp_path, line, CHAIR)
    assert (file_findings(snapshot), snapshot.file.complete) == ([(rule, "warning")], True)


def test_entities_after_the_end_are_not_read_and_told(tmp_path: Path) -> None:
    text = step_text(BUILDING, CHAIR) + step_text(TABLE)
    snapshot = read_model(a_file(tmp_path, text), "stationen.ifc", lambda *_: None)
    assert (assets(snapshot), file_findings(snapshot)) == (["stol"], [("FILE-09", "error")])
    assert not snapshot.file.complete


def test_a_section_without_its_end_loses_nothing(tmp_path: Path) -> None:
    text = step_text(BUILDING, CHAIR).replace("ENDSEC;\nEND-ISO", "END-ISO")
    snapshot = read_model(a_file(tmp_path, text), "stationen.ifc", lambda *_: None)
    assert (assets(snapshot), snapshot.file.complete, file_findings(snapshot)) == (["stol"], True, [])


LAMP = "#77=IFCFURNITURE('2OBrcmyk58NupXoVOHUvR6',$,'lampa; (ny)',$,$,$,$,$,$);\n"
END_OF_HEADER = "ENDSEC;\nDATA;\n"


@pytest.mark.parametrize(
    ("before", "line"),
    [("FILE_DESCRIPTION(", 3), ("FILE_NAME(", 4), ("FILE_SCHEMA(", 5), (END_OF_HEADER, 6)],
    ids=["after HEADER", "in the middle", "before the schema", "before ENDSEC"],
)
@pytest.mark.parametrize("rest", [(BUILDING, CHAIR), ()], ids=["a model", "one entity alone"])
def test_an_entity_in_the_header_is_refused_with_its_line_or_left_out(
    before: str, line: int, rest: tuple[str, ...], tmp_path: Path
) -> None:
    text = step_text(*rest).replace(before, LAMP + before, 1)
    told = f"has a syntax error in line {line} (it stands before the data section: #77=IFCFURN"
    assert told in refusal(tmp_path, text)
    snapshot = read_what_is_left(a_file(tmp_path, text))
    assert (assets(snapshot), snapshot.file.project_id) == (["stol"] if rest else [], "0EKDTmNb1TDwNkEtGKDPxv")
    assert (file_findings(snapshot), snapshot.file.complete) == ([("FILE-06", "error")], False)


def test_half_an_entity_in_the_header_costs_no_other(tmp_path: Path) -> None:
    text = step_text(BUILDING, CHAIR).replace("FILE_NAME(", "#77=IFCFURNITURE($,$\nFILE_NAME(", 1)
    assert "has a syntax error in line 4 (it stands before the data section" in refusal(tmp_path, text)
    assert assets(read_what_is_left(a_file(tmp_path, text))) == ["stol"]


@pytest.mark.parametrize("words", ["'see #5=IFCWALL($);'", "/* #5=IFCWALL($); */ ''"], ids=["a text", "a comment"])
def test_words_in_the_header_that_look_like_an_entity_are_none(words: str, tmp_path: Path) -> None:
    text = step_text(BUILDING, CHAIR).replace("(('')", f"(({words})", 1)
    snapshot = read_model(a_file(tmp_path, text), "stationen.ifc", lambda *_: None)
    assert (assets(snapshot), snapshot.file.complete, file_findings(snapshot)) == (["stol"], True, [])


@pytest.mark.parametrize(
    "end",
    ["ENDSEC;\n", "DATA;\n", "", "ENDSEC;\nDATA\n"],
    ids=["without DATA", "without ENDSEC", "without both", "without a semicolon"],
)
@pytest.mark.parametrize("more", ["", "hello world\n"], ids=["whole", "with words in it"])
def test_a_header_without_its_end_loses_nothing(end: str, more: str, tmp_path: Path) -> None:
    text = step_text(BUILDING, more.strip(), CHAIR).replace(END_OF_HEADER, end, 1)
    snapshot = read_model(a_file(tmp_path, text), "stationen.ifc", lambda *_: None)
    assert (assets(snapshot), snapshot.file.complete) == (["stol"], True)
    assert file_findings(snapshot) == ([("FILE-08", "warning")] if more else [])


def test_an_entity_in_a_header_without_data_mark_loses_nothing(tmp_path: Path) -> None:
    text = step_text(BUILDING, CHAIR).replace(END_OF_HEADER, f"{LAMP}ENDSEC;\n", 1)
    snapshot = read_model(a_file(tmp_path, text), "stationen.ifc", lambda *_: None)
    assert (assets(snapshot), snapshot.file.complete) == (["stol", "lampa; (ny)"], True)


def test_a_file_with_no_data_is_refused(tmp_path: Path) -> None:
    text = "ISO-10303-21;\nHEADER;\nFILE_SCHEMA(('IFC4'));\nENDSEC;\nEND-ISO-10303-21;\n"
    assert refusal(tmp_path, text).startswith("stationen.ifc ")


@pytest.mark.parametrize("share", [0.6, 0.9, 0.97, 0.999])
def test_of_a_file_that_is_cut_off_all_whole_entities_are_read_when_that_is_accepted(
    share: float, tmp_path: Path
) -> None:
    chairs = [
        f"#{step}=IFCFURNITURE('2OBrcmyk58NupXoVO{step}',$,'{step}',$,$,$,$,$,$);" for step in range(10000, 10100)
    ]
    text = step_text(BUILDING, *chairs)
    cut = text[: int(len(text) * share)]
    assert "is cut off" in refusal(tmp_path, cut)
    snapshot = read_what_is_left(a_file(tmp_path, cut))
    assert assets(snapshot) == re.findall(r"'(\d+)',\$,\$,\$,\$,\$,\$\);", cut)
    assert (file_findings(snapshot), snapshot.file.complete) == ([("FILE-05", "error")], False)


def test_a_real_model_with_a_lone_backslash_is_read_with_a_warning(real_model: Callable[[str], Path]) -> None:
    with prepared(real_model("broken-unescaped-apostrophe.ifc")) as source:
        snapshot = read_source(source, lambda *_: None, Profile())
    [told] = [one for one in snapshot.findings if one.rule == "FILE-16"]
    assert "(1, first in line 5736: n\\a)" in told.message
    assert snapshot.file.complete


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param(r"n\a", r"n\a", id="in a word"),
        pytest.param(r"C:\temp\ ", "C:\\temp\\", id="a path"),
        pytest.param("C:\\temp\\", "C:\\temp\\", id="at the end of a text"),
        pytest.param(r"\\server\share", r"\\server\share", id="two beside a lone one"),
        pytest.param(r"\\\\server\\share", r"\\server\share", id="all of them doubled"),
        pytest.param(r"R\X\F8r a\b", r"Rør a\b", id="beside an escape"),
        pytest.param(r"\X2\00C", r"\X2\00C", id="half an escape"),
        pytest.param(r"\X2\00C\X0\z", r"\X2\00C\X0\z", id="an escape without a digit"),
        pytest.param(r"\X2\00ZZ\X0\ ", "\\X2\\00ZZ\\X0\\", id="an escape with other letters"),
        pytest.param(r"it''s C:\temp", r"it's C:\temp", id="after an apostrophe"),
    ],
)
def test_a_backslash_that_begins_no_escape_is_read_as_it_stands(written: str, name: str, tmp_path: Path) -> None:
    snapshot = read(tmp_path, CHAIR, BUILDING.replace("Stationen", written), TABLE)
    assert (snapshot.buildings[0].name, assets(snapshot)) == (name, ["stol", "bord"])
    doubled = written.startswith(r"\\\\")
    assert (file_findings(snapshot), snapshot.file.complete) == ([] if doubled else [("FILE-16", "warning")], True)
    told = [one.message for one in snapshot.findings if one.rule == "FILE-16"]
    assert all(f"(1, first in line {FIRST_LINE + 1}: " in message for message in told)


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        pytest.param("'tiny.ifc'", r"'C:\Users\me\m.ifc'", "FILE-16", id="a path with backslashes"),
        pytest.param("'tiny.ifc'", "'C:\\Users\\'", "FILE-16", id="a backslash at the end"),
        pytest.param("'tiny.ifc'", "'O'Brien'", None, id="an apostrophe"),
        pytest.param("FILE_DESCRIPTION((''),'2;1');\n", "", "FILE-18", id="no description"),
        pytest.param("FILE_SCHEMA", "MY_ENTRY('x');\nFILE_SCHEMA", "FILE-18", id="an entry of its own"),
        pytest.param("FILE_SCHEMA", "SECTION_LANGUAGE($,'en');\nFILE_SCHEMA", "FILE-18", id="an entry of edition 3"),
        pytest.param("((''),'2;1')", "(('FILE_SCHEMA((''IFC2X_FINAL''))'),'2;1')", None, id="words like its schema"),
    ],
)
def test_nothing_of_the_header_but_its_schema_is_needed(
    before: str, after: str, rule: str | None, tmp_path: Path
) -> None:
    text = step_text(BUILDING, CHAIR).replace(before, after, 1)
    snapshot = read_model(a_file(tmp_path, text), "stationen.ifc", lambda *_: None)
    assert (assets(snapshot), snapshot.file.complete, snapshot.file.schema) == (["stol"], True, "IFC4")
    assert file_findings(snapshot) == ([(rule, "warning")] if rule else [])


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param(r"\X2\00C4\X0\ng\X2\00F6\X0\ ", "Ängö", id="X2"),
        pytest.param(r"\X\C4ng\X\F6", "Ängö", id="X"),
        pytest.param(r"\S\Dng\S\v", "Ängö", id="S"),
        pytest.param("the boss'' office", "the boss' office", id="a doubled apostrophe"),
        pytest.param(r"\S\' 14", "§ 14", id="S before an apostrophe"),
    ],
)
def test_the_encodings_of_step_are_read(written: str, name: str, tmp_path: Path) -> None:
    assert read(tmp_path, BUILDING.replace("Stationen", written)).buildings[0].name == name


def test_the_facts_of_a_file_come_from_its_header_project_and_application(tmp_path: Path) -> None:
    text = step_text(
        "#2=IFCAPPLICATION(#3,'2026.1','Pen','pen');",
        "#3=IFCORGANIZATION($,'Pens',$,$,$);",
    ).replace(
        "FILE_NAME('tiny.ifc','2026-11-23T12:00:00',(''),(''),'',",
        r"FILE_NAME('tiny.ifc','2026-11-23T12:00:00',('\X\C5sa','Bo'),('A & B'),'Paper 2',",
    )
    text = text.replace("(('')", "(('ViewDefinition [CoordinationView_V2.0]')")
    snapshot = read_model(a_file(tmp_path, text), "stationen.ifc", lambda *_: None)
    assert snapshot.file == FileFacts(
        name="stationen.ifc",
        schema="IFC4",
        author_tool="Pen and paper",
        written_at="2026-11-23T12:00:00",
        project_id="0EKDTmNb1TDwNkEtGKDPxv",
        size_bytes=len(text),
        author="Åsa, Bo",
        organisation="A & B",
        preprocessor="Paper 2",
        application="Pen",
        application_version="2026.1",
        view_definition="CoordinationView_V2.0",
    )


def test_a_file_without_a_project_has_no_project_id(tmp_path: Path) -> None:
    text = "\n".join(line for line in step_text(CHAIR).split("\n") if "IFCPROJECT" not in line)
    snapshot = read_model(a_file(tmp_path, text), "stationen.ifc", lambda *_: None)
    assert (snapshot.file.project_id, assets(snapshot)) == ("", ["stol"])
