"""Codes, and everything that ever happened to them."""

from datetime import datetime

from sqlmodel import Field

from registry.tables.columns import Table, UtcDateTime


class Code(Table, table=True):
    """The short text that a label carries. A row is never deleted, so a code is never minted twice."""

    __tablename__ = "code"

    code: str = Field(primary_key=True)
    element_id: int | None = Field(default=None, foreign_key="element.id", index=True)
    status: str = "live"
    """live, replaced, revoked or blank; whether the element itself was removed stands with the element"""
    minted_at: datetime = Field(sa_type=UtcDateTime)
    mounted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """when a person last confirmed, on the spot, that its label hangs there"""
    mounted_by: str | None = None
    mounted_space_id: int | None = Field(default=None, foreign_key="space.id", index=True)
    """the space in which that was"""


class CodeEvent(Table, table=True):
    """One change of a code: when, who, what and why."""

    __tablename__ = "code_event"

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(foreign_key="code.code", index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    event: str
    element_id: int | None = Field(default=None, foreign_key="element.id")
    space_id: int | None = Field(default=None, foreign_key="space.id")
    """the space in which its label was seen, where that is what happened"""
    who: str
    why: str
