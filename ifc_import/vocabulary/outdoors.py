"""Recognition of outdoor spaces by the whole of their name: roofs, terraces, balconies, courtyards.

A roof terrace is outdoors; a roof plant room and an attic (Dachgeschoss) are rooms. So every word of the name has to
mean a place outdoors, or say nothing but which one it is: a number, a direction, a storey, whose it is.

Source of the words: the outdoor areas of DIN 277-1:2021 (regular case S), and public models.
"""

from functools import cache

from ifc_import.vocabulary.folding import folded, words

PLACES = (
    "balcony, balconies, terrace, terraces, patio, patios, porch, loggia, loggias, roof, roofs, rooftop, courtyard, "
    "courtyards, yard, garden, gardens, outdoor, outdoors, outside, exterior, external, "
    "balkon, balkone, terrasse, terrassen, dachterrasse, dachterrassen, dach, dächer, dachfläche, dachflächen, "
    "dachgarten, flachdach, gründach, vordach, freisitz, innenhof, hof, garten, vorgarten, außen, außenbereich, "
    "außenfläche, außenanlage, außenanlagen, außenraum, "
    "balkong, balkonger, terrass, terrasser, takterrass, takterrasser, altan, altaner, uteplats, uteplatser, tak, "
    "gård, innergård, trädgård, utomhus, utemiljö, "
    "terrassen, takterrasse, tagterrasse, tagterrasser, balkonger, altanen, tag, uteplass, uteareal, uteområde, "
    "utendørs, gårdsplass, gårdsplads, gårdrum, hage, have, udeareal, udendørs, "
    "balcon, balcons, terrasses, toit, toits, toiture, cour, jardin, extérieur, "
    "balcón, balcones, terraza, terrazas, azotea, tejado, cubierta, jardín, "
    "balcone, balconi, terrazzo, terrazzi, terrazza, terrazze, tetto, copertura, cortile, giardino, esterno, "
    "balkons, terras, terassen, dakterras, dak, tuin, buiten, buitenruimte, binnenplaats, "
    "parveke, parvekkeet, terassi, kattoterassi, katto, piha, sisäpiha, ulkotila, "
    "taras, tarasy, ogród, dziedziniec, terasa, střecha, dvůr, zahrada, varanda, terraço, cobertura, "
    "балкон, терраса, кровля, лоджия, двор"
)
"""Words that mean a place outdoors when no word beside them says otherwise: en, de, sv, no, da, fr, es, it, nl, fi, pl,
cs, pt, ru.
"""

PHRASES = (
    "flat roof, green roof, sun deck, roof deck, outdoor space, outdoor spaces, outside space, external space, "
    "exterior space, open air, plat dak, toit plat, piso exterior, espace extérieur, espacio exterior, spazio esterno"
)
"""Names of several words, one of which means a room by itself."""

WHICH = (
    "north, south, east, west, northeast, northwest, southeast, southwest, nord, süd, ost, nordost, nordwest, südost, "
    "südwest, norr, söder, öster, väster, norra, södra, östra, västra, øst, vest, sør, syd, est, ouest, sud, norte, "
    "sur, este, oeste, ovest, noord, zuid, oost, "
    "level, floor, storey, story, etage, plan, våning, etg, eg, og, ug, dg, kg, geschoss, obergeschoss, erdgeschoss, "
    "étage, niveau, piso, planta, piano, verdieping, kerros, st, nd, rd, th, "
    "upper, lower, main, large, small, front, rear, back, side, left, right, oben, unten, links, rechts, vorne, "
    "hinten, groß, klein, große, kleine, großer, kleiner, stor, liten, stora, lilla, lille, "
    "private, privat, privata, common, shared, communal, public, gemeinsam, gemeinsame, gemeinschaft, gemensam, "
    "felles, fælles, privé, privée, privado, privada, privato, privata, "
    "covered, uncovered, open, überdacht, offen, overbygd, overdækket, couvert, couverte, accessible, begehbar, "
    "area, areas, bereich, areal, område, zone, "
    "a, an, the, of, to, at, and, und, och, og, et, de, la, le, du, der, die, das, am, im, auf, på, til, zur, zum"
)
"""Words that only say which of several places it is."""

DWELLING = "apt, unit, whg, wohnung, lgh, lägenhet, leilighet, bolig, lejlighed, lejl, asunto, appartement, appt"
"""Words for a dwelling: with its number they say whose place it is."""


@cache
def is_outdoors(name: str) -> bool:
    """Tell whether the whole of a name means a place outdoors."""
    parts = words(name)
    has_number = any(part.isdigit() for part in parts)
    rest = [part for part in parts if not _says_which(part, has_number=has_number)]
    return bool(rest) and ("".join(rest) in _folded(PHRASES) or all(part in _folded(PLACES) for part in rest))


def _says_which(part: str, *, has_number: bool) -> bool:
    if part in _folded(PLACES):
        return False
    return part.isdigit() or len(part) == 1 or part in _folded(WHICH) or (has_number and part in _folded(DWELLING))


@cache
def _folded(listed: str) -> frozenset[str]:
    return frozenset(folded(name) for name in listed.split(","))
