"""The authorship of a file, from its header and its IfcApplication."""

import re
from collections.abc import Iterable

import ifcopenshell

from ifc_import.reading.access import Entity, of_type, text
from ifc_import.reading.identity import global_id_of
from ifc_import.reading.syntax.complaints import Complaints
from ifc_import.reading.syntax.opening import Opened
from registry.snapshot import FileFacts

_VIEW = re.compile(r"ViewDefinition\s*\[(.*?)\]", re.IGNORECASE)


def file_facts(opened: Opened, found_wrong: Complaints) -> FileFacts:
    """The facts of the file and its authorship; `found_wrong` is what the parser logged while it was read."""
    model, source = opened.model, opened.source
    made, described = model.header.file_name, model.header.file_description
    project = next(iter(of_type(model, "IfcProject")), None)
    application, version = _application(model, project)
    return FileFacts(
        name=source.name,
        schema=source.schema,
        author_tool=text(made.originating_system),
        written_at=text(made.time_stamp),
        project_id="" if project is None else global_id_of(project),
        complete=opened.complete and not found_wrong.elements_missing,
        unread_ids=(*opened.unread_ids, *found_wrong.unread_ids),
        size_bytes=source.size_bytes,
        encoding=source.encoding,
        author=_joined(made.author),
        organisation=_joined(made.organization),
        preprocessor=text(made.preprocessor_version),
        application=application,
        application_version=version,
        view_definition=_view(_joined(described.description)),
    )


def _application(model: ifcopenshell.file, project: Entity | None) -> tuple[str, str]:
    """Name and version of the program that owns the project, otherwise of the first in the file."""
    history = getattr(project, "OwnerHistory", None)
    owning = getattr(history, "OwningApplication", None) or next(iter(of_type(model, "IfcApplication")), None)
    return text(getattr(owning, "ApplicationFullName", None)), text(getattr(owning, "Version", None))


def _view(description: str) -> str:
    """The model views that a header claims, as ``CoordinationView_V2.0``."""
    found = _VIEW.search(description)
    return "" if found is None else found[1].strip(" ,")


def _joined(values: object) -> str:
    """A list of texts in the header as one; a single text where the file has no list."""
    several = values if isinstance(values, Iterable) and not isinstance(values, str) else [values]
    return ", ".join(shown for name in several if (shown := text(name)))
