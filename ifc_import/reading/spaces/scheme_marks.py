"""What may tell area schemes apart: object types, words in names, layers, and properties of spaces."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import ifcopenshell

from ifc_import.areas.left_out import is_gross
from ifc_import.areas.overlaps import Shapes
from ifc_import.areas.schemes import MOST_SCHEMES, SOURCE, name_marks, telling_mark
from ifc_import.reading.access import attribute, of_type, text
from ifc_import.reading.values.properties import Value
from registry.snapshot import Category, SpaceAreas, SpaceFacts

UNMARKED = "other spaces"
"""The scheme of spaces without a mark, beside marked ones: rooms without an object type, beside rentable areas."""

MOSTLY = 0.8
"""The share of spaces that have to have a property which tells schemes apart."""


def with_schemes(
    facts: Sequence[SpaceFacts],
    spaces: Sequence[ifcopenshell.entity_instance],
    values: Sequence[Sequence[Value]],
    model: ifcopenshell.file,
) -> list[SpaceFacts]:
    """The spaces with their area scheme among their categories, if the model has several."""
    shapes = Shapes([_areas(index, space) for index, space in enumerate(facts)])
    marks = {
        "object type": [text(attribute(space, "ObjectType")) for space in spaces],
        "name": name_marks([f"{space.number} {space.name}" for space in facts]),
        "layer": _layers(model, spaces),
        **_properties(values),
    }
    mark = telling_mark(shapes, marks)
    if mark is None:
        return list(facts)
    return [
        replace(space, categories=(*space.categories, Category(SOURCE, scheme or UNMARKED)))
        for space, scheme in zip(facts, marks[mark], strict=True)
    ]


def _areas(index: int, space: SpaceFacts) -> SpaceAreas:
    """A space as an outline; a gross floor area is known as such, and needs no scheme."""
    shape = None if is_gross(space.predefined_type) else space.footprint
    return SpaceAreas(
        space_id=index,
        parent_id=None,
        number=space.number,
        name=space.name,
        predefined_type=space.predefined_type,
        declared=[],
        computed_m2=None,
        footprint=shape.wkb if shape else None,
        z_min_m=shape.z_min_m if shape else None,
        z_max_m=shape.z_max_m if shape else None,
    )


def _layers(model: ifcopenshell.file, spaces: Sequence[ifcopenshell.entity_instance]) -> list[str]:
    """The presentation layer of each space's shape; empty where it is on none."""
    of_item: dict[int, str] = {}
    for layer in of_type(model, "IfcPresentationLayerAssignment"):
        for item in layer.AssignedItems or ():
            of_item.setdefault(item.id(), text(attribute(layer, "Name")))
    return [_layer(space, of_item) for space in spaces] if of_item else [""] * len(spaces)


def _layer(space: ifcopenshell.entity_instance, of_item: Mapping[int, str]) -> str:
    shape = space.Representation
    for representation in (shape.Representations or ()) if shape is not None else ():
        for item in (representation, *(representation.Items or ())):
            if item.id() in of_item:
                return of_item[item.id()]
    return ""


def _properties(values: Sequence[Sequence[Value]]) -> dict[str, list[str]]:
    """Set and name of a property → its text for each space; only properties with few values that most spaces have."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for index, of_space in enumerate(values):
        for value in of_space:
            if isinstance(value.value, str):
                found[f"{value.set_name} / {value.name}"][index] = value.value
    return {
        name: [by_index.get(index, "") for index in range(len(values))]
        for name, by_index in found.items()
        if len(by_index) >= MOSTLY * len(values) and len(set(by_index.values())) <= MOST_SCHEMES
    }
