"""A file holds what the truth counts; assets are told by the default rule."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import ifcopenshell
import ifcopenshell.util.element
import pytest

FILES = [
    ("station-architecture-1.ifc", "station-1.json"),
    ("station-services-1.ifc", "station-1.json"),
    ("station-architecture-ifc2x3-feet.ifc", "station-1.json"),
    ("station-architecture-2.ifc", "station-2.json"),
    ("station-services-2.ifc", "station-2.json"),
    ("annex-ifc4x3.ifc", "annex.json"),
]
NOT_MAINTAINED = {
    "IfcFeatureElement", "IfcVirtualElement", "IfcBeam", "IfcBuildingElementPart", "IfcColumn", "IfcCovering",
    "IfcCurtainWall", "IfcElementAssembly", "IfcFastener", "IfcMechanicalFastener", "IfcFlowFitting", "IfcFlowSegment",
    "IfcFooting", "IfcMember", "IfcPile", "IfcPlate", "IfcRailing", "IfcRamp", "IfcRampFlight",
    "IfcReinforcingElement", "IfcRoof", "IfcSlab", "IfcStair", "IfcStairFlight", "IfcTendon", "IfcTendonAnchor",
    "IfcWall", "IfcJunctionBox",
}  # fmt: skip
"""COBie's list of what is not maintained, with subclasses."""
Opened = Callable[[str], ifcopenshell.file]
Truth = Callable[[str], dict[str, Any]]


def lineage(element: ifcopenshell.entity_instance) -> set[str]:
    schema = ifcopenshell.schema_by_name(element.file.schema_identifier)
    declaration = schema.declaration_by_name(element.is_a()).as_entity()
    names = set()
    while declaration:
        names.add(declaration.name())
        declaration = declaration.supertype()
    return names


def elements(model: ifcopenshell.file, *, maintained: bool) -> list[ifcopenshell.entity_instance]:
    return [
        element for element in model.by_type("IfcElement") if bool(lineage(element) & NOT_MAINTAINED) is not maintained
    ]


@pytest.mark.parametrize(("name", "facts"), FILES)
def test_a_file_holds_the_counted_number_of_everything(name: str, facts: str, model: Opened, truth: Truth) -> None:
    opened = model(name)
    assets = elements(opened, maintained=True)
    types = {ifcopenshell.util.element.get_type(asset) for asset in assets}
    expected = truth(facts)["files"][name]["counts"]
    assert expected == {
        "storeys": len(opened.by_type("IfcBuildingStorey")),
        "spaces": len(opened.by_type("IfcSpace")),
        "assets": len(assets),
        "types": len(types),
        "systems": len([group for group in opened.by_type("IfcSystem") if not group.is_a("IfcZone")]),
        "zones": len(opened.by_type("IfcZone")),
        "openings": len(opened.by_type("IfcOpeningElement")),
        "entourage": sum(asset.is_a("IfcBuildingElementProxy") for asset in assets),
    }


@pytest.mark.parametrize(("name", "facts"), FILES)
def test_a_file_holds_the_counted_number_of_each_class(name: str, facts: str, model: Opened, truth: Truth) -> None:
    expected = truth(facts)["files"][name]
    others = [e for e in elements(model(name), maintained=False) if not e.is_a("IfcOpeningElement")]
    assert Counter(e.is_a() for e in elements(model(name), maintained=True)) == expected["assets_by_class"]
    assert Counter(e.is_a() for e in others) == expected["not_assets_by_class"]


@pytest.mark.parametrize(("name", "facts"), FILES)
def test_storeys_have_their_names_and_ids(name: str, facts: str, model: Opened, truth: Truth) -> None:
    storeys = [(storey.GlobalId, storey.Name) for storey in model(name).by_type("IfcBuildingStorey")]
    expected = truth(facts)["files"][name]
    assert storeys == [(storey["global_id"], storey["name"]) for storey in expected["storeys"]]
    assert model(name).schema_identifier == expected["schema"]


@pytest.mark.parametrize(("name", "facts"), FILES)
def test_every_asset_has_its_tag_name_type_and_container(name: str, facts: str, model: Opened, truth: Truth) -> None:
    discipline = truth(facts)["files"][name]["discipline"]
    for asset in truth(facts)["assets"]:
        if asset["discipline"] == discipline:
            element = model(name).by_guid(asset["global_id"])
            container = ifcopenshell.util.element.get_container(element, should_get_direct=True)
            place = asset["storey"] if asset["contained_in"] == "storey" else asset["room"]
            element_type = ifcopenshell.util.element.get_type(element)
            assert element_type is not None
            assert container is not None
            actual = (element.Tag, element.Name, element_type.Name, container.Name)
            assert actual == (asset["tag"], asset["name"], asset["type"], place)


@pytest.mark.parametrize(("name", "facts"), FILES)
def test_zones_and_systems_have_their_members(name: str, facts: str, model: Opened, truth: Truth) -> None:
    discipline = truth(facts)["files"][name]["discipline"]
    groups = [*truth(facts)["zones"], *truth(facts)["systems"]]
    for group in groups:
        if group["discipline"] == discipline:
            made = model(name).by_guid(group["global_id"])
            members = {member.GlobalId for rel in made.IsGroupedBy for member in _related(rel)}
            assert (made.Name, members) == (group["name"], set(group["members"]))


def _related(rel: ifcopenshell.entity_instance) -> tuple[ifcopenshell.entity_instance, ...]:
    related: tuple[ifcopenshell.entity_instance, ...] = rel.RelatedObjects
    return related
