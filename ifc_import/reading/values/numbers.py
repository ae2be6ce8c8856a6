"""Numbers of properties, converted from whatever unit a file has them in."""

import math

from ifc_import.reading.relations import is_entity
from ifc_import.reading.values.property_kinds import Value
from ifc_import.reading.values.symbols import Symbols, unit_type
from ifc_import.reading.values.units import Units
from ifc_import.vocabulary.numbers import number_in_unit
from ifc_import.vocabulary.placeholders import stated
from ifc_import.vocabulary.units import AREA, LENGTH, VOLUME, Scale, scale_of

WITHOUT_UNIT = frozenset(
    {
        "", "IfcReal", "IfcInteger", "IfcNumericMeasure", "IfcCountMeasure", "IfcQuantityCount", "IfcQuantityNumber",
        "IfcLabel", "IfcText", "IfcIdentifier",
    }
)  # fmt: skip
"""What says nothing of a unit: such a number is in the unit that is asked for."""

RATIOS = frozenset({"IfcRatioMeasure", "IfcPositiveRatioMeasure", "IfcNormalisedRatioMeasure"})
_SI = Units(1.0, 1.0)
_AS_RATIO = Scale(frozenset({("RATIOUNIT", 1)}))


class Numbers:
    """The numbers of one file in the units in which Skylt keeps them."""

    def __init__(self, symbols: Symbols | None = None, units: Units = _SI) -> None:
        """Of a file with these units; without any, of one that assigns no units: its numbers are in SI units."""
        self._symbols = symbols
        lengths = {LENGTH: units.length_m, AREA: units.area_m2, VOLUME: units.length_m**3}
        self._lengths = {name: Scale(frozenset({(name, 1)}), factor) for name, factor in lengths.items()}

    def in_unit(self, value: Value, unit: str) -> float | None:
        """The number of a property in `unit`, given by its symbol (`W`, `m³/h`), or empty for a count.

        None for placeholders, zero among them, for what is no number, and for units that are not known or measure
        something else.
        """
        written = stated(value.value, value.name)
        if written is None:
            return None
        if isinstance(value.value, int | float):
            return self._converted(float(value.value), value, unit)
        return number_in_unit(written, unit) if isinstance(value.value, str) else None

    def _converted(self, number: float, value: Value, unit: str) -> float | None:
        if not math.isfinite(number):
            return None
        has_unit = is_entity(value.unit) or value.measure not in WITHOUT_UNIT
        if not unit or not has_unit:
            return number
        to = scale_of(unit)
        scale = None if to is None else self._scale(value, to)
        return None if scale is None or to is None else scale.converted(number, to)

    def _scale(self, value: Value, to: Scale) -> Scale | None:
        """The scale of a value: its own unit, that which the file assigns to its measure, or else that of the SI."""
        own = value.unit if is_entity(value.unit) else None
        if own is None and value.measure in RATIOS:
            return _AS_RATIO
        if own is None and unit_type(value.measure) in self._lengths:
            return self._lengths[unit_type(value.measure)]
        symbol = None if self._symbols is None else self._symbols.of(value.measure, own)
        if symbol is None and own is None:
            return Scale(to.measures)
        return None if symbol is None else scale_of(symbol)


IN_SI_UNITS = Numbers()
"""Those of a file that assigns no units."""
