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
AreaUnit: TypeAlias = Literal["m2", "mm2", "cm2", "ft2"]


class AreaName(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name under which models declare an area of a space, and what kind of area that is."""

    name: str
    kind: AreaKind | Literal["none"]
    """`none`: it is no floor area"""
    set: str = "*"
    unit: AreaUnit | None = None
    """the unit of its values, where the model is wrong about it"""


class AssetRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether the elements that fit all that is given are assets; the first rule that fits decides."""

    keep: bool
    ifc_class: str | None = msgspec.field(default=None, name="class")
    """with its subclasses"""
    predefined_type: str | None = None
    type_name: str | None = None
    classification: str | None = None
    """the code of a classification"""


class Designation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an owner designates things: a regular expression for the whole text, and where to look for it."""

    scheme: str
    pattern: str
    properties: tuple[str, ...] = ()
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
    category_properties: tuple[str, ...] = ()
    """names of properties that hold the category of a space, `Set/Name` or `Name`"""


class SpaceCategory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The category that an owner gives a space by its number."""

    number: str
    category: str
    building: str | None = None
    """none: in any building"""


class Counting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which of a space's areas and categories counts, and when two areas differ."""

    order: tuple[AreaSource, ...] = ("declared net", "declared gross", "declared other", "computed")
    difference: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.02
    """share of the declared area from which on a difference to the computed one is told"""
    category_order: tuple[CategorySource, ...] = ("table", "classification", "property", "name")
    category_table: str | None = None
    """a CSV or XLSX file of the owner's that gives numbers of rooms their category, relative to the settings file"""
    categories: tuple[SpaceCategory, ...] = ()
    """rows like those of that table, which are added to them"""


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the reading of one file may take; the defaults grow with the file."""

    memory_mb: int | None = None
    seconds: float | None = None


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
