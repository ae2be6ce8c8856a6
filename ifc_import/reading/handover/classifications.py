"""Classification rows that a model ties to elements and types by relations: system, edition, code and name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import ifcopenshell

from ifc_import.reading.access import attribute, of_type, text
from ifc_import.reading.handover.associations import associations
from ifc_import.reading.handover.system_names import address, system_named
from ifc_import.reading.relations import entities, is_entity
from ifc_import.vocabulary.folding import folded
from ifc_import.vocabulary.placeholders import is_placeholder
from registry.snapshot import Classification

Entity = ifcopenshell.entity_instance

Rows: TypeAlias = tuple[Classification, ...]

SOURCES = ("IfcClassificationReference", "IfcClassificationNotation")
"""The classes that hold a code; an IfcClassification alone holds only the system."""

KNOWN_SHAPES = (
    ("Uniclass 2015", re.compile(r"(Ac|CA|Co|EF|En|FI|Ma|PC|PM|Pr|RK|Ro|SL|Ss|TE|Zz)(_\d{2}){1,5}\b", re.IGNORECASE)),
    ("OmniClass", re.compile(r"\d{2}-\d{2}([ .-]\d{2}){1,6}\b")),
)
"""Systems recognised by the form of their codes. Sources: the tables of NBS (Pr_60_60_08), of CSI (23-33 11)."""

_CODE_THEN_NAME = re.compile(r"(?P<code>\S*\d\S*?)(?:\s*:\s*|\s+[-–]\s+|\s+)(?P<name>[^\W\d].*)")
_SYSTEM_IN_BRACKETS = re.compile(r"\[(?P<system>[^\]]+)\]\s*(?P<rest>.+)")


def classifications_of(model: ifcopenshell.file) -> dict[int, Rows]:
    """Step id of each classified element or type → its classifications, in one pass over the relations."""
    found: dict[int, dict[Classification, None]] = {}
    published = _published(model)
    for relation in associations(model, "IfcRelAssociatesClassification", *SOURCES):
        row = _row(relation.given, relation.name, published)
        if row is not None:
            for taker in relation.takers:
                found.setdefault(taker.id(), {})[row] = None
    return {step: tuple(rows) for step, rows in found.items()}


def each_once(rows: Iterable[Classification]) -> Rows:
    """The rows without repeated codes of the same system, such as those of another edition."""
    found: dict[tuple[str, str, str], Classification] = {}
    for row in rows:
        found.setdefault((folded(row.system), row.code, "" if row.code else row.name), row)
    return tuple(found.values())


def classification_row(system: str, code: str, name: str = "", edition: str = "") -> Classification | None:
    """A classification as stored: code and name separated, placeholders left out; None where neither remains."""
    code, name = ("" if is_placeholder(part) else part for part in (code, name))
    bracketed = _SYSTEM_IN_BRACKETS.fullmatch(code)
    if bracketed:
        system, code = bracketed["system"], bracketed["rest"]
    both = None if name else _CODE_THEN_NAME.fullmatch(code)
    if both:
        code, name = both["code"], both["name"]
    return Classification(system or system_by_shape(code), code, name, edition) if code or name else None


def system_by_shape(code: str) -> str:
    """The classification system of a code, where its form shows it; '' for any other."""
    return next((system for system, shape in KNOWN_SHAPES if shape.match(code)), "")


def _published(model: ifcopenshell.file) -> dict[str, str]:
    """Address → name, of the systems that the model defines."""
    return {
        address(text(place)): text(attribute(system, "Name"))
        for system in of_type(model, "IfcClassification")
        for place in (attribute(system, "Source"), attribute(system, "Location", "Specification"))
        if text(place) and text(attribute(system, "Name"))
    }


def _row(source: Entity, relation_name: str, published: Mapping[str, str]) -> Classification | None:
    if source.is_a("IfcClassificationNotation"):
        facets = (text(attribute(facet, "NotationValue")) for facet in entities(attribute(source, "NotationFacets")))
        notation = " ".join(facets)
        return classification_row(system_named(notation, "", relation_name, [], published), notation)
    code = text(attribute(source, "Identification", "ItemReference"))
    name = text(attribute(source, "Name"))
    system = next((source_of for source_of in _chain(source) if source_of.is_a("IfcClassification")), None)
    if system is None:
        locations = [text(attribute(place, "Location")) for place in (source, *_chain(source))]
        named = system_by_shape(code) or system_named(code, name, relation_name, locations, published)
        return classification_row(named, code, name)
    called = text(attribute(system, "Name")) or text(attribute(system, "Source"))
    return classification_row(called, code, name, _edition(system))


def _chain(source: Entity) -> Iterator[Entity]:
    """The chain of references from a classification reference up to its system; a circular chain ends."""
    passed = {source.id()}
    above = attribute(source, "ReferencedSource")
    while is_entity(above) and above.id() not in passed:
        passed.add(above.id())
        yield above
        above = attribute(above, "ReferencedSource")


def _edition(system: Entity) -> str:
    """The edition by name, or by date."""
    called = text(attribute(system, "Edition"))
    date = attribute(system, "EditionDate")
    return called or (text(date) if isinstance(date, str) else "")
