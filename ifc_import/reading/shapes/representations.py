"""The body among a product's representations, and its items with maps resolved."""

from collections.abc import Iterator
from itertools import islice

import numpy as np
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.frames import Matrix
from ifc_import.reading.shapes.placements import mapping_matrix

PlacedItem = tuple[entity_instance, Matrix]
"""A representation item that is no mapped item, and the matrix from its frame to the product's, file units."""

_BODY = ("body", "facetation")
"""Identifiers of body representations, ISO 16739-1, 8.17.3.25; compared in lower case."""
_NO_BODY = frozenset(
    {"annotation", "axis", "box", "clearance", "cog", "footprint", "lighting", "plan", "profile", "reference", "survey"}
)
"""Identifiers of representations that are never a body, even if solid."""
_FLAT = ("IfcAnnotationFillArea", "IfcBoundingBox", "IfcCurve", "IfcGeometricSet", "IfcPoint", "IfcTextLiteral")
"""Items without a volume or surface; with their subclasses."""
MAPS_DEEP = 8
"""The greatest depth of nested maps."""
MOST_ITEMS = 10_000
"""The most items of a body: maps in maps multiply them."""
ENDLESS_MAPS = "representation maps are nested in each other"


def representations(product: entity_instance) -> list[entity_instance]:
    """Give a product's shape representations."""
    shape = product.get_argument("Representation")
    return [] if shape is None else list(shape.get_argument("Representations"))


def bodies(product: entity_instance) -> list[entity_instance]:
    """Give the representations that may be a product's body, the likeliest first.

    These are those named Body, then Facetation, then any other that is not there for another purpose. Whether they have
    solid items is not checked: plans are named Body too.
    """
    found = [(_identifier(representation), representation) for representation in representations(product)]
    ranked = sorted((_rank(name), place) for place, (name, _) in enumerate(found) if name not in _NO_BODY)
    return [found[place][1] for _, place in ranked]


def body(product: entity_instance) -> tuple[entity_instance, list[PlacedItem]] | None:
    """Give a product's body: the first of its bodies that has solid items, and these, maps followed; None without."""
    for representation in bodies(product):
        found = list(islice(placed_items(representation), MOST_ITEMS + 1))
        if len(found) > MOST_ITEMS:
            raise ValueError(f"it has more than {MOST_ITEMS:,} items, counted through its maps")
        if items := [placed for placed in found if not is_flat(placed[0])]:
            return representation, items
    return None


def named(product: entity_instance, identifier: str) -> entity_instance | None:
    """Give a product's first representation of that identifier, in any case; None without one."""
    wanted = identifier.lower()
    return next((found for found in representations(product) if _identifier(found) == wanted), None)


def placed_items(representation: entity_instance, *, depth: int = MAPS_DEEP) -> Iterator[PlacedItem]:
    """Give all items of a representation, those of its maps in place of the mapped items.

    Raises ValueError where maps are in maps to no end.
    """
    if depth < 0:
        raise ValueError(ENDLESS_MAPS)
    for item in representation.get_argument("Items"):
        if item.is_a() != "IfcMappedItem":
            yield item, np.eye(4)
        else:
            mapped = item.get_argument("MappingSource").get_argument("MappedRepresentation")
            matrix = mapping_matrix(item)
            yield from ((found, matrix @ place) for found, place in placed_items(mapped, depth=depth - 1))


def is_flat(item: entity_instance) -> bool:
    """Tell whether an item has neither volume nor surface: lines, symbols, text."""
    return any(item.is_a(kind) for kind in _FLAT)


def _rank(identifier: str) -> int:
    return _BODY.index(identifier) if identifier in _BODY else len(_BODY)


def _identifier(representation: entity_instance) -> str:
    return (representation.get_argument("RepresentationIdentifier") or "").lower()
