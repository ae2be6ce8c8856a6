"""Rules on buildings, storeys, placements and the spatial structure."""

from ifc_import.rules.rule import Rule

NO_BUILDING_NAME = Rule(
    "BLD-01",
    "warning",
    "The building has no name",
    "The model does not name its building.",
    "Name the building in the project's information, and export again.",
)
SEVERAL_BUILDINGS = Rule(
    "BLD-02",
    "warning",
    "Several buildings read as one",
    "{count} buildings of the file ({names}) were read as one, since it was imported as {building}.",
    "No action if they are one building; otherwise import the file without naming a building, each as its own.",
    audience="owner",
)
ALIKE_BUILDINGS = Rule(
    "BLD-03",
    "warning",
    "Buildings that can't be distinguished",
    "{count} buildings of the file ({names}) were read as one: {why}.",
    "Give each building a name of its own, or export one file per building.",
)
DIVIDED = Rule(
    "BLD-04",
    "info",
    "A part of a file with several buildings",
    "The file holds {count} buildings ({names}), each imported separately; this is the part of {building}.",
    "No action if they are different buildings; otherwise import the file again under one building's name.",
    audience="owner",
)
UNDER_NO_BUILDING = Rule(
    "BLD-05",
    "warning",
    "Elements under none of the file's buildings",
    "{name} is under none of the buildings of the file; it was read as part of {building}, {why}.",
    "Assign it to its building.",
)
NO_BUILDING = Rule(
    "BLD-06",
    "warning",
    "The model has no building",
    "The model has no building; its contents were read as one building.",
    "Add the building with its name to the model, and export again.",
)
ELEVATION_UNIT = Rule(
    "STO-01",
    "warning",
    "Storey elevations in another unit than the model's",
    "The elevations of the storeys are in {unit}, as their placements show, and were read in that unit.",
    "Export the elevations of storeys in the model's length unit.",
)
ELEVATION_DIFFERS = Rule(
    "STO-02",
    "warning",
    "Storey elevations that differ from the placement",
    "Storey {name} has the elevation {stated_m} m but is placed at {placed_m} m; {taken_m} m was used, {why}.",
    "Check which of the two heights is right, and correct the other.",
)
ELEVATION_OF_FLOORS = Rule(
    "STO-03",
    "info",
    "Storey elevations taken from the rooms",
    "Storey {name} has neither an elevation nor a placement of its own; {taken_m} m was used, the level of its rooms' "
    "floors.",
    "Give the storey its elevation.",
)
NO_ELEVATION = Rule(
    "STO-04",
    "warning",
    "Storeys without an elevation",
    "Storey {name} has no elevation, and no element on it shows one.",
    "Give the storey its elevation: it is needed to find the rooms of assets.",
)
STOREYS_OF_ONE_NAME = Rule(
    "STO-05",
    "warning",
    "Storeys with the same name",
    "{count} storeys are called {name!r} ({heights}); they were kept as separate storeys.",
    "Give every storey a name of its own.",
)
NO_STOREYS = Rule(
    "STO-06",
    "warning",
    "The model has no storeys",
    "The model has no storeys, so its spaces have none (spaces: {count}).",
    "Assign the rooms to storeys, and export the storeys too.",
)
STOREYS_UNPLACED = Rule(
    "STO-07",
    "warning",
    "Storeys placed at one height",
    "All {count} storeys are placed at one height, with all that is on them; their stated elevations were used, and "
    "rooms and elements were moved with them (count: {elements}).",
    "Place the storeys at their elevations, and export again.",
)
CIRCLE = Rule(
    "STR-01",
    "error",
    "Circular containment",
    "{names} are placed inside one another; each was kept.",
    "Correct the spatial structure, and export again.",
)
SEVERAL_PLACES = Rule(
    "STR-02",
    "warning",
    "Elements in several places",
    "{name} is {how} {places}; {taken} was used.",
    "Keep it in one place, and remove it from the others.",
)
STOREY_BY_HEIGHT = Rule(
    "STR-03",
    "info",
    "Spaces assigned to a storey by height",
    "Space {number} is under no storey; its floor is at {floor_m} m, level with {storey}, so it was assigned there.",
    "Assign the room to its storey.",
)
BAD_PLACEMENT = Rule(
    "GEO-01",
    "warning",
    "Placements that can't be resolved",
    "Placements that can't be resolved ({count}): {reason}.",
    "Check the position of these elements in a viewer, and place them relative to their storey.",
)
OTHER_COORDINATES = Rule(
    "GEO-02",
    "warning",
    "Coordinates that do not match the building's",
    "The coordinates of {model} do not match those of {to}, so its elements were located by the model's own statements "
    "only, not by their shapes; {offset}.",
    "Export this model with the coordinates of {to}, or with a correct map conversion.",
)
ALIGNED = Rule(
    "GEO-03",
    "info",
    "Coordinates converted to the building's",
    "The coordinates of {model} were converted to those of {to}, {evidence}: {offset}.",
    "Export all models of a building with the same coordinates.",
)
MAPS_DIFFER = Rule(
    "GEO-04",
    "warning",
    "Map conversions that contradict the coordinates",
    "By the map conversions of both, {model} would lie {gap} m from its position in {to}; they were ignored.",
    "Give all models of a building the same map conversion, that of the survey.",
)
HEAVY_SHAPES = Rule(
    "GEO-05",
    "warning",
    "Shapes that would cost too much to compute",
    "Shapes that would cost too much to compute ({count}, of them rooms {rooms}; such as {examples}): the rooms have "
    "no computed area, and other elements were located by a rough box or by their placement.",
    "Simplify these shapes, or leave them out of the export: long sweeps with many points, bodies with many cuts.",
)
WALLS_LEAN = Rule(
    "GEO-10",
    "info",
    "Rooms whose walls lean outwards",
    "Rooms whose walls lean outwards ({count}): the computed area is that of the floor, not of the widest extent "
    "({examples}).",
    "No action needed, unless your rules measure such rooms higher up: then declare their areas.",
)
ROOMS_OFF_STOREYS = Rule(
    "STO-08",
    "warning",
    "Rooms that lie off their storeys",
    "The rooms of {storeys} ({rooms}) lie {offset_m} m {direction} the storeys that they belong to. Where elements "
    "show that the rooms are misplaced, they were located as if the rooms were on their storeys: check them.",
    "Place the rooms at the elevations of their storeys (an elevation is often added twice, or left out, by the "
    "export), and export again.",
)
