"""IFC placements as matrices.

`Placements` answers in metres. The single placements that shapes are made of stay in file units, like those shapes.
Attributes are read by `get_argument(name)`, which takes a third of the time of `entity.Name`; this is done for every
element of a model.
"""

import numpy as np
from ifcopenshell import entity_instance

from ifc_import.reading.shapes.frames import Matrix, frame, vector
from ifc_import.reading.unread import MALFORMED


class Placements:
    """The matrix of every object placement of one file, each worked out once, in the world or another frame.

    `doubts` holds the reason, by step id of a placement or of a product without one, where it can't be resolved. It
    then counts as at its parent's position.
    """

    def __init__(self, scale_to_m: float, from_world: Matrix | None = None) -> None:
        """Start empty; `scale_to_m` is the length of the file's unit, `from_world` leads to the frame to answer in."""
        self.doubts: dict[int, str] = {}
        self._scale_to_m = scale_to_m
        self._from_world = np.eye(4) if from_world is None else from_world
        self._matrices: dict[int, Matrix] = {}

    def of(self, product: entity_instance) -> Matrix:
        """Give the (4, 4) matrix from a product's own frame, in metres, to the frame of all, in metres."""
        placement = product.get_argument("ObjectPlacement")
        if placement is None:
            self.doubts[product.id()] = "no placement"
            return self._from_world
        return self.matrix(placement)

    def matrix(self, placement: entity_instance) -> Matrix:
        """Give the matrix, in metres, of an IfcObjectPlacement."""
        chain, matrix = self._chain(placement)
        for link in reversed(chain):
            matrix = matrix @ self._relative(link)
            self._matrices[link.id()] = matrix
        return matrix

    def _chain(self, placement: entity_instance) -> tuple[list[entity_instance], Matrix]:
        """The placements from this one upwards that are not computed yet, and the parent matrix of the last."""
        chain: list[entity_instance] = []
        passed: set[int] = set()
        link: entity_instance | None = placement
        while link is not None and (step_id := link.id()) not in self._matrices:
            if step_id in passed:
                self.doubts[step_id] = "is relative to itself"
                return chain, self._from_world
            passed.add(step_id)
            chain.append(link)
            link = _parent(link)
        return chain, self._from_world if link is None else self._matrices[link.id()]

    def _relative(self, link: entity_instance) -> Matrix:
        """The matrix of one link, metres, in its parent's frame."""
        try:
            axes = _axes(link)
            matrix = None if axes is None else axes_matrix(axes)
        except MALFORMED:
            matrix = None
        if matrix is None:
            self.doubts[link.id()] = f"{link.is_a()} without a position in coordinates"
            return np.eye(4)
        matrix[:3, 3] *= self._scale_to_m
        return matrix


def _parent(placement: entity_instance) -> entity_instance | None:
    """The parent of an object placement; before IFC4X3 a grid placement has none."""
    if placement.is_a() != "IfcLocalPlacement" and not _has_parent(placement):
        return None
    parent: entity_instance | None = placement.get_argument("PlacementRelTo")
    return parent


def _has_parent(placement: entity_instance) -> bool:
    return bool(placement.is_a("IfcObjectPlacement")) and "PlacementRelTo" in placement.get_attribute_names()


def _axes(placement: entity_instance) -> entity_instance | None:
    """The axes that an object placement sets up in its parent's frame; None where it has none in coordinates."""
    if placement.is_a() == "IfcLocalPlacement":
        axes: entity_instance | None = placement.get_argument("RelativePlacement")
    elif placement.is_a() == "IfcLinearPlacement":
        axes = placement.CartesianPosition
    else:
        axes = None
    return axes


def axes_matrix(placement: entity_instance | None) -> Matrix:
    """Give the frame of an IfcAxis2Placement2D or 3D, file units; none is the identity."""
    if placement is None:
        return np.eye(4)
    get = placement.get_argument
    axis = get("Axis") if placement.is_a() == "IfcAxis2Placement3D" else None
    return frame(get("Location").get_argument("Coordinates"), _ratios(axis), _ratios(get("RefDirection")))


def mapping_matrix(item: entity_instance) -> Matrix:
    """Give the matrix from the frame of an IfcMappedItem's map to that of the item, file units."""
    origin = item.get_argument("MappingSource").get_argument("MappingOrigin")
    return operator_matrix(item.get_argument("MappingTarget")) @ axes_matrix(origin)


def operator_matrix(operator: entity_instance) -> Matrix:
    """Give the matrix of an IfcCartesianTransformationOperator, file units.

    It is mirrored where the second axis says so, and scaled for each axis.
    """
    get = operator.get_argument
    axis = get("Axis3") if operator.is_a("IfcCartesianTransformationOperator3D") else None
    matrix = frame(get("LocalOrigin").get_argument("Coordinates"), _ratios(axis), _ratios(get("Axis1")))
    if (second := _ratios(get("Axis2"))) and matrix[:3, 1] @ vector(second) < 0.0:
        matrix[:3, 1] *= -1.0
    return np.multiply(matrix, [*_scales(operator), 1.0])


def _scales(operator: entity_instance) -> tuple[float, float, float]:
    """The factors along the three axes; those that are not given are as the first."""
    kind, get = operator.is_a(), operator.get_argument
    first = get("Scale") or 1.0
    second = (get("Scale2") or first) if kind.endswith("nonUniform") else first
    third = (get("Scale3") or first) if kind.endswith("3DnonUniform") else first
    return first, second, third


def _ratios(direction: entity_instance | None) -> tuple[float, ...] | None:
    return None if direction is None else direction.get_argument("DirectionRatios")
