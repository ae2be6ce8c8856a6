"""Classification rows: system, edition, code and name, by relations and by properties, each once."""

from pathlib import Path
from typing import Any

import pytest

from ifc_import.reading.handover.classifications import classifications_of
from ifc_import.reading.handover.property_codes import codes_in
from ifc_import.reading.model import read_model
from ifc_import.reading.values.property_kinds import Value
from registry.snapshot import Classification
from tests.conftest import ROOT
from tests.ifc_import.reading.factories import House, read


def system(house: House, schema: str, name: str = "Uniclass 2015", edition: str | None = "V1.4") -> Any:
    needed = {"Source": "NBS", "Edition": edition or ""} if schema == "IFC2X3" else {"Edition": edition}
    return house.make("IfcClassification", Name=name, **needed)


def reference(house: House, code: str | None, name: str | None = None, source: Any = None, **named: Any) -> Any:
    attribute = "ItemReference" if house.file.schema == "IFC2X3" else "Identification"
    return house.make("IfcClassificationReference", Name=name, ReferencedSource=source, **{attribute: code}, **named)


def rows(house: House, *given: Any, relation_name: str | None = None) -> tuple[Classification, ...]:
    """The rows of a pump that is classified by these."""
    pump = house.stand("IfcFlowMovingDevice")
    for one in given:
        house.rooted(
            "IfcRelAssociatesClassification", Name=relation_name, RelatedObjects=[pump], RelatingClassification=one
        )
    return classifications_of(house.file).get(pump.id(), ())


@pytest.mark.parametrize("schema", ["IFC2X3", "IFC4", "IFC4X3_ADD2"])
def test_a_reference_is_a_row_of_its_system_in_every_schema(schema: str) -> None:
    house = House(schema)
    given = reference(house, "Pr_65_53_96", "Pumps", system(house, schema))
    assert rows(house, given) == (Classification("Uniclass 2015", "Pr_65_53_96", "Pumps", "V1.4"),)


def test_a_chain_of_references_is_followed_up_to_its_system() -> None:
    house = House()
    table = reference(house, "Pr", "Products", system(house, "IFC4"))
    group = reference(house, "Pr_65", "Services", table)
    assert rows(house, reference(house, "Pr_65_53_96", "Pumps", group)) == (
        Classification("Uniclass 2015", "Pr_65_53_96", "Pumps", "V1.4"),
    )


def test_a_chain_that_goes_in_circles_ends() -> None:
    house = House()
    one, other = reference(house, "A1", "a"), reference(house, "B1", "b")
    one.ReferencedSource, other.ReferencedSource = other, one
    assert rows(house, one) == (Classification("", "A1", "a"),)


@pytest.mark.parametrize(
    ("code", "relation_name", "expected"),
    [
        pytest.param("2 HNF", "AC Zone Category", "AC Zone Category", id="the relation's name"),
        pytest.param("Pr_65", "Uniclass 2015 Classification", "Uniclass 2015", id="the shape of the code"),
        pytest.param("23-33 11 00", None, "OmniClass", id="the shape of the code, without a name"),
        pytest.param("000", None, "", id="nothing"),
    ],
)
def test_the_system_of_a_reference_that_leads_to_none_is_told_by(
    code: str, relation_name: str | None, expected: str
) -> None:
    house = House()
    (row,) = rows(house, reference(house, code, "Name"), relation_name=relation_name)
    assert row.system == expected


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("SL_90_90_64 Plant rooms", None, ("SL_90_90_64", "Plant rooms")),
        ("Pr_60: Boilers", None, ("Pr_60", "Boilers")),
        ("2 HNF", "Büroarbeit", ("2 HNF", "Büroarbeit")),
        ("Floor", None, ("Floor", "")),
        ("334", "n/a", ("334", "")),
        ("", "Doors", ("", "Doors")),
        ("[Uniclass 2015]Pr_60: Boilers", None, ("Pr_60", "Boilers")),
    ],
)
def test_code_and_name_are_told_apart(code: str, name: str | None, expected: tuple[str, str]) -> None:
    house = House()
    (row,) = rows(house, reference(house, code, name, system(house, "IFC4")))
    assert (row.code, row.name) == expected


@pytest.mark.parametrize(("code", "name"), [("", ""), (None, None), ("n/a", "-")])
def test_a_reference_that_says_nothing_is_no_row(code: str | None, name: str | None) -> None:
    house = House()
    assert rows(house, reference(house, code, name, system(house, "IFC4"))) == ()


def test_a_system_alone_is_no_row() -> None:
    house = House()
    assert rows(house, system(house, "IFC4")) == ()


def test_a_notation_of_ifc2x3_is_a_row_of_its_facets() -> None:
    house = House("IFC2X3")
    facet = house.make("IfcClassificationNotationFacet", "L6814")
    given = house.make("IfcClassificationNotation", [facet])
    assert rows(house, given, relation_name="CI/SfB Classification") == (Classification("CI/SfB", "L6814"),)


def test_a_row_stands_once_however_often_it_is_given() -> None:
    house = House()
    given = reference(house, "Pr_65", "Pumps", system(house, "IFC4"))
    assert len(rows(house, given, given)) == 1


BY_PROPERTY = [
    ("Identity Data", "Assembly Code", "D5020220", "UniFormat"),
    ("Identity Data", "OmniClass Number", "23.60.30.21", "OmniClass"),
    ("Identity Data", "OmniClass Code", "23.60.30.21", "OmniClass"),
    ("Identity Data", "MasterFormat Number", "10 21 13", "MasterFormat"),
    ("Data", "Uniclass Code", "Pr_65_53", "Uniclass 2015"),
    ("Data", "Uniclass Code", "L6814", "Uniclass"),
    ("Data", "Classification.Uniclass.Pr.Number", "Pr_65_53", "Uniclass 2015"),
    ("Data", "Classification Code", "CC.33.1", ""),
    ("Data", "ClassificationCode(2)", "[CCI]FQA", "CCI"),
    ("BIP", "BSABe", "56.B", "BSABe"),
    ("BIP", "BSABwr", "QEB.12", "BSABwr"),
    ("Data", "CoClass", "QQA", "CoClass"),
    ("Data", "NS 3451", "360", "NS 3451"),
    ("CarF", "Kostengruppe", "420", "DIN 276"),
    ("Data(Type)", "COBie.Type.Category", "Pr_65_53: Pumps", "Uniclass 2015"),
    ("Pset_ClassificationReferences", "Pr_ProductReference", "Pr_65_53 Pumps", "Uniclass 2015"),
]


@pytest.mark.parametrize(("set_name", "name", "value", "of_system"), BY_PROPERTY)
def test_a_property_holds_a_code_of(set_name: str, name: str, value: str, of_system: str) -> None:
    (row,) = codes_in([Value(set_name, name, value)])
    assert (row.system, bool(row.code)) == (of_system, True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Assembly", "Wall 1"),
        ("Assembly Code", ""),
        ("Assembly Code", "n/a"),
        ("Assembly Code", "Inside door: Assembly Code"),
        ("OmniClass Number", "none"),
        ("Classification", "Internal 1"),
        ("Fire Classification", "A1"),
        ("Class", "A1"),
        ("System Classification", "Power 1"),
        ("Uniclass Description", "Pumps 1"),
        ("Uniclass Code", "x1" * 200),
    ],
)
def test_a_property_holds_no_code(name: str, value: str) -> None:
    assert codes_in([Value("Data", name, value)]) == ()


def test_a_code_and_its_title_in_one_set_are_one_row() -> None:
    values = [
        Value("Identity Data", "OmniClass Title", "Pumps"),
        Value("Identity Data", "OmniClass Number", "23.60.30.21"),
        Value("Identity Data", "Assembly Code", "D5020220"),
        Value("Identity Data", "Assembly Description", "Lighting"),
        Value("Other", "OmniClass Title", "something else"),
    ]
    assert codes_in(values) == (
        Classification("OmniClass", "23.60.30.21", "Pumps"),
        Classification("UniFormat", "D5020220", "Lighting"),
    )


def test_an_asset_has_its_own_rows_first_then_those_of_its_type_and_none_twice(tmp_path: Path) -> None:
    house = House()
    pump = house.stand("IfcPump")
    pump_type = house.rooted("IfcPumpType", Name="P", PredefinedType="CIRCULATOR", HasPropertySets=[
        house.pset("Identity Data", house.single("OmniClass Number", "23.60.30.21"), house.single("Uniclass", "Pr_65")),
    ])  # fmt: skip
    house.typed(pump_type, pump)
    own, of_type = (
        reference(house, "360", "Luft", system(house, "IFC4", "NS 3451", None)),
        reference(house, "Pr_65", "x"),
    )
    for thing, given in ((pump_type, of_type), (pump, own)):
        house.rooted("IfcRelAssociatesClassification", RelatedObjects=[thing], RelatingClassification=given)
    snapshot = read(house, tmp_path)
    omniclass = Classification("OmniClass", "23.60.30.21")
    uniclass = Classification("Uniclass 2015", "Pr_65", "x")
    assert snapshot.assets[0].classifications == (Classification("NS 3451", "360", "Luft"), uniclass, omniclass)
    assert snapshot.types[0].classifications == (uniclass, omniclass)


def test_a_space_has_the_rows_of_itself_and_its_type(tmp_path: Path) -> None:
    house = House()
    space_type = house.rooted("IfcSpaceType", Name="Kontor", PredefinedType="SPACE")
    house.typed(space_type, house.space)
    for thing, code in ((house.space, "SL_20_15"), (space_type, "SL_20")):
        house.rooted(
            "IfcRelAssociatesClassification", RelatedObjects=[thing], RelatingClassification=reference(house, code)
        )
    assert [one.code for one in read(house, tmp_path).spaces[0].classifications] == ["SL_20_15", "SL_20"]


CSI = "https://www.csiresources.org/standards/uniformat"
BSDD = "https://identifier.buildingsmart.org/uri/molio/cciconstruction/1.0/class/L-BAC"


@pytest.mark.parametrize(
    ("code", "name", "location", "relation_name", "expected"),
    [
        pytest.param("D2020", None, CSI, "Uniformat D2020", "Uniformat", id="the code behind the system"),
        pytest.param("D3040", None, None, "Uniformat - D3040", "Uniformat", id="with a dash"),
        pytest.param("D3040", None, None, "Uniformat [D3040]", "Uniformat", id="in brackets"),
        pytest.param("D3040", None, None, "D3040 Uniformat", "Uniformat", id="the code before the system"),
        pytest.param("D20", None, None, "Uniformat II D20 Plumbing", "Uniformat II", id="the code in the middle"),
        pytest.param("D20", "Plumbing", None, "D20: Plumbing", "", id="nothing but code and name"),
        pytest.param("D20", "Plumbing", CSI, "D20: Plumbing", "Uniformat", id="code and name, and a location"),
        pytest.param("D20", None, None, "Uniformat D2020", "Uniformat D2020", id="another code"),
        pytest.param("22.21", None, None, "CCI 22.21", "CCI", id="a code with a point"),
        pytest.param("D2020", None, CSI + "/", None, "Uniformat", id="a location alone"),
        pytest.param("D2020", None, CSI + "/D2020", None, "Uniformat", id="a location of the code"),
        pytest.param("L-BAC", None, BSDD, None, "Cciconstruction", id="an entry of a data dictionary"),
        pytest.param("D2020", None, "C:/classes.xml", None, "", id="a file is no system"),
        pytest.param("D2020", None, None, "Uniclass 2015 Classification", "Uniclass 2015", id="the system alone"),
        pytest.param("D2020", None, "http://[bad", None, "", id="an address that is none"),
    ],
)
def test_a_system_is_named_by_its_relation_without_the_code_or_by_its_location(
    code: str, name: str | None, location: str | None, relation_name: str | None, expected: str
) -> None:
    house = House()
    given = reference(house, code, name, Location=location)
    assert [one.system for one in rows(house, given, relation_name=relation_name)] == [expected]


def test_a_location_at_which_the_model_says_a_system_is_published_is_of_that_system() -> None:
    house = House()
    house.make("IfcClassification", Name="UniFormat", Source="http://csiresources.org/standards/Uniformat/")
    given = reference(house, "D2020", Location=CSI)
    assert [one.system for one in rows(house, given, relation_name="System code D2020")] == ["UniFormat"]


def test_the_codes_of_a_public_report_are_of_their_systems() -> None:
    path = ROOT / "tests" / "cases" / "models" / "07-classification-systems" / "codes.ifc"
    snapshot = read_model(path, "codes.ifc", lambda *_: None)
    systems = {one.name: [row.system for row in one.classifications] for one in snapshot.assets}
    assert systems == {
        "P-a": ["Uniformat"], "P-b": ["Uniformat"], "P-c": ["Uniformat"], "P-d": ["CCI", "Own codes"],
        "P-e": ["CCI", "Own codes"], "P-f": [], "P-g": ["Uniformat"], "P-h": ["Uniclass 2015", "CCI"],
    }  # fmt: skip
