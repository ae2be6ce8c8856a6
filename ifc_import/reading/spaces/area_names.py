"""The names under which programs declare a floor area of a space, and what kind of area each is.

In sets and names `*` stands for any characters; case, accents, blanks and hyphens do not matter
(`ifc_import.vocabulary.folding`). A name without `*` outranks names with one. `none` marks names that only sound like
floor areas.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from registry.snapshot import AreaKind

Meaning: TypeAlias = AreaKind | Literal["none"]


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names of one kind of area in the sets of one pattern, and their source."""

    kind: Meaning
    names: tuple[str, ...]
    source: str
    sets: str = "*"


STANDARD_SETS = ("Qto_SpaceBaseQuantities", "BaseQuantities", "Qto_SpaceBaseQuantities*")
"""IFC's own sets for a room's areas: of two values of the same kind, these count."""

KNOWN_NAMES: tuple[KnownNames, ...] = (
    KnownNames(
        "planned",
        (
            "NetPlannedArea", "GrossPlannedArea", "NetAreaPlanned", "GrossAreaPlanned", "*Planned*Area",
            "*AreaPlanned",
        ),
        "Pset_SpaceCommon of IFC2X3 to IFC4X3: the values of a programme",
    ),
    KnownNames(
        "planned",
        (
            "Programmed Area", "Programarea", "Programyta", "Program Area", "Target Area", "Area Required",
            "Sollfläche", "Soll-Fläche", "Nettofläche Soll", "Programmareal", "Surface programme",
            "Surface souhaitée", "Tilaohjelma-ala",
        ),
        "room programmes: dRofus, Revit, German and Nordic room books",
    ),
    KnownNames(
        "net",
        ("NetFloorArea",),
        "Qto_SpaceBaseQuantities and BaseQuantities of IFC2X3 to IFC4X3",
    ),
    KnownNames(
        "gross",
        ("GrossFloorArea",),
        "Qto_SpaceBaseQuantities and BaseQuantities of IFC2X3 to IFC4X3",
    ),
    KnownNames(
        "net",
        ("SpaceNetFloorAreaBOMA",),
        "BaseQuantities, IFC2X3: BOMA",
    ),
    KnownNames(
        "other",
        ("SpaceUsableFloorAreaBOMA",),
        "BaseQuantities, IFC2X3: BOMA",
    ),
    KnownNames(
        "none",
        ("*WallArea", "*CeilingArea"),
        "Qto_SpaceBaseQuantities: not of the floor",
    ),
    KnownNames(
        "other",
        ("GSA BIM Area", "GSA Space Areas", "GSA Usable Area", "GSA Rentable Area"),
        "Revit",
    ),
    KnownNames(
        "gross",
        ("GSA Design Gross Area",),
        "Revit",
    ),
    KnownNames(
        "other",
        (
            "Area", "Fläche", "Areal", "Yta", "Superficie", "Área", "Oppervlakte", "Pinta-ala", "Ala",
            "Powierzchnia", "Plocha", "Terület", "Alan", "Площадь", "面積", "面积", "면적", "Surface", "Surfaces",
            "Aire",
        ),
        "Revit in its languages: Dimensions, PSet_Revit_Dimensions, Abmessungen, Cotes, Mått, Afmetingen …",
    ),
    KnownNames(
        "gross",
        ("COBie.Space.GrossArea", "COBie_Space_GrossArea", "GrossArea"),
        "COBie, Solibri",
    ),
    KnownNames(
        "net",
        ("COBie.Space.NetArea", "COBie_Space_NetArea", "NetArea"),
        "COBie, Solibri, Custom_Pset",
    ),
    KnownNames(
        "other",
        ("horizontal area", "Bottom Area", "Floor Area", "FloorArea", "Room Area", "Space Area"),
        "sets without a name, Solibri, Vectorworks, Bentley, IDA ICE, MagiCAD",
    ),
    KnownNames(
        "none",
        ("Surface Area", "Surface Areas", "Lateral Surface*", "Total Surface Area"),
        "Qto of bodies",
    ),
    KnownNames(
        "net",
        ("Nettofläche", "Gemessene Nettofläche", "Measured Net Area", "Berechnete Fläche (NRF)"),
        "ArchiCADQuantities and AC_Pset_…, German and English: zone stamps",
    ),
    KnownNames(
        "other",
        (
            "Gemessene Fläche", "Measured Area", "Berechnete Fläche", "Calculated Area", "Reduzierte Fläche",
            "Reduced Area", "Zone Area", "Surface mesurée", "Surface calculée", "Surface réduite", "Beräknad area",
            "Uppmätt area", "Area misurata", "Area calcolata", "Målt areal", "Beregnet areal",
        ),
        "ArchiCADQuantities and AC_Pset_…: zone stamps",
    ),
    KnownNames(
        "none",
        (
            "*Abzugsfläche*", "*Oberfläche*", "*Extraction Area*", "*Surface Area*", "Raumflächen-Code",
            "Raumfläche Faktor", "Raumflächen Reduzierung", "Area Reducement", "Fläche der *", "Begrenzung *",
            "Room Area Factor", "*fläche unter Dach",
        ),
        "ArchiCADQuantities and AC_Pset_…: parts of what a zone stamp adds up",
    ),
    KnownNames(
        "net",
        ("NRF", "NGF", "Netto-Raumfläche", "Netto-Grundfläche", "Nettogrundrissfläche", "Nettogeschossfläche"),
        "Germany, Austria, Switzerland: DIN 277, ÖNORM B 1800, SIA 416; Allplan, Vectorworks, NEVARIS",
    ),
    KnownNames(
        "gross",
        ("BGF", "Brutto-Grundfläche", "Bruttofläche", "Geschossfläche"),
        "DIN 277, SIA 416",
    ),
    KnownNames(
        "other",
        (
            "NUF", "NF", "HNF", "NNF", "VF", "TF", "Nutzungsfläche", "Nutzfläche", "Hauptnutzfläche",
            "Nebennutzfläche", "Verkehrsfläche", "Technikfläche", "Funktionsfläche", "Wohnfläche", "Grundfläche",
            "Bodenfläche", "Raumfläche", "Mietfläche", "Reinigungsfläche",
        ),
        "DIN 277, SIA 416, WoFlV, gif",
    ),
    KnownNames(
        "none",
        ("KGF", "KF", "Konstruktions-Grundfläche", "Konstruktionsfläche"),
        "DIN 277, SIA 416: walls",
    ),
    KnownNames(
        "net",
        ("NTA", "Nettoarea", "Nettoareal", "Nettogolvarea", "Nettoyta"),
        "SS 21054, NS 3940, DS 13000",
    ),
    KnownNames(
        "gross",
        ("BTA", "Bruttoarea", "Bruttoareal", "Bruttoyta", "Etageareal"),
        "SS 21054, NS 3940, DS 13000",
    ),
    KnownNames(
        "other",
        (
            "BRA", "BRA-i", "BRA-e", "BRA-b", "BOA", "BIA", "LOA", "ATA", "UTA", "Bruksarea", "Bruksareal", "Boarea",
            "Biarea", "Lokalarea", "Uthyrningsbar area", "Utleibart areal", "Golvarea", "Golvyta", "Gulvareal",
            "Rumsarea", "Rumsyta", "Romareal", "Rumareal", "Rumsareal", "Lattiapinta-ala",
        ),
        "SS 21054, NS 3940, DS 13000",
    ),
    KnownNames(
        "none",
        ("KOA", "Konstruktionsarea", "Konstruksjonsareal"),
        "SS 21054, NS 3940: walls",
    ),
    KnownNames(
        "net",
        ("Nettoala", "Huoneala"),
        "Finland: SFS 5139",
    ),
    KnownNames(
        "gross",
        ("Bruttoala",),
        "Finland: SFS 5139",
    ),
    KnownNames(
        "other",
        ("Hyötyala", "Huoneistoala", "Kerrosala"),
        "Finland: SFS 5139",
    ),
    KnownNames(
        "net",
        ("NIA", "Net Internal Area", "NFA", "NLA"),
        "RICS Code of Measuring Practice, IPMS, EN 15221-6",
    ),
    KnownNames(
        "gross",
        ("GIA", "GEA", "GFA", "Gross Internal Area", "Gross External Area", "IFA"),
        "RICS, EN 15221-6",
    ),
    KnownNames(
        "other",
        (
            "IPMS 1", "IPMS 2", "IPMS 3*", "Usable Area", "Useable Area", "UFA", "Rentable Area", "Lettable Area",
            "Leasable Area", "GLA", "Carpet Area", "Assignable Area", "NASF", "NSF", "ASF", "BOMA*Area",
            "Occupiable Area",
        ),
        "IPMS, BOMA, FICM",
    ),
    KnownNames(
        "net",
        ("Surface nette", "Surface intérieure nette", "SUN"),
        "France, Belgium, Switzerland",
    ),
    KnownNames(
        "gross",
        ("Surface brute", "SHOB", "SUB", "Surface hors oeuvre brute"),
        "France, Belgium, Switzerland",
    ),
    KnownNames(
        "other",
        (
            "SHON", "SDP", "SU", "SH", "Surface utile", "Surface habitable", "Surface de plancher", "Surface au sol",
            "Surface pièce", "Surface de la pièce", "Surface du local", "Surface plancher", "Surface utile locative",
        ),
        "France, Belgium, Switzerland",
    ),
    KnownNames(
        "net",
        ("NVO", "Netto vloeroppervlak*", "Netto oppervlak*"),
        "NEN 2580",
    ),
    KnownNames(
        "gross",
        ("BVO", "Bruto vloeroppervlak*", "Bruto oppervlak*"),
        "NEN 2580",
    ),
    KnownNames(
        "other",
        (
            "GO", "VVO", "FNO", "Vloeroppervlak*", "Gebruiksoppervlak*", "Verhuurbaar vloeroppervlak*", "Oppervlak",
            "Nuttig oppervlak*",
        ),
        "NEN 2580",
    ),
    KnownNames(
        "net",
        ("Superficie neta", "Superficie netta", "Area netta", "Área neta", "Superficie calpestabile"),
        "Spain, Latin America, Italy",
    ),
    KnownNames(
        "gross",
        ("Superficie construida", "Superficie bruta", "Superficie lorda", "Área bruta", "SLP", "Área construida"),
        "Spain, Latin America, Italy, Portugal",
    ),
    KnownNames(
        "other",
        (
            "Superficie útil", "Área útil", "Superficie utile", "Superficie habitable", "Superficie abitabile",
            "Superficie del locale", "Área del local",
        ),
        "Spain, Latin America, Italy, Portugal",
    ),
    KnownNames(
        "net",
        ("Powierzchnia netto", "Čistá podlahová plocha"),
        "Poland, Czechia",
    ),
    KnownNames(
        "gross",
        ("Powierzchnia brutto", "Powierzchnia całkowita", "Hrubá podlahová plocha"),
        "Poland, Czechia",
    ),
    KnownNames(
        "other",
        ("Powierzchnia użytkowa", "Užitná plocha", "Podlahová plocha", "Alapterület"),
        "Poland, Czechia, Hungary",
    ),
    KnownNames(
        "other",
        ("床面積", "建筑面积", "使用面积", "Площадь помещения"),
        "Japan, China, Russia",
    ),
)  # fmt: skip
