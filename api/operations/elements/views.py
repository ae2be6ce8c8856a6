"""The results that programs rely on: one set for `--json` and for HTTP."""

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
    """A building, with what is counted in it."""

    id: int
    global_id: str | None
    name: str
    spaces: int
    assets: int
    area_m2: float


class ClassificationView(View):
    """One row of a classification, as Uniclass 2015 or NS 3451."""

    system: str
    code: str
    name: str = ""
    edition: str = ""


class DocumentView(View):
    """A document that a model ties to an element."""

    name: str
    location: str = ""
    identification: str = ""


class GroupRef(View):
    """A system or zone that an element is part of."""

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
    """What a space is called."""

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
    """tells storeys of one name apart"""
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
    """the use of the space, by the first source in the owner's order that says one"""
    category_source: str | None = None
    classifications: list[ClassificationView] = []
    retired_at: datetime | None = None


class SpaceRef(View):
    """The space that an asset is in."""

    id: int
    number: str
    global_id: str | None


class LocationView(View):
    """How it is known where an asset is, and how surely (0 to 1; from 0.9 on it is sure)."""

    method: str
    confidence: float
    distance_m: float | None = None
    runner_up_id: int | None = None
    runner_up: SpaceRef | None = None
    """the space in which it may be instead"""
    other_space_id: int | None = None


class _Product(View):
    """What an asset is, and by what it is known."""

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
    """One thing that is maintained."""

    entourage: str | None = None
    """person, plant or vehicle: drawn to enliven the model, not maintained"""
    listed_in: str | None = None
    """the owner's list that it stands in, for what stands in no model"""
    key: str | None = None
    """what tells it from the others of that list: a registration number"""
    building: str | None
    """None for what belongs to no building: a vehicle"""
    storey: str | None
    space: SpaceRef | None
    location: LocationView
    retired_at: datetime | None = None


class AssetDetail(AssetView):
    """One asset with everything that the model states of it."""

    description: str | None
    classifications: list[ClassificationView]
    documents: list[DocumentView]
    groups: list[GroupRef]
    """the systems and zones that it is part of"""
    properties: dict[str, dict[str, Any]]
    """set → name → value"""
    units: dict[str, dict[str, str]]
    """set → name → unit, of those values that have one"""


class SpaceDetail(SpaceView):
    """One space with everything that the model states of it."""

    groups: list[GroupRef]
    """the systems and zones that it is part of"""
    properties: dict[str, dict[str, Any]]
    """set → name → value"""
    units: dict[str, dict[str, str]]
    """set → name → unit, of those values that have one"""


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
    """the owner's list that it stands in, for what stands in no model"""
    key: str | None = None
    """what tells it from the others of that list: a registration number"""


class CodeView(View):
    """What a code answers, or a sign from before."""

    code: str | None
    """of a sign the code that its element has; None where it has none"""
    status: Literal["live", "removed", "replaced", "revoked", "blank"]
    element: ElementView | None
    removed_at: datetime | None = None
    replaced_by: str | None = None
    """the live code of a replaced one's successor; the page that anybody gets does not name it"""
    sign: str | None = None
    """what stands on the sign that hung before there were codes, where that was asked for"""


class NamedView(View):
    """An element, and by what people know it."""

    kind: Literal["building", "storey", "space", "asset"]
    id: int
    code: str | None
    global_id: str | None
    building: str | None
    name: str
    number: str | None
