"""Rooms as spaces: bodies of several kinds, declared areas, zones."""

import math

from ifcopenshell import entity_instance

from sample_models.ifc_pen import Pen, turned, within_storey
from sample_models.ifc_project import aggregate
from sample_models.ifc_properties import area_quantities, attach, classify, property_set
from sample_models.ifc_solids import (
    circle_profile,
    extrusion,
    faceted,
    indexed_curve,
    outline_profile,
    polyline,
    prism,
    rectangle_profile,
)
from sample_models.parts import Point2, Ring, Room

RAMP_DROP_M = 0.9
KNEE_M = 0.9
STEP_M = 0.5
POLYLINE_TURN_DEG = 90.0
"""Rooms drawn as polylines have axes of their own, turned against the storey's."""
WITH_FOOTPRINT = {"201"}


def write_rooms(pen: Pen) -> None:
    """Write all rooms under their storeys, or under the room that they are a part of."""
    for room in pen.model.rooms:
        pen.made[f"room-{room.number}"] = _space(pen, room)
    for storey in pen.model.storeys:
        spaces = [_made(pen, room) for room in pen.model.rooms if room.storey == storey.key and not room.part_of]
        if spaces:
            aggregate(pen, pen.made[f"storey-{storey.key}"], spaces)
    for room in pen.model.rooms:
        if room.part_of:
            aggregate(pen, pen.made[f"room-{room.part_of}"], [_made(pen, room)])
    classify(pen, [(room.code, _made(pen, room)) for room in pen.model.rooms if room.code])


def _made(pen: Pen, room: Room) -> entity_instance:
    return pen.made[f"room-{room.number}"]


def room_identity(room: Room) -> str:
    """Return what a room's GlobalId is derived from."""
    return room.identity or f"room-{room.number}"


def _space(pen: Pen, room: Room) -> entity_instance:
    storey = pen.made[f"storey-{room.storey}"]
    elevation = next(storey.elevation_m for storey in pen.model.storeys if storey.key == room.storey)
    origin = _origin(room)
    turn = POLYLINE_TURN_DEG if _has_own_axes(room) else 0.0
    space = pen.root(
        "IfcSpace", room_identity(room), Name=room.number, LongName=room.name,
        CompositionType="PARTIAL" if room.part_of else "ELEMENT",
        ObjectPlacement=pen.placement(storey, within_storey((*origin, room.floor_m), elevation), turn),
        Representation=None if room.solid == "none" else _shape(pen, room),
    )  # fmt: skip
    if pen.dialect.modern:
        space.PredefinedType = room.predefined
    _declare(pen, space, room)
    return space


def _has_own_axes(room: Room) -> bool:
    return room.solid in {"polyline", "polycurve"}


def _origin(room: Room) -> Point2:
    """The middle of rectangles and circles, the first corner of all others."""
    if room.solid in {"rectangle", "circle"}:
        x0, y0, x1, y1 = room.polygon.bounds
        return (x0 + x1) / 2, (y0 + y1) / 2
    return room.ring[0]


def _local(room: Room, ring: Ring) -> Ring:
    x0, y0 = _origin(room)
    turn = -POLYLINE_TURN_DEG if _has_own_axes(room) else 0.0
    local = (turned((x - x0, y - y0), turn) for x, y in ring)
    return tuple((round(x, 9), round(y, 9)) for x, y in local)


def _shape(pen: Pen, room: Room) -> entity_instance:
    body = _brep(pen, room) if section_of(room) else pen.body("SweptSolid", _extruded(pen, room))
    if room.number not in WITH_FOOTPRINT:
        return pen.shape(body)
    curve = polyline(pen, _local(room, room.ring))
    context = pen.contexts["FootPrint"]
    outline = pen.file.create_entity("IfcShapeRepresentation", context, "FootPrint", "Curve2D", [curve])
    return pen.shape(body, outline)


def _extruded(pen: Pen, room: Room) -> entity_instance:
    x0, y0, x1, y1 = room.polygon.bounds
    match room.solid:
        case "rectangle":
            profile = rectangle_profile(pen, x1 - x0, y1 - y0)
        case "circle":
            profile = circle_profile(pen, math.sqrt(room.polygon.area / math.pi))
        case "polycurve":
            profile = outline_profile(pen, indexed_curve(pen, _local(room, room.ring)))
        case _:
            holes = [polyline(pen, _local(room, hole)) for hole in room.holes]
            profile = outline_profile(pen, polyline(pen, _local(room, room.ring)), holes)
    return extrusion(pen, profile, room.height_m)


def section_of(room: Room) -> Ring:
    """Return the section of a room that is not upright, in y (from its south wall) and z; empty for the others."""
    _, y0, _, y1 = room.polygon.bounds
    depth, top = y1 - y0, room.height_m
    sections: dict[str, Ring] = {
        "ramp": ((0.0, 0.0), (depth, -RAMP_DROP_M), (depth, top), (0.0, top)),
        "gable": ((0.0, 0.0), (depth, 0.0), (depth, KNEE_M), (depth / 2, top), (0.0, KNEE_M)),
        "split floor": (
            (0.0, 0.0), (depth / 2, 0.0), (depth / 2, STEP_M), (depth, STEP_M), (depth, top), (0.0, top),
        ),
        "inverted box": ((0.0, 0.0), (depth, 0.0), (depth, top), (0.0, top)),
    }  # fmt: skip
    return sections.get(room.solid, ())


def _brep(pen: Pen, room: Room) -> entity_instance:
    x0, _, x1, _ = room.polygon.bounds
    points, faces = prism(section_of(room), x1 - x0)
    inwards = room.solid == "inverted box"
    return pen.body("Brep", faceted(pen, points, [face[::-1] for face in faces] if inwards else faces))


def declared_areas(room: Room) -> dict[str, float]:
    """Return what a room declares as quantities: name → m²."""
    if not room.declares:
        return {}
    exact = room.area_m2 if room.net_m2 is None else room.net_m2
    net = {"NetFloorArea": round(exact or 0.0, 4)}
    return net if room.solid == "none" else net | {"GrossFloorArea": round(outer_area_m2(room), 4)}


def outer_area_m2(room: Room) -> float:
    """Return the area within the outer ring: the room with its columns."""
    return float(type(room.polygon)(room.ring).area)


def _declare(pen: Pen, space: entity_instance, room: Room) -> None:
    areas = declared_areas(room)
    if areas:
        attach(pen, space, area_quantities(pen, space.GlobalId, areas))
    values = {"Reference": pen.file.create_entity("IfcIdentifier", room.number)}
    if room.planned_m2 is not None:
        values["NetPlannedArea"] = pen.file.create_entity("IfcAreaMeasure", pen.area(room.planned_m2))
    attach(pen, space, property_set(pen, space.GlobalId, "Pset_SpaceCommon", values))
