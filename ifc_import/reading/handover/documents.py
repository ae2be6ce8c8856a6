"""Documents that a model ties to elements and types: manuals, data sheets, drawings."""

from collections.abc import Iterator
from typing import TypeAlias

import ifcopenshell

from ifc_import.reading.access import attribute, text
from ifc_import.reading.handover.associations import associations
from ifc_import.reading.relations import entities
from ifc_import.vocabulary.placeholders import is_placeholder
from registry.snapshot import Document

Entity = ifcopenshell.entity_instance

Documents: TypeAlias = tuple[Document, ...]

REFERENCE, INFORMATION = "IfcDocumentReference", "IfcDocumentInformation"
IDENTIFICATIONS = ("Identification", "ItemReference", "DocumentId")
"""The attributes that identify a document in IFC4 and IFC2X3."""


def documents_of(model: ifcopenshell.file) -> dict[int, Documents]:
    """Step id of each element or type with documents → its documents, in one pass over the relations."""
    found: dict[int, dict[Document, None]] = {}
    of_reference: dict[int, list[Document]] = {}
    for relation in associations(model, "IfcRelAssociatesDocument", REFERENCE, INFORMATION):
        given = relation.given
        if given.id() not in of_reference:
            of_reference[given.id()] = list(_documents(given))
        for taker in relation.takers:
            found.setdefault(taker.id(), {}).update(dict.fromkeys(of_reference[given.id()]))
    return {step: tuple(documents) for step, documents in found.items()}


def _documents(given: Entity) -> Iterator[Document]:
    """The document that a relation assigns, once for each of its locations."""
    references = [given] if given.is_a(REFERENCE) else _references(given)
    about = _information(given) if given.is_a(REFERENCE) else given
    places = [place for reference in references if (place := _attribute_text(reference, "Location"))]
    places = places or ([_attribute_text(about, "Location")] if about is not None else []) or [""]
    name = next(filter(None, (_attribute_text(reference, "Name") for reference in (*references, about))), "")
    identification = next(
        filter(None, (_attribute_text(reference, *IDENTIFICATIONS) for reference in (*references, about))), ""
    )
    for place in dict.fromkeys(places):
        called = name or identification or _last_part(place)
        if called:
            yield Document(called, place, identification)


def _information(reference: Entity) -> Entity | None:
    """The document that a reference is to: an attribute in IFC4, an inverse one in IFC2X3."""
    named = entities(attribute(reference, "ReferencedDocument"))
    if not named and reference.file.schema == "IFC2X3":
        named = entities(reference.ReferenceToDocument)
    return next((reference for reference in named if reference.is_a(INFORMATION)), None)


def _references(information: Entity) -> list[Entity]:
    """The references to a document's locations: an attribute in IFC2X3, an inverse one in IFC4."""
    if information.file.schema == "IFC2X3":
        named = entities(attribute(information, "DocumentReferences"))
    else:
        named = entities(information.HasDocumentReferences)
    return [reference for reference in named if reference.is_a(REFERENCE)]


def _attribute_text(entity: Entity | None, *names: str) -> str:
    """The first of these attributes that is neither empty nor a placeholder."""
    written = "" if entity is None else next(filter(None, (text(attribute(entity, name)) for name in names)), "")
    return "" if is_placeholder(written) else written


def _last_part(place: str) -> str:
    """The name of the file at the end of an address."""
    return place.replace("\\", "/").rstrip("/").rpartition("/")[2]
