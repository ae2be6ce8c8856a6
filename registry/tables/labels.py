"""What was printed, on which printers, and the signs that hung before there were codes."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field

from registry.tables.columns import Table, UtcDateTime


class PrintBatch(Table, table=True):
    """What was printed together. It holds all that it takes to print the same again, whatever has changed since."""

    __tablename__ = "print_batch"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    who: str
    host: str
    """where the codes on it lead; the host of the last batch that is no trial is the one the registry remembers"""
    is_trial: bool = False
    """printed for no host of its own: not to be mounted, and no code counts as printed by it"""
    stock: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """the geometry as it was, not its name alone"""
    look: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """the layout template, language and fonts as they were"""
    options: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """start, copies, format, and the offsets of the printer"""
    labels: int = 0
    """how many different ones"""
    file: str = ""
    """the name of the file that was written, without its folder"""
    request_key: str | None = Field(default=None, unique=True)
    """whoever asks twice under one key, since an answer was lost, gets the same batch"""
    again_of_id: int | None = Field(default=None, foreign_key="print_batch.id")
    """the batch that this one prints again"""


class BatchLabel(Table, table=True):
    """One label of a batch: its code, and the words as they stood on it."""

    __tablename__ = "batch_label"
    __table_args__ = (UniqueConstraint("batch_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="print_batch.id")
    position: int
    """in the order of printing, from 1"""
    code: str = Field(foreign_key="code.code", index=True)
    words: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Calibration(Table, table=True):
    """By how much one printer misses one stock: what it prints is moved and scaled the other way.

    Lengths are in mm about the page's upper left corner. A row is never deleted: a later one ends it.
    """

    __tablename__ = "calibration"
    __table_args__ = (
        Index(
            "uq_calibration_standing",
            "printer",
            "stock",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    printer: str
    """as people call it"""
    stock: str
    offset_x_mm: float = 0.0
    offset_y_mm: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    measured: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """what was measured on the ruler page"""
    at: datetime = Field(sa_type=UtcDateTime)
    who: str
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ForeignSign(Table, table=True):
    """A sign that hung before there were codes: its text leads to an element too.

    A row is never deleted: taking the sign down, or adopting it for something else, ends it.
    """

    __tablename__ = "foreign_sign"
    __table_args__ = (
        Index(
            "uq_foreign_sign_standing",
            "key",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    text: str
    """as it stands on the sign, or in its symbol"""
    key: str
    """the text without what people mistype: by it signs are found"""
    element_id: int = Field(foreign_key="element.id", index=True)
    file: str = ""
    """the table that said so"""
    at: datetime = Field(sa_type=UtcDateTime)
    who: str
    why: str = ""
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = None
