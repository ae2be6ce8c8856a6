"""Every schema that holds what the parser knows is read under the name that it knows; others are refused."""

from pathlib import Path

import pytest

from ifc_import.reading.file.source import prepared
from ifc_import.reading.model import read_model
from registry.snapshot import Snapshot
from tests.ifc_import.reading.factories import step_text
from tests.ifc_import.reading.file.test_envelope import refusal
from tests.ifc_import.reading.packing import a_file

BUILDING = "#2=IFCBUILDING('108FYsSrfV0BYA0ERie891',$,'Stationen',$,$,$,$,$,.ELEMENT.,$,$,$);"
CHOOSE = "choose IFC4 Reference View or IFC2x3 Coordination View 2.0 in the settings of the export"


def named(entry: str) -> bytes:
    return step_text(BUILDING).replace("FILE_SCHEMA(('IFC4'));\n", entry).encode()


def read(folder: Path, entry: str) -> Snapshot:
    return read_model(a_file(folder, named(entry)), "stationen.ifc", lambda *_: None)


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
def test_a_schema_that_the_parser_knows_is_read_where_it_is(schema: str, tmp_path: Path) -> None:
    path = a_file(tmp_path, named(f"FILE_SCHEMA(('{schema}'));\n"))
    with prepared(path) as source:
        assert (source.path, source.schema, source.findings) == (path, schema, ())


@pytest.mark.parametrize(
    ("schema", "taken"),
    [
        ("IFC2X3_TC1", "IFC2X3"), ("IFC2X3_FINAL", "IFC2X3"), ("IFC4_ADD1", "IFC4"), ("IFC4_ADD2", "IFC4"),
        ("IFC4_ADD2_TC1", "IFC4"), ("IFC4_TC1", "IFC4"), ("IFC4X1", "IFC4"), ("IFC4X2", "IFC4"),
        ("IFC4X3", "IFC4X3_ADD2"), ("IFC4X3_TC1", "IFC4X3_ADD2"), ("IFC4X3_ADD1", "IFC4X3_ADD2"),
        ("IFC4X3_RC1", "IFC4X3_ADD2"), ("IFC4X3_RC4", "IFC4X3_ADD2"),
    ],
)  # fmt: skip
def test_a_kin_of_them_is_read_as_it_and_a_finding_says_so(schema: str, taken: str, tmp_path: Path) -> None:
    snapshot = read(tmp_path, f"FILE_SCHEMA(('{schema}'));\n")
    assert ([one.name for one in snapshot.buildings], snapshot.file.schema) == (["Stationen"], schema)
    [found] = [one for one in snapshot.findings if one.rule == "FILE-03"]
    assert (found.severity, found.message) == ("info", f"The header names the schema {schema}; it was read as {taken}.")


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param("file_schema (\n ( 'ifc4' ) ) ;\n", id="small letters and blanks"),
        pytest.param("FILE_SCHEMA(/* one (or more) */('IFC4' /* 'IFC9' */));\n", id="comments"),
        pytest.param("FILE_SCHEMA((' IFC4 '));\n", id="blanks in the name"),
        pytest.param("FILE_SCHEMA('IFC4');\n", id="one bracket"),
        pytest.param("FILE_SCHEMA((\n'IFC4'\n)\n);\n", id="lines"),
    ],
)
def test_a_schema_is_read_however_it_is_written(entry: str, tmp_path: Path) -> None:
    snapshot = read(tmp_path, entry)
    assert ([one.name for one in snapshot.buildings], snapshot.file.schema) == (["Stationen"], "IFC4")
    assert "FILE-03" not in {one.rule for one in snapshot.findings}


def test_of_several_schemas_the_first_that_can_be_read_is_taken(tmp_path: Path) -> None:
    snapshot = read(tmp_path, "FILE_SCHEMA(('IFC2X2_FINAL','IFC4X3','IFC4'));\n")
    assert (snapshot.file.schema, [one.name for one in snapshot.buildings]) == ("IFC4X3", ["Stationen"])


def test_a_line_is_counted_as_it_stands_in_the_file_also_where_the_header_was_replaced(tmp_path: Path) -> None:
    entry = "FILE_SCHEMA((\n'IFC4X3'\n\n));\n"
    content = named(entry).replace(b"#2=", b"#5=IFCBANANA($);\n#2=")
    snapshot = read_model(a_file(tmp_path, content), "stationen.ifc", lambda *_: None)
    [found] = [one for one in snapshot.findings if one.rule == "FILE-01"]
    line = content[: content.index(b"#5=")].count(b"\n") + 1
    assert f"(first in line {line})" in found.message


def test_the_file_itself_is_not_touched(tmp_path: Path) -> None:
    path = a_file(tmp_path, named("FILE_SCHEMA(('IFC4X3'));\n"))
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    read_model(path, "stationen.ifc", lambda *_: None)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        pytest.param("FILE_SCHEMA(('IFC2X'));\n", "is of schema IFC2X, which is too old to be read", id="IFC2X"),
        pytest.param("FILE_SCHEMA(('IFC2X2_FINAL'));\n", "is of schema IFC2X2_FINAL, which is too old", id="IFC2X2"),
        pytest.param("FILE_SCHEMA(('IFC20_LONGFORM'));\n", "is of schema IFC20_LONGFORM, which is too old", id="2.0"),
        pytest.param("FILE_SCHEMA(('IFC1.5.1'));\n", "is of schema IFC1.5.1, which is too old to be read", id="1.5.1"),
        pytest.param("FILE_SCHEMA(('IFC5'));\n", "is of schema IFC5, which is not read", id="one to come"),
        pytest.param(
            "FILE_SCHEMA(('IFC4X3_ADD99X'));\n", "is of schema IFC4X3_ADD99X, which is not read", id="unknown"
        ),
        pytest.param(
            "FILE_SCHEMA(('AUTOMOTIVE_DESIGN'));\n", "is a STEP file of schema AUTOMOTIVE_DESIGN, not a", id="cars"
        ),
        pytest.param("FILE_SCHEMA(());\n", "names no schema in its header; export it again, and", id="none"),
        pytest.param("", "names no schema in its header; export it again, and", id="no entry"),
    ],
)
def test_another_schema_is_refused_with_what_to_choose(entry: str, says: str, tmp_path: Path) -> None:
    line = refusal(a_file(tmp_path, named(entry)))
    assert (line.startswith(f"model.ifc {says}"), line.endswith(CHOOSE)) == (True, True)
