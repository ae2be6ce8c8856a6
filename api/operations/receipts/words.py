"""The sentences of a receipt, for the terminal and for the web page."""

from collections import Counter
from collections.abc import Sequence

from api.operations.receipts.views import (
    FactCount,
    HeaderView,
    Receipt,
    RoomAreaChange,
    RuleCount,
    TotalChange,
    WhatOfRoom,
)
from registry.codes.text import grouped
from registry.snapshot import Severity
from registry.wording import counted, numbered_name

SEVERITY_WORDS: dict[Severity, tuple[str, str]] = {
    "error": ("Error", "must be put right"),
    "warning": ("Warning", "should be put right"),
    "info": ("Note", "good to know"),
}
"""What each is called, and what it asks for."""

METHOD_WORDS = {
    "confirmed": "in the room that a person says",
    "contained": "in the room that the model names",
    "host": "with what it is a part of",
    "room number": "by the room number among its properties",
    "centre": "by where it stands",
    "overlap": "by where most of it stands",
    "door side": "by the rooms on both sides of a door",
    "boundary": "by the boundaries of rooms",
    "origin": "by its placement, without a shape",
    "nearest": "next to the nearest room",
    "ceiling void": "above the ceiling of a room",
    "floor void": "below the floor of a room",
    "storey": "only the storey is known",
    "unknown": "not even the storey is known",
}
"""Method of location → words; other methods are shown by their names."""

CHANGE_WORDS = {
    "added": "new",
    "changed": "changed",
    "unchanged": "as before",
    "retired": "gone",
    "rematched": "recognised under another GlobalId",
    "proposed": "perhaps recognised",
    "bound": "known from another source model",
}


ROOM_WORDS: dict[WhatOfRoom, str] = {
    "gone": "gone",
    "new": "new",
    "left out": "no longer counted",
    "counted": "now counted",
    "shrank": "smaller",
    "grew": "larger",
    "moved": "on another storey",
}
"""What became of a room, in words that follow its number or a count of rooms."""


def verdict(rules: Sequence[RuleCount]) -> str:
    """A sentence on the action that the findings require."""
    counts = Counter(one.severity for one in rules)
    parts = [
        f"{counted(counts[severity], 'thing')} {_asks(severity, counts[severity])}"
        for severity in SEVERITY_WORDS
        if counts[severity]
    ]
    needed = counts["error"] + counts["warning"]
    told = ", ".join(parts)
    return f"{told[:1].upper()}{told[1:]}." if needed else f"Nothing has to be put right{told and '; '}{told}."


def _asks(severity: Severity, count: int) -> str:
    words = SEVERITY_WORDS[severity][1]
    return f"{'is' if count == 1 else 'are'} {words}" if severity == "info" else words


def changes(receipt: Receipt) -> str:
    """The changes to the elements of the source model, in words."""
    counts = receipt.changes.model_dump()
    return ", ".join(f"{counts[name]:,} {words}" for name, words in CHANGE_WORDS.items() if counts[name])


def change_of_total(total: TotalChange) -> str:
    """A total before and after, as `480.0 → 504.0 m² (+5.0%), 12 → 13 spaces`."""
    spaces = _arrow(f"{total.spaces_before:,}", f"{total.spaces_after:,}")
    noun = "space" if total.spaces_before == total.spaces_after == 1 else "spaces"
    if total.before_m2 == total.after_m2:
        return f"{total.after_m2:,.1f} m², as before, {spaces} {noun}"
    share = "" if total.change is None else f" ({total.change:+.1%})"
    return f"{_arrow(f'{total.before_m2:,.1f}', f'{total.after_m2:,.1f}')} m²{share}, {spaces} {noun}"


def named_room(room: RoomAreaChange) -> str:
    """A room as people find it: number and name, storey, and the code on its label."""
    which = numbered_name(room.number, room.name if room.name != room.number else None) or room.global_id or "a room"
    return ", ".join(filter(None, (which, room.storey, grouped(room.code) if room.code else None)))


def areas_of_room(room: RoomAreaChange) -> str:
    """The area of a room before and after, with its source where that changed, and why it does not count."""
    is_other_source = None not in (room.source_before, room.source_after) and room.source_before != room.source_after
    parts = [
        _areas(room),
        f"{room.source_before} → {room.source_after}" if is_other_source else "",
        f"was on {room.former_storey or 'no storey'}" if room.former_storey or room.what == "moved" else "",
        f"not counted, since {room.not_counted_because}" if room.not_counted_because else "",
    ]
    return ", ".join(filter(None, parts))


def _areas(room: RoomAreaChange) -> str:
    before, after = (None if value is None else f"{value:,.2f}" for value in (room.before_m2, room.after_m2))
    if room.what in ("gone", "new"):
        known = before if room.what == "gone" else after
        return "no area" if known is None else f"{known} m²"
    return f"{_arrow(before or '–', after or '–')} m²"


def _arrow(before: str, after: str) -> str:
    return after if before == after else f"{before} → {after}"


def made_with(header: HeaderView) -> str:
    """The program that wrote a file: its name in the model, else the originating system in the header."""
    name, version = header.application, header.application_version
    if not name:
        return header.author_tool
    return name if not version or version in name else f"{name} {version}"


def stated(counts: Sequence[FactCount]) -> str:
    """The facts that all, some or none of the spaces or assets have, in words; empty where there are none of them."""
    parts = (
        ("all have", "and", [one.fact for one in counts if one.have == one.count]),
        (
            "some have",
            "and",
            [f"{one.fact} ({one.have:,} of {one.count:,})" for one in counts if 0 < one.have < one.count],
        ),
        ("none has", "or", [one.fact for one in counts if one.have == 0]),
    )
    if not counts or not counts[0].count:
        return ""
    return "; ".join(f"{who} {_listed(facts, last)}" for who, last, facts in parts if facts)


def _listed(words: Sequence[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
