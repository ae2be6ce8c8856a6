"""Vehicles and other things that stand in no model: added one by one, over HTTP as by `skylt assets add`."""

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from api.http.base.asked import only_known_parameters
from api.http.base.problems import NOT_FOUND, REFUSED
from api.http.base.sessions import WritingSession
from api.http.corrections import saying_of
from api.http.examples import LISTED_ASSET
from api.operations.asset_lists import adding as adding_assets
from api.operations.asset_lists.rows import FIELDS
from api.operations.elements.views import AssetDetail
from registry.asset_lists.assets import BY_HAND

router = APIRouter(prefix="/api/v1", tags=["registry"], dependencies=[Depends(only_known_parameters)])


class AssetIn(BaseModel):
    """A thing that stands in no model: all that is known of it, in words."""

    key: str | None = Field(default=None, examples=["ABC 123"], description="What tells it from others of its list.")
    name: str | None = Field(default=None, description="Without one it is called by its maker and model, or its type.")
    ifc_class: str | None = Field(default=None, examples=["IfcVehicle"])
    type: str | None = Field(default=None, examples=["Van"])
    manufacturer: str | None = Field(default=None, examples=["Volvo"])
    model: str | None = Field(default=None, examples=["V60"])
    tag: str | None = None
    description: str | None = None
    designation: str | None = None
    serial_number: str | None = Field(default=None, examples=["YV1ZWA8UDF1234567"])
    bar_code: str | None = None
    asset_identifier: str | None = None
    installed_on: str | None = Field(default=None, examples=["2025-04-01"])
    warranty_from: str | None = None
    warranty_until: str | None = None
    building: str | None = Field(default=None, description="Its building by name, if it belongs to one.")
    storey: str | None = None
    room: str | None = Field(default=None, description="Number, name, code or GlobalId of its room.")
    properties: dict[str, str] = Field(default={}, examples=[{"Cost centre": "4012"}])
    listed_in: str = Field(
        default=BY_HAND, max_length=100, examples=["vehicles"], description="Your list of such things."
    )
    also_in_models: bool = Field(
        default=False, description="It is not the asset of a model that has its serial number."
    )
    by: str = Field(min_length=1, max_length=200)
    why: str = Field(default="", max_length=2_000)


_ADDED = {"content": {"application/json": {"example": LISTED_ASSET}}}


@router.post("/assets", status_code=201, responses={201: _ADDED, **NOT_FOUND, **REFUSED})
def add(session: WritingSession, said: AssetIn) -> AssetDetail:
    """Add a thing that stands in no model; it gets a code, a history and labels like the rest."""
    return adding_assets.add_asset(
        session,
        {name: getattr(said, name) for name in FIELDS},
        saying_of(said.by, said.why),
        list_name_given=said.listed_in,
        properties=said.properties,
        also_in_models=said.also_in_models,
    )
