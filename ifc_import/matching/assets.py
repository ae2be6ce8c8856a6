"""Recognition of assets from one revision to the next: by id, owner's key, tag, and position among similar assets."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from ifc_import.matching.identities import (
    OWNERS_KEYS,
    are_two_things,
    by_owners,
    by_tag,
    likeness,
)
from ifc_import.matching.ids import (
    recognise_by_id,
    recognise_by_id_elsewhere,
    recognise_by_shared_id,
    recognise_returned,
)
from ifc_import.matching.pairing import Pair, Pairing
from ifc_import.matching.positions import Positions
from ifc_import.matching.twins import recognise_twins
from ifc_import.matching.whereabouts import Whereabouts
from registry.plan import Known, Stated

SAME_PLACE_M = 0.05
"""Two similar devices closer than this are the same one."""

NUDGED_M = 0.5
"""How far a device may have moved in its room and still be recognised without a person's confirmation."""

MANY = 50
"""With more similar devices than this in one room, small distances do not distinguish them."""

NAMED_ANEW = 1e-4
"""Bonus in metres for the same name, between candidates at the same position."""

FEWEST_MM = 5
"""Distances that differ by less are equal: exported coordinates are no more precise."""


def recognise_assets(pairing: Pairing) -> None:
    """Match the assets of `pairing`, after its storeys and spaces."""
    recognise_by_id(pairing, "asset")
    if not pairing.left("asset"):
        return
    recognise_returned(pairing, "asset")
    recognise_by_id_elsewhere(pairing, "asset")
    recognise_by_shared_id(pairing)
    for name in OWNERS_KEYS:
        rule = f"owner's key: {name.replace('_', ' ')}"
        pairing.join(rule, by_owners(name), "asset", pairing.own("asset"), _may_be_same)
    pairing.join("tag", by_tag, "asset", pairing.own("asset"), _may_be_same)
    _by_position(pairing)
    for name in OWNERS_KEYS:
        rule = f"owner's key in another model: {name.replace('_', ' ')}"
        pairing.join(rule, by_owners(name, of_type=False), "asset", pairing.others("asset"), _may_be_same)
    recognise_twins(pairing)


def in_rooms(pairing: Pairing, places: Whereabouts) -> Iterator[tuple[list[int], list[Known]]]:
    """The unmatched similar assets of each room, or of each storey without rooms: new and known ones."""

    def where(element: Stated | Known) -> Hashable:
        return likeness(element), places.room_of(element) or places.storey_of(element)

    new: dict[Hashable, list[int]] = defaultdict(list)
    old: dict[Hashable, list[Known]] = defaultdict(list)
    for index in pairing.left("asset"):
        new[where(pairing.stated[index])].append(index)
    for asset in pairing.own("asset") if new else ():
        old[where(asset)].append(asset)
    for group, indices in new.items():
        if group in old:
            yield indices, old[group]


def _may_be_same(new: Stated, old: Known) -> bool:
    return not are_two_things(new, old)


def _by_position(pairing: Pairing) -> None:
    positions = Positions(pairing)
    same_place = [
        (_steps(pair.distance_m) + _named_anew(pairing.stated[pair.index], pair.known), pair.index, pair.known)
        for pair in positions.near(pairing, SAME_PLACE_M)
    ]
    pairing.join_surest("type and position", same_place)
    nudged = [
        pair for new, old in in_rooms(pairing, Whereabouts(pairing)) for pair in _nudged(pairing, positions, new, old)
    ]
    pairing.join_surest("type and room", nudged)


def _steps(distance_m: float) -> float:
    """The distance rounded to the precision of exported coordinates."""
    return round(distance_m * 1000 / FEWEST_MM) * FEWEST_MM / 1000


def _named_anew(new: Stated, old: Known) -> float:
    return 0.0 if new.facts["name"] == old.facts["name"] else NAMED_ANEW


def _nudged(pairing: Pairing, positions: Positions, new: Sequence[int], old: Sequence[Known]) -> list[Pair]:
    """The pairs of a room with equal numbers of similar new and known devices, each nearest to its own partner.

    Where each has its own nearest partner, no other pairing has a smaller total distance.
    """
    if len(new) != len(old) or len(new) > MANY:
        return []
    pairs = [
        (distance_m, index, candidate)
        for index in new
        for candidate in old
        if (distance_m := positions.distance_m(pairing.stated[index], candidate)) is not None
        and _may_be_same(pairing.stated[index], candidate)
    ]
    best = _mutual(pairs)
    is_whole = len(best) == len(new) and all(distance_m <= NUDGED_M for distance_m, _index, _candidate in best)
    return best if is_whole else []


def _mutual(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs whose members are nearer to each other than to any other."""
    of_new: dict[int, list[float]] = defaultdict(list)
    of_old: dict[int, list[float]] = defaultdict(list)
    for distance_m, index, candidate in pairs:
        of_new[index].append(distance_m)
        of_old[candidate.element_id].append(distance_m)
    return [
        (distance_m, index, candidate)
        for distance_m, index, candidate in pairs
        if _is_least(distance_m, of_new[index]) and _is_least(distance_m, of_old[candidate.element_id])
    ]


def _is_least(value: float, among: Sequence[float]) -> bool:
    return sum(number <= value + SAME_PLACE_M for number in among) == 1
