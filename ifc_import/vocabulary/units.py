"""Units of measurement: one table, from which all that is known of units is made.

A row says what a unit measures, how large it is, how it is shown, by which names files define it, and how people write
it behind a number or at the end of a property's name. Sources: IfcSIUnitName, IfcSIPrefix and the units of
IfcConversionBasedUnit in IFC4X3; the international yard and pound agreement of 1959; what exporters write.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import pi
from types import MappingProxyType

FOOT_M, INCH_M, YARD_M, MILE_M = 0.3048, 0.0254, 0.9144, 1609.344

LENGTH, AREA, VOLUME = "LENGTHUNIT", "AREAUNIT", "VOLUMEUNIT"
"""What a unit measures is called as in IfcUnitEnum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit of measurement."""

    symbol: str
    """as it is shown"""
    measures: str
    """LENGTHUNIT, POWERUNIT and so on"""
    factor: float | None = 1.0
    """of the SI unit without a prefix (m, m², g, W); None where the name means several sizes"""
    zero: float = 0.0
    """where its scale begins, on that of the SI unit: 273.15 for °C"""
    si: str = ""
    """its name in IfcSIUnitName; such units have prefixes"""
    names: tuple[str, ...] = ()
    """by which files define it, in lower case and without blanks, hyphens and underscores"""
    words: tuple[str, ...] = ()
    """as people write it in texts and names of properties, in lower case; the first is its name in settings"""
    told_by_size: bool = False
    """whether the areas of rooms may turn out to be in it, where the model says another unit"""


UNITS: tuple[Unit, ...] = (
    Unit(symbol="m", measures=LENGTH, si="METRE", names=("metre", "meter")),
    Unit(symbol="mm", measures=LENGTH, factor=1e-3, names=("millimetre", "millimeter")),
    Unit(symbol="cm", measures=LENGTH, factor=1e-2, names=("centimetre", "centimeter")),
    Unit(symbol="ft", measures=LENGTH, factor=FOOT_M, names=("foot", "feet", "ft")),
    Unit(symbol="US survey foot", measures=LENGTH, factor=1200 / 3937, names=("ussurveyfoot",)),
    Unit(symbol="in", measures=LENGTH, factor=INCH_M, names=("inch", "inches", "in")),
    Unit(symbol="yd", measures=LENGTH, factor=YARD_M, names=("yard",)),
    Unit(symbol="mi", measures=LENGTH, factor=MILE_M, names=("mile",)),
    Unit(symbol="thou", measures=LENGTH, factor=INCH_M / 1000, names=("thou",)),
    Unit(
        symbol="m²", measures=AREA, si="SQUARE_METRE", names=("squaremetre", "squaremeter"),
        words=("m2", "m²", "qm", "kvm", "sqm"), told_by_size=True,
    ),
    Unit(symbol="mm²", measures=AREA, factor=1e-6, words=("mm2", "mm²"), told_by_size=True),
    Unit(symbol="cm²", measures=AREA, factor=1e-4, words=("cm2", "cm²"), told_by_size=True),
    Unit(
        symbol="ft²", measures=AREA, factor=FOOT_M**2, names=("squarefoot", "squarefeet", "sqft"),
        words=("ft2", "ft²", "sf", "sqft"), told_by_size=True,
    ),
    Unit(symbol="in²", measures=AREA, factor=INCH_M**2, names=("squareinch", "sqin"), told_by_size=True),
    Unit(symbol="dm²", measures=AREA, factor=1e-2),
    Unit(symbol="yd²", measures=AREA, factor=YARD_M**2, names=("squareyard",)),
    Unit(symbol="mi²", measures=AREA, factor=MILE_M**2, names=("squaremile",)),
    Unit(symbol="acre", measures=AREA, factor=4046.8564224, names=("acre",)),
    Unit(symbol="ha", measures=AREA, factor=1e4, names=("hectare",)),
    Unit(symbol="m³", measures=VOLUME, si="CUBIC_METRE", names=("cubicmetre", "cubicmeter")),
    Unit(symbol="l", measures=VOLUME, factor=1e-3, names=("litre", "liter")),
    Unit(symbol="ft³", measures=VOLUME, factor=FOOT_M**3, names=("cubicfoot", "cubicfeet")),
    Unit(symbol="in³", measures=VOLUME, factor=INCH_M**3, names=("cubicinch",)),
    Unit(symbol="yd³", measures=VOLUME, factor=YARD_M**3, names=("cubicyard",)),
    Unit(symbol="gal (UK)", measures=VOLUME, factor=4.54609e-3, names=("gallonuk",)),
    Unit(symbol="gal (US)", measures=VOLUME, factor=3.785411784e-3, names=("gallonus", "usgallon")),
    Unit(symbol="gal", measures=VOLUME, factor=None, names=("gallon",)),
    Unit(symbol="fl oz (UK)", measures=VOLUME, factor=2.84130625e-5, names=("fluidounceuk",)),
    Unit(symbol="fl oz (US)", measures=VOLUME, factor=2.95735295625e-5, names=("fluidounceus",)),
    Unit(symbol="pt (UK)", measures=VOLUME, factor=5.6826125e-4, names=("pintuk",)),
    Unit(symbol="pt (US)", measures=VOLUME, factor=4.73176473e-4, names=("pintus",)),
    Unit(symbol="rad", measures="PLANEANGLEUNIT", si="RADIAN"),
    Unit(symbol="°", measures="PLANEANGLEUNIT", factor=pi / 180, names=("degree", "deg")),
    Unit(symbol="gon", measures="PLANEANGLEUNIT", factor=pi / 200, names=("gon",)),
    Unit(symbol="sr", measures="SOLIDANGLEUNIT", si="STERADIAN"),
    Unit(symbol="g", measures="MASSUNIT", si="GRAM"),
    Unit(symbol="kg", measures="MASSUNIT", factor=1e3, names=("kilogram",)),
    Unit(symbol="t", measures="MASSUNIT", factor=1e6, names=("tonne",)),
    Unit(symbol="oz", measures="MASSUNIT", factor=28.349523125, names=("ounce",)),
    Unit(symbol="lb", measures="MASSUNIT", factor=453.59237, names=("pound", "poundmass")),
    Unit(symbol="ton (UK)", measures="MASSUNIT", factor=1016046.9088, names=("tonuk",)),
    Unit(symbol="ton (US)", measures="MASSUNIT", factor=907184.74, names=("tonus",)),
    Unit(symbol="s", measures="TIMEUNIT", si="SECOND"),
    Unit(symbol="min", measures="TIMEUNIT", factor=60.0, names=("minute",)),
    Unit(symbol="h", measures="TIMEUNIT", factor=3600.0, names=("hour",)),
    Unit(symbol="d", measures="TIMEUNIT", factor=86_400.0, names=("day",)),
    Unit(symbol="wk", measures="TIMEUNIT", factor=604_800.0, names=("week",)),
    Unit(symbol="month", measures="TIMEUNIT", factor=None, names=("month",)),
    Unit(symbol="year", measures="TIMEUNIT", factor=None, names=("year",)),
    Unit(symbol="K", measures="THERMODYNAMICTEMPERATUREUNIT", si="KELVIN"),
    Unit(
        symbol="°C", measures="THERMODYNAMICTEMPERATUREUNIT", zero=273.15, si="DEGREE_CELSIUS",
        names=("degreecelsius",),
    ),
    Unit(
        symbol="°F", measures="THERMODYNAMICTEMPERATUREUNIT", factor=5 / 9, zero=459.67 * 5 / 9,
        names=("fahrenheit", "degreefahrenheit"),
    ),
    Unit(symbol="A", measures="ELECTRICCURRENTUNIT", si="AMPERE"),
    Unit(symbol="V", measures="ELECTRICVOLTAGEUNIT", si="VOLT"),
    Unit(symbol="C", measures="ELECTRICCHARGEUNIT", si="COULOMB"),
    Unit(symbol="F", measures="ELECTRICCAPACITANCEUNIT", si="FARAD"),
    Unit(symbol="Ω", measures="ELECTRICRESISTANCEUNIT", si="OHM"),
    Unit(symbol="S", measures="ELECTRICCONDUCTANCEUNIT", si="SIEMENS"),
    Unit(symbol="H", measures="INDUCTANCEUNIT", si="HENRY"),
    Unit(symbol="Wb", measures="MAGNETICFLUXUNIT", si="WEBER"),
    Unit(symbol="T", measures="MAGNETICFLUXDENSITYUNIT", si="TESLA"),
    Unit(symbol="mol", measures="AMOUNTOFSUBSTANCEUNIT", si="MOLE"),
    Unit(symbol="Hz", measures="FREQUENCYUNIT", si="HERTZ"),
    Unit(symbol="N", measures="FORCEUNIT", si="NEWTON"),
    Unit(symbol="lbf", measures="FORCEUNIT", factor=4.4482216152605, names=("lbf", "poundforce")),
    Unit(symbol="kip", measures="FORCEUNIT", factor=4448.2216152605, names=("kip",)),
    Unit(symbol="Pa", measures="PRESSUREUNIT", si="PASCAL"),
    Unit(symbol="bar", measures="PRESSUREUNIT", factor=1e5, names=("bar",)),
    Unit(symbol="psi", measures="PRESSUREUNIT", factor=6894.757293168, names=("psi", "poundforcepersquareinch")),
    Unit(symbol="ksi", measures="PRESSUREUNIT", factor=6894757.293168, names=("ksi",)),
    Unit(symbol="J", measures="ENERGYUNIT", si="JOULE"),
    Unit(symbol="Wh", measures="ENERGYUNIT", factor=3600.0, names=("watthour",)),
    Unit(symbol="kWh", measures="ENERGYUNIT", factor=3.6e6, names=("kilowatthour",)),
    Unit(symbol="Btu", measures="ENERGYUNIT", factor=1055.05585262, names=("btu", "britishthermalunit")),
    Unit(symbol="W", measures="POWERUNIT", si="WATT"),
    Unit(symbol="VA", measures="POWERUNIT", names=("voltampere",)),
    Unit(symbol="hp", measures="POWERUNIT", factor=745.69987158227, names=("horsepower",)),
    Unit(symbol="Btu/h", measures="POWERUNIT", factor=0.29307107017222, names=("btuperhour",)),
    Unit(symbol="cd", measures="LUMINOUSINTENSITYUNIT", si="CANDELA"),
    Unit(symbol="lm", measures="LUMINOUSFLUXUNIT", si="LUMEN"),
    Unit(symbol="lx", measures="ILLUMINANCEUNIT", si="LUX"),
    Unit(symbol="Bq", measures="RADIOACTIVITYUNIT", si="BECQUEREL"),
    Unit(symbol="Gy", measures="ABSORBEDDOSEUNIT", si="GRAY"),
    Unit(symbol="Sv", measures="DOSEEQUIVALENTUNIT", si="SIEVERT"),
    Unit(symbol="dB", measures="SOUNDPRESSURELEVELUNIT", names=("decibel",)),
    Unit(symbol="%", measures="RATIOUNIT", factor=1e-2, names=("percent",)),
)  # fmt: skip

PREFIXES: Mapping[str, tuple[str, float]] = MappingProxyType(
    {
        "EXA": ("E", 1e18), "PETA": ("P", 1e15), "TERA": ("T", 1e12), "GIGA": ("G", 1e9), "MEGA": ("M", 1e6),
        "KILO": ("k", 1e3), "HECTO": ("h", 1e2), "DECA": ("da", 1e1), "DECI": ("d", 1e-1), "CENTI": ("c", 1e-2),
        "MILLI": ("m", 1e-3), "MICRO": ("µ", 1e-6), "NANO": ("n", 1e-9), "PICO": ("p", 1e-12), "FEMTO": ("f", 1e-15),
        "ATTO": ("a", 1e-18),
    }
)  # fmt: skip
"""IfcSIPrefix → its symbol, and its factor. One before SQUARE_METRE belongs to the metre: MILLI SQUARE_METRE is mm²."""

POWERS: Mapping[str, int] = MappingProxyType({LENGTH: 1, AREA: 2, VOLUME: 3})
"""The power of the metre in a unit; 1 for all others."""

OF_SYMBOL: Mapping[str, Unit] = MappingProxyType({unit.symbol: unit for unit in UNITS})
OF_SI: Mapping[str, Unit] = MappingProxyType({unit.si: unit for unit in UNITS if unit.si})
OF_NAME: Mapping[str, Unit] = MappingProxyType({name: unit for unit in UNITS for name in unit.names})
AREAS: Mapping[str, Unit] = MappingProxyType(
    {unit.words[0]: unit for unit in UNITS if unit.measures == AREA and unit.words}
)
"""The units of area that people write, by their names in settings."""

AREA_WORDS_M2: Mapping[str, float] = MappingProxyType(
    {word: unit.factor or 1.0 for unit in AREAS.values() for word in unit.words}
)
"""What may stand behind an area in a text, in lower case and without blanks, points and `^` → m²."""

_FACTORS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        LENGTH: {name: unit.factor for name, unit in OF_NAME.items() if unit.measures == LENGTH and unit.factor},
        AREA: {
            **{
                f"{square}{name}": unit.factor**2
                for name, unit in OF_NAME.items()
                if unit.measures == LENGTH and unit.factor
                for square in ("", "square")
            },
            **{name: unit.factor for name, unit in OF_NAME.items() if unit.measures == AREA and unit.factor},
        },
    }
)
"""What is measured → the name of a unit → its factor; an area unit with the name of a length is its square."""

SAME = 1e-3
"""Factors that differ by less than this share are the same unit: survey and international feet, rounded digits."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the numbers of a unit, or of a product of units, measure, and how large they are."""

    measures: frozenset[tuple[str, int]]
    """what, and to which power: m³/h is VOLUMEUNIT to the 1 and TIMEUNIT to the -1"""
    factor: float = 1.0
    zero: float = 0.0

    def converted(self, number: float, to: "Scale") -> float | None:
        """A number of this scale on another one, in twelve digits; None where that measures something else."""
        if self.measures != to.measures:
            return None
        return float(f"{(number * self.factor + self.zero - to.zero) / to.factor:.12g}")


@cache
def scale_of(symbol: str) -> Scale | None:
    """The scale of a unit by its symbol, such as `kW`, `m³/h` or `W/(m²·K)`; None for one that is not known."""
    unit = OF_SYMBOL.get(symbol)
    if unit is not None and unit.factor is not None:
        return Scale(frozenset({(unit.measures, 1)}), unit.factor, unit.zero)
    powers, factor = Counter[str](), 1.0
    for written, power in _parts(symbol):
        found = _simple(written)
        if found is None:
            return None
        measures, of_part = found
        powers[measures] += power
        factor *= of_part**power
    return Scale(frozenset((name, power) for name, power in powers.items() if power), factor)


def _parts(symbol: str) -> Iterator[tuple[str, int]]:
    above, _, below = symbol.partition("/")
    yield from ((part, 1) for part in above.split("·") if part != "1")
    yield from ((part, -1) for part in below.strip("()").split("·") if part)


def _simple(written: str) -> tuple[str, float] | None:
    """What a unit without a quotient measures, and its factor."""
    unit = OF_SYMBOL.get(written)
    if unit is not None:
        return None if unit.factor is None else (unit.measures, unit.factor)
    for prefix, factor in PREFIXES.values():
        unit = OF_SYMBOL.get(written.removeprefix(prefix)) if written.startswith(prefix) else None
        if unit is not None and unit.si:
            return unit.measures, factor ** POWERS.get(unit.measures, 1)
    return None


def by_name(name: str) -> Unit | None:
    """The unit that files define under this name; None where it is not known."""
    return OF_NAME.get(_bare(name))


def factor_by_name(name: object, measures: object) -> float | None:
    """The factor of a unit of this name to metres or square metres; None for any other unit."""
    return _FACTORS.get(str(measures), {}).get(_bare(str(name or "")))


def written_area(unit_m2: float) -> str:
    """The symbol of a unit of area of this size."""
    areas = (unit for unit in UNITS if unit.measures == AREA)
    known = next((unit.symbol for unit in areas if is_same(unit.factor or 0.0, unit_m2)), None)
    return known or f"units of {unit_m2:.3g} m²"


def is_same(first: float, second: float) -> bool:
    """Whether two factors are those of the same unit."""
    return abs(first - second) <= SAME * max(abs(first), abs(second))


def _bare(name: str) -> str:
    return re.sub(r"[\s_-]", "", name.casefold())
