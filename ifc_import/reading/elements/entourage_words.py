"""The words for entourage (people, plants and vehicles), and for building parts exported as proxies.

Sources: Revit's RPC and planting families in its languages, the object libraries of ArchiCAD and SketchUp, models. Left
out on purpose: words that also mean something maintained; for example, `tree` and `wood` are one word in Danish,
Finnish, Norwegian, Polish and Russian, Czech `strom` is electricity in German, and a Dutch `boom` is a barrier.
"""

MARKERS = ("RPC", "Entourage", "Staffage")
"""Words found only in names of entourage: RPC is ArchVision's content for Revit."""

CATEGORY = ("Category", "Kategorie", "Kategori", "Catégorie", "Categoría", "Categoria", "Categorie")
"""Properties with Revit's category."""
ENTOURAGE_CATEGORIES = ("Entourage", "Umgebung", "Environnement", "Entorno", "Omgeving")
PLANT_CATEGORIES = ("Planting", "Bepflanzung", "Plantation", "Plantas", "Piantumazione", "Beplanting", "Vegetation")

PERSON = (
    "person", "persons", "people", "human", "humans", "human figure", "pedestrian", "pedestrians", "man", "men",
    "woman", "women", "child", "children", "människa", "människor", "personer", "gående", "menneske", "mennesker",
    "mensch", "menschen", "personen", "personne", "personnes", "personnage", "personnages", "persona", "personas",
    "persone", "pessoa", "pessoas", "persoon", "mensen", "henkilö", "ihminen", "ihmiset", "człowiek", "ludzie",
    "osoba", "lidé", "люди", "человек", "人", "人物", "人体",
)  # fmt: skip
PLANT = (
    "tree", "trees", "shrub", "shrubs", "bushes", "hedge", "hedges", "conifer", "conifers", "vegetation", "planting",
    "plantings", "plants", "foliage", "potted plant", "potted plants", "indoor plant", "house plant", "houseplant",
    "pot plant", "flower", "flowers", "träd", "buske", "buskar", "häck", "växt", "växter", "krukväxt", "blommor",
    "løvtre", "bartre", "trær", "busk", "busker", "hekk", "løvtræ", "nåletræ", "træer", "buske", "hæk", "planter",
    "baum", "bäume", "laubbaum", "laubbäume", "nadelbaum", "nadelbäume", "strauch", "sträucher", "hecke", "hecken",
    "pflanze", "pflanzen", "bepflanzung", "zimmerpflanze", "topfpflanze", "blumen", "arbre", "arbres", "arbuste",
    "arbustes", "haie", "plante", "plantes", "plante verte", "árbol", "árboles", "arbusto", "arbustos", "planta",
    "plantas", "albero", "alberi", "arbusti", "siepe", "pianta", "piante", "árvore", "árvores", "loofboom",
    "naaldboom", "bomen", "struik", "struiken", "haag", "planten", "pensas", "pensaat", "kasvi", "kasvit", "havupuu",
    "lehtipuu", "krzew", "krzewy", "drzewa", "keř", "keře", "stromy", "деревья", "куст", "кусты", "растение",
    "растения", "树", "樹", "树木", "樹木", "植物", "植栽", "灌木", "低木", "高木",
)  # fmt: skip
ONLY_IN_FURNITURE = ("plant",)
"""A plant among furniture is a potted plant; elsewhere it may be machinery."""

SEX = (
    "male", "female", "boy", "girl", "lady", "homme", "femme", "hombre", "mujer", "uomo", "donna", "mann", "frau",
    "männlich", "weiblich", "kvinna", "kvinnor", "män", "kvinne", "menn", "mænd", "kvinde", "vrouw", "masculino",
    "femenino", "男", "女", "男性", "女性",
)  # fmt: skip
"""Words for people only next to a marker: threads and plugs are male or female too."""
OF_PERSON = (
    "standing", "sitting", "seated", "walking", "young", "old", "adult", "group", "business", "stehend", "sitzend",
    "gehend", "stående", "sittande", "gruppe", "grupp", "casual", "family", "crowd",
)  # fmt: skip
OF_PLANT = (
    "deciduous", "coniferous", "evergreen", "tropical", "palm", "oak", "maple", "birch", "pine", "fir", "spruce",
    "ash", "beech", "elm", "cherry", "apple", "crab", "magnolia", "poplar", "willow", "cypress", "linden", "cedar",
    "plane", "olive", "ornamental", "broadleaf", "leaf", "leafy", "fall", "autumn", "summer", "spring", "winter",
    "native", "street", "grass", "grasses", "ornamentalgrass", "fern", "ivy", "bamboo", "cactus", "ficus", "rose",
    "lavender", "feuillu", "feuillus", "conifère", "conifères", "caduco", "hoja", "caduca", "perenne", "latifoglia",
    "conifera", "lauv", "löv", "barr", "björk", "ek", "tall", "gran", "lönn", "lind", "eiche", "buche", "ahorn",
    "linde", "kiefer", "fichte", "birke", "tanne", "针叶", "落叶", "落葉樹", "针叶树", "針葉樹",
)  # fmt: skip
"""Words that accompany those for people and plants, and mean them only there, or next to a marker."""

VEHICLE = (
    "car", "cars", "beetle", "truck", "van", "suv", "sedan", "bus", "bike", "bicycle", "motorcycle", "scooter",
    "vehicle", "vehicles", "auto", "pkw", "lkw", "fahrzeug", "fahrzeuge", "fahrrad", "bil", "bilar", "lastbil",
    "cykel", "voiture", "voitures", "camion", "vélo", "coche", "carro", "macchina", "fiets", "汽车", "自動車", "车",
)  # fmt: skip
"""Words for vehicles only next to a marker: without one, the vehicle may be part of the fleet."""

FILLER = (
    "m", "j", "the", "a", "of", "with", "and", "et", "de", "du", "des", "en", "in", "rpc", "3d", "2d", "d", "low",
    "poly", "lowpoly", "high", "generic", "model", "symbol", "object", "small", "medium", "large", "big", "tall",
    "short", "type", "typ", "var", "new", "existing", "detailed", "simple", "detailliert", "einfach", "site",
    "landscape", "garden", "exterior", "ext", "outdoor", "entourage", "mm", "cm", "ft", "meter", "meters", "metre",
    "metres", "feet", "inch", "no", "nr",
)  # fmt: skip
"""Words without significance for the kind of an element."""

PARTS = {
    "railings": (
        "handrail", "handrails", "railing", "railings", "guardrail", "guardrails", "balustrade", "balustrades",
        "banister", "räcke", "räcken", "ledstång", "rekkverk", "håndløper", "gelænder", "håndliste", "geländer",
        "handlauf", "garde corps", "main courante", "barandilla", "pasamanos", "ringhiera", "parapetto", "corrimano",
        "leuning", "kaide", "balustrada",
    ),
    "stairs": ("stair", "stairs", "staircase", "stairway", "trappa", "trappor", "trapp", "trappe", "treppe"),
    "beams": (
        "beam", "beams", "structural framing", "balk", "balkar", "bjelke", "bjælke", "träger", "unterzug", "poutre",
    ),
    "columns": ("column", "columns", "pelare", "søyle", "søjle", "stütze", "poteau"),
    "walls": ("wall", "walls", "vägg", "väggar", "vegg", "væg", "wand", "wände", "mur", "murs"),
    "slabs": ("slab", "slabs", "bjälklag", "dekke", "dæk", "decke", "bodenplatte", "dalle"),
    "roofs": ("roof", "roofs", "yttertak", "dach", "toiture"),
    "ramps": ("ramp", "ramps", "rampe"),
}  # fmt: skip
"""Building parts that are not maintained → what a proxy is called that is one."""
OF_PARTS = (
    "exterior", "interior", "external", "internal", "ext", "int", "outside", "inside", "steel", "metal", "wood",
    "wooden", "timber", "glass", "stainless", "concrete", "precast", "retaining", "round", "square", "top", "rail",
    "straight",
)  # fmt: skip
"""Words that may accompany those for building parts."""
