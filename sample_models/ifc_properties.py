"""Property sets, quantities and classification."""

from collections.abc import Iterable

from ifcopenshell import entity_instance

from sample_models.ifc_pen import Pen
from sample_models.parts import Properties

CLASSIFICATION = {"Source": "Polisens lokaler", "Edition": "2021", "Name": "Rumsfunktioner"}


def property_set(pen: Pen, about: str, name: str, values: dict[str, entity_instance]) -> entity_instance:
    """Write a property set of values that are measures already."""
    properties = [
        pen.file.create_entity("IfcPropertySingleValue", key, None, value, None) for key, value in values.items()
    ]
    return pen.relation("IfcPropertySet", f"{about}/{name}", Name=name, HasProperties=properties)


def measures(pen: Pen, values: dict[str, str | float | bool]) -> dict[str, entity_instance]:
    """Return plain values as IFC values: labels, reals and booleans."""
    return {key: _measure(pen, value) for key, value in values.items()}


def _measure(pen: Pen, value: str | float | bool) -> entity_instance:
    if isinstance(value, bool):
        return pen.file.create_entity("IfcBoolean", value)
    return pen.file.create_entity("IfcLabel" if isinstance(value, str) else "IfcReal", value)


def attach(pen: Pen, product: entity_instance, definition: entity_instance) -> None:
    """Give a product a property set or quantities."""
    pen.relation(
        "IfcRelDefinesByProperties", definition.GlobalId,
        RelatedObjects=[product], RelatingPropertyDefinition=definition,
    )  # fmt: skip


def attach_properties(pen: Pen, product: entity_instance, sets: Properties) -> None:
    """Give a product property sets of plain values."""
    for name, values in sets.items():
        attach(pen, product, property_set(pen, product.GlobalId, name, measures(pen, values)))


def area_quantities(pen: Pen, about: str, areas_m2: dict[str, float]) -> entity_instance:
    """Write areas as quantities, in the set that the schema has for spaces."""
    quantities = [
        pen.file.create_entity("IfcQuantityArea", Name=name, AreaValue=pen.area(value))
        for name, value in areas_m2.items()
    ]
    return pen.relation("IfcElementQuantity", about, Name=pen.dialect.quantity_set, Quantities=quantities)


def classify(pen: Pen, coded: Iterable[tuple[str, entity_instance]]) -> None:
    """Give products their codes in the owner's classification."""
    products: dict[str, list[entity_instance]] = {}
    for code, product in coded:
        products.setdefault(code, []).append(product)
    source = pen.file.create_entity("IfcClassification", **CLASSIFICATION) if products else None
    for code, related in products.items():
        reference = pen.file.create_entity(
            "IfcClassificationReference", Name=f"Funktion {code}", ReferencedSource=source,
            **{pen.dialect.reference_code: code},
        )  # fmt: skip
        pen.relation("IfcRelAssociatesClassification", code, RelatedObjects=related, RelatingClassification=reference)
