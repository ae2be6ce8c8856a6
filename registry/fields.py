"""What is known of assets and spaces: one table, from which all lists of their fields are made.

A plain field is a text, a date or a number of an asset or a space that no code asks for by name: its column, its place
in the results, in lists and corrections are made from its row here. Which properties of a model hold it is a matter of
the file format, and is data of `ifc_import.reading` under the field's name. docs/how-to/add-a-field.md adds two.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias
from unicodedata import normalize

from registry.wording import written_number

Form: TypeAlias = Literal["name", "words", "text", "date", "number", "area", "space"]
"""A name is never empty, words may be, a text that is empty is none; a date is of ISO 8601; a number is in the unit of
its field; an area is in m² and that of a room; a space is one by its id.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that is known of an element, and who may state it or show it."""

    name: str
    """as in results, in facts and, where it is kept with the element, its column"""
    form: Form = "text"
    unit: str = ""
    """of a number, by its symbol, as W or m³/h; it stands at the end of the name: power_w, flow_m3_h"""
    plain: bool = False
    stated: bool = False
    """models state it, and it is kept with the element"""
    of_one: bool = False
    """no two assets share it, so that a type states it only for the one asset that it has"""
    corrected: bool = False
    """people may say it otherwise than the models"""
    listed: bool = False
    """an owner's list of assets may have a column for it"""
    labelled: bool = False
    """a layout of labels may show it, and the table for mail merge has a column for it"""
    searched: bool = False
    """the words of a query are looked for in it"""
    scheduled: bool = False
    """the room schedule, a spreadsheet, has a column for it"""
    called: int = 0
    """its rank among the texts by which an element is found, the surest first; 0 for none"""
    about: str = ""
    example: str = ""

    @property
    def kept_as(self) -> Any:
        """The type of its values in snapshots, tables and results; None is no value."""
        return (float if self.form == "number" else str) | None

    @property
    def suffix(self) -> str:
        """The unit as it stands at the end of the name: `_w`, `_m3_h`, `_percent`; empty without a unit."""
        plain = normalize("NFKC", self.unit).replace("%", "percent").casefold()
        return re.sub(r"[^a-z0-9]+", "_", f"_{plain}").rstrip("_")

    @property
    def word(self) -> str:
        """What it is called on labels and above columns, without its unit: `Power` for power_w."""
        return self.name.removesuffix(self.suffix).replace("_", " ").capitalize()

    @property
    def heading(self) -> str:
        """Its word and its unit, above a column of numbers: `Power (W)`."""
        return f"{self.word} ({self.unit})" if self.unit else self.word

    def written(self, value: str | float | None) -> str:
        """A value as people read it, a number with its unit; empty for no value."""
        if value is None or isinstance(value, str):
            return value or ""
        return f"{written_number(value)} {self.unit}".rstrip()


ASSET = (
    Field(name="key", listed=True, searched=True, about="What tells it from others of its list.", example="ABC 123"),
    Field(
        name="name", form="name", stated=True, corrected=True, listed=True, labelled=True, searched=True, called=9,
        about="Without one it is called by its maker and model, or its type.",
    ),
    Field(name="ifc_class", stated=True, listed=True, example="IfcVehicle"),
    Field(name="type", listed=True, labelled=True, searched=True, example="Van"),
    Field(name="manufacturer", listed=True, searched=True, example="Volvo"),
    Field(name="model", listed=True, searched=True, example="V60"),
    Field(name="predefined_type", stated=True),
    Field(name="entourage", stated=True),
    Field(name="tag", stated=True, corrected=True, listed=True, searched=True, called=2),
    Field(name="description", stated=True, corrected=True, listed=True),
    Field(name="designation", stated=True, corrected=True, listed=True, labelled=True, searched=True, called=1),
    Field(name="designation_scheme", stated=True),
    Field(
        name="serial_number", plain=True, stated=True, of_one=True, corrected=True, listed=True, called=3,
        example="YV1ZWA8UDF1234567",
    ),
    Field(name="bar_code", plain=True, stated=True, of_one=True, corrected=True, listed=True, called=5),
    Field(name="asset_identifier", plain=True, stated=True, of_one=True, corrected=True, listed=True, called=4),
    Field(
        name="installed_on", form="date", plain=True, stated=True, corrected=True, listed=True, example="2025-04-01"
    ),
    Field(name="warranty_from", form="date", plain=True, stated=True, corrected=True, listed=True),
    Field(name="warranty_until", form="date", plain=True, stated=True, corrected=True, listed=True),
    Field(name="building", listed=True, labelled=True, about="Its building by name, if it belongs to one."),
    Field(name="storey", listed=True, labelled=True),
    Field(
        name="room", listed=True, labelled=True, about="Number, name, code or GlobalId of its room."
    ),
    Field(name="space_id", form="space", corrected=True),
)  # fmt: skip
"""In the order in which people read them. Plain fields stand together, and in results in that order."""

SPACE = (
    Field(name="number", form="words", stated=True, corrected=True, labelled=True, searched=True, called=1),
    Field(name="name", form="words", stated=True, corrected=True, labelled=True, searched=True, called=2),
    Field(name="category", corrected=True, labelled=True, searched=True),
    Field(name="area_m2", form="area", unit="m²", corrected=True),
)

STOREY = (Field(name="name", form="name", stated=True, corrected=True),)
BUILDING = (Field(name="name", form="name", corrected=True),)
"""A building's name is the registry's own: models state others, and it stays."""


def _names(fields: Iterable[Field], has: Callable[[Field], bool | int]) -> tuple[str, ...]:
    return tuple(field.name for field in fields if has(field))


PLAIN = tuple(field for field in ASSET if field.plain)
PLAIN_OF_SPACE = tuple(field for field in SPACE if field.plain)
STATED = _names(ASSET, lambda field: field.stated)
STATED_OF_SPACE = _names(SPACE, lambda field: field.stated)
"""What is kept of an asset and a space as the model states it, under one name in snapshot, facts and table."""
LISTED = tuple(field for field in ASSET if field.listed)
"""What an owner's list may say of its assets."""
SEARCHED = tuple(field for field in ASSET if field.searched)
SEARCHED_OF_SPACE = tuple(field for field in SPACE if field.searched)
"""In which fields of an asset and a space the words of a query are looked for."""
PRINTED = {field.name: field for field in (*PLAIN, *PLAIN_OF_SPACE) if field.labelled}
"""The plain fields that labels may show by their names, besides the words that every label has. One that assets and
spaces share is the same for both."""
SCHEDULED = tuple(field for field in PLAIN_OF_SPACE if field.scheduled)
"""The plain fields of spaces that the room schedule shows."""


def names_called(fields: Iterable[Field]) -> tuple[str, ...]:
    """The names of the texts by which an element is found, the surest first."""
    return tuple(field.name for field in sorted(fields, key=lambda field: field.called) if field.called)
