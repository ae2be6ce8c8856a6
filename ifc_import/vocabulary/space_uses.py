"""The use of a space by its name: a few uses, and the words for them in a dozen languages.

Source of the uses: the groups of DIN 277-1:2021 (NUF 1 to 7, TF, VF), split where a facility office splits them; of
the words: public models and room books.
"""

import re
from functools import cache
from types import MappingProxyType

from ifc_import.vocabulary.folding import folded, pattern, words

VOID, SHAFT = "Void", "Shaft"

WORDS = MappingProxyType(
    {
        VOID: (
            "void, open to below, opening to below, open below, luftraum, luftrum, åpent ned, öppet ned, vide, vide "
            "sur*, vuoto, vacío"
        ),
        SHAFT: (
            "shaft, shafts, riser, *schacht, *schakt, *sjakt, *skakt, gaine, gaine technique, cavedio, *kuilu, "
            "leidingkoker, šachta, szacht"
        ),
        "Lift": (
            "lift, lifts, elevator, elevators, aufzug*, *aufzug, hiss, hissar, heis, ascenseur, ascensor, "
            "ascensore, hissi"
        ),
        "Stairs": (
            "stair, stairs, staircase, stairwell, stairway, treppe*, *treppe, trapp*, *trapp, *trappe, escalier*, "
            "escalera*, scala, scale, porras*, traphal, trappenhuis, schodiště, klatka schodowa"
        ),
        "Circulation": (
            "corridor, corridors, hallway, hallways, hall, lobby, foyer, entrance, entry, vestibule, landing, "
            "flur*, *flur, diele, *gang, korridor*, *korridor, eingangshalle, windfang, verkehrsfläche, entré, "
            "entréhall, vindfång, vindfang, kommunikation*, couloir, dégagement, hall d'entrée, sas, pasillo, "
            "vestíbulo, recibidor, corridoio, atrio, ingresso, disimpegno, käytävä*, eteinen, aula, hal, korytarz, "
            "chodba, ramp, rampe*, rampa"
        ),
        "Sanitary": (
            "wc, wcs, rwc, hwc, toilet, toilets, restroom, restrooms, washroom, bathroom, bathrooms, shower, "
            "showers, changing room, locker room, bad, *bad, badezimmer, dusche*, *dusche, toilette*, *toilette, "
            "*toiletten, sanitär*, waschraum, umkleide*, toalett*, *toalett, dusch*, *dusch, omklädning*, dusj, "
            "garderobe*, badeværelse*, omklædning*, sanitaires, douche*, salle de bain, salle de bains, sdb, "
            "vestiaire*, baño, baños, aseo, aseos, vestuario*, bagno, bagni, spogliatoio*, pesuhuone, pukuhuone, "
            "badkamer, kleedkamer, łazienka, koupelna"
        ),
        "Kitchen": (
            "kitchen, kitchens, kitchenette, pantry, pentry, küche*, *küche, kök*, *kök, kjøkken*, *kjøkken, "
            "køkken*, *køkken, cuisine*, cocina, cucina, keittiö*, keuken*, kuchnia, kuchyně"
        ),
        "Dining": (
            "canteen, cafeteria, dining, kantine*, *kantine, speisesaal, matsal, lunchrum, spisestue, frokoststue, "
            "réfectoire, comedor, mensa, ruokala, ruokasali, eetzaal"
        ),
        "Meeting": (
            "meeting, meetings, conference, boardroom, besprechung*, *besprechung, konferenz*, konferens*, "
            "mötesrum, møterom*, møderum, mødelokale*, sammanträdes*, réunion, reunión, reuniones, riunione, "
            "riunioni, neuvottelu*, vergader*"
        ),
        "Office": (
            "office, offices, workplace, workspace, büro*, *büro, kontor*, *kontor, arbetsrum, arbeidsplass*, "
            "bureau, bureaux, oficina, oficinas, despacho, ufficio, uffici, toimisto*, *toimisto, työhuone*, "
            "kantoor*, biuro, kancelář, γραφείο, кабинет, офис"
        ),
        "Technical": (
            "technical, mechanical, electrical, plant, boiler, server, technik*, *technik, heizung*, heizraum, "
            "hausanschluss*, lüftung*, elektro*, serverraum, teknik*, teknisk*, fläktrum, apparatrum, elcentral, "
            "elrum, undercentral, serverrum, ställverk, ventilasjon*, ventilation*, technique, chaufferie, técnico, "
            "técnica, instalaciones, tecnico, tecnica, tekninen, konehuone*, iv konehuone, technische, meterkast, "
            "strojovna"
        ),
        "Storage": (
            "storage, store, storeroom, archive, archives, closet, warehouse, lager*, *lager, abstell*, archiv*, "
            "*archiv, keller*, *keller, förråd*, *förråd, arkiv*, *arkiv, bod, boder, magasin*, depot, opbevaring*, "
            "stockage, réserve, rangement, almacén, trastero, archivo, deposito, ripostiglio, magazzino, archivio, "
            "varasto*, arkisto*, berging, opslag, magazyn, sklad, αποθήκη, склад"
        ),
        "Cleaning": (
            "cleaning, janitor, custodian, putzraum, putzmittel*, reinigung*, städ*, bøttekott, renhold*, "
            "rengøring*, ménage, limpieza, pulizie, siivous*, schoonmaak*, werkkast"
        ),
        "Laundry": (
            "laundry, utility, waschküche, tvätt*, vaskerom, vaskeri, buanderie, lavandería, lavanderia, "
            "kodinhoito*, bijkeuken"
        ),
        "Living": (
            "living, bedroom, bedrooms, lounge, wohn*, schlaf*, kinderzimmer*, gästezimmer, esszimmer, vardagsrum, "
            "sovrum*, allrum, stue, stua, soverom*, soveværelse*, værelse*, séjour, chambre, chambres, salón, "
            "dormitorio*, habitación, soggiorno, camera, camere, olohuone*, makuuhuone*, woonkamer*, slaapkamer*, "
            "pokój, ložnice"
        ),
        "Education": (
            "classroom, classrooms, lecture, auditorium, klassenraum, klassenzimmer, hörsaal, unterricht*, "
            "klassrum, lektionssal, grupprum, klasserom, klasseværelse, undervisning*, salle de classe, "
            "amphithéâtre, aula magna, luokka*, opetus*, klaslokaal*"
        ),
        "Laboratory": "lab, labs, laboratory, laboratories, labor*, *labor, laboratoire*, laboratorio*",
        "Care": (
            "ward, patient, examination, treatment, consultation, behandlung*, untersuchung*, patienten*, vårdrum, "
            "behandling*, undersökning*, undersøkelse*, sykerom, sengestue, soins, enfermería, ambulatorio, hoito*"
        ),
        "Detention": (
            "cell, cells, detention, custody, holding, zelle*, *zelle, arrest*, *celle, häkte*, visitation, "
            "förhörsrum, avhørsrom, cellule, celda, cella, selli"
        ),
        "Reception": (
            "reception, waiting, empfang*, wartezimmer, wartebereich, väntrum, venterom, venteværelse, resepsjon, "
            "accueil, recepción, attesa, odotus*, receptie, wachtruimte"
        ),
        "Sport": (
            "gym, fitness, sports, turnhalle*, sporthalle*, gymnastik*, träningsrum, treningsrom, gymnase, "
            "gimnasio, palestra, liikunta*, kuntosali, sportzaal"
        ),
        "Sale": (
            "shop, shops, retail, showroom, laden, verkauf*, butik*, butikk*, boutique, tienda, negozio, myymälä*, "
            "winkel*"
        ),
        "Workshop": (
            "workshop, workshops, werkstatt*, *werkstatt, verkstad*, *verkstad, verksted*, *verksted, værksted*, "
            "*værksted, atelier, taller, officina, verstas, werkplaats*"
        ),
        "Parking": (
            "parking, garage*, *garage, tiefgarage, stellplatz, stellplätze, parkering*, garasje*, aparcamiento, "
            "autorimessa, parcheggio, autohalli, pysäköinti*, parkeer*, garaż, garáž"
        ),
        "Waste": (
            "waste, refuse, trash, garbage, recycling, müll*, abfall*, soprum, miljörum, søppel*, avfall*, affald*, "
            "déchets, basura, rifiuti, jäte*, afval*"
        ),
        "Outdoors": (
            "balcony, balconies, terrace, terraces, patio, loggia, porch, balkon, balkong, terrasse, terrassen, "
            "altan, altaner, uteplats, balcon, terraza, terrazas, balcón, terrazzo, terrazza, balcone, parveke*, "
            "terassi, dakterras, taras"
        ),
    }
)
"""Use → words for it, or whole names of several words; `*` matches the rest of a word."""

HALLS = "hall, halls, hal, aula"
"""Words for circulation, unless combined with one of the words for another use."""
HALL_USES = (
    "banquet*, bankett*, bankete*, banchett*, sport*, idrott*, idræt*, deport*, urheilu*, gymnas*, lecture*, "
    "föreläsning*, forelesning*, forelæsning*, luento*, hörsaal, town, city, village, community, parish, municipal, "
    "ville, fêtes, festes, dining, breakfast, concert*, konsert*, konzert*, koncert*, concierto*, konsertti*, "
    "exhibition*, exposition*, expo, utställning*, utstilling*, udstilling*, ausstellung*, exposicion*, esposizion*, "
    "mostre, näyttely*, tentoonstelling*, meeting*, réunion*, conference, congress*, kongress*, assembly, assemblies, "
    "samling*, versammlung*, kokous*, event*, evenement*, function, ball, dance, music, musik*, theatre, theater, "
    "market, marché, prayer, worship, church, production, assemblage, machine, museum"
)

WHOLE_WORD, END, BEGINNING = 3, 2, 1
"""The weight of a match: in a compound word the end shows the use."""


@cache
def use_of(name: str) -> str | None:
    """The use that a name means; None where no word of it is known.

    The whole name outranks its words, of which the one with the greatest weight counts, or the last. A void outranks
    all other uses.
    """
    whole = folded(name)
    named = next((use for use, name_pattern in _names() if whole and name_pattern.fullmatch(whole)), None)
    if named is not None:
        return named
    found = [(rank, place, use) for place, word in enumerate(_telling(words(name))) for rank, use in _uses(word)]
    return max(found, key=lambda candidate: (candidate[2] == VOID, *candidate[:2]))[2] if found else None


def _telling(name_words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without `hall` where another word shows the use of the hall."""
    halls, uses, beginnings = _hall_words()
    if not any(word in uses or word.startswith(beginnings) for word in name_words):
        return name_words
    return tuple(word for word in name_words if word not in halls)


@cache
def _hall_words() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Words for a hall, and the words and beginnings of words that show its use."""
    uses = [use.strip() for use in HALL_USES.split(",")]
    whole = frozenset(folded(use) for use in uses if not use.endswith("*"))
    return (
        frozenset(folded(hall) for hall in HALLS.split(",")),
        whole,
        tuple(folded(use) for use in uses if use.endswith("*")),
    )


@cache
def _uses(word: str) -> tuple[tuple[int, str], ...]:
    """The use that a folded word means, with its weight; none or one."""
    whole, ends, beginnings = _vocabulary()
    if word in whole:
        return ((WHOLE_WORD, whole[word]),)
    for rank, parts, fits in ((END, ends, str.endswith), (BEGINNING, beginnings, str.startswith)):
        fitting = [part for part in parts if fits(word, part)]
        if fitting:
            return ((rank, parts[max(fitting, key=len)]),)
    return ()


@cache
def _vocabulary() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Folded words, ends and beginnings of words → their use."""
    whole: dict[str, str] = {}
    ends: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for use, name in _entries():
        table = ends if name.startswith("*") else beginnings if name.endswith("*") else whole
        table.setdefault(folded(name), use)
        whole.setdefault(folded(name), use)
    return whole, ends, beginnings


@cache
def _names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Uses with a name of several words, with its pattern."""
    return tuple((use, pattern(name)) for use, name in _entries() if " " in name or "'" in name)


def _entries() -> list[tuple[str, str]]:
    return [(use, name.strip()) for use, listed in WORDS.items() for name in listed.split(",")]
