"""The physical elements of a model: their classes, which are assets, and why the others are not."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import ifcopenshell

from ifc_import.profile import AssetRule
from ifc_import.reading.access import finer_classes, lineage, of_type
from ifc_import.reading.elements.classes import GENERIC_CLASS, class_of, predefined_type, superclasses
from ifc_import.reading.elements.maintained import BY_DEFAULT, BY_RULE, FEATURE, Described, is_maintained, ruled
from ifc_import.reading.elements.type_names import type_names
from ifc_import.reading.elements.types import type_values
from ifc_import.reading.handover.associations import associations
from ifc_import.reading.handover.classifications import Rows, classifications_of, each_once
from ifc_import.reading.handover.property_codes import codes_in
from ifc_import.reading.values.properties import values_by_element
from registry.snapshot import LeftOut

if TYPE_CHECKING:
    from ifc_import.reading.values.property_kinds import Value

Entity = ifcopenshell.entity_instance


@dataclass(frozen=True, slots=True)
class Inventory:
    """The elements of a model, with their classes, types and classifications."""

    everything: Sequence[Entity]
    """all physical elements, assets or not, with openings and other features of them"""
    elements: Sequence[Entity]
    """the same without features"""
    assets: Sequence[Entity]
    reasons: dict[int, str | None]
    """step id of an element → the reason why it is not an asset; None for an asset"""
    lineages: dict[str, tuple[str, ...]]
    """class of an element, or its subclass in another schema → its superclasses"""
    classes: dict[int, str]
    """step id of an element → its class"""
    type_of: dict[int, Entity]
    """step id of an occurrence → its type"""
    classified: dict[int, Rows]
    """step id of an occurrence or type → its classifications"""

    def class_counts(self, elements: Iterable[Entity]) -> dict[str, int]:
        """The number of `elements` of each class."""
        return dict(sorted(Counter(self.classes[element.id()] for element in elements).items()))

    def left_out(self, elements: Iterable[Entity]) -> tuple[LeftOut, ...]:
        """The elements that are not assets, counted by class and reason."""
        found = Counter((self.classes[element.id()], self.reasons[element.id()] or "") for element in elements)
        return tuple(LeftOut(name, count, reason) for (name, reason), count in sorted(found.items()) if reason)

    def classifications(self, occurrence: Entity) -> Rows:
        """The classifications of an occurrence, then those of its type."""
        own = self.classified.get(occurrence.id(), ())
        its_type = self.type_of.get(occurrence.id())
        of_type = () if its_type is None else self.classified.get(its_type.id(), ())
        return each_once((*own, *of_type)) if of_type else own


def take_inventory(model: ifcopenshell.file, rules: Sequence[AssetRule] = ()) -> Inventory:
    """Separate assets from other elements: by the owner's rules, the first that matches, otherwise by class."""
    everything = of_type(model, "IfcElement")
    type_of = types_of_occurrences(model)
    classified = classifications_of(model)
    classes = {element.id(): _class(model, element, type_of.get(element.id())) for element in everything}
    judge = _Judge(model, rules, type_of, classified, classes)
    reasons = judge.reasons(everything)
    return Inventory(
        everything=everything,
        elements=[element for element in everything if reasons[element.id()] != FEATURE],
        assets=[element for element in everything if reasons[element.id()] is None],
        reasons=reasons,
        lineages=_lineages(model.schema_identifier, everything, classes),
        classes=classes,
        type_of=type_of,
        classified=classified,
    )


def types_of_occurrences(model: ifcopenshell.file) -> dict[int, Entity]:
    """Step id of each occurrence that has one → its type."""
    found: dict[int, Entity] = {}
    for relation in associations(model, "IfcRelDefinesByType", "IfcTypeObject"):
        found.update(dict.fromkeys((taker.id() for taker in relation.takers), relation.given))
    return found


def _class(model: ifcopenshell.file, element: Entity, its_type: Entity | None) -> str:
    return class_of(model.schema_identifier, element.is_a(), None if its_type is None else its_type.is_a())


def _lineages(schema: str, elements: Iterable[Entity], classes: Mapping[int, str]) -> dict[str, tuple[str, ...]]:
    """The superclasses of all classes and of their subclasses; a type's class is below the class that it refines.

    This includes types that the file does not have, since another revision may have them.
    """
    own = {element.is_a() for element in elements}
    found = finer_classes(own) | {name: lineage(schema, name) for name in own}
    stated_classes = {(element.is_a(), classes[element.id()]) for element in elements}
    types = {name: finer_classes([f"{name}Type"], [schema]) for name in own}
    may_be_said = {(name, class_of(schema, name, of_type)) for name, of_types in types.items() for of_type in of_types}
    for name, refined in sorted(stated_classes | may_be_said):
        if refined != name:
            above = () if name == GENERIC_CLASS else (name, *found[name])
            known = found.get(refined) or superclasses(schema, refined)
            found[refined] = tuple(dict.fromkeys((*known, *above)))
    return found


class _Judge:
    """Finds the reason why an element is not an asset; elements that rules can't distinguish are judged once."""

    def __init__(
        self,
        model: ifcopenshell.file,
        rules: Sequence[AssetRule],
        type_of: dict[int, Entity],
        classified: dict[int, Rows],
        classes: dict[int, str],
    ) -> None:
        self._model = model
        self._rules = rules
        self._type_of = type_of
        self._classified = classified
        self._classes = classes
        self._by_default: dict[str, str | None] = {}
        self._properties: dict[int, list[Value]] = {}

    def reasons(self, elements: Collection[Entity]) -> dict[int, str | None]:
        """Step id of each element → the reason why it is left out; None for an asset."""
        if any(rule.classification is not None for rule in self._rules):
            self._properties = values_by_element(self._model, {element.id() for element in elements})
        return {element.id(): self._reason(element) for element in elements}

    def _reason(self, element: Entity) -> str | None:
        own = element.is_a()
        if own not in self._by_default:
            self._by_default[own] = default_reason(own, lineage(self._model.schema_identifier, own))
        reason = self._by_default[own]
        verdict = ruled(self._rules, self._described(element)) if self._rules and reason != FEATURE else None
        if verdict is None:
            return reason
        number, is_kept = verdict
        return None if is_kept else BY_RULE.format(number=number)

    def _described(self, element: Entity) -> Described:
        schema, its_type = self._model.schema_identifier, self._type_of.get(element.id())
        own, refined = element.is_a(), self._classes[element.id()]
        return Described(
            classes={own, *lineage(schema, own), refined, *superclasses(schema, refined)},
            predefined_type=predefined_type(element, its_type),
            type_names=type_names(element, its_type),
            codes=lambda: self._codes(element, its_type),
        )

    def _codes(self, element: Entity, its_type: Entity | None) -> list[str]:
        ids = [element.id(), *([] if its_type is None else [its_type.id()])]
        rows = [row for step in ids for row in self._classified.get(step, ())]
        values = [*self._properties.get(element.id(), ()), *type_values(its_type)]
        return [row.code for row in (*rows, *codes_in(values))]


def default_reason(name: str, above: Sequence[str]) -> str | None:
    """The reason why a class is not an asset by default; None for an asset."""
    if "IfcFeatureElement" in (name, *above):
        return FEATURE
    return None if is_maintained(name, above) else BY_DEFAULT
