"""What can be wrong with areas, declared or computed."""

from ifc_import.rules.rule import Rule

MEASURING_RULE = Rule(
    "AREA-01",
    "info",
    "Declared areas that follow another measuring rule",
    "The areas declared as {name} are {ratio} times the computed ones, in the median of {rooms} rooms, and differ one "
    "way throughout: they are measured by another rule (to the middle of walls, say), not wrong one by one.",
    "Say by which rule these areas are measured, so that both sides agree on the one that counts.",
)
AREA_DIFFERS = Rule(
    "AREA-02",
    "warning",
    "Rooms whose declared area is not that of their shape",
    "Space {number} declares {declared} m² ({name}), and its shape has {computed} m²: {difference}{beside}.",
    "Have your program compute the room's area anew, or correct the room's outline.",
)
IMPLAUSIBLE_AREA = Rule(
    "AREA-03",
    "error",
    "Areas that no room has",
    "Space {number} has {area} m² ({name}), {why}; it is in no total.",
    "Correct the room, and export again.",
)
SAME_ROOM_TWICE = Rule(
    "AREA-04",
    "warning",
    "Rooms that are drawn twice or inside one another",
    "Space {number} is left out of totals: {reason}.",
    "Delete one of the two, or cut the one out of the other.",
)
OVERLAP = Rule(
    "AREA-05",
    "warning",
    "Rooms that overlap",
    "Spaces {number} and {other} share {shared} m² of floor, which is counted twice.",
    "Draw the border between the two rooms anew.",
)
PILED_UP = Rule(
    "AREA-10",
    "error",
    "Rooms that lie over one another",
    "Most of the {count} spaces with an outline lie over several others: they can't all be where the model puts them. "
    "So no outline leaves a space out of totals.",
    "Look at the placements of the spaces in a viewer, and export them where they are.",
)
WORTHLESS_AREA = Rule(
    "AREA-06",
    "info",
    "Declared areas that are zero or no number",
    "{name} is {value} in {count} of the spaces: that is no area, and another one counts, if there is one.",
    "Have your program compute the areas before the export.",
)
AREA_AS_TEXT = Rule(
    "AREA-07",
    "info",
    "Areas that are written as text",
    "{name} is a text in {count} of the spaces, as {example!r}; it was read as {value} m².",
    "Export areas as areas (IfcAreaMeasure or IfcQuantityArea), with their unit.",
)
UNREADABLE_TEXT = Rule(
    "AREA-08",
    "warning",
    "Areas that are written so that they can't be read",
    "{name} can't be read in {count} of the spaces, as {example!r}: there are several ways to read it, or none.",
    "Export areas as areas (IfcAreaMeasure or IfcQuantityArea), with their unit.",
)
AREA_OF_TYPE = Rule(
    "AREA-09",
    "warning",
    "Areas that are declared for a type of spaces",
    "{name} is declared for types of spaces that several spaces share ({types} in all, as {example} m²); it was not "
    "taken for the {spaces} of these spaces that declare no area themselves.",
    "Declare the area of each space with the space (Qto_SpaceBaseQuantities), not with its type.",
)
