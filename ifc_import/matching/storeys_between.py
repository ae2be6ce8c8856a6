"""Which storeys of two models are one: by elevation and height, then by name.

Services models call storeys otherwise than architects, and count them from the structural floor instead of the
finished one. Elevations are those of the model that is imported, whatever zero the other one counts from; without them,
where the coordinates of two models do not fit, only names are left.
"""

from collections.abc import Callable, Iterator

from ifc_import.matching.pairing import Pair, Pairing
from ifc_import.vocabulary.storey_names import same_storey_name
from registry.plan import Known, Stated

SAME_STOREY_M = 0.5
"""Storeys of two models whose elevations differ by less are one: structural against finished floor."""
NAMED_ALIKE_M = 1.2
"""So much they can differ where they are named alike: less than half a storey."""
HEIGHT_SHARE = 0.2
"""How much a metre of difference in height counts beside one in elevation."""
NAME_M = 0.3
"""A like name makes up for this much."""


def recognise_between_models(pairing: Pairing) -> None:
    """Match the storeys that are left with those of other models."""
    pairing.join_surest("elevation in another model", _pairs(pairing, elevation_gap_m))
    pairing.join_surest("name in another model", _pairs(pairing, name_gap))


def _pairs(pairing: Pairing, gap: Callable[[Stated, Known], float | None]) -> Iterator[Pair]:
    for index in pairing.left("storey"):
        for known in pairing.others("storey"):
            distance = gap(pairing.stated[index], known)
            if distance is not None:
                yield round(distance, 6), index, known


def elevation_gap_m(stated: Stated, known: Known) -> float | None:
    """How far apart two storeys are, smaller for like names; None where they can't be one."""
    new, old = stated.facts["elevation_m"], known.facts["elevation_m"]
    if new is None or old is None:
        return None
    alike = same_storey_name(stated.facts["name"], known.facts["name"])
    gap_m = float(abs(new - old))
    if gap_m > (NAMED_ALIKE_M if alike else SAME_STOREY_M):
        return None
    return gap_m + HEIGHT_SHARE * _height_gap_m(stated, known) - NAME_M * alike


def name_gap(stated: Stated, known: Known) -> float | None:
    """0 for two storeys named alike of which one lies nobody knows how high; None for all others."""
    if None not in (stated.facts["elevation_m"], known.facts["elevation_m"]):
        return None
    return 0.0 if same_storey_name(stated.facts["name"], known.facts["name"]) else None


def _height_gap_m(stated: Stated, known: Known) -> float:
    """How much the heights differ; nothing where one is not known."""
    new, old = stated.facts["height_m"], known.facts["height_m"]
    return 0.0 if new is None or old is None else float(abs(new - old))
