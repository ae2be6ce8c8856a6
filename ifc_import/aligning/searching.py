"""A search for the move that brings the elements of one model among the rooms of another, where no statement does.

The result is no proof: it serves as a suggestion to a person, and to question coordinates that fit clearly worse.
"""

from collections.abc import Iterable, Iterator
from itertools import product

import numpy as np

from ifc_import.aligning.fitting import Fitting
from ifc_import.aligning.levels import SAME_M, best_lift_m
from ifc_import.aligning.moves import moved_points, then
from ifc_import.aligning.survey import Survey
from ifc_import.placing.index import Floats
from registry.snapshot import Frame

TURNS_DEG = range(-175, 181, 5)
GAIN = 0.05
"""A rotation, or a shift off the middle, has to fit this share of the elements more than none does."""
OUTLYING = 3
"""This percentage of the elements may be outliers on either side."""
SWEPT = 80
"""The number of elements tried at every rotation."""


class Search:
    """Searches for the move of one model into another that fits best."""

    def __init__(self, base: Survey, other: Survey) -> None:
        """Take the two models."""
        self._base, self._other = base, other
        self._all, self._few = Fitting(base, other), Fitting(base, other, sampled=SWEPT)
        self._middle_m = _middle_of_rooms(base)

    def near(self, move: Frame, *, reach_m: float = 6.0) -> Frame:
        """The best move with the same rotation, shifted by a few metres or lifted by storeys at most."""
        lifted = max(self._lifted(move), key=self._all.share)
        coarse = self._shifted(self._few, lifted, reach_m, 1.0)
        return self._refined(coarse)

    def anywhere(self, move: Frame) -> Frame:
        """The best move, starting from the middle of the rooms; rotated only where that fits clearly better."""
        starts = sorted({0.0, *map(float, TURNS_DEG)}, key=abs)
        found = [self._from_middle(then(Frame(turn_deg=turn), move)) for turn in starts]
        shares = [self._few.share(candidate) for candidate in found]
        first = next(index for index, share in enumerate(shares) if share >= max(shares) - GAIN)
        placed = found[first]
        return self._refined(self._finely_turned(placed) if placed.turn_deg != move.turn_deg else placed)

    def _finely_turned(self, move: Frame) -> Frame:
        """The move refined degree by degree about the middle of the rooms, so that most elements are in rooms and near
        walls.
        """
        turned = [self._refined(self._from_middle(then(Frame(turn_deg=turn), move))) for turn in range(-8, 9)]
        return max(
            turned, key=lambda candidate: self._all.share(candidate) + self._all.sharpness(candidate, near_m=0.15)
        )

    def _from_middle(self, move: Frame) -> Frame:
        """The move with the same rotation, brought to the middle of the rooms at the height that fits best."""
        points_m = moved_points(move, self._few.points_m)
        middle_m = np.percentile(points_m, [OUTLYING, 100 - OUTLYING], axis=0).mean(axis=0)
        x, y, z = (self._middle_m - middle_m).tolist()
        placed = Frame(move.x_m + x, move.y_m + y, move.z_m, move.turn_deg)
        bottom_m = Frame(placed.x_m, placed.y_m, placed.z_m + z, placed.turn_deg)
        return max([*self._lifted(placed), bottom_m], key=self._few.share)

    def _lifted(self, move: Frame) -> list[Frame]:
        """The move, and the same lifted so that most storeys agree."""
        other = [(name, height + move.z_m) for name, height in self._other.heights_m]
        lift_m = best_lift_m(self._base.heights_m, other)
        lifts = [0.0] if abs(lift_m) <= SAME_M else [0.0, lift_m]
        return [Frame(move.x_m, move.y_m, move.z_m + lift, move.turn_deg) for lift in lifts]

    def _refined(self, move: Frame) -> Frame:
        """The move shifted in ever smaller steps; of equal fits, the one with elements nearest to walls."""
        for reach_m, step_m in ((1.0, 0.5), (0.4, 0.2), (0.1, 0.05)):
            move = self._shifted(self._all, move, reach_m, step_m, near_m=max(step_m / 2, 0.1))
        return move

    @staticmethod
    def _shifted(fitting: Fitting, move: Frame, reach_m: float, step_m: float, near_m: float = 0.0) -> Frame:
        def worth(candidate: Frame) -> tuple[float, float]:
            sharp = fitting.sharpness(candidate, near_m=near_m) if near_m else 0.0
            return round(fitting.share(candidate) + sharp, 3), -abs(candidate.x_m - move.x_m) - abs(
                candidate.y_m - move.y_m
            )

        return max(_around(move, reach_m, step_m), key=worth)


def _around(move: Frame, reach_m: float, step_m: float) -> Iterator[Frame]:
    steps = _steps(reach_m, step_m)
    for x, y in product(steps, steps):
        yield Frame(move.x_m + x, move.y_m + y, move.z_m, move.turn_deg)


def _steps(reach_m: float, step_m: float) -> Iterable[float]:
    count = round(reach_m / step_m)
    return [number * step_m for number in range(-count, count + 1)]


def _middle_of_rooms(base: Survey) -> Floats:
    bounds = np.array([room.shape.bounds for room in base.rooms]).reshape(-1, 4)
    low = [*bounds[:, :2].min(axis=0), min(room.z_min_m for room in base.rooms)]
    high = [*bounds[:, 2:].max(axis=0), max(room.z_max_m for room in base.rooms)]
    return np.asarray((np.array(low) + np.array(high)) / 2, dtype=np.float64)
