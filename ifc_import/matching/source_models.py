"""The choice of the source model that a file belongs to: the one named, the one whose GlobalIds it repeats, or a new
one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ifc_import.open_questions import NoSuchModel, Question, WhichModel
from registry.snapshot import Snapshot

REPEATED_SHARE = 0.5
"""A file that repeats this share of the smaller side's GlobalIds is a revision, if its discipline agrees."""

ARCHITECTURE, SERVICES, STRUCTURE, OTHER = "architecture", "services", "structure", "model"

FEATURE = "IfcFeatureElement"
"""Openings and the like, which show no discipline."""

STRUCTURAL = frozenset(
    {"IfcBeam", "IfcColumn", "IfcFooting", "IfcPile", "IfcMember", "IfcPlate"}
    | {"IfcReinforcingBar", "IfcReinforcingMesh", "IfcTendon", "IfcTendonAnchor", "IfcBeamStandardCase"}
    | {"IfcColumnStandardCase", "IfcMemberStandardCase", "IfcPlateStandardCase"}
)
ROOM_MAKING = frozenset({"IfcDoor", "IfcWindow", "IfcFurnishingElement", "IfcFurniture", "IfcCovering", "IfcRailing"})


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A source model already in the building."""

    name: str
    discipline: str
    project_id: str
    element_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen source model: its name, whether it is new to the building, and the discipline of its contents."""

    name: str
    is_new: bool
    discipline: str


def choose(
    snapshot: Snapshot,
    known: Sequence[KnownModel],
    *,
    named: str | None = None,
    revision_of: str | None = None,
    force_new: bool = False,
) -> Choice | Question:
    """The source model of the file behind `snapshot` among those of its building, or a question.

    `named`, `revision_of` and `force_new` are a person's answers and outrank the file's contents.
    """
    discipline = discipline_of(snapshot)
    names = {model.name for model in known}
    answer = named or revision_of
    if answer is not None:
        return _named(answer, names, discipline, must_exist=revision_of is not None)
    if not force_new:
        repeated = _repeated(snapshot, known, discipline)
        if repeated is not None:
            return Choice(repeated.name, is_new=False, discipline=discipline)
        contradicted = _contradicted(snapshot, known, discipline)
        if contradicted is not None:
            return _question(snapshot, contradicted)
    return Choice(_free_name(discipline, names), is_new=True, discipline=discipline)


def discipline_of(snapshot: Snapshot) -> str:
    """The discipline of a file's contents: rooms make it architecture, mostly devices and pipes make it services."""
    counts = {
        name: count for name, count in snapshot.class_counts.items() if FEATURE not in (name, *_above(snapshot, name))
    }
    total = sum(counts.values())
    distribution = sum(
        count for name, count in counts.items() if "IfcDistributionElement" in (name, *_above(snapshot, name))
    )
    if 2 * distribution > total or (distribution and 2 * distribution >= total and not snapshot.spaces):
        return SERVICES
    if snapshot.spaces or _share(counts, ROOM_MAKING) > _share(counts, STRUCTURAL):
        return ARCHITECTURE
    return STRUCTURE if _share(counts, STRUCTURAL) > 0 else OTHER


def _above(snapshot: Snapshot, name: str) -> tuple[str, ...]:
    """The superclasses of a class of the file."""
    return snapshot.lineages.get(name, ())


def _share(counts: Mapping[str, int], classes: frozenset[str]) -> int:
    return sum(counts.get(name, 0) for name in classes)


def _named(answer: str, names: set[str], discipline: str, *, must_exist: bool) -> Choice | Question:
    if must_exist and answer not in names:
        known = ", ".join(sorted(names)) or "none yet"
        return NoSuchModel(f"the building has no source model {answer!r} (it has: {known})")
    return Choice(answer, is_new=answer not in names, discipline=discipline)


def _repeated(snapshot: Snapshot, known: Sequence[KnownModel], discipline: str) -> KnownModel | None:
    """The model whose ids the file mostly repeats.

    Elements that every discipline draws (an origin mark, a chimney) can be half of a small model's ids: where the file
    repeats less than half of the larger side too, the two have to look like the same discipline.
    """
    ids = frozenset(snapshot.element_ids)
    ranked = sorted(known, key=lambda model: len(ids & model.element_ids), reverse=True)
    for model in ranked:
        shared, smaller, larger = _overlap(ids, model.element_ids)
        alike = shared >= REPEATED_SHARE * larger or model.discipline == discipline
        if smaller and shared >= REPEATED_SHARE * smaller and alike:
            return model
    return None


def _overlap(new: frozenset[str], old: frozenset[str]) -> tuple[int, int, int]:
    return len(new & old), min(len(new), len(old)), max(len(new), len(old))


def _contradicted(snapshot: Snapshot, known: Sequence[KnownModel], discipline: str) -> KnownModel | None:
    """The model with the same project id and discipline although few GlobalIds agree."""
    project_id = snapshot.file.project_id
    if not project_id or not snapshot.element_ids:
        return None
    return next((model for model in known if model.project_id == project_id and model.discipline == discipline), None)


def _question(snapshot: Snapshot, model: KnownModel) -> Question:
    return WhichModel(
        f"{snapshot.file.name} is of the same project and discipline as source model {model.name!r}, but repeats few "
        "of its GlobalIds",
        model.name,
    )


def _free_name(discipline: str, names: set[str]) -> str:
    number = 1
    name = discipline
    while name in names:
        number += 1
        name = f"{discipline} {number}"
    return name
