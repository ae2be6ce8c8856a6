"""The elevations of storeys, where the stated elevation and the placements differ.

Numbers only. Three sources are compared: the stated elevation, in whatever unit; the height of the storey's placement;
and the height of the floors on it. A stated elevation is measured from the building's zero, the other two from that of
the model, so all storeys of a building are examined together.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Source: TypeAlias = Literal["stated", "placed", "floors", "nothing"]
Unheard: TypeAlias = Literal["stated", "placed", "missing"]
"""A source that says nothing: it has all storeys at one height; `missing` where their elements are all there, too."""

UNITS_M = {"metres": 1.0, "millimetres": 0.001, "centimetres": 0.01, "feet": 0.3048, "inches": 0.0254}
"""Units in which programs write elevations, whatever the unit of the file is."""

SAME_M = 0.05
"""Two heights that differ by no more than this are equal."""

NEAR_M = 1.5
"""A floor farther from a height than this does not support it."""

APART_M = 1.0
"""No two storeys above each other are nearer than this."""

TRIED = 20
"""The number of storeys tried as the datum of elevations."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The evidence for the height of one storey."""

    stated: float | None
    """its elevation, as in the file"""
    placed_m: float | None
    """height of its placement in the model's frame, metres, metres"""
    floor_m: Callable[[], float | None] = lambda: None
    """height of its floors in the model's frame, metres; computed only where needed"""
    is_level: bool = True
    """False for a part of a facility that is beside the next one, not below it"""


@dataclass(frozen=True, slots=True)
class Scale:
    """The conversion of stated elevations to heights in the model's frame: times `unit_m`, plus `zero_m`."""

    unit_m: float
    zero_m: float

    def height_m(self, stated: float) -> float:
        """The height in the model's frame."""
        return stated * self.unit_m + self.zero_m


@dataclass(frozen=True, slots=True)
class Height:
    """The elevation of a storey above the building's zero, and the source that was used."""

    elevation_m: float | None
    source: Source
    reason: str = ""
    """why this source was used, where another one differs"""


def scale_of(storeys: Sequence[Witnesses], unit_m: float, zero_m: float, world_m: float = 0.0) -> Scale:
    """The scale at which most stated elevations match their storeys.

    `unit_m` is the file's length unit and `zero_m` the height of the building's own placement: they are used unless
    another scale makes more elevations right. `world_m` is the height of the world's zero.
    """
    sight = _sight(storeys)
    zeros_m = [zero_m, world_m]
    scales = list(_scales(sight.pairs, unit_m, zeros_m))
    return max(scales, key=lambda scale: sight.agreeing(scale, unit_m, zeros_m))  # the first of equals


def heights(storeys: Sequence[Witnesses], scale: Scale) -> list[Height]:
    """The elevation of each storey, by the most reliable source."""
    if _all_at_one_height(storeys):
        return [_by_floor(storey, scale) for storey in storeys]
    unheard: Unheard | None = "missing" if are_unplaced(storeys, scale) else _unheard(storeys)
    return [_height(storey, scale, unheard) for storey in storeys]


def are_unplaced(storeys: Sequence[Witnesses], scale: Scale) -> bool:
    """Whether the placements of the storeys are missing: all are at one height, with their elements, and the stated
    elevations are not.
    """
    if _unheard(storeys) != "placed":
        return False
    off = [storey for storey in storeys if storey.stated is not None and _gap_m(storey, scale) > APART_M]
    gaps_m = [
        abs(floor_m - storey.placed_m)
        for storey in storeys
        if storey.placed_m is not None and (floor_m := storey.floor_m()) is not None
    ]
    return bool(off) and bool(gaps_m) and max(gaps_m) <= APART_M


def lift_m(storey: Witnesses, scale: Scale) -> float:
    """By how much a storey is placed too low, if its stated elevation is right."""
    if storey.stated is None or storey.placed_m is None:
        return 0.0
    return scale.height_m(storey.stated) - storey.placed_m


def heights_to_next(elevations_m: Sequence[float | None]) -> list[float | None]:
    """The height from each storey of a building to the next higher one, in metres; None for the topmost, and where
    unknown.
    """
    known = sorted({elevation_m for elevation_m in elevations_m if elevation_m is not None})
    return [
        None
        if elevation_m is None
        else next((above - elevation_m for above in known if above - elevation_m > SAME_M), None)
        for elevation_m in elevations_m
    ]


@dataclass(frozen=True, slots=True)
class _Sight:
    """Stated elevations, each with the observed height of its storey, and the tolerance of this."""

    pairs: Sequence[tuple[float, float]]
    tolerance_m: float
    tolerance_share: float
    """of the elevation, within which another unit than the file's has to fit: small numbers fit anything"""

    def agreeing(self, scale: Scale, unit_m: float, zeros_m: Sequence[float]) -> int:
        """The number of elevations that are right at that scale; none for another unit than the file's which nothing
        shows: at one height any unit fits. `zeros_m` are heights that are zero, whatever the elevations.
        """
        right_m = [height_m for stated, height_m in self.pairs if self._agrees(stated, height_m, scale, unit_m)]
        known_m = [*right_m, scale.zero_m] if scale.zero_m in zeros_m else right_m
        if scale.unit_m != unit_m and right_m and max(known_m) - min(known_m) <= 2.0 * self.tolerance_m:
            return 0
        return len(right_m)

    def _agrees(self, stated: float, height_m: float, scale: Scale, unit_m: float) -> bool:
        gap_m = abs(scale.height_m(stated) - height_m)
        if scale.unit_m != unit_m and stated:
            return gap_m <= min(self.tolerance_m, self.tolerance_share * abs(stated) * scale.unit_m)
        return gap_m <= self.tolerance_m


def _sight(storeys: Sequence[Witnesses]) -> _Sight:
    """The storeys' placements; their floors, where all are placed at one height but have different elevations."""
    placed = [
        (storey.stated, storey.placed_m)
        for storey in storeys
        if storey.stated is not None and storey.placed_m is not None
    ]
    if len({stated for stated, _height_m in placed}) < 2 or _spread_m(placed) > SAME_M:
        return _Sight(placed, tolerance_m=SAME_M, tolerance_share=0.005)
    seen = [(storey.stated, storey.floor_m()) for storey in storeys if storey.stated is not None]
    pairs = [(stated, floor_m) for stated, floor_m in seen if floor_m is not None]
    return _Sight(pairs, tolerance_m=0.3, tolerance_share=0.1)


def _scales(pairs: Sequence[tuple[float, float]], unit_m: float, zeros_m: Sequence[float]) -> Iterator[Scale]:
    """All candidate scales, the likeliest first."""
    units = list(dict.fromkeys([unit_m, *UNITS_M.values()]))
    yield from (Scale(unit, zero) for unit in units for zero in dict.fromkeys(zeros_m))
    several = len({stated for stated, _height_m in pairs}) > 1
    if several or len(pairs) == 1:
        free = units if several else units[:1]
        yield from (Scale(unit, height_m - stated * unit) for unit in free for stated, height_m in pairs[:TRIED])


def _spread_m(pairs: Sequence[tuple[float, float]]) -> float:
    heights_m = [height_m for _stated, height_m in pairs]
    return max(heights_m) - min(heights_m)


def _unheard(storeys: Sequence[Witnesses]) -> Unheard | None:
    """The source that has all storeys at one height, where the other has them at several."""
    both = [
        (storey.stated, storey.placed_m)
        for storey in storeys
        if storey.stated is not None and storey.placed_m is not None
    ]
    stated_alike = len({stated for stated, _placed_m in both}) == 1
    if len(both) < 2 or stated_alike == (_spread_m(both) <= SAME_M):
        return None
    return "stated" if stated_alike else "placed"


def _all_at_one_height(storeys: Sequence[Witnesses]) -> bool:
    """Whether neither elevations nor placements tell the storeys apart, and their floors do."""
    if len(storeys) < 2 or len({storey.stated for storey in storeys}) > 1 or not all(one.is_level for one in storeys):
        return False
    placed_m = [storey.placed_m for storey in storeys if storey.placed_m is not None]
    if len(placed_m) not in (0, len(storeys)) or (placed_m and max(placed_m) - min(placed_m) > SAME_M):
        return False
    floors_m = [floor_m for storey in storeys if (floor_m := storey.floor_m()) is not None]
    return len(floors_m) > 1 and max(floors_m) - min(floors_m) > NEAR_M


def _by_floor(storey: Witnesses, scale: Scale) -> Height:
    floor_m = storey.floor_m()
    return _height(storey, scale, None) if floor_m is None else Height(floor_m - scale.zero_m, "floors")


def _gap_m(storey: Witnesses, scale: Scale) -> float:
    return abs(lift_m(storey, scale))


def _height(storey: Witnesses, scale: Scale, unheard: Unheard | None) -> Height:
    stated, placed_m = storey.stated, storey.placed_m
    if placed_m is None:
        return _without_placement(storey, scale)
    placed = Height(placed_m - scale.zero_m, "placed")
    if stated is None:
        return placed
    if abs(scale.height_m(stated) - placed_m) <= SAME_M:
        return Height(stated * scale.unit_m, "stated")
    return _decided(storey, Height(stated * scale.unit_m, "stated"), placed, scale, unheard)


def _without_placement(storey: Witnesses, scale: Scale) -> Height:
    if storey.stated is not None:
        return Height(storey.stated * scale.unit_m, "stated")
    floor_m = storey.floor_m()
    return Height(None, "nothing") if floor_m is None else Height(floor_m - scale.zero_m, "floors")


def _decided(storey: Witnesses, stated: Height, placed: Height, scale: Scale, unheard: Unheard | None) -> Height:
    """Of two different heights, the one at which the storey's elements are."""
    if unheard == "missing":
        return stated
    floor_m = storey.floor_m()
    if floor_m is not None:
        gaps_m = [abs(floor_m - scale.zero_m - (height.elevation_m or 0.0)) for height in (stated, placed)]
        if min(gaps_m) <= NEAR_M:
            nearer = placed if gaps_m[1] < gaps_m[0] else stated
            return replace(nearer, reason="since its rooms and elements are there")
    if unheard == "stated":
        return replace(placed, reason="since all stated elevations are equal")
    return stated if unheard == "placed" else replace(stated, reason="since no element on it contradicts this")
