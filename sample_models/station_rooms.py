"""The rooms of the police station, first revision: outlines by their inner faces, in metres."""

from sample_models.parts import Ring, Room, Storey

GROUND, UPPER, ATTIC = "ground", "upper", "attic"
GROUND_M, UPPER_M, ATTIC_M = 0.0, 3.6, 7.2
LEVELS_M = {GROUND: GROUND_M, UPPER: UPPER_M, ATTIC: ATTIC_M}

ARCHITECT_STOREYS = (
    Storey(key=GROUND, name="Entréplan", elevation_m=GROUND_M),
    Storey(key=UPPER, name="Plan 2 Kontor", elevation_m=UPPER_M),
    Storey(key=ATTIC, name="Vind", elevation_m=ATTIC_M),
)
"""Finished floor levels."""

SERVICES_STOREYS = (
    Storey(key=GROUND, name="Plan 10", elevation_m=-0.12),
    Storey(key=UPPER, name="Plan 11 (råbetong)", elevation_m=3.48),
    Storey(key=ATTIC, name="Plan 12 Fläktrum/Øvre", elevation_m=7.08),
)
"""Structural levels: the same storeys, named by somebody else and 12 cm lower."""


def box_ring(x0: float, y0: float, x1: float, y1: float) -> Ring:
    """Return the corners of a rectangle, counter-clockwise."""
    return (x0, y0), (x1, y0), (x1, y1), (x0, y1)


def _rows(storey: str, rows: tuple[tuple[str, str, Ring, str | None], ...]) -> tuple[Room, ...]:
    return tuple(
        Room(number=number, name=name, storey=storey, ring=ring, floor_m=LEVELS_M[storey], solid="rectangle", code=code)
        for number, name, ring, code in rows
    )


GROUND_ROOMS = _rows(
    GROUND,
    (
        ("100", "Korridor", box_ring(4.6, 8.0, 30.0, 10.2), "K-10"),
        ("101", "Entré", box_ring(0.4, 0.4, 4.4, 10.2), "P-01"),
        ("104", "Venteværelse", box_ring(15.8, 4.6, 18.4, 7.8), "P-02"),
        ("105", "Avhørsrom 1", box_ring(18.6, 0.4, 22.4, 7.8), "F-20"),
        ("106", "Förhörsrum 2", box_ring(22.6, 0.4, 26.2, 7.8), "F-20"),
        ("107", "Αποθήκη ιματισμού", box_ring(26.4, 0.4, 30.0, 7.8), None),
        ("110", "Trapphus A", box_ring(0.4, 10.4, 4.4, 18.0), "K-20"),
        ("111", "Arrest 1", box_ring(4.6, 10.4, 7.0, 14.0), "A-01"),
        ("112", "Arrest 2", box_ring(7.2, 10.4, 9.6, 14.0), "A-01"),
        ("113", "Arrest 3", box_ring(9.8, 10.4, 12.2, 14.0), "A-01"),
        ("114", "Glattcelle", box_ring(12.4, 10.4, 14.8, 14.0), "A-01"),
        ("115", "Fyllecelle", box_ring(15.0, 10.4, 17.4, 14.0), "A-01"),
        ("116", "Arrestgång", box_ring(4.6, 14.2, 17.4, 15.6), "K-10"),
        ("117", "Visitation", box_ring(4.6, 15.8, 9.6, 18.0), "A-02"),
        ("118", "Склад улик", box_ring(9.8, 15.8, 17.4, 18.0), "A-03"),
    ),
)

SPECIAL_GROUND_ROOMS = (
    Room(
        number="102", name="Ljusgård", storey=GROUND, ring=box_ring(4.6, 0.4, 12.4, 7.8), floor_m=GROUND_M,
        height_m=6.3, solid="rectangle", code="P-01", planned_m2=58.0,
    ),
    Room(
        number="103", name="Reception", storey=GROUND, floor_m=GROUND_M, code="P-03", planned_m2=32.0,
        ring=((12.6, 0.4), (18.4, 0.4), (18.4, 4.4), (15.6, 4.4), (15.6, 7.8), (12.6, 7.8)),
    ),
    Room(
        number="119", name="Rampe til gård", storey=GROUND, ring=box_ring(17.6, 10.4, 21.4, 18.0), floor_m=GROUND_M,
        solid="ramp",
    ),
    Room(
        number="120", name="Garage för utryckningsfordon", storey=GROUND, ring=box_ring(21.6, 10.4, 30.0, 18.0),
        holes=(((25.6, 14.0), (26.1, 14.0), (26.1, 14.5), (25.6, 14.5)),), floor_m=GROUND_M, code="G-01",
    ),
    Room(
        number="198", name="Schakt", storey=GROUND, ring=box_ring(29.4, 17.4, 30.0, 18.0), floor_m=GROUND_M,
        solid="none", net_m2=0.36, counts=False,
    ),
)  # fmt: skip

UPPER_ROOMS = _rows(
    UPPER,
    (
        ("200", "Korridor", box_ring(0.4, 8.0, 30.0, 10.2), "K-10"),
        ("201", "Mødelokale Øresund", box_ring(0.4, 0.4, 4.4, 7.8), "M-01"),
        ("202", "Trapphus A", box_ring(0.4, 10.4, 4.4, 18.0), "K-20"),
        ("203", "Kontor", box_ring(12.6, 0.4, 15.4, 7.8), "O-01"),
        ("204", "Kontor", box_ring(15.6, 0.4, 18.4, 7.8), "O-01"),
        ("205", "Kontor", box_ring(18.6, 0.4, 21.4, 7.8), "O-01"),
        ("206", "Kontor", box_ring(21.6, 0.4, 24.4, 7.8), "O-01"),
        ("207", "Γραφείο διερμηνέα", box_ring(24.6, 0.4, 27.4, 7.8), "O-01"),
        ("208", "Kontor befäl", box_ring(27.6, 0.4, 30.0, 7.8), "O-01"),
        ("212", "WC dam", box_ring(15.6, 10.4, 17.4, 13.0), "H-01"),
        ("213", "WC herr", box_ring(15.6, 13.2, 17.4, 15.6), "H-01"),
        ("216", "Оружейная комната", box_ring(23.6, 10.4, 26.4, 18.0), None),
        ("217", "Träningsrum", box_ring(26.6, 10.4, 30.0, 18.0), None),
    ),
)

SPECIAL_UPPER_ROOMS = (
    Room(
        number="210", name="Vaktsentral", storey=UPPER, ring=box_ring(4.6, 10.4, 12.4, 18.0), floor_m=UPPER_M,
        solid="polyline", code="O-02", planned_m2=60.0,
    ),
    Room(
        number="211", name="Serverrum", storey=UPPER, ring=box_ring(12.6, 10.4, 15.4, 18.0), floor_m=UPPER_M,
        solid="rectangle", net_m2=19.5,
    ),
    Room(
        number="214", name="Städ", storey=UPPER, ring=box_ring(15.6, 15.8, 17.4, 18.0), floor_m=UPPER_M,
        solid="rectangle", net_m2=0.0,
    ),
    Room(
        number="215", name="Frokoststue", storey=UPPER, floor_m=UPPER_M, solid="polycurve", planned_m2=44.0,
        ring=((17.6, 10.4), (23.4, 10.4), (23.4, 18.0), (19.0, 18.0), (17.6, 16.6)), code="M-02",
    ),
    Room(
        number="215.1", name="Pentry", storey=UPPER, ring=box_ring(21.4, 16.6, 23.4, 18.0), floor_m=UPPER_M,
        solid="rectangle", part_of="215", counts=False, declares=False,
    ),
    Room(
        number="BTA-2", name="Bruttoarea plan 2", storey=UPPER, ring=box_ring(0.0, 0.0, 30.4, 18.4), floor_m=UPPER_M,
        height_m=3.6, predefined="GFA", counts=False, declares=False,
    ),
)  # fmt: skip

ATTIC_ROOMS = (
    Room(
        number="300", name="Loftsgång", storey=ATTIC, ring=box_ring(0.4, 4.0, 4.4, 10.2), floor_m=ATTIC_M,
        solid="rectangle", declares=False, code="K-10",
    ),
    Room(
        number="301", name="Fläktrum", storey=ATTIC, ring=box_ring(4.6, 4.0, 15.4, 14.4), floor_m=ATTIC_M,
        solid="rectangle", declares=False, code="T-01",
    ),
    Room(
        number="302", name="Σοφίτα", storey=ATTIC, ring=box_ring(15.6, 4.0, 21.4, 14.4), floor_m=ATTIC_M,
        solid="gable", declares=False,
    ),
    Room(
        number="303", name="Чердак", storey=ATTIC, ring=box_ring(21.6, 4.0, 26.0, 14.4), floor_m=ATTIC_M,
        solid="split floor", declares=False,
    ),
    Room(
        number="304", name="Trapphus A", storey=ATTIC, ring=box_ring(0.4, 10.4, 4.4, 14.4), floor_m=ATTIC_M,
        solid="rectangle", declares=False, code="K-20",
    ),
    Room(
        number="305", name="Arkiv sæl", storey=ATTIC, ring=box_ring(26.2, 4.0, 30.0, 9.0), floor_m=ATTIC_M,
        solid="inverted box", declares=False, code="O-09",
    ),
)  # fmt: skip

ROOMS = (*GROUND_ROOMS, *SPECIAL_GROUND_ROOMS, *UPPER_ROOMS, *SPECIAL_UPPER_ROOMS, *ATTIC_ROOMS)

ZONES = {
    "Arrest": ("111", "112", "113", "114", "115", "116", "117"),
    "Publik": ("101", "102", "103", "104"),
    "Brandcell 1": ("100", "101", "102", "103", "104", "105", "106", "107", "200", "203", "204", "205"),
    "Brandcell 2": ("110", "202", "304"),
    "Sikker sone Ø": ("111", "112", "113", "114", "115", "118", "211", "216"),
}
"""Fire compartments, security zones and departments overlap, as they do."""
