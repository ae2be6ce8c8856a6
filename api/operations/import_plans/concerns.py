"""What a change of an import matters to: labels first, then rooms and floor areas, and properties last."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from api.operations.import_plans.views import CONCERNS, Concern, PlanGroup, PlannedElement
from registry.imports.element_states import ElementState
from registry.ordering import natural

OF_AREAS = frozenset({"footprint", "declared", "computed_m2", "computed_method", "predefined_type", "categories"})
"""Fields of a space that decide how large it is and whether it counts."""

OF_NO_CONCERN = frozenset({"properties", "units"})


@dataclass(frozen=True, slots=True)
class Concerns:
    """The elements before and after an import, and those with a label in use: printed or mounted, not taken down."""

    before: Mapping[int, ElementState]
    after: Mapping[int, ElementState]
    on_labels: Collection[int]

    def of(self, group: PlanGroup, element_id: int, row: PlannedElement) -> Concern:
        """What a row matters to most. Its element is gone from the building where no other model has it."""
        if element_id in self.on_labels and self._is_label_wrong(
            element_id, is_gone=group == "gone" and not row.still_in
        ):
            return "label"
        if group == "moved" or (row.kind == "space" and self._is_other_room(group, element_id)):
            return "room"
        if row.kind == "space" and any(field.field in OF_AREAS for field in row.fields):
            return "area"
        return "cosmetic" if group == "changed" and _is_cosmetic(row) else "other"

    def _is_label_wrong(self, element_id: int, *, is_gone: bool) -> bool:
        return is_gone or self._words(self.before, element_id) != self._words(self.after, element_id)

    def _is_other_room(self, group: PlanGroup, element_id: int) -> bool:
        return group in ("gone", "new", "proposed") or self._is_label_wrong(element_id, is_gone=False)

    def _words(self, states: Mapping[int, ElementState], element_id: int) -> tuple[object, ...] | None:
        """What a label says of an element, with the number of the room; None where there is no such element."""
        state = states.get(element_id)
        if state is None:
            return None
        room = states.get(state.space_id or 0)
        return state.number, state.name, state.storey, room and room.number


def in_order(row: PlannedElement) -> tuple[object, ...]:
    """Where a row stands among others: by what it matters to, then rooms before assets, then by number."""
    return CONCERNS.index(row.concerns), row.kind != "space", natural(row.storey or ""), natural(row.number)


def _is_cosmetic(row: PlannedElement) -> bool:
    """Whether only properties differ."""
    return all("/" in field.field or field.field in OF_NO_CONCERN for field in row.fields)
