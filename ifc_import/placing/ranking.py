"""The best and the second-best room of each thing, from rows of candidates."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ifc_import.placing.index import Column, Indices, Pairs

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
