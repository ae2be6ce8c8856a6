"""The kind of a space: its predefined type, its object type, the name of its type."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import ifcopenshell

from ifc_import.reading.access import attribute, of_type, optional_text, text
from ifc_import.reading.handover.associations import associations
from ifc_import.reading.values.properties import Value
from ifc_import.vocabulary.folding import folded

Entity = ifcopenshell.entity_instance

GROSS = frozenset(
    {
        "gfa", "bta", "bgf", "bvo", "grossfloorarea", "grossarea", "bruttoarea", "bruttoareal", "bruttogrundflache",
        "bruttoflache",
    }
)  # fmt: skip
"""Folded object types of spaces that measure a gross floor area; IFC2X3 has no other way to state this."""

UNDECIDED = (None, "NOTDEFINED", "SPACE", "INTERNAL")
"""Predefined types that leave open whether a space is outdoors. Programs write INTERNAL for every space, but the
property IsExternal is true only where somebody set it.
"""


def predefined_type(space: Entity, values: Iterable[Value]) -> str | None:
    """The predefined type of a space; INTERNAL or EXTERNAL in IFC2X3, which has no other."""
    if folded(text(attribute(space, "ObjectType"))) in GROSS:
        return "GFA"
    predefined = optional_text(attribute(space, "PredefinedType", "InteriorOrExteriorSpace"))
    if predefined in UNDECIDED and any(_is_external(value) for value in values):
        return "EXTERNAL"
    return predefined


def type_names(model: ifcopenshell.file, spaces: Iterable[Entity]) -> dict[int, Sequence[str]]:
    """Step id of a space → names for its kind: its object type, the names of its type."""
    names: dict[int, list[str]] = defaultdict(list)
    for space in spaces:
        names[space.id()].append(text(attribute(space, "ObjectType")))
    if of_type(model, "IfcSpaceType"):
        for relation in associations(model, "IfcRelDefinesByType", "IfcSpaceType"):
            called = [text(attribute(relation.given, name)) for name in ("Name", "ElementType", "LongName")]
            for taker in relation.takers:
                names[taker.id()] += called
    return dict(names)


def _is_external(value: Value) -> bool:
    return value.value is True and (value.set_name, value.name) == ("Pset_SpaceCommon", "IsExternal")
