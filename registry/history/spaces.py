"""The spaces of a building as of a revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from registry.corrections.fields import COUNTED, STATED
from registry.history.past import AsOf, Statement, corrections_as_of, describing, keys_as_of, live_codes, statements
from registry.locations.kept import StatedPlace
from registry.rows.of_models import space_columns

Said = Mapping[int, Mapping[str, tuple[Any, str]]]
"""Element → field → what a person or the owner's table said of it."""


@dataclass(frozen=True, slots=True)
class SpaceThen:
    """A space as of a revision."""

    fields: dict[str, Any]
    """the columns of `registry.elements.listing.spaces` and the footprint, but those that tell what counts;
    and what was said of these: said_area_m2, said_category
    """
    place: StatedPlace
    """what its model stated of it"""
    storey: StatedPlace | None
    """and of the storey that it is on"""


def spaces_as_of(session: Session, as_of: AsOf) -> list[SpaceThen]:
    """The spaces as of a revision, in the order in which they came into the registry, as the ledger wants them."""
    stated = statements(session, as_of)
    first, keys = describing(stated), keys_as_of(stated)
    corrected, codes = corrections_as_of(session, as_of), live_codes(session, as_of.building_id)
    spaces = [_space(one, first, keys, corrected) for one in first.values() if one.kind == "space"]
    for one in spaces:
        element_id = one.fields["id"]
        one.fields.update(building=as_of.building, code=codes.get(element_id), retired_at=None)
    return sorted(spaces, key=lambda one: int(one.fields["id"]))


def _space(
    one: Statement, first: Mapping[int, Statement], keys: Mapping[tuple[int, str], int], corrected: Said
) -> SpaceThen:
    storey = first.get(keys.get((one.source_model_id, one.facts["storey_key"] or ""), 0))
    on = {} if storey is None else storey.facts | _said(corrected, storey)
    fields = {
        "id": one.element_id,
        **space_columns(one.facts),
        "parent_id": keys.get((one.source_model_id, one.facts["parent_key"] or "")),
        "storey_id": None if storey is None else storey.element_id,
        "storey": on.get("name"),
        "elevation_m": on.get("elevation_m"),
        "global_id": one.global_id,
        **{f"said_{name}": corrected.get(one.element_id, {}).get(name) for name in COUNTED},
    }
    return SpaceThen(fields | _said(corrected, one), _place(one), None if storey is None else _place(storey))


def _said(corrected: Said, one: Statement) -> dict[str, Any]:
    """What was said otherwise than its model states."""
    of_element = corrected.get(one.element_id, {})
    return {name: value for name, (value, _source) in of_element.items() if name in STATED[one.kind]}


def _place(one: Statement) -> StatedPlace:
    return StatedPlace(one.element_id, one.kind, one.source_model_id, one.facts)
