"""Which space this was before: by id, by storey and number, by outline.

The sign of a room that was split or merged must not go to the wrong part. An id is believed unless number and outline
both speak against it; a number unless most of the old room is elsewhere now. Docs: decision 19.
"""

from collections.abc import Hashable, Iterable

from ifc_import.matching.identities import by_key
from ifc_import.matching.outlines import overlap, overlaps
from ifc_import.matching.pairing import Pair, Pairing
from ifc_import.matching.whereabouts import Whereabouts
from registry.plan import Known, Stated

SAME_ROOM_SHARE = 0.8
"""Two outlines are one room where they share this much of what both cover."""

MOST = 0.5
"""The part that has more of a room than this has most of it: at most one part does."""


def recognise_spaces(pairing: Pairing) -> None:
    """Match the spaces, their storeys being matched."""
    places = Whereabouts(pairing)

    def by_number(one: Stated | Known) -> Hashable | None:
        name = one.facts["number"] or one.facts["name"]
        return (places.storey_of(one), name) if name else None

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
    """Whether the old id is still at the old room: its number, or most of it, is."""
    return new.facts["number"] == old.facts["number"] or _has_most_of_it(new, old)


def _has_most_of_it(new: Stated, old: Known) -> bool:
    """Whether more of the old room is in the new one than in any other; unknown outlines say nothing against it."""
    if new.facts["footprint"] == old.facts["footprint"]:
        return True
    shared = overlap(new, old)
    return shared is None or shared.of_old > MOST


def _same_outlines(pairing: Pairing, candidates: list[Known]) -> Iterable[Pair]:
    """Pairs of one outline, nearest first; of several on one outline those that are called the same."""
    left = [(index, pairing.stated[index]) for index in pairing.left("space")]
    for index, one, shared in overlaps(left, candidates) if left else ():
        if shared.of_both >= SAME_ROOM_SHARE:
            yield _differences(pairing.stated[index], one) + round(1.0 - shared.of_both, 3), index, one


def _differences(new: Stated, old: Known) -> int:
    return sum(new.facts.get(name) != old.facts.get(name) for name in ("number", "name", "predefined_type"))


def _found_elsewhere(pairing: Pairing) -> set[int]:
    """Elements of which most lies in a space that is not matched yet."""
    left = [(index, pairing.stated[index]) for index in pairing.left("space")]
    met = overlaps(left, pairing.own("space")) if left else ()
    return {one.element_id for _index, one, shared in met if shared.of_old > MOST}


def _same_number(pairing: Pairing, pair: Pair) -> bool:
    return bool(pairing.stated[pair[1]].facts["number"] == pair[2].facts["number"])
