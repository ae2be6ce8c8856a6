"""Which classes are kinds of one another, without the parser."""

import pytest
from ifcopenshell import ifcopenshell_wrapper

from ifc_import.vocabulary.element_classes import class_names, is_kind_of, superclasses


def lineages(schema: str) -> dict[str, set[str]]:
    """Each element of a schema → its superclasses below IfcProduct, as the parser has them."""
    found: dict[str, set[str]] = {}

    def go(declaration: ifcopenshell_wrapper.entity, above: set[str]) -> None:
        found[declaration.name()] = above
        for one in declaration.subtypes():
            go(one, above | {declaration.name()})

    entity = ifcopenshell_wrapper.schema_by_name(schema).declaration_by_name("IfcElement").as_entity()
    assert entity is not None
    go(entity, set())
    return found


def test_the_table_has_what_the_schemas_have_and_no_more() -> None:
    expected: dict[str, set[str]] = {}
    for schema in ("IFC2X3", "IFC4", "IFC4X3_ADD2"):
        for name, above in lineages(schema).items():
            expected.setdefault(name, set()).update(above)
    assert {name: above for name, above in expected.items() if not above <= superclasses(name)} == {}
    assert set(class_names()) - {"IfcSpace"} == set(expected)


@pytest.mark.parametrize(
    ("name", "above", "expected"),
    [
        ("IfcSanitaryTerminal", "IfcFlowTerminal", True),
        ("IfcSanitaryTerminal", "ifcflowterminal", True),
        ("IfcPump", "IfcPump", True),
        ("IfcPump", "IfcFan", False),
        ("IfcFlowTerminal", "IfcSanitaryTerminal", False),
        ("IfcOfTheFuture", "IfcElement", False),
    ],
)
def test_a_class_is_a_kind_of(name: str, above: str, expected: bool) -> None:
    assert is_kind_of(name, above) is expected
