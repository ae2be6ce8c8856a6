"""Adding vehicles and other assets that are in no model over HTTP, as by `skylt assets add`."""

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Depends
from pydantic import Field, create_model

from api.http.base.asked import only_known_parameters
from api.http.base.bodies import BodyIn
from api.http.base.problems import NOT_FOUND, REFUSED
from api.http.base.sessions import WritingSession
from api.http.corrections import saying_of
from api.http.examples import LISTED_ASSET
from api.operations.asset_lists import adding as adding_assets
from api.operations.elements.views import AssetDetail
from registry import fields
from registry.asset_lists.assets import BY_HAND

router = APIRouter(prefix="/api/v1", tags=["registry"], dependencies=[Depends(only_known_parameters)])


def _body(field: fields.Field) -> tuple[Any, Any]:
    example: str | float = float(field.example) if field.example and field.form == "number" else field.example
    examples = [example] if field.example else None
    return field.kept_as, Field(default=None, examples=examples, description=field.about or None)


if TYPE_CHECKING:
    _Listed = BodyIn
else:
    _Listed = create_model("_Listed", __base__=BodyIn, **{field.name: _body(field) for field in fields.LISTED})


class AssetIn(_Listed):
    """An asset that is in no model, with the values of its fields as text."""

    properties: dict[str, str] = Field(default={}, examples=[{"Cost centre": "4012"}])
    listed_in: str = Field(
        default=BY_HAND, max_length=100, examples=["vehicles"], description="The list that it belongs to."
    )
    also_in_models: bool = Field(default=False, description="Add it even if an asset of a model has its serial number.")
    by: str = Field(min_length=1, max_length=200)
    why: str = Field(default="", max_length=2_000)


_ADDED = {"content": {"application/json": {"example": LISTED_ASSET}}}


@router.post("/assets", status_code=201, responses={201: _ADDED, **NOT_FOUND, **REFUSED})
def add(session: WritingSession, given: AssetIn) -> AssetDetail:
    """Add an asset that is in no model; it gets a code, a history and labels like all other assets."""
    return adding_assets.add_asset(
        session,
        {field.name: getattr(given, field.name) for field in fields.LISTED},
        saying_of(given.by, given.why),
        list_name_given=given.listed_in,
        properties=given.properties,
        also_in_models=given.also_in_models,
    )
