"""Spaces made up of other spaces: either the whole counts or its parts do, never both."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from registry.snapshot import SpaceAreas

WHOLE_SHARE = 0.8
"""Parts that make up this much of a space are all of it, walls between them aside."""

Parts = Mapping[int, Sequence[int]]
"""Space → the spaces that it is made of."""


def wholes_and_parts(spaces: Sequence[SpaceAreas], sizes_m2: Mapping[int, float]) -> tuple[list[int], dict[int, str]]:
    """The spaces left out of totals: wholes whose parts count, and parts with the name of their whole.

    Spaces that are parts of each other in a circle count as independent spaces.
    """
    by_id = {space.space_id: space for space in spaces}
    parts: dict[int, list[int]] = defaultdict(list)
    for space in spaces:
        if space.parent_id in by_id:
            parts[space.parent_id].append(space.space_id)
    order = _below([space.space_id for space in spaces if space.parent_id not in by_id], parts)
    amounts_m2 = _amounts(order, parts, sizes_m2)
    wholes: list[int] = []
    out: dict[int, str] = {}
    for whole in (space_id for space_id in order if space_id in parts):
        size_m2, made_up_m2 = sizes_m2.get(whole, 0.0), sum(amounts_m2[part] for part in parts[whole])
        if whole in out:
            continue
        if made_up_m2 and made_up_m2 >= WHOLE_SHARE * size_m2:
            wholes.append(whole)
        elif size_m2:
            out |= dict.fromkeys(_below(parts[whole], parts), by_id[whole].number or "another space")
    return wholes, out


def _below(roots: Sequence[int], parts: Parts) -> list[int]:
    """The spaces of `roots` and all that they are made of, a whole always before its parts."""
    order = list(roots)
    for space_id in order:
        order.extend(parts.get(space_id, ()))
    return order


def _amounts(order: Sequence[int], parts: Parts, sizes_m2: Mapping[int, float]) -> dict[int, float]:
    """The area of each space, or, where that is unknown, of its parts together."""
    amounts_m2: dict[int, float] = {}
    for space_id in reversed(order):
        amounts_m2[space_id] = sizes_m2.get(space_id, 0.0) or sum(amounts_m2[part] for part in parts.get(space_id, ()))
    return amounts_m2
