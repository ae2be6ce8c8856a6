"""Which of a door's two rooms gets the sign: the one that it leads to, not the one that leads on to others.

A corridor, a hall, a stair is there to reach other rooms, and its doors bear the signs of these. What a room is called
tells it; where it does not, the number of its doors may. Between two rooms alike the smaller one gets the sign.
"""

import re

import numpy as np

from ifc_import.placing.index import Flags, Indices, Plan
from ifc_import.placing.rooms import Room

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
"""How words end that name ways, in folded case, by language: sv no da, en, de fr, nl fi es it pl."""

WAY_NAMES = frozenset({"hall", "halle", "hal", "stiege", "sas"})
"""Names that name ways if there is no more to them: not a sports hall, not a lecture hall."""

MANY_DOORS = 4
"""A room with so many doors rather leads on to others than that one goes there: a judgement."""

_WAY_WORD = re.compile(rf"(?:{'|'.join(WAY_WORDS)})\b")


def sign_rooms(plan: Plan, first: Indices, second: Indices) -> tuple[Indices, Indices]:
    """Put the room that gets the sign first, for each of (n,) doors between the rooms `first` and `second`.

    Both are row numbers of the plan, -1 for no room; that one comes last.
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
    """Tell for (2, n) sides of doors whether they are ways: by name where one of the two is named so, else by doors."""
    named = np.array([*map(is_way, plan.rooms), False])[rooms]
    doors = np.bincount(rooms[rooms >= 0], minlength=plan.count + 1)
    many: Flags = doors[rooms] >= MANY_DOORS
    return np.where(named.any(axis=0), named, many)
