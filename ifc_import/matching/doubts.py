"""GlobalIds that number, name or place contradict: what became of each, and the findings and the question on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from ifc_import import rules
from registry.plan import Contradicted, ElementKind, Known, Stated
from registry.snapshot import Finding

MANY_SHARE, FEW = 0.2, 3
"""From so many contradicted ids on, and with more than this share of all shared ones, a person is asked."""
SHOWN = 3
"""The examples in a finding or a question."""


class Outcome(Enum):
    """What became of an id whose element number, name or place contradicts."""

    REPLACED = "replaced"
    """kept in its place, under another serial number"""
    KEPT = "kept"
    """kept, although it moved or was renumbered and nothing else identifies it"""
    PLACE = "place"
    """the ids of similar elements went round; each code stayed in its place"""
    ELSEWHERE = "elsewhere"
    """another source model has the id, for another element"""
    TWIN = "twin"
    """another source model has a similar asset in the same place, under another id"""
    OTHERS = "others"
    """not followed: number, name or place identify another element"""


@dataclass(frozen=True, slots=True)
class Doubt:
    """An element whose id something contradicts, the known element of that id, and what became of it."""

    outcome: Outcome
    stated: Stated
    known: Known
    named: bool = False
    """whether its own name agrees with the id"""
    settled: bool = True
    """False where nothing but the id decided"""


def many_contradicted(
    kind: ElementKind, doubts: Sequence[Doubt], shared: int, found: frozenset[int]
) -> Contradicted | None:
    """The contradicted ids of a kind, where a person has to explain them; `found` are the matched elements."""
    unsettled = [doubt for doubt in doubts if doubt.stated.kind == kind and _is_unsettled(doubt, found)]
    if len(unsettled) < FEW or len(unsettled) <= MANY_SHARE * shared:
        return None
    return Contradicted(kind, len(unsettled), shared, _examples(unsettled))


def _is_unsettled(doubt: Doubt, found: frozenset[int]) -> bool:
    """Whether only the id speaks for an element, or everything that speaks is against it and nothing else was found."""
    if doubt.outcome is not Outcome.OTHERS:
        return not doubt.settled
    return not doubt.named and doubt.known.element_id not in found


def doubt_findings(doubts: Sequence[Doubt]) -> Iterator[Finding]:
    """A finding for each pair of twins, and one for each other outcome with some of its elements by name."""
    for doubt in doubts:
        if doubt.outcome is Outcome.TWIN:
            yield rules.PERHAPS_TWINS.finding(
                doubt.stated.global_id,
                doubt.stated.key,
                name=_named(doubt.stated),
                other=_named(doubt.known),
                model=doubt.known.source_model,
                global_id=doubt.known.global_id,
            )
    for outcome, rule in RULES.items():
        of_outcome = [doubt for doubt in doubts if doubt.outcome is outcome]
        if of_outcome:
            first = of_outcome[0].stated
            examples = "; ".join(_examples(of_outcome))
            yield rule.finding(first.global_id, first.key, count=len(of_outcome), examples=examples)


RULES = {
    Outcome.OTHERS: rules.IDS_OF_OTHERS,
    Outcome.ELSEWHERE: rules.IDS_ELSEWHERE,
    Outcome.PLACE: rules.IDS_WENT_ROUND,
    Outcome.KEPT: rules.IDS_ALONE,
    Outcome.REPLACED: rules.PERHAPS_REPLACED,
}


def _examples(doubts: Sequence[Doubt]) -> tuple[str, ...]:
    return tuple(map(_example, doubts[:SHOWN]))


def _example(doubt: Doubt) -> str:
    """The id, and what has it now and had it before; with the places where both are called the same."""
    was, now = _named(doubt.known), _named(doubt.stated)
    if was == now:
        was, now = f"{was}{_where(doubt.known)}", f"{now}{_where(doubt.stated)}"
    return f"{doubt.stated.global_id} was {was} and is {now}"


def _where(element: Stated | Known) -> str:
    box = element.facts.get("box")
    return "" if box is None else f" at x {(box[0] + box[3]) / 2:.2f}, y {(box[1] + box[4]) / 2:.2f} m"


def _named(element: Stated | Known) -> str:
    """What people call an element: number and name, or name and tag."""
    facts = element.facts
    words = [facts.get("number"), facts["name"], facts.get("tag")]
    return " ".join(dict.fromkeys(word for word in words if word)) or element.ifc_class
