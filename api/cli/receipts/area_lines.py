"""Floor areas before and after an import, as lines for the terminal."""

from collections.abc import Iterator
from itertools import groupby

from api.files.plain_text import shown
from api.operations.receipts.area_changes import room_counts
from api.operations.receipts.views import AreaChanges, RoomAreaChange, TotalChange
from api.operations.receipts.words import ROOM_WORDS, areas_of_room, change_of_total, named_room
from registry.wording import counted

FEW_STOREYS = 6
"""Changed storeys that are listed after an import."""

FEW_ROOMS = 5
"""Rooms of a kind that a receipt lists; `skylt imports show` lists all."""


def short_area_lines(changes: AreaChanges | None) -> Iterator[str]:
    """The totals of the building and of the storeys that changed, and a count of the rooms behind them; none where no
    area changed.
    """
    if changes is None or not changes.rooms:
        return
    yield f"  areas: {change_of_total(changes.total)}"
    yield from _storeys(changes, FEW_STOREYS)
    yield "  rooms: " + ", ".join(f"{count:,} {ROOM_WORDS[what]}" for what, count in room_counts(changes.rooms).items())


def area_lines(changes: AreaChanges | None, most_rooms: int | None = FEW_ROOMS) -> Iterator[str]:
    """The totals of the building and of all storeys that changed, then the rooms, `most_rooms` of a kind, or all."""
    if changes is None:
        return
    yield f"  areas: {change_of_total(changes.total)}"
    yield from _storeys(changes, len(changes.storeys))
    for what, rooms in groupby(changes.rooms, key=lambda room: room.what):
        of_kind = list(rooms)
        difference_m2 = sum(room.difference_m2 for room in of_kind)
        yield f"  {counted(len(of_kind), 'room')} {ROOM_WORDS[what]} ({difference_m2:+,.1f} m²)"
        yield from map(_room, of_kind[:most_rooms])
        if most_rooms is not None and len(of_kind) > most_rooms:
            yield f"    and {len(of_kind) - most_rooms:,} more"


def _storeys(changes: AreaChanges, most: int) -> Iterator[str]:
    changed = [storey for storey in changes.storeys if _is_changed(storey)]
    if len(changes.storeys) > 1:
        yield from (f"    {shown(storey.storey or '(none)')}: {change_of_total(storey)}" for storey in changed[:most])
    if len(changed) > most:
        yield f"    and {counted(len(changed) - most, 'more storey')}"


def _is_changed(total: TotalChange) -> bool:
    return (total.before_m2, total.spaces_before) != (total.after_m2, total.spaces_after)


def _room(room: RoomAreaChange) -> str:
    return f"    · {shown(named_room(room))}: {shown(areas_of_room(room))}"
