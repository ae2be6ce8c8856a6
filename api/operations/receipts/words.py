"""The sentences of a receipt, for the terminal and for the web page."""

from collections import Counter
from collections.abc import Sequence

from api.operations.receipts.views import FactCount, HeaderView, Receipt, RuleCount
from registry.snapshot import Severity
from registry.wording import counted

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
