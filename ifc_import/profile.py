"""What an owner says about reading models: which names are floor areas, what is maintained, how things are designated.

All of it extends what the program knows by itself, and is asked first. It comes from the settings file and goes to the
reading process as JSON. Names are patterns with ``*`` and ``?``; case, blanks, hyphens and underscores do not matter.
"""

import re
from hashlib import sha256
from typing import Annotated, Literal, TypeAlias

import msgspec

from registry.snapshot import AreaKind

AreaSource: TypeAlias = Literal["declared net", "declared gross", "declared other", "computed"]
CategorySource: TypeAlias = Literal["table", "classification", "property", "name"]
AreaOrder: TypeAlias = Annotated[tuple[AreaSource, ...], msgspec.Meta(min_length=1)]
CategoryOrder: TypeAlias = Annotated[tuple[CategorySource, ...], msgspec.Meta(min_length=1)]
Said: TypeAlias = Annotated[str, msgspec.Meta(min_length=1)]
"""A text that says something."""

ClassName: TypeAlias = Annotated[str, msgspec.Meta(pattern="^[Ii][Ff][Cc][A-Za-z0-9]+$")]

AreaUnit: TypeAlias = Literal["m2", "mm2", "cm2", "ft2"]


MOST_MEMORY_MB, MOST_SECONDS = 16 * 1024**2, 7 * 24 * 3600
"""16 TiB and a week: what is more is a slip, and more than systems take for a limit."""


class AreaName(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name under which models declare an area of a space, and what kind of area that is."""

    name: Said
    kind: AreaKind | Literal["none"]
    """`none`: it is no floor area"""
    set: Said = "*"
    unit: AreaUnit | None = None
    """the unit of its values, where the model is wrong about it"""


class AssetRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether the elements that fit all that is given are assets; the first rule that fits decides."""

    keep: bool
    ifc_class: ClassName | None = msgspec.field(default=None, name="class")
    """with its subclasses"""
    predefined_type: Said | None = None
    type_name: Said | None = None
    classification: Said | None = None
    """the code of a classification"""

    def __post_init__(self) -> None:
        if (self.ifc_class, self.predefined_type, self.type_name, self.classification) == (None, None, None, None):
            raise ValueError("this rule is for everything: say for what, by class, predefined_type, type_name or so")


class Designation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an owner designates things: a regular expression for the whole text, and where to look for it."""

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
    """All that an owner says about reading."""

    area_names: tuple[AreaName, ...] = ()
    assets: tuple[AssetRule, ...] = ()
    designations: tuple[Designation, ...] = ()
    category_properties: tuple[Said, ...] = ()
    """names of properties that hold the category of a space, `Set/Name` or `Name`"""


class SpaceCategory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The category that an owner gives a space by its number."""

    number: Said
    category: Said
    building: str | None = None
    """none: in any building"""


class Counting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which of a space's areas and categories counts, and when two areas differ."""

    order: AreaOrder = (
        "declared net",
        "declared gross",
        "declared other",
        "computed",
    )
    difference: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.02
    """share of the declared area from which on a difference to the computed one is told"""
    category_order: CategoryOrder = (
        "table",
        "classification",
        "property",
        "name",
    )
    category_table: str | None = None
    """a CSV or XLSX file of the owner's that gives numbers of rooms their category, relative to the settings file"""
    categories: tuple[SpaceCategory, ...] = ()
    """rows like those of that table, which are added to them"""


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the reading of one file may take; the defaults grow with the file."""

    memory_mb: Annotated[int, msgspec.Meta(ge=1, le=MOST_MEMORY_MB)] | None = None
    seconds: Annotated[float, msgspec.Meta(gt=0, le=MOST_SECONDS)] | None = None


class OwnerSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings file: one section a field. A misspelt name in it is an error, not silence."""

    reading: Profile = Profile()
    counting: Counting = Counting()
    limits: Limits = Limits()

    @property
    def digest(self) -> str:
        """The same for settings under which a file reads and counts alike."""
        content = msgspec.json.encode([self.reading, self.counting], order="sorted")
        return sha256(content).hexdigest()[:16]
