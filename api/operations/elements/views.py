"""The results of elements and codes, the same for `--json` and for HTTP."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from pydantic import create_model

from api.operations.view import View
from registry.fields import PLAIN, PLAIN_OF_SPACE


class DeclaredAreaView(View):
    """A floor area that the model states."""

    set: str
    name: str
    kind: Literal["net", "gross", "planned", "other"]
    value_m2: float


class BuildingView(View):
    """A building, with its numbers of spaces and assets and its counted area."""

    id: int
    global_id: str | None
    name: str
    spaces: int
    assets: int
    area_m2: float


class ClassificationView(View):
    """A code of a classification such as Uniclass 2015 or NS 3451."""

    system: str
    code: str
    name: str = ""
    edition: str = ""


class DocumentView(View):
    """A document that a model associates with an element."""

    name: str
    location: str = ""
    identification: str = ""


class GroupRef(View):
    """A system or zone that an element belongs to."""

    kind: Literal["system", "zone"]
    name: str
    source_model: str


class StoreyView(View):
    """A storey."""

    id: int
    global_id: str | None
    name: str
    building: str
    elevation_m: float | None
    height_m: float | None = None
    retired_at: datetime | None = None


class _Room(View):
    """The identification of a space."""

    id: int
    code: str | None
    global_id: str | None
    number: str
    name: str


if TYPE_CHECKING:
    _RoomWithPlainFields = _Room
else:
    _RoomWithPlainFields = create_model(
        "_RoomWithPlainFields", __base__=_Room, **{field.name: (field.kept_as, None) for field in PLAIN_OF_SPACE}
    )


class SpaceView(_RoomWithPlainFields):
    """A room or another bounded area."""

    building: str
    storey: str | None
    storey_id: int | None = None
    """distinguishes storeys with the same name"""
    area_m2: float | None
    """the area that counts for this space"""
    area_source: str | None
    area_kind: str | None
    declared: list[DeclaredAreaView]
    computed_m2: float | None
    computed_method: str | None
    level: bool | None
    """false for a sloped or stepped floor"""
    counted: bool
    not_counted_because: str | None
    predefined_type: str | None = None
    category: str | None = None
    """the use of the space, from the first source in the owner's order that has one"""
    category_source: str | None = None
    classifications: list[ClassificationView] = []
    retired_at: datetime | None = None


class SpaceRef(View):
    """The space that an asset is in."""

    id: int
    number: str
    global_id: str | None


class LocationView(View):
    """The method by which an asset was located, and its confidence (0 to 1; certain from 0.9)."""

    method: str
    confidence: float
    distance_m: float | None = None
    runner_up_id: int | None = None
    runner_up: SpaceRef | None = None
    """the second most likely space"""
    other_space_id: int | None = None


class _Product(View):
    """The identification and type of an asset."""

    id: int
    code: str | None
    global_id: str | None
    ifc_class: str
    predefined_type: str | None = None
    name: str
    tag: str | None
    designation: str | None = None
    designation_scheme: str | None = None
    type: str | None
    manufacturer: str | None = None
    model: str | None = None


if TYPE_CHECKING:
    _WithPlainFields = _Product
else:
    _WithPlainFields = create_model(
        "_WithPlainFields", __base__=_Product, **{field.name: (field.kept_as, None) for field in PLAIN}
    )


class AssetView(_WithPlainFields):
    """A maintained asset."""

    entourage: str | None = None
    """person, plant or vehicle: decoration of the model, which is not maintained"""
    listed_in: str | None = None
    """the owner's list that has the asset, for assets that are in no model"""
    key: str | None = None
    """its unique key in that list, such as a registration number"""
    building: str | None
    """None for assets that belong to no building, such as vehicles"""
    storey: str | None
    space: SpaceRef | None
    location: LocationView
    retired_at: datetime | None = None


class AssetDetail(AssetView):
    """An asset with all values from its model."""

    description: str | None
    classifications: list[ClassificationView]
    documents: list[DocumentView]
    groups: list[GroupRef]
    """the systems and zones that it belongs to"""
    properties: dict[str, dict[str, Any]]
    """set → name → value"""
    units: dict[str, dict[str, str]]
    """set → name → unit, for values with a unit"""


class SpaceDetail(SpaceView):
    """A space with all values from its model."""

    groups: list[GroupRef]
    """the systems and zones that it belongs to"""
    properties: dict[str, dict[str, Any]]
    """set → name → value"""
    units: dict[str, dict[str, str]]
    """set → name → unit, for values with a unit"""


class ElementView(View):
    """The element that a code leads to."""

    kind: Literal["building", "storey", "space", "asset"]
    id: int
    name: str
    number: str | None
    designation: str | None = None
    serial_number: str | None = None
    ifc_class: str
    global_id: str | None
    source_model: str | None
    building: str | None
    storey: str | None
    space: str | None
    """number and name of the room that an asset is in"""
    area_m2: float | None
    listed_in: str | None = None
    """the owner's list that has the asset, for assets that are in no model"""
    key: str | None = None
    """its unique key in that list, such as a registration number"""


class CodeView(View):
    """The status and element of a code, or of a sign from before Skylt."""

    code: str | None
    """for a sign, the code of its element; None if it has none"""
    status: Literal["live", "removed", "replaced", "revoked", "blank"]
    element: ElementView | None
    removed_at: datetime | None = None
    replaced_by: str | None = None
    """the live code of a replaced one's successor; the page that anybody gets does not name it"""
    sign: str | None = None
    """the text of the sign, if a sign was looked up"""


class NamedView(View):
    """The names and ids of an element."""

    kind: Literal["building", "storey", "space", "asset"]
    id: int
    code: str | None
    global_id: str | None
    building: str | None
    name: str
    number: str | None
