"""History: former statements of models, moves, corrections, and proposed matches."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Field

from registry.tables.columns import Table, UtcDateTime


class BindingPast(Table, table=True):
    """What a source model stated about an element until a revision changed it."""

    __tablename__ = "binding_past"

    id: int | None = Field(default=None, primary_key=True)
    binding_id: int = Field(foreign_key="binding.id", index=True)
    until_revision_id: int = Field(foreign_key="revision.id", index=True)
    """the revision that changed it"""
    global_id: str
    digest: str
    facts: dict[str, Any] = Field(sa_type=JSON)
    properties: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Move(Table, table=True):
    """A change of an asset's space or storey."""

    __tablename__ = "move"

    id: int | None = Field(default=None, primary_key=True)
    element_id: int = Field(foreign_key="element.id", index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    revision_id: int | None = Field(default=None, foreign_key="revision.id", index=True)
    """the revision that moved it; None where a person or a relocation did"""
    who: str
    from_space_id: int | None = Field(default=None, foreign_key="space.id")
    to_space_id: int | None = Field(default=None, foreign_key="space.id")
    from_storey_id: int | None = Field(default=None, foreign_key="storey.id")
    to_storey_id: int | None = Field(default=None, foreign_key="storey.id")
    method: str


class Correction(Table, table=True):
    """A person's or the owner's table's value for a field of an element; it outranks every model.

    A row is never deleted; it ends when a later one replaces it or it is withdrawn.
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
    """a column of the element's row; `space_id` confirms the location of an asset"""
    value: Any = Field(default=None, sa_type=JSON)
    model_value: Any = Field(default=None, sa_type=JSON)
    """the models' value at the time of the correction"""
    source: str = "person"
    """`person` or `owner's table`"""
    at: datetime = Field(sa_type=UtcDateTime)
    who: str
    why: str = ""
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = None


class OwnerRow(Table, table=True):
    """A row of the owner's table of room numbers, kept so that it also applies to a room that a model adds later.

    A row is never deleted; it ends when a later table replaces or lacks it.
    """

    __tablename__ = "owner_row"

    id: int | None = Field(default=None, primary_key=True)
    building_id: int = Field(foreign_key="building.id", index=True)
    by: str
    """how it refers to the room: by number (the models' own), global_id or code"""
    key: str
    storey: str = ""
    """distinguishes rooms with the same number"""
    said: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """field → the owner's value"""
    element_id: int | None = Field(default=None, foreign_key="element.id", index=True)
    """the room that it was matched to; it stays with that room when models rename it"""
    file: str
    at: datetime = Field(sa_type=UtcDateTime)
    who: str
    why: str = ""
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = None


class Proposal(Table, table=True):
    """A proposal that a new element is a missing one, for a person to confirm or reject."""

    __tablename__ = "proposal"

    id: int | None = Field(default=None, primary_key=True)
    revision_id: int = Field(foreign_key="revision.id", index=True)
    element_id: int = Field(foreign_key="element.id", index=True)
    """the new element"""
    candidate_id: int = Field(foreign_key="element.id", index=True)
    """the missing element that it may be"""
    rule: str
    confidence: float
    distance_m: float | None = None
    state: str = "open"
    """open, confirmed, rejected, or settled by an import, since the new element is gone or the missing one is back"""
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    decided_by: str | None = None
