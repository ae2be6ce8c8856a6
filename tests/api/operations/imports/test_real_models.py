"""Public models as their makers exported them, against what the parser itself counts; skipped where they are not."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from shutil import copy
from zipfile import ZipFile

import ifcopenshell
import ifcopenshell.util.element
import pytest
from sqlalchemy import Engine

from api.operations.receipts.views import Receipt
from registry.database.engine import open_engine
from tests.api.operations.registered import Registered, importing, opened, registered
from tests.conftest import REAL_MODELS

NOT_MAINTAINED = (
    *("IfcFeatureElement", "IfcVirtualElement", "IfcBeam", "IfcBuildingElementPart", "IfcColumn", "IfcCovering"),
    *("IfcCurtainWall", "IfcElementAssembly", "IfcFastener", "IfcMechanicalFastener", "IfcFlowFitting"),
    *("IfcFlowSegment", "IfcFooting", "IfcMember", "IfcPile", "IfcPlate", "IfcRailing", "IfcRamp", "IfcRampFlight"),
    *("IfcReinforcingElement", "IfcRoof", "IfcSlab", "IfcStair", "IfcStairFlight", "IfcTendon", "IfcTendonAnchor"),
    *("IfcWall", "IfcJunctionBox"),
)
"""COBie's list of what is not maintained, with subclasses."""

COARSE = (
    *("IfcFurnishingElement", "IfcFlowTerminal", "IfcFlowController", "IfcFlowMovingDevice", "IfcFlowStorageDevice"),
    *("IfcFlowTreatmentDevice", "IfcEnergyConversionDevice", "IfcDistributionControlElement"),
)
"""Classes of IFC2X3 whose types say more."""

BROKEN = "broken-unescaped-apostrophe.ifc"
ALL = sorted(path.name for path in REAL_MODELS.glob("*.ifc*") if path.name != BROKEN)
HOUSES = ("ifc4x3-arc.ifc", "ifc4x3-hvac.ifc", "ifc4x3-str.ifc")
RealModel = Callable[[str], Path]


def unpacked(path: Path, folder: Path) -> Path:
    if path.suffix != ".ifczip":
        return path
    with ZipFile(path) as archive:
        (member,) = [name for name in archive.namelist() if name.lower().endswith(".ifc")]
        return Path(archive.extract(member, folder))


def default_assets(model: ifcopenshell.file) -> list[ifcopenshell.entity_instance]:
    """The elements that are maintained by default; a class that the schema does not know has none."""
    return [one for one in model.by_type("IfcElement") if not any(_is_a(one, name) for name in NOT_MAINTAINED)]


def named_class(asset: ifcopenshell.entity_instance) -> str:
    """The class of an asset, by its type where the schema knows none for it."""
    of_type = ifcopenshell.util.element.get_type(asset)
    if of_type is None or asset.is_a() not in COARSE:
        return str(asset.is_a())
    return str(of_type.is_a().removesuffix("Type"))


def _is_a(element: ifcopenshell.entity_instance, name: str) -> bool:
    return bool(element.is_a(name))


def test_the_duplex_of_two_disciplines_is_one_building(engine: Engine, real_model: RealModel) -> None:
    architecture = importing(engine, real_model("duplex-arc-2011-09-07.ifc"), building="Duplex")
    electrical = importing(engine, real_model("duplex-electrical-feet.ifc"), building="Duplex")
    assert (architecture.source_model, electrical.source_model) == ("architecture", "services")
    assert (architecture.counts.spaces, architecture.counts.assets, electrical.counts.assets) == (21, 99, 103)
    assert architecture.area_m2.computed == pytest.approx(375.7, rel=0.005)
    now = registered(engine)
    assert len(now.tables["building"]) == 1
    assert len(now.alive("asset")) == 99 + 103
    shared = [one["name"] for one in now.alive("storey") if now.models_of[one["id"]] == {"architecture", "services"}]
    assert len(shared) == electrical.counts.storeys
    assert len(now.alive("storey")) == architecture.counts.storeys


def test_the_later_duplex_keeps_what_the_earlier_one_had(embedded: Engine, real_model: RealModel) -> None:
    importing(embedded, real_model("duplex-arc-2011-05-05.ifc"), building="Duplex")
    before = registered(embedded)
    receipt = importing(embedded, real_model("duplex-arc-2011-09-07.ifc"), building="Duplex")
    assert (receipt.source_model, receipt.revision) == ("architecture", 2)
    after = registered(embedded)
    shared = before.ids.keys() & after.ids.keys()
    assert {one: after.ids[one] for one in shared} == {one: before.ids[one] for one in shared}
    assert len(after.alive("space")) == 21


@pytest.mark.parametrize("order", list(permutations(HOUSES)), ids=lambda order: " ".join(n[7:-4] for n in order))
def test_three_disciplines_of_a_house_are_one_building_in_any_order(
    embedded: Engine, real_model: RealModel, order: tuple[str, ...]
) -> None:
    for name in order:
        importing(embedded, real_model(name))
    now = registered(embedded)
    assert len(now.tables["building"]) == 1
    assert sorted(one["discipline"] for one in now.tables["source_model"]) == ["architecture", "services", "structure"]
    ids = [{one.GlobalId for one in default_assets(opened(real_model(name)))} for name in HOUSES]
    assert len(set.union(*ids)) == 12
    assert Counter(one["name"] for one in now.alive("asset")).total() == 12
    times = Counter(global_id for one in ids for global_id in one)
    assert {one: len(now.models_of[now.ids[one]]) for one in times} == dict(times)
    assert now.retired == set()


def test_a_lone_backslash_is_read_as_it_stands(embedded: Engine, real_model: RealModel) -> None:
    receipt = importing(embedded, real_model(BROKEN))
    [finding] = [found for found in receipt.findings if found.rule == "FILE-16"]
    assert "first in line 5736: n\\a" in finding.message
    assert (receipt.counts.spaces, round(receipt.area_m2.counted or 0)) == (22, 422)


@dataclass(frozen=True)
class Imported:
    """A public model in a registry of its own."""

    engine: Engine
    path: Path
    receipt: Receipt
    registered: Registered


@pytest.fixture(scope="module", params=ALL or ["none"])
def imported(
    request: pytest.FixtureRequest,
    real_model: RealModel,
    sqlite_template: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Imported]:
    """Every public model in turn, imported once."""
    path = real_model(request.param)
    database = tmp_path_factory.mktemp("public") / "skylt.db"
    copy(sqlite_template, database)
    engine = open_engine(f"sqlite:///{database}")
    yield Imported(engine, path, importing(engine, path, building="House"), registered(engine))
    engine.dispose()


def test_a_public_model_is_read_with_every_space_and_asset_once(imported: Imported, tmp_path: Path) -> None:
    model = opened(unpacked(imported.path, tmp_path))
    now, counts = imported.registered, imported.receipt.counts
    spaces, assets = model.by_type("IfcSpace"), default_assets(model)
    assert (counts.spaces, counts.assets) == (len(spaces), len(assets))
    assert (len(now.alive("space")), len(now.alive("asset"))) == (len(spaces), len(assets))
    bound = Counter(one["global_id"] for one in now.tables["binding"])
    for kind, elements in (("space", spaces), ("asset", assets)):
        ids = {one["id"] for one in now.alive(kind)}
        found = Counter(one["global_id"] for one in now.tables["binding"] if one["element_id"] in ids)
        assert found == Counter(one.GlobalId or "" for one in elements)
    assert bound.total() == len(now.tables["binding"])
    assert Counter(one["ifc_class"] for one in now.alive("asset")) == Counter(map(named_class, assets))


def test_a_public_model_that_is_imported_again_changes_nothing(imported: Imported) -> None:
    importing(imported.engine, imported.path, building="House")
    assert registered(imported.engine).tables == imported.registered.tables
