"""Plans of a receipt, laid out for drawing: each storey once, shown again for every rule with its own marks.

Lengths are centimetres of the building, y downwards, the plan's upper left corner at 0, 0. Sizes of letters and marks
are chosen in millimetres on paper. Up is the y axis of the building's frame, which is project north.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from api.files.plain_text import shown
from api.operations.receipts.views import PlaceView, Ring, RoomOutline, StoreyPlan

Places = np.ndarray
"""(n, 2), x and y of each position, in one unit."""

WIDER = 1.4


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its number, from 1, its position, and the indices of its places."""

    number: int
    x: float
    y: float
    places: tuple[int, ...]


def marks(places: Places, apart: float, most: int) -> list[Mark]:
    """At most `most` marks, at least `apart` from each other, numbered in the order of `places`.

    Each stands on the first of its places. Where they would be more, marks gather from farther around.
    """
    found = _gathered(places, apart)
    while len(found) > most:
        apart *= WIDER
        found = _gathered(places, apart)
    return [
        Mark(number, float(places[members[0]][0]), float(places[members[0]][1]), tuple(members))
        for number, members in enumerate(found, 1)
    ]


def _gathered(places: Places, apart: float) -> list[Sequence[int]]:
    """The places of each mark; a place goes to the nearest mark there is, if that is less than `apart` away."""
    centres = np.empty_like(places, dtype=float)
    members: list[list[int]] = []
    for index, place in enumerate(places):
        distances = np.hypot(*(centres[: len(members)] - place).T)
        nearest = int(distances.argmin()) if members else 0
        if members and distances[nearest] < apart:
            members[nearest].append(index)
        else:
            centres[len(members)] = place
            members.append([index])
    return list(members)


WIDEST_MM, HIGHEST_MM = 178.0, 105.0
LARGEST_SCALE = 0.1
"""Millimetres on paper a centimetre: 1:100, so that a small house does not fill the page."""
MARGIN_MM = 6.0

NUMBERS_MM = (2.6, 2.0)
"""Sizes of room numbers; the first one that fits its room is used."""
LETTER_WIDTH = 0.62
"""Of a digit or letter in most faces, in parts of its size."""
BASELINE = 0.36
"""How far below its middle a line of digits stands, in parts of its size."""
LONGEST_NUMBER = 24

CENTRAL = 0.8
"""The least free radius around a room's centre for its number, as a fraction of the room's largest circle."""

MARK_MM = 2.1
"""Radius."""
MARK_RAISED_MM = 1.45
"""The distance of a room's mark above its centre; the room's number is below."""
NUMBER_LOWERED_MM = 3.2
MARK_LETTERS_MM = 2.4
MOST_FILLED, MOST_TINTED = 60, 300
"""Rooms of one plan."""
BARS_M = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000)
LONGEST_BAR_MM = 40.0

Floats = np.ndarray


@dataclass(frozen=True, slots=True)
class Written:
    """A text with its position, the middle of its baseline."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A storey, laid out; `scale` is millimetres on paper a centimetre."""

    id: str
    left_cm: float
    top_cm: float
    width_cm: float
    height_cm: float
    scale: float
    paths: tuple[str, ...]
    """of its rooms, in the form of SVG"""
    middles: Floats
    """(n, 2), a point well inside each room"""
    covering: frozenset[int]
    """rooms that others lie in"""
    names: tuple[str, ...]
    numbers: tuple[Written, ...]
    """of those rooms that have space for theirs"""

    @property
    def width_mm(self) -> float:
        """The width on paper."""
        return self.width_cm * self.scale

    @property
    def bar_m(self) -> int:
        """The length of the scale bar."""
        return max((one for one in BARS_M if one * 100 * self.scale <= LONGEST_BAR_MM), default=BARS_M[0])

    def size(self, mm: float) -> float:
        """The length of a line on paper."""
        return mm / self.scale


@dataclass(frozen=True, slots=True)
class MarkedPlan:
    """A storey with marks: the rooms that are filled, with their numbers, and those that are only tinted."""

    drawing: Drawing
    filled: tuple[int, ...]
    tinted: tuple[int, ...]
    numbers: tuple[Written, ...]
    marks: tuple[Mark, ...]
    radius: float
    letters: float


def lay_out(plan: StoreyPlan, identity: str) -> Drawing:
    """Lay out a storey, whose parts get ids that begin with `identity`."""
    shapes = np.array([_shape(one.rings_cm) for one in plan.rooms], dtype=object)
    west, south, east, north = (float(one) for one in shapely.total_bounds(shapes))
    scale = min(
        (WIDEST_MM - 2 * MARGIN_MM) / max(east - west, 1.0),
        (HIGHEST_MM - 2 * MARGIN_MM) / max(north - south, 1.0),
        LARGEST_SCALE,
    )
    margin = float(np.ceil(MARGIN_MM / scale))
    left, top = west - margin, north + margin
    moved = shapely.transform(shapes, lambda points: points * (1, -1) + (-left, top))
    middles, covering = _middles(moved), _covering(moved)
    names = tuple(map(_name, plan.rooms))
    return Drawing(
        id=identity,
        left_cm=left,
        top_cm=top,
        width_cm=east - west + 2 * margin,
        height_cm=north - south + 2 * margin,
        scale=scale,
        paths=tuple(_path(one.rings_cm, left, top) for one in plan.rooms),
        middles=middles,
        covering=covering,
        names=names,
        numbers=tuple(_numbers(names, moved, middles, scale, covering)),
    )


def with_marks(drawing: Drawing, places: Sequence[PlaceView], most: int) -> MarkedPlan:
    """A storey with at most `most` marks at `places`, whose rooms are filled.

    Where these are many, they are tinted, so that the numbers which stand in them are seen; very many are left as they
    are.
    """
    points = np.array([_point(drawing, one) for one in places], dtype=float)
    rooms = {one.room for one in places if one.room is not None}
    rooms = rooms if len(rooms) <= MOST_TINTED else set()
    filled = rooms - drawing.covering if len(rooms) <= MOST_FILLED else set()
    wholes = {one.room for one in places if one.point_cm is None}
    return MarkedPlan(
        drawing=drawing,
        filled=tuple(sorted(filled)),
        tinted=tuple(sorted(rooms - filled)),
        numbers=tuple(_name_of(drawing, room, is_lowered=room in wholes) for room in sorted(filled)),
        marks=tuple(marks(points, drawing.size(2 * MARK_MM), most)),
        radius=drawing.size(MARK_MM),
        letters=drawing.size(MARK_LETTERS_MM),
    )


def _name_of(drawing: Drawing, room: int, *, is_lowered: bool) -> Written:
    """The number of a marked room, in its centre, or below a mark there."""
    size = drawing.size(NUMBERS_MM[0])
    x, y = (float(one) for one in drawing.middles[room])
    return Written(
        drawing.names[room], x, y + (drawing.size(NUMBER_LOWERED_MM) if is_lowered else BASELINE * size), size
    )


def _point(drawing: Drawing, place: PlaceView) -> tuple[float, float]:
    """The position of the mark; places off the sheet are marked on its edge."""
    if place.point_cm is None:
        x, y = drawing.middles[place.room or 0]
        return float(x), float(y) - drawing.size(MARK_RAISED_MM)
    edge = drawing.size(MARK_MM)
    x, y = place.point_cm[0] - drawing.left_cm, drawing.top_cm - place.point_cm[1]
    return min(max(x, edge), drawing.width_cm - edge), min(max(y, edge), drawing.height_cm - edge)


def _shape(rings: Sequence[Ring]) -> BaseGeometry:
    """What the rings enclose: a ring in a ring is a hole."""
    shape: BaseGeometry = shapely.Polygon()
    for ring in rings:
        area = shapely.make_valid(shapely.Polygon(ring), method="structure", keep_collapsed=False)
        shape = shape.symmetric_difference(area)
    return shape


def _middles(shapes: Floats) -> Floats:
    """The centre of each shape, or, where its edge is near, the middle of the largest circle in it: (n, 2)."""
    west, south, east, north = shapely.bounds(shapes).T
    circles = shapely.maximum_inscribed_circle(shapes, tolerance=np.maximum(east - west, north - south) / 50)
    centres, widest = shapely.centroid(shapes), shapely.get_point(circles, 0)
    is_free = shapely.contains(shapes, shapely.buffer(centres, CENTRAL * shapely.length(circles)))
    middles = np.where(is_free, centres, widest)
    return np.nan_to_num(np.column_stack((shapely.get_x(middles), shapely.get_y(middles))))


def _covering(shapes: Floats) -> frozenset[int]:
    """The shapes that have the middle of a smaller one in them."""
    point, shape = shapely.STRtree(shapes).query(shapely.points(_middles(shapes)), predicate="within")
    areas = shapely.area(shapes)
    return frozenset(int(one) for one in shape[areas[shape] > areas[point]])


def _name(room: RoomOutline) -> str:
    text = shown(room.number or room.name)
    return text if len(text) <= LONGEST_NUMBER else text[: LONGEST_NUMBER - 1] + "…"


def _numbers(
    names: Sequence[str], shapes: Floats, middles: Floats, scale: float, covering: frozenset[int]
) -> list[Written]:
    """Each number in the middle of its room, in the first size with which it fits."""
    sizes = np.zeros(len(names))
    for size_mm in reversed(NUMBERS_MM):
        half = LETTER_WIDTH * size_mm / scale * np.array([len(one) for one in names]) / 2
        x, y = middles.T
        high = size_mm / scale / 2
        fits = shapely.contains(shapes, shapely.box(x - half, y - high, x + half, y + high))
        sizes[fits] = size_mm / scale
    return [
        Written(
            names[index], float(middles[index][0]), float(middles[index][1] + BASELINE * sizes[index]), sizes[index]
        )
        for index in np.flatnonzero(sizes).tolist()
        if names[index] and index not in covering
    ]


def _path(rings: Sequence[Ring], left: float, top: float) -> str:
    return "".join(_ring_path([(round(x - left), round(top - y)) for x, y in ring]) for ring in rings)


def _ring_path(corners: Ring) -> str:
    """The corners as steps from one to the next, which is short."""
    steps = (f"{to[0] - at[0]} {to[1] - at[1]}" for at, to in pairwise(corners))
    return f"M{corners[0][0]} {corners[0][1]}l{' '.join(steps)}z".replace(" -", "-")
