"""Conversion of dates in models to ISO 8601, where a text is unambiguous."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, time

from ifc_import.vocabulary.placeholders import stated

MONTHS = (
    ("jan", "gen", "ene", "tammi"), ("feb", "fev", "helmi"), ("mar", "mrt", "maa", "mrz"),
    ("apr", "avr", "abr", "huhti"), ("may", "mai", "maj", "mei", "mag", "touko"), ("jun", "juin", "giu", "kesa"),
    ("jul", "juil", "lug", "heina"), ("aug", "aou", "ago", "elo"), ("sep", "set", "syys"),
    ("oct", "okt", "ott", "out", "loka"), ("nov", "marras"), ("dec", "dez", "des", "dic", "joulu"),
)  # fmt: skip
"""How the names of the months begin, without accents: English, the Nordic languages, German, Dutch, French, Spanish,
Portuguese, Italian, Finnish.
"""

NO_YEAR = 1900
"""The earliest plausible year: COBie's placeholder date is in 1900."""
LAST_YEAR = 2200

_CLOCK = r"(?:[T ,]+(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[AaPp]\.?[Mm]\.?)?))?"
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[./年 -]+(?P<month>\d{1,2})[./月 -]+(?P<day>\d{1,2})日?" + _CLOCK)
_YEAR_LAST = re.compile(r"(?P<one>\d{1,2})(?P<between>[./-])(?P<two>\d{1,2})(?P=between)(?P<year>\d{4})" + _CLOCK)
_DAY_NAME = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?[ -]*(?:de |of )?(?P<name>[^\W\d_]+)\.?,?[ -]*"
                       r"(?:de |of )?(?P<year>\d{4})")  # fmt: skip
_NAME_DAY = re.compile(r"(?P<name>[^\W\d_]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})")
_SECONDS = ("IfcTimeStamp",)


def as_date(value: object, measure: str = "", name: str = "") -> str | None:
    """A date in ISO 8601, with its time where the model gives one; else the text as it is; None for no date.

    `measure` is the IFC type of the value (an IfcTimeStamp counts seconds since 1970), `name` that of its property.
    """
    if measure in _SECONDS and isinstance(value, int | float) and not isinstance(value, bool):
        return _of_seconds(value)
    written = stated(value, name)
    if written is None:
        return None
    moment = next((found for read in READERS if (found := read(written)) is not None), None)
    if moment is None:
        return written
    return _iso(moment) if is_plausible(moment) else None


def is_iso(written: str) -> bool:
    """Whether a text is a date in ISO 8601."""
    return _standard(written) is not None


def has_day_and_month(written: str) -> bool:
    """Whether a text is a date whose day and month can be told apart in neither of two ways, such as 03/04/2030."""
    found = _YEAR_LAST.fullmatch(written)
    return found is not None and all(1 <= int(found[part]) <= 12 for part in ("one", "two"))


def is_plausible(moment: datetime) -> bool:
    """Whether a time is of a year in which people may have done or planned something."""
    return NO_YEAR < moment.year < LAST_YEAR


def _of_seconds(value: float) -> str | None:
    try:
        return _iso(datetime.fromtimestamp(value, UTC)) if value > 0 else None
    except (OverflowError, ValueError, OSError):
        return None


def _iso(moment: datetime) -> str:
    at_midnight = moment.time() == time()
    return moment.date().isoformat() if at_midnight else moment.isoformat().replace("+00:00", "Z")


def _standard(written: str) -> datetime | None:
    """A date or a date with a time in ISO 8601; None for any other text."""
    if not re.fullmatch(r"\d{4}-?\d{2}-?\d{2}([T ].*)?", written):
        return None
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _year_first(written: str) -> datetime | None:
    found = _YEAR_FIRST.fullmatch(written)
    return found and _moment(found["year"], int(found["month"]), found["day"], found["clock"])


def _year_last(written: str) -> datetime | None:
    """A date with day and month, or month and day: with dots the day is first; otherwise one of the two has to be over
    12.
    """
    found = _YEAR_LAST.fullmatch(written)
    if found is None:
        return None
    first, second = int(found["one"]), int(found["two"])
    if found["between"] == "." or first > 12 or first == second:
        return _moment(found["year"], second, first, found["clock"])
    return _moment(found["year"], first, second, found["clock"]) if second > 12 else None


def _with_name(written: str) -> datetime | None:
    found = _DAY_NAME.fullmatch(written) or _NAME_DAY.fullmatch(written)
    month = found and _month(found["name"])
    return _moment(found["year"], month, found["day"], None) if found and month else None


def _month(name: str) -> int | None:
    plain = "".join(character for character in unicodedata.normalize("NFKD", name.casefold()) if character.isalpha())
    matches = list(_months_beginning(plain))
    return max(matches)[1] if matches else None


def _months_beginning(name: str) -> Iterator[tuple[int, int]]:
    for number, beginnings in enumerate(MONTHS, 1):
        for beginning in beginnings:
            if name.startswith(beginning):
                yield len(beginning), number


def _moment(year: str, month: int, day: str | int, clock: str | None) -> datetime | None:
    try:
        return datetime.combine(datetime(int(year), month, int(day)), _clock(clock))  # noqa: DTZ001  (a day as written)
    except ValueError:
        return None


def _clock(written: str | None) -> time:
    if written is None:
        return time()
    if written[-1] in "Mm.":
        plain = written.replace(".", "").replace(" ", "").upper()
        shape = "%I:%M:%S%p" if plain.count(":") == 2 else "%I:%M%p"
        return datetime.strptime(plain, shape).time()  # noqa: DTZ007  (a time as written)
    return time.fromisoformat(written.zfill(5) if written.count(":") == 1 else written.zfill(8))


READERS: tuple[Callable[[str], datetime | None], ...] = (_standard, _year_first, _year_last, _with_name)
