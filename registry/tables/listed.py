"""Assets from the owner's lists, which are in no model, and the lists themselves."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field

from registry.tables.columns import Table, UtcDateTime


class AssetList(Table, table=True):
    """An owner's list of assets, and how its file is read."""

    __tablename__ = "asset_list"

    name: str = Field(primary_key=True)
    columns: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    """field → the heading of its column; empty where no column has the field"""
    ifc_class: str = ""
    """the class of its assets, for rows that state none"""
    file: str = ""
    at: datetime = Field(sa_type=UtcDateTime)
    who: str


class ListedAsset(Table, table=True):
    """An asset from an owner's list that is in no model: a vehicle, a tool, a machine.

    The key is unique in its list, so that importing the same list again changes nothing.
    """

    __tablename__ = "listed_asset"
    __table_args__ = (UniqueConstraint("list", "key"),)

    element_id: int = Field(primary_key=True, foreign_key="element.id")
    list: str
    """the owner's name of the list, such as vehicles"""
    key: str
    said: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """field → the value in the list; `properties` has the columns that are not a field"""
    file: str = ""
    at: datetime = Field(sa_type=UtcDateTime)
    who: str


class ListedChange(Table, table=True):
    """A change that a list made to one of its assets: when, by whom, and the changed fields."""

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
