"""Small things to test with: defaults that are in the way of nothing, and overrides for what matters."""

from dataclasses import replace
from typing import Any

import shapely

from ifc_import.matching.source_models import KnownModel
from ifc_import.matching.stating import stated_elements
from registry.plan import Known, Stated
from registry.snapshot import (
    AssetFacts,
    Box,
    BuildingFacts,
    DeclaredArea,
    FileFacts,
    Footprint,
    GroupFacts,
    Snapshot,
    SpaceAreas,
    SpaceFacts,
    StoreyFacts,
    TypeFacts,
)

CUBE: Box = (1.0, 1.0, 0.0, 1.5, 1.5, 0.5)
LINEAGES = {"IfcAirTerminal": ("IfcFlowTerminal", "IfcDistributionElement"), "IfcFlowTerminal": ("IfcElement",)}


def rectangle(west: float = 0.0, east: float = 4.0, south: float = 0.0, north: float = 5.0) -> bytes:
    """The WKB of a rectangle; 20 m² unless told otherwise."""
    return shapely.to_wkb(shapely.box(west, south, east, north))


def a_footprint(wkb: bytes | None = None, **overrides: Any) -> Footprint:
    """A flat floor with 2.7 m above it."""
    outline = rectangle() if wkb is None else wkb
    area_m2 = float(shapely.area(shapely.from_wkb(outline)))
    return replace(Footprint(outline, area_m2, z_min_m=0.0, z_max_m=2.7, method="extrusion"), **overrides)


def a_declared_area(value_m2: float = 20.0, **overrides: Any) -> DeclaredArea:
    """A net area out of the standard's own set."""
    return replace(DeclaredArea("Qto_SpaceBaseQuantities", "NetFloorArea", "net", value_m2), **overrides)


def a_building(key: str = "building", **overrides: Any) -> BuildingFacts:
    """The building as the file names it."""
    return replace(BuildingFacts(key=key, global_id=key, name="Station"), **overrides)


def a_storey(key: str = "ground", **overrides: Any) -> StoreyFacts:
    """The ground floor."""
    return replace(StoreyFacts(key=key, global_id=key, name="Ground", elevation_m=0.0), **overrides)


def a_space(key: str = "office", **overrides: Any) -> SpaceFacts:
    """Office 101 on the ground floor."""
    return replace(SpaceFacts(key=key, global_id=key, number="101", name="Office", storey_key="ground"), **overrides)


def a_type(key: str = "pump type", **overrides: Any) -> TypeFacts:
    """The product that a pump is."""
    return replace(TypeFacts(key=key, name="Magna 32", ifc_class="IfcPumpType"), **overrides)


def an_asset(key: str = "pump", **overrides: Any) -> AssetFacts:
    """A pump on the ground floor."""
    return replace(
        AssetFacts(key=key, global_id=key, ifc_class="IfcPump", name="Pump", storey_key="ground"), **overrides
    )


def fields_of(element: object, *names: str) -> tuple[Any, ...]:
    """Plain fields of an asset, which are attributes that no class writes out."""
    return tuple(getattr(element, name) for name in names)


def a_group(key: str = "heating", **overrides: Any) -> GroupFacts:
    """A system without members."""
    return replace(GroupFacts(key=key, global_id=key, name="Heating", kind="system"), **overrides)


def a_file(**overrides: Any) -> FileFacts:
    """A file that says nothing of who wrote it."""
    return replace(FileFacts(name="station.ifc", schema="IFC4"), **overrides)


def a_snapshot(*assets: AssetFacts, **overrides: Any) -> Snapshot:
    """What one file says: a building with its ground floor, and `assets`."""
    return replace(
        Snapshot(file=a_file(), buildings=(a_building(),), storeys=(a_storey(),), assets=assets), **overrides
    )


def stated(*facts: StoreyFacts | SpaceFacts | AssetFacts, **overrides: Any) -> list[Stated]:
    """`facts` as a file states them, on the ground floor; the storey itself is left out where it is not among them."""
    storeys = tuple(one for one in facts if isinstance(one, StoreyFacts))
    snapshot = a_snapshot(
        *(one for one in facts if isinstance(one, AssetFacts)),
        **{
            "storeys": storeys or (a_storey(),),
            "spaces": tuple(one for one in facts if isinstance(one, SpaceFacts)),
            "types": (a_type(),),
        }
        | overrides,
    )
    return [one for one in stated_elements(snapshot) if storeys or one.kind != "storey"]


def known_as(element_id: int, facts: StoreyFacts | SpaceFacts | AssetFacts, **overrides: Any) -> Known:
    """What the registry knows of an element that a file stated so."""
    [one] = stated(facts)
    known = Known(
        element_id=element_id,
        binding_id=element_id,
        source_model="services",
        kind=one.kind,
        key=one.key,
        ifc_class=one.ifc_class,
        facts=one.facts,
        digest=one.digest,
        own=True,
    )
    return replace(known, **overrides)


def a_known_model(*element_ids: str, **overrides: Any) -> KnownModel:
    """A source model that the building has already."""
    return replace(KnownModel("services", "services", "", frozenset(element_ids)), **overrides)


def areas_of(space_id: int = 1, **overrides: Any) -> SpaceAreas:
    """A space of 20 m² by its footprint, with nothing declared; another footprint brings its own area."""
    outline = overrides.setdefault("footprint", rectangle())
    space = SpaceAreas(
        space_id=space_id,
        parent_id=None,
        number=f"1{space_id:02}",
        name="Kontor",
        predefined_type=None,
        declared=[],
        computed_m2=None if outline is None else float(shapely.area(shapely.from_wkb(outline))),
        footprint=None,
        z_min_m=0.0,
        z_max_m=2.7,
    )
    return replace(space, **overrides)
