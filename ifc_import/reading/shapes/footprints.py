"""Footprints of spaces: the one drawn in the model, otherwise the outline of the body."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import ifcopenshell
import shapely
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.curves import read_curve
from ifc_import.reading.shapes.effort import Effort, TooHeavyError
from ifc_import.reading.shapes.frames import Matrix, Points, flat, scaling, transform
from ifc_import.reading.shapes.kernel import LIBRARIES, Kernel, Library
from ifc_import.reading.shapes.outlines import (
    LOOP_SHARE,
    LoopsError,
    NoOutlineError,
    Outline,
    from_rings,
    from_triangles,
    loop_share,
    outline_of_faces,
    outline_of_prism,
    outline_of_rings,
)
from ifc_import.reading.shapes.placements import Placements
from ifc_import.reading.shapes.primitives import is_tapering, read_tapering
from ifc_import.reading.shapes.profiles import Profile
from ifc_import.reading.shapes.representations import PlacedItem, body, named, placed_items
from ifc_import.reading.shapes.solids import is_extrusion, read_extrusion
from ifc_import.reading.shapes.tessellation import Face, is_tessellated, read_faces
from ifc_import.reading.unread import MALFORMED, UnreadShapeError
from ifc_import.reading.values.angles import plane_angle_rad
from registry.snapshot import Footprint

DOUBTFUL_SHARE = 0.001
"""The share of an area from which on loops of the outline are reported as doubtful."""


def footprints(
    file: ifcopenshell.file,
    spaces: Sequence[entity_instance],
    scale_to_m: float,
    placements: Placements,
    progress: Callable[[int, int], None] | None = None,
    effort: Effort | None = None,
) -> tuple[dict[int, Footprint], dict[int, str]]:
    """Give the footprints of spaces by step id, in the frame of the placements, and the problems by step id.

    A space without a shape is in neither, one whose outline is drawn but whose body can't be read is in both. One whose
    body is beyond the `effort` that the file allows is noted there: it has an outline only where one is drawn.
    `scale_to_m` is the length of the file's unit, `placements` those of the same file. `progress` is called with how
    many are done, of how many.
    """
    effort = effort or Effort()
    reader = _FootprintReader(file, effort)
    found: dict[int, Footprint] = {}
    problems: dict[int, str] = {}
    for done, space in enumerate(spaces, start=1):
        footprint, trouble, is_heavy = reader.read(space, placements.of(space) @ scaling(scale_to_m))
        if is_heavy:
            effort.heavy.add(space.id())
        if footprint is not None:
            found[space.id()] = footprint
        if trouble:
            problems[space.id()] = trouble
        if progress is not None:
            progress(done, len(spaces))
    return found, problems


class _FootprintReader:
    """Reads the footprint of one space after another. `world` leads from a space's frame, file units, to metres."""

    def __init__(self, file: ifcopenshell.file, effort: Effort) -> None:
        self._kernel = Kernel(file, effort)
        self._radians = plane_angle_rad(file)

    def read(self, space: entity_instance, world: Matrix) -> tuple[Footprint | None, str, bool]:
        """The footprint, if there is one, the problem, if there is one, and whether its body is too much work."""
        outline, trouble, is_heavy = None, "", False
        try:
            if found := body(space):
                outline, trouble = self._body(*found, world)
        except TooHeavyError:
            is_heavy = True
        except MALFORMED as error:
            trouble = f"The body can't be read: {error}"
        try:
            outline = _reconciled(self._drawn(space, world), outline)
        except MALFORMED as error:
            trouble = trouble or f"The drawn footprint can't be used: {error}"
        return None if outline is None else _footprint(outline), trouble, is_heavy

    def _body(
        self, representation: entity_instance, items: Sequence[PlacedItem], world: Matrix
    ) -> tuple[Outline | None, str]:
        """The outline of a body, exact where possible, otherwise by a kernel; and the doubt about it, if any.

        Rings that cross themselves enclose what OpenCascade says. Where no kernel can read a body, its outline is the
        area that its faces cover, even if they cross.
        """
        libraries, doubt = LIBRARIES, ""
        try:
            return self._as_written(items, world), ""
        except LoopsError as error:
            libraries, doubt = LIBRARIES[::-1], str(error) if error.share > DOUBTFUL_SHARE else ""
        except MALFORMED:
            pass
        try:
            return self._by_kernel(representation, world, libraries), doubt
        except MALFORMED as error:
            return self._nearly(items, world), f"The body can't be read: {error}"

    def _as_written(self, items: Sequence[PlacedItem], world: Matrix, *, exactly: bool = True) -> Outline:
        """The outline of a body whose items can all be read, by their faces; else one of MALFORMED is raised."""
        faces: list[Face] = []
        for item, place in items:
            if is_extrusion(item):
                extrusion = read_extrusion(item, self._radians).placed(world @ place)
                if exactly:
                    _require_exact(extrusion.profile)
                if len(items) == 1 and (outline := outline_of_prism(extrusion.rings, extrusion.path)):
                    return outline
                faces += extrusion.faces()
            elif is_tessellated(item) or is_tapering(item):
                flat_faces = read_faces(item) if is_tessellated(item) else read_tapering(item)
                faces += [[transform(world @ place, ring) for ring in face] for face in flat_faces]
            else:
                raise UnreadShapeError(item.is_a())
        return outline_of_faces(from_rings(faces, loops=not exactly))

    def _nearly(self, items: Sequence[PlacedItem], world: Matrix) -> Outline | None:
        try:
            return self._as_written(items, world, exactly=False)
        except MALFORMED:
            return None

    def _by_kernel(self, representation: entity_instance, world: Matrix, libraries: Sequence[Library]) -> Outline:
        """The outline of a body by the first kernel whose faces have one."""
        trouble = NoOutlineError("it has no faces")
        for triangles in self._kernel.triangles(representation, libraries):
            points = transform(world, triangles.reshape(-1, 3))
            try:
                return outline_of_faces(from_triangles(points.reshape(-1, 3, 3)))
            except NoOutlineError as error:
                trouble = error
        raise trouble

    def _drawn(self, space: entity_instance, world: Matrix) -> Outline | None:
        """The outline as drawn; None without a drawing, or where it is not closed."""
        representation = named(space, "FootPrint")
        if representation is None:
            return None
        try:
            rings = [ring for item, place in placed_items(representation) for ring in self._rings(item, world @ place)]
        except UnreadShapeError:
            return None
        plan = outline_of_rings([ring[:, :2] for ring in rings])
        if plan is None:
            return None
        z = float(rings[0][0, 2])
        return Outline(plan, "footprint", level=True, z_min_m=z, z_max_m=z)

    def _rings(self, item: entity_instance, matrix: Matrix) -> list[Points]:
        """The curves of an item of a FootPrint representation. Raises UnreadShapeError if one is open or has arcs."""
        curves = [read_curve(curve, self._radians) for curve in _curves(item)]
        if not all(curve.closed and curve.exact for curve in curves):
            raise UnreadShapeError(item.is_a())
        return [transform(matrix, flat(curve.points)) for curve in curves]


def _require_exact(profile: Profile) -> None:
    """Raise one of MALFORMED where the area of a profile is uncertain."""
    if not profile.exact:
        raise UnreadShapeError("a profile with arcs")
    if (share := loop_share(shapely.Polygon(profile.rings[0]))) > LOOP_SHARE:
        raise LoopsError(share)


def _reconciled(drawn: Outline | None, body: Outline | None, *, same_share: float = 0.005) -> Outline | None:
    """The outline as drawn, with the height and floor of the body; that of the body where none is drawn.

    Raises NoOutlineError where more than `same_share` of the body's outline is not that of the drawing, which may then
    not show the room; the body is used instead.
    """
    if drawn is None or body is None:
        return drawn or body
    if shapely.symmetric_difference(drawn.plan, body.plan).area > same_share * body.plan.area:
        raise NoOutlineError(f"it has {drawn.plan.area:.2f} m², where the body has {body.plan.area:.2f} m²")
    return replace(body, plan=drawn.plan, method=drawn.method)


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
        widest_m2=outline.widest_m2,
    )
