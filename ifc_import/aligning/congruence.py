"""The move that makes the shared content of two models coincide: rooms with the same number and size, elements with the
same GlobalId.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from ifc_import.aligning.moves import moved_points
from ifc_import.aligning.statements import Candidate
from ifc_import.aligning.survey import Survey, SurveyedRoom
from ifc_import.placing.index import Floats
from registry.snapshot import Box, Frame

SAME_AREA_SHARE = 0.02
"""Two rooms with the same number whose areas differ by less than this share are the same room."""
EXACT_M = 0.05
"""Copied rooms are at most this far apart once they are moved."""
LEAST = 3
"""This many pairs are proof, unless they all lie at one point or on one line."""
MOST_SHARE = 0.6
"""The proof may leave out some pairs: a room that was redrawn since. This share of them has to agree."""
APART_M = 2.0
"""Pairs closer together than this do not determine a rotation."""


Point: TypeAlias = tuple[float, float, float]
"""x, y and z in metres"""


@dataclass(frozen=True, slots=True)
class _Pairs:
    """(n, 3) points of one model, and the corresponding points of the other."""

    base_m: Floats
    other_m: Floats

    def of(self, keep: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> "_Pairs":
        return _Pairs(self.base_m[keep], self.other_m[keep])


def shared(base: Survey, other: Survey) -> Iterator[Candidate]:
    """The moves proved by shared rooms and by shared elements; none where there are too few, or they disagree."""
    by_rooms = move_by_rooms(base.rooms, other.rooms)
    if by_rooms is not None:
        yield Candidate("rooms", by_rooms)
    by_things = proven(_things(base, other))
    if by_things is not None:
        yield Candidate("shared elements", by_things)


def move_by_rooms(base: Sequence[SurveyedRoom], other: Sequence[SurveyedRoom]) -> Frame | None:
    """The move that brings rooms of `other` to those of `base` with the same number and size, if most of them agree."""
    return proven(_rooms(base, other))


def move_by_points(base_m: Sequence[Point], other_m: Sequence[Point]) -> Frame | None:
    """The move that brings the points of `other_m` to the corresponding ones of `base_m`, if most of them agree."""
    return proven(_Pairs(_points(base_m), _points(other_m)))


def proven(pairs: "_Pairs") -> Frame | None:
    """The move of most pairs, the worst left out one by one; None where it does not bring them together exactly."""
    wanted = max(LEAST, math.ceil(MOST_SHARE * len(pairs.base_m)))
    while len(pairs.base_m) >= wanted:
        move = _best(pairs)
        gaps_m = np.sqrt(((moved_points(move, pairs.other_m) - pairs.base_m) ** 2).sum(axis=1))
        if gaps_m.max() <= EXACT_M:
            return move if _spread_m(pairs.base_m) >= APART_M else None
        pairs = pairs.of(np.arange(len(gaps_m)) != gaps_m.argmax())
    return None


def _best(pairs: "_Pairs") -> Frame:
    """The move with the least squares; by medians where there is no turn, so that a few that moved do not matter."""
    straight = np.median(pairs.base_m - pairs.other_m, axis=0)
    gaps = np.abs(pairs.base_m - pairs.other_m - straight).max(axis=1)
    if (gaps <= EXACT_M).mean() >= MOST_SHARE:
        return Frame(*straight.tolist())
    base, other = pairs.base_m - pairs.base_m.mean(axis=0), pairs.other_m - pairs.other_m.mean(axis=0)
    cross = (other[:, 0] * base[:, 1] - other[:, 1] * base[:, 0]).sum()
    turn_deg = math.degrees(math.atan2(cross, (other[:, :2] * base[:, :2]).sum()))
    x, y, z = (pairs.base_m - moved_points(Frame(turn_deg=turn_deg), pairs.other_m)).mean(axis=0).tolist()
    return Frame(x, y, z, turn_deg)


def _spread_m(points_m: Floats) -> float:
    """How far the points lie off their line, or along it where that is less."""
    flat = points_m[:, :2] - points_m[:, :2].mean(axis=0)
    return float(np.linalg.svd(flat, compute_uv=False).max())


def _rooms(first: Sequence[SurveyedRoom], second: Sequence[SurveyedRoom]) -> "_Pairs":
    base, other = _numbered(first), _numbered(second)
    pairs = [(base[number], other[number]) for number in base.keys() & other.keys()]
    alike = [
        (room, counterpart)
        for room, counterpart in pairs
        if abs(room.shape.area - counterpart.shape.area) <= SAME_AREA_SHARE * room.shape.area
    ]
    return _Pairs(
        _points([_middle(room) for room, _ in alike]), _points([_middle(counterpart) for _, counterpart in alike])
    )


def _numbered(rooms: Sequence[SurveyedRoom]) -> dict[str, SurveyedRoom]:
    """The rooms whose number no other one has."""
    times = Counter(room.number for room in rooms)
    return {room.number: room for room in rooms if room.number and times[room.number] == 1}


def _middle(room: SurveyedRoom) -> Point:
    centre = room.shape.centroid
    return centre.x, centre.y, room.z_min_m


def _things(first: Survey, second: Survey) -> "_Pairs":
    """The elements with the same GlobalId; none where their names or tags show that ids are repeated for others."""
    ids = sorted(first.boxes.keys() & second.boxes.keys())
    alike = [global_id for global_id in ids if _is_alike(first.names.get(global_id), second.names.get(global_id))]
    if len(alike) < MOST_SHARE * len(ids):
        alike = []
    return _Pairs(
        _points([_centre(first.boxes[global_id]) for global_id in alike]),
        _points([_centre(second.boxes[global_id]) for global_id in alike]),
    )


def _is_alike(first: tuple[str, str] | None, second: tuple[str, str] | None) -> bool:
    """Whether the tags of two elements agree or, where one has none, their names."""
    if first is None or second is None:
        return True
    return first[0] == second[0] if first[0] and second[0] else first[1] == second[1]


def _centre(box: Box) -> Point:
    return (box[0] + box[3]) / 2, (box[1] + box[4]) / 2, box[2]


def _points(points: Sequence[Point]) -> Floats:
    return np.array(points, dtype=np.float64).reshape(-1, 3)
