"""The names of properties in which models state the handover facts of assets."""

from collections.abc import Mapping

from ifc_import.reading.handover.fact_names import FactNames
from registry.fields import ASSET

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

STANDARD_SETS = (
    "Pset_ManufacturerOccurrence", "Pset_ManufacturerTypeInformation", "Pset_ConstructionOccurrence",
    "Pset_InstallationOccurrence", "Pset_Warranty", "COBie_Component", "COBie_Type", "COBie_Warranty",
)  # fmt: skip
"""Sets whose properties count before those of others, however they are spelt."""

OF_ASSETS = FactNames(ASSET, STANDARD, OTHERS, STANDARD_SETS)
