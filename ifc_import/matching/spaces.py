"""Recognition of spaces from one revision to the next: by id, by storey and number, by outline.

The sign of a room that was split or merged must not go to the wrong part. An id is trusted unless number and outline
both contradict it; a number is trusted unless most of the old room is now elsewhere. Docs: decision 19.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import shapely
from shapely.geometry.base import BaseGeometry

from ifc_import.matching.identities import by_key
from ifc_import.matching.pairing import Pair, Pairing
from ifc_import.matching.whereabouts import Whereabouts
from registry.plan import Known, Stated

CROWD = 200
"""A space that overlaps more than this many others can't be recognised by outline."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """The overlap of two outlines, as shares from 0 to 1: of the old outline, of the new one, and of their union."""

    of_old: float
    of_new: float
    of_both: float


def overlap(new: Stated, old: Known) -> Overlap | None:
    """The overlap of two spaces; None where one has no outline. Spaces above one another do not overlap."""
    if new.facts["footprint"] is None or old.facts["footprint"] is None:
        return None
    if not _share_height(new, old):
        return Overlap(0.0, 0.0, 0.0)
    new_shape, old_shape = _shape(new.facts["footprint"]), _shape(old.facts["footprint"])
    shared = new_shape.intersection(old_shape).area
    both = new_shape.area + old_shape.area - shared
    return Overlap(_share(shared, old_shape.area), _share(shared, new_shape.area), _share(shared, both))


def overlaps(new: Sequence[tuple[int, Stated]], old: Sequence[Known]) -> Iterator[tuple[int, Known, Overlap]]:
    """All pairs of spaces that overlap: index of the new one, the old one, and the overlap."""
    outlined = [space for space in old if space.facts["footprint"] is not None]
    if not outlined:
        return
    tree = shapely.STRtree([_shape(space.facts["footprint"]) for space in outlined])
    for index, stated in new:
        if stated.facts["footprint"] is None:
            continue
        met = tree.query(_shape(stated.facts["footprint"])).tolist()
        for hit in met if len(met) <= CROWD else ():
            shared = overlap(stated, outlined[hit])
            if shared is not None and shared.of_both > 0:
                yield index, outlined[hit], shared


def _share(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0


def _share_height(new: Stated, old: Known) -> bool:
    return bool(min(new.facts["z_max_m"], old.facts["z_max_m"]) > max(new.facts["z_min_m"], old.facts["z_min_m"]))


@lru_cache(maxsize=4096)
def _shape(outline: str) -> BaseGeometry:
    return shapely.from_wkb(outline)


SAME_ROOM_SHARE = 0.8
"""Two outlines are the same room where they share this much of their union."""

MOST = 0.5
"""A part with more than this share of a room has most of it; at most one part does."""


def recognise_spaces(pairing: Pairing) -> None:
    """Match the spaces of `pairing`, after its storeys."""
    places = Whereabouts(pairing)

    def by_number(space: Stated | Known) -> Hashable | None:
        name = space.facts["number"] or space.facts["name"]
        return (places.storey_of(space), name) if name else None

    pairing.join("global id", by_key, "space", pairing.own("space"), _is_no_other_room)
    pairing.join("global id returned", by_key, "space", pairing.closed("space"))
    pairing.join("global id in another model", by_key, "space", pairing.others("space"))
    pairing.join("storey and number", by_number, "space", pairing.own("space"), _has_most_of_it)
    pairing.join_surest("outline", _same_outlines(pairing, pairing.own("space")))
    pairing.join("global id", by_key, "space", pairing.own("space"))
    elsewhere = _found_elsewhere(pairing)
    pairing.join(
        "storey and number", by_number, "space", pairing.own("space"), lambda _, old: old.element_id not in elsewhere
    )
    of_number = (pair for pair in _same_outlines(pairing, pairing.others("space")) if _same_number(pairing, pair))
    pairing.join_surest("number and outline in another model", of_number)


def _is_no_other_room(new: Stated, old: Known) -> bool:
    """Whether the id still means the same room: its number, or most of its outline, agrees."""
    return new.facts["number"] == old.facts["number"] or _has_most_of_it(new, old)


def _has_most_of_it(new: Stated, old: Known) -> bool:
    """Whether most of the old room is in the new one; unknown outlines do not contradict this."""
    if new.facts["footprint"] == old.facts["footprint"]:
        return True
    shared = overlap(new, old)
    return shared is None or shared.of_old > MOST


def _same_outlines(pairing: Pairing, candidates: list[Known]) -> Iterable[Pair]:
    """Pairs with the same outline, nearest first; of several on one outline those with the same number and name."""
    left = [(index, pairing.stated[index]) for index in pairing.left("space")]
    for index, known, shared in overlaps(left, candidates) if left else ():
        if shared.of_both >= SAME_ROOM_SHARE:
            yield _differences(pairing.stated[index], known) + round(1.0 - shared.of_both, 3), index, known


def _differences(new: Stated, old: Known) -> int:
    return sum(new.facts.get(name) != old.facts.get(name) for name in ("number", "name", "predefined_type"))


def _found_elsewhere(pairing: Pairing) -> set[int]:
    """Ids of the elements most of which lie in a space that is not matched yet."""
    left = [(index, pairing.stated[index]) for index in pairing.left("space")]
    met = overlaps(left, pairing.own("space")) if left else ()
    return {known.element_id for _index, known, shared in met if shared.of_old > MOST}


def _same_number(pairing: Pairing, pair: Pair) -> bool:
    return bool(pairing.stated[pair[1]].facts["number"] == pair[2].facts["number"])
