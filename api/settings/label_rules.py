"""The owner's rules for which elements get labels, and their order: part of the section ``[labels]``."""

from typing import Literal, TypeAlias

import msgspec

from ifc_import.profile import ClassName, Said
from ifc_import.vocabulary.element_classes import class_names

LabelOrdering: TypeAlias = Literal["walk", "place", "name", "code", "given"]
"""As one walks from the entrance; by building, storey and room number; by name; by code; as the codes were handed over,
where they were.
"""


class LabelRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether elements that match all conditions get a label; the first rule that matches decides."""

    label: bool
    kind: Literal["space", "asset"] | None = None
    ifc_class: ClassName | None = msgspec.field(default=None, name="class")
    """with its subclasses"""
    predefined_type: Said | None = None
    name: Said | None = None
    type_name: Said | None = None
    system: Said | None = None
    """a system or zone that the element belongs to"""
    category: Said | None = None
    """the use of the space, or of the space that an asset is in"""
    designation: Said | None = None
    building: Said | None = None

    def __post_init__(self) -> None:
        if not any(value is not None for name, value in msgspec.structs.asdict(self).items() if name != "label"):
            raise ValueError("this rule has no condition: give kind, class, type_name, system or another one")
        if self.ifc_class is not None and self.ifc_class.casefold() not in map(str.casefold, class_names()):
            raise ValueError(f"no IFC schema has elements of the class {self.ifc_class}")
