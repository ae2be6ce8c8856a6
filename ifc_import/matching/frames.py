"""Brings what is known of a source model into the coordinates of its new revision, where the whole model was moved."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import shapely

from ifc_import.aligning.congruence import Point, move_by_points, move_by_rooms
from ifc_import.aligning.moved_facts import moved_facts
from ifc_import.aligning.survey import SurveyedRoom
from registry.plan import Known, Stated
from registry.snapshot import Frame

STAYED_M, STAYED_DEG = 0.05, 0.01
"""A smaller move is none: outlines and positions are compared with more tolerance."""
MOST = 0.5
"""Where more than this share of the elements is stated as before, the model was not moved."""


def brought_over(stated: Sequence[Stated], known: Sequence[Known]) -> Sequence[Known]:
    """The known elements, the source model's own ones with their coordinates in its new revision.

    The move is the one that most rooms with the same number and size show, otherwise most assets with the same tag.
    GlobalIds prove nothing here.
    """
    own = [element for element in known if element.own and element.open]
    if _is_mostly_as_before(stated, own):
        return known
    move = move_by_rooms(_rooms(stated), _rooms(own)) or move_by_points(*_tagged(stated, own))
    if move is None or _is_none(move):
        return known
    return [replace(one, facts=moved_facts(one.facts, move, 0.0)) if one.own else one for one in known]


def _is_none(move: Frame) -> bool:
    return max(abs(move.x_m), abs(move.y_m), abs(move.z_m)) <= STAYED_M and abs(move.turn_deg) <= STAYED_DEG


def _is_mostly_as_before(stated: Sequence[Stated], own: Sequence[Known]) -> bool:
    digests = {element.key: element.digest for element in own}
    same = sum(digests.get(element.key) == element.digest for element in stated)
    return same > MOST * len(own)


def _rooms(elements: Iterable[Stated | Known]) -> list[SurveyedRoom]:
    return [
        SurveyedRoom(
            element.facts["number"],
            shapely.make_valid(shapely.from_wkb(element.facts["footprint"])),
            element.facts["z_min_m"],
            element.facts["z_max_m"],
        )
        for element in elements
        if element.kind == "space" and element.facts["number"] and element.facts["footprint"] is not None
    ]


def _tagged(stated: Iterable[Stated], own: Iterable[Known]) -> tuple[list[Point], list[Point]]:
    """The centres of the assets with the same class and tag, now and before."""
    now, before = _centres(stated), _centres(own)
    shared = sorted(now.keys() & before.keys())
    return [now[tag] for tag in shared], [before[tag] for tag in shared]


def _centres(elements: Iterable[Stated | Known]) -> dict[tuple[str, str], Point]:
    """Class and tag of the assets that have a box and share them with no other → the centre of the box."""
    tagged = [
        ((element.ifc_class, element.facts["tag"]), element.facts["box"])
        for element in elements
        if element.kind == "asset" and element.facts.get("tag") and element.facts.get("box") is not None
    ]
    times = Counter(tag for tag, _box in tagged)
    return {tag: _centre(box) for tag, box in tagged if times[tag] == 1}


def _centre(box: Sequence[float]) -> Point:
    return (box[0] + box[3]) / 2, (box[1] + box[4]) / 2, (box[2] + box[5]) / 2
