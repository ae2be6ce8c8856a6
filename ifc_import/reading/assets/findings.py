"""Findings about the assets of a file."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ifc_import import rules
from ifc_import.reading.access import text
from ifc_import.reading.assets.facts import Statements
from ifc_import.reading.elements.entourage import family, part_of
from ifc_import.reading.handover.designations import Designated, shared
from ifc_import.reading.identity import global_id_of
from registry.snapshot import AssetFacts, Finding

if TYPE_CHECKING:
    from ifc_import.reading.context import Reading

EXAMPLES = 3
PLURALS = {"person": "people", "plant": "plants", "vehicle": "vehicles"}


def asset_findings(
    reading: "Reading", facts: Sequence[AssetFacts], statements: Mapping[int, Statements], unread: Mapping[int, str]
) -> Iterator[Finding]:
    """All findings about assets; `unread` is the reason why a shape can't be read, by step id."""
    for asset in reading.assets:
        if asset.id() in unread:
            yield rules.BAD_SHAPE.finding(
                global_id_of(asset), reading.keys[asset], name=text(asset.Name), reason=unread[asset.id()]
            )
    yield from _entourage(facts)
    yield from _parts(reading, facts, statements)
    yield from _shared_designations(facts)


def _entourage(facts: Iterable[AssetFacts]) -> Iterator[Finding]:
    """One finding for each kind of entourage."""
    names: dict[str, list[str]] = defaultdict(list)
    for asset_facts in facts:
        if asset_facts.entourage is not None:
            names[asset_facts.entourage].append(family(asset_facts.name))
    for kind, named_alike in names.items():
        yield rules.ENTOURAGE.finding(count=len(named_alike), kind=PLURALS[kind], examples=_examples(named_alike))


def _parts(reading: "Reading", facts: Sequence[AssetFacts], statements: Mapping[int, Statements]) -> Iterator[Finding]:
    """One finding for each kind of building part exported as a proxy."""
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for asset, asset_facts in zip(reading.assets, facts, strict=True):
        kind = None if asset_facts.entourage else part_of(statements[asset.id()].called)
        if kind is not None:
            names[kind, asset_facts.ifc_class].append(family(asset_facts.name))
    for (kind, ifc_class), named_alike in names.items():
        yield rules.PART_AS_PROXY.finding(
            count=len(named_alike), kind=kind, ifc_class=ifc_class, examples=_examples(named_alike)
        )


def _shared_designations(facts: Sequence[AssetFacts]) -> Iterator[Finding]:
    designated = {
        asset_facts.key: Designated(asset_facts.designation, asset_facts.designation_scheme or "")
        for asset_facts in facts
        if asset_facts.designation
    }
    by_key = {asset_facts.key: asset_facts for asset_facts in facts}
    for designation, keys in shared(designated).items():
        first = by_key[keys[0]]
        names = _examples([by_key[key].name for key in keys])
        details = {"count": len(keys), "designation": designation.text, "examples": names}
        yield rules.SAME_DESIGNATION.finding(first.global_id, first.key, **details)


def _examples(names: Sequence[str]) -> str:
    """A few different names, the most frequent first with their counts, and a mark if there are more."""
    counts = Counter(names).most_common()
    listed = ", ".join(f"{name!r}" + (f" ({count})" if count > 1 else "") for name, count in counts[:EXAMPLES])
    return listed if len(counts) <= EXAMPLES else f"{listed} …"
