"""What only enlivens a model is told from what somebody maintains, and so are building parts that come as proxies."""

from pathlib import Path

import pytest

from ifc_import.reading.elements.entourage import Called, entourage_of, part_of
from tests.ifc_import.reading.factories import House, read

PROXY, FURNITURE, GROUND = "IfcBuildingElementProxy", "IfcFurniture", "IfcGeographicElement"

ENTOURAGE = [
    ("person", PROXY, "RPC Female:Cynthia:Cynthia:511469"),
    ("person", PROXY, "M_RPC Male:Alex"),
    ("person", PROXY, "RPC Weiblich:Anna"),
    ("person", PROXY, "RPC Femme:Claire"),
    ("person", PROXY, "Person"),
    ("person", PROXY, "People - Group standing 03"),
    ("person", FURNITURE, "Mensch 3D"),
    ("person", PROXY, "Människa gående"),
    ("person", PROXY, "人物"),
    ("plant", PROXY, "RPC Shrub:Lupin 3'-10\":Lupin 3'-10\":513169"),
    ("plant", PROXY, "M_RPC Tree - Deciduous:Siberian Crab Apple - 6.1 Meters"),
    ("plant", PROXY, "RPC Tree - Young Oak"),
    ("plant", PROXY, "RPC Baum - Laubbaum:Eiche - 9 m"),
    ("plant", PROXY, "Tree - Deciduous"),
    ("plant", PROXY, "Baum_Laubbaum 01"),
    ("plant", PROXY, "Arbre - feuillus"),
    ("plant", PROXY, "Träd"),
    ("plant", GROUND, "Hecke"),
    ("plant", FURNITURE, "Potted Plant"),
    ("plant", FURNITURE, "Plant"),
    ("plant", PROXY, "植栽"),
    ("vehicle", PROXY, "M_RPC Beetle:Beetle"),
    ("vehicle", PROXY, "Entourage Car"),
]

MAINTAINED = [
    (FURNITURE, "Coat tree"),
    (FURNITURE, "3-person sofa"),
    (FURNITURE, "Single Person Wardrobe"),
    (FURNITURE, "Flower pot"),
    (FURNITURE, "Umbrella_2365"),
    (PROXY, "People counter"),
    (PROXY, "Person lift"),
    (PROXY, "Human Machine Interface"),
    (PROXY, "Manhole"),
    (PROXY, "Man hole cover"),
    (PROXY, "Female connector"),
    (PROXY, "Female"),
    (PROXY, "Plant"),
    (PROXY, "Plant Room pump"),
    (PROXY, "Chiller plant"),
    (PROXY, "Tree grate"),
    (PROXY, "Ash tray"),
    (PROXY, "Oak"),
    (PROXY, "RPC Desk"),
    (PROXY, "Boom barrier"),
    (PROXY, "Strom"),
    (PROXY, "Car charger"),
    (PROXY, "Beetle"),
    (PROXY, "Fire Extinguishers and Cabinet"),
    (PROXY, "Generic Models 10"),
    (PROXY, ""),
]


def called(ifc_class: str, name: str, category: str = "") -> Called:
    return Called(ifc_class, (name,) if name else (), category)


@pytest.mark.parametrize(("kind", "ifc_class", "name"), ENTOURAGE, ids=[name for _kind, _class, name in ENTOURAGE])
def test_by_its_name_this_only_enlivens_the_model(kind: str, ifc_class: str, name: str) -> None:
    assert entourage_of(called(ifc_class, name)) == kind


@pytest.mark.parametrize(("ifc_class", "name"), MAINTAINED)
def test_by_its_name_this_may_be_maintained(ifc_class: str, name: str) -> None:
    assert entourage_of(called(ifc_class, name)) is None


@pytest.mark.parametrize(
    "ifc_class", ["IfcPump", "IfcSensor", "IfcDoor", "IfcFlowTerminal", "IfcTransportElement", "IfcDiscreteAccessory"]
)
@pytest.mark.parametrize(("_kind", "_class", "name"), ENTOURAGE[:3])
def test_what_has_a_class_of_its_own_is_no_entourage_whatever_it_is_called(
    ifc_class: str, _kind: str, _class: str, name: str
) -> None:
    assert entourage_of(called(ifc_class, name, "Entourage")) is None


@pytest.mark.parametrize(
    ("category", "name", "kind"),
    [
        ("Planting", "Quercus robur", "plant"),
        ("Bepflanzung", "Spezial 4", "plant"),
        ("Entourage", "Male, walking", "person"),
        ("Entourage", "Laptop", None),
        ("Specialty Equipment", "Male adapter", None),
    ],
)
def test_a_programs_own_category_says_it(category: str, name: str, kind: str | None) -> None:
    assert entourage_of(called(PROXY, name, category)) == kind


def test_vegetation_is_a_kind_of_ifc4x3() -> None:
    assert entourage_of(Called(GROUND, ("Yta 7",), predefined_type="VEGETATION")) == "plant"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("J_Ext_Handrail:J_Ext_Handrail:J_Ext_Handrail:569829", "railings"),
        ("Glass Balustrade", "railings"),
        ("Räcke 2", "railings"),
        ("Structural Framing 1:Structural Framing 1", "beams"),
        ("Retaining wall", "walls"),
        ("Urinal-Wall-3D:J_Plumbing_Urinal", None),
        ("Handrail light", None),
        ("Wall mounted panel", None),
        ("Stair lift", None),
        ("Sink-Hand", None),
    ],
)
def test_a_proxy_looks_like_a_building_part_where_its_name_says_nothing_else(name: str, parts: str | None) -> None:
    assert part_of(called(PROXY, name)) == parts
    assert part_of(called(FURNITURE, name)) is None


def a_house_with_people() -> House:
    house = House()
    for name in ("RPC Female:Lisa:1", "RPC Female:Tina:2", "RPC Male:Jay:3", "RPC Shrub:Lupin:4", "Fryer:31:5"):
        house.stand("IfcBuildingElementProxy", Name=name)
    return house


def test_there_is_one_finding_for_a_kind_and_all_of_it_stays_in_the_list(tmp_path: Path) -> None:
    snapshot = read(a_house_with_people(), tmp_path)
    assert [one.entourage for one in snapshot.assets] == ["person", "person", "person", "plant", None]
    told = [one.message for one in snapshot.findings if one.rule == "AST-02"]
    assert told == [
        "3 × people among the assets, drawn only as entourage: 'RPC Female' (2), 'RPC Male'.",
        "1 × plants among the assets, drawn only as entourage: 'RPC Shrub'.",
    ]


def test_the_type_may_say_it_too(tmp_path: Path) -> None:
    house = House()
    tree = house.rooted("IfcBuildingElementProxyType", Name="Tree - Conifer", PredefinedType="NOTDEFINED")
    house.typed(tree, house.stand("IfcBuildingElementProxy", Name="Proxy 7"))
    assert read(house, tmp_path).assets[0].entourage == "plant"


def test_building_parts_that_come_as_proxies_are_one_finding_of_a_kind(tmp_path: Path) -> None:
    house = House()
    for number in range(52):
        house.stand("IfcBuildingElementProxy", Name=f"J_Ext_Handrail:J_Ext_Handrail:{number}")
    snapshot = read(house, tmp_path)
    assert len(snapshot.assets) == 52
    assert [one.message for one in snapshot.findings if one.rule == "AST-03"] == [
        "52 × IfcBuildingElementProxy look like railings, which are not maintained by default: 'J_Ext_Handrail' (52)."
    ]
