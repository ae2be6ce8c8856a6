"""The revisions of source models, which are their imported files, and the receipts of their imports.

Rows have the columns id, building, source_model, revision (its number in the source model), file, sha256, schema,
imported_at, undone_at, receipt_version and severities (severity → number of findings in the receipt, None where the
receipt has no counts).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, func, select

from registry.errors import NoImport, NoReceipt, SeveralModels
from registry.snapshot import FileFacts
from registry.tables import Building, Element, Revision, SourceModel
from registry.tables.handles import BUILDING, REVISION, SOURCE_MODEL, Rows


def revisions(session: Session, building: str | None = None, source_model: str | None = None) -> Rows:
    """All revisions, or those of one building or source model, the newest first; for the columns see the module."""
    return session.execute(_of(_selected(), building, source_model)).mappings().all()


def last_of_model(session: Session, building: str | None, source_model: str | None) -> int:
    """The id of the last revision that was not undone, of the only source model that fits.

    Raises NoImport where no source model fits, SeveralModels where several do.
    """
    rows = [row for row in revisions(session, building, source_model) if row["undone_at"] is None]
    models = sorted({(row["building"], row["source_model"]) for row in rows})
    if len(models) == 1:
        return int(rows[0]["id"])
    if not models:
        raise NoImport("there is no import of that building and source model")
    listed = ", ".join(f"{model} of {name}" for name, model in models[:5])
    raise SeveralModels(f"several source models fit ({listed}{', …' if len(models) > 5 else ''})")


def kept_receipt(session: Session, revision_id: int) -> RowMapping:
    """The row of a revision as in `revisions`, with its receipt in the column `receipt`. Raises NoReceipt."""
    statement = _selected(REVISION.c.receipt).where(REVISION.c.id == revision_id)
    row = session.execute(statement).mappings().one_or_none()
    if row is None:
        raise NoReceipt(f"there is no receipt {revision_id}")
    return row


def _selected(*more: Any) -> Select[Any]:
    columns = (
        REVISION.c.id,
        BUILDING.c.name.label("building"),
        SOURCE_MODEL.c.name.label("source_model"),
        REVISION.c.number.label("revision"),
        REVISION.c.file_name.label("file"),
        REVISION.c.sha256,
        REVISION.c.ifc_schema.label("schema"),
        REVISION.c.imported_at,
        REVISION.c.undone_at,
        REVISION.c.receipt_version,
        REVISION.c.receipt["severities"].label("severities"),
    )
    return (
        select_columns(*columns, *more)
        .join_from(REVISION, SOURCE_MODEL, SOURCE_MODEL.c.id == REVISION.c.source_model_id)
        .join(BUILDING, BUILDING.c.id == SOURCE_MODEL.c.building_id)
        .order_by(REVISION.c.id.desc())
    )


def _of(statement: Select[Any], building: str | None, source_model: str | None) -> Select[Any]:
    if building is not None:
        statement = statement.where(BUILDING.c.name == building)
    return statement if source_model is None else statement.where(SOURCE_MODEL.c.name == source_model)


def add_building(session: Session, name: str, at: datetime) -> int:
    """Add a building; returns its id."""
    element = Element(kind="building", created_at=at)
    session.add(element)
    session.flush()
    element_id = element.id or 0
    element.building_id = element_id
    session.add(Building(id=element_id, name=name))
    session.flush()
    return element_id


def add_source_model(session: Session, building_id: int, name: str, discipline: str) -> SourceModel:
    """Add a source model to a building, without a revision yet."""
    model = SourceModel(building_id=building_id, name=name, discipline=discipline)
    session.add(model)
    session.flush()
    return model


def add_revision(  # noqa: PLR0913, PLR0917  (everything that identifies a revision)
    session: Session, model: SourceModel, file: FileFacts, sha256: str, at: datetime, profile: str = "", parts: int = 1
) -> Revision:
    """Add the next revision of a source model.

    `sha256` is the hash of the file, `profile` a digest of the settings that it was read with, and `parts` the number
    of buildings that it was divided into.
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
