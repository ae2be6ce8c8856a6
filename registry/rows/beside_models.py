"""The corrections that stand for what a source model describes, beside what that model says now."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from registry.corrections.fields import FIELDS, STATED
from registry.corrections.kept import current_corrections_in
from registry.fields import Field
from registry.rows.of_models import describing_bindings
from registry.saying import OWNERS_TABLE


@dataclass(frozen=True, slots=True)
class Spoken:
    """A field of an element: what people say, and what the model says now and said then."""

    key: str
    global_id: str
    field: Field
    said: Any
    stated: Any
    stated_then: Any
    who: str
    by_table: bool

    @property
    def agrees(self) -> bool:
        """Whether the model says the same; nothing and an empty text are the same."""
        said, stated = (None if value == "" else value for value in (self.said, self.stated))
        return bool(said == stated)


def spoken_of(session: Session, building_id: int, source_model_id: int) -> list[Spoken]:
    """The corrections of fields that the source model states, of elements that it is the first to describe."""
    standing = current_corrections_in(session, building_id)
    return [
        Spoken(
            key=binding.key,
            global_id=binding.global_id,
            field=FIELDS[binding.kind][name],
            said=one.value,
            stated=binding.facts.get(name),
            stated_then=one.model_value,
            who=one.who,
            by_table=one.source == OWNERS_TABLE,
        )
        for binding in describing_bindings(session, standing.keys())
        if binding.source_model_id == source_model_id
        for name, one in standing[binding.element_id].items()
        if name in STATED.get(binding.kind, ())
    ]
