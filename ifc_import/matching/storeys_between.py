"""Recognition of the same storey in two models: by elevation and height, then by name.

Services models name storeys differently from architects' models, and measure them from the structural instead of the
finished floor. Elevations are in the frame of the imported model; without them, where the coordinates of two models do
not match, only names remain.
"""

from collections.abc import Callable, Iterator

from ifc_import.matching.pairing import Pair, Pairing
from ifc_import.vocabulary.storey_names import same_storey_name
from registry.plan import Known, Stated

SAME_STOREY_M = 0.5
"""Storeys of two models whose elevations differ by less are the same: structural and finished floor level."""
NAMED_ALIKE_M = 1.2
"""The greatest difference for storeys with similar names, in metres: less than half a storey."""
HEIGHT_SHARE = 0.2
"""The weight of a difference in height relative to one in elevation."""
NAME_M = 0.3
"""The difference, in metres, that a similar name makes up for."""


def recognise_between_models(pairing: Pairing) -> None:
    """Match the remaining storeys with those of other models."""
    pairing.join_surest("elevation in another model", _pairs(pairing, elevation_gap_m))
    pairing.join_surest("name in another model", _pairs(pairing, name_gap))


def _pairs(pairing: Pairing, gap: Callable[[Stated, Known], float | None]) -> Iterator[Pair]:
    for index in pairing.left("storey"):
        for known in pairing.others("storey"):
            distance = gap(pairing.stated[index], known)
            if distance is not None:
                yield round(distance, 6), index, known


def elevation_gap_m(stated: Stated, known: Known) -> float | None:
    """The weighted gap between two storeys, in metres, smaller for similar names; None where they can't be the same."""
    new, old = stated.facts["elevation_m"], known.facts["elevation_m"]
    if new is None or old is None:
        return None
    alike = same_storey_name(stated.facts["name"], known.facts["name"])
    gap_m = float(abs(new - old))
    if gap_m > (NAMED_ALIKE_M if alike else SAME_STOREY_M):
        return None
    return gap_m + HEIGHT_SHARE * _height_gap_m(stated, known) - NAME_M * alike


def name_gap(stated: Stated, known: Known) -> float | None:
    """0 for two storeys with similar names, one of unknown elevation; None for all others."""
    if None not in (stated.facts["elevation_m"], known.facts["elevation_m"]):
        return None
    return 0.0 if same_storey_name(stated.facts["name"], known.facts["name"]) else None


def _height_gap_m(stated: Stated, known: Known) -> float:
    """The difference of the heights, in metres; 0 where one is unknown."""
    new, old = stated.facts["height_m"], known.facts["height_m"]
    return 0.0 if new is None or old is None else float(abs(new - old))
