"""Lists, sets and resets the alignment of source models by a person."""

from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from api.operations.alignment.aligning import BY_HAND, align_building
from api.operations.alignment.views import AlignmentMove, AlignmentView
from api.operations.elements.names import require_building
from api.operations.errors import NothingToDo
from api.operations.locations.locating import settle_building
from ifc_import.aligning.deciding import Alignment
from ifc_import.profile import Counting
from registry.database.engine import writing
from registry.errors import NotFound
from registry.imports.known import current_models
from registry.locations.moves import Cause, whereabouts
from registry.saying import Saying
from registry.snapshot import Frame
from registry.tables import SourceModel


def list_alignments(session: Session, building: str) -> list[AlignmentView]:
    """The current alignment of each source model of a building. Raises NotFound."""
    models = current_models(session, require_building(session, building))
    return [_kept(one) for one in models]


def set_alignment(  # noqa: PLR0913  (all parts of an alignment)
    engine: Engine,
    building: str,
    model: str,
    offset: Frame | None,
    counting: Counting,
    *,
    at: datetime,
    by: str,
    why: str = "",
    dry_run: bool = False,
) -> list[AlignmentView]:
    """Set the offset of a source model to the building's coordinates, and locate all assets again.

    The model is rotated about its origin, then shifted. Without an offset, the models' own statements count again.
    Returns the alignment of all models. Raises NotFound, and NothingToDo for the model that defines the coordinates.
    """
    with writing(engine, keep=not dry_run) as session:
        return say_alignment(session, building, model, offset, counting, Saying(at, by, why))


def say_alignment(
    session: Session, building: str, model: str, offset: Frame | None, counting: Counting, saying: Saying
) -> list[AlignmentView]:
    """Set an alignment as in `set_alignment`, in a session that has the write lock."""
    building_id = require_building(session, building)
    found = _model(session, building_id, building, model)
    cause = Cause(saying.at, saying.who, None, whereabouts(session, building_id))
    rest = {name: value for name, value in found.alignment.items() if name != BY_HAND}
    found.alignment = rest if offset is None else {**rest, BY_HAND: _said(offset, saying)}
    aligned = align_building(session, building_id)
    _require_movable(aligned.alignments[model])
    settle_building(session, building_id, counting, cause)
    return [_kept(one) for one in current_models(session, building_id)]


def _said(offset: Frame, saying: Saying) -> dict[str, object]:
    place = {"x_m": offset.x_m, "y_m": offset.y_m, "z_m": offset.z_m, "turn_deg": offset.turn_deg}
    return {**place, "by": saying.who, "why": saying.why, "at": saying.at.isoformat()}


def _require_movable(one: Alignment) -> None:
    if one.evidence == "frame":
        message = f"{one.model} defines the coordinates of the building; align the other models to it"
        raise NothingToDo(message)


def _model(session: Session, building_id: int, building: str, name: str) -> SourceModel:
    models = {one.name: one for one in current_models(session, building_id)}
    if name not in models:
        message = f"the building {building} has no source model {name!r}, only {', '.join(models)}"
        raise NotFound(message)
    return models[name]


def _kept(model: SourceModel) -> AlignmentView:
    kept = model.alignment
    said = kept.get(BY_HAND, {})
    return AlignmentView(
        source_model=model.name,
        to=kept.get("to", model.name),
        evidence=kept.get("evidence", "coordinates"),
        trusted=kept.get("trusted", True),
        exact=kept.get("exact", True),
        offset=AlignmentMove(**kept.get("offset", {})),
        by=said.get("by"),
        why=said.get("why", ""),
        at=said.get("at"),
    )
