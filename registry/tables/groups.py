"""Systems (assets that work together) and zones (spaces that belong together), as each source model states them."""

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from registry.tables.columns import Table


class ElementGroup(Table, table=True):
    """A system or zone of one source model."""

    __tablename__ = "element_group"
    __table_args__ = (UniqueConstraint("source_model_id", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    source_model_id: int = Field(foreign_key="source_model.id")
    kind: str
    """system or zone"""
    key: str
    global_id: str
    name: str
    parent_key: str | None = None
    """the key of the system that this one is part of"""


class GroupMember(Table, table=True):
    """An element is part of a system or zone; it may be part of several."""

    __tablename__ = "group_member"

    group_id: int = Field(primary_key=True, foreign_key="element_group.id", ondelete="CASCADE")
    element_id: int = Field(primary_key=True, foreign_key="element.id", index=True)
