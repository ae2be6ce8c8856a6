"""Makes the view of an import plan by comparing the building before and after the import, which is then rolled back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import RowMapping
from sqlmodel import Session

from api.operations.import_plans.concerns import Concerns, in_order
from api.operations.import_plans.fields import field_views
from api.operations.import_plans.views import (
    GROUPS,
    FieldView,
    PlanCounts,
    PlanGroup,
    PlannedElement,
    PlanView,
    RoomChange,
    SpotView,
)
from ifc_import.matching.sureness import SURENESS
from registry.imports.element_states import ElementState, element_states, models_with, proposals_of, stated_properties
from registry.labels.states import label_states
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
    model = revision.source_model_id
    parts = PlanParts(
        digest=plan.digest,
        changes=plan.changes,
        gone=plan.gone,
        proposals=proposals_of(session, revision.id or 0),
        before=before,
        after=element_states(session, building_id),
        keys={key: one for (of, key), one in keys_of(session, building_id).items() if of == model},
        still_in=models_with(session, [one.element_id for one in plan.gone]),
        on_labels=labels_in_use(session, building_id),
    )
    return view_of(parts)


def labels_in_use(session: Session, building_id: int) -> frozenset[int]:
    """The elements whose label is printed or mounted and, as far as is known, not taken down."""
    hanging = (state.element_id for state in label_states(session, building_id) if state.hangs)
    return frozenset(element_id for element_id in hanging if element_id is not None)


@dataclass(frozen=True, slots=True)
class PlanParts:
    """What the rows of a plan are made from, of an import that is planned or past."""

    digest: str
    changes: Sequence[Change]
    gone: Sequence[Known]
    proposals: Sequence[RowMapping]
    before: Before
    after: Mapping[int, ElementState]
    keys: Mapping[str, int]
    """key of an element in the file → its id"""
    still_in: Mapping[int, list[str]]
    """element that is gone from its source model → the others that still have it"""
    on_labels: Collection[int]
    kept: int | None = None
    """how many elements a past import kept, where they are only counted; None for one that is planned"""


GROUP_OF: Mapping[Action, PlanGroup] = {
    "rematch": "recognised",
    "return": "recognised",
    "change": "changed",
    "add": "new",
    "bind": "bound",
    "keep": "kept",
}


def view_of(parts: PlanParts) -> PlanView:
    """The view of a plan, every group sorted by what its rows matter to."""
    rows = _Rows(parts)
    groups: dict[PlanGroup, list[PlannedElement]] = {group: [] for group in GROUPS}
    for change in parts.changes:
        groups[GROUP_OF[change.action]].append(rows.changed(change))
    groups["gone"] = [rows.gone(known) for known in parts.gone]
    groups["moved"] = rows.moved()
    groups["proposed"] = [rows.proposed(proposal) for proposal in parts.proposals]
    counts = {group: len(elements) for group, elements in groups.items()}
    if parts.kept is not None:
        counts["kept"] += parts.kept
        groups["kept"] = []
    cosmetic = sum(row.concerns == "cosmetic" for row in groups["changed"])
    lists = {group: sorted(elements, key=in_order) for group, elements in groups.items()}
    return PlanView(digest=parts.digest, counts=PlanCounts(**counts, cosmetic=cosmetic), **lists)


class _Rows:
    """Makes the rows of a plan from the building before and after."""

    def __init__(self, parts: PlanParts) -> None:
        self._before = parts.before
        self._after = parts.after
        self._keys = parts.keys
        self._still_in = parts.still_in
        self._is_planned = parts.kept is None
        self._concerns = Concerns(parts.before.elements, parts.after, parts.on_labels)

    def changed(self, change: Change) -> PlannedElement:
        """The row of an element of the file; new ones have no code, since those of a dry run are not kept."""
        now = self._after[self._keys[change.stated.key]]
        row = _element(now).model_copy(update={"global_id": change.stated.global_id or None})
        group = GROUP_OF[change.action]
        if change.known is None:
            return self._judged(group, now.element_id, self._new(row))
        former = change.known.global_id
        is_renamed = change.action != "keep" and former != change.stated.global_id
        is_by_rule = change.action not in ("keep", "change")
        told = {
            "former_global_id": former if is_renamed else None,
            "rule": change.rule if is_by_rule else None,
            "confidence": SURENESS.get(change.rule) if is_by_rule else None,
            "fields": self._fields(change, change.known),
            "moved": self._move(now.element_id),
        }
        return self._judged(group, now.element_id, row.model_copy(update=told))

    def gone(self, known: Known) -> PlannedElement:
        """The row of an element that is no longer in its source model, with its last values."""
        row = _element(self._before.elements[known.element_id])
        still_in = list(self._still_in.get(known.element_id, []))
        told = row.model_copy(update={"global_id": known.global_id or None, "still_in": still_in})
        return self._judged("gone", known.element_id, told)

    def moved(self) -> list[PlannedElement]:
        """The rows of assets, of all models, whose room or storey has changed."""
        return [
            self._judged("moved", one, _element(self._after[one]).model_copy(update={"moved": move}))
            for one in sorted(self._after)
            if (move := self._move(one)) is not None
        ]

    def proposed(self, proposal: RowMapping) -> PlannedElement:
        """The row of a new element, with the removed one that it may be."""
        candidate = self._before.elements.get(proposal["candidate_id"])
        said = {"rule": proposal["rule"], "confidence": proposal["confidence"]}
        element_id = proposal["element_id"]
        row = _element(self._after[element_id]).model_copy(update=said)
        told = self._new(row).model_copy(update={"candidate": candidate and candidate.code})
        return self._judged("proposed", element_id, told)

    def _new(self, row: PlannedElement) -> PlannedElement:
        return row.model_copy(update={"code": None}) if self._is_planned else row

    def _judged(self, group: PlanGroup, element_id: int, row: PlannedElement) -> PlannedElement:
        return row.model_copy(update={"concerns": self._concerns.of(group, element_id, row)})

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
