"""Corrects fields of single elements. Corrections outrank every model until they are taken back."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlmodel import Session

from api.operations.areas.same_settings import require_same_settings
from api.operations.corrections.field_values import checked, field_of
from api.operations.corrections.views import CorrectedView, CorrectionView, ElementCorrectionsView, SaidView
from api.operations.elements.meant import ANYWHERE, Within, element_meant
from api.operations.elements.named_views import named_view
from api.operations.elements.names import require_building
from api.operations.errors import BadValue, NotPossible
from api.operations.locations.locating import count_areas
from ifc_import.profile import OwnerSettings
from registry.asset_lists.rooms import apply_rows
from registry.corrections.fields import ALTERS_AREAS, PLACE
from registry.corrections.kept import (
    NewCorrection,
    all_corrections,
    current_corrections_of,
    end_correction,
    record_corrections,
)
from registry.elements.buildings import building_named
from registry.elements.listing import own_columns_of
from registry.elements.named import NamedElement, element_of_id
from registry.rows.corrected import model_value, rename_building, rewrite, row_value
from registry.saying import Saying
from registry.tables import Correction


def correct(  # noqa: PLR0913  (all parts of a correction)
    session: Session,
    which: str,
    values: Mapping[str, object],
    saying: Saying,
    *,
    take_back: Collection[str] = (),
    owner: OwnerSettings,
    within: Within = ANYWHERE,
) -> CorrectedView:
    """Correct fields of an element to `values`, and take back the corrections of other fields.

    Raises NotFound, Ambiguous, BadValue, or NeedsAnswer where areas would be counted with other settings than before.
    """
    element = element_meant(session, which, within)
    columns = own_columns_of(session, element.id)[1]
    take_back = [field_of(element.kind, name, columns).name for name in take_back]
    kept = checked(element.kind, values, columns)
    _require_possible(session, element, kept, take_back)
    fields = [*kept, *take_back]
    before = {field: row_value(session, element, field) for field in fields}
    recounted = _recounted(element, fields)
    if recounted is not None:
        require_same_settings(session, recounted, owner)
    record_corrections(
        session,
        [
            NewCorrection(element.id, name, value, model_value(session, element, name), saying)
            for name, value in kept.items()
        ],
    )
    for field in take_back:
        _take_back(session, element, field, saying)
    _write(session, element, kept, saying)
    if recounted is not None:
        count_areas(session, recounted, owner.counting)
    return CorrectedView(
        element=named_view(element_of_id(session, element.id)),
        changes=[
            SaidView(
                field=field,
                before=before[field],
                after=row_value(session, element, field),
                model_value=model_value(session, element, field),
            )
            for field in fields
        ],
        corrections=current_corrections(session, element),
    )


def rename(session: Session, building: str, name: str, saying: Saying, owner: OwnerSettings) -> CorrectedView:
    """Rename a building, named as it or its models call it; the same as a correction of its name.

    Raises NotFound, BadValue where the name is empty, NotPossible where another building has it.
    """
    return correct(session, f"id:{require_building(session, building)}", {"name": name}, saying, owner=owner)


def corrections_of(session: Session, which: str, within: Within = ANYWHERE) -> ElementCorrectionsView:
    """All corrections of an element, ended ones as well. Raises NotFound or Ambiguous."""
    element = element_meant(session, which, within)
    return ElementCorrectionsView(
        element=named_view(element),
        corrections=[
            correction_view(session, element, correction) for correction in all_corrections(session, element.id)
        ],
    )


def correction_view(session: Session, element: NamedElement, correction: Correction) -> CorrectionView:
    """A correction with the current value of the models."""
    names = ("field", "value", "source", "who", "why", "at", "ended_at", "ended_by")
    return CorrectionView(
        **{name: getattr(correction, name) for name in names},
        model_value=model_value(session, element, correction.field),
    )


def _require_possible(
    session: Session, element: NamedElement, kept: Mapping[str, Any], take_back: Collection[str]
) -> None:
    if element.is_retired:
        raise NotPossible(f"the {element.words} was removed and can't be corrected any more")
    if both := sorted(kept.keys() & set(take_back)):
        raise BadValue(f"{both[0]} can't be both corrected and taken back; leave out one of them")
    if not kept and not take_back:
        raise BadValue("nothing to correct: give a field and its value, as number=101, or a field to take back")
    taken = building_named(session, kept["name"]) if element.kind == "building" and "name" in kept else None
    if taken not in (None, element.id):
        raise NotPossible(f"there is already a building {kept['name']!r}; give this one another name")


def _take_back(session: Session, element: NamedElement, field: str, saying: Saying) -> None:
    current = current_corrections_of(session, [element.id]).get(element.id, {}).get(field)
    if current is None:
        raise NotPossible(f"{field} of the {element.words} is not corrected; there is nothing to take back")
    if element.kind == "building":
        rename_building(session, element.id, str(current.model_value))
    end_correction(session, current, saying)


def _write(session: Session, element: NamedElement, kept: Mapping[str, Any], saying: Saying) -> None:
    """Write the corrected values to the rows; where a correction was taken back, the owner's table applies again."""
    if element.kind == "building":
        if "name" in kept:
            rename_building(session, element.id, kept["name"])
        return
    if element.building_id is not None:
        apply_rows(session, element.building_id, saying.at)
    rewrite(session, element.building_id, [element.id])


def _recounted(element: NamedElement, fields: Collection[str]) -> int | None:
    """The building whose areas have to be counted again; None where the corrections do not affect areas."""
    return element.building_id if element.kind == "space" and not ALTERS_AREAS.isdisjoint(fields) else None


def current_corrections(session: Session, element: NamedElement) -> list[CorrectionView]:
    """The current corrections of an element, by the names of the fields, without the place of an asset."""
    standing = current_corrections_of(session, [element.id]).get(element.id, {})
    return [correction_view(session, element, standing[field]) for field in sorted(standing) if field != PLACE]
