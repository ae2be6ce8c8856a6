"""The known elements, source models and files of a building, for recognising them in a new file."""

from dataclasses import dataclass

from sqlmodel import Session, col, func, or_, select

from registry.plan import CLASS_OF_KIND, Known
from registry.tables import Binding, Building, Element, Revision, SourceModel


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """An imported revision of a source model; `parts` is how many buildings its file was divided into."""

    building: str
    source_model: str
    revision_id: int
    parts: int


def settings_of(session: Session, building_id: int) -> str | None:
    """The digest of the owner's settings of the last import into a building; None where there is no import."""
    statement = (
        select(Revision.profile)
        .join(SourceModel, col(SourceModel.id) == col(Revision.source_model_id))
        .where(SourceModel.building_id == building_id, col(Revision.undone_at).is_(None))
        .order_by(col(Revision.id).desc())
    )
    return session.exec(statement.limit(1)).first()


def source_models(session: Session, building_id: int | None) -> list[SourceModel]:
    """The source models of a building, in the order in which they were added."""
    statement = select(SourceModel).where(SourceModel.building_id == building_id).order_by(col(SourceModel.id))
    return list(session.exec(statement))


def current_models(session: Session, building_id: int, coming: int | None = None) -> list[SourceModel]:
    """The source models of a building with a current import, and the one with the id `coming`, which is to get one."""
    current = select(Revision.source_model_id).where(col(Revision.undone_at).is_(None))
    current_ids = set(session.exec(current.distinct()))
    return [model for model in source_models(session, building_id) if model.id in current_ids or model.id == coming]


@dataclass(frozen=True, slots=True)
class RevisionPlace:
    """The building and source model of a revision."""

    building_id: int
    building: str
    model_id: int
    source_model: str


def revision_place(session: Session, revision: Revision) -> RevisionPlace:
    """The building and source model of a revision."""
    model = session.get_one(SourceModel, revision.source_model_id)
    building = session.get_one(Building, model.building_id)
    return RevisionPlace(building.id, building.name, revision.source_model_id, model.name)


def current_files(session: Session, sha256: str, profile: str) -> list[ImportedFile]:
    """The last revisions of source models whose file has that hash and was read with those settings."""
    newest = (
        select(Revision.source_model_id, func.max(Revision.number).label("number"))
        .where(col(Revision.undone_at).is_(None))
        .group_by(col(Revision.source_model_id))
    )
    last = newest.subquery()
    statement = (
        select(Building.name, SourceModel.name, Revision.id, Revision.parts)
        .join(SourceModel, col(SourceModel.id) == col(Revision.source_model_id))
        .join(Building, col(Building.id) == col(SourceModel.building_id))
        .join(last, (last.c.source_model_id == col(Revision.source_model_id)) & (last.c.number == col(Revision.number)))
        .where(Revision.sha256 == sha256, Revision.profile == profile)
        .order_by(col(Revision.id))
    )
    return [
        ImportedFile(name, model, revision_id or 0, parts)
        for name, model, revision_id, parts in session.exec(statement)
    ]


def last_revision(session: Session, model: SourceModel) -> Revision | None:
    """The last revision of a source model that was not undone; None where it has none."""
    current = Revision.source_model_id == model.id, col(Revision.undone_at).is_(None)
    statement = select(Revision).where(*current).order_by(col(Revision.number).desc())
    return session.exec(statement.limit(1)).one_or_none()


def former_files(session: Session, sha256: str) -> list[ImportedFile]:
    """The revisions of source models whose file has that hash and that were not undone, the newest first."""
    statement = (
        select(Building.name, SourceModel.name, Revision.id, Revision.parts)
        .join(SourceModel, col(SourceModel.id) == col(Revision.source_model_id))
        .join(Building, col(Building.id) == col(SourceModel.building_id))
        .where(Revision.sha256 == sha256, col(Revision.undone_at).is_(None))
        .order_by(col(Revision.id).desc())
    )
    return [
        ImportedFile(name, model, revision_id or 0, parts)
        for name, model, revision_id, parts in session.exec(statement)
    ]


def known_elements(
    session: Session, building_id: int, source_model_id: int | None, sha256: str | None = None
) -> list[Known]:
    """The bindings of a building's storeys, spaces and assets: all of the source model, and open ones of other models.

    `sha256` is the hash of the file to be imported, which is recognised if its import was undone.
    """
    undone = _undone_last(session, source_model_id, sha256)
    columns = (Binding, Element.kind, SourceModel.name)
    statement = (
        select(*columns)
        .join(Element, col(Element.id) == col(Binding.element_id))
        .join(SourceModel, col(SourceModel.id) == col(Binding.source_model_id))
        .where(SourceModel.building_id == building_id, Element.kind != "building")
        .where(or_(col(Binding.source_model_id) == source_model_id, col(Binding.closed_revision_id).is_(None)))
        .order_by(col(Binding.id))
    )
    return [_known(binding, kind, name, source_model_id, undone) for binding, kind, name in session.exec(statement)]


def _undone_last(session: Session, source_model_id: int | None, sha256: str | None) -> int | None:
    """The id of the last revision of a source model, if it has that hash and was undone."""
    of_model = Revision.source_model_id == source_model_id
    statement = select(Revision.id, Revision.sha256, Revision.undone_at).where(of_model)
    last = session.exec(statement.order_by(col(Revision.number).desc()).limit(1)).one_or_none()
    return None if last is None or last[1] != sha256 or last[2] is None else last[0]


def _known(binding: Binding, kind: str, source_model: str, source_model_id: int | None, undone: int | None) -> Known:
    return Known(
        element_id=binding.element_id,
        binding_id=binding.id or 0,
        source_model=source_model,
        kind=kind,  # type: ignore[arg-type]  # the column holds nothing else
        key=binding.key,
        global_id=binding.global_id,
        ifc_class=CLASS_OF_KIND.get(kind) or str(binding.facts["ifc_class"]),
        facts=binding.facts,
        properties=binding.properties,
        digest=binding.digest,
        own=binding.source_model_id == source_model_id,
        open=binding.closed_revision_id is None,
        again=undone is not None and binding.first_revision_id == undone,
    )
