"""Floor areas before and after an import: the totals of the building and its storeys, and the rooms behind them."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from api.operations.areas.totals import Row, source_of_area
from api.operations.receipts.views import AreaChanges, RoomAreaChange, TotalChange, WhatOfRoom
from api.operations.receipts.words import ROOM_WORDS
from ifc_import import rules
from registry.ordering import natural
from registry.snapshot import Finding
from registry.wording import counted

JUMP = 0.05
"""A total that changes by more than this share of itself is reported."""

SAME_M2 = 0.005
"""Areas that differ by less are equal: they are shown in hundredths of a square metre."""

KINDS_IN_ORDER: tuple[WhatOfRoom, ...] = ("gone", "new", "left out", "counted", "shrank", "grew", "moved")


def area_changes(before: Sequence[Row], after: Sequence[Row]) -> AreaChanges | None:
    """The changes to the areas of a building; None where it had no spaces before.

    before, after: its spaces as `registry.elements.listing.spaces` has them.
    """
    if not before:
        return None
    return AreaChanges(total=_total(None, before, after), storeys=_storeys(before, after), rooms=_rooms(before, after))


def jump_findings(changes: AreaChanges | None, storey_keys: Mapping[int, tuple[str, str]]) -> Iterator[Finding]:
    """A finding for each total that changed by more than `JUMP`; one for both where a building has a single storey.

    storey_keys: id of a storey → its GlobalId and its key in the file.
    """
    if changes is None:
        return
    if _jumps(changes.total):
        yield _jump(changes.total, "The building", _causes(changes.rooms))
    for storey in changes.storeys if len(changes.storeys) > 1 else ():
        if _jumps(storey):
            global_id, key = storey_keys.get(storey.storey_id or 0, (None, None))
            rooms = [room for room in changes.rooms if storey.storey_id in (room.storey_id, room.former_storey_id)]
            yield _jump(storey, f"Storey {storey.storey or '(none)'}", _causes(rooms), global_id, key)


def room_counts(rooms: Sequence[RoomAreaChange]) -> dict[WhatOfRoom, int]:
    """What became of rooms → how many, without kinds that there are none of."""
    counts = {what: sum(room.what == what for room in rooms) for what in KINDS_IN_ORDER}
    return {what: count for what, count in counts.items() if count}


def _jumps(total: TotalChange) -> bool:
    return total.change is not None and abs(total.change) > JUMP


def _jump(total: TotalChange, of: str, causes: str, global_id: str | None = None, key: str | None = None) -> Finding:
    return rules.TOTAL_JUMPED.finding(
        global_id,
        key,
        of=of,
        before=f"{total.before_m2:,.2f}",
        after=f"{total.after_m2:,.2f}",
        change=f"{total.change or 0:+.1%}",
        causes=causes,
    )


def _causes(rooms: Sequence[RoomAreaChange]) -> str:
    parts = [f"{counted(count, 'room')} {ROOM_WORDS[what]}" for what, count in room_counts(rooms).items()]
    return ", ".join(parts) or "no room changed"


def _total(storey: Row | None, before: Sequence[Row], after: Sequence[Row]) -> TotalChange:
    before_m2, after_m2 = (round(sum(map(_counted_m2, spaces)), 3) for spaces in (before, after))
    return TotalChange(
        storey=None if storey is None else storey["storey"],
        storey_id=None if storey is None else storey["storey_id"],
        before_m2=before_m2,
        after_m2=after_m2,
        change=after_m2 / before_m2 - 1 if before_m2 else None,
        spaces_before=_number_counted(before),
        spaces_after=_number_counted(after),
    )


def _storeys(before: Sequence[Row], after: Sequence[Row]) -> list[TotalChange]:
    """The totals of the storeys from the bottom up, under their present names."""
    of_before, of_after = _by_storey(before), _by_storey(after)
    first = {key: (of_after.get(key) or of_before[key])[0] for key in (*of_before, *of_after)}
    return [
        _total(row, of_before.get(key, []), of_after.get(key, []))
        for key, row in sorted(first.items(), key=lambda item: _height(item[1]))
    ]


def _by_storey(spaces: Sequence[Row]) -> dict[Hashable, list[Row]]:
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for space in spaces:
        groups[space["storey_id"]].append(space)
    return groups


def _height(row: Row) -> tuple[Any, ...]:
    return row["storey"] is None, row["elevation_m"] is None, row["elevation_m"] or 0.0, natural(row["storey"] or "")


def _counted_m2(space: Row | None) -> float:
    return float(space["area_m2"] or 0.0) if space is not None and space["counted"] else 0.0


def _number_counted(spaces: Sequence[Row]) -> int:
    return sum(bool(space["counted"]) for space in spaces)


def _rooms(before: Sequence[Row], after: Sequence[Row]) -> list[RoomAreaChange]:
    """The rooms with another area or place, by what became of them, the largest difference first."""
    was, now = {row["id"]: row for row in before}, {row["id"]: row for row in after}
    pairs = [(was.get(space_id), now.get(space_id)) for space_id in {**was, **now}]
    changed = [_room(old, new, what) for old, new in pairs if (what := _what(old, new)) is not None]
    return sorted(changed, key=lambda room: (KINDS_IN_ORDER.index(room.what), -abs(room.difference_m2)))


def _what(old: Row | None, new: Row | None) -> WhatOfRoom | None:
    if old is None or new is None:
        return "new" if old is None else "gone"
    if old["counted"] != new["counted"]:
        return "counted" if new["counted"] else "left out"
    difference_m2 = _counted_m2(new) - _counted_m2(old)
    if abs(difference_m2) >= SAME_M2:
        return "grew" if difference_m2 > 0 else "shrank"
    return "moved" if old["storey_id"] != new["storey_id"] else None


def _room(old: Row | None, new: Row | None, what: WhatOfRoom) -> RoomAreaChange:
    space = new if new is not None else old
    assert space is not None  # noqa: S101  (a pair has one of them at least)
    former = old if old is not None and old["storey_id"] != space["storey_id"] else None
    return RoomAreaChange(
        what=what,
        code=space["code"],
        number=space["number"],
        name=space["name"],
        storey=space["storey"],
        storey_id=space["storey_id"],
        former_storey=None if former is None else former["storey"],
        former_storey_id=None if former is None else former["storey_id"],
        global_id=space["global_id"],
        before_m2=None if old is None else old["area_m2"],
        after_m2=None if new is None else new["area_m2"],
        difference_m2=round(_counted_m2(new) - _counted_m2(old), 3),
        source_before=None if old is None else source_of_area(old) or None,
        source_after=None if new is None else source_of_area(new) or None,
        not_counted_because=space["not_counted_because"],
    )
