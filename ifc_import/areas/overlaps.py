"""Which spaces overlap: outlines in plan that share area, on one floor.

Arrays of shapes and heights in, indices and shares out; metres, in the building's frame.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from ifc_import.areas.levels import lowered_by
from registry.snapshot import SpaceAreas

Indices = NDArray[np.intp]
Floats = NDArray[np.float64]

SAME_FLOOR_M = 1.2
"""Floors nearer to each other than this are one; a mezzanine is higher up."""

LEAST_HEIGHT_M = 1.0
"""The least height of a space: an outline without a body has none."""

FARTHEST_M = 1e8
"""Coordinates beyond this are errors; the earth's circumference is 4e7 m."""

POLYGONS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)

SHARED = 0.05
"""Spaces that share less than this of the smaller one only touch each other."""

FEW_PAIRS, PAIRS_A_SPACE = 1_000, 100
"""A building has no more pairs of rectangles on one floor than these: a space may cover all of its storey."""

PILE, PILED_SHARE, MOSTLY = 4, 0.5, 0.5
"""Spaces are piled up where most of them share so much of the smaller one with as many others: a room is drawn twice,
within a gross area and a zone, with a closet in it, and no more.
"""
FEW_SPACES = 6
"""Fewer than these make no pile."""

WINDOW, AT_A_TIME = 4_096, 128
"""So many spaces are put into one tree, and looked up in it at a time."""


class Shapes:
    """The outlines, height ranges and storeys of spaces; a malformed or empty shape counts as no outline.

    Spaces that a model draws off their storeys are compared at the height of these.
    """

    def __init__(self, spaces: Sequence[SpaceAreas]) -> None:
        self.shapes = _read([space.footprint for space in spaces])
        self.known = np.array([shape is not None for shape in self.shapes], dtype=bool)
        self.low_m, self.high_m = _heights([(space.z_min_m, space.z_max_m) for space in spaces])
        by_m = lowered_by(spaces, self.shapes)
        self.low_m, self.high_m = self.low_m - by_m, self.high_m - by_m
        self.storey_m = np.array([space.elevation_m for space in spaces], dtype=np.float64)
        self.areas_m2 = np.nan_to_num(shapely.area(self.shapes))

    def __len__(self) -> int:
        return len(self.shapes)

    @property
    def count(self) -> int:
        """How many have an outline."""
        return int(self.known.sum())

    def extent_m2(self, most_m2: float) -> float | None:
        """The area of the rectangle around all outlines that are no larger than `most_m2`; None without any."""
        usual = self.known & (self.areas_m2 <= most_m2)
        if not usual.any():
            return None
        west, south, east, north = shapely.total_bounds(self.shapes[usual])
        return float((east - west) * (north - south))

    def overlapping(self, among: Iterable[int]) -> "Overlaps":
        """The pairs that share floor, of the spaces at the indices `among`.

        They are piled up where there are too many pairs for a building; then no pairs are returned.
        """
        chosen = np.array([index for index in among if self.known[index]], dtype=np.intp)
        most = FEW_PAIRS + PAIRS_A_SPACE * len(chosen)
        pieces: list[tuple[Indices, Indices]] = [(chosen[:0], chosen[:0])]
        for piece in self._near(chosen):
            pieces.append(piece)
            if sum(len(first) for first, _second in pieces) > most:
                return Overlaps(chosen[:0], chosen[:0], np.zeros(0), self.areas_m2, len(chosen), piled=True)
        first, second = (np.concatenate(side) for side in zip(*pieces, strict=True))
        shared_m2 = np.nan_to_num(shapely.area(shapely.intersection(self.shapes[first], self.shapes[second])))
        enough = shared_m2 >= SHARED * np.minimum(self.areas_m2[first], self.areas_m2[second])
        return _overlaps(first[enough], second[enough], shared_m2[enough], self.areas_m2, len(chosen))

    def _near(self, chosen: Indices) -> Iterator[tuple[Indices, Indices]]:
        """Pairs, the earlier one first, whose rectangles share enough and whose floors are one, piece by piece.

        The spaces are taken from the lowest to the highest, so that storeys are not compared with each other.
        """
        chosen = chosen[np.argsort(self.low_m[chosen], kind="stable")]
        low_m = self.low_m[chosen]
        for start in range(0, len(chosen), WINDOW):
            stop = min(start + WINDOW, len(chosen))
            reach = int(np.searchsorted(low_m, low_m[stop - 1] + SAME_FLOOR_M, side="right"))
            tree = shapely.STRtree(self.shapes[chosen[start:reach]])
            for at in range(start, stop, AT_A_TIME):
                rows = np.arange(at, min(at + AT_A_TIME, stop))
                left, right = tree.query(self.shapes[chosen[rows]])
                row, counterpart = rows[left], right + start
                later = row < counterpart
                row, counterpart = chosen[row[later]], chosen[counterpart[later]]
                first, second = np.minimum(row, counterpart), np.maximum(row, counterpart)
                near = self._on_one_floor(first, second) & self._rectangles_share(first, second)
                yield first[near], second[near]

    def _on_one_floor(self, first: Indices, second: Indices) -> NDArray[np.bool_]:
        """Whether two floors are one, the spaces share at least half of the lower one's height, and no model says that
        they are on different storeys.
        """
        low, high = self.low_m, self.high_m
        shared_m = np.minimum(high[first], high[second]) - np.maximum(low[first], low[second])
        lower_m = np.minimum((high - low)[first], (high - low)[second])
        near = (np.abs(low[first] - low[second]) <= SAME_FLOOR_M) & (shared_m >= 0.5 * lower_m)
        return np.asarray(near & ~(np.abs(self.storey_m[first] - self.storey_m[second]) > SAME_FLOOR_M))

    def _rectangles_share(self, first: Indices, second: Indices) -> NDArray[np.bool_]:
        first_bounds, second_bounds = shapely.bounds(self.shapes[first]), shapely.bounds(self.shapes[second])
        sides = np.minimum(first_bounds[:, 2:], second_bounds[:, 2:]) - np.maximum(
            first_bounds[:, :2], second_bounds[:, :2]
        )
        shared_m2 = np.prod(np.maximum(sides, 0.0), axis=1)
        return np.asarray(shared_m2 >= SHARED * np.minimum(self.areas_m2[first], self.areas_m2[second]))


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Pairs of spaces that share floor: two indices and m² each."""

    first: Indices
    second: Indices
    shared_m2: Floats
    areas_m2: Floats
    """of all spaces"""
    count: int
    """how many spaces were compared"""
    piled: bool = False
    """whether so many lie on top of one another that their placements can't be right"""

    def same(self, share: float) -> list[tuple[int, int]]:
        """The pairs that share at least this much of both."""
        larger = np.maximum(self.areas_m2[self.first], self.areas_m2[self.second])
        return self._pairs(self.shared_m2 >= share * larger)

    def inside(self, share: float) -> list[tuple[int, int]]:
        """Outer and inner one of each pair of which at least this much of the smaller one is in the larger one."""
        is_first = self.areas_m2[self.first] >= self.areas_m2[self.second]
        inner = np.where(is_first, self.second, self.first)
        outer = np.where(is_first, self.first, self.second)
        chosen = self.shared_m2 >= share * self.areas_m2[inner]
        return list(zip(outer[chosen].tolist(), inner[chosen].tolist(), strict=True))

    def partly(self, share: float, least_m2: float) -> list[tuple[int, int, float]]:
        """Pairs that share this much of the smaller one and so many m², with the m²."""
        smaller = np.minimum(self.areas_m2[self.first], self.areas_m2[self.second])
        chosen = (self.shared_m2 >= share * smaller) & (self.shared_m2 >= least_m2)
        return [(*pair, area) for pair, area in zip(self._pairs(chosen), self.shared_m2[chosen].tolist(), strict=True)]

    def _pairs(self, chosen: NDArray[np.bool_]) -> list[tuple[int, int]]:
        return list(zip(self.first[chosen].tolist(), self.second[chosen].tolist(), strict=True))


def _overlaps(first: Indices, second: Indices, shared_m2: Floats, areas_m2: Floats, count: int) -> Overlaps:
    much = shared_m2 >= PILED_SHARE * np.minimum(areas_m2[first], areas_m2[second])
    neighbours = np.bincount(np.concatenate([first[much], second[much]]), minlength=len(areas_m2))
    piled = count >= FEW_SPACES and int((neighbours >= PILE).sum()) > MOSTLY * count
    return Overlaps(first, second, shared_m2, areas_m2, count, piled)


def _read(footprints: Sequence[bytes | None]) -> NDArray[np.object_]:
    """Polygons out of WKB; None for what is malformed, empty, or not on this planet."""
    with np.errstate(invalid="ignore", over="ignore"):
        shapes = np.atleast_1d(shapely.from_wkb(np.array(footprints, dtype=object), on_invalid="ignore"))
        sound = np.isfinite(shapely.area(shapes)) & (np.abs(shapely.bounds(shapes)) <= FARTHEST_M).all(axis=1)
    shapes[~sound] = None
    broken = sound & ~shapely.is_valid(shapes)
    shapes[broken] = shapely.make_valid(shapes[broken], method="structure", keep_collapsed=False)
    plane = np.isin(shapely.get_type_id(shapes), POLYGONS) & (shapely.area(shapes) > 0)
    shapes[~plane] = None
    return shapes


def _heights(z_ranges_m: Sequence[tuple[float | None, float | None]]) -> tuple[Floats, Floats]:
    low = np.nan_to_num(np.array([low or 0.0 for low, _high in z_ranges_m], dtype=np.float64))
    high = np.nan_to_num(np.array([high or 0.0 for _low, high in z_ranges_m], dtype=np.float64))
    return low, np.maximum(high, low + LEAST_HEIGHT_M)
