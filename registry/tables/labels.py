"""Print batches, printer calibrations, and old signs, which were mounted before Skylt."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Field

from registry.tables.columns import Table, UtcDateTime


class PrintBatch(Table, table=True):
    """Labels printed together, with everything needed to print the same again, whatever has changed since."""

    __tablename__ = "print_batch"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=UtcDateTime)
    who: str
    host: str
    """the host in the symbols; the registry's current host is that of the last batch that is not a trial"""
    is_trial: bool = False
    """printed without a host of its own: not to be mounted, and its codes do not count as printed"""
    stock: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """the geometry of the stock at the time, not only its name"""
    look: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """the layout template, language and fonts at the time"""
    options: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """first position, copies, format, and the offsets of the printer"""
    labels: int = 0
    """the number of different labels"""
    file: str = ""
    """the name of the written file, without its folder"""
    request_key: str | None = Field(default=None, unique=True)
    """the client's key for the request: a repeated request with the same key gets the same batch"""
    again_of_id: int | None = Field(default=None, foreign_key="print_batch.id")
    """the batch that this one prints again"""


class BatchLabel(Table, table=True):
    """A label of a batch: its code and its printed words."""

    __tablename__ = "batch_label"
    __table_args__ = (UniqueConstraint("batch_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    batch_id: int = Field(foreign_key="print_batch.id")
    position: int
    """in the order of printing, from 1"""
    code: str = Field(foreign_key="code.code", index=True)
    words: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Calibration(Table, table=True):
    """The offset and scale error of a printer with a stock; prints are moved and scaled to compensate.

    Lengths are in mm from the page's upper left corner. A row is never deleted; a later one ends it.
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
    """the printer's name, as chosen by people"""
    stock: str
    offset_x_mm: float = 0.0
    offset_y_mm: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0
    measured: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """the readings of the ruler page"""
    at: datetime = Field(sa_type=UtcDateTime)
    who: str
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class ForeignSign(Table, table=True):
    """An old sign, mounted before Skylt, whose text leads to an element like a code.

    A row is never deleted; it ends when the sign is taken down or adopted for another element.
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
    """the text on the sign or in its symbol"""
    key: str
    """the text reduced for comparison, by which signs are found"""
    element_id: int = Field(foreign_key="element.id", index=True)
    file: str = ""
    """the file that the sign was adopted from"""
    at: datetime = Field(sa_type=UtcDateTime)
    who: str
    why: str = ""
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_by: str | None = None
