"""Classification codes among the properties of an element, with the system in the name of the property."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from ifc_import.reading.handover.classifications import Rows, classification_row, system_by_shape
from ifc_import.reading.values.property_kinds import Value
from ifc_import.vocabulary.folding import folded
from ifc_import.vocabulary.placeholders import stated
from registry.snapshot import Classification

SYSTEMS = {
    "UniFormat": ("UniFormat",), "OmniClass": ("OmniClass",), "MasterFormat": ("MasterFormat",),
    "Uniclass": ("Uniclass",), "Uniclass 2015": ("Uniclass 2015", "Uniclass2"), "BSAB": ("BSAB",),
    "BSAB 96": ("BSAB96",), "BSABe": ("BSABe",), "BSABwr": ("BSABwr",), "CoClass": ("CoClass",), "CCI": ("CCI",),
    "CCS": ("CCS",), "DBK": ("DBK",), "NS 3451": ("NS3451",), "SfB": ("SfB",), "CI/SfB": ("CI/SfB",),
    "NL/SfB": ("NL/SfB",), "STABU": ("STABU",), "DIN 276": ("DIN276", "Kostengruppe"), "eBKP-H": ("eBKP-H",),
    "BKP": ("BKP",), "Talo 2000": ("Talo2000",), "ETIM": ("ETIM",),
}  # fmt: skip
"""System → the beginnings of names of properties with its codes. Sources: Revit's parameters, BIP (BSABe, BSABwr), the
national systems by their own names.
"""
UNICLASS_TABLES = ("Ac", "Co", "EF", "En", "FI", "PM", "Pr", "Ro", "SL", "Ss", "TE", "Zz")
"""As in `Classification.Uniclass.Pr.Number`, which Revit's classification manager writes."""
OMNICLASS_TABLES = ("11", "12", "13", "14", "21", "22", "23", "31", "32", "33", "34", "35", "36", "41", "49")

OF_CODE = ("", "Code", "Codes", "Number", "Nummer", "Nr", "No", "Kod", "Kode", "Koodi", "ID", "Reference", "Class")
OF_NAME = ("Title", "Name", "Description", "Benämning", "Navn", "Bezeichnung")
"""The endings of such names for the code, and for its meaning."""

REVIT_CODES = {"Assembly Code": "UniFormat"}
REVIT_NAMES = {"Assembly Description": "UniFormat"}
"""Revit's assembly codes, which are UniFormat's."""

GENERAL_CODES = ("Classification Code", "Classification Number", "Classification Reference", "ClassificationCode[Type]")
BY_SHAPE = ("Classification", "COBie.Type.Category", "COBie.Component.Category", "Category Code")
"""Names without a system: a code is read if it has a digit, or only if its form shows the system."""

LETTERS_ALONE = frozenset({"CoClass", "CCI", "CCS", "DBK"})
"""Systems with codes of letters alone; in others a text without a digit is not a code."""
LONGEST = 120
"""A longer text is not a code, even with its name."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The content of a property: a code or its meaning, and the system, where the name shows it."""

    which: str
    system: str = ""
    is_code: bool = True
    by_shape: bool = False


def codes_in(values: Iterable[Value]) -> Rows:
    """The classifications in properties, in the order of the file."""
    return tuple(dict.fromkeys(_rows(values)))


def _rows(values: Iterable[Value]) -> Iterator[Classification]:
    codes: dict[tuple[str, str], tuple[_Place, str]] = {}
    names: dict[tuple[str, str], str] = {}
    for value in values:
        place = place_of(value.set_name, value.name)
        if place is not None and isinstance(value.value, str) and (code := stated(value.value, value.name)):
            key = value.set_name, place.which
            if place.is_code:
                codes.setdefault(key, (place, code))
            else:
                names.setdefault(key, code)
    for key, (place, code) in codes.items():
        if _is_code(place, code) and (row := classification_row(_system(place, code), code, names.get(key, ""))):
            yield row


def _system(place: _Place, code: str) -> str:
    """The system of a code: Uniclass 2015 differs from older editions by the form of its codes."""
    return system_by_shape(code) or place.system


def _is_code(place: _Place, code: str) -> bool:
    if len(code) > LONGEST:
        return False
    if place.by_shape or code.startswith("["):
        return code.startswith("[") or bool(system_by_shape(code))
    return place.system in LETTERS_ALONE or any(character.isdigit() for character in code)


@cache
def place_of(set_name: str, name: str) -> _Place | None:
    """The content of a property, by its name; several with the same name are numbered, such as
    `ClassificationCode(2)`.
    """
    key = folded(name)
    unnumbered = key.rstrip("0123456789")
    found = OTHER_PLACES.get(key) or OTHER_PLACES.get(unnumbered) or _of_system(key) or _of_system(unnumbered)
    if found is None:
        return _Place(key, by_shape=True) if "classification" in folded(set_name) else None
    return found if found.system else replace(found, which=key)


def _of_system(key: str) -> _Place | None:
    """The content of a property whose folded name begins with the name of a system."""
    bare = key.removeprefix("classification")
    for beginning, system in BEGINNINGS.items():
        if bare.startswith(beginning) and (rest := bare.removeprefix(beginning)) in ROLES:
            return _Place(beginning, system, ROLES[rest])
    return None


BEGINNINGS = {
    **{folded(f"Uniclass {table}"): "Uniclass 2015" for table in UNICLASS_TABLES},
    **{folded(f"OmniClass Table {table}"): "OmniClass" for table in OMNICLASS_TABLES},
    **{folded(name): system for system, names in SYSTEMS.items() for name in names},
}
ROLES = {**dict.fromkeys(map(folded, OF_CODE), True), **dict.fromkeys(map(folded, OF_NAME), False)}
"""Ending of a name → whether it holds the code."""
OTHER_PLACES = {
    **{folded(name): _Place(system, system) for name, system in REVIT_CODES.items()},
    **{folded(name): _Place(system, system, is_code=False) for name, system in REVIT_NAMES.items()},
    **{folded(name): _Place(folded(name)) for name in GENERAL_CODES},
    **{folded(name): _Place(folded(name), by_shape=True) for name in BY_SHAPE},
}
"""Folded name of a property without a system → its content."""
