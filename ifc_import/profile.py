"""The owner's settings for reading models: names of floor areas, maintained elements, designations.

They extend the built-in tables and outrank them. They come from the settings file and go to the reading process as
JSON. Names are patterns with ``*`` and ``?``; case, blanks, hyphens and underscores do not matter.
"""

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

import msgspec

from ifc_import.vocabulary.units import AREAS
from registry.snapshot import AreaKind

AreaSource: TypeAlias = Literal["declared net", "declared gross", "declared other", "computed"]
CategorySource: TypeAlias = Literal["table", "classification", "property", "name"]
AreaOrder: TypeAlias = Annotated[tuple[AreaSource, ...], msgspec.Meta(min_length=1)]
CategoryOrder: TypeAlias = Annotated[tuple[CategorySource, ...], msgspec.Meta(min_length=1)]
Said: TypeAlias = Annotated[str, msgspec.Meta(min_length=1)]
"""A text that is not empty."""

ClassName: TypeAlias = Annotated[str, msgspec.Meta(pattern="^[Ii][Ff][Cc][A-Za-z0-9]+$")]

if TYPE_CHECKING:
    AreaUnit: TypeAlias = str
else:
    AreaUnit = Literal[tuple(AREAS)]


MOST_MEMORY_MB, MOST_SECONDS = 16 * 1024**2, 7 * 24 * 3600
"""16 TiB and a week: larger values are mistakes, and more than operating systems accept as a limit."""


class AreaName(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name under which models declare an area of a space, and what kind of area that is."""

    name: Said
    kind: AreaKind | Literal["none"]
    """`none`: not a floor area"""
    set: Said = "*"
    unit: AreaUnit | None = None
    """the unit of its values, where the model is wrong about it"""


class AssetRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether the elements that match all given criteria are assets; the first matching rule decides."""

    keep: bool
    ifc_class: ClassName | None = msgspec.field(default=None, name="class")
    """with its subclasses"""
    predefined_type: Said | None = None
    type_name: Said | None = None
    classification: Said | None = None
    """the code of a classification"""

    def __post_init__(self) -> None:
        if (self.ifc_class, self.predefined_type, self.type_name, self.classification) == (None, None, None, None):
            raise ValueError("this rule has no condition: give class, predefined_type, type_name or another one")


class Designation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An owner's designation scheme: a regular expression for the whole text, and the properties to search."""

    scheme: Said
    pattern: Said
    properties: tuple[Said, ...] = ()
    """names of properties, `Set/Name` or `Name`; without any: name, tag, description and all properties"""

    def __post_init__(self) -> None:
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise ValueError(f"the pattern {self.pattern!r} is no regular expression: {error}") from error


class Profile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The owner's settings for reading models."""

    area_names: tuple[AreaName, ...] = ()
    assets: tuple[AssetRule, ...] = ()
    designations: tuple[Designation, ...] = ()
    category_properties: tuple[Said, ...] = ()
    """names of properties that hold the category of a space, `Set/Name` or `Name`"""


class SpaceCategory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The category that the owner assigns to a space by its number."""

    number: Said
    category: Said
    building: str | None = None
    """None: in any building"""


class Counting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which of a space's areas and categories count, and from what difference on two areas are reported."""

    order: AreaOrder = (
        "declared net",
        "declared gross",
        "declared other",
        "computed",
    )
    difference: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.02
    """share of the declared area from which on a difference to the computed area is reported"""
    scheme: Said | None = None
    """the area scheme that counts where a model holds several: an object type, a layer, a value of a property"""
    outdoors: Literal["left out", "counted"] = "left out"
    """whether roofs, terraces and other outdoor spaces are part of totals"""
    category_order: CategoryOrder = (
        "table",
        "classification",
        "property",
        "name",
    )
    category_table: str | None = None
    """the owner's CSV or XLSX file with the category of each room number, relative to the settings file"""
    categories: tuple[SpaceCategory, ...] = ()
    """further rows, added to those of the table"""


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Limits on memory and time for reading one file; the defaults grow with the file."""

    memory_mb: Annotated[int, msgspec.Meta(ge=1, le=MOST_MEMORY_MB)] | None = None
    seconds: Annotated[float, msgspec.Meta(gt=0, le=MOST_SECONDS)] | None = None


class OwnerSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings file: one section per field. A misspelt name in it is an error."""

    reading: Profile = Profile()
    counting: Counting = Counting()
    limits: Limits = Limits()

    @property
    def digest(self) -> str:
        """A digest of the settings that affect reading and counting."""
        content = msgspec.json.encode([self.reading, self.counting], order="sorted")
        return sha256(content).hexdigest()[:16]
