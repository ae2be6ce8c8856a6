"""New buildings, source models and revisions."""

from datetime import datetime

from sqlmodel import Session, col, func, select

from registry.snapshot import FileFacts
from registry.tables import Building, Element, Revision, SourceModel


def add_building(session: Session, name: str, at: datetime) -> int:
    """A new building; returns its id."""
    element = Element(kind="building", created_at=at)
    session.add(element)
    session.flush()
    element_id = element.id or 0
    element.building_id = element_id
    session.add(Building(id=element_id, name=name))
    session.flush()
    return element_id


def add_source_model(session: Session, building_id: int, name: str, discipline: str) -> SourceModel:
    """A new source model of a building, without a revision yet."""
    model = SourceModel(building_id=building_id, name=name, discipline=discipline)
    session.add(model)
    session.flush()
    return model


def add_revision(  # noqa: PLR0913, PLR0917  (all that a revision is known by)
    session: Session, model: SourceModel, file: FileFacts, sha256: str, at: datetime, profile: str = "", parts: int = 1
) -> Revision:
    """The next revision of a source model.

    `profile` is the digest of the settings that it was read with; `parts` is how many buildings the file was divided
    into.
    """
    last = session.exec(select(func.max(Revision.number)).where(col(Revision.source_model_id) == model.id)).one()
    revision = Revision(
        source_model_id=model.id or 0,
        number=(last or 0) + 1,
        file_name=file.name,
        sha256=sha256,
        ifc_schema=file.schema,
        imported_at=at,
        written_at=file.written_at,
        profile=profile,
        parts=parts,
    )
    session.add(revision)
    session.flush()
    return revision
