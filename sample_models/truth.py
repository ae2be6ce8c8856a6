"""What is true of the sample models, from their plans alone: written beside them as JSON."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeAlias

from shapely import Polygon

from sample_models.dialects import DIALECTS
from sample_models.identity import global_id
from sample_models.ifc_elements import thing_identity
from sample_models.ifc_rooms import RAMP_DROP_M, declared_areas, room_identity
from sample_models.parts import Family, Model, Room, Thing

Facts: TypeAlias = dict[str, Any]


def building_truth(models: Iterable[Model]) -> Facts:
    """Return what is true of one building as several models show it; the first one has the rooms."""
    models = tuple(models)
    architecture = models[0]
    return {
        "building": architecture.building,
        "files": {model.file_name: _file(model) for model in models},
        "spaces": [_space(architecture, room) for room in architecture.rooms],
        "assets": [_asset(model, thing, architecture) for model in _disciplines(models) for thing in model.things],
        "zones": [_group(architecture, key) for key in _keys(architecture, "zone")],
        "systems": [_group(model, key) for model in models for key in _keys(model, "system")],
    }


def _disciplines(models: tuple[Model, ...]) -> list[Model]:
    """One model for each discipline: the architecture in feet says nothing new."""
    return list({model.discipline: model for model in reversed(models)}.values())[::-1]


def _keys(model: Model, kind: str) -> list[str]:
    return [group.key for group in model.groups if group.kind == kind]


def identifier(model: Model, identity: str) -> str:
    """Return the GlobalId of a part of a model."""
    return global_id(model.building, model.discipline, identity)


def _file(model: Model) -> Facts:
    families = {family.key: family for family in model.families}
    used = {thing.family for thing in model.things}
    dialect = DIALECTS[model.schema]
    assets = [dialect.occurrence(families[thing.family].ifc_class) for thing in model.things]
    return {
        "schema": dialect.header, "length_unit": model.length_unit, "discipline": model.discipline,
        "project_id": identifier(model, "project"), "building_id": identifier(model, "building"),
        "storeys": [_storey(model, storey.key) for storey in model.storeys],
        "quantity_set": dialect.quantity_set,
        "counts": {
            "storeys": len(model.storeys), "spaces": len(model.rooms), "assets": len(assets), "types": len(used),
            "systems": len(_keys(model, "system")), "zones": len(_keys(model, "zone")),
            "openings": sum(thing.host is not None for thing in model.things),
            "entourage": sum(thing.entourage for thing in model.things),
        },
        "assets_by_class": dict(sorted(Counter(assets).items())),
        "not_assets_by_class": dict(sorted(Counter(mass.ifc_class for mass in model.masses).items())),
    }  # fmt: skip


def _storey(model: Model, key: str) -> Facts:
    storey = next(storey for storey in model.storeys if storey.key == key)
    return {"global_id": identifier(model, f"storey-{key}"), "name": storey.name, "elevation_m": storey.elevation_m}


def _space(model: Model, room: Room) -> Facts:
    storey = _storey(model, room.storey)
    lowest = room.floor_m - (RAMP_DROP_M if room.solid == "ramp" else 0.0)
    has_body = room.solid != "none"
    area = room.area_m2
    return {
        "global_id": identifier(model, room_identity(room)), "number": room.number, "name": room.name,
        "storey": storey["name"], "storey_id": storey["global_id"], "area_m2": None if area is None else round(area, 6),
        "solid": room.solid, "level": room.level, "z_min_m": round(lowest, 4) if has_body else None,
        "z_max_m": round(room.top_m, 4) if has_body else None, "predefined_type": room.predefined,
        "part_of": room.part_of, "counts": room.counts, "code": room.code,
        "declared": _declared(model, room), "ring_m": _ring(room.ring),
        "holes_m": [_ring(hole) for hole in room.holes],
        "zones": [group.name for group in model.groups if group.kind == "zone" and room.number in group.members],
    }  # fmt: skip


def _ring(ring: Iterable[tuple[float, float]]) -> list[list[float]]:
    return [[round(x, 6), round(y, 6)] for x, y in ring]


def _declared(model: Model, room: Room) -> list[Facts]:
    kinds = {"NetFloorArea": "net", "GrossFloorArea": "gross"}
    areas = [
        {"set": DIALECTS[model.schema].quantity_set, "name": name, "kind": kinds[name], "value_m2": value}
        for name, value in declared_areas(room).items()
    ]
    planned = {"set": "Pset_SpaceCommon", "name": "NetPlannedArea", "kind": "planned", "value_m2": room.planned_m2}
    return [*areas, planned] if room.planned_m2 is not None else areas


def _asset(model: Model, thing: Thing, architecture: Model) -> Facts:
    family = next(family for family in model.families if family.key == thing.family)
    rooms = [_room_reference(architecture, number) for number in thing.rooms]
    main = rooms[0] if rooms else {"number": None, "global_id": None}
    return {
        "key": thing.key, "discipline": model.discipline, "global_id": identifier(model, thing_identity(thing)),
        "tag": thing.tag, "name": thing.name, "ifc_class": family.ifc_class, "type": family.name,
        "room": main["number"], "room_id": main["global_id"], "rooms": rooms, "why": thing.why,
        "contained_in": "space" if thing.in_room else "storey", "storey": _storey(model, thing.storey)["name"],
        "centre_m": list(thing.centre_m), "box_m": thing_box(thing, family), "entourage": thing.entourage,
        "systems": [group.name for group in model.groups if thing.key in group.members],
    }  # fmt: skip


def _room_reference(architecture: Model, number: str) -> Facts:
    room = next(room for room in architecture.rooms if room.number == number)
    return {"number": number, "global_id": identifier(architecture, room_identity(room))}


def thing_box(thing: Thing, family: Family) -> list[float] | None:
    """Return the bounding box of a thing in the building's frame, metres; None without a shape."""
    if family.form == "nothing":
        return None
    width, depth, height = family.size_m
    turn = 0.0 if family.form in {"cylinder", "revolved"} else math.radians(thing.turn_deg)
    half_x = (abs(math.cos(turn)) * width + abs(math.sin(turn)) * depth) / 2
    half_y = (abs(math.sin(turn)) * width + abs(math.cos(turn)) * depth) / 2
    x, y, z = thing.centre_m
    lower, upper = (x - half_x, y - half_y, z - height / 2), (x + half_x, y + half_y, z + height / 2)
    return [round(value, 4) for value in (*lower, *upper)]


def _group(model: Model, key: str) -> Facts:
    group = next(group for group in model.groups if group.key == key)
    return {
        "global_id": identifier(model, key), "name": group.name, "discipline": model.discipline,
        "members": [_member(model, member) for member in group.members],
    }  # fmt: skip


def _member(model: Model, key: str) -> str:
    for room in model.rooms:
        if room.number == key:
            return identifier(model, room_identity(room))
    thing = next((thing for thing in model.things if thing.key == key), None)
    return identifier(model, thing_identity(thing) if thing else key)


def outline(space: Facts) -> Polygon:
    """Return the outline of a space of the truth in the building's frame."""
    return Polygon(space["ring_m"], space["holes_m"])
