"""Recognition of storeys from one revision to the next: by id, by name and elevation, or by either."""

from collections.abc import Hashable

from ifc_import.matching.identities import by_key
from ifc_import.matching.pairing import Pair, Pairing
from ifc_import.matching.storeys_between import recognise_between_models
from registry.plan import Known, Stated

SAME_STOREY_M = 0.5
"""Storeys of two revisions whose elevations differ by less are the same: structural and finished floor level."""


def recognise_storeys(pairing: Pairing) -> None:
    """Match the storeys.

    An id is trusted where name or elevation agrees, or no other storey fits. Names shift when a storey is inserted
    below, elevations when the building's zero moves: a name whose elevation disagrees is trusted only where no
    elevation fits.
    """
    pairing.join("global id", by_key, "storey", pairing.own("storey"), _is_alike)
    pairing.join("global id returned", by_key, "storey", pairing.closed("storey"), _is_alike)
    pairing.join("global id in another model", by_key, "storey", pairing.others("storey"), _is_alike)
    pairing.join("name", _by_name, "storey", pairing.own("storey"), _may_be_level)
    pairing.join_surest("elevation", _level_pairs(pairing, pairing.own("storey")))
    pairing.join("name", _by_name, "storey", pairing.own("storey"))
    pairing.join("global id", by_key, "storey", pairing.own("storey"))
    recognise_between_models(pairing)


def elevation_gap_m(stated: Stated, known: Known) -> float | None:
    """The difference in elevation of two storeys, in metres; None where one elevation is unknown."""
    new, old = stated.facts["elevation_m"], known.facts["elevation_m"]
    return None if new is None or old is None else float(abs(new - old))


def _by_name(storey: Stated | Known) -> Hashable | None:
    return storey.facts["name"] or None


def _is_alike(stated: Stated, known: Known) -> bool:
    return stated.facts["name"] == known.facts["name"] or _may_be_level(stated, known)


def _may_be_level(stated: Stated, known: Known) -> bool:
    gap_m = elevation_gap_m(stated, known)
    return gap_m is None or gap_m <= SAME_STOREY_M


def _level_pairs(pairing: Pairing, candidates: list[Known]) -> list[Pair]:
    return [
        (gap_m, index, known)
        for index in pairing.left("storey")
        for known in candidates
        if (gap_m := elevation_gap_m(pairing.stated[index], known)) is not None and gap_m <= SAME_STOREY_M
    ]
