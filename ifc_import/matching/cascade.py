"""The matching cascade of an import: one to one, each rule applied to what earlier rules left unmatched.

Storeys are matched first, then spaces, which are identified by their storey, then assets, which are identified by their
room. Rules look at the source model's own elements first. An element of another source model of the building is the
same when it has the same GlobalId or owner's key, or is a storey at the same height, or a room with the same number and
outline. Likely but uncertain matches are proposed for a person to confirm.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import NamedTuple

from ifc_import.matching.assets import recognise_assets
from ifc_import.matching.doubts import Doubt, many_contradicted
from ifc_import.matching.frames import brought_over
from ifc_import.matching.identities import by_key
from ifc_import.matching.pairing import Lineages, Pairing
from ifc_import.matching.proposing import propose
from ifc_import.matching.spaces import recognise_spaces
from ifc_import.matching.stating import compared, is_as_before
from ifc_import.matching.storeys import recognise_storeys
from registry.plan import Change, Contradicted, ElementKind, FieldChange, Known, Proposed, Stated

KINDS: tuple[ElementKind, ...] = ("storey", "space", "asset")
COUNTED: tuple[ElementKind, ...] = ("space", "asset")
"""The kinds that carry codes."""

Rejected = AbstractSet[tuple[str, int]]
"""Key of a stated element, and id of the known element that a person rejected as its match."""


class Matched(NamedTuple):
    """The result of matching."""

    changes: list[Change]
    """in the order of the stated elements"""
    gone: list[Known]
    """the source model's own open elements without a match"""
    proposals: list[Proposed]
    """for a person to confirm"""
    doubts: list[Doubt]
    """GlobalIds that number, name or place contradict"""
    contradicted: list[Contradicted]
    """where they are so many that a person has to explain them"""


def match(
    stated: Sequence[Stated],
    known: Sequence[Known],
    lineages: Lineages,
    rejected: Rejected = frozenset(),
    *,
    distrusts_ids: bool = False,
) -> Matched:
    """Match every stated element with a known one, if there is one.

    With `distrusts_ids`, a person has said that the GlobalIds of the file contradict its contents.
    """
    if not known:
        return Matched([change_of(element, None, "new") for element in stated], [], [], [], [])
    pairing = Pairing(stated, brought_over(stated, known), lineages, distrusts_ids=distrusts_ids)
    _recognise_again(pairing)
    recognise_storeys(pairing)
    recognise_spaces(pairing)
    recognise_assets(pairing)
    proposals = propose(pairing, rejected)
    return _result(pairing, proposals, {element.binding_id: element for element in known})


def _result(pairing: Pairing, proposals: Sequence[Proposed], known: Mapping[int, Known]) -> Matched:
    """The result of matching, with the known elements in the coordinates in which they are registered."""
    changes = []
    for index, element in enumerate(pairing.stated):
        partner, rule = pairing.found.get(index, (None, "new"))
        changes.append(change_of(element, partner and known[partner.binding_id], rule))
    contradicted = (
        many_contradicted(kind, pairing.doubts, pairing.shared_ids(kind), frozenset(pairing.taken)) for kind in COUNTED
    )
    return Matched(
        changes,
        [known[element.binding_id] for element in pairing.gone()],
        [replace(proposal, candidate=known[proposal.candidate.binding_id]) for proposal in proposals],
        pairing.doubts,
        [found for found in contradicted if found is not None],
    )


def _recognise_again(pairing: Pairing) -> None:
    """Match the elements of a file whose import was undone with those that it brought before."""
    again = [element for element in pairing.known if element.again]
    for kind in KINDS:
        pairing.join("same file again", by_key, kind, [element for element in again if element.kind == kind])


def change_of(stated: Stated, known: Known | None, rule: str) -> Change:
    """The change for a stated element: matched with a known one by a rule, or new."""
    if known is None:
        return Change("add", stated)
    if not known.own:
        return Change("bind", stated, known, rule)
    is_same = is_as_before(stated, known)
    fields = () if is_same else _field_changes(stated, known)
    if not known.open:
        return Change("return", stated, known, rule, fields)
    if known.key != stated.key:
        return Change("rematch", stated, known, rule, fields)
    return Change("keep" if is_same else "change", stated, known, rule, fields)


def _field_changes(stated: Stated, known: Known) -> tuple[FieldChange, ...]:
    old, new = compared(known.facts), compared(stated.facts)
    names = sorted(old.keys() | new.keys())
    changes = [FieldChange(name, old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)]
    return tuple(changes or [FieldChange("properties", None, None)])
