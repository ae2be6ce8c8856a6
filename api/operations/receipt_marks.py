"""Numbered marks on a plan: places that lie too close to be told apart share one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Places = np.ndarray
"""(n, 2), x and y of each place, in any one unit."""

WIDER = 1.4


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its number, from 1, where it stands, and which of the places it is for."""

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
