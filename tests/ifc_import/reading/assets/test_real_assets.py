"""Assets of the public models, by figures that were counted in them by hand."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from ifc_import.reading.model import read_model
from registry.snapshot import Classification, Snapshot
from tests.factories import fields_of


@pytest.fixture(scope="module")
def snapshot(real_model: Callable[[str], Path]) -> Callable[[str], Snapshot]:
    """The snapshot of a public model, read once."""
    return cache(lambda name: read_model(real_model(name), name, lambda *_: None))


MODELS = [
    "b03-heating-spaces-under-project.ifc", "cobie-psets-two-length-units.ifc", "creative-freedom-late.ifc",
    "double-globalids.ifc", "duplex-arc-2011-05-05.ifc", "duplex-electrical-feet.ifc", "fzk-haus-archicad-ifc4.ifc",
    "ifc4x3-arc.ifc", "ifc4x3-hvac.ifc", "ifc4x3-str.ifc", "institute-archicad.ifczip", "large-building.ifc",
]  # fmt: skip


@pytest.mark.parametrize("name", MODELS)
def test_what_is_counted_is_an_asset_or_left_out(name: str, snapshot: Callable[[str], Snapshot]) -> None:
    read = snapshot(name)
    counted = Counter(one.ifc_class for one in read.assets)
    for one in read.left_out:
        counted[one.ifc_class] += one.count
    assert dict(counted) == read.class_counts


@pytest.mark.parametrize("name", MODELS)
def test_no_designation_is_found_in_models_that_have_none(name: str, snapshot: Callable[[str], Snapshot]) -> None:
    assert [one.designation for one in snapshot(name).assets if one.designation] == []


@pytest.mark.parametrize(
    ("name", "entourage"),
    [
        ("janesville-restaurant-feet.ifc", {"person": 27, "plant": 36}),
        ("large-building.ifc", {"plant": 11}),
        ("creative-freedom-late.ifc", {}),
        ("institute-archicad.ifczip", {}),
        ("duplex-arc-2011-05-05.ifc", {}),
        ("duplex-electrical-feet.ifc", {}),
    ],
)
def test_people_and_plants_are_found_and_nothing_else(
    name: str, entourage: dict[str, int], snapshot: Callable[[str], Snapshot]
) -> None:
    assert Counter(one.entourage for one in snapshot(name).assets if one.entourage) == entourage


def test_janesville_says_what_its_proxies_are(snapshot: Callable[[str], Snapshot]) -> None:
    read = snapshot("janesville-restaurant-feet.ifc")
    told = [one.message.partition(",")[0] for one in read.findings if one.rule.startswith("AST")]
    assert told == [
        "27 × people among the assets",
        "36 × plants among the assets",
        "52 × IfcBuildingElementProxy look like railings",
        "6 × IfcBuildingElementProxy look like beams",
    ]
    assert Counter(one.ifc_class for one in read.assets)["IfcLightFixture"] == 64
    partition = next(one for one in read.assets if one.name.startswith("Partition"))
    assert Classification("UniFormat", "C1010400", "Site Built Toilet Partitions") in partition.classifications
    assert partition.units["PSet_Revit_Dimensions"]["Width"] == "ft"


def test_the_handover_sets_of_the_cobie_model_are_read(snapshot: Callable[[str], Snapshot]) -> None:
    read = snapshot("cobie-psets-two-length-units.ifc")
    types = {one.key: one for one in read.types}
    boiler = next(one for one in read.assets if one.ifc_class == "IfcBoiler")
    named = fields_of(boiler, "serial_number", "bar_code", "asset_identifier")
    assert named == ("SerialNo4", "BarCode4", "OPO_BOI_0501")
    assert fields_of(boiler, "installed_on", "warranty_from") == (None, None)
    product = types[boiler.type_key or ""]
    assert (product.name, product.manufacturer, product.model) == ("Mech_Boiler_500kW", "sales@boilr.com", "Model3")
    assert Classification("Uniclass 2015", "Pr_60_60_08_33", "Gas fired boilers") in boiler.classifications
    assert boiler.units["COBie_ElementType"]["NominalLength"] == "mm"


def test_values_that_repeat_the_name_of_their_property_are_none(snapshot: Callable[[str], Snapshot]) -> None:
    read = snapshot("duplex-arc-2011-05-05.ifc")
    assert {fields_of(one, "serial_number") for one in read.assets} == {(None,)}
    assert {one.manufacturer for one in read.types} == {None}
