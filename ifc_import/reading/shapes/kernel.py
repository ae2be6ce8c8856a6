"""Triangles from ifcopenshell's geometry kernels, for shapes that are not read directly."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal, cast

import ifcopenshell
import ifcopenshell.geom
import msgspec
import numpy as np
from ifcopenshell import entity_instance
from ifcopenshell.geom.main import SETTING
from numpy.typing import NDArray

from ifc_import.reading.isolation.beside import apart
from ifc_import.reading.isolation.limits import ending_after
from ifc_import.reading.shapes.effort import Effort
from ifc_import.reading.shapes.frames import Points

if TYPE_CHECKING:
    from ifcopenshell.ifcopenshell_wrapper import triangulation

Triangles = NDArray[np.float64]
"""(T, 3, 3) float64: triangle × corner × xyz."""

Library = Literal["hybrid-cgal-simple-opencascade", "opencascade"]
LIBRARIES: tuple[Library, ...] = ("hybrid-cgal-simple-opencascade", "opencascade")
"""The kernels, in the order of trial: the first is faster, the second reads more shapes."""

SHAPE_SECONDS = 6
"""Limit on the processor time for one shape; a shape with a wrong coordinate can keep a kernel busy for hours."""
MOST_LOST = 2
"""After so many shapes that crash a kernel or exceed that limit, no other is given to a kernel."""

_SETTINGS: dict[SETTING, bool] = {
    "convert-back-units": True,  # a file may have two length units, and the kernel's choice need not be the caller's
    "disable-opening-subtractions": True,
    "no-normals": True,
    "use-world-coords": False,
    "weld-vertices": False,
}


class KernelError(RuntimeError):
    """No kernel could read a shape."""


class _Buffers(msgspec.Struct):
    """A kernel's result for a shape, as bytes to be sent between processes; or the reason why there is none."""

    points: bytes = b""
    corners: bytes = b""
    failure: str = ""


class Kernel:
    """The geometry kernels for one file, each built when first used."""

    def __init__(self, file: ifcopenshell.file, effort: Effort | None = None) -> None:
        """Bind it to a file that stays open, with the effort that this allows.

        Where it works carefully, each shape is made in a copy of the process.
        """
        self._file = file
        self._effort = effort or Effort()
        self._kernels: dict[Library, ifcopenshell.geom.kernel] = {}

    def triangles(self, shape: entity_instance, libraries: Sequence[Library] = LIBRARIES) -> Iterator[Triangles]:
        """Give the triangles of an IfcShapeRepresentation or one of its items, from the first kernel that has any.

        They are in file units and in the frame of the product or the map that the shape belongs to. Raises
        KernelError where no kernel has any, TooHeavyError where none is asked.
        """
        return (points[corners] for points, corners in self._shapes(shape, libraries))

    def points(self, shape: entity_instance) -> Points:
        """Give the corners of those triangles, (N, 3). Raises KernelError."""
        return next(self._shapes(shape, LIBRARIES))[0]

    def _shapes(
        self, shape: entity_instance, libraries: Sequence[Library]
    ) -> Iterator[tuple[Points, NDArray[np.int32]]]:
        """Points (N, 3), and for each triangle the three that are its corners (T, 3)."""
        self._effort.require_light(shape)
        reasons = []
        for library in libraries:
            try:
                points, corners = self._made(shape, library)
            except RuntimeError as error:
                reasons.append(f"{library}: {error}")
                continue
            if len(corners) and np.isfinite(points).all():
                yield points, corners
            else:
                reasons.append(f"{library}: no triangles")
        if len(reasons) == len(libraries):
            raise KernelError("; ".join(reasons))

    def _made(self, shape: entity_instance, library: Library) -> tuple[Points, NDArray[np.int32]]:
        """Points and corners of the triangles, as a kernel has them. Raises RuntimeError."""
        if self._effort.carefully:
            if self._effort.lost >= MOST_LOST:
                raise KernelError("too many others crashed a kernel, or took too long")
            made = apart(partial(self._buffers, shape, library), _Buffers)
            if made is None:
                self._effort.lost += 1
                raise KernelError(f"it crashes, or takes longer than {SHAPE_SECONDS} s")
        else:
            made = self._buffers(shape, library)
        if made.failure:
            raise KernelError(made.failure)
        points = np.frombuffer(made.points, dtype=np.float64).reshape(-1, 3)
        return points, np.frombuffer(made.corners, dtype=np.int32).reshape(-1, 3)

    def _buffers(self, shape: entity_instance, library: Library) -> "_Buffers":
        try:
            kernel = self._kernel(library)
            with ending_after(SHAPE_SECONDS):
                made = cast("triangulation", kernel.create_shape(shape))  # its type is by its argument
        except RuntimeError as error:
            return _Buffers(failure=str(error) or "it makes nothing of it")
        return _Buffers(made.verts_buffer, made.faces_buffer)

    def _kernel(self, library: Library) -> ifcopenshell.geom.kernel:
        if library not in self._kernels:
            settings = ifcopenshell.geom.settings()
            for name, value in _SETTINGS.items():
                settings.set(name, value)
            self._kernels[library] = ifcopenshell.geom.kernel(settings, self._file, geometry_library=library)
        return self._kernels[library]
