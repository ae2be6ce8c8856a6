"""Handover facts, by the names under which models state them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import ifcopenshell

from ifc_import.reading.access import attribute
from ifc_import.reading.relations import is_entity
from ifc_import.reading.values.property_kinds import Value
from ifc_import.reading.values.spelling import Spellings
from ifc_import.vocabulary.dates import as_date, is_iso
from ifc_import.vocabulary.folding import folded
from ifc_import.vocabulary.placeholders import stated
from registry.fields import PLAIN

Entity = ifcopenshell.entity_instance

STANDARD: Mapping[str, tuple[str, ...]] = {
    "serial_number": ("SerialNumber",),
    "bar_code": ("BarCode",),
    "asset_identifier": ("AssetIdentifier",),
    "tag": ("TagNumber",),
    "installed_on": ("InstallationDate",),
    "warranty_from": ("WarrantyStartDate",),
    "warranty_until": ("WarrantyEndDate",),
    "warranty_duration": ("WarrantyPeriod", "WarrantyDurationParts"),
    "warranty_unit": ("WarrantyDurationUnit",),
    "manufacturer": ("Manufacturer",),
    "model": ("ModelLabel", "ModelReference", "ArticleNumber", "ModelNumber"),
}
"""Fact, by its name in `registry.fields` where it is one there → names of properties that hold it, those that count
first in front; found when they are misspelt, too. Sources:
Pset_ManufacturerOccurrence, Pset_ManufacturerTypeInformation, Pset_ConstructionOccurence, Pset_InstallationOccurrence
and Pset_Warranty of IFC2X3 to IFC4X3; COBie_Component, COBie_Type and COBie_Warranty.
"""

OTHERS: Mapping[str, tuple[str, ...]] = {
    "serial_number": (
        "Serial No", "Serial Nr", "Serienummer", "Serienr", "Seriennummer", "Numéro de série", "Número de serie",
        "Numero di serie", "Sarjanumero", "Numer seryjny",
    ),
    "bar_code": ("Bar Code Number", "Streckkod", "Strekkode", "Stregkode", "Strichcode", "Code-barres"),
    "asset_identifier": (
        "Asset ID", "AssetNumber", "Asset Tag Number", "Inventarienummer", "Inventarnummer", "Inventory Number",
    ),
    "installed_on": (
        "InstallDate", "Installed On", "Date Installed", "Date of Installation", "Installationsdatum",
        "Installasjonsdato", "Installationsdato", "Monteringsdatum", "Einbaudatum", "Date d'installation",
        "Date de pose", "Fecha de instalación", "Data di installazione", "Asennuspäivä",
    ),
    "warranty_from": (
        "Warranty Start", "Warranty From", "WarrantyDateStart", "Guarantee Start Date", "Garantistart",
        "Garantistartdatum", "Garanti från", "Garantibeginn", "Garantiebeginn", "Gewährleistungsbeginn",
        "Début de garantie",
    ),
    "warranty_until": (
        "Warranty End", "Warranty Until", "WarrantyDateEnd", "Warranty Expiration Date", "Warranty Expiry Date",
        "Warranty Expiration", "Warranty Expires", "Guarantee End Date", "Garanti till", "Garantislut",
        "Garantislutdatum", "Garantiutløp", "Garantiende", "Garantieende", "Gewährleistungsende", "Fin de garantie",
    ),
    "warranty_duration": (
        "Warranty Duration", "Guarantee Period", "Garantitid", "Garantiperiod", "Garantiperiode", "Garantiedauer",
        "Garantiezeit", "Gewährleistungsdauer", "Gewährleistungsfrist", "Durée de garantie",
    ),
    "manufacturer": (
        "Manufacturer Name", "Tillverkare", "Fabrikat", "Produsent", "Producent", "Hersteller", "Fabricant",
        "Fabrikant", "Fabricante", "Produttore", "Valmistaja",
    ),
    "model": (
        "Model", "Modell", "Modellbeteckning", "Modellnummer", "Modellbezeichnung", "Modello", "Modelo", "Modèle",
        "Artikelnummer",
    ),
}  # fmt: skip
"""Further names of properties for facts, not from the standard; found only in this spelling. Sources: Revit's
parameters in its languages, and what designers add.
"""

DATES = frozenset(one.name for one in PLAIN if one.form == "date")

STANDARD_SETS = (
    "Pset_ManufacturerOccurrence", "Pset_ManufacturerTypeInformation", "Pset_ConstructionOccurrence",
    "Pset_InstallationOccurrence", "Pset_Warranty", "COBie_Component", "COBie_Type", "COBie_Warranty",
)  # fmt: skip
"""Sets whose properties count before those of others, however they are spelt."""

BEFORE_NAMES = frozenset({"cobie", "component", "type", "asset", "data"})
"""Prefixes of property names, separated by dots: `COBie.Component.SerialNumber`, `GSA.09.Asset.InstallationDate`.
Sources: the shared parameters of Revit's COBie extension, and GSA's.
"""
BEFORE_FOLDED = ("cobiecomponent", "cobietype", "cobieasset")

RANKS = {
    folded(name): (fact, rank)
    for fact in STANDARD
    for rank, name in enumerate((*STANDARD[fact], *OTHERS.get(fact, ())))
}
"""Folded name → the fact that it holds, and its rank among the fact's names."""

_STANDARD_NAMES = Spellings([name for names in STANDARD.values() for name in names])
_STANDARD_SETS = Spellings(STANDARD_SETS)


@dataclass(frozen=True, slots=True, order=True)
class _Trust:
    """The rank of a statement: a standard set first, then the order of names, then of the file."""

    is_other_set: bool
    rank: int
    place: int


@dataclass(frozen=True, slots=True)
class _Meaning:
    fact: str
    rank: int
    is_spelt_right: bool


def facts_in(values: Iterable[Value]) -> dict[str, str]:
    """Fact → its value from properties; placeholders are ignored, and dates are in ISO 8601."""
    best: dict[str, tuple[_Trust, str]] = {}
    for place, value in enumerate(values):
        meaning = meaning_of(value.name)
        written = None if meaning is None else _fact_text(meaning, value)
        if meaning is not None and written is not None:
            stands = _Trust(not _is_standard(value.set_name), meaning.rank, place), written
            best[meaning.fact] = min(best.get(meaning.fact, stands), stands)
    return {fact: written for fact, (_trust, written) in best.items()}


@cache
def meaning_of(name: str) -> _Meaning | None:
    """The fact that a property of this name holds; None for any other name."""
    bare = _bare(name)
    if bare in RANKS:
        return _Meaning(*RANKS[bare], is_spelt_right=True)
    meant = _STANDARD_NAMES.meant(bare)
    return _Meaning(*RANKS[meant], is_spelt_right=False) if meant else None


def _fact_text(meaning: _Meaning, value: Value) -> str | None:
    """The text of a value; under a misspelt name a date has to be valid, since `Installation Data` are not dates."""
    if meaning.fact == "warranty_duration":
        return _with_unit(stated(value.value, value.name), value.unit)
    if meaning.fact not in DATES:
        return stated(value.value, value.name)
    written = as_date(value.value, value.measure, value.name)
    return written if meaning.is_spelt_right or (written and is_iso(written)) else None


def _with_unit(written: str | None, unit: Entity | None) -> str | None:
    """A number with the unit that the file assigns to this value."""
    name = attribute(unit, "Name") if is_entity(unit) else None
    return f"{written} {name}" if written and name else written


def _bare(name: str) -> str:
    """A name, folded, without a program's prefix."""
    before, dot, last = name.rpartition(".")
    if dot and BEFORE_NAMES.intersection(folded(part) for part in before.replace("(", ".").split(".")):
        return folded(last)
    whole = folded(name)
    return next((whole.removeprefix(prefix) for prefix in BEFORE_FOLDED if whole.startswith(prefix)), whole)


@cache
def _is_standard(set_name: str) -> bool:
    return _STANDARD_SETS.meant(folded(set_name)) is not None
