"""Proposed matches: new elements that may be removed ones, for a person to confirm.

Confidence is 0 to 1: near 1 for a single likely partner within a few centimetres, a half for one of several, and below
that for the same room only.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeVar

from ifc_import.matching.assets import MANY, in_rooms
from ifc_import.matching.doubts import Outcome
from ifc_import.matching.identities import OWNERS_KEYS, are_two_things, by_owners, likeness
from ifc_import.matching.overlaps import MOST, overlaps
from ifc_import.matching.pairing import Identity, Pairing
from ifc_import.matching.positions import Positions
from ifc_import.matching.whereabouts import Whereabouts
from registry.plan import Known, Proposed, Stated

NEAR_M = 2.0
"""How far a device may have moved to be proposed in any room."""

BY_OWNERS_KEY, BY_TAG, BY_NAME, ALIKE, IN_ROOM, BY_ID = 0.7, 0.8, 0.6, 0.5, 0.4, 0.3
"""Confidence of: the owner's key in another type, as with replaced devices; tag and class in another type; type and
name; one of several nearby; the same room only; the same id, against number and place.
"""

NEAREST, LOSS_PER_M = 0.95, 0.2
"""Confidence of the only similar device nearby, and its loss per metre."""


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Likely:
    confidence: float
    index: int
    known: Known
    rule: str
    distance_m: float | None = None


def propose(pairing: Pairing, rejected: AbstractSet[tuple[str, int]]) -> list[Proposed]:
    """The proposed matches of new with removed elements, one to one, the likeliest first; without those that a person
    rejected.
    """
    proposed: list[Proposed] = []
    taken: set[int] = set()
    used: set[int] = set()
    for pair in sorted(_likely(pairing), key=lambda pair: (-pair.confidence, pair.distance_m or 0.0, pair.index)):
        stated = pairing.stated[pair.index]
        if pair.index in used or pair.known.element_id in taken or (stated.key, pair.known.element_id) in rejected:
            continue
        used.add(pair.index)
        taken.add(pair.known.element_id)
        distance_m = None if pair.distance_m is None else round(pair.distance_m, 3)
        proposed.append(Proposed(stated.key, pair.known, pair.rule, round(pair.confidence, 2), distance_m))
    return proposed


def _likely(pairing: Pairing) -> Iterator[_Likely]:
    yield from _outlines(pairing)
    yield from _contradicted(pairing)
    if pairing.left("asset"):
        positions = Positions(pairing)
        for name in OWNERS_KEYS:
            rule = f"owner's key: {name.replace('_', ' ')}"
            yield from _alone(pairing, rule, BY_OWNERS_KEY, by_owners(name, of_type=False))
        yield from _alone(pairing, "tag and class", BY_TAG, _tag)
        yield from _near(pairing, positions)
        yield from _alone(pairing, "type and name", BY_NAME, _name)
        yield from _rooms(pairing, positions)


def _outlines(pairing: Pairing) -> Iterator[_Likely]:
    """Spaces that have most of a removed room, such as the larger part of a split room."""
    left = [(index, pairing.stated[index]) for index in pairing.left("space")]
    for index, known, shared in overlaps(left, pairing.own("space")) if left else ():
        if shared.of_both > MOST:
            yield _Likely(min(shared.of_both, NEAREST), index, known, "outline")


def _contradicted(pairing: Pairing) -> Iterator[_Likely]:
    """Elements whose id was not followed, where neither they nor the known ones were recognised otherwise."""
    left = {pairing.stated[index].key: index for kind in ("space", "asset") for index in pairing.left(kind)}
    for doubt in pairing.doubts:
        index = left.get(doubt.stated.key)
        if doubt.outcome is Outcome.OTHERS and index is not None and doubt.known.element_id not in pairing.taken:
            yield _Likely(BY_NAME if doubt.named else BY_ID, index, doubt.known, "global id")


def _near(pairing: Pairing, positions: Positions) -> Iterator[_Likely]:
    near = list(positions.near(pairing, NEAR_M))
    new = Counter(pair.index for pair in near)
    old = Counter(pair.known.element_id for pair in near)
    for pair in near:
        is_only_one = new[pair.index] == old[pair.known.element_id] == 1
        confidence = NEAREST - LOSS_PER_M * pair.distance_m if is_only_one else ALIKE
        yield _Likely(confidence, pair.index, pair.known, "type within 2 m", pair.distance_m)


def _tag(asset: Stated | Known) -> Hashable | None:
    stated = asset.facts.get("tag")
    return (asset.ifc_class, stated) if stated else None


def _name(asset: Stated | Known) -> Hashable:
    return (*likeness(asset), asset.facts["name"])


def _rooms(pairing: Pairing, positions: Positions) -> Iterator[_Likely]:
    """Devices of rooms with as many similar devices as before, wherever in the room they are."""
    for indices, old in in_rooms(pairing, Whereabouts(pairing)):
        if len(indices) != len(old) or len(old) > MANY:
            continue
        for index in indices:
            for known in old:
                if not are_two_things(pairing.stated[index], known):
                    distance_m = positions.distance_m(pairing.stated[index], known)
                    yield _Likely(IN_ROOM, index, known, "type and room", distance_m)


def _alone(pairing: Pairing, rule: str, confidence: float, identity: Identity) -> Iterator[_Likely]:
    """Elements with the same `identity`, where it is unique on either side."""
    new = _groups((identity(pairing.stated[index]), index) for index in pairing.left("asset"))
    old = _groups((identity(known), known) for known in pairing.own("asset"))
    for name in new.keys() & old.keys():
        if len(new[name]) == len(old[name]) == 1:
            [index], [known] = new[name], old[name]
            stated = pairing.stated[index]
            if pairing.is_compatible(stated, known) and not are_two_things(stated, known):
                yield _Likely(confidence, index, known, rule)


def _groups(named: Iterable[tuple[Hashable | None, _T]]) -> dict[Hashable, list[_T]]:
    groups: dict[Hashable, list[_T]] = defaultdict(list)
    for name, item in named:
        if name is not None:
            groups[name].append(item)
    return groups
