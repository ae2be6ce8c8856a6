"""Converts a snapshot's elements to the form in which they are stored and compared.

References between elements are kept twice: as keys, to join them, and as names, to compare them. Coordinates are
rounded to a tenth of a millimetre, so that a model that is exported again does not look changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

import msgspec
import numpy as np
import shapely
from msgspec import to_builtins

from registry.fields import STATED, STATED_OF_SPACE
from registry.plan import CLASS_OF_KIND, ElementKind, Known, Stated
from registry.snapshot import AssetFacts, Footprint, Snapshot, SpaceFacts, TypeFacts

COORDINATE_DECIMALS = 4


def stated_elements(snapshot: Snapshot) -> list[Stated]:
    """The elements of `snapshot`: storeys, then spaces, then assets."""
    return [
        *_storeys(snapshot),
        *_spaces(snapshot),
        *_assets(snapshot),
    ]


def compared(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The part of `facts` in which a difference is a change of the element."""
    return {name: value for name, value in facts.items() if not name.endswith("_key")}


def type_identity(facts: TypeFacts | None) -> list[str] | None:
    """The identity of a type: class, name, manufacturer and model, but not its GlobalId."""
    return None if facts is None else [facts.ifc_class, facts.name, facts.manufacturer or "", facts.model or ""]


def _storeys(snapshot: Snapshot) -> Iterator[Stated]:
    for storey in snapshot.storeys:
        elevation_m = None if storey.elevation_m is None else round(storey.elevation_m, COORDINATE_DECIMALS)
        height_m = None if storey.height_m is None else round(storey.height_m, COORDINATE_DECIMALS)
        facts = {"name": storey.name, "elevation_m": elevation_m, "height_m": height_m}
        yield _stated("storey", (storey.key, storey.global_id), CLASS_OF_KIND["storey"], facts)


def _spaces(snapshot: Snapshot) -> Iterator[Stated]:
    storeys = {storey.key: storey.name for storey in snapshot.storeys}
    for space in snapshot.spaces:
        facts = _space_facts(space, storeys)
        yield _stated("space", (space.key, space.global_id), CLASS_OF_KIND["space"], facts, space.properties)


def _space_facts(space: SpaceFacts, storeys: Mapping[str, str]) -> dict[str, Any]:
    return {
        **{name: getattr(space, name) for name in STATED_OF_SPACE},
        "predefined_type": space.predefined_type,
        "categories": list(to_builtins(space.categories)),
        "classifications": list(to_builtins(space.classifications)),
        "units": space.units,
        "storey": storeys.get(space.storey_key or ""),
        "storey_key": space.storey_key,
        "parent_key": space.parent_key,
        "declared": [
            {"set": area.set_name, "name": area.name, "kind": area.kind, "value_m2": round(area.value_m2, 6)}
            for area in space.declared
        ],
        **_footprint_facts(space.footprint),
    }


def _footprint_facts(footprint: Footprint | None) -> dict[str, Any]:
    if footprint is None:
        return {"footprint": None}
    shape = shapely.transform(shapely.from_wkb(footprint.wkb), lambda xy: np.round(xy, COORDINATE_DECIMALS))
    return {
        "footprint": shapely.to_wkb(shape, hex=True),
        "computed_m2": round(footprint.area_m2, 4),
        "computed_method": footprint.method,
        "level": footprint.level,
        "z_min_m": round(footprint.z_min_m, COORDINATE_DECIMALS),
        "z_max_m": round(footprint.z_max_m, COORDINATE_DECIMALS),
    }


def _assets(snapshot: Snapshot) -> Iterator[Stated]:
    storeys = {storey.key: storey.name for storey in snapshot.storeys}
    types = {facts.key: facts for facts in snapshot.types}
    for asset in snapshot.assets:
        facts = _asset_facts(asset, storeys, types)
        yield _stated("asset", (asset.key, asset.global_id), asset.ifc_class, facts, asset.properties)


def _asset_facts(asset: AssetFacts, storeys: Mapping[str, str], types: Mapping[str, TypeFacts]) -> dict[str, Any]:
    return {
        **{name: getattr(asset, name) for name in STATED},
        "classifications": list(to_builtins(asset.classifications)),
        "documents": list(to_builtins(asset.documents)),
        "units": asset.units,
        "type": type_identity(types.get(asset.type_key or "")),
        "storey": storeys.get(asset.storey_key or ""),
        "storey_key": asset.storey_key,
        "space_key": asset.space_key,
        "host_key": asset.host_key,
        **_boundaries(asset),
        "room_number": asset.room_number,
        "box": _rounded(asset.box),
        "origin": _rounded(asset.origin),
    }


def _boundaries(asset: AssetFacts) -> dict[str, Any]:
    """The rooms that an asset or its wall bounds; few have any, so that nothing is kept for others."""
    stated = {"boundary_key": list(asset.boundary_keys), "wall_key": list(asset.wall_keys)}
    return {name: keys for name, keys in stated.items() if keys}


def _rounded(coordinates: Iterable[float] | None) -> list[float] | None:
    return None if coordinates is None else [round(value, COORDINATE_DECIMALS) + 0.0 for value in coordinates]


def _stated(
    kind: ElementKind,
    ids: tuple[str, str],
    ifc_class: str,
    facts: dict[str, Any],
    properties: Mapping[str, Any] | None = None,
) -> Stated:
    return Stated(
        kind=kind,
        key=ids[0],
        global_id=ids[1],
        ifc_class=ifc_class,
        facts=facts,
        properties=dict(properties or {}),
        digest=_digest(facts, properties),
    )


def restated(stated: Stated, facts: dict[str, Any], properties: dict[str, Any], ifc_class: str) -> Stated:
    """The same element with other facts."""
    compared_properties = None if stated.kind == "storey" else properties
    digest = _digest(facts, compared_properties)
    return replace(stated, ifc_class=ifc_class, facts=facts, properties=properties, digest=digest)


def is_as_before(stated: Stated, known: Known) -> bool:
    """Whether a file states what it stated before.

    A field that the registry did not keep then, and that is not stated now either, is no change.
    """
    if stated.digest == known.digest:
        return True
    facts = {name: value for name, value in stated.facts.items() if value is not None or name in known.facts}
    is_shorter = len(facts) < len(stated.facts)
    return is_shorter and restated(stated, facts, stated.properties, stated.ifc_class).digest == known.digest


def _digest(facts: Mapping[str, Any], properties: Mapping[str, Any] | None) -> str:
    content = msgspec.json.encode([compared(facts), properties], order="sorted")
    return sha256(content).hexdigest()[:32]
