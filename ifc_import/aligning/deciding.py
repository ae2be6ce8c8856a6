"""The conversion of each source model's coordinates to those of the building, and whether it can be trusted.

The frame of a building is that of its first architecture that has rooms. Another model is converted to it by shared
content (rooms with the same number and size, elements with the same GlobalId), otherwise by what both files state (map
conversion, common world coordinates, placements of building or site, storeys), provided that its elements then lie
among the rooms. Where none of these fits, or another position fits clearly better, its shapes are not trusted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ifc_import.aligning.congruence import shared
from ifc_import.aligning.fitting import Fitting
from ifc_import.aligning.levels import EXACT_M, SAME_M, adrift_m, best_lift_m, named_lift_m
from ifc_import.aligning.moves import STILL, apart_m, inverse, then
from ifc_import.aligning.searching import Search
from ifc_import.aligning.statements import (
    Candidate,
    Evidence,
    between_worlds,
    in_frames,
    map_conversions,
    placements,
    same_world,
)
from ifc_import.aligning.survey import Survey
from registry.snapshot import Box, Frame

SAME_PLACE_M = 0.1
"""Two moves are the same where no corner of the model differs by more than this."""
FITS = 0.5
"""At least this share of the elements has to lie among the rooms."""
CLOSE = 0.1
"""Candidates whose shares differ by no more than this fit equally well."""
SURE = 0.9
"""Where this share of the elements lies among the rooms, no better position is searched for."""
DOUBT = 0.12
"""Another position with this much more of the elements among the rooms makes the stated position doubtful."""
HEEDING_NO_MAP = ("frame", "by hand", "map conversion")
"""Evidence that map conversions cannot contradict."""
UNIT_BOX: Box = (0.0, 0.0, 0.0, 1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the coordinates of one source model become the building's.

    `offset` moves its world coordinates to those of the model with the building's frame, as shown in a viewer: rotated
    about the origin, then shifted. An alignment that is not `trusted` fits but is unproved.
    """

    model: str
    to: str
    move: Frame
    evidence: Evidence
    trusted: bool
    offset: Frame = STILL
    exact: bool = True
    """False where the offset was only searched for"""
    map_gap_m: float | None = None
    """metres from this position to that given by the map conversions of both models"""


def align_all(surveys: Sequence[Survey]) -> list[Alignment]:
    """Align the source models of one building; the results are in the order of `surveys`."""
    base = frame_of(surveys)
    return [] if base is None else [align(base, survey) for survey in surveys]


def frame_of(surveys: Sequence[Survey]) -> Survey | None:
    """The model whose frame is the building's: the first architecture with rooms, else any with rooms, else any."""
    ranked = sorted(surveys, key=lambda survey: (not survey.rooms, survey.discipline != "architecture"))
    return ranked[0] if ranked else None


def align(base: Survey, other: Survey) -> Alignment:
    """Align the model `other` to `base`, the model that has the building's frame."""
    if other.name == base.name:
        return _alignment(base, other, Candidate("frame", STILL))
    if other.by_hand is not None:
        return _alignment(base, other, Candidate("by hand", in_frames(base, other, other.by_hand)))
    decided = _proven(base, other) or _stated(base, other)
    return decided or _lost(base, other)


def _alignment(base: Survey, other: Survey, found: Candidate, *, trusted: bool = True, exact: bool = True) -> Alignment:
    into_building = inverse(base.georeference.building)
    return Alignment(
        model=other.name,
        to=base.name,
        move=then(into_building, found.move),
        evidence=found.evidence,
        trusted=trusted,
        offset=_calm(between_worlds(base, other, found.move), other),
        exact=exact,
        map_gap_m=None if found.evidence in HEEDING_NO_MAP or not trusted else _map_gap_m(base, other, found.move),
    )


def _map_gap_m(base: Survey, other: Survey, move: Frame) -> float | None:
    """The distance, in metres, by which the map conversions disagree with the move; None where they agree or one is
    missing.
    """
    box = other.box or UNIT_BOX
    gaps_m = [apart_m(candidate.move, move, box) for candidate in map_conversions(base, other)]
    return min(gaps_m) if gaps_m and min(gaps_m) > SAME_PLACE_M else None


def _calm(offset: Frame, other: Survey) -> Frame:
    """The offset; no move where it is negligible."""
    corner = other.box or UNIT_BOX
    return STILL if apart_m(offset, STILL, corner) <= SAME_PLACE_M / 10 else offset


def _proven(base: Survey, other: Survey) -> Alignment | None:
    """The alignment by shared content, which outranks the models' own statements."""
    world = same_world(base, other)
    for proof in shared(base, other):
        return _alignment(base, other, world if _is_same(proof, world, other) else proof)
    return None


def _stated(base: Survey, other: Survey) -> Alignment | None:
    """The alignment by the models' statements, if it fits; not trusted where another position fits better."""
    fitting = Fitting(base, other)
    world = same_world(base, other)
    candidates = [world, *map_conversions(base, other), *placements(base, other)]
    shares = {candidate: fitting.share(candidate.move) for candidate in candidates}
    best = max(shares.values())
    close = [candidate for candidate in candidates if shares[candidate] >= max(FITS, best - CLOSE)]
    if not close:
        return None
    chosen = next((candidate for candidate in close if candidate.evidence == "map conversion"), close[0])
    if _is_same(chosen, world, other):
        chosen = world
    others = [candidate for candidate in close if not _is_same(chosen, candidate, other)]
    if others and not _is_certain(chosen, fitting):
        rival = max(others if chosen is world else close, key=lambda candidate: shares[candidate])
        return _alignment(base, other, rival, trusted=False)
    return _levelled(base, other, chosen, fitting) or _doubted(base, other, chosen, fitting)


def _is_certain(chosen: Candidate, fitting: Fitting) -> bool:
    """Whether a candidate is preferred to others that fit equally well: map conversions are, and common world
    coordinates.
    """
    return chosen.evidence == "map conversion" or (chosen.evidence == "coordinates" and fitting.tells)


def _levelled(base: Survey, other: Survey, chosen: Candidate, fitting: Fitting) -> Alignment | None:
    """The alignment lifted so that storeys agree, where elements then fit no worse; trusted if the storey names
    agree.
    """
    heights = [(name, height + chosen.move.z_m) for name, height in other.heights_m]
    lift_m = best_lift_m(base.heights_m, heights)
    move = chosen.move
    lifted = Candidate("storeys", Frame(move.x_m, move.y_m, move.z_m + lift_m, move.turn_deg))
    if abs(lift_m) <= SAME_M or fitting.share(lifted.move) < fitting.share(move):
        return None
    named_m = named_lift_m(base.heights_m, heights)
    by_name = named_m is not None and abs(named_m - lift_m) <= EXACT_M
    return _alignment(base, other, lifted, trusted=by_name and fitting.share(lifted.move) >= FITS)


def _doubted(base: Survey, other: Survey, chosen: Candidate, fitting: Fitting) -> Alignment:
    """The chosen move, unless another one fits clearly better, or the model contradicts itself."""
    lift_m = _adrift_m(other)
    if lift_m:
        lifted = then(Frame(z_m=lift_m), chosen.move)
        return _alignment(base, other, Candidate("none", lifted), trusted=False, exact=False)
    share = fitting.share(chosen.move)
    if fitting.tells and share < SURE:
        search = Search(base, other)
        better = max(search.near(chosen.move), search.anywhere(chosen.move), key=fitting.share)
        if fitting.share(better) >= share + DOUBT:
            return _alignment(base, other, Candidate("none", better), trusted=False, exact=False)
    return _alignment(base, other, chosen)


def _adrift_m(other: Survey) -> float:
    """The height, in metres, by which a model's elements have to be lifted to reach its own storeys."""
    heights = {global_id: (box[2] + box[5]) / 2 - other.zero_m for global_id, box in other.boxes.items()}
    on_storeys = [(elevation_m, heights[global_id]) for global_id, elevation_m in other.storey_of.items()]
    return adrift_m(on_storeys, [storey.elevation_m for storey in other.storeys])


def _lost(base: Survey, other: Survey) -> Alignment:
    """No statement fits: not trusted, unless nothing fits better and all elements are in or on the building."""
    fitting = Fitting(base, other)
    world = same_world(base, other)
    if not fitting.tells:
        return _alignment(base, other, world, trusted=False, exact=False)
    lifted = then(Frame(z_m=_adrift_m(other)), world.move)
    found = [lifted, Search(base, other).anywhere(lifted)]
    better = next((move for move in found if fitting.share(move) >= FITS), found[-1])
    if fitting.share(better) < fitting.share(world.move) + DOUBT:
        return _alignment(base, other, world, trusted=fitting.within(world.move) >= SURE, exact=False)
    return _alignment(base, other, Candidate("none", better), trusted=False, exact=False)


def _is_same(first: Candidate, second: Candidate, other: Survey) -> bool:
    return apart_m(first.move, second.move, other.box or UNIT_BOX) <= SAME_PLACE_M
