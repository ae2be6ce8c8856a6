"""The matching cascade: one to one, each rule only on what the rules before it left.

Storeys are matched first, then spaces, which are known by their storey, then assets, which are known by their room.
Rules look at the source model's own elements first. A thing that only another source model of the building knows is
the same thing when it carries the same GlobalId or the owner's key, when it is a storey at the same height, or a room
of the same number and outline. What is likely and not certain is proposed, for a person to confirm.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from ifc_import.matching.assets import recognise_assets
from ifc_import.matching.identities import by_key
from ifc_import.matching.pairing import Lineages, Pairing
from ifc_import.matching.proposing import propose
from ifc_import.matching.spaces import recognise_spaces
from ifc_import.matching.stating import compared
from ifc_import.matching.storeys import recognise_storeys
from registry.plan import Change, ElementKind, FieldChange, Known, Proposed, Stated

KINDS: tuple[ElementKind, ...] = ("storey", "space", "asset")

Rejected = AbstractSet[tuple[str, int]]
"""Key of a stated element, and the element that a person said it is not."""


class Matched(NamedTuple):
    """What was found: the changes, in the order of the stated; what is gone; and what a person may confirm."""

    changes: list[Change]
    gone: list[Known]
    proposals: list[Proposed]


def match(
    stated: Sequence[Stated], known: Sequence[Known], lineages: Lineages, rejected: Rejected = frozenset()
) -> Matched:
    """Find for every stated element what it was before. `gone` are the source model's own open elements."""
    if not known:
        return Matched([change_of(element, None, "new") for element in stated], [], [])
    pairing = Pairing(stated, known, lineages)
    _recognise_again(pairing)
    recognise_storeys(pairing)
    recognise_spaces(pairing)
    recognise_assets(pairing)
    proposals = propose(pairing, rejected)
    changes = [change_of(element, *pairing.found.get(index, (None, "new"))) for index, element in enumerate(stated)]
    return Matched(changes, pairing.gone(), proposals)


def _recognise_again(pairing: Pairing) -> None:
    """A file whose import was taken back says of everything that it brought what it said before."""
    again = [element for element in pairing.known if element.again]
    for kind in KINDS:
        pairing.join("same file again", by_key, kind, [element for element in again if element.kind == kind])


def change_of(stated: Stated, known: Known | None, rule: str) -> Change:
    """What happens to a stated element that was recognised as a known one by a rule; or that is new."""
    if known is None:
        return Change("add", stated)
    if not known.own:
        return Change("bind", stated, known, rule)
    fields = _field_changes(stated, known)
    if not known.open:
        return Change("return", stated, known, rule, fields)
    if known.key != stated.key:
        return Change("rematch", stated, known, rule, fields)
    return Change("keep" if known.digest == stated.digest else "change", stated, known, rule, fields)


def _field_changes(stated: Stated, known: Known) -> tuple[FieldChange, ...]:
    if known.digest == stated.digest:
        return ()
    old, new = compared(known.facts), compared(stated.facts)
    names = sorted(old.keys() | new.keys())
    changes = [FieldChange(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)]
    return tuple(changes or [FieldChange("properties", None, None)])
