"""What entrances and stairs are called. Sources: room names in public models, and the languages of their authors."""

from ifc_import.vocabulary.folding import folded, words

ENTRANCE_PARTS = (
    "entrance", "eingang", "indgang", "inngang", "ingång", "huvudentré", "windfang", "vindfång", "foyer", "lobby",
    "vestibul", "reception", "rezeption", "accueil", "sisäänkäynti", "vorhalle",
)  # fmt: skip
ENTRANCE_WORDS = ("entry", "entré", "entrée", "entree", "aula", "entrada", "ingresso", "ingang")
"""Too short to be looked for within words: a centre is no entré."""
ENTRANCE_NAMES = ("hall", "halle")
"""Only where that is the whole name: there are banquet halls."""
STAIRS_PARTS = (
    "stair", "trapphus", "trappehus", "trapperum", "trapperom", "treppe", "escalier", "escalera", "escada", "porras",
    "schody", "лестниц",
)  # fmt: skip
STAIRS_WORDS = ("trappa", "trapp", "trappe", "scala", "scale", "trap")


def is_entrance(name: str) -> bool:
    """Whether a room or door with this name is where people come in."""
    return folded(name) in ENTRANCE_NAMES or _has(name, ENTRANCE_PARTS, ENTRANCE_WORDS)


def is_stairs(name: str) -> bool:
    """Whether a room with this name leads to other storeys."""
    return _has(name, STAIRS_PARTS, STAIRS_WORDS)


def _has(name: str, parts: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    one_word = folded(name)
    return any(folded(part) in one_word for part in parts) or not set(words(name)).isdisjoint(map(folded, whole))
