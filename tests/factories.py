"""Small things to test with: defaults that are in the way of nothing, and overrides for what matters."""

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
    defaults = {
        "wkb": outline,
        "area_m2": float(shapely.area(shapely.from_wkb(outline))),
        "z_min_m": 0.0,
        "z_max_m": 2.7,
        "method": "extrusion",
    }
    return Footprint(**(defaults | overrides))


def a_declared_area(value_m2: float = 20.0, **overrides: Any) -> DeclaredArea:
    """A net area out of the standard's own set."""
    defaults = {"set_name": "Qto_SpaceBaseQuantities", "name": "NetFloorArea", "kind": "net", "value_m2": value_m2}
    return DeclaredArea(**(defaults | overrides))


def a_building(key: str = "building", **overrides: Any) -> BuildingFacts:
    """The building as the file names it."""
    return BuildingFacts(**({"key": key, "global_id": key, "name": "Station"} | overrides))


def a_storey(key: str = "ground", **overrides: Any) -> StoreyFacts:
    """The ground floor."""
    return StoreyFacts(**({"key": key, "global_id": key, "name": "Ground", "elevation_m": 0.0} | overrides))


def a_space(key: str = "office", **overrides: Any) -> SpaceFacts:
    """Office 101 on the ground floor."""
    defaults = {"key": key, "global_id": key, "number": "101", "name": "Office", "storey_key": "ground"}
    return SpaceFacts(**(defaults | overrides))


def a_type(key: str = "pump type", **overrides: Any) -> TypeFacts:
    """The product that a pump is."""
    return TypeFacts(**({"key": key, "name": "Magna 32", "ifc_class": "IfcPumpType"} | overrides))


def an_asset(key: str = "pump", **overrides: Any) -> AssetFacts:
    """A pump on the ground floor."""
    defaults = {"key": key, "global_id": key, "ifc_class": "IfcPump", "name": "Pump", "storey_key": "ground"}
    return AssetFacts(**(defaults | overrides))


def a_group(key: str = "heating", **overrides: Any) -> GroupFacts:
    """A system without members."""
    return GroupFacts(**({"key": key, "global_id": key, "name": "Heating", "kind": "system"} | overrides))


def a_file(**overrides: Any) -> FileFacts:
    """A file that says nothing of who wrote it."""
    return FileFacts(**({"name": "station.ifc", "schema": "IFC4"} | overrides))


def a_snapshot(*assets: AssetFacts, **overrides: Any) -> Snapshot:
    """What one file says: a building with its ground floor, and `assets`."""
    defaults = {"file": a_file(), "buildings": (a_building(),), "storeys": (a_storey(),), "assets": assets}
    return Snapshot(**(defaults | overrides))


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
    defaults = {
        "element_id": element_id,
        "binding_id": element_id,
        "source_model": "services",
        "own": True,
        "open": True,
        **{name: getattr(one, name) for name in ("kind", "key", "ifc_class", "facts", "digest")},
    }
    return Known(**(defaults | overrides))


def a_known_model(*element_ids: str, **overrides: Any) -> KnownModel:
    """A source model that the building has already."""
    defaults = {"name": "services", "discipline": "services", "project_id": "", "element_ids": frozenset(element_ids)}
    return KnownModel(**(defaults | overrides))


def areas_of(space_id: int = 1, **overrides: Any) -> SpaceAreas:
    """A space of 20 m² by its footprint, with nothing declared."""
    defaults: dict[str, Any] = {
        "space_id": space_id,
        "parent_id": None,
        "number": f"1{space_id:02}",
        "predefined_type": None,
        "declared": [],
        "footprint": rectangle(),
        "z_min_m": 0.0,
        "z_max_m": 2.7,
    }
    chosen = defaults | overrides
    outline = chosen["footprint"]
    measured_m2 = None if outline is None else float(shapely.area(shapely.from_wkb(outline)))
    return SpaceAreas(**({"computed_m2": measured_m2} | chosen))
