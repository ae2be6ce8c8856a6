"""A STEP file, opened: the parser's complaints become findings, or the reason why the file is refused."""

import re
from pathlib import Path

import ifcopenshell

from ifc_import import rules
from ifc_import.errors import FileRefused
from ifc_import.reading.access import of_type, text
from ifc_import.reading.envelope import schema_name
from ifc_import.reading.identity import global_id_of
from registry.snapshot import FileFacts, Finding

READ_DIRECTLY = ("IFC2X3", "IFC4", "IFC4X3_ADD2")
"""The schemas that the parser knows by name."""

_MISSING_ENTITY = re.compile(r"Entity with name '([^']*)' not found")
_OFFSET = re.compile(r"at offset (\d+)")


def open_model(path: Path, name: str) -> tuple[ifcopenshell.file, list[Finding]]:
    """The model at `path`, known as `name`, with what the parser found wrong.

    Raises FileRefused where it can't be read.
    """
    ifcopenshell.get_log()
    schema = schema_name(path)
    if schema not in READ_DIRECTLY:
        raise FileRefused(_unknown_schema(name, schema))
    try:
        model = ifcopenshell.open(path, lazy=True)  # type: ignore[call-overload]  # the stub does not know lazy
    except (ifcopenshell.Error, OSError) as error:
        raise FileRefused(_syntax_error(path, name, ifcopenshell.get_log() or str(error))) from error
    if not isinstance(model, ifcopenshell.file):
        raise FileRefused(f"{name} is no STEP file; export it as IFC (STEP)")
    return model, _dropped(ifcopenshell.get_log())


def _unknown_schema(name: str, schema: str) -> str:
    known = ", ".join(READ_DIRECTLY)
    if not schema:
        return f"{name} names no schema in its header; export it again as one of {known}"
    return f"{name} is of schema {schema}, which is not read; export it as one of {known}"


def _syntax_error(path: Path, name: str, log: str) -> str:
    errors = [line for line in log.splitlines() if line.startswith("[error]")]
    reason = re.sub(r"^(\[[^\]]*\] *)+", "", errors[-1]) if errors else log
    offset = _OFFSET.search(reason)
    where = f"line {_line_number(path, int(offset.group(1)))}" if offset else "its text"
    said = _OFFSET.sub("", reason).strip().rstrip(".")
    return f"{name} has a syntax error in {where} ({said}); ask for the file to be exported again"


def _line_number(path: Path, offset: int) -> int:
    with path.open("rb") as file:
        return file.read(offset).count(b"\n") + 1


def _dropped(log: str) -> list[Finding]:
    names = sorted(set(_MISSING_ENTITY.findall(log)))
    return [rules.DROPPED_ENTITY.finding(name=one) for one in names]


def file_facts(model: ifcopenshell.file, name: str) -> FileFacts:
    """The file itself, and what its header says of who wrote it."""
    header = model.header.file_name
    project = next(iter(of_type(model, "IfcProject")), None)
    return FileFacts(
        name=name,
        schema=model.schema_identifier,
        author_tool=text(header.originating_system),
        written_at=text(header.time_stamp),
        project_id="" if project is None else global_id_of(project),
    )
