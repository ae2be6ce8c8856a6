"""Current corrections compared with the values that a source model states now."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from registry.corrections.fields import FIELDS, STATED
from registry.corrections.kept import current_corrections_in
from registry.fields import Field
from registry.rows.of_models import describing_bindings
from registry.saying import OWNERS_TABLE


@dataclass(frozen=True, slots=True)
class ModelComparison:
    """A corrected field of an element, with the model's value now and at the time of the correction."""

    key: str
    global_id: str
    field: Field
    corrected: Any
    stated: Any
    stated_then: Any
    who: str
    by_table: bool

    @property
    def agrees(self) -> bool:
        """Whether the model states the same value; None and an empty text are equal."""
        corrected, stated = (None if value == "" else value for value in (self.corrected, self.stated))
        return bool(corrected == stated)


def model_comparisons(session: Session, building_id: int, source_model_id: int) -> list[ModelComparison]:
    """The current corrections of fields that a source model states, for the elements that it describes."""
    current = current_corrections_in(session, building_id)
    return [
        ModelComparison(
            key=binding.key,
            global_id=binding.global_id,
            field=FIELDS[binding.kind][name],
            corrected=correction.value,
            stated=binding.facts.get(name),
            stated_then=correction.model_value,
            who=correction.who,
            by_table=correction.source == OWNERS_TABLE,
        )
        for binding in describing_bindings(session, current.keys())
        if binding.source_model_id == source_model_id
        for name, correction in current[binding.element_id].items()
        if name in STATED.get(binding.kind, ())
    ]
