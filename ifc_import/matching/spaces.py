"""Recognition of spaces from one revision to the next: by id, by storey and number, by outline.

The sign of a room that was split or merged must not go to the wrong part. An id is trusted as far as number, name and
outline allow; a number is trusted unless most of the old room is now elsewhere. Docs: decisions 19 and 48.
"""

from collections.abc import Hashable, Iterable

from ifc_import.matching.ids import recognise_by_id, recognise_by_id_elsewhere, recognise_returned
from ifc_import.matching.overlaps import MOST, overlap, overlaps
from ifc_import.matching.pairing import Pair, Pairing
from ifc_import.matching.whereabouts import Whereabouts
from registry.plan import Known, Stated

SAME_ROOM_SHARE = 0.8
"""Two outlines are the same room where they share this much of their union."""


def recognise_spaces(pairing: Pairing) -> None:
    """Match the spaces of `pairing`, after its storeys."""
    places = Whereabouts(pairing)

    def by_number(space: Stated | Known) -> Hashable | None:
        name = space.facts["number"] or space.facts["name"]
        return (places.storey_of(space), name) if name else None

    recognise_by_id(pairing, "space")
    recognise_returned(pairing, "space")
    recognise_by_id_elsewhere(pairing, "space")
    pairing.join("storey and number", by_number, "space", pairing.own("space"), _has_most_of_it)
    pairing.join_surest("outline", _same_outlines(pairing, pairing.own("space")))
    elsewhere = _found_elsewhere(pairing)
    pairing.join(
        "storey and number", by_number, "space", pairing.own("space"), lambda _, old: old.element_id not in elsewhere
    )
    of_number = (pair for pair in _same_outlines(pairing, pairing.others("space")) if _same_number(pairing, pair))
    pairing.join_surest("number and outline in another model", of_number)


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
