"""Source models, their revisions, and the bindings of elements to the GlobalIds in them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from registry.tables.columns import Table, UtcDateTime


class SourceModel(Table, table=True):
    """The series of files of one discipline for one building."""

    __tablename__ = "source_model"
    __table_args__ = (UniqueConstraint("building_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    building_id: int = Field(foreign_key="building.id")
    name: str
    project_id: str = ""
    discipline: str = ""
    """the discipline derived from its contents; `name` is chosen by people"""
    element_ids: str = Field(default="", sa_type=Text)
    """GlobalIds of all physical elements of the last revision, one on each line"""
    georeference: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """the georeference of its last revision, and the bounding box of its elements"""
    alignment: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """the move of its coordinates to the building's, the evidence for it, and a person's setting"""
    distrusts_ids: bool = False
    """whether a person said that its GlobalIds are given out anew, so that codes follow number and place"""


class Revision(Table, table=True):
    """An imported file of a source model, with the receipt of the import."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("source_model_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    source_model_id: int = Field(foreign_key="source_model.id")
    number: int
    file_name: str
    sha256: str = Field(index=True)
    ifc_schema: str
    imported_at: datetime = Field(sa_type=UtcDateTime)
    profile: str = ""
    """a digest of the owner's settings that it was read with; with other settings, the same file is read again"""
    parts: int = 1
    """how many buildings the file was divided into when it was imported; the revision is one of these parts"""
    written_at: str = ""
    """when the authoring program wrote the file, according to its header"""
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """when the import was undone"""
    undone_by: str | None = None
    undone_why: str = ""
    before: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """overwritten data that no other table keeps, see `registry.imports.overwritten`"""
    receipt_version: int = 1
    receipt: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Binding(Table, table=True):
    """An element's GlobalId in a source model, from its first revision until another revision closes the binding."""

    __tablename__ = "binding"
    __table_args__ = (
        Index(
            "uq_binding_open",
            "source_model_id",
            "key",
            unique=True,
            sqlite_where=text("closed_revision_id IS NULL"),
            postgresql_where=text("closed_revision_id IS NULL"),
        ),
        Index("ix_binding_global_id", "global_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    element_id: int = Field(foreign_key="element.id", index=True)
    source_model_id: int = Field(foreign_key="source_model.id")
    key: str
    """unique among the elements of a file: the GlobalId, with a suffix where it occurs twice"""
    global_id: str
    first_revision_id: int = Field(foreign_key="revision.id")
    closed_revision_id: int | None = Field(default=None, foreign_key="revision.id")
    rule: str = "new"
    """the rule by which the element was recognised"""
    digest: str
    facts: dict[str, Any] = Field(sa_type=JSON)
    """what the model states about the element, without its property sets"""
    properties: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
