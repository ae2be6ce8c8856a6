"""The end of a warranty, from its start and duration."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from ifc_import.vocabulary.dates import LAST_YEAR, is_iso
from ifc_import.vocabulary.folding import folded

MONTHS = {
    1: (
        "month", "months", "mth", "mths", "månad", "månader", "mån", "måned", "måneder", "mnd", "Monat", "Monate",
        "Monaten", "mois", "mes", "meses", "mês", "mese", "mesi", "maand", "maanden", "kuukausi", "kuukautta",
    ),
    3: ("quarter", "quarters", "kvartal", "Quartal", "Quartale", "trimestre", "trimestres"),
    12: (
        "year", "years", "yr", "yrs", "år", "Jahr", "Jahre", "Jahren", "an", "ans", "année", "années", "año", "años",
        "ano", "anos", "anno", "anni", "jaar", "jaren", "vuosi", "vuotta",
    ),
}  # fmt: skip
DAYS = {
    1: (
        "day", "days", "dag", "dagar", "dage", "dager", "Tag", "Tage", "Tagen", "jour", "jours", "día", "días", "dia",
        "dias", "giorno", "giorni", "dagen", "päivä", "päivää",
    ),
    7: (
        "week", "weeks", "wk", "wks", "vecka", "veckor", "uke", "uker", "uge", "uger", "Woche", "Wochen", "semaine",
        "semaines", "semana", "semanas", "settimana", "settimane", "weken", "viikko", "viikkoa",
    ),
}  # fmt: skip
"""The units of durations, by name, in months or days. Sources: COBie's picklist DurationUnit, the names of
IfcConversionBasedUnit, and the languages of models.
"""

_IN_MONTHS = {folded(word): number for number, words in MONTHS.items() for word in words}
_IN_DAYS = {folded(word): number for number, words in DAYS.items() for word in words}
_AMOUNT = re.compile(r"(?P<amount>\d{1,5}(?:[.,]\d{1,2})?)\s*(?P<unit>[^\W\d_]*)(?:\(\w+\))?\.?")


def with_warranty_end(stated: Mapping[str, str | None], levels: Iterable[Mapping[str, str]]) -> dict[str, str | None]:
    """The facts with the end of the warranty added, where only its start and duration are stated.

    `levels` are the facts of the asset and of its type: a number and its unit are taken from the same level.
    """
    start = stated["warranty_from"]
    if start is None or stated["warranty_until"] is not None:
        return dict(stated)
    level = next((level_facts for level_facts in levels if "warranty_duration" in level_facts), {})
    end = warranty_end(start, level.get("warranty_duration", ""), level.get("warranty_unit", ""))
    return {**stated, "warranty_until": end}


def warranty_end(start: str, lasting: str, unit: str = "") -> str | None:
    """The day on which a warranty ends, in ISO 8601: the day of the month on which it began, or the month's last.

    `start` is a date as `as_date` reads it, `lasting` an ISO duration (`P5Y`) or a number with its unit (`24 months`),
    or a number alone whose unit is `unit`. None where the start is no date, or the length can be read in several ways
    or in none.
    """
    if not is_iso(start) or not lasting:
        return None
    began = datetime.fromisoformat(start).date()
    return _iso_later(began, lasting) if lasting.startswith("P") else _later(began, lasting, unit)


def _later(began: date, lasting: str, unit: str) -> str | None:
    found = _AMOUNT.fullmatch(lasting)
    units = {name for name in (folded(found["unit"]), folded(unit.partition("(")[0])) if name} if found else set()
    lengths = {_length(name) for name in units}
    if found is None or len(lengths) != 1 or None in lengths:
        return None
    letter, number = lengths.pop() or ("", 0)
    amount = float(found["amount"].replace(",", ".")) * number
    return _iso_later(began, f"P{amount:.0f}{letter}") if amount.is_integer() else None


def _length(unit: str) -> tuple[str, int] | None:
    """The unit of a duration in months (M) or days (D), and their number."""
    if unit in _IN_MONTHS:
        return "M", _IN_MONTHS[unit]
    return ("D", _IN_DAYS[unit]) if unit in _IN_DAYS else None


def _iso_later(began: date, duration: str) -> str | None:
    """The date after an ISO duration of whole years, months, weeks and days."""
    import isodate  # noqa: PLC0415  (most models say of no warranty how long it lasts)

    if not re.fullmatch(r"P(\d+[YMWD])+", duration):
        return None
    try:
        end = began + isodate.parse_duration(duration)
    except (isodate.ISO8601Error, OverflowError, ValueError):
        return None
    return str(end.isoformat()) if began < end and end.year < LAST_YEAR else None
