"""Dates and times as people, scanners and spreadsheets write them.

Days before months, as everywhere outside the United States, unless a number above 12 or `AM` and `PM` say otherwise.
"""

import re
from datetime import UTC, date, datetime, time

from api.files.errors import BadTable
from ifc_import.vocabulary.dates import is_plausible

_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})")
_YEAR_LAST = re.compile(r"(?P<one>\d{1,2})(?P<mark>[-./])\s*(?P<other>\d{1,2})(?P=mark)\s*(?P<year>\d{4}|\d{2})")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,]*(?:\b(?:kl|klo|um|at)\b\.?)?[\s,]*", re.IGNORECASE)
EXAMPLE = "2026-11-25 08:15"


def moment(text: str) -> datetime:
    """The time that `text` states, in a year of people; without a zone it is one of this machine's. Raises BadTable."""
    found = _moment(text)
    if not is_plausible(found):
        raise _unreadable(text)
    return found


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    found = _YEAR_FIRST.match(text) or _YEAR_LAST.match(text)
    if found is None:
        raise _unreadable(text)
    try:
        return datetime.combine(_date(found, text), _clock(text[found.end() :], text))
    except ValueError as error:
        raise _unreadable(text) from error


def in_utc(moments: list[datetime | None]) -> list[datetime | None]:
    """The times in UTC, in the order in which they were made.

    The hour that a clock repeats in autumn is the second one where a time would else lie before the one above it.
    """
    found: list[datetime | None] = []
    last = datetime.min.replace(tzinfo=UTC)
    for one in moments:
        if one is not None:
            at = one.astimezone(UTC)
            second = one.replace(fold=1).astimezone(UTC)
            last = second if at < last <= second else at
        found.append(one and last)
    return found


def _date(found: re.Match[str], text: str) -> date:
    if "one" not in found.groupdict():
        return date(*(int(found[name]) for name in ("year", "month", "day")))
    one, other, year = (int(found[name]) for name in ("one", "other", "year"))
    month_first = other > 12 or (found["mark"] == "/" and re.search("[ap]m", text, re.IGNORECASE) is not None)
    day, month = (other, one) if month_first else (one, other)
    return date(year if year > 99 else 2000 + year, month, day)


def _clock(rest: str, text: str) -> time:
    """The time of day after a date; midnight where there is none."""
    said = rest[_BETWEEN.match(rest).end() :].strip()  # type: ignore[union-attr]  # it matches nothing too
    if not said:
        return time()
    found = _CLOCK.fullmatch(said)
    if found is None:
        raise _unreadable(text)
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower().startswith("p") else 0)
    return time(hour, int(found["minute"]), int(found["second"] or 0))


def _unreadable(text: str) -> BadTable:
    return BadTable(f"{text[:40]!r} is not a time: write it as {EXAMPLE}")
