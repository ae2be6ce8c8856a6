"""Assets that two source models draw under different GlobalIds: a linked model that was exported with its host.

They are the same asset where class and place agree to a few centimetres, and tag or own name as well. Where only class
and place do, both are kept, and each pair is reported: two signs on one device are worse than a line in a receipt.
"""

from ifc_import.matching.doubts import Doubt, Outcome
from ifc_import.matching.identities import called
from ifc_import.matching.pairing import Pair, Pairing
from ifc_import.matching.positions import Near, Positions
from ifc_import.matching.witnesses import Witnesses
from registry.plan import Known, Stated

SAME_PLACE_M = 0.05
"""Twins are drawn by one program, and differ by less than this."""


def recognise_twins(pairing: Pairing) -> None:
    """Match assets with those of other models in the same place that have the same class, and the same tag or name."""
    if not pairing.left("asset") or not pairing.others("asset"):
        return
    near = [
        pair
        for pair in Positions(pairing).near(pairing, SAME_PLACE_M, like=_class, others=True)
        if pair.known.placed_independently
    ]
    if not near:
        return
    witnesses = Witnesses(pairing, "asset")
    pairing.join_surest("place and tag in another model", _pairs(pairing, near, witnesses, "tag"))
    pairing.join_surest("place and name in another model", _pairs(pairing, near, witnesses, "name"))
    for pair in near:
        if pair.index not in pairing.found and pair.known.element_id not in pairing.taken:
            pairing.doubts.append(Doubt(Outcome.TWIN, pairing.stated[pair.index], pair.known))


def _pairs(pairing: Pairing, near: list[Near], witnesses: Witnesses, fact: str) -> list[Pair]:
    """The pairs that agree on `fact`, which each has alone in its model."""
    return [
        (round(pair.distance_m, 3), pair.index, pair.known)
        for pair in near
        if witnesses.is_own(pairing.stated[pair.index], fact)
        and witnesses.is_own(pair.known, fact)
        and called(pairing.stated[pair.index], fact) == called(pair.known, fact)
    ]


def _class(asset: Stated | Known) -> str:
    return asset.ifc_class
