"""Makes the view of an import plan by comparing the building before and after the import, which is then rolled back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import RowMapping
from sqlmodel import Session

from api.operations.import_plans.fields import field_views
from api.operations.import_plans.views import FieldView, PlanCounts, PlannedElement, PlanView, RoomChange, SpotView
from ifc_import.matching.sureness import sureness
from registry.imports.element_states import ElementState, element_states, models_with, proposals_of, stated_properties
from registry.plan import Action, Change, Known, Plan
from registry.rows.of_models import keys_of
from registry.tables import Revision

Properties = Mapping[int, dict[str, Any]]

WITH_FIELDS: tuple[Action, ...] = ("change", "rematch", "return")


@dataclass(frozen=True, slots=True)
class Before:
    """A building before the import, with the properties of the elements that the plan changes."""

    elements: dict[int, ElementState]
    properties: Properties = field(default_factory=dict)


def look_before(session: Session, building_id: int, plan: Plan) -> Before:
    """The state of the registry before `plan` is applied."""
    changed = [one.known.binding_id for one in plan.changes if one.known is not None and one.action in WITH_FIELDS]
    return Before(element_states(session, building_id), stated_properties(session, changed))


def plan_view(session: Session, plan: Plan, before: Before, building_id: int, revision: Revision) -> PlanView:
    """The view of `plan`, once it is applied as `revision` and the building is settled."""
    after = element_states(session, building_id)
    model = revision.source_model_id
    keys = {key: one for (of, key), one in keys_of(session, building_id).items() if of == model}
    rows = _Rows(before, after, keys)
    by_action: dict[Action, list[PlannedElement]] = {}
    for change in plan.changes:
        by_action.setdefault(change.action, []).append(rows.changed(change))
    others = models_with(session, [one.element_id for one in plan.gone])
    lists = {
        "gone": [rows.gone(one, others.get(one.element_id, [])) for one in plan.gone],
        "moved": rows.moved(),
        "recognised": [*by_action.get("rematch", []), *by_action.get("return", [])],
        "proposed": [rows.proposed(one) for one in proposals_of(session, revision.id or 0)],
        "changed": by_action.get("change", []),
        "new": by_action.get("add", []),
        "bound": by_action.get("bind", []),
        "kept": by_action.get("keep", []),
    }
    counts = PlanCounts(**{name: len(one) for name, one in lists.items()})
    return PlanView(digest=plan.digest, counts=counts, **lists)


class _Rows:
    """Makes the rows of a plan from the building before and after."""

    def __init__(self, before: Before, after: Mapping[int, ElementState], keys: Mapping[str, int]) -> None:
        self._before = before
        self._after = after
        self._keys = keys

    def changed(self, change: Change) -> PlannedElement:
        """The row of an element of the file; new ones have no code, since those of a dry run are not kept."""
        now = self._after[self._keys[change.stated.key]]
        row = _element(now).model_copy(update={"global_id": change.stated.global_id or None})
        if change.known is None:
            return row.model_copy(update={"code": None})
        former = change.known.global_id
        is_renamed = change.action != "keep" and former != change.stated.global_id
        return row.model_copy(
            update={
                "former_global_id": former if is_renamed else None,
                "rule": None if change.action in ("keep", "change") else change.rule,
                "confidence": None if change.action in ("keep", "change") else sureness(change.rule),
                "fields": self._fields(change, change.known),
                "moved": self._move(now.element_id),
            }
        )

    def gone(self, known: Known, still_in: Sequence[str]) -> PlannedElement:
        """The row of an element that is no longer in its source model, with its last values."""
        row = _element(self._before.elements[known.element_id])
        return row.model_copy(update={"global_id": known.global_id or None, "still_in": list(still_in)})

    def moved(self) -> list[PlannedElement]:
        """The rows of assets, of all models, whose room or storey has changed."""
        return [
            _element(self._after[one]).model_copy(update={"moved": move})
            for one in sorted(self._after)
            if (move := self._move(one)) is not None
        ]

    def proposed(self, proposal: RowMapping) -> PlannedElement:
        """The row of a new element, with the removed one that it may be."""
        candidate = self._before.elements.get(proposal["candidate_id"])
        said = {"rule": proposal["rule"], "confidence": proposal["confidence"]}
        row = _element(self._after[proposal["element_id"]])
        return row.model_copy(update={"code": None, "candidate": candidate and candidate.code, **said})

    def _fields(self, change: Change, known: Known) -> list[FieldView]:
        if change.action not in WITH_FIELDS:
            return []
        return field_views(change, self._before.properties.get(known.binding_id))

    def _move(self, element_id: int) -> RoomChange | None:
        old, new = self._before.elements.get(element_id), self._after[element_id]
        if old is None or new.kind != "asset" or old.retired or new.retired:
            return None
        if (old.storey_id, old.space_id) == (new.storey_id, new.space_id):
            return None
        return RoomChange(before=_spot(old), after=_spot(new))


def _element(one: ElementState) -> PlannedElement:
    return PlannedElement(
        kind=one.kind,
        code=one.code,
        ifc_class=one.ifc_class,
        number=one.number,
        name=one.name,
        storey=one.storey,
        room=one.space,
        global_id=one.global_id or None,
    )


def _spot(one: ElementState) -> SpotView:
    return SpotView(storey=one.storey, room=one.space, method=one.method, confidence=one.confidence)
