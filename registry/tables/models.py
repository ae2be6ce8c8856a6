"""Source models, their revisions, and which element was which GlobalId in them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from registry.tables.columns import Table, UtcDateTime


class SourceModel(Table, table=True):
    """One discipline's series of files for one building."""

    __tablename__ = "source_model"
    __table_args__ = (UniqueConstraint("building_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    building_id: int = Field(foreign_key="building.id")
    name: str
    project_id: str = ""
    discipline: str = ""
    """what its content looks like; `name` is what people call it"""
    element_ids: str = Field(default="", sa_type=Text)
    """GlobalIds of all physical elements of the last revision, one a line"""
    georeference: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """what its last revision says of where its coordinates are on earth, and the box of all that stands in it"""
    alignment: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """how its coordinates become the building's, what shows that, and what a person says of it"""
    distrusts_ids: bool = False
    """whether a person said that its GlobalIds are given out anew, so that codes follow number and place"""


class Revision(Table, table=True):
    """One imported file of a source model, with the receipt of its import."""

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
    """a digest of the owner's settings that it was read with: with others, the same file is read again"""
    parts: int = 1
    """how many buildings the file was divided into when it was imported; the revision is one of these parts"""
    written_at: str = ""
    """when its author's program wrote the file, as its header says"""
    undone_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """when the import was taken back"""
    undone_by: str | None = None
    undone_why: str = ""
    before: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """what the import overwrote and no other table keeps, see `registry.imports.overwritten`"""
    receipt_version: int = 1
    receipt: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Binding(Table, table=True):
    """An element is this GlobalId in this source model, from a revision until it is closed by another."""

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
    """tells the elements of one file apart: the GlobalId, with a suffix where it stands twice"""
    global_id: str
    first_revision_id: int = Field(foreign_key="revision.id")
    closed_revision_id: int | None = Field(default=None, foreign_key="revision.id")
    rule: str = "new"
    """how the element was recognised"""
    digest: str
    facts: dict[str, Any] = Field(sa_type=JSON)
    """what the model says of the element, without its property sets"""
    properties: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
