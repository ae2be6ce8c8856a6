"""What was before, and what people say: former statements of models, moves, corrections by hand, and open questions."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Field

from registry.tables.columns import Table, UtcDateTime


class BindingPast(Table, table=True):
    """What a source model stated of an element until a revision stated it otherwise."""

    __tablename__ = "binding_past"

    id: int | None = Field(default=None, primary_key=True)
    binding_id: int = Field(foreign_key="binding.id", index=True)
    until_revision_id: int = Field(foreign_key="revision.id", index=True)
    """the revision that stated it otherwise"""
    global_id: str
    digest: str
    facts: dict[str, Any] = Field(sa_type=JSON)
    properties: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Move(Table, table=True):
    """An asset was found in another space, or on another storey, than before."""

    __tablename__ = "move"

    id: int | None = Field(default=None, primary_key=True)
    element_id: int = Field(foreign_key="element.id", index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    revision_id: int | None = Field(default=None, foreign_key="revision.id", index=True)
    """the revision after which it was found there; None where a person or a relocation moved it"""
    who: str
    from_space_id: int | None = Field(default=None, foreign_key="space.id")
    to_space_id: int | None = Field(default=None, foreign_key="space.id")
    from_storey_id: int | None = Field(default=None, foreign_key="storey.id")
    to_storey_id: int | None = Field(default=None, foreign_key="storey.id")
    method: str


class Correction(Table, table=True):
    """What a person, or the owner's table, says of one field of an element: it outranks every model.

    A row is never deleted: a later one, or nobody any more, ends it.
    """

    __tablename__ = "correction"
    __table_args__ = (
        Index(
            "uq_correction_standing",
            "element_id",
            "field",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    element_id: int = Field(foreign_key="element.id", index=True)
    field: str
    """a column of the element's row; `space_id` confirms where an asset is"""
    value: Any = Field(default=None, sa_type=JSON)
    model_value: Any = Field(default=None, sa_type=JSON)
    """what the models said of it when it was corrected"""
    source: str = "person"
    """person, or the owner's table"""
    at: datetime = Field(sa_type=UtcDateTime)
    who: str
    why: str = ""
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = None


class OwnerRow(Table, table=True):
    """A row of the owner's table of room numbers: it stands also for a room that a model brings later.

    A row is never deleted: another table, or nobody any more, ends it.
    """

    __tablename__ = "owner_row"

    id: int | None = Field(default=None, primary_key=True)
    building_id: int = Field(foreign_key="building.id", index=True)
    by: str
    """by what it names the room: number (the models' own), global_id or code"""
    key: str
    storey: str = ""
    """tells equal numbers apart"""
    said: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """field → what it is for the owner"""
    element_id: int | None = Field(default=None, foreign_key="element.id", index=True)
    """the room that it met; it stays with it, however models call that later"""
    file: str
    at: datetime = Field(sa_type=UtcDateTime)
    who: str
    why: str = ""
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = None


class Proposal(Table, table=True):
    """An element of a revision may be one that the registry lost: a person confirms or rejects it."""

    __tablename__ = "proposal"

    id: int | None = Field(default=None, primary_key=True)
    revision_id: int = Field(foreign_key="revision.id", index=True)
    element_id: int = Field(foreign_key="element.id", index=True)
    """as which it was taken in"""
    candidate_id: int = Field(foreign_key="element.id", index=True)
    """which it may be"""
    rule: str
    confidence: float
    distance_m: float | None = None
    state: str = "open"
    """open, confirmed, rejected, or settled: by an import, since one of the two is gone or known"""
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    decided_by: str | None = None
