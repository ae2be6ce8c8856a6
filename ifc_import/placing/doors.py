"""Location of doors: the rooms on both sides, found by probing 0.2 to 0.8 m to either side of the leaf at 1 m
height.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from ifc_import.placing import bands
from ifc_import.placing.index import Flags, Floats, Indices, Pairs, Plan
from ifc_import.placing.inside import centres
from ifc_import.placing.nesting import Nesting
from ifc_import.placing.ranking import ranked
from ifc_import.placing.rooms import Location, Room, Thing

WAY_WORDS = (
    *("korridor", "gång", "gang", "entré", "entre", "vindfång", "vindfang", "foajé", "ljusgård", "lysgård"),
    *("trapphus", "trappa", "trapp", "trappe", "trapperom", "trapperum", "trappehus", "trapphall", "hisshall"),
    *("corridor", "hallway", "lobby", "foyer", "vestibule", "stair", "stairs", "staircase", "stairwell", "landing"),
    *("circulation", "passage", "entrance", "atrium"),
    *(
        "flur",
        "diele",
        "windfang",
        "treppe",
        "treppenhaus",
        "treppenraum",
        "couloir",
        "escalier",
        "palier",
        "dégagement",
    ),
    *("trap", "trappenhuis", "overloop", "käytävä", "porras", "porrashuone", "tuulikaappi", "pasillo", "escalera"),
    *("vestíbulo", "corridoio", "scala", "korytarz", "klatka schodowa"),
)
"""Endings of words for circulation spaces, in folded case, by language: sv no da, en, de fr, nl fi es it pl."""

WAY_NAMES = frozenset({"hall", "halle", "hal", "stiege", "sas"})
"""Names that mean a circulation space only on their own: not a sports hall, not a lecture hall."""

MANY_DOORS = 4
"""A room with this many doors is taken for a circulation space: a judgement."""

_WAY_WORD = re.compile(rf"(?:{'|'.join(WAY_WORDS)})\b")


def sign_rooms(plan: Plan, first: Indices, second: Indices) -> tuple[Indices, Indices]:
    """Return the room that gets the door sign, and the other room, for each of (n,) doors between the rooms `first` and
    `second`.

    All are row numbers of the plan, -1 for no room, which never comes before a room.
    """
    rooms = np.stack([first, second])
    leads_on, area_m2 = _leads_on(plan, rooms), np.append(plan.area_m2, np.inf)[rooms]
    order = np.lexsort((rooms, area_m2, leads_on, rooms < 0), axis=0)
    sign, other = np.take_along_axis(rooms, order, axis=0)
    return sign, other


def is_way(room: Room) -> bool:
    """Tell whether a room is called a corridor, a hall, a stair or the like."""
    names = [name.casefold().strip() for name in (room.name, room.number)]
    return any(name in WAY_NAMES or _WAY_WORD.search(name) is not None for name in names)


def _leads_on(plan: Plan, rooms: Indices) -> Flags:
    """Tell for (2, n) sides of doors whether they are circulation spaces: by name where one of the two has such a name,
    otherwise by the number of doors.
    """
    named = np.array([*map(is_way, plan.rooms), False])[rooms]
    doors = np.bincount(rooms[rooms >= 0], minlength=plan.count + 1)
    many: Flags = doors[rooms] >= MANY_DOORS
    return np.where(named.any(axis=0), named, many)


PROBES_M = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
"""Distances of the probes from the middle of the door, nearest first."""
HEIGHT_M = 1.0
"""Height of the probes above the lower edge of the door; half the door's height where that is less."""
SQUARE_RATIO = 0.6
"""A box with a greater ratio of its sides does not show which way the door faces: the door is askew, or drawn open."""
DIRECTIONS = np.array([(1.0, 0.0), (0.0, 1.0), (0.5**0.5, 0.5**0.5), (0.5**0.5, -(0.5**0.5))])
"""Directions that a door can face: along x, along y, and between them."""


@dataclass(frozen=True, slots=True)
class Trials:
    """Rows of a door and a direction that it may face, and the rooms there (-1: none), forwards and backwards."""

    door: Indices
    way: Indices
    ahead: Indices
    behind: Indices


def locate_doors(plan: Plan, nest: Nesting, doors: Sequence[Thing]) -> dict[int, Location]:
    """Return the locations of doors that have a box, by id; doors without a room on either side are left out."""
    boxes_m = np.array([door.box for door in doors], dtype=np.float64).reshape(-1, 6)
    askew = _is_askew(boxes_m)
    trials = _trials(plan, nest, boxes_m, askew)
    best = _best_trials(trials)
    sign, other = sign_rooms(plan, trials.ahead[best], trials.behind[best])
    columns = (trials.door[best], sign, other, askew[trials.door[best]])
    rows = zip(*(column.tolist() for column in columns), strict=True)
    located = (_location(plan, doors[door], sides, is_askew) for door, *sides, is_askew in rows)
    return {location.thing_id: location for location in located if location}


def _is_askew(boxes_m: Floats) -> Flags:
    width = boxes_m[:, 3:5] - boxes_m[:, :2]
    askew: Flags = width.min(axis=1, initial=np.inf) > SQUARE_RATIO * width.max(axis=1, initial=0.0)
    return askew


def _trials(plan: Plan, nest: Nesting, boxes_m: Floats, askew: Flags) -> Trials:
    """Try the thinner axis of each door's box, and all directions where the box is askew."""
    thin = np.argmin(boxes_m[:, 3:5] - boxes_m[:, :2], axis=1)
    door, way = np.nonzero(askew[:, None] | (thin[:, None] == np.arange(len(DIRECTIONS))))
    towards = DIRECTIONS[way]
    return Trials(door, way, _side(plan, nest, boxes_m[door], towards), _side(plan, nest, boxes_m[door], -towards))


def _best_trials(trials: Trials) -> Indices:
    """Return the best row of each door: one with two rooms, else with one, else with none; of equals the first
    direction.
    """
    rooms = (trials.ahead >= 0).astype(np.intp) + (trials.behind >= 0) + (trials.ahead != trials.behind)
    return ranked(Pairs(trials.door, trials.way), -rooms).first


def _side(plan: Plan, nest: Nesting, boxes_m: Floats, towards: Floats) -> Indices:
    """Return the first room met by probing from each box in its direction, (n, 2); -1 for none."""
    middle, steps = centres(boxes_m), np.array(PROBES_M)
    points = middle[:, None, :2] + steps[None, :, None] * towards[:, None, :]
    probe, room = plan.tree.query(np.asarray(shapely.points(points.reshape(-1, 2))), predicate="intersects")
    door, step = np.divmod(probe, len(steps))
    height = np.minimum(boxes_m[:, 2] + HEIGHT_M, middle[:, 2])[door]
    level = (plan.z_min_m[room] <= height) & (height <= plan.z_max_m[room]) & ~nest.is_zone[room]
    felt = Pairs(door, room).where(level)
    best = ranked(felt, step[level], -nest.depth[felt.room], plan.area_m2[felt.room])
    result = np.full(len(boxes_m), -1, dtype=np.intp)
    result[best.box] = felt.room[best.first]
    return result


def _location(plan: Plan, door: Thing, sides: Sequence[int], is_askew: bool) -> Location | None:
    """Locate a door by its two rooms, the one with the sign first; -1 for none."""
    sign, other = sides
    if sign < 0:
        return None
    band = bands.DOOR_ONE_SIDE if other < 0 else bands.DOOR_WITHIN if other == sign else bands.DOOR_BETWEEN
    return Location(
        thing_id=door.id,
        space_id=plan.rooms[sign].id,
        method="door side",
        confidence=min(band.confidence, bands.DOOR_ASKEW.confidence) if is_askew else band.confidence,
        other_side_id=plan.rooms[other].id if other not in (-1, sign) else None,
    )
