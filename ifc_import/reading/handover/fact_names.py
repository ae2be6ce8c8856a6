"""The facts that properties hold, by the names under which models state them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import ifcopenshell

from ifc_import.reading.access import attribute
from ifc_import.reading.relations import is_entity
from ifc_import.reading.values.numbers import IN_SI_UNITS, Numbers
from ifc_import.reading.values.property_kinds import Value
from ifc_import.reading.values.spelling import Spellings
from ifc_import.vocabulary.dates import as_date, is_iso
from ifc_import.vocabulary.folding import folded
from ifc_import.vocabulary.placeholders import stated
from registry.fields import Field

Entity = ifcopenshell.entity_instance

BEFORE_NAMES = frozenset({"cobie", "component", "type", "asset", "data"})
"""Prefixes of property names, separated by dots: `COBie.Component.SerialNumber`, `GSA.09.Asset.InstallationDate`.
Sources: the shared parameters of Revit's COBie extension, and GSA's.
"""
BEFORE_FOLDED = ("cobiecomponent", "cobietype", "cobieasset")


@dataclass(frozen=True, slots=True, order=True)
class _Trust:
    """The rank of a statement: a standard set first, then the order of names, then of the file."""

    is_other_set: bool
    rank: int
    place: int


@dataclass(frozen=True, slots=True)
class _Meaning:
    fact: str
    rank: int
    is_spelt_right: bool


class FactNames:
    """The names of properties that hold facts of one kind of element; each name is looked up once."""

    def __init__(
        self,
        fields: Iterable[Field],
        standard: Mapping[str, tuple[str, ...]],
        others: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
        sets: Collection[str] = (),
    ) -> None:
        """Fact → names of properties, those that count first in front.

        standard: names of the standard, found when they are misspelt, too.
        others: names that are found only in this spelling.
        sets: property sets whose values count before those of others, however they are spelt.
        """
        self._fields = {field.name: field for field in fields}
        self._ranks = {
            folded(name): (fact, rank)
            for fact in standard
            for rank, name in enumerate((*standard[fact], *others.get(fact, ())))
        }
        self._standard_names = Spellings([name for names in standard.values() for name in names])
        self._standard_sets = Spellings(sets)
        self._meanings: dict[str, _Meaning | None] = {}
        self._in_standard_set: dict[str, bool] = {}

    def facts_in(self, values: Iterable[Value], numbers: Numbers = IN_SI_UNITS) -> dict[str, Any]:
        """Fact → its value from properties: a text, a date in ISO 8601, or a number in the unit of its field.

        Placeholders are ignored.
        """
        best: dict[str, tuple[_Trust, Any]] = {}
        for place, value in enumerate(values):
            meaning = self.meaning_of(value.name)
            found = None if meaning is None else self._read(meaning, value, numbers)
            if meaning is not None and found is not None:
                stands = _Trust(not self._is_standard(value.set_name), meaning.rank, place), found
                best[meaning.fact] = min(best.get(meaning.fact, stands), stands)
        return {fact: found for fact, (_trust, found) in best.items()}

    def meaning_of(self, name: str) -> _Meaning | None:
        """The fact that a property of this name holds; None for any other name."""
        if name not in self._meanings:
            self._meanings[name] = self._looked_up(_bare(name))
        return self._meanings[name]

    def _looked_up(self, bare: str) -> _Meaning | None:
        if bare in self._ranks:
            return _Meaning(*self._ranks[bare], is_spelt_right=True)
        meant = self._standard_names.meant(bare)
        return _Meaning(*self._ranks[meant], is_spelt_right=False) if meant else None

    def _read(self, meaning: _Meaning, value: Value, numbers: Numbers) -> str | float | None:
        """A value in its form; under a misspelt name a date has to be valid: `Installation Data` are not dates."""
        field = self._fields.get(meaning.fact)
        form = "text" if field is None else field.form
        if field is not None and form == "number":
            return numbers.in_unit(value, field.unit)
        if form == "date":
            written = as_date(value.value, value.measure, value.name)
            return written if meaning.is_spelt_right or (written and is_iso(written)) else None
        written = stated(value.value, value.name)
        return _with_unit(written, value.unit) if meaning.fact == "warranty_duration" else written

    def _is_standard(self, set_name: str) -> bool:
        if set_name not in self._in_standard_set:
            self._in_standard_set[set_name] = self._standard_sets.meant(folded(set_name)) is not None
        return self._in_standard_set[set_name]


def _with_unit(written: str | None, unit: Entity | None) -> str | None:
    """A number with the unit that the file assigns to this value."""
    name = attribute(unit, "Name") if is_entity(unit) else None
    return f"{written} {name}" if written and name else written


def _bare(name: str) -> str:
    """A name, folded, without a program's prefix."""
    before, dot, last = name.rpartition(".")
    if dot and BEFORE_NAMES.intersection(folded(part) for part in before.replace("(", ".").split(".")):
        return folded(last)
    whole = folded(name)
    return next((whole.removeprefix(prefix) for prefix in BEFORE_FOLDED if whole.startswith(prefix)), whole)
