"""Rules on areas, declared or computed."""

from ifc_import.rules.rule import Rule

MEASURING_RULE = Rule(
    "AREA-01",
    "info",
    "Declared areas measured by another rule",
    "The areas declared as {name} are {ratio} times the computed ones, in the median of {rooms} rooms, and "
    "differ in the same direction throughout: they are measured by another rule (to wall centrelines, for example), "
    "not wrong room by room.",
    "State the rule by which these areas are measured, and agree with the owner on the one that counts.",
)
WRONG_DECLARATION = Rule(
    "AREA-11",
    "error",
    "Declared areas that no measuring rule explains",
    "The areas declared as {name} are {ratio} times the computed ones, in the median, and most are outside of what "
    "rules of measurement give (0.85 to 1.25 times): they are wrong throughout, and the computed areas count.",
    "Check how your program calculates these areas (from the wrong sides, or in another unit), and export again.",
)
AREA_DIFFERS = Rule(
    "AREA-02",
    "warning",
    "Declared areas that differ from the room's shape",
    "Space {number} declares {declared} m² ({name}), but its shape has {computed} m²: {difference}{beside}.",
    "Recalculate the room's area in your program, or correct the room's outline.",
)
IMPLAUSIBLE_AREA = Rule(
    "AREA-03",
    "error",
    "Implausible areas",
    "Space {number} has {area} m² ({name}), {why}; it is left out of all totals.",
    "Correct the room, and export again.",
)
SAME_ROOM_TWICE = Rule(
    "AREA-04",
    "warning",
    "Rooms drawn twice or inside one another",
    "Space {number} is left out of totals: {reason}.",
    "Delete one of the two rooms, or cut one out of the other.",
)
OVERLAP = Rule(
    "AREA-05",
    "warning",
    "Rooms that overlap",
    "Spaces {number} and {other} share {shared} m² of floor, which is counted twice.",
    "Redraw the boundary between the two rooms.",
)
PILED_UP = Rule(
    "AREA-10",
    "error",
    "Rooms drawn on top of one another",
    "Most of the {count} spaces with an outline lie on top of several others, so their placements can't "
    "all be right. No space was left out of the totals for its outline.",
    "Look at the placements of the spaces in a viewer, correct them, and export again.",
)
WORTHLESS_AREA = Rule(
    "AREA-06",
    "info",
    "Declared areas that are zero or not a number",
    "{name} is {value} in {count} of the spaces: it was ignored, and another area counts if there is one.",
    "Calculate the areas in your program before the export.",
)
AREA_AS_TEXT = Rule(
    "AREA-07",
    "info",
    "Areas exported as text",
    "{name} is text in {count} of the spaces, such as {example!r}; it was read as {value} m².",
    "Export areas as areas (IfcAreaMeasure or IfcQuantityArea), with their unit.",
)
UNREADABLE_TEXT = Rule(
    "AREA-08",
    "warning",
    "Areas exported as text that can't be read",
    "{name} can't be read in {count} of the spaces, such as {example!r}: the text is ambiguous or not an area.",
    "Export areas as areas (IfcAreaMeasure or IfcQuantityArea), with their unit.",
)
AREA_OF_TYPE = Rule(
    "AREA-09",
    "warning",
    "Areas declared for a space type",
    "{name} is declared for {types} space types that several spaces share, such as {example} m²; it was not used for "
    "the {spaces} of these spaces that declare no area of their own.",
    "Declare the area of each space on the space itself (Qto_SpaceBaseQuantities), not on its type.",
)
IN_ONE_PLACE = Rule(
    "AREA-12",
    "warning",
    "Rooms of different numbers in one place",
    "{first} and {second} are drawn in the same place: {which}; {counted}.",
    "Check the placement of both (an offset is often applied twice), move the misplaced one, and export again.",
)
COPIED_ROOMS = Rule(
    "AREA-13",
    "info",
    "Rooms that are copies of another model's",
    "{count} of this model are copies of rooms of another model under other numbers ({examples}): they are not counted "
    "and get no labels, and devices are located in the rooms of the other model.",
    "No action if one model is to number the rooms; otherwise give both the same numbers.",
)
AREA_SCHEMES = Rule(
    "AREA-14",
    "warning",
    "Several area schemes in one model",
    "The spaces belong to several area schemes over the same floor: {schemes}.",
    "Name the scheme that counts in the settings (`scheme` of `[counting]`), or export one scheme only.",
)
TOTAL_JUMPED = Rule(
    "AREA-20",
    "warning",
    "Floor area that changed by more than 5 %",
    "{of} had {before} m² of counted floor area and now has {after} m² ({change}): {causes}.",
    "Check that these rooms were meant to change; the receipt lists them under what changed.",
)
OUTDOORS = Rule(
    "AREA-30",
    "info",
    "Outdoor spaces left out of totals",
    "Spaces that are outdoors, by their mark or their name, are left out of totals ({count}, {area} m²): {examples}.",
    "No action needed; have them counted by the setting `outdoors` under [counting] in skylt.toml if your totals "
    "include them.",
    audience="owner",
)
