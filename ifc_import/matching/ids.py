"""Recognition by GlobalId, as far as number, name and place do not contradict it. Docs: decision 48.

Ids are witnesses, not judges: programs give them out anew by counting, copy them with a wing, and let them go round. An
id is followed where number, name or place agrees. Where everything that speaks contradicts it, the element is left to
the rules by number and place. What only the id speaks for is kept and reported; if there is much of it, a person has to
say what the ids are worth.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ifc_import.matching.doubts import Doubt, Outcome
from ifc_import.matching.identities import are_two_things, by_global_id, by_key, called, likeness
from ifc_import.matching.overlaps import overlaps
from ifc_import.matching.pairing import Pairing
from ifc_import.matching.positions import Positions
from ifc_import.matching.witnesses import Evidence, Witnesses, Word
from registry.plan import ElementKind, Known, Stated

SAME_OUTLINE_SHARE, EXACT_M = 0.95, 0.05
"""A space or an asset in the exact place of another: the share of their union, and the distance of their centres."""


@dataclass(frozen=True, slots=True)
class _Pair:
    index: int
    stated: Stated
    known: Known
    evidence: Evidence


def recognise_by_id(pairing: Pairing, kind: ElementKind) -> None:
    """Match the source model's own elements of a kind by id, as far as the other facts allow."""
    pairs = pairing.same_identity(by_key, kind, pairing.own(kind))
    for index, known in pairs:
        if pairing.stated[index].digest == known.digest:
            pairing.take(index, known, "global id")
    left = [(index, known) for index, known in pairs if index not in pairing.found]
    if left:
        _judge(pairing, kind, left)


def _judge(pairing: Pairing, kind: ElementKind, pairs: Sequence[tuple[int, Known]]) -> None:
    """Match those pairs of the same id that the evidence confirms or leaves open, and record the doubts."""
    witnesses = Witnesses(pairing, kind)
    doubtful = []
    for index, known in pairs:
        stated = pairing.stated[index]
        pair = _Pair(index, stated, known, witnesses.of(stated, known))
        if not _is_confirmed(pair.evidence):
            doubtful.append(pair)
            continue
        pairing.take(pair.index, pair.known, "global id")
        if are_two_things(pair.stated, pair.known):
            pairing.doubts.append(Doubt(Outcome.REPLACED, pair.stated, pair.known))
    if doubtful:
        _settle(pairing, kind, doubtful, witnesses)


def _is_confirmed(evidence: Evidence) -> bool:
    """Whether number, name or place agree with an id, or none of them contradicts it."""
    if Word.AGREES in (evidence.number, evidence.place):
        return True
    if evidence.name is Word.AGREES:
        return not evidence.contradicts
    return evidence.place is Word.SILENT and evidence.number is Word.SILENT


def _settle(pairing: Pairing, kind: ElementKind, doubtful: Sequence[_Pair], witnesses: Witnesses) -> None:
    """Decide on the ids that nothing confirms: keep the element, let its place decide, or leave it to other rules.

    Where a person distrusts the ids of a file, an id alone keeps nothing that may be another element.
    """
    silent = [pair for pair in doubtful if pair.evidence.number is pair.evidence.name is Word.SILENT]
    renumbered = [
        pair
        for pair in doubtful
        if kind == "space" and pair.evidence.place is Word.SILENT and pair.evidence.number is Word.CONTRADICTS
    ]
    moved, chained = _by_place(pairing, kind, silent)
    gone, doubled = _by_number(pairing, renumbered, witnesses)
    for pair in (*moved, *gone):
        _keep(pairing, pair, settled=True)
    for pair in (*chained, *doubled) if not pairing.distrusts_ids else ():
        _keep(pairing, pair, settled=False)
    for pair in doubtful:
        if pair.index not in pairing.found:
            named = pair.evidence.name is Word.AGREES
            pairing.doubts.append(Doubt(Outcome.OTHERS, pair.stated, pair.known, named))


def _keep(pairing: Pairing, pair: _Pair, *, settled: bool) -> None:
    pairing.take(pair.index, pair.known, "global id")
    pairing.doubts.append(Doubt(Outcome.KEPT, pair.stated, pair.known, settled=settled))


def _by_place(pairing: Pairing, kind: ElementKind, pairs: Sequence[_Pair]) -> tuple[list[_Pair], list[_Pair]]:
    """Elements that only their ids identify, and that are elsewhere: those that moved, and those that may not have.

    Where similar ones exchanged their places exactly, in a closed ring, their ids did: each code stays in its place.
    Where one has the exact place of another that went on, an open chain, nothing says whether they or their ids moved.
    """
    by_index = {pair.index: pair for pair in pairs}
    standing = _standing_in(pairing, kind, pairs)
    rings = {index for index in standing if _is_in_ring(index, standing)}
    for index in rings:
        pair, other = by_index[index], by_index[standing[index]]
        pairing.take(other.index, pair.known, "exact place")
        pairing.doubts.append(Doubt(Outcome.PLACE, other.stated, pair.known))
    linked = {*standing, *standing.values()}
    rest = [pair for pair in pairs if pair.index not in rings]
    return [pair for pair in rest if pair.index not in linked], [pair for pair in rest if pair.index in linked]


def _standing_in(pairing: Pairing, kind: ElementKind, pairs: Sequence[_Pair]) -> dict[int, int]:
    """Index of an element → index of the one of `pairs` that is exactly where that was before."""
    now = [(pair.index, pair.stated) for pair in pairs]
    old = {pair.known.element_id: pair.index for pair in pairs}
    if kind == "space":
        found = (
            (index, known)
            for index, known, shared in overlaps(now, [pair.known for pair in pairs])
            if shared.of_both >= SAME_OUTLINE_SHARE
        )
    else:
        found = ((near.index, near.known) for near in Positions(pairing).near(pairing, EXACT_M))
    among = {index for index, _stated in now}
    return {
        old[known.element_id]: index
        for index, known in found
        if known.element_id in old and index in among and old[known.element_id] != index
    }


def _is_in_ring(start: int, standing: Mapping[int, int]) -> bool:
    seen: set[int] = set()
    index = standing.get(start)
    while index is not None and index not in seen:
        if index == start:
            return True
        seen.add(index)
        index = standing.get(index)
    return False


def _by_number(pairing: Pairing, pairs: Sequence[_Pair], witnesses: Witnesses) -> tuple[list[_Pair], list[_Pair]]:
    """Rooms with another number and without a place: those whose old number is gone, and those whose old number is on
    another room now. The latter leaves out those whose name went there along with the number.
    """
    numbered = {
        called(pairing.stated[index], "number"): pairing.stated[index]
        for index in pairing.all("space")
        if witnesses.is_own(pairing.stated[index], "number")
    }
    gone, doubled = [], []
    for pair in pairs:
        holder = numbered.get(called(pair.known, "number"))
        if holder is None:
            gone.append(pair)
        elif not _has_its_name(holder, pair):
            doubled.append(pair)
    return gone, doubled


def _has_its_name(holder: Stated, pair: _Pair) -> bool:
    """Whether the room that has the old number has the old name too, and the room with the id has another one."""
    name = called(pair.known, "name")
    return bool(name) and called(holder, "name") == name != called(pair.stated, "name")


def recognise_returned(pairing: Pairing, kind: ElementKind) -> None:
    """Match elements with removed ones of the same id, where number, name or place agrees as well."""
    closed = pairing.closed(kind)
    if closed and pairing.left(kind):
        witnesses = Witnesses(pairing, kind)
        pairing.join(
            "global id returned", by_key, kind, closed, lambda new, old: _is_confirmed_again(witnesses.of(new, old))
        )


def recognise_by_shared_id(pairing: Pairing) -> None:
    """Match assets by id and class, whatever their keys were: a door and a lamp may share an id."""
    own = pairing.own("asset")
    if own and pairing.left("asset"):
        witnesses = Witnesses(pairing, "asset")
        pairing.join(
            "global id and class", by_global_id, "asset", own, lambda new, old: _is_confirmed(witnesses.of(new, old))
        )


def _is_confirmed_again(evidence: Evidence) -> bool:
    return evidence.agrees and not evidence.contradicts


def recognise_by_id_elsewhere(pairing: Pairing, kind: ElementKind) -> None:
    """Match elements with those of the same id in other source models, where number, name or place agrees.

    Two models may repeat ids for different elements: a wing saved from the other, or ids by counting. Where nothing
    speaks, the same class, type and name are enough.
    """
    others = pairing.others(kind)
    if not others or not pairing.left(kind):
        return
    witnesses = Witnesses(pairing, kind)
    for index, known in pairing.same_identity(by_key, kind, others):
        stated = pairing.stated[index]
        if _is_same_elsewhere(stated, known, witnesses.of(stated, known)):
            pairing.take(index, known, "global id in another model")
        else:
            pairing.doubts.append(Doubt(Outcome.ELSEWHERE, stated, known))


def _is_same_elsewhere(stated: Stated, known: Known, evidence: Evidence) -> bool:
    if Word.AGREES in (evidence.number, evidence.place):
        return True
    if evidence.number is Word.CONTRADICTS or evidence.place is Word.CONTRADICTS:
        return False
    if stated.kind == "asset" and evidence.name is not Word.SILENT:
        return evidence.name is Word.AGREES
    return (
        likeness(stated) == likeness(known) if stated.kind == "asset" else stated.facts["name"] == known.facts["name"]
    )
