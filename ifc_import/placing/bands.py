"""The confidence that an element is in its assigned room: one band for each kind of evidence.

A band's confidence is at most the share of right answers among the elements in it, and lower where the sample is small
or the evidence is known to mislead. ≥ 0.9 means that nobody has to check.

`right` of `seen` are elements of real models (a duplex with its electrical model, an institute, a restaurant, an office
floor, two houses, a heating model) whose known room was withheld: furniture and fittings contained in a space, windows
and doors by their space boundaries, electrical devices by the wall face on which they are mounted. Without a sample the
confidence is a judgement. Devices set by program into the walls of the same rooms, about 5,300 of each kind: in
FACES_ONE sockets were right 5,291 of 5,291 times and deep cabinets 66 of 67, in IN_ITS_WALL 8,410 of 8,410; of 1,700
set on outer faces none came out above 0.45, which is why ACROSS_WALL is trusted less than it was right. `make
bench-location` repeats the count, by the bands of confidence shown to people.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ifc_import.placing.index import Flags, Floats


@dataclass(frozen=True, slots=True)
class Band:
    """A kind of evidence, how far it is trusted, and how often it was right on real models."""

    evidence: str
    confidence: float
    right: int = 0
    seen: int = 0


CONFIRMED = Band("confirmed by a person", 1.0)
CONTAINED = Band("stated by the model", 0.99)
HOST = Band("stated by the model for a parent", 0.97)
PART_OF = Band("the whole that it is a part of was found there", 0.85)

NUMBER_AND_PLACE = Band("the room number, and its position agrees", 0.99)
NUMBER = Band("the room number, on that storey", 0.93)
NUMBER_ELSEWHERE = Band("the room number, but the storey is another one", 0.70)
NUMBER_AGAINST_PLACE = Band("the room number, but it is surely in another room", 0.50)

INSIDE = Band("all of the box is in one room, none in another", 0.98, right=790, seen=790)
MOSTLY_INSIDE = Band("the centre and most of the box are in one room, hardly any in another", 0.92, right=17, seen=17)
STRADDLING = Band("the centre is in one room, much of the box in another or in none", 0.80, right=12, seen=12)
OFF_ITS_STOREY = Band("in a room that the model draws off its storey", 0.85)
OTHER_STOREY = Band("in a room, but the model names another storey", 0.75)
INNERMOST = Band("in a room that lies inside another space", 0.85)
SEVERAL = Band("in rooms that overlap each other", 0.55)
THROUGH_STOREY = Band(
    "in a tall room of a storey below, or in the room it touches on its own storey", 0.65, right=6, seen=6
)
IN_ZONE = Band("in a space filled by other rooms, but in none of these", 0.55)

FACES_ONE = Band("in the wall of one room, reaches into it, no other half as near", 0.90, right=62, seen=62)
REACHES_ONE = Band("reaches into one room, but its centre is not near it alone", 0.75, right=8, seen=8)
REACHES_MORE = Band("reaches into one room clearly more than into another", 0.70)
REACHES_EVENLY = Band("reaches into rooms about evenly", 0.45)

IN_ITS_WALL = Band("close to one room, no other half as near", 0.85, right=218, seen=218)
NEARER = Band("nearer to one room than to the next", 0.65, right=4, seen=4)
BETWEEN = Band("about as near to one room as to the next", 0.45)
ACROSS_WALL = Band("as far as the other face of a wall: perhaps outside", 0.40, right=23, seen=23)

AT_CEILING = Band("just over the top of the room, on its storey", 0.85)
OVER_CEILING = Band("over the ceiling, under the next storey, on its storey", 0.75)
OVER_CEILING_STOREY_OPEN = Band("over the ceiling, under the next storey, storey not known or another", 0.55)
UNDER_ROOF = Band("over the ceiling with no room above: perhaps on the roof", 0.40)
AT_FLOOR = Band("just under the floor, on its storey", 0.80, right=4, seen=4)
UNDER_FLOOR = Band("under the floor", 0.45)

ORIGIN = Band("without a shape, but placed in one room", 0.55, right=1, seen=1)

BOUNDARY = Band("one room has it as a boundary, by the model", 0.92)
BOUNDARIES = Band("two rooms have it as a boundary, by the model", 0.60)
DOOR_BOUNDARY = Band("two rooms have the door as a boundary, by the model", 0.92)
WALL_OF_ONE = Band("one room has the wall that it is on as a boundary, by the model", 0.75)
WALL_OF_TWO = Band("two rooms have the wall that it is on as a boundary, by the model", 0.45)

DOOR_BETWEEN = Band("two rooms, one on each side", 0.95, right=89, seen=90)
DOOR_ONE_SIDE = Band("one room on one side, none on the other", 0.92, right=6, seen=6)
DOOR_WITHIN = Band("the same room on both sides", 0.60)
DOOR_ASKEW = Band("the box does not show which way the door faces", 0.60, right=1, seen=1)

STOREY_STATED = Band("the model names the storey, no room was found", 0.50)
STOREY_BY_HEIGHT = Band("the storey at its height, no room was found", 0.30)
NOTHING = Band("nothing is known", 0.0)


def graded(rows: Sequence[tuple[Flags, Band]], otherwise: Band) -> Floats:
    """Return the confidence of the first band in `rows` whose condition holds, row by row."""
    conditions = [condition for condition, _ in rows]
    return np.select(conditions, [band.confidence for _, band in rows], default=otherwise.confidence)
