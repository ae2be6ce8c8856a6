"""A tolerant rule for area names that are in no table: every word of the name has to be known.

A name is a floor area where one of its words is that of an area and all others are words of this page; it is not a
floor area where one of them belongs to walls, windows, loads and the like; and it is left to a person where a word is
unknown.
"""

import re
from functools import cache

from ifc_import.reading.spaces.area_names import Meaning
from ifc_import.vocabulary.area_kinds import GROSS, NET
from ifc_import.vocabulary.folding import folded, words

AREA = (
    "area areas areal arealet arealer fläche flächen yta ytan oppervlak oppervlakte pinta superficie superficies "
    "powierzchnia plocha površina terület alapterület площадь 面積 面积 면적"
)
PLANNED = (
    "planned planlagt planlagd planerad geplant geplante soll sollwert programme programmed program programmatic "
    "brief target required requirement requirements requested wanted gewünscht gewünschte ønsket önskad prévue "
    "prévu souhaitée gepland gewenst prevista previsto richiesta requerida suunniteltu tavoite"
)
WITHOUT_MEANING = (
    "floor floors room rooms space spaces zone of the in total totale totalt gesamt actual measured gemessen "
    "gemessene uppmätt målt calculated computed berechnet berechnete beräknad beregnet internal interior indoor "
    "horizontal usable useable useful rentable lettable leasable leased assignable occupiable carpet clear base bim "
    "gsa boma ipms ifc din sia rics nen iso revit archicad footprint golv gulv golvets raum raumes räume räumlich "
    "grund grundriss boden nutz nutzbar nutzbare nutzungs wohn haupt neben geschoss zimmer miet reinigungs bruks "
    "lokal bo bi rums rum rom romm huone hyöty huoneisto kerros lattia vloer gebruiks verhuurbaar verhuurbare "
    "ruimte kamer util utile útil construida suelo estancia calpestabile pavimento del della locale local vano "
    "habitable abitabile designed design 277 416 2580 3940 21054 13000 1 2 3 4"
)
"""Words that may accompany the others without changing the kind."""

OTHER_THINGS = (
    "wall walls wand wände vägg väggar vegg vegger væg vægge mur murs paroi pared parete seinä ściana ceiling "
    "ceilings decke decken tak himling himlings plafond techo soffitto katto roof dach toit window windows fenster "
    "fönster vindu vindus vindue fenêtre finestra ventana raam ikkuna door doors tür türen dörr dørr dør porte "
    "porta puerta deur ovi glazing glazed glass verglasung opening openings öffnung öffnungs öppning facade façade "
    "fassade fasad surface surfaces oberfläche oberflächen skirting lighting light load loads code number name "
    "factor faktor per pro pr person occupant occupants people perimeter umfang volume volumen reduction reducement "
    "reduzierung abzug abzugs deduction extraction column columns stütze stützen pelare beam unterzug niche nische "
    "reveal laibung insulation paint plaster painting coating cladding density power envelope hatch schraffur "
    "construction konstruktions ratio percent share count ventilation airflow flow rate leakage"
)
"""Words for something other than a floor."""


LONG_END, LONG_BEGINNING = 3, 5
"""The least number of letters for the end, or the beginning, of a longer word to be significant."""

KNOWN = {"planned": PLANNED, "net": NET, "gross": GROSS, "area": AREA, "": WITHOUT_MEANING}


def by_words(name: str) -> Meaning | None:
    """The kind of floor area that a name means, word by word; `none` for something else; None where unclear."""
    name_words = words(name)
    if "/" in name or any(_speaks_of_another_thing(word) for word in name_words):
        return "none"
    meanings = [meaning for word in name_words for meaning in _meanings(word)]
    if "area" not in meanings or not all(_is_known(word) for word in name_words):
        return None
    return next((kind for kind in ("planned", "net", "gross") if kind in meanings), "other")


def speaks_of_area(name: str) -> bool:
    """Whether one of the words of a name, its beginning or its end, is that of an area."""
    return any(_is_area(word) for word in words(name))


def _is_area(word: str) -> bool:
    known = _split(AREA)
    return (
        word in known
        or any(word.endswith(ending) for ending in known if len(ending) >= LONG_END)
        or any(word.startswith(ending) for ending in known if len(ending) >= LONG_BEGINNING)
    )


def _speaks_of_another_thing(word: str) -> bool:
    """Whether a word is a compound of known words, at least one of them for something other than a floor."""
    return not _is_known(word) and _composed(" ".join((OTHER_THINGS, *KNOWN.values()))).fullmatch(word) is not None


def _is_known(word: str) -> bool:
    return _composed(" ".join(KNOWN.values())).fullmatch(word) is not None


def _meanings(word: str) -> list[str]:
    """The meanings of the parts of a compound word, the longest part first where there are several ways to split it."""
    parts = _one_of(" ".join(KNOWN.values())).findall(word)
    return [next(meaning for meaning, vocabulary in KNOWN.items() if part in _split(vocabulary)) for part in parts]


@cache
def _composed(vocabulary: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_one_of(vocabulary).pattern})+")


@cache
def _one_of(vocabulary: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _split(vocabulary)), key=len, reverse=True)))


@cache
def _split(vocabulary: str) -> frozenset[str]:
    return frozenset(folded(word) for word in vocabulary.split())
