"""The category (use) of a space, from its classification, its properties and its name."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ifc_import.reading.access import text
from ifc_import.reading.spaces.names import SpaceName
from ifc_import.reading.values.properties import Value
from ifc_import.vocabulary.folding import folded, pattern
from ifc_import.vocabulary.space_uses import use_of
from registry.snapshot import Category, Classification

PROPERTIES = (
    "Pset_SpaceOccupancyRequirements/OccupancyType",
    "Pset_SpaceCommon/OccupancyType",
    "Pset_SpaceCommon/Category",
    "COBie_Space/Category",
    "COBie.Space.Category",
    "Nutzungsart",
    "Raumnutzung",
    "Raumkategorie",
    "Raumtyp",
    "Zone Category",
    "Zone Category Name",
    "Rumstyp",
    "Romtype",
    "Rumtype",
    "Rumskategori",
    "Romkategori",
    "Department",
    "Avdelning",
    "Space Type",
    "Room Type",
    "Occupancy",
    "OccupancyType",
    "Category",
    "Category Code",
    "ClassificationReference",
    "Pset_SpaceCommon/Reference",
)
"""Properties that hold the use of a space, the most reliable first. Source: IFC2X3 to IFC4X3, COBie, Revit, ArchiCAD.
"""

NO_CATEGORY = frozenset(
    {
        "", "na", "none", "null", "unknown", "notdefined", "undefined", "userdefined", "notspecified", "other",
        "default", "room", "rooms", "space", "spaces", "raum", "raume", "zone", "zones", "ifcspace", "unset",
        "nichtdefiniert", "ingen", "okand", "0", "00", "000", "tbd", "x", "xx", "xxx",
    }
)  # fmt: skip
"""Folded values without a use: placeholders, and words that apply to any space."""

SPACE_SYSTEMS = re.compile(r"^SL_|^13-|uniclass.*sl|omniclass.*13|din ?277|raum|rum|room|space|local", re.IGNORECASE)
"""Codes and systems of spaces by their use: Uniclass, OmniClass, DIN 277; for a space that is classified twice."""


class CategoryProperties:
    """The properties that hold a category: the owner's first, then the usual ones."""

    def __init__(self, owners: Iterable[str] = ()) -> None:
        self._rows = [_row(category_property) for category_property in (*owners, *PROPERTIES)]
        self._ranks: dict[tuple[str, str], int | None] = {}

    def value(self, values: Iterable[Value], names: SpaceName) -> str | None:
        """The value of the most reliable property that differs from the name of the space."""
        called = {folded(name) for name in (names.number, names.name, names.name + names.number)}
        ranked = [
            (rank, written)
            for value in values
            if (rank := self._rank(value)) is not None
            and (written := _category_text(value.value)) is not None
            and folded(written) not in called
        ]
        return min(ranked, key=lambda candidate: candidate[0])[1] if ranked else None

    def _rank(self, value: Value) -> int | None:
        key = value.set_name, value.name
        if key not in self._ranks:
            in_set, name = folded(value.set_name), folded(value.name)
            fitting = (rank for rank, (sets, names) in enumerate(self._rows) if _fits(sets, names, in_set, name))
            self._ranks[key] = next(fitting, None)
        return self._ranks[key]


def categories_of(
    names: SpaceName,
    kinds: Sequence[str],
    property_value: str | None,
    classifications: Sequence[Classification],
) -> Iterator[Category]:
    """The category of each source; `kinds` are further names for the kind of space: object type, name of its type."""
    classified = next(
        (classification for classification in classifications if _is_of_spaces(classification)), None
    ) or next(iter(classifications), None)
    if classified is not None:
        yield Category("classification", classified.name or classified.code)
    if property_value is not None:
        yield Category("property", property_value)
    use = next((use for name in (names.name, *kinds, names.number) if (use := use_of(name)) is not None), None)
    if use is not None:
        yield Category("name", use)


def _category_text(value: object) -> str | None:
    single = value[0] if isinstance(value, list) and len(value) == 1 else value
    written = text(single) if isinstance(single, str | int) and not isinstance(single, bool) else ""
    return None if folded(written) in NO_CATEGORY else written


def _is_of_spaces(row: Classification) -> bool:
    return SPACE_SYSTEMS.search(row.code) is not None or SPACE_SYSTEMS.search(row.system) is not None


def _row(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a set and of a name, out of `Set/Name` or `Name`."""
    sets, slash, last = name.rpartition("/")
    return pattern(sets if slash else "*"), pattern(last)


def _fits(sets: re.Pattern[str], names: re.Pattern[str], in_set: str, name: str) -> bool:
    return names.fullmatch(name) is not None and sets.fullmatch(in_set) is not None
