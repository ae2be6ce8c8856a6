"""A known GlobalId stays the same asset while its class is only said more or less exactly."""

from pathlib import Path

import pytest

from ifc_import.matching.cascade import match
from ifc_import.matching.stating import stated_elements
from registry.plan import Known, Stated
from registry.snapshot import Snapshot
from tests.ifc_import.reading.factories import House, read

GLOBAL_ID = "2OBrcmyk58NupXoVOHUvR4"


def revision(folder: Path, own: str, of_type: str | None, schema: str = "IFC2X3") -> Snapshot:
    """One thing of a class, and of a type of another one."""
    house = House(schema)
    thing = house.stand(own, GlobalId=GLOBAL_ID, Name="1")
    if of_type is not None:
        house.typed(house.rooted(of_type, Name="T", **_kind(house, of_type)), thing)
    return read(house, folder)


def _kind(house: House, of_type: str) -> dict[str, str]:
    """The attribute that a type has to have."""
    kinds = {"IfcFurnitureType": {"AssemblyPlace": "SITE"}}
    return kinds.get(of_type, {"PredefinedType": "NOTDEFINED"})


def known(one: Stated) -> Known:
    return Known(
        element_id=1, binding_id=1, source_model="m", kind=one.kind, key=one.key, ifc_class=one.ifc_class,
        facts=one.facts, digest=one.digest, own=True,
    )  # fmt: skip


def becomes(before: Snapshot, after: Snapshot) -> str:
    """What happens to the thing from one revision to the next."""
    (old,) = [one for one in stated_elements(before) if one.kind == "asset"]
    new = [one for one in stated_elements(after) if one.kind == "asset"]
    changes, _gone, _proposals, *_ = match(new, [known(old)], after.lineages)
    return changes[0].action


LAMP, OUTLET, CHAIR = "IfcLightFixtureType", "IfcOutletType", "IfcFurnitureType"
PROXY = "IfcBuildingElementProxy"

SAME = [
    pytest.param(("IfcFlowTerminal", None), ("IfcFlowTerminal", LAMP), id="a type was added"),
    pytest.param(("IfcFlowTerminal", LAMP), ("IfcFlowTerminal", None), id="the type was lost"),
    pytest.param((PROXY, None), ("IfcFurnishingElement", CHAIR), id="a proxy was given a class"),
    pytest.param(("IfcFurnishingElement", CHAIR), (PROXY, None), id="it came as a proxy"),
    pytest.param((PROXY, None), (PROXY, CHAIR), id="a proxy was given a type"),
    pytest.param(("IfcFlowTerminal", LAMP), ("IfcLightFixture", LAMP, "IFC4"), id="it came in another schema"),
    pytest.param(("IfcEnergyConversionDevice", "IfcSpaceHeaterType"), ("IfcEnergyConversionDevice", None),
                 id="what another schema puts elsewhere lost its type"),
]  # fmt: skip

OTHER = [
    pytest.param(("IfcFlowTerminal", LAMP), ("IfcFlowTerminal", OUTLET), id="a lamp became an outlet"),
    pytest.param(("IfcFurnishingElement", CHAIR), ("IfcFlowTerminal", LAMP), id="a chair became a lamp"),
]


@pytest.mark.parametrize(("before", "after"), SAME)
def test_it_is_the_same_asset_although(before: tuple[str, ...], after: tuple[str, ...], tmp_path: Path) -> None:
    assert becomes(revision(tmp_path, *before), revision(tmp_path, *after)) in ("keep", "change")


@pytest.mark.parametrize(("before", "after"), OTHER)
def test_it_is_another_asset_where(before: tuple[str, ...], after: tuple[str, ...], tmp_path: Path) -> None:
    assert becomes(revision(tmp_path, *before), revision(tmp_path, *after)) == "add"
