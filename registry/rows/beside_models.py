"""The corrections that stand for what a source model describes, beside what that model says now."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from registry.corrections.fields import STATED
from registry.corrections.kept import current_corrections_in
from registry.rows.of_models import describing_bindings
from registry.saying import OWNERS_TABLE


@dataclass(frozen=True, slots=True)
class Spoken:
    """A field of an element: what people say, and what the model says now and said then."""

    key: str
    global_id: str
    field: str
    said: Any
    stated: Any
    stated_then: Any
    who: str
    by_table: bool

    @property
    def agrees(self) -> bool:
        """Whether the model says the same; nothing and an empty text are the same."""
        return (self.said or None) == (self.stated or None)


def spoken_of(session: Session, building_id: int, source_model_id: int) -> list[Spoken]:
    """The corrections of fields that the source model states, of elements that it is the first to describe."""
    standing = current_corrections_in(session, building_id)
    return [
        Spoken(
            key=binding.key,
            global_id=binding.global_id,
            field=field,
            said=one.value,
            stated=binding.facts.get(field),
            stated_then=one.model_value,
            who=one.who,
            by_table=one.source == OWNERS_TABLE,
        )
        for binding in describing_bindings(session, standing.keys())
        if binding.source_model_id == source_model_id
        for field, one in standing[binding.element_id].items()
        if field in STATED.get(binding.kind, ())
    ]
