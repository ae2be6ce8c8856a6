"""The spaces of a building as of a revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from registry.corrections.fields import COUNTED, STATED
from registry.history.past import AsOf, Statement, corrections_as_of, describing, keys_as_of, live_codes, statements
from registry.locations.kept import StatedPlace
from registry.rows.of_models import space_columns

Corrections = Mapping[int, Mapping[str, tuple[Any, str]]]
"""Element → field → the corrected value and its source, `person` or `owner's table`."""


@dataclass(frozen=True, slots=True)
class PastSpace:
    """A space as of a revision."""

    fields: dict[str, Any]
    """the columns of `registry.elements.listing.spaces` and the footprint, without those of the area and category that
    count; and the corrections of these, corrected_area_m2 and corrected_category
    """
    place: StatedPlace
    """the statement of its model"""
    storey: StatedPlace | None
    """the model's statement about its storey"""


def spaces_as_of(session: Session, as_of: AsOf) -> list[PastSpace]:
    """The spaces of a building as of a revision, in the order in which they were registered."""
    stated = statements(session, as_of)
    first, keys = describing(stated), keys_as_of(stated)
    corrected, codes = corrections_as_of(session, as_of), live_codes(session, as_of.building_id)
    spaces = [_space(statement, first, keys, corrected) for statement in first.values() if statement.kind == "space"]
    for space in spaces:
        element_id = space.fields["id"]
        space.fields.update(building=as_of.building, code=codes.get(element_id), retired_at=None)
    return sorted(spaces, key=lambda space: int(space.fields["id"]))


def _space(
    space: Statement, first: Mapping[int, Statement], keys: Mapping[tuple[int, str], int], corrected: Corrections
) -> PastSpace:
    storey = first.get(keys.get((space.source_model_id, space.facts["storey_key"] or ""), 0))
    storey_fields = {} if storey is None else storey.facts | _corrected(corrected, storey)
    fields = {
        "id": space.element_id,
        **space_columns(space.facts),
        "parent_id": keys.get((space.source_model_id, space.facts["parent_key"] or "")),
        "storey_id": None if storey is None else storey.element_id,
        "storey": storey_fields.get("name"),
        "elevation_m": storey_fields.get("elevation_m"),
        "global_id": space.global_id,
        "source_model_id": space.source_model_id,
        **{f"corrected_{name}": corrected.get(space.element_id, {}).get(name) for name in COUNTED},
    }
    return PastSpace(fields | _corrected(corrected, space), _place(space), None if storey is None else _place(storey))


def _corrected(corrected: Corrections, statement: Statement) -> dict[str, Any]:
    """The corrected values of fields that the element's model states."""
    of_element = corrected.get(statement.element_id, {})
    return {name: value for name, (value, _source) in of_element.items() if name in STATED[statement.kind]}


def _place(statement: Statement) -> StatedPlace:
    return StatedPlace(statement.element_id, statement.kind, statement.source_model_id, statement.facts)
