"""The results that programs rely on: one set for `--json` and for HTTP."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict


class View(BaseModel):
    """The base of all results: they are written once and read by others."""

    model_config = ConfigDict(frozen=True, validate_by_name=True, serialize_by_alias=True)


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


class SpaceView(View):
    """A room or another bounded area."""

    id: int
    code: str | None
    global_id: str | None
    number: str
    name: str
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


class AssetView(View):
    """One thing that is maintained."""

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
    serial_number: str | None = None
    bar_code: str | None = None
    asset_identifier: str | None = None
    installed_on: str | None = None
    warranty_from: str | None = None
    warranty_until: str | None = None
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
    sign: str | None = None
    """what stands on the sign that hung before there were codes, where that was asked for"""


class LeftOutAreas(View):
    """Spaces that are left out of a total for one reason."""

    reason: str
    spaces: int
    area_m2: float


class AreaTotal(View):
    """The counted areas of a building, or of one storey or category in it, and what was left out."""

    building: str
    storey: str | None
    storey_id: int | None = None
    category: str | None = None
    spaces: int
    """those that are counted"""
    area_m2: float
    not_counted: int
    not_counted_m2: float = 0.0
    declared_m2: float
    """of the counted spaces, where they declare one"""
    computed_m2: float
    """of the counted spaces, where they have a shape"""
    difference: float | None = None
    """how much larger the declared areas are than the computed ones, over the spaces that have both: 0.02 is 2 %"""
    left_out: list[LeftOutAreas] = []


class SheetView(View):
    """Labels that were printed, or written for other software that draws them."""

    file: str
    format: str = "pdf"
    files: int = 1
    """how many there are, in one zip where there are several"""
    stock: str
    layout: str | None = None
    """None where other software draws the labels"""
    pages: int
    """of one label each where the format has no sheets; none in tables"""
    labels: int
    symbol_version: int | None
    """None where other software draws the symbols"""
    error_level: str | None
    module_mm: float | None
    host: str
    shortened: list[str]
    """codes of labels whose words had to be cut short"""
    missing_glyphs: list[str]
    """characters that no font has; a sign for "unknown" stands in their place"""
    batch: int | None = None
    """the print batch that it is kept as, to print it again"""
    repeated: bool = False
    """whether a request made this batch before, and only the file was drawn once more"""


class SheetProblem(View):
    """A label that does not say what it should: where it is on the sheet, and what is wrong."""

    page: int
    x_mm: float
    y_mm: float
    code: str
    message: str


class SheetProof(View):
    """What the symbols of a finished sheet say, read by another program."""

    file: str
    pages: int
    labels: int
    """symbols, and codes in letters beside which none can be read"""
    symbols: int
    codes: int
    """how many different ones lead where they should"""
    blank: int = 0
    """labels with codes that were printed to be claimed later"""
    batch: int | None = None
    """the batch that was written as a file of this name, where all that the file has is of it"""
    missing: list[str] = []
    """codes of that batch that are not in the file"""
    problems: list[SheetProblem]
