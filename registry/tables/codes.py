"""Codes and their history."""

from datetime import datetime

from sqlmodel import Field

from registry.tables.columns import Table, UtcDateTime


class Code(Table, table=True):
    """The short text on a label. A row is never deleted, so a code is never given out twice."""

    __tablename__ = "code"

    code: str = Field(primary_key=True)
    element_id: int | None = Field(default=None, foreign_key="element.id", index=True)
    status: str = "live"
    """live, replaced, revoked or blank; `element.retired_at` tells whether the element was removed"""
    minted_at: datetime = Field(sa_type=UtcDateTime)
    mounted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """when a person last confirmed on site that the label is mounted"""
    mounted_by: str | None = None
    mounted_space_id: int | None = Field(default=None, foreign_key="space.id", index=True)
    """the space in which the label is mounted"""


class CodeEvent(Table, table=True):
    """One change of a code: when, who, what and why."""

    __tablename__ = "code_event"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(foreign_key="code.code", index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    event: str
    element_id: int | None = Field(default=None, foreign_key="element.id")
    space_id: int | None = Field(default=None, foreign_key="space.id")
    """the space in which the label was seen, for events of scans"""
    who: str
    why: str
