"""Fabric, products and their types, openings, groups: everything in a file but its rooms."""

from ifcopenshell import entity_instance

from sample_models.ifc_pen import Pen, turned, within_storey
from sample_models.ifc_project import aggregate
from sample_models.ifc_properties import attach_properties, measures, property_set
from sample_models.ifc_solids import extrusion, family_body, outline_profile, polyline, rectangle_profile
from sample_models.parts import Family, Group, Mass, Point3, Ring, Thing

OPENING_DEPTH_M = 0.5
MAKER_SET = "Pset_ManufacturerTypeInformation"


def write_elements(pen: Pen) -> None:
    """Write fabric, types, things, their containment and their groups."""
    for mass in pen.model.masses:
        pen.made[mass.key] = _mass(pen, mass)
    for family in pen.model.families:
        if any(thing.family == family.key for thing in pen.model.things):
            pen.made[f"type-{family.key}"] = _type(pen, family)
    for thing in pen.model.things:
        pen.made[thing.key] = _thing(pen, thing)
    _aggregate_parts(pen)
    _contain(pen)
    _define_types(pen)
    for group in pen.model.groups:
        _group(pen, group)


def _elevation(pen: Pen, storey: str) -> float:
    return next(other.elevation_m for other in pen.model.storeys if other.key == storey)


def _mass(pen: Pen, mass: Mass) -> entity_instance:
    storey = pen.made[f"storey-{mass.storey}"]
    x0, y0 = mass.ring[0]
    origin = within_storey((x0, y0, mass.base_m), _elevation(pen, mass.storey))
    return pen.root(
        pen.dialect.occurrence(mass.ifc_class), mass.key, Name=mass.name,
        ObjectPlacement=pen.placement(storey, origin),
        Representation=_mass_shape(pen, mass) if mass.height_m else None,
    )  # fmt: skip


def _mass_shape(pen: Pen, mass: Mass) -> entity_instance:
    x0, y0 = mass.ring[0]
    profile = outline_profile(pen, _curve(pen, mass.ring, x0, y0), [_curve(pen, hole, x0, y0) for hole in mass.holes])
    return pen.shape(pen.body("SweptSolid", extrusion(pen, profile, mass.height_m)))


def _curve(pen: Pen, ring: Ring, x0: float, y0: float) -> entity_instance:
    return polyline(pen, tuple((x - x0, y - y0) for x, y in ring))


def _type(pen: Pen, family: Family) -> entity_instance:
    ifc_class = pen.dialect.type_of(family.ifc_class)
    made = pen.root(ifc_class, f"type-{family.identity or family.key}", Name=family.name)
    if pen.dialect.modern and family.predefined and family.ifc_class != "IfcBuildingElementProxy":
        made.PredefinedType = family.predefined
    if family.form != "nothing" and family.mapped:
        origin = pen.axes()
        made.RepresentationMaps = [pen.file.create_entity("IfcRepresentationMap", origin, family_body(pen, family))]
    maker = {"Manufacturer": family.maker, "ModelLabel": family.model}
    known = {name: value for name, value in maker.items() if value}
    if known:
        made.HasPropertySets = [property_set(pen, made.GlobalId, MAKER_SET, measures(pen, dict(known)))]
    return made


def thing_origin(thing: Thing, family: Family) -> Point3:
    """Return where a thing's placement lies: its family's origin, carried to where the thing is."""
    dx, dy = turned(family.origin_m[:2], thing.turn_deg)
    x, y, z = thing.centre_m
    return round(x + dx, 6), round(y + dy, 6), round(z + family.origin_m[2], 6)


def thing_identity(thing: Thing) -> str:
    """Return what a thing's GlobalId is derived from."""
    return thing.identity or thing.key


def _thing(pen: Pen, thing: Thing) -> entity_instance:
    family = next(family for family in pen.model.families if family.key == thing.family)
    opening = _opening(pen, thing, family) if thing.host else None
    made = pen.root(
        pen.dialect.occurrence(family.ifc_class), thing_identity(thing), Name=thing.name, Tag=thing.tag,
        ObjectType=family.name, ObjectPlacement=_thing_placement(pen, thing, family, opening),
        Representation=_thing_shape(pen, family),
    )  # fmt: skip
    if opening is not None:
        made.OverallWidth, made.OverallHeight = pen.length(family.size_m[0]), pen.length(family.size_m[2])
        about = made.GlobalId
        pen.relation("IfcRelFillsElement", about, RelatingOpeningElement=opening, RelatedBuildingElement=made)
    attach_properties(pen, made, thing.properties)
    return made


def _thing_placement(pen: Pen, thing: Thing, family: Family, opening: entity_instance | None) -> entity_instance:
    """In the opening that it fills, which starts below its centre; else in its storey, wherever its origin is."""
    if opening is not None:
        return pen.placement(opening, (*family.origin_m[:2], round(family.size_m[2] / 2 + family.origin_m[2], 6)))
    origin = within_storey(thing_origin(thing, family), _elevation(pen, thing.storey))
    return pen.placement(pen.made[f"storey-{thing.storey}"], origin, thing.turn_deg)


def _thing_shape(pen: Pen, family: Family) -> entity_instance | None:
    if family.form == "nothing":
        return None
    if not family.mapped:
        return pen.shape(family_body(pen, family))
    source = pen.made[f"type-{family.key}"].RepresentationMaps[0]
    target = pen.file.create_entity("IfcCartesianTransformationOperator3D", LocalOrigin=pen.point(family.shift_m))
    return pen.shape(pen.body("MappedRepresentation", pen.file.create_entity("IfcMappedItem", source, target)))


def _opening(pen: Pen, thing: Thing, family: Family) -> entity_instance:
    """Cut the opening that a door or window fills into its wall."""
    host = next(mass for mass in pen.model.masses if mass.key == thing.host)
    wall = pen.made[host.key]
    width, _, height = family.size_m
    x, y, z = thing.centre_m
    (x0, y0), base = host.ring[0], host.base_m
    at = (round(x - x0, 6), round(y - y0, 6), round(z - height / 2 - base, 6))
    body = extrusion(pen, rectangle_profile(pen, width, OPENING_DEPTH_M), height)
    opening = pen.root(
        "IfcOpeningElement", f"opening-{thing_identity(thing)}", Name=f"Öppning {thing.tag}",
        ObjectPlacement=pen.placement(wall, at, thing.turn_deg), Representation=pen.shape(pen.body("SweptSolid", body)),
    )  # fmt: skip
    about = opening.GlobalId
    pen.relation("IfcRelVoidsElement", about, RelatingBuildingElement=wall, RelatedOpeningElement=opening)
    return opening


def _aggregate_parts(pen: Pen) -> None:
    parts: dict[str, list[entity_instance]] = {}
    for mass in pen.model.masses:
        if mass.part_of:
            parts.setdefault(mass.part_of, []).append(pen.made[mass.key])
    for whole, made in parts.items():
        aggregate(pen, pen.made[whole], made)


def _contain(pen: Pen) -> None:
    contents: dict[str, list[entity_instance]] = {}
    for mass in pen.model.masses:
        if not mass.part_of:
            contents.setdefault(f"storey-{mass.storey}", []).append(pen.made[mass.key])
    for thing in pen.model.things:
        place = f"room-{thing.rooms[0]}" if thing.in_room else f"storey-{thing.storey}"
        contents.setdefault(place, []).append(pen.made[thing.key])
    for place, elements in contents.items():
        pen.relation(
            "IfcRelContainedInSpatialStructure", place, RelatedElements=elements, RelatingStructure=pen.made[place]
        )


def _define_types(pen: Pen) -> None:
    for family in pen.model.families:
        members = [pen.made[thing.key] for thing in pen.model.things if thing.family == family.key]
        if members:
            made = pen.made[f"type-{family.key}"]
            pen.relation("IfcRelDefinesByType", family.key, RelatedObjects=members, RelatingType=made)


def _group(pen: Pen, group: Group) -> None:
    leaf = group.predefined is not None
    ifc_class = "IfcZone" if group.kind == "zone" else pen.dialect.system_class if leaf else "IfcSystem"
    made = pen.root(ifc_class, group.key, Name=group.name)
    if leaf and pen.dialect.modern:
        made.PredefinedType = group.predefined
    pen.made[group.key] = made
    prefix = "room-" if group.kind == "zone" else ""
    members = [pen.made[prefix + member] for member in group.members]
    if members:
        pen.relation("IfcRelAssignsToGroup", group.key, RelatedObjects=members, RelatingGroup=made)
