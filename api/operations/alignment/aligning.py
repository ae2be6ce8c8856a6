"""Aligns the source models of a building to one frame, stores the result, and makes findings about it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import msgspec
from sqlmodel import Session

from api.operations.locations.frames import georeference
from ifc_import import rules
from ifc_import.aligning.deciding import Alignment, align_all
from ifc_import.aligning.moved_facts import moved_facts, without_place
from ifc_import.aligning.moves import STILL, inverse, moved_box, then
from ifc_import.aligning.survey import Survey
from ifc_import.aligning.surveying import georeference_of, survey
from ifc_import.aligning.telling import evidence_text, move_text
from ifc_import.matching.stating import stated_elements
from registry.imports.known import current_models, known_elements
from registry.plan import Known, Stated
from registry.snapshot import Finding, Frame, Georeference, Snapshot
from registry.tables import SourceModel

BY_HAND = "by_hand"
"""The key in `SourceModel.alignment` of an alignment set by a person: shift and rotation, who, when, why."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """How each source model of a building is aligned, by name."""

    alignments: Mapping[str, Alignment]
    zeros_m: Mapping[str, float]
    """the zero level of a model's elevations, in its own coordinates"""

    def as_seen_from(self, model: str, known: Sequence[Known]) -> list[Known]:
        """Elements of other models in the coordinates of `model`; without positions where these do not match."""
        return [one if one.own else self._moved(model, one) for one in known]

    def shown(self, model: str, snapshot: Snapshot) -> Snapshot:
        """The snapshot of `model` with the boxes of its assets in the building's coordinates, for drawing plans."""
        one = self.alignments[model]
        if one.trusted and one.move == STILL:
            return snapshot
        boxes = [asset.box if one.trusted else None for asset in snapshot.assets]
        moved = [None if box is None else moved_box(one.move, box) for box in boxes]
        assets = (replace(asset, box=box) for asset, box in zip(snapshot.assets, moved, strict=True))
        return replace(snapshot, assets=tuple(assets))

    def _moved(self, model: str, known: Known) -> Known:
        own, other = self.alignments[model], self.alignments[known.source_model]
        if not (own.trusted and other.trusted):
            return replace(known, facts=without_place(known.facts))
        by_ids = "shared elements" in (own.evidence, other.evidence)
        known = replace(known, placed_independently=not by_ids)
        move = then(inverse(own.move), other.move)
        lift_m = self.zeros_m[known.source_model] + move.z_m - self.zeros_m[model]
        return known if move == STILL and not lift_m else replace(known, facts=moved_facts(known.facts, move, lift_m))


def align_incoming(session: Session, model: SourceModel, snapshot: Snapshot, known: Sequence[Known]) -> Aligned:
    """Align all models of the building of a new revision of `model`; `known` are all elements of the building."""
    model.georeference = _stored(georeference_of(snapshot))
    models = current_models(session, model.building_id, model.id)
    stated: dict[str, Sequence[Stated | Known]] = {}
    if len(models) > 1:
        stated = {**_by_model([one for one in known if not one.own]), model.name: stated_elements(snapshot)}
    return _aligned(models, stated)


def align_building(session: Session, building_id: int) -> Aligned:
    """Align all models of a building by their current revisions."""
    models = current_models(session, building_id)
    return _aligned(models, _by_model(known_elements(session, building_id, None)))


def alignment_findings(model: SourceModel, aligned: Aligned) -> list[Finding]:
    """Findings on the alignment of the model, and on other models whose coordinates do not match."""
    return [
        found
        for name, one in aligned.alignments.items()
        for found in _findings(one)
        if name == model.name or not one.trusted
    ]


def _findings(one: Alignment) -> list[Finding]:
    names = {"model": one.model, "to": one.to}
    found = []
    if not one.trusted:
        found.append(rules.OTHER_COORDINATES.finding(**names, offset=_proposal(one)))
    elif one.offset != STILL and one.evidence != "frame":
        found.append(rules.ALIGNED.finding(**names, evidence=evidence_text(one), offset=move_text(one.offset)))
    if one.map_gap_m is not None:
        found.append(rules.MAPS_DIFFER.finding(**names, gap=f"{one.map_gap_m:,.1f}"))
    return found


def _proposal(one: Alignment) -> str:
    """The offset with which the coordinates would match, as a clause."""
    if one.offset == STILL:
        return "no offset was found with which they would match"
    about = "" if one.exact else "about "
    return f"they would match {about}{move_text(one.offset)}"


def _aligned(models: Sequence[SourceModel], stated: Mapping[str, Sequence[Stated | Known]]) -> Aligned:
    surveys = [_survey(one, stated.get(one.name, ())) for one in models]
    found = align_all(surveys)
    for model, one in zip(models, found, strict=True):
        entry = _entry(one) | {name: value for name, value in model.alignment.items() if name == BY_HAND}
        if entry != model.alignment:
            model.alignment = entry
    return Aligned({one.model: one for one in found}, {one.name: one.zero_m for one in surveys})


def _survey(model: SourceModel, elements: Sequence[Stated | Known]) -> Survey:
    said: Mapping[str, Any] | None = model.alignment.get(BY_HAND)
    by_hand = None if said is None else Frame(*(said[name] for name in ("x_m", "y_m", "z_m", "turn_deg")))
    return survey(model.name, model.discipline, georeference(model), elements, by_hand)


def _by_model(known: Sequence[Known]) -> dict[str, Sequence[Stated | Known]]:
    found: dict[str, list[Stated | Known]] = defaultdict(list)
    for one in known:
        if one.open:
            found[one.source_model].append(one)
    return dict(found)


def _stored(one: Georeference) -> dict[str, Any]:
    return dict(msgspec.to_builtins(one))


def _entry(one: Alignment) -> dict[str, Any]:
    """The stored fields of an alignment."""
    entry = asdict(one)
    return {name: entry[name] for name in ("to", "move", "evidence", "trusted", "offset", "exact")}
