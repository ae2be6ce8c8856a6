"""Completes the elements of a damaged file with facts from the last revision.

A fact missing from such a file may have been lost, so its absence is not a change. A fact that the file states counts,
even if it says less than before.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from ifc_import import rules
from ifc_import.matching.cascade import change_of
from ifc_import.matching.pairing import GENERIC_CLASS, Lineages
from ifc_import.matching.stating import restated
from registry.plan import Change, Known, Stated
from registry.snapshot import Finding

Nested: TypeAlias = Mapping[str, Mapping[str, Any]]
"""Set → property → value or unit."""

ROWS: Mapping[str, tuple[str, ...]] = {
    "declared": ("set", "name"),
    "classifications": ("system",),
    "categories": ("source",),
    "documents": ("name", "location"),
}
"""Facts that consist of rows, and the columns that identify a row: each row is a fact of its own."""

WORDS: Mapping[str, str] = {
    "storey_key": "storey",
    "space_key": "room",
    "host_key": "what it is a part of",
    "boundary_key": "rooms around it",
    "wall_key": "rooms around its wall",
    "parent_key": "what it is a part of",
    "box": "shape",
    "origin": "placement",
    **dict.fromkeys(("footprint", "computed_m2", "computed_method", "level", "z_min_m", "z_max_m"), "outline"),
    "elevation_m": "elevation",
    "height_m": "height",
    "ifc_class": "class",
    "declared": "declared areas",
}
"""The readable names of facts, where they differ from the stored name."""

MOST_NAMED = 5


def with_former_facts(changes: Sequence[Change], lineages: Lineages) -> tuple[list[Change], list[Finding]]:
    """The changes completed with facts from the last revision, and a finding if any were kept."""
    kept: list[tuple[str, ...]] = []
    completed = []
    for change in changes:
        stated, names = _completed(change.stated, change.known, lineages)
        kept += [names] if names else []
        completed.append(change_of(stated, change.known, change.rule) if names else change)
    return completed, _findings(kept)


def _completed(stated: Stated, known: Known | None, lineages: Lineages) -> tuple[Stated, tuple[str, ...]]:
    """The stated element with missing facts completed, and their names; facts of other source models are not used."""
    if known is None or not known.own:
        return stated, ()
    finer = _finer_class(stated, known, lineages)
    facts = {name: _fact(name, stated, known) for name in (stated.facts | known.facts)}
    facts |= {"ifc_class": finer} if finer else {}
    facts |= {"units": _units(stated, known)} if "units" in facts else {}
    properties = _united(stated.properties, known.properties)
    names = [name for name, value in facts.items() if value != stated.facts.get(name)]
    names += ["properties"] if properties != stated.properties else []
    if not names:
        return stated, ()
    return restated(stated, facts, properties, finer or stated.ifc_class), tuple(names)


def _fact(name: str, stated: Stated, known: Known) -> Any:
    new, old = stated.facts.get(name), known.facts.get(name)
    if name in ROWS and new:
        return _united_rows(new, old or (), ROWS[name])
    is_unsaid = new in (None, "", [], {}) or (name == "name" and new == stated.ifc_class)
    return old if is_unsaid and old not in (None, "", [], {}) else new


def _united_rows(new: list[Any], old: Iterable[Mapping[str, Any]], names: tuple[str, ...]) -> list[Any]:
    given = {tuple(row.get(name) for name in names) for row in new}
    return [*new, *(row for row in old if tuple(row.get(name) for name in names) not in given)]


def _united(new: Nested, old: Nested) -> dict[str, Any]:
    """The values of both; where both have one, the new value."""
    return {
        name: {**old.get(name, {}), **new.get(name, {})} for name in (*new, *(name for name in old if name not in new))
    }


def _units(stated: Stated, known: Known) -> dict[str, Any]:
    """The units of the stated values, and those of kept values."""
    kept = {
        set_name: left
        for set_name, units in (known.facts.get("units") or {}).items()
        if (left := {name: unit for name, unit in units.items() if name not in stated.properties.get(set_name, {})})
    }
    return _united(stated.facts.get("units") or {}, kept)


def _finer_class(stated: Stated, known: Known, lineages: Lineages) -> str | None:
    """The former class of an asset, where the file's class is less specific: its type may be lost."""
    is_finer = (
        stated.ifc_class in (GENERIC_CLASS, *lineages.get(known.ifc_class, ())) and stated.ifc_class != known.ifc_class
    )
    return known.ifc_class if stated.kind == "asset" and is_finer else None


def _findings(kept: Sequence[tuple[str, ...]]) -> list[Finding]:
    if not kept:
        return []
    counts = Counter(name for names in kept for name in _readable(names))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    named = ", ".join(f"{name.replace('_', ' ')} ({count})" for name, count in ordered[:MOST_NAMED])
    more = " and more" if len(counts) > MOST_NAMED else ""
    return [rules.KEPT_FACTS.finding(elements=len(kept), facts=named + more)]


def _readable(names: Iterable[str]) -> set[str]:
    """The readable names of the facts; several facts can share one."""
    return {WORDS.get(name, name) for name in names}
