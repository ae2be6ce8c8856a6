"""Assets that stand in no model but in a list of the owner's, and the lists themselves."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from registry.tables.columns import Table, UtcDateTime


class AssetList(Table, table=True):
    """A list of the owner's: how it is read the next time."""

    __tablename__ = "asset_list"

    name: str = Field(primary_key=True)
    columns: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    """what a column is for → its heading; empty where no column is for it"""
    ifc_class: str = ""
    """what its things are, where a row does not say it"""
    file: str = ""
    at: datetime = Field(sa_type=UtcDateTime)
    who: str


class ListedAsset(Table, table=True):
    """An asset that stands in no model but in a list of the owner's: a vehicle, a tool, a machine that was bought.

    The key tells it from the others of its list, so that the same list twice changes nothing.
    """

    __tablename__ = "listed_asset"
    __table_args__ = (UniqueConstraint("list", "key"),)

    element_id: int = Field(primary_key=True, foreign_key="element.id")
    list: str
    """what the owner calls the list: vehicles"""
    key: str
    said: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """field → what the list says of it; `properties` are the columns that are nothing else"""
    file: str = ""
    at: datetime = Field(sa_type=UtcDateTime)
    who: str


class ListedChange(Table, table=True):
    """One thing that a list did to one of its assets: when, on whose behalf, and field by field what it changed."""

    __tablename__ = "listed_change"

    id: int | None = Field(default=None, primary_key=True)
    element_id: int = Field(foreign_key="element.id", index=True)
    event: str
    """listed, changed, returned, or gone"""
    changes: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    """rows of field, old and new"""
    file: str = ""
    at: datetime = Field(sa_type=UtcDateTime)
    who: str
    why: str = ""
