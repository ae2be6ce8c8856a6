"""Which of a space's values are floor areas, of what kind, and how large as stated."""

import math
from pathlib import Path
from typing import Any

import pytest

from ifc_import.profile import AreaName, Profile
from ifc_import.reading.model import read_model
from ifc_import.reading.spaces.area_docs import area_page
from ifc_import.reading.spaces.area_name_lookup import AreaMeanings
from ifc_import.reading.spaces.area_names import KNOWN_NAMES
from ifc_import.reading.spaces.areas import NoArea, StatedArea, stated_areas
from ifc_import.reading.values.properties import Value
from ifc_import.reading.values.units import Units
from ifc_import.vocabulary.folding import folded
from registry.snapshot import AreaKind, UnmatchedArea
from tests.conftest import ROOT
from tests.ifc_import.reading.factories import FOOT_M, House, Tiny, read

SQUARE_METRES = Units(length_m=1.0, area_m2=1.0)
SQUARE_FEET = Units(FOOT_M, FOOT_M**2)
MEANINGS = AreaMeanings()


def a_value(**overrides: Any) -> Value:
    """A net area in the standard quantity set."""
    defaults: dict[str, Any] = {"set_name": "Qto_SpaceBaseQuantities", "name": "NetFloorArea", "value": 12.5}
    return Value(**{**defaults, "measure": "IfcQuantityArea"} | overrides)


def areas_of(*values: Value, units: Units = SQUARE_METRES, names: AreaMeanings = MEANINGS) -> list[StatedArea]:
    """The floor areas among values."""
    return stated_areas(values, units, names)[0]


def others_of(*values: Value, units: Units = SQUARE_METRES) -> list[NoArea]:
    """What might have been one."""
    return stated_areas(values, units, MEANINGS)[1]


def kind_of(set_name: str, name: str, measure: str = "IfcAreaMeasure", names: AreaMeanings = MEANINGS) -> str | None:
    """The kind of floor area that a value of this name is."""
    found = areas_of(a_value(set_name=set_name, name=name, measure=measure), names=names)
    return found[0].kind if found else None


@pytest.mark.parametrize(
    ("set_name", "name", "measure", "kind"),
    [
        ("Qto_SpaceBaseQuantities", "NetFloorArea", "IfcQuantityArea", "net"),
        ("Qto_SpaceBaseQuantities", "GrossFloorArea", "IfcQuantityArea", "gross"),
        ("BaseQuantities", "NetFloorArea", "IfcQuantityArea", "net"),
        ("BaseQuantities", "GrossFloorArea", "IfcQuantityArea", "gross"),
        ("GSA Space Areas", "GSA BIM Area", "IfcQuantityArea", "other"),
        ("GSA Space Areas", "GSA Space Areas", "IfcQuantityArea", "other"),
        ("GSA Space Areas", "GSA Design Gross Area", "IfcQuantityArea", "gross"),
        ("PSet_Revit_Dimensions", "Area", "IfcAreaMeasure", "other"),
        ("Dimensions", "Area", "IfcAreaMeasure", "other"),
        ("Abmessungen", "Fläche", "IfcAreaMeasure", "other"),
        ("Cotes", "Surface", "IfcAreaMeasure", "other"),
        ("Afmetingen", "Oppervlakte", "IfcAreaMeasure", "other"),
        ("Custom_Pset", "NetArea", "IfcAreaMeasure", "net"),
        ("", "horizontal area", "IfcAreaMeasure", "other"),
        ("", "GrossFloorArea", "IfcQuantityArea", "gross"),
        ("ArchiCADQuantities", "Nettofläche", "IfcQuantityArea", "net"),
        ("ArchiCADQuantities", "Gemessene Fläche", "IfcQuantityArea", "other"),
        ("ArchiCADQuantities", "Berechnete Fläche (NRF)", "IfcQuantityArea", "net"),
        ("ArchiCADQuantities", "Reduzierte Fläche", "IfcQuantityArea", "other"),
        ("AC_Pset_Raum", "Nettofläche", "IfcReal", "net"),
        ("BaseQuantities", "SpaceNetFloorAreaBOMA", "IfcQuantityArea", "net"),
        ("BaseQuantities", "SpaceUsableFloorAreaBOMA", "IfcQuantityArea", "other"),
        ("COBie_Space", "GrossArea", "IfcAreaMeasure", "gross"),
        ("COBie_Space", "NetArea", "IfcAreaMeasure", "net"),
        ("Other", "COBie.Space.NetArea", "IfcReal", "net"),
        ("Pset_SpaceBaseQuantities", "NetFloorArea", "IfcAreaMeasure", "net"),
        ("Pset_SpaceBaseQuantities", "GrossFloorArea", "IfcReal", "gross"),
        ("Pset_SpaceCommon", "NetPlannedArea", "IfcAreaMeasure", "planned"),
        ("Pset_SpaceCommon", "GrossPlannedArea", "IfcAreaMeasure", "planned"),
        ("Pset_SpaceCommon", "NetAreaPlanned", "IfcAreaMeasure", "planned"),
        ("Pset_SpaceCommon", "GrossAreaPlanned", "IfcAreaMeasure", "planned"),
        ("dRofus", "Programmed Area", "IfcReal", "planned"),
        ("Gewünscht", "Nettofläche Soll", "IfcAreaMeasure", "planned"),
        ("Rum", "NTA", "IfcAreaMeasure", "net"),
        ("Rum", "BTA", "IfcAreaMeasure", "gross"),
        ("Rom", "Bruksareal", "IfcAreaMeasure", "other"),
        ("Raum", "Netto-Raumfläche", "IfcAreaMeasure", "net"),
        ("Raum", "NGF", "IfcAreaMeasure", "net"),
        ("Raum", "NUF", "IfcAreaMeasure", "other"),
        ("Pièce", "Surface utile", "IfcAreaMeasure", "other"),
        ("Pièce", "SHOB", "IfcAreaMeasure", "gross"),
        ("Ruimte", "NVO", "IfcAreaMeasure", "net"),
        ("Local", "Superficie útil", "IfcAreaMeasure", "other"),
        ("Locale", "Superficie lorda", "IfcAreaMeasure", "gross"),
        ("Tila", "Huoneala", "IfcAreaMeasure", "net"),
        ("IPMS", "Gross Internal Area", "IfcAreaMeasure", "gross"),
        ("BOMA", "Rentable Area", "IfcAreaMeasure", "other"),
    ],
)
def test_a_declared_floor_area_is_known_by_its_name(set_name: str, name: str, measure: str, kind: AreaKind) -> None:
    assert kind_of(set_name, name, measure) == kind


@pytest.mark.parametrize(
    "name",
    ["Nettoflaeche", "NETTOFLÄCHE", "netto-fläche", "Netto_Fläche", "Nettofläche [m²]", "Nettofläche (qm)"],
)
def test_case_accents_hyphens_and_a_unit_behind_a_name_do_not_matter(name: str) -> None:
    assert kind_of("Räume", name) == "net"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Net Room Area", "net"),
        ("Area_Net", "net"),
        ("RoomAreaGross", "gross"),
        ("Nettoraumfläche DIN 277", "net"),
        ("Bruttogeschossfläche", "gross"),
        ("Required Floor Area", "planned"),
        ("Total Area", "other"),
        ("Usable Floor Area", "other"),
        ("Golvyta netto", "net"),
        ("Superficie neta útil", "net"),
        ("netto", None),
        ("Tiled Area", None),
        ("Heated Floor Area", None),
    ],
)
def test_a_name_that_no_table_has_is_read_by_its_words_all_of_which_have_to_be_known(
    name: str, kind: AreaKind | None
) -> None:
    assert kind_of("Anything", name) == kind


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        pytest.param("GrossWallArea", "IfcQuantityArea", id="walls, gross"),
        pytest.param("NetWallArea", "IfcQuantityArea", id="walls, net"),
        pytest.param("GrossCeilingArea", "IfcQuantityArea", id="ceiling, gross"),
        pytest.param("NetCeilingArea", "IfcQuantityArea", id="ceiling, net"),
        pytest.param("Wandfläche", "IfcQuantityArea", id="walls in German"),
        pytest.param("Deckenfläche", "IfcQuantityArea", id="ceiling in German"),
        pytest.param("Väggarea", "IfcQuantityArea", id="walls in Swedish"),
        pytest.param("Takyta", "IfcQuantityArea", id="ceiling in Swedish"),
        pytest.param("Area per Person", "IfcAreaMeasure", id="area per person"),
        pytest.param("AreaPerOccupant", "IfcAreaMeasure", id="area per occupant"),
        pytest.param("Specified Lighting Load per area", "IfcReal", id="a lighting load"),
        pytest.param("Actual Power Load (W/m2 floor area)", "IfcReal", id="a load per floor area"),
        pytest.param("Raumflächen-Code", "IfcReal", id="a code, although a number"),
        pytest.param("Raumflächen-Code", "IfcLabel", id="a code as text"),
        pytest.param("Abzugsfläche unter Dach", "IfcReal", id="what is taken off"),
        pytest.param("Unterer Oberflächenbereich", "IfcReal", id="a surface"),
        pytest.param("Surface Area", "IfcAreaMeasure", id="a surface in English"),
        pytest.param("Raumfläche Faktor", "IfcReal", id="a factor"),
        pytest.param("Window Area", "IfcAreaMeasure", id="windows"),
        pytest.param("Roof Area", "IfcAreaMeasure", id="roof"),
        pytest.param("Fensterfläche", "IfcQuantityArea", id="windows in German"),
        pytest.param("KGF", "IfcQuantityArea", id="the floor under walls"),
        pytest.param("NetVolume", "IfcQuantityVolume", id="a volume"),
        pytest.param("GrossPerimeter", "IfcQuantityLength", id="a length"),
        pytest.param("Height", "IfcReal", id="a height"),
        pytest.param("Area", "", id="an area without a value"),
        pytest.param("VF", "IfcReal", id="two letters and a bare number"),
    ],
)
def test_what_only_sounds_like_a_floor_area_is_none_and_nobody_is_asked_about_it(name: str, measure: str) -> None:
    assert stated_areas([a_value(name=name, measure=measure)], SQUARE_METRES, MEANINGS) == ([], [])


def test_no_name_stands_in_the_table_with_two_meanings() -> None:
    kinds: dict[str, set[str]] = {}
    for row in KNOWN_NAMES:
        for name in row.names:
            kinds.setdefault(folded(name) + "*" * name.count("*"), set()).add(row.kind)
    assert [name for name, of_name in kinds.items() if len(of_name) > 1] == []


def test_the_reference_page_is_that_of_the_table() -> None:
    page = (ROOT / "docs" / "reference" / "area-names.md").read_text(encoding="utf-8")
    assert page == area_page(), "renew it with `make docs`"


def test_every_row_of_the_table_says_who_writes_it() -> None:
    assert [row.names for row in KNOWN_NAMES if not row.source] == []


def test_a_floor_area_is_kept_with_its_source() -> None:
    [area] = areas_of(a_value(value=12))
    assert (area.set_name, area.name, area.kind, area.value_m2) == (
        "Qto_SpaceBaseQuantities", "NetFloorArea", "net", 12.0
    )  # fmt: skip


@pytest.mark.parametrize("value", [0.0, -1.0, math.nan, math.inf], ids=["zero", "negative", "no number", "infinite"])
def test_what_is_no_positive_number_is_no_area_and_told(value: float) -> None:
    assert areas_of(a_value(value=value)) == []
    assert [one.reason for one in others_of(a_value(value=value))] == ["no positive number"]


@pytest.mark.parametrize("value", [None, True, [12.0]], ids=["no value", "a truth value", "a list"])
def test_what_is_no_number_at_all_is_left(value: object) -> None:
    assert stated_areas([a_value(value=value)], SQUARE_METRES, MEANINGS) == ([], [])


@pytest.mark.parametrize(
    ("text", "area_m2"),
    [
        ("12.5", 12.5),
        ("12,50 m²", 12.5),
        ("12,5 qm", 12.5),
        ("1.234,5 m2", 1234.5),
        ("1,234.5 m2", 1234.5),
        ("1 234,5 kvm", 1234.5),
        ("1'234.50", 1234.5),
        ("0,125", 0.125),
        ("100 sq. ft", 9.290304),
        ("100 SF", 9.290304),
        ("12500000 mm²", 12.5),
    ],
)
def test_an_area_as_text_is_read_where_it_can_be_read_in_one_way(text: str, area_m2: float) -> None:
    [area] = areas_of(a_value(measure="IfcLabel", value=text))
    assert area.text == text
    assert area.value_m2 == pytest.approx(area_m2)


@pytest.mark.parametrize("text", ["1,234", "12-14", "12 m³", "3 x 4 m", "12..5"])
def test_an_area_as_text_that_can_be_read_in_two_ways_or_none_is_told(text: str) -> None:
    assert areas_of(a_value(measure="IfcText", value=text)) == []
    assert [one.reason for one in others_of(a_value(measure="IfcText", value=text))] == ["no readable text"]


def test_a_text_without_a_digit_never_was_an_area() -> None:
    assert stated_areas([a_value(name="Area", measure="IfcLabel", value="large")], SQUARE_METRES, MEANINGS) == ([], [])


def test_standard_sets_come_first() -> None:
    values = [a_value(set_name="Dimensions", name="Area"), a_value(), a_value(name="GrossFloorArea")]
    assert [one.name for one in areas_of(*values)] == ["NetFloorArea", "GrossFloorArea", "Area"]


def test_an_area_that_is_declared_in_two_sets_is_kept_twice_as_stated() -> None:
    assert len(areas_of(a_value(), a_value(set_name="COBie_Space"))) == 2


def test_areas_are_read_in_the_files_area_unit() -> None:
    assert areas_of(a_value(value=100.0), units=SQUARE_FEET)[0].value_m2 == pytest.approx(9.290304)


@pytest.mark.parametrize(
    ("name", "factor_m2"),
    [
        pytest.param("MILLI", 1e-6, id="mm²"),
        pytest.param(None, 1.0, id="m²"),
        pytest.param("square foot", 0.3048**2, id="ft²"),
    ],
)
def test_a_unit_on_the_value_itself_outranks_the_files(name: str | None, factor_m2: float) -> None:
    tiny = Tiny()
    square_metre = tiny.si("AREAUNIT", "SQUARE_METRE")
    is_foot = name == "square foot"
    unit = tiny.converted("AREAUNIT", "ft²", FOOT_M**2, square_metre) if is_foot else None
    unit = unit or tiny.si("AREAUNIT", "SQUARE_METRE", name)
    area = areas_of(a_value(value=5.0, unit=unit), units=Units(1.0, 7.0))[0]
    assert area.value_m2 == pytest.approx(5.0 * factor_m2)


def test_a_length_unit_on_an_area_says_nothing() -> None:
    unit = Tiny().si("LENGTHUNIT", "METRE", "MILLI")
    assert areas_of(a_value(value=5.0, unit=unit), units=SQUARE_FEET)[0].unit_m2 == pytest.approx(FOOT_M**2)


def test_a_derived_unit_is_the_product_of_its_parts() -> None:
    tiny = Tiny()
    element = tiny.make("IfcDerivedUnitElement", tiny.si("LENGTHUNIT", "METRE", "MILLI"), 2)
    unit = tiny.make("IfcDerivedUnit", [element], "USERDEFINED", "area")
    assert areas_of(a_value(value=5.0, unit=unit))[0].unit_m2 == pytest.approx(1e-6)


@pytest.mark.parametrize(
    ("measure", "unit_m2"),
    [
        pytest.param("IfcReal", 1.0, id="a bare number is in it"),
        pytest.param("IfcAreaMeasure", FOOT_M**2, id="an area is in the file's unit: the name is only a name"),
    ],
)
def test_a_unit_in_the_name(measure: str, unit_m2: float) -> None:
    assert areas_of(a_value(name="Area (m²)", measure=measure), units=SQUARE_FEET)[0].unit_m2 == pytest.approx(unit_m2)


# What an owner says


def owners(*names: AreaName) -> AreaMeanings:
    """The meanings of names with an owner's own ones."""
    return AreaMeanings(names)


@pytest.mark.parametrize(
    ("owner", "set_name", "name", "kind"),
    [
        pytest.param(AreaName(name="Städyta", kind="net"), "Rum", "Städyta", "net", id="a name of the owner's"),
        pytest.param(AreaName(name="städ*", kind="net"), "Rum", "STÄD-YTA", "net", id="a pattern, folded"),
        pytest.param(
            AreaName(name="NetFloorArea", kind="gross"), "BaseQuantities", "NetFloorArea", "gross", id="first"
        ),
        pytest.param(AreaName(name="Area", kind="none"), "Dimensions", "Area", None, id="no floor area"),
        pytest.param(AreaName(name="Area", set="Dim*", kind="net"), "Dimensions", "Area", "net", id="in these sets"),
        pytest.param(AreaName(name="Area", set="Dim*", kind="net"), "Other", "Area", "other", id="in no other sets"),
        pytest.param(AreaName(name="A?", kind="net"), "Rum", "A1", "net", id="as short as the owner likes"),
    ],
)
def test_an_owners_names_are_asked_first(owner: AreaName, set_name: str, name: str, kind: str | None) -> None:
    assert kind_of(set_name, name, "IfcReal", owners(owner)) == kind


def test_an_owners_area_counts_before_that_of_a_standard_set() -> None:
    names = owners(AreaName(name="Städyta", kind="net"))
    found = areas_of(a_value(), a_value(set_name="Rum", name="Städyta"), names=names)
    assert [one.name for one in found] == ["Städyta", "NetFloorArea"]


def test_an_owners_unit_outranks_all_others_and_is_certain() -> None:
    names = owners(AreaName(name="NetFloorArea", kind="net", unit="mm2"))
    [area] = areas_of(a_value(unit=Tiny().si("AREAUNIT", "SQUARE_METRE")), names=names)
    assert (area.unit_m2, area.is_certain) == (1e-6, True)


def test_an_owners_names_reach_the_reading_of_a_model(tmp_path: Path) -> None:
    house = House()
    house.define(house.pset("Rum", house.single("Städyta", 20.0, "IfcReal")), house.space)
    profile = Profile(area_names=(AreaName(name="Städyta", kind="net"),))
    snapshot = read_model(house.write(tmp_path), "tiny.ifc", lambda *_: None, profile)
    assert [(one.name, one.value_m2) for one in snapshot.spaces[0].declared] == [("Städyta", 20.0)]


# Whole files


def test_a_space_declares_what_its_sets_and_quantities_hold(tmp_path: Path) -> None:
    house = House()
    square_millimetre = house.si("AREAUNIT", "SQUARE_METRE", "MILLI")
    house.define(house.pset(None, house.single("horizontal area", 20.0, "IfcAreaMeasure")), house.space)
    house.define(
        house.pset("", house.single("GrossFloorArea", 2.1e7, "IfcAreaMeasure", square_millimetre)), house.space
    )
    quantities = [
        house.area("NetFloorArea", 19.5),
        house.area("GrossCeilingArea", 99.0),
        house.area("GrossFloorArea", 0),
    ]
    house.define(house.quantities("BaseQuantities", *quantities), house.space)
    snapshot = read(house, tmp_path)
    assert [(one.set_name, one.name, one.kind, round(one.value_m2, 6)) for one in snapshot.spaces[0].declared] == [
        ("BaseQuantities", "NetFloorArea", "net", 19.5),
        ("", "horizontal area", "other", 20.0),
        ("", "GrossFloorArea", "gross", 21.0),
    ]
    assert [one.message for one in snapshot.findings if one.rule == "AREA-06"] == [
        "BaseQuantities / GrossFloorArea is 0 in 1 of the spaces: it was ignored, and another area counts if there is "
        "one."
    ]


def test_names_that_nobody_knows_are_told_with_how_many_have_them(tmp_path: Path) -> None:
    house = House()
    other = house.rooted("IfcSpace", Name="102")
    house.aggregate(house.storey, other)
    for space, area in ((house.space, 7.0), (other, 8.0)):
        values = [house.area("Tiled Area", area), house.area("GrossWallArea", 50.0), house.area("Netto", 3.0)]
        house.define(house.quantities("Site", *values), space)
    house.define(house.pset("Site", house.single("Heated floor area", 5.0, "IfcReal")), other)
    assert read(house, tmp_path).unmatched_areas == (
        UnmatchedArea("Site", "Tiled Area", 2, 7.0),
        UnmatchedArea("Site", "Netto", 2, 3.0),
        UnmatchedArea("Site", "Heated floor area", 1, 5.0),
    )


def test_areas_as_text_are_told_once_a_name(tmp_path: Path) -> None:
    house = House()
    other = house.rooted("IfcSpace", Name="102")
    house.aggregate(house.storey, other)
    for space, written in ((house.space, "12,50 m²"), (other, "1,234")):
        house.define(house.pset("Rum", house.single("Nettoarea", written)), space)
    found = {one.rule: one.message for one in read(house, tmp_path).findings if one.rule.startswith("AREA")}
    assert found == {
        "AREA-07": "Rum / Nettoarea is text in 1 of the spaces, such as '12,50 m²'; it was read as 12.5 m².",
        "AREA-08": "Rum / Nettoarea can't be read in 1 of the spaces, such as '1,234': the text is ambiguous "
        "or not an area.",
    }
