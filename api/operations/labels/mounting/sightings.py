"""Scans of labels, and which of them the registry has already: a table may be taken twice after an interruption."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from registry.codes.issued import MOUNTED, TAKEN_DOWN
from registry.elements.named import NamedElement
from registry.labels.mounting import Seen, seen_labels
from registry.tables import Code

REPEATED_WITHIN = timedelta(days=1)
"""A scan without a time that says the same as the last one is a repetition of it for so long; later it is a new one."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Somebody held a reader at a label in a room."""

    code: str
    room: str | None = None
    """None: the room whose label was scanned before"""
    building: str | None = None
    """the building that the room's number is one of, where it is not the element's own"""
    at: datetime | None = None
    line: int = 0
    storey: str | None = None
    """tells rooms of one number apart"""
    problem: str = ""
    """why the row can't be read, where it can't"""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A scan whose code and room are found: the space is None for what is in no building."""

    scan: Scan
    code: Code
    element: NamedElement
    space: NamedElement | None
    confirms: bool
    """whether the label counts as mounted by it"""

    @property
    def space_id(self) -> int | None:
        """The id of the space."""
        return None if self.space is None else self.space.id


def known_before(session: Session, sightings: Sequence[Sighting], now: datetime) -> list[bool]:
    """Whether each of the sightings is in the registry already, or stands twice among them.

    sightings: in the order in which they were made.
    """
    recorded: dict[str, list[Seen]] = defaultdict(list)
    for seen in seen_labels(session, {one.code.code for one in sightings}):
        recorded[seen.code].append(seen)
    of_code: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(sightings):
        of_code[one.code.code].append(place)
    known: set[int] = set()
    for code, places in of_code.items():
        timed = [place for place in places if sightings[place].scan.at is not None]
        untimed = [place for place in places if sightings[place].scan.at is None]
        known |= _known_by_time(sightings, timed, recorded[code])
        known |= _known_by_order(sightings, untimed, [one for one in recorded[code] if one.at > now - REPEATED_WITHIN])
    return [place in known for place in range(len(sightings))]


def _known_by_time(sightings: Sequence[Sighting], places: Sequence[int], recorded: Sequence[Seen]) -> set[int]:
    """Those that were recorded at their time in their space; once mounted, a label was not seen elsewhere then."""
    seen: set[tuple[datetime | None, int | None, bool]] = {
        (one.at, one.space_id, one.event == MOUNTED) for one in recorded
    }
    known: set[int] = set()
    for place in places:
        one = sightings[place]
        there = one.scan.at, one.space_id
        if (*there, True) in seen or (*there, one.confirms) in seen:
            known.add(place)
        seen.add((*there, one.confirms))
    return known


def _known_by_order(sightings: Sequence[Sighting], places: Sequence[int], recorded: Sequence[Seen]) -> set[int]:
    """Those without a time that the last recorded ones say in the same order, and those that repeat the one before."""
    changes = [
        place for before, place in zip((None, *places), places, strict=False) if not _is_again(sightings, before, place)
    ]
    since = _since_taken_down(recorded)
    most = min(len(changes), len(since))
    repeated = next(
        (
            count
            for count in range(most, 0, -1)
            if all(_says(seen, sightings[place]) for seen, place in zip(since[-count:], changes, strict=False))
        ),
        0,
    )
    return set(places) - set(changes[repeated:])


def _is_again(sightings: Sequence[Sighting], before: int | None, place: int) -> bool:
    return before is not None and sightings[before].space_id == sightings[place].space_id


def _since_taken_down(recorded: Sequence[Seen]) -> Sequence[Seen]:
    """The sightings since the label was last taken down, each place once where it was seen there several times."""
    since: list[Seen] = []
    for seen in recorded:
        if seen.event == TAKEN_DOWN:
            since = []
        elif since and since[-1].space_id == seen.space_id:
            since[-1] = seen
        else:
            since.append(seen)
    return since


def _says(seen: Seen, sighting: Sighting) -> bool:
    """Whether a recorded sighting says what a scan says."""
    return (
        seen.space_id == sighting.space_id
        and seen.element_id == sighting.element.id
        and (seen.event == MOUNTED or not sighting.confirms)
    )
