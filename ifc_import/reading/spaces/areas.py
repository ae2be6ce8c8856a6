"""The floor areas that a model declares for its spaces: which values are floor areas, their kind and their stated size.

Beside it, what a name means is looked up in `area_name_lookup`: in the owner's settings, in the table of names
(`area_names`), or by its words (`area_words`). Which unit a value is really in is decided over the whole model, in
`area_unit_evidence`, and what is wrong with values and names is told in `area_findings`.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ifc_import.reading.spaces.area_name_lookup import OWNERS, AreaMeanings, NameMeaning
from ifc_import.reading.values.properties import Value
from ifc_import.reading.values.unit_factors import known_factor
from ifc_import.reading.values.units import Units
from ifc_import.vocabulary.numbers import area_in_text
from registry.snapshot import AreaKind

AREA_MEASURES = frozenset({"IfcAreaMeasure", "IfcQuantityArea"})
NUMBERS = frozenset(
    {"IfcReal", "IfcInteger", "IfcNumericMeasure", "IfcPositiveLengthMeasure", "IfcCountMeasure", "IfcQuantityNumber"}
)
"""Measures that programs misuse for areas; only with a known name does such a value count as an area."""

TEXTS = frozenset({"IfcLabel", "IfcText", "IfcIdentifier"})

ABBREVIATION = 2
"""The greatest length of a name that is too short to mean an area unless the measure agrees."""

Source = tuple[str, str]
"""Set and name."""


@dataclass(frozen=True, slots=True)
class StatedArea:
    """A floor area as in the file: a number in a unit."""

    set_name: str
    name: str
    kind: AreaKind
    number: float
    unit_m2: float
    rank: int
    is_certain: bool = False
    """whether the owner's settings fix the unit; otherwise the whole model is compared"""
    text: str | None = None
    """the text in the file, where it is not a number"""

    @property
    def source(self) -> Source:
        """The set and the name."""
        return self.set_name, self.name

    @property
    def value_m2(self) -> float:
        """The area in m², by the stated unit."""
        return self.number * self.unit_m2


@dataclass(frozen=True, slots=True)
class NoArea:
    """A value that is not a floor area, although its name means or may mean one."""

    set_name: str
    name: str
    reason: Literal["unknown name", "no positive number", "no readable text"]
    number: float = 0.0
    value_m2: float = 0.0
    text: str = ""

    @property
    def source(self) -> Source:
        """The set and the name."""
        return self.set_name, self.name


def stated_areas(
    values: Iterable[Value], units: Units, meanings: AreaMeanings
) -> tuple[list[StatedArea], list[NoArea]]:
    """The floor areas among a space's values, by priority; and the values that may have been floor areas."""
    areas: list[StatedArea] = []
    not_areas: list[NoArea] = []
    for value in values:
        for area in _read(value, units, meanings):
            if isinstance(area, StatedArea):
                areas.append(area)
            else:
                not_areas.append(area)
    return sorted(areas, key=lambda area: area.rank), not_areas


def _read(value: Value, units: Units, meanings: AreaMeanings) -> Iterator[StatedArea | NoArea]:
    if value.measure not in AREA_MEASURES and value.measure not in NUMBERS and value.measure not in TEXTS:
        return
    meaning = meanings.of(value.set_name, value.name, is_area=value.measure in AREA_MEASURES)
    if meaning.kind == "none" or not _is_enough(value, meaning):
        return
    if value.measure in TEXTS:
        yield from _written(value, str(value.value or ""), units, meaning)
    elif (number := _number(value.value)) is not None:
        yield from _judged(value, number, _unit(value, None, meaning, units), meaning)


def _written(value: Value, text: str, units: Units, meaning: NameMeaning) -> Iterator[StatedArea | NoArea]:
    """An area written as text; a text without a digit is ignored."""
    found = area_in_text(text)
    if found is not None:
        yield from _judged(value, found[0], _unit(value, found[1], meaning, units), meaning, text)
    elif any(character.isdigit() for character in text) and meaning.kind != "planned":
        yield NoArea(value.set_name, value.name, "no readable text", text=text)


def _is_enough(value: Value, meaning: NameMeaning) -> bool:
    """Whether a name is enough for a value to be an area: a text needs a known name, a bare number more than an
    abbreviation.
    """
    if value.measure in AREA_MEASURES or meaning.rank == OWNERS:
        return True
    return len(value.name) > ABBREVIATION and (value.measure in NUMBERS or meaning.kind is not None)


def _judged(
    value: Value, number: float, unit_m2: float, meaning: NameMeaning, text: str | None = None
) -> Iterator[StatedArea | NoArea]:
    """A floor area, or the reason why a number is not one; nothing for other values."""
    is_positive = math.isfinite(number * unit_m2) and number > 0
    if meaning.kind is None or meaning.kind == "none":
        if is_positive and (meaning.speaks_of_area or value.measure in AREA_MEASURES):
            yield NoArea(value.set_name, value.name, "unknown name", number, number * unit_m2)
    elif is_positive:
        yield StatedArea(
            set_name=value.set_name,
            name=value.name,
            kind=meaning.kind,
            number=number,
            unit_m2=unit_m2,
            rank=meaning.rank,
            is_certain=meaning.unit_m2 is not None,
            text=text,
        )
    elif meaning.kind != "planned":
        yield NoArea(value.set_name, value.name, "no positive number", number)


def _unit(value: Value, written_m2: float | None, meaning: NameMeaning, units: Units) -> float:
    """The unit of a value in m²: the owner's, its own, that of its name, the file's."""
    in_name_m2 = None if value.measure in AREA_MEASURES else meaning.unit_in_name_m2
    return meaning.unit_m2 or written_m2 or _own_unit(value) or in_name_m2 or units.area_m2


def _own_unit(value: Value) -> float | None:
    """The unit of the value itself; None where it has none, or one that is not of area."""
    if value.unit is None or getattr(value.unit, "UnitType", None) in {"LENGTHUNIT", "VOLUMEUNIT"}:
        return None
    return known_factor(value.unit)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
