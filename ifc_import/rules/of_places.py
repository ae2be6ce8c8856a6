"""What can be wrong with buildings, storeys, placements, and with what is inside what."""

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
    "Nothing, if they are one building; else say so, and each is imported as its own (without --building).",
)
ALIKE_BUILDINGS = Rule(
    "BLD-03",
    "warning",
    "Buildings that can't be told apart",
    "{count} buildings of the file ({names}) were read as one: {why}.",
    "Give each building a name of its own, or export one file a building.",
)
DIVIDED = Rule(
    "BLD-04",
    "info",
    "A part of a file with several buildings",
    "The file holds {count} buildings ({names}), each imported into its own; this is what belongs to {building}.",
    "Nothing, if they are different buildings; else say so, and they are imported as one (with --building).",
)
UNDER_NO_BUILDING = Rule(
    "BLD-05",
    "warning",
    "Things under none of the file's buildings",
    "{name} is under none of the buildings of the file; it was read as part of {building}, {why}.",
    "Put it under its building.",
)
NO_BUILDING = Rule(
    "BLD-06",
    "warning",
    "The model has no building",
    "The model has no building; what it holds was read as one.",
    "Add the building with its name to the model, and export again.",
)
ELEVATION_UNIT = Rule(
    "STO-01",
    "warning",
    "Elevations in another unit than the model's",
    "The elevations of the storeys are in {unit}, as their placements show; they were read so.",
    "Export the elevations of storeys in the model's length unit.",
)
ELEVATION_DIFFERS = Rule(
    "STO-02",
    "warning",
    "Storeys whose elevation is not where they are",
    "Storey {name} is said to be at {stated_m} m and is placed at {placed_m} m; {taken_m} m was taken, {why}.",
    "Check which of the two heights is right, and correct the other.",
)
ELEVATION_OF_FLOORS = Rule(
    "STO-03",
    "info",
    "Storeys whose elevation was taken from their rooms",
    "Storey {name} has neither an elevation nor a placement; {taken_m} m was taken, where the floors of its rooms lie.",
    "Give the storey its elevation.",
)
NO_ELEVATION = Rule(
    "STO-04",
    "warning",
    "Storeys without an elevation",
    "Storey {name} has no elevation, and nothing on it shows one.",
    "Give the storey its elevation: by it things find their rooms.",
)
STOREYS_OF_ONE_NAME = Rule(
    "STO-05",
    "warning",
    "Storeys of one name",
    "{count} storeys are called {name!r} ({heights}); they are kept apart.",
    "Give every storey a name of its own.",
)
NO_STOREYS = Rule(
    "STO-06",
    "warning",
    "The model has no storeys",
    "The model has no storeys, so its {count} spaces are on none.",
    "Put the rooms on storeys, and export these too.",
)
CIRCLE = Rule(
    "STR-01",
    "error",
    "Things that are inside themselves",
    "{names} are said to be inside one another; each was kept.",
    "Correct what is inside what, and export again.",
)
SEVERAL_PLACES = Rule(
    "STR-02",
    "warning",
    "Things in several places",
    "{name} is {how} {places}; {taken} was taken.",
    "Leave it in one place, and take it out of the others.",
)
STOREY_BY_HEIGHT = Rule(
    "STR-03",
    "info",
    "Spaces whose storey was found by their height",
    "Space {number} is put under no storey; its floor lies at {floor_m} m, as {storey} does, so it is read as there.",
    "Put the room on its storey.",
)
BAD_PLACEMENT = Rule(
    "GEO-01",
    "warning",
    "Placements that could not be followed",
    "{count} placements could not be followed: {reason}.",
    "Check where these things are shown in a viewer, and place them relative to their storey.",
)
OTHER_COORDINATES = Rule(
    "GEO-02",
    "warning",
    "Coordinates that do not fit those of the building",
    "The coordinates of {model} do not fit those of {to}, so nothing of it was placed by its shape, only by what it "
    "says itself; {offset}.",
    "Export this model with the coordinates of {to}, or with a map conversion as right as that one's.",
)
ALIGNED = Rule(
    "GEO-03",
    "info",
    "Coordinates that were brought into those of the building",
    "The coordinates of {model} were brought into those of {to}, {evidence}: {offset}.",
    "Export all models of a building with the same coordinates.",
)
MAPS_DIFFER = Rule(
    "GEO-04",
    "warning",
    "Map conversions that contradict the coordinates",
    "By the map conversions of both, {model} would lie {gap} m from where it fits into {to}; they were left aside.",
    "Give all models of a building one map conversion, that of the survey.",
)
