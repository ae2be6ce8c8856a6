"""Footprints of spaces: what the model draws, else the outline of the body."""

from collections.abc import Callable, Sequence

import ifcopenshell
import shapely
from ifcopenshell import entity_instance

from ifc_import.reading.angles import plane_angle_rad
from ifc_import.reading.curves import read_curve
from ifc_import.reading.frames import Matrix, Points, flat, scaling, transform
from ifc_import.reading.kernel import Kernel
from ifc_import.reading.outlines import (
    Outline,
    from_rings,
    from_triangles,
    outline_of_faces,
    outline_of_prism,
    outline_of_rings,
)
from ifc_import.reading.placements import Placements
from ifc_import.reading.representations import PlacedItem, body, named, placed_items
from ifc_import.reading.solids import Extrusion, is_extrusion, read_extrusion
from ifc_import.reading.tessellation import Face, is_tessellated, read_faces
from ifc_import.reading.unread import MALFORMED, UnreadShapeError
from registry.snapshot import Footprint


def footprints(
    file: ifcopenshell.file,
    spaces: Sequence[entity_instance],
    scale_to_m: float,
    placements: Placements,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[dict[int, Footprint], dict[int, str]]:
    """Give the footprints of spaces by step id, in the model's world frame, and by step id what went wrong.

    A space without a shape is in neither; one whose outline is drawn but whose body can't be read is in both.
    `scale_to_m` is the length of the file's unit, `placements` those of the same file. `progress` is called with how
    many are done, of how many.
    """
    reader = _FootprintReader(file)
    found: dict[int, Footprint] = {}
    problems: dict[int, str] = {}
    for done, space in enumerate(spaces, start=1):
        footprint, trouble = reader.read(space, placements.of(space) @ scaling(scale_to_m))
        if footprint is not None:
            found[space.id()] = footprint
        if trouble:
            problems[space.id()] = trouble
        if progress is not None:
            progress(done, len(spaces))
    return found, problems


class _FootprintReader:
    """Reads the footprint of one space after another. `world` leads from a space's frame, file units, to metres."""

    def __init__(self, file: ifcopenshell.file) -> None:
        self._kernel = Kernel(file)
        self._radians = plane_angle_rad(file)

    def read(self, space: entity_instance, world: Matrix) -> tuple[Footprint | None, str]:
        """The footprint, if there is one, and what went wrong, if something did."""
        outline, trouble = None, ""
        try:
            outline = self._body(space, world)
        except MALFORMED as error:
            trouble = f"The body can't be read: {error}"
        try:
            outline = self._drawn(space, world, outline)
        except MALFORMED as error:
            trouble = trouble or f"The drawn footprint can't be read: {error}"
        return None if outline is None else _footprint(outline), trouble

    def _body(self, space: entity_instance, world: Matrix) -> Outline | None:
        """The outline of a space's body; None without one."""
        found = body(space)
        if found is None:
            return None
        representation, items = found
        try:
            outline = self._without_kernel(items, world)
        except MALFORMED:
            outline = None
        return outline or self._with_kernel(representation, world)

    def _without_kernel(self, items: Sequence[PlacedItem], world: Matrix) -> Outline | None:
        """The outline of a body whose items can all be read exactly; else None, or one of MALFORMED is raised."""
        faces: list[Face] = []
        for item, place in items:
            if is_extrusion(item):
                extrusion = self._extrusion(item, world @ place)
                if len(items) == 1 and (outline := outline_of_prism(extrusion.rings, extrusion.path)):
                    return outline
                faces += extrusion.faces()
            elif is_tessellated(item):
                faces += [[transform(world @ place, ring) for ring in face] for face in read_faces(item)]
            else:
                return None
        return outline_of_faces(from_rings(faces))

    def _with_kernel(self, representation: entity_instance, world: Matrix) -> Outline:
        triangles = self._kernel.triangles(representation)
        points = transform(world, triangles.reshape(-1, 3))
        return outline_of_faces(from_triangles(points.reshape(-1, 3, 3)))

    def _extrusion(self, solid: entity_instance, matrix: Matrix) -> Extrusion:
        extrusion = read_extrusion(solid, self._radians)
        if not extrusion.exact:
            raise UnreadShapeError(solid.SweptArea.is_a())
        return extrusion.placed(matrix)

    def _drawn(self, space: entity_instance, world: Matrix, outline: Outline | None) -> Outline | None:
        """The outline as it is drawn, with the height and floor of the body's; that of the body if none is drawn."""
        representation = named(space, "FootPrint")
        if representation is None:
            return outline
        try:
            rings = [ring for item, place in placed_items(representation) for ring in self._rings(item, world @ place)]
        except UnreadShapeError:
            return outline
        plan = outline_of_rings([ring[:, :2] for ring in rings])
        if plan is None:
            return outline
        if outline is None:
            z = float(rings[0][0, 2])
            return Outline(plan, "footprint", level=True, z_min_m=z, z_max_m=z)
        return Outline(plan, "footprint", outline.level, outline.z_min_m, outline.z_max_m)

    def _rings(self, item: entity_instance, matrix: Matrix) -> list[Points]:
        """The curves of an item of a FootPrint representation. Raises UnreadShapeError if one is open or has arcs."""
        curves = [read_curve(curve, self._radians) for curve in _curves(item)]
        if not all(curve.closed and curve.exact for curve in curves):
            raise UnreadShapeError(item.is_a())
        return [transform(matrix, flat(curve.points)) for curve in curves]


def _curves(item: entity_instance) -> list[entity_instance]:
    if item.is_a("IfcGeometricSet"):
        return list(item.Elements)
    if item.is_a("IfcAnnotationFillArea"):
        return [item.OuterBoundary, *(item.InnerBoundaries or ())]
    return [item]


def _footprint(outline: Outline) -> Footprint:
    return Footprint(
        wkb=shapely.to_wkb(outline.plan),
        area_m2=outline.plan.area,
        z_min_m=outline.z_min_m,
        z_max_m=outline.z_max_m,
        method=outline.method,
        level=outline.level,
    )
