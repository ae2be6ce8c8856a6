"""The best and the second-best room of each element, from rows of candidates."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ifc_import.placing.index import Column, Flags, Floats, Indices, Pairs, Plan, Shapes
from ifc_import.placing.rooms import Location, Thing


@dataclass(frozen=True, slots=True)
class Found:
    """For each located box: its row number, its room, the runner-up (-1: none), and the method, confidence and
    distance.
    """

    box: Indices
    room: Indices
    runner_up: Indices
    method: Shapes
    confidence: Floats
    distance_m: Floats

    def where(self, keep: Flags) -> "Found":
        """Return the rows that `keep` marks."""
        return Found(
            self.box[keep],
            self.room[keep],
            self.runner_up[keep],
            self.method[keep],
            self.confidence[keep],
            self.distance_m[keep],
        )

    def locations(self, plan: Plan, things: Sequence[Thing]) -> dict[int, Location]:
        """Return the location of each located element, by its id. Row numbers are those of `things`."""
        columns = (self.box, self.room, self.runner_up, self.method, self.confidence, self.distance_m)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return {
            things[box].id: Location(
                thing_id=things[box].id,
                space_id=plan.rooms[room].id,
                method=method,
                confidence=confidence,
                distance_m=distance,
                storey_id=plan.rooms[room].storey_id,
                runner_up_id=plan.rooms[runner_up].id if runner_up >= 0 else None,
            )
            for box, room, runner_up, method, confidence, distance in rows
        }


Scalar = TypeVar("Scalar", np.float64, np.intp, np.bool_)


@dataclass(frozen=True, slots=True)
class Ranked:
    """For each box that has a candidate: its row number, its best candidate and its second-best one.

    `first` and `second` are row numbers into the candidates; `second` is -1 where there is only one.
    """

    box: Indices
    first: Indices
    second: Indices

    def of_second(self, column: NDArray[Scalar], otherwise: float) -> NDArray[Scalar]:
        """Return the column's values at the second-best candidates, and `otherwise` where there is none."""
        values = column[self.second]
        values[self.second < 0] = otherwise
        return values


def ranked(pairs: Pairs, *keys: Column) -> Ranked:
    """Rank the candidates of each box: the smallest key wins, the first key before the next, then the lowest id."""
    order = np.lexsort((pairs.room, *reversed(keys), pairs.box))
    box = pairs.box[order]
    starts = np.flatnonzero(np.diff(box, prepend=-1))
    following = np.minimum(starts + 1, max(len(box) - 1, 0))
    has_second = (following > starts) & (box[following] == box[starts])
    return Ranked(box[starts], order[starts], np.where(has_second, order[following], -1))
