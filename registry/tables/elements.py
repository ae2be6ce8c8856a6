"""Elements: buildings, storeys, spaces and assets, each with a row in `element`."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from pydantic import create_model
from sqlalchemy import JSON, Index, LargeBinary
from sqlmodel import Field

from registry.fields import PLAIN, PLAIN_OF_SPACE
from registry.tables.columns import Table, UtcDateTime


class Element(Table, table=True):
    """The identity of an element: it is never deleted, only retired."""

    __tablename__ = "element"

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    """building, storey, space or asset"""
    building_id: int | None = Field(default=None, foreign_key="element.id", index=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    retired_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    """when the last source model dropped it; its bindings tell which revision that was"""


class Building(Table, table=True):
    """A building; its name is unique in the registry."""

    __tablename__ = "building"

    id: int = Field(primary_key=True, foreign_key="element.id")
    name: str = Field(unique=True)


class Storey(Table, table=True):
    """A storey, with its elevation above the building's zero."""

    __tablename__ = "storey"

    id: int = Field(primary_key=True, foreign_key="element.id")
    name: str
    elevation_m: float | None = None
    height_m: float | None = None


if TYPE_CHECKING:
    _PlainColumns = Table
    _PlainSpaceColumns = Table
else:
    _PlainColumns, _PlainSpaceColumns = (
        create_model(name, __base__=Table, **{field.name: (field.kept_as, None) for field in fields})
        for name, fields in (("_PlainColumns", PLAIN), ("_PlainSpaceColumns", PLAIN_OF_SPACE))
    )


class Space(_PlainSpaceColumns, table=True):
    """A room or another bounded area with its plain fields, its declared areas and its computed one."""

    __tablename__ = "space"

    id: int = Field(primary_key=True, foreign_key="element.id")
    storey_id: int | None = Field(default=None, foreign_key="storey.id", index=True)
    parent_id: int | None = Field(default=None, foreign_key="space.id")
    number: str
    name: str
    predefined_type: str | None = None
    categories: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    """the use of the space by each source of the model"""
    classifications: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    declared: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    footprint: bytes | None = Field(default=None, sa_type=LargeBinary)
    """WKB, 2D, building frame, metres"""
    z_min_m: float | None = None
    z_max_m: float | None = None
    computed_m2: float | None = None
    computed_method: str | None = None
    level: bool | None = None
    area_m2: float | None = None
    """the area that counts"""
    area_source: str | None = None
    area_kind: str | None = None
    counted: bool = False
    not_counted_because: str | None = None
    category: str | None = None
    """the use that counts"""
    category_source: str | None = None


class AssetType(Table, table=True):
    """A product or family that assets share, identified by name and manufacturer."""

    __tablename__ = "asset_type"
    __table_args__ = (
        Index("uq_asset_type_identity", "building_id", "ifc_class", "name", "manufacturer", "model", unique=True),
    )

    id: int | None = Field(default=None, primary_key=True)
    building_id: int | None = Field(default=None, foreign_key="building.id")
    """None for types of assets that belong to no building"""
    ifc_class: str
    name: str
    manufacturer: str = ""
    model: str = ""
    classifications: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    documents: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    units: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    properties: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)


class Asset(_PlainColumns, table=True):
    """A maintained asset with its plain fields, its location, and the method and confidence of the location."""

    __tablename__ = "asset"

    id: int = Field(primary_key=True, foreign_key="element.id")
    ifc_class: str
    """its class, or the class of its type where that is more specific"""
    name: str
    predefined_type: str | None = None
    entourage: str | None = None
    """person, plant or vehicle, for staffage"""
    tag: str | None = None
    description: str | None = None
    designation: str | None = Field(default=None, index=True)
    designation_scheme: str | None = None
    classifications: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    documents: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    type_id: int | None = Field(default=None, foreign_key="asset_type.id", index=True)
    storey_id: int | None = Field(default=None, foreign_key="storey.id", index=True)
    space_id: int | None = Field(default=None, foreign_key="space.id", index=True)
    other_space_id: int | None = Field(default=None, foreign_key="space.id")
    """for a door, the room on its other side"""
    runner_up_id: int | None = Field(default=None, foreign_key="space.id")
    location_method: str = "unknown"
    location_confidence: float = 0.0
    location_distance_m: float | None = None
