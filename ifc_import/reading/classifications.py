"""Classifications: which rows of which systems a model ties to its elements and types."""

from collections import defaultdict
from collections.abc import Iterator

import ifcopenshell

from ifc_import.reading.access import of_type, text
from registry.snapshot import Classification

Entity = ifcopenshell.entity_instance

MOST_LINKS = 16
"""A row leads to the row above it, and at last to its system; what is longer than this goes in circles."""


def classifications_of(model: ifcopenshell.file) -> dict[int, tuple[Classification, ...]]:
    """Step id of whatever is classified → its rows, each once, in the order in which the file has them."""
    found: dict[int, dict[Classification, None]] = defaultdict(dict)
    for relation in of_type(model, "IfcRelAssociatesClassification"):
        given = relation.RelatingClassification
        row = None if given is None else _row(given)
        if row is not None:
            for one in relation.RelatedObjects or ():
                found[one.id()][row] = None
    return {step: tuple(rows) for step, rows in found.items()}


def _row(given: Entity) -> Classification | None:
    """A row as plain text; None for one that says nothing, and for a notation, which has no system."""
    if not given.is_a("IfcClassificationReference"):
        return None
    code, name = text(given[1]), text(given.Name)
    system = next((one for one in _above(given) if one.is_a("IfcClassification")), None)
    if not code and not name:
        return None
    if system is None:
        return Classification(system=text(given.Location), code=code or name, name=name)
    return Classification(text(system.Name) or text(system.Source), code or name, name, text(system.Edition))


def _above(row: Entity) -> Iterator[Entity]:
    """The rows above a row, and the system at the end."""
    above = row.ReferencedSource
    for _link in range(MOST_LINKS):
        if above is None:
            return
        yield above
        above = above.ReferencedSource if above.is_a("IfcClassificationReference") else None
